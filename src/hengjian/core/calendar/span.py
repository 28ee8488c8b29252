"""Days, moments and spans of days.

- A `Day` is a date; a `Moment` is UTC with microseconds.
- A `Span` is half-open: `start` is inside, `stop` is not; `OPEN` stands for "no end known".
- A span whose start is not before its stop is empty: it covers no day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

Day = date
Moment = datetime

OPEN: Day = date.max


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, stop)` in days."""

    start: Day
    stop: Day = OPEN

    def __contains__(self, day: Day) -> bool:
        return self.start <= day < self.stop

    @property
    def is_empty(self) -> bool:
        """True when no day is covered."""
        return self.start >= self.stop


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that touch or overlap; empty spans vanish; sorted by start."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if not span.is_empty):
        if merged and span.start <= merged[-1].stop:
            merged[-1] = Span(merged[-1].start, max(merged[-1].stop, span.stop))
        else:
            merged.append(span)
    return tuple(merged)


def day_of(moment: Moment, zone: str) -> Day:
    """The local day of a moment in an IANA zone that the reader has accepted."""
    return moment.astimezone(ZoneInfo(zone)).date()
