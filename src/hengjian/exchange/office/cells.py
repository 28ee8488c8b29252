"""Cells of a table as values: ids, days that may be partial, moments. A bad cell is one problem, never an exception.

- Days are ISO. `2010` and `2010-05` are partial: only days that are certainly covered count.
- A moment without offset is in the office's zone; all moments are kept in UTC.
- Years outside 1900 to 2200 are refused: they are slips of a keyboard.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import OPEN, Day, Moment, Span
from hengjian.core.errors import Place, Problem

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_ID = 200
FULL_DAY = len("2024-01-01")
ONE_DAY = timedelta(days=1)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)  # control characters, and those that are not seen or turn the text round
_LISTS = frozenset({"known", "expected", "columns", "cycle"})
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?", re.ASCII)


@dataclass(slots=True)
class Findings:
    """Problems and warnings as they are met; a warning is kept once for each word.

    `tables` says which table a file's rows are of, where the file's name does not.
    """

    zone: ZoneInfo
    problems: list[Problem] = field(default_factory=list)
    warnings: dict[tuple[str, str], Problem] = field(default_factory=dict)
    tables: dict[str, str] = field(default_factory=dict)

    def wrong(self, place: Place, code: str, /, **facts: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(place, code, _shown(facts)))

    def warn(self, place: Place, code: str, word: str, /, **facts: str) -> None:
        """Note a warning, once for each word."""
        self.warnings.setdefault((code, word), Problem(place, code, _shown(facts)))


def _shown(facts: Mapping[str, str]) -> Mapping[str, str]:
    return {name: shorten(value, 600 if name in _LISTS else 60) for name, value in facts.items()}


def shorten(text: str, longest: int) -> str:
    """A value as it may be shown in a message: on one line, at most so many characters."""
    shown = "".join(c if c.isprintable() else "�" for c in text[: longest + 1])
    return shown if len(shown) <= longest else f"{shown[: longest - 3]}..."


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: where it stands and its cells by column, as text."""

    file: str
    line: int
    cells: Mapping[str, str]

    def place(self, column: str = "") -> Place:
        """The place of the row, or of one of its cells."""
        return Place(self.file, self.line, column)


class RowReader:
    """Reads the cells of one row; what is wrong goes to the findings, and `ok` turns false."""

    def __init__(self, row: Row, findings: Findings) -> None:
        self.row, self.findings, self.ok = row, findings, True

    def wrong(self, column: str, code: str, /, **facts: str) -> None:
        """Note a problem with a cell."""
        self.ok = False
        self.findings.wrong(self.row.place(column), code, **facts)

    def text(self, column: str) -> str:
        """The cell as it stands."""
        return self.row.cells.get(column, "")

    def id(self, column: str, *, needed: bool) -> str:
        """An id: not empty if needed, at most 200 characters, none of them a control character."""
        value = self.text(column)
        if not value:
            if needed:
                self.wrong(column, "id_missing", column=column)
        elif not is_id(value):
            self.wrong(column, "id_not_allowed", value=value)
        return value

    def texts(self, column: str) -> tuple[str, ...]:
        """The entries of a cell separated by `;`, without empty ones."""
        return tuple(part.strip() for part in self.text(column).split(";") if part.strip())

    def days(self, column: str) -> Span | None:
        """The days a written date may mean: one day, a month or a year; None if empty or unreadable (then noted)."""
        value = self.text(column)
        if not value:
            return None
        found = read_days(value)
        if isinstance(found, str):
            self.wrong(column, found, value=value)
            return None
        return found

    def moment(self, column: str) -> Moment | None:
        """A moment in UTC; None if empty or unreadable (then noted)."""
        value = self.text(column)
        if not value:
            return None
        found = read_moment(value, self.findings.zone)
        if isinstance(found, str):
            self.wrong(column, found, value=value)
            return None
        return found

    def span(self, known_on: Day | None) -> Span:
        """The days that `from` and `to` certainly cover; both are inside; an unknown start binds from `known_on` or
        never.
        """
        since, until = self.days("from"), self.days("to")
        if not self.ok:
            return Span(OPEN, OPEN)
        start = since.stop - ONE_DAY if since else known_on or OPEN
        stop = until.start + ONE_DAY if until else OPEN
        if since and until and until.stop <= since.start:
            # the day before the start is how an empty, withdrawn row is written
            if until.stop != since.start or len(self.text("from")) != FULL_DAY or len(self.text("to")) != FULL_DAY:
                self.wrong("to", "from_after_to", since=self.text("from"), until=self.text("to"))
            return Span(start, start)
        return Span(start, max(start, stop))

    def written(self) -> str:
        """`from/to` as written, where one of them is partial or the start is unknown; else ""."""
        since, until = self.text("from"), self.text("to")
        return "" if len(since) == FULL_DAY and len(until) in (0, FULL_DAY) else f"{since}/{until}"


def is_id(value: str) -> bool:
    """Whether a text may be an id."""
    return 0 < len(value) <= LONGEST_ID and _is_seen(value)


@lru_cache(maxsize=4096)  # a register names the same ids, and below the same days, again and again
def _is_seen(value: str) -> bool:
    return value == value.strip() and not _UNSEEN.search(value)


def read_days(value: str) -> Span | str:
    """The days an ISO date, month or year means; or the code of what is wrong with it."""
    return _days_of(value) if len(value) <= FULL_DAY else "day_unreadable"


@lru_cache(maxsize=4096)
def _days_of(value: str) -> Span | str:
    match = _PARTIAL.fullmatch(value)
    if match is None:
        return "day_unreadable"
    year, month, day = (int(part or "1") for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return "year_out_of_range"
    try:
        start = date(year, month, day)
    except ValueError:
        return "day_unreadable"
    if match[3]:
        return Span(start, start + ONE_DAY)
    if match[2]:
        return Span(start, date(year + month // 12, month % 12 + 1, 1))
    return Span(start, date(year + 1, 1, 1))


def read_moment(value: str, zone: ZoneInfo) -> Moment | str:
    """A moment in UTC, its own offset or the zone's; or the code of what is wrong with it."""
    if not _MOMENT.fullmatch(value):
        return "moment_unreadable"
    try:
        moment = datetime.fromisoformat(value)
        local = moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
        # the zone's year, whatever the offset: in UTC an office's first moment is of the year before
        return local.astimezone(UTC) if FIRST_YEAR <= local.year <= LAST_YEAR else "year_out_of_range"
    except (ValueError, OverflowError):
        return "moment_unreadable"


def start_of(day: Day, zone: ZoneInfo) -> Moment:
    """The first moment of a day in a zone, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def moment_text(moment: Moment) -> str:
    """A moment in UTC as it is written in a folder: seconds, and microseconds where there are any."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def joined(values: Sequence[str]) -> str:
    """Entries of a list cell."""
    return ";".join(values)
