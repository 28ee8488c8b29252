"""Cells as the values of an office folder, and back: what is written by `cell_of` is read by `value_of` as it was.

- Days come as cells of dates or as text; a bare number is never taken for a day.
- Words of a list are separated by `;`; a list that would read otherwise is written as JSON.
- A cell that begins with an apostrophe is what follows it, word for word: no blank is cut, no name becomes a code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hengjian.core.errors import Place
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.json_lines import read_object
from hengjian.exchange.workbook.plan import Column, Holds, Word, folded, told_apart

Cell = str | float | bool | date | time | timedelta | None
LONGEST_TEXT = 32767
FIRST_DAY = date(1900, 3, 1)  # before it, programs disagree on which day a number is
SEVERAL = re.compile(r"[;；\n]")
_HARD = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_DAY = re.compile(r"(\d{4})(?:年|[-/.年](\d{1,2})月?|[-/.年](\d{1,2})[-/.月](\d{1,2})日?)?", re.ASCII)
_MOMENT = re.compile(
    r"(\S+?)(?:T|\s+)(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
_YES = {"是": True, "yes": True, "true": True, "y": True, "否": False, "no": False, "false": False, "n": False}
EXACT = 10**15
UTC_ZONE = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class CellWrong(Exception):
    """A cell cannot be what its column holds: a code and its facts."""

    code: str
    facts: Mapping[str, str]


def names_of(words: Sequence[Word]) -> Mapping[str, str]:
    """Every spelling of a word -> its code."""
    apart = told_apart(words)
    names = {folded(name): word.code for word in apart for name in (word.en, word.zh)}
    return names | {folded(word.code): word.code for word in apart}


def value_of(column: Column, cell: Cell, names: Mapping[str, str], findings: Findings, place: Place) -> Any:
    """What a cell that is not empty holds: text, a number, true or false, or a list. Raises CellWrong."""
    match column.holds:
        case Holds.DAYS | Holds.DAY:
            return _day(cell)
        case Holds.MOMENT:
            return _moment(cell)
        case Holds.NUMBER:
            return _number(cell)
        case Holds.YES_NO:
            return _yes_no(cell)
        case Holds.TEXT:
            return _unescaped(text_of(cell))
        case Holds.ID | Holds.ONE_OF | Holds.CHOICE:
            return _word(column, text_of(cell), names)
        case Holds.JSON:
            return _json(column, text_of(cell), findings, place)
        case Holds.IDS | Holds.TEXTS | Holds.SOME_OF:  # pragma: no branch - mypy holds that each has its case
            return _several(text_of(cell), names)


def text_of(cell: Cell) -> str:
    """A cell as text."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float | int):
        return str(_number(cell))
    if isinstance(cell, date | time):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _unescaped(text: str) -> str:
    if not text.startswith("'"):
        return text
    if text.startswith("'\""):
        try:
            return str(json.loads(text[1:], strict=False))
        except ValueError:
            return text[1:]
    return text[1:]


def _word(column: Column, text: str, names: Mapping[str, str]) -> str:
    if text.startswith("'"):
        return _unescaped(text)
    found = names.get(folded(text)) if column.choices else None
    if found is None and column.holds is Holds.CHOICE:
        raise CellWrong("cell_no_choice", {"value": text, "known": ", ".join(w.zh for w in column.choices)})
    return found or text.strip()


def _several(text: str, names: Mapping[str, str]) -> list[str]:
    if text.startswith("'"):
        return [_unescaped(text)]
    if text.lstrip().startswith("["):
        try:
            listed = json.loads(text)
        except (ValueError, RecursionError):
            listed = None
        if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
            raise CellWrong("cell_no_list", {"value": text})
        return listed
    parts = (part.strip() for part in SEVERAL.split(text))
    return [names.get(folded(part), part) for part in parts if part]


def _json(column: Column, text: str, findings: Findings, place: Place) -> Any:
    opening = "[" if column.field else "{"
    if not text.lstrip().startswith(opening):
        if column.field:
            return _several(text, {})
        raise CellWrong("cell_no_object", {"value": text})
    found = read_object(place, f'{{"value": {text}}}'.encode(), findings)
    if found is None or list(found) != ["value"]:
        raise CellWrong("cell_no_object" if not column.field else "cell_no_list", {"value": text})
    return found["value"]


