"""Date sums as a rule declares them: the unit, the rounding of months, the roll to a working day (semantics 4).

- The end day is inside.
- A month sum that lands on no day goes down to the last of its month, or up to the first of the next.
- A sum that leaves the calendar stops at its first or last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.calendar.working import WorkingDays


class Rounding(StrEnum):
    """Where a month sum lands when the day does not exist."""

    DOWN = "down"
    UP = "up"


class Roll(StrEnum):
    """Whether an end day that is no working day moves on."""

    NONE = "none"
    NEXT_WORKING = "next_working"


@dataclass(frozen=True, slots=True)
class Mark:
    """What has to be said about a sum: rounded, rolled or provisional, with its facts."""

    code: str
    facts: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """The last good day and the marks on it."""

    due_on: Day
    marks: tuple[Mark, ...] = ()


def add_months(day: Day, months: int, rounding: Rounding) -> Day:
    """The same day of a later month (an earlier one if `months` is negative)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not Day.min.year <= year <= OPEN.year:
        return OPEN if year > OPEN.year else Day.min
    try:
        return Day(year, month, day.day)
    except ValueError:
        first_of_next = Day(year, month + 1, 1)  # December has every day
        return first_of_next if rounding is Rounding.UP else first_of_next - timedelta(days=1)


def end_of(
    anchor: Day, number: int, unit: str, rounding: Rounding | None, roll: Roll | None, working: WorkingDays
) -> Sum:
    """The last good day of a deadline: anchor plus days, months, or the n-th working day strictly after it."""
    if unit == "wd":
        day, year = working.nth_after(anchor, number)
        return Sum(day, _provisional(year))
    if unit == "d":
        return _rolled(anchor + min(timedelta(days=number), OPEN - anchor), (), roll, working)
    day = add_months(anchor, number, rounding or Rounding.DOWN)
    marks = (
        ()
        if day.day == anchor.day
        else (Mark("rounded", (("before", anchor.isoformat()), ("after", day.isoformat()))),)
    )
    return _rolled(day, marks, roll, working)


def date_in_slot(slot: Span, month: int, day: int, roll: Roll | None, working: WorkingDays) -> Sum:
    """That day of the slot's first year; 29 February of a common year is the 28th."""
    year = slot.start.year
    try:
        return _rolled(Day(year, month, day), (), roll, working)
    except ValueError:
        end = Day(year, month + 1, 1) - timedelta(days=1)
        return _rolled(
            end, (Mark("rounded", (("before", f"{month:02d}-{day:02d}"), ("after", end.isoformat()))),), roll, working
        )


def _rolled(day: Day, marks: tuple[Mark, ...], roll: Roll | None, working: WorkingDays) -> Sum:
    if roll is not Roll.NEXT_WORKING:
        return Sum(day, marks)
    moved, year = working.next_working(day)
    rolled = (Mark("rolled", (("before", day.isoformat()), ("after", moved.isoformat()))),) if moved != day else ()
    return Sum(moved, (*marks, *rolled, *_provisional(year)))


def _provisional(year: int | None) -> tuple[Mark, ...]:
    return () if year is None else (Mark("provisional", (("year", year),)),)
