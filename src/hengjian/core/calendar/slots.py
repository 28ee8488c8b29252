"""Calendar slots: months, quarters, half-years, years and multiples of years (trap T1: half-years are no fixed number
of days).

- A slot is whole; a period that changes waits for a slot start common to it and all before it (semantics 7). That is a
  slot start of the longest among them wherever the longest is a multiple of the others.
- Slots that reach past the last day there is end there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import lcm

from hengjian.core.calendar.span import OPEN, Day, Moment, Span

YEAR = 12


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """A period of `months` in force from the later of its own day and the day it was recorded."""

    in_force_on: Day
    recorded_at: Moment
    id: str
    months: int
    first_year: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot and the id of the period value that gives it."""

    span: Span
    value_id: str


def slot_of(day: Day, months: int, first_year: int | None = None) -> Span:
    """The slot that contains the day."""
    base = (first_year or 1) * YEAR
    index = day.year * YEAR + day.month - 1
    start = index - (index - base) % months
    return Span(_first_of(start), _first_of(start + months))


def _first_of(index: int) -> Day:
    year = index // YEAR
    if year > OPEN.year:
        return OPEN
    return Day(year, index % YEAR + 1, 1) if year >= Day.min.year else Day.min


def slots_between(start: Day, until: Day, months: int, first_year: int | None = None) -> tuple[Span, ...]:
    """The slots whose first day lies in `[start, until]`."""
    found, day = [], start
    while day <= until and day < OPEN:
        span = slot_of(day, months, first_year)
        if span.start >= start:
            found.append(span)
        day = span.stop
    return tuple(found)


def slot_label(span: Span) -> str:
    """`2024`, `2024H1`, `2024Q1` or `2024-01`; of several years the first."""
    months = (span.stop.year - span.start.year) * YEAR + span.stop.month - span.start.month
    months += span.stop == OPEN  # which is the last day of its month, not the first of the next
    place = (span.start.month - 1) // months + 1
    match months:
        case 1:
            return f"{span.start.year}-{span.start.month:02d}"
        case 3:
            return f"{span.start.year}Q{place}"
        case 6:
            return f"{span.start.year}H{place}"
        case _:
            return str(span.start.year)


def period_slots(values: Sequence[PeriodValue], start: Day, until: Day) -> tuple[Slot, ...]:
    """The slots of a period that changed, whose first day lies in `[start, until]`; no gap and no overlap.

    A value whose slots never start together with those before it (two-year slots from odd years after such from even
    years) never takes effect.
    """
    effective = _effective(values)
    found: list[Slot] = []
    for place, (day, value) in enumerate(effective):
        last = effective[place + 1][0] - timedelta(days=1) if place + 1 < len(effective) else OPEN
        spans = slots_between(max(day, start), min(until, last), value.months, value.first_year)
        found += [Slot(span, value.id) for span in spans]
    return tuple(found)


def _effective(values: Sequence[PeriodValue]) -> list[tuple[Day, PeriodValue]]:
    """Each value that counts, with the day from which it does, in order of these days."""
    effective: list[tuple[Day, PeriodValue]] = []
    heeded: list[PeriodValue] = []
    for value in sorted(values, key=lambda value: (value.in_force_on, value.recorded_at, value.id)):
        day = _common_start(value, heeded) if heeded else value.in_force_on
        if day is not None:
            heeded.append(value)
            effective = [each for each in effective if each[0] != day] + [(day, value)]
    return effective


def _common_start(value: PeriodValue, before: Sequence[PeriodValue]) -> Day | None:
    """The first day on or after the value's own that starts a slot of it and of each one before it."""
    periods = {(each.months, each.first_year) for each in (*before, value)}
    longest, first_year = max(periods, key=lambda period: period[0])
    day = value.in_force_on
    for _ in range(lcm(*(months for months, _ in periods)) // longest + 1):
        span = slot_of(day, longest, first_year)
        day = span.start if span.start == day else span.stop
        if all(slot_of(day, *period).start == day for period in periods):
            return day
        day = slot_of(day, longest, first_year).stop
    return None
