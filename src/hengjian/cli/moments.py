"""Days and moments as people write them on a command line.

- A day is `2024-07-01`; a moment is a day, or a day and a time, with or without an offset.
- A bare day means its last moment, and a moment without offset is read, in the office's zone.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Day, Moment
from hengjian.words.language import Lang, plain, say

YEARS = range(1000, 9000)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?")


@dataclass(frozen=True, slots=True)
class WrittenMoment:
    """A moment whose zone may still be missing; `bare` = only a day was written."""

    at: datetime
    bare: bool

    def in_zone(self, zone: ZoneInfo) -> Moment:
        """The moment in UTC."""
        if self.bare:
            return last_moment(self.at.date(), zone)
        return (self.at if self.at.tzinfo else self.at.replace(tzinfo=zone)).astimezone(UTC)


def last_moment(day: Day, zone: ZoneInfo) -> Moment:
    """The last microsecond of a day in a zone."""
    following = datetime.combine(day + timedelta(days=1), time(), zone)
    return following.astimezone(UTC) - timedelta(microseconds=1)


class ReadDay:
    """Reads a day for argparse."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, text: str) -> Day:
        if _DAY.fullmatch(text):
            try:
                day = date.fromisoformat(text)
            except ValueError:
                day = None
            if day is not None and day.year in YEARS:
                return day
        raise argparse.ArgumentTypeError(
            say(
                self.lang,
                f"「{plain(text)}」不是日期，写成 2024-07-01 这样",
                f"“{plain(text)}” is no day; write it like 2024-07-01",
            )
        )


class ReadMoment:
    """Reads a moment for argparse."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def __call__(self, text: str) -> WrittenMoment:
        bare = bool(_DAY.fullmatch(text))
        if bare or _MOMENT.fullmatch(text):
            try:
                at = datetime.fromisoformat(text)
            except ValueError:
                at = None
            if at is not None and at.year in YEARS:
                return WrittenMoment(at, bare)
        raise argparse.ArgumentTypeError(
            say(
                self.lang,
                f"「{plain(text)}」不是时刻，写成 2024-07-01 或 2024-07-01T09:30 这样",
                f"“{plain(text)}” is no moment; write it like 2024-07-01 or 2024-07-01T09:30",
            )
        )
