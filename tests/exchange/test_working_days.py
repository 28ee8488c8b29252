"""Our working-day file: one row a day that differs from Monday to Friday, and years without holes."""

import csv
from datetime import date, timedelta

import chinese_calendar  # type: ignore[import-untyped]

from hengjian.exchange.bundled import bundled_folder
from hengjian.exchange.working_days import read_working_days


def test_every_row_is_a_day_that_differs_from_monday_to_friday_and_rows_are_in_order() -> None:
    path = bundled_folder() / "calendars" / "cn-working-days.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    days = [date.fromisoformat(row["day"]) for row in rows]
    assert days == sorted(set(days))
    for row, day in zip(rows, days, strict=True):
        assert row["kind"] == ("holiday" if day.weekday() < 5 else "make_up")
        assert row["name"]
        assert row["source"]


def test_known_years_run_without_a_hole_and_each_has_its_holidays() -> None:
    working = read_working_days()
    years = {day.year for day in working.off}
    assert years == set(range(working.first_year, working.last_year + 1))
    assert (working.first_year, working.last_year) == (2004, 2026)


def test_days_everybody_remembers_are_as_they_were() -> None:
    working = read_working_days()
    national_week = [date(2023, 10, 1) + timedelta(days=n) for n in range(9)]
    assert [working.is_working(day) for day in national_week] == [False] * 6 + [True, True, True]
    assert working.is_working(date(2024, 4, 28))
    assert not working.is_working(date(2024, 5, 1))
    assert working.nth_after(date(2024, 9, 30), 1) == (date(2024, 10, 8), None)


def test_past_the_last_year_of_the_file_a_count_is_provisional() -> None:
    working = read_working_days()
    assert working.nth_after(date(2026, 12, 31), 1) == (date(2027, 1, 1), 2027)


def test_every_day_of_the_known_years_is_as_the_published_calendars_say() -> None:
    working = read_working_days()
    published = chinese_calendar.constants.holidays
    assert (min(published).year, max(published).year) == (working.first_year, working.last_year)
    day, differing = date(working.first_year, 1, 1), []
    while day.year <= working.last_year:
        if working.is_working(day) != chinese_calendar.is_workday(day):
            differing.append(day)
        day += timedelta(days=1)
    assert differing == []


def test_before_the_first_year_of_the_file_a_count_is_provisional_too() -> None:
    working = read_working_days()
    assert working.nth_after(date(2003, 12, 30), 1) == (date(2003, 12, 31), 2003)
    assert working.nth_after(date(2003, 12, 31), 1) == (date(2004, 1, 2), None)
