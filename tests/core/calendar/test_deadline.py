"""Date sums: the end day is inside; rounding, rolling and an unknown calendar are marked (semantics 4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.deadline import Mark, Roll, Rounding, Sum, add_months, date_in_slot, end_of
from hengjian.core.calendar.slots import slot_of
from hengjian.core.calendar.working import WorkingDays

OFF = frozenset({date(2024, 5, 1), date(2024, 5, 2), date(2024, 5, 3)})
WORKING = WorkingDays(off=OFF, on=frozenset({date(2024, 4, 28)}), first_year=2022, last_year=2024)


def mark(code: str, before: str, after: str) -> Mark:
    return Mark(code, (("before", before), ("after", after)))


@pytest.mark.parametrize(("n", "due"), [(1, "2024-04-26"), (2, "2024-04-28"), (3, "2024-04-29")])
def test_three_working_days_from_a_thursday_with_a_made_up_sunday_end_on_monday(n: int, due: str) -> None:
    assert end_of(date(2024, 4, 25), n, "wd", None, None, WORKING) == Sum(date.fromisoformat(due))


@pytest.mark.parametrize(("year", "due"), [(2023, "2023-02-28"), (2024, "2024-02-28")])
def test_the_28th_of_february_of_a_year_is_that_day_in_a_leap_year_too(year: int, due: str) -> None:
    assert date_in_slot(slot_of(date(year, 7, 1), 12), 2, 28, Roll.NONE, WORKING) == Sum(date.fromisoformat(due))


@pytest.mark.parametrize(("rounding", "due"), [(Rounding.DOWN, "2023-02-28"), (Rounding.UP, "2023-03-01")])
def test_a_month_after_30_january_is_the_last_of_february_or_the_first_of_march(rounding: Rounding, due: str) -> None:
    expected = Sum(date.fromisoformat(due), (mark("rounded", "2023-01-30", due),))
    assert end_of(date(2023, 1, 30), 1, "mo", rounding, Roll.NONE, WORKING) == expected


@pytest.mark.parametrize(
    ("day", "months", "rounding", "due"),
    [
        (date(2024, 1, 31), 1, Rounding.DOWN, date(2024, 2, 29)),
        (date(2024, 1, 31), 1, Rounding.UP, date(2024, 3, 1)),
        (date(2024, 2, 29), 12, Rounding.DOWN, date(2025, 2, 28)),
        (date(2024, 2, 29), 12, Rounding.UP, date(2025, 3, 1)),
        (date(2024, 2, 29), 48, Rounding.UP, date(2028, 2, 29)),
        (date(2024, 8, 31), 6, Rounding.UP, date(2025, 3, 1)),
        (date(2024, 3, 31), -1, Rounding.DOWN, date(2024, 2, 29)),
        (date(2024, 1, 15), -1, Rounding.DOWN, date(2023, 12, 15)),
        (date(2024, 12, 31), 0, Rounding.UP, date(2024, 12, 31)),
        (date(2024, 11, 30), 13, Rounding.DOWN, date(2025, 12, 30)),
        (date(9999, 11, 1), 1, Rounding.UP, date(9999, 12, 1)),
        (date(9999, 12, 1), 1, Rounding.UP, date.max),
        (date(1, 2, 1), -1, Rounding.UP, date.min),
        (date(1, 1, 1), -1, Rounding.UP, date.min),
    ],
)
def test_months_are_added_by_the_calendar(day: date, months: int, rounding: Rounding, due: date) -> None:
    assert add_months(day, months, rounding) == due


def test_days_count_from_the_anchor_and_the_end_day_is_inside() -> None:
    assert end_of(date(2024, 1, 1), 60, "d", None, Roll.NONE, WORKING) == Sum(date(2024, 3, 1))


def test_an_end_on_a_holiday_moves_to_the_next_working_day_and_says_so() -> None:
    expected = Sum(date(2024, 5, 6), (mark("rolled", "2024-05-01", "2024-05-06"),))
    assert end_of(date(2024, 4, 21), 10, "d", None, Roll.NEXT_WORKING, WORKING) == expected
    assert end_of(date(2024, 4, 21), 10, "d", None, None, WORKING) == Sum(date(2024, 5, 1))


def test_an_end_on_a_working_day_stays() -> None:
    assert end_of(date(2024, 4, 20), 8, "d", None, Roll.NEXT_WORKING, WORKING) == Sum(date(2024, 4, 28))


def test_a_month_sum_may_be_rounded_and_rolled_and_provisional_at_once() -> None:
    found = end_of(date(2024, 12, 31), 2, "mo", Rounding.UP, Roll.NEXT_WORKING, WORKING)
    marks = (
        mark("rounded", "2024-12-31", "2025-03-01"),
        mark("rolled", "2025-03-01", "2025-03-03"),
        Mark("provisional", (("year", 2025),)),
    )
    assert found == Sum(date(2025, 3, 3), marks)


def test_a_sum_past_the_known_calendar_is_provisional_only_where_working_days_matter() -> None:
    provisional = (Mark("provisional", (("year", 2025),)),)
    assert end_of(date(2024, 12, 31), 1, "wd", None, None, WORKING) == Sum(date(2025, 1, 1), provisional)
    assert end_of(date(2024, 12, 31), 1, "d", None, Roll.NEXT_WORKING, WORKING) == Sum(date(2025, 1, 1), provisional)
    assert end_of(date(2024, 12, 31), 1, "d", None, Roll.NONE, WORKING) == Sum(date(2025, 1, 1))


def test_the_29th_of_february_of_a_common_year_is_the_28th_and_says_so() -> None:
    leap, common = slot_of(date(2024, 1, 1), 12), slot_of(date(2023, 1, 1), 12)
    assert date_in_slot(leap, 2, 29, Roll.NONE, WORKING) == Sum(date(2024, 2, 29))
    assert date_in_slot(common, 2, 29, None, WORKING) == Sum(
        date(2023, 2, 28), (mark("rounded", "02-29", "2023-02-28"),)
    )


def test_a_day_of_the_slot_rolls_as_any_other() -> None:
    found = date_in_slot(slot_of(date(2024, 1, 1), 12), 5, 1, Roll.NEXT_WORKING, WORKING)
    assert found == Sum(date(2024, 5, 6), (mark("rolled", "2024-05-01", "2024-05-06"),))


@settings(max_examples=150, derandomize=True, database=None, deadline=None)
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(-240, 240))
def test_rounding_up_is_the_day_after_rounding_down_or_the_same_day(day: date, months: int) -> None:
    down, up = (add_months(day, months, rounding) for rounding in (Rounding.DOWN, Rounding.UP))
    assert (down, up) in {(up, up), (up - timedelta(days=1), up)}
    assert (up == down) == (down.day == day.day)
    assert (down.year - day.year) * 12 + down.month - day.month == months
