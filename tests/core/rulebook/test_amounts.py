"""Days and amounts are read in one spelling only, and never so large that a date sum could fail."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.reader import parse_amount, parse_day

RIGHT = [
    ("60d", Unit.DAYS, "60"),
    ("0d", Unit.DAYS, "0"),
    ("5wd", Unit.WORKING_DAYS, "5"),
    ("12mo", Unit.MONTHS, "12"),
    ("02-28", Unit.DATE, "02-28"),
    ("0.850", Unit.SHARE, "0.85"),
    ("1", Unit.SHARE, "1"),
    ("5", Unit.COUNT, "5"),
]
WRONG = [
    ("060d", Unit.DAYS),
    ("-1d", Unit.DAYS),
    ("1.5d", Unit.DAYS),
    ("60 d", Unit.DAYS),
    ("36501d", Unit.DAYS),
    ("25001wd", Unit.WORKING_DAYS),
    ("1201mo", Unit.MONTHS),
    ("12m", Unit.MONTHS),
    ("٣d", Unit.DAYS),
    ("02-29", Unit.DATE),
    ("13-01", Unit.DATE),
    ("2-28", Unit.DATE),
    ("1.01", Unit.SHARE),
    (".5", Unit.SHARE),
    ("0.5e0", Unit.SHARE),
    ("NaN", Unit.SHARE),
    ("-1", Unit.COUNT),
    ("1000000", Unit.COUNT),
    ("", Unit.COUNT),
]


@pytest.mark.parametrize(("text", "unit", "number"), RIGHT)
def test_an_amount_is_read_as_canonical_text(text: str, unit: Unit, number: str) -> None:
    assert parse_amount(text, unit) == Amount(number, unit)


@pytest.mark.parametrize(("text", "unit"), WRONG)
def test_any_other_spelling_is_no_amount(text: str, unit: Unit) -> None:
    assert parse_amount(text, unit) is None


@settings(derandomize=True, max_examples=100, deadline=None)
@given(number=st.integers(0, 36500), unit=st.sampled_from([Unit.DAYS, Unit.COUNT]))
def test_an_amount_written_out_is_read_again(number: int, unit: Unit) -> None:
    amount = Amount(str(number), unit)
    assert parse_amount(str(amount), unit) == amount
    assert amount.whole == number


def test_the_latest_day_and_the_longest_span_make_no_impossible_date() -> None:
    latest = parse_day("2999-12-31")
    assert latest is not None
    assert latest + timedelta(days=36500) < date.max


@pytest.mark.parametrize(
    "text", ["1899-12-31", "3000-01-01", "2024-02-30", "2024-2-1", "20240201", "2024-W01-1", "", "２０２４-01-01"]
)
def test_what_is_no_day_of_the_years_we_count_in_is_no_day(text: str) -> None:
    assert parse_day(text) is None


def test_a_day_is_a_day() -> None:
    assert parse_day("2024-02-29") == date(2024, 2, 29)
    assert parse_day("1900-01-01") == date(1900, 1, 1)
