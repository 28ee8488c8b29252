"""Calendar slots: months, quarters, half-years, years and multiples of years (trap T1: half-years are no fixed number
of days).

- A slot is whole; a period that changes waits for a slot start common to it and all before it (semantics 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

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
    return Day(index // YEAR, index % YEAR + 1, 1)


def slots_between(start: Day, until: Day, months: int, first_year: int | None = None) -> tuple[Span, ...]:
    """The slots whose first day lies in `[start, until]`."""
    found, day = [], start
    while day <= until:
        span = slot_of(day, months, first_year)
        if span.start >= start:
            found.append(span)
        day = span.stop
    return tuple(found)


def slot_label(span: Span) -> str:
    """`2024`, `2024H1`, `2024Q1` or `2024-01`; of several years the first."""
    months = (span.stop.year - span.start.year) * YEAR + span.stop.month - span.start.month
    place = (span.start.month - 1) // months + 1 if months < YEAR else 1
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
    """The slots of a period that changed, whose first day lies in `[start, until]`; no gap and no overlap."""
    ordered = sorted(values, key=lambda value: (value.in_force_on, value.recorded_at, value.id))
    effective: list[tuple[Day, PeriodValue]] = []
    longest: PeriodValue | None = None
    for value in ordered:
        if longest is None or value.months > longest.months:
            longest = value
        day = value.in_force_on
        if effective:
            span = slot_of(day, longest.months, longest.first_year)
            day = day if span.start == day else span.stop
            effective = [each for each in effective if each[0] != day]
        effective.append((day, value))
    found: list[Slot] = []
    for place, (day, value) in enumerate(effective):
        stop = effective[place + 1][0] if place + 1 < len(effective) else OPEN
        last = min(until, stop - timedelta(days=1))
        spans = slots_between(max(day, start), last, value.months, value.first_year)
        found += [Slot(span, value.id) for span in spans]
    return tuple(found)
