"""Chinese working days: a dated list of holidays and make-up days; past its last year only Monday to Friday is known.

- A day outside the known years is counted by its weekday alone, and the year is named, so that a result says
  `provisional`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from hengjian.core.calendar.span import OPEN, Day

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """`off`: weekdays that are holidays; `on`: weekend days that are worked; both known from `first_year` to
    `last_year`.
    """

    off: frozenset[Day] = frozenset()
    on: frozenset[Day] = frozenset()
    first_year: int = 0
    last_year: int = 0

    def is_working(self, day: Day) -> bool:
        """Whether the day is worked."""
        return day in self.on or (day.weekday() < SATURDAY and day not in self.off)

    def nth_after(self, anchor: Day, n: int) -> tuple[Day, int | None]:
        """The n-th working day strictly after the anchor, and the first year on the way whose calendar is not known;
        the last day there is, if there are fewer.
        """
        day, unknown = anchor, None
        while n and day < OPEN:
            day += timedelta(days=1)
            if unknown is None:
                unknown = self._unknown(day)
            n -= self.is_working(day)
        return day, unknown

    def next_working(self, day: Day) -> tuple[Day, int | None]:
        """The day itself if it is worked, else the next that is, and the year if its calendar is not known."""
        unknown = self._unknown(day)
        while not self.is_working(day) and day < OPEN:
            day += timedelta(days=1)
            if unknown is None:
                unknown = self._unknown(day)
        return day, unknown

    def _unknown(self, day: Day) -> int | None:
        return None if self.first_year <= day.year <= self.last_year else day.year
