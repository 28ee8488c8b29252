"""Working days: holidays and make-up days in the known years, Monday to Friday and the year beyond them."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.working import WorkingDays

OFF = frozenset({date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)})
ON = frozenset({date(2024, 4, 28)})
KNOWN = WorkingDays(off=OFF, on=ON, first_year=2023, last_year=2024)


def test_a_weekday_is_worked_unless_it_is_a_holiday_and_a_weekend_day_only_if_it_is_made_up() -> None:
    worked = [day for n in range(24, 32) if KNOWN.is_working(day := date(2024, 4, 1) + timedelta(days=n))]
    assert worked == [date(2024, 4, n) for n in (25, 26, 28, 29, 30)]


def test_the_nth_working_day_is_strictly_after_the_anchor() -> None:
    """The first worked table of semantics 4: known on Thursday 25 April 2024, the Sunday after is made up."""
    found = [KNOWN.nth_after(date(2024, 4, 25), n) for n in (1, 2, 3)]
    assert found == [(date(2024, 4, 26), None), (date(2024, 4, 28), None), (date(2024, 4, 29), None)]
    assert KNOWN.nth_after(date(2024, 4, 30), 1) == (date(2024, 5, 6), None)


def test_no_working_day_after_the_anchor_is_the_anchor_itself() -> None:
    assert KNOWN.nth_after(date(2030, 1, 5), 0) == (date(2030, 1, 5), None)


def test_past_the_last_known_year_monday_to_friday_count_and_the_first_unknown_year_is_named() -> None:
    assert KNOWN.nth_after(date(2024, 12, 31), 1) == (date(2025, 1, 1), 2025)
    assert KNOWN.nth_after(date(2024, 12, 30), 300) == (date(2026, 2, 23), 2025)
    assert KNOWN.nth_after(date(2024, 12, 30), 1) == (date(2024, 12, 31), None)


def test_before_the_first_known_year_the_year_is_named_too() -> None:
    assert KNOWN.nth_after(date(2022, 12, 29), 1) == (date(2022, 12, 30), 2022)
    assert KNOWN.next_working(date(2022, 12, 31)) == (date(2023, 1, 2), 2022)


def test_the_next_working_day_is_the_day_itself_if_it_is_worked() -> None:
    assert KNOWN.next_working(date(2024, 4, 28)) == (date(2024, 4, 28), None)
    assert KNOWN.next_working(date(2024, 5, 1)) == (date(2024, 5, 6), None)
    assert KNOWN.next_working(date(2024, 4, 27)) == (date(2024, 4, 28), None)


def test_a_day_of_an_unknown_year_is_not_certain_even_on_a_monday() -> None:
    assert KNOWN.next_working(date(2025, 1, 6)) == (date(2025, 1, 6), 2025)


def test_rolling_over_new_year_into_an_unknown_year_names_it() -> None:
    closed = WorkingDays(off=frozenset({date(2024, 12, 31)}), first_year=2024, last_year=2024)
    assert closed.next_working(date(2024, 12, 31)) == (date(2025, 1, 1), 2025)


def test_with_no_calendar_at_all_every_year_is_unknown() -> None:
    assert WorkingDays().next_working(date(2024, 4, 27)) == (date(2024, 4, 29), 2024)


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(st.dates(date(2023, 6, 1), date(2024, 6, 1)), st.integers(1, 30))
def test_between_the_anchor_and_its_nth_working_day_lie_exactly_n_working_days(anchor: date, n: int) -> None:
    day, _ = KNOWN.nth_after(anchor, n)
    passed = [anchor + timedelta(days=step) for step in range(1, (day - anchor).days + 1)]
    assert sum(map(KNOWN.is_working, passed)) == n
    assert KNOWN.is_working(day)
