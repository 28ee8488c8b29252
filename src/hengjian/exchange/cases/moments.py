"""Moments as a case file writes them: a bare day means its last moment; all else is as in an office folder."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.rulebook.reader import parse_day
from hengjian.exchange.office.cells import read_moment as read_full_moment

LAST = "T23:59:59.999999"
NOON = "T12:00:00"


def last_moment_of(day: Day, zone: str) -> Moment:
    """The last moment of a day in a zone, in UTC."""
    return datetime.combine(day, time.max, ZoneInfo(zone)).astimezone(UTC)


def read_moment(text: str, zone: str) -> Moment | None:
    """A moment in UTC; None if the text is none."""
    found = read_full_moment(full_moment(text), ZoneInfo(zone))
    return None if isinstance(found, str) else found


def full_moment(text: str) -> str:
    """The text of a moment as an office folder writes it."""
    return f"{text}{LAST}" if parse_day(text) else text