def _day(cell: Cell) -> str:
    if isinstance(cell, datetime):
        if cell.time() != time():
            raise CellWrong("cell_day_has_time", {"value": cell.isoformat(" ")})
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        text = _unescaped(cell).strip()
        return _iso(text) or text
    raise CellWrong("cell_no_day", {"value": text_of(cell)})


def _iso(text: str) -> str:
    """A day, month or year written in the ways people write it; "" if it is none."""
    match = _DAY.fullmatch(text)
    if match is None:
        return ""
    year, month, of_day, day = match.groups()
    return "-".join([year, *(part.zfill(2) for part in (month or of_day, day) if part)])


def _moment(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat()
    if isinstance(cell, date):
        return f"{cell.isoformat()}T00:00:00"
    if not isinstance(cell, str):
        raise CellWrong("cell_no_moment", {"value": text_of(cell)})
    text = _unescaped(cell).strip()
    if match := _MOMENT.fullmatch(text):
        day, hour, minute, second, fraction, offset = match.groups()
        return f"{_iso(day) or day}T{hour.zfill(2)}:{minute}:{second or '00'}{fraction or ''}{offset or ''}"
    return f"{_iso(text)}T00:00:00" if _iso(text).count("-") == 2 else text


def _number(cell: Cell) -> Any:
    """A whole number, or decimal text of at most 15 figures: what a cell shows, not its last bits."""
    if isinstance(cell, bool) or not isinstance(cell, float | int):
        return _unescaped(cell).strip() if isinstance(cell, str) else text_of(cell)
    if float(cell).is_integer() and abs(cell) < EXACT:
        return int(cell)
    return format(Decimal(format(cell, ".15g")), "f")


def _yes_no(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    found = _YES.get(text_of(cell).strip().casefold())
    if found is None:
        raise CellWrong("cell_no_yes_no", {"value": text_of(cell)})
    return found


def cell_of(column: Column, value: Any, names: Mapping[str, str], lang: str) -> Cell:
    """A cell that is read as this very value; None if there is none that a workbook can hold."""
    written = json.dumps(value)
    findings = Findings(UTC_ZONE)
    for cell in _candidates(column, value, lang):
        if isinstance(cell, str) and (_HARD.search(cell) or not 0 < len(cell) <= LONGEST_TEXT):
            continue
        try:
            found = value_of(column, cell, names, findings, Place(""))
        except CellWrong:
            continue
        if json.dumps(found) == written:
            return cell
    return None


def _candidates(column: Column, value: Any, lang: str) -> Iterator[Cell]:
    named = _naming(column, lang)
    if isinstance(value, bool):
        yield ("yes" if value else "no") if lang == "en" else ("是" if value else "否")
    elif isinstance(value, int):
        yield value if abs(value) < EXACT else None
    elif isinstance(value, str):
        yield from _of_text(column, value, named)
    elif isinstance(value, list) and column.holds is not Holds.JSON:
        if value and all(isinstance(each, str) for each in value):
            yield ";".join(named(each) for each in value)
        yield json.dumps(value, ensure_ascii=False)
        yield _seven_bits(value)
    elif value is not None:
        yield json.dumps(value, ensure_ascii=False)
        yield _seven_bits(value)


def _of_text(column: Column, value: str, named: Callable[[str], str]) -> Iterator[Cell]:
    match column.holds:
        case Holds.DAY | Holds.DAYS if len(value) == len("2024-03-05"):
            yield _native(date.fromisoformat, value)
        case Holds.MOMENT:
            yield _native(datetime.fromisoformat, value)
        case Holds.NUMBER:
            yield _native(float, value)
    yield named(value)
    yield value
    yield f"'{value}"
    yield f"'{_seven_bits(value)}"


def _native(read: Callable[[str], Any], text: str) -> Cell:
    """A date or a number as a cell of its own, where the text is one and programs agree on it."""
    try:
        found = read(text)
    except ValueError:
        return None
    if isinstance(found, datetime):
        usable = found.tzinfo is None and not found.microsecond and found.date() >= FIRST_DAY
        return found if usable else None
    if isinstance(found, date):
        return found if found >= FIRST_DAY else None
    return found if found == found and abs(found) < EXACT else None


def _naming(column: Column, lang: str) -> Callable[[str], str]:
    names = {word.code: word.named(lang) for word in told_apart(column.choices)}
    return lambda code: names.get(code, code)


def _seven_bits(value: Any) -> str:
    return json.dumps(value).replace("_", "\\u005f")
