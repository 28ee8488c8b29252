"""A workbook written sheet by sheet: headers with notes, drop-downs, formats, a first sheet on how to fill it in.

- Headers stay in view; each carries its code and what belongs under it as a note.
- A drop-down offers what the rulebooks declare, or the ids of another sheet; only where nothing else can be right does
  it refuse other words.
- The file is made beside its place and moved there: whole or not at all.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from hengjian.exchange.workbook.chart_sheets import HELP, LISTS
from hengjian.exchange.workbook.plan import Column, Holds, Sheet, Word, told_apart
from hengjian.exchange.workbook.scan import letter_of
from hengjian.exchange.workbook.values import Cell

FILLED_ROWS = 2000  # how far down a fresh sheet its formats and drop-downs reach
ROW_ROOM = 500  # rows below the last one that still have them
CREATED = datetime(2024, 1, 1)  # noqa: DTZ001 - a moment of its own in the file, so that the same rows are the same bytes
_WIDTHS = {Holds.TEXT: 24, Holds.TEXTS: 30, Holds.IDS: 24, Holds.JSON: 24, Holds.MOMENT: 19, Holds.YES_NO: 8}
_FORMATS = {
    Holds.DAY: "yyyy-mm-dd",
    Holds.MOMENT: "yyyy-mm-dd hh:mm:ss",
    Holds.DAYS: "@",
    Holds.ID: "@",
    Holds.IDS: "@",
}
_STRICT = (Holds.CHOICE, Holds.YES_NO)


@dataclass(slots=True)
class Pages:
    """A workbook being written."""

    book: Any
    lang: str
    sheets: Sequence[Sheet]
    formats: dict[str, Any] = field(default_factory=dict)
    lists: dict[tuple[Word, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Decide where the words of each drop-down stand on the last sheet."""
        name = LISTS.named(self.lang)
        for column in (column for sheet in self.sheets for column in sheet.columns):
            if column.choices and column.choices not in self.lists:
                letter = letter_of(len(self.lists) + 1)
                self.lists[column.choices] = f"='{name}'!${letter}$2:${letter}${len(column.choices) + 1}"

    def format(self, **looks: object) -> Any:
        """A format; the same looks are one format."""
        key = repr(sorted(looks.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(looks)
        return self.formats[key]


@contextmanager
def writing(path: Path, lang: str, sheets: Sequence[Sheet]) -> Iterator[Pages]:
    """Pages of a workbook that appears at its place when all are written. Raises OSError."""
    import xlsxwriter  # type: ignore[import-untyped]

    target = Path(os.path.abspath(path))
    with tempfile.TemporaryDirectory(prefix=f".{target.name[:50]}-", dir=target.parent) as beside:
        made = Path(beside) / "whole.xlsx"
        options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(str(made), options)
        book.set_properties({"created": CREATED})
        yield Pages(book, lang, sheets)
        book.close()
        os.replace(made, target)


def write_help(pages: Pages, lines: Sequence[str]) -> None:
    """The first sheet: how to fill in the others."""
    page = pages.book.add_worksheet(HELP.named(pages.lang))
    page.set_column(0, 0, 100, pages.format(text_wrap=True, valign="top"))
    for place, line in enumerate(lines):
        page.write_string(place, 0, line)


def write_lists(pages: Pages) -> None:
    """The last sheet: the words that drop-downs offer, a column each."""
    page = pages.book.add_worksheet(LISTS.named(pages.lang))
    for place, choices in enumerate(pages.lists):
        for row, word in enumerate(told_apart(choices), start=1):
            page.write_string(row, place, word.named(pages.lang))


def write_sheet(
    pages: Pages, sheet: Sheet, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], room: int
) -> None:
    """A sheet of rows under its header, and room to go on."""
    lang, page = pages.lang, pages.book.add_worksheet(sheet.word.named(pages.lang))
    page.freeze_panes(1, 1)
    last = len(rows) + room
    for place, column in enumerate(columns):
        looks = {"num_format": _FORMATS[column.holds]} if column.holds in _FORMATS else {}
        page.set_column(place, place, _WIDTHS.get(column.holds, 14), pages.format(**looks) if looks else None)
        head = pages.format(bold=True, bottom=1, text_wrap=True, valign="top", bg_color=_shade(column))
        page.write_string(0, place, column.word.named(lang), head)
        page.write_comment(0, place, _note(column, lang), {"x_scale": 2, "author": ""})
        if rule := _rule(pages, column):
            page.data_validation(1, place, last, place, rule)
    day, moment = pages.format(num_format="yyyy-mm-dd"), pages.format(num_format="yyyy-mm-dd hh:mm:ss")
    for line, cells in enumerate(rows, start=1):
        for place, cell in enumerate(cells):
            _write_cell(page, line, place, cell, moment if isinstance(cell, datetime) else day)


def _write_cell(page: Any, line: int, place: int, cell: Cell, dated: Any) -> None:
    if isinstance(cell, date):
        page.write_datetime(line, place, cell, dated)
    elif isinstance(cell, str):
        if cell:
            page.write_string(line, place, cell)
    elif cell is not None:
        page.write_number(line, place, cell)


def _shade(column: Column) -> str:
    return "#DDE6F0" if column.needed else "#F0F0F0"


def _note(column: Column, lang: str) -> str:
    told = column.note[1] if lang == "en" else column.note[0]
    needed = (" (needed)" if lang == "en" else "（必填）") if column.needed else ""
    return f"{column.word.code}{needed}\n{told}"


def _rule(pages: Pages, column: Column) -> dict[str, Any] | None:
    if column.choices:
        return {"validate": "list", "source": pages.lists[column.choices], "show_error": column.holds in _STRICT}
    if column.holds is Holds.YES_NO:
        return {"validate": "list", "source": ["yes", "no"] if pages.lang == "en" else ["是", "否"]}
    named = next((sheet for sheet in pages.sheets if sheet.table == column.ids_of), None)
    if column.ids_of and named is not None:
        place = next(n for n, each in enumerate(named.columns, start=1) if each.word.code == "id")
        letter, name = letter_of(place), named.word.named(pages.lang)
        source = f"='{name}'!${letter}$2:${letter}${FILLED_ROWS + 1}"
        return {"validate": "list", "source": source, "show_error": False}
    return None
