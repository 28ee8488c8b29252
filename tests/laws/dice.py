"""How worlds draw: from a seed, and days from the boundaries of the world itself.

A random day seldom hits the day before, the day and the day after something. So every day a world is built from is
remembered with its neighbours, and most days and moments are drawn from those.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Day, Moment

ZONE = ZoneInfo("Asia/Shanghai")
FIRST, LAST = Day(2021, 1, 1), Day(2023, 12, 31)
Choice = TypeVar("Choice")


class Dice:
    """The draws that follow from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends inside."""
        return self._random.randint(least, most)

    def one_of(self, options: Sequence[Choice]) -> Choice:
        """One of the options."""
        return options[self.number(0, len(options) - 1)]

    def chance(self, percent: int) -> bool:
        """True so often."""
        return self.number(0, 99) < percent

    def some(self, options: Sequence[Choice], at_most: int) -> tuple[Choice, ...]:
        """One to so many of the options, none twice; nothing if there are none."""
        found = [self.one_of(options) for _ in range(self.number(1, at_most))] if options else []
        return tuple(dict.fromkeys(found))


class Days:
    """The days of a world: its boundaries and, now and then, any day at all."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._known: dict[Day, None] = {}
        for year in range(FIRST.year, LAST.year + 1):
            for month, day in ((1, 1), (7, 1), (2, 28)):
                self.remember(Day(year, month, day))

    def remember(self, day: Day, *after: int) -> None:
        """A day that matters, and the days so many days after it, each with its neighbours."""
        for offset in (0, *after):
            for near in (-1, 0, 1):
                self._known[day + timedelta(days=offset + near)] = None

    def pick(self, since: Day = FIRST, until: Day = LAST) -> Day:
        """A day in `[since, until]`, most often one that matters; `since` if there is none."""
        if since >= until:
            return since
        if self._dice.chance(85):
            options = [day for day in self._known if since <= day <= until]
            if options:
                return self._dice.one_of(options)
        return since + timedelta(days=self._dice.number(0, (until - since).days))


def moment(day: Day, at: time = time(12)) -> Moment:
    """A moment of a day in the zone of the worlds, in UTC."""
    return datetime.combine(day, at, ZONE).astimezone(UTC)


def last_moment(day: Day) -> Moment:
    """The last moment of a day."""
    return moment(day, time.max)


def day_in_zone(at: Moment) -> Day:
    """The local day of a moment."""
    return at.astimezone(ZONE).date()


class Moments:
    """The moments at which things are learnt."""

    def __init__(self, dice: Dice, days: Days) -> None:
        self._dice, self._days = dice, days
        self.known: list[Moment] = []

    def of(self, day: Day, not_before: Moment | None = None) -> Moment:
        """When something of this day is learnt: that day, or later; never before `not_before`."""
        way = self._dice.number(0, 9)
        if way <= 5:
            at = moment(day)
        elif way == 6:
            at = moment(day, time.min)
        elif way == 7:
            at = last_moment(day)
        else:
            at = moment(self._days.pick(day, max(day, LAST)))
        if not_before is not None:
            at = max(at, not_before)
        self.known.append(at)
        return at
