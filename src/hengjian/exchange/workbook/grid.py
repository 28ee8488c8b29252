"""One sheet's rows by column, with every cell that cannot be taken noted where it stands.

- The header is the first row that holds anything; it names each column once.
- A formula counts as the value the workbook keeps for it, which is said; without one, and merged or broken, it does
  not count.
- Hidden rows and columns are read like the others, which is said too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from hengjian.core.errors import Place
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.workbook.plan import Column, Holds, Sheet, folded, spoken_names
from hengjian.exchange.workbook.scan import MOST_KEPT, Scan, letter_of, place_of
from hengjian.exchange.workbook.values import Cell, CellWrong, names_of, text_of, value_of

Reader = Callable[[Column], Mapping[str, str]]


@dataclass(slots=True)
class Grid:
    """A sheet as read: `key` is the file its places name; header letters and names by column code."""

    sheet: Sheet
    title: str
    key: str
    letters: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    order: tuple[Column, ...] = ()
    header_line: int = 1

    @property
    def lang(self) -> str:
        """The language of the sheet: English where its title is."""
        return "en" if folded(self.title) == folded(self.sheet.word.en) else "zh"

    @property
    def known(self) -> str:
        """The headers it may have."""
        return ", ".join(column.word.named(self.lang) for column in self.sheet.columns)

    def place(self, line: int = 0, code: str = "") -> Place:
        """A cell, a row, or the whole sheet."""
        return Place(self.key, line, code)


def read_header(
    grid: Grid, rows: Iterator[tuple[int, Sequence[Cell]]], findings: Findings
) -> Mapping[int, Column] | None:
    """Column number (from 0) -> column; None if the header cannot be used (then noted)."""
    line, cells = next(rows, (0, ()))
    spoken, found, before = spoken_names(grid.sheet.columns), dict[int, Column](), len(findings.problems)
    if not line:
        findings.wrong(grid.place(), "sheet_empty", sheet=grid.title, known=grid.known)
        return None
    grid.header_line = line
    for place, cell in enumerate(cells):
        text = text_of(cell)
        if not text.strip():
            continue
        column = spoken.get(folded(text))
        if column is None:
            grid.letters[text] = letter_of(place + 1)
            findings.wrong(grid.place(line, text), "sheet_column_unknown", column=text, known=grid.known)
        elif column in found.values():
            letter = letter_of(place + 1)
            grid.letters[letter], grid.headers[letter] = letter, text.strip()
            findings.wrong(grid.place(line, letter), "column_twice", column=text)
        else:
            found[place] = column
            for code in {column.word.code, column.field} - {""}:
                grid.letters[code], grid.headers[code] = letter_of(place + 1), text.strip()
    for column in grid.sheet.columns:
        if column.needed and column not in found.values():
            findings.wrong(
                grid.place(line), "sheet_column_missing", column=column.word.named(grid.lang), code=column.word.code
            )
    grid.order = tuple(found.values())
    return found if len(findings.problems) == before else None


def read_values(
    grid: Grid,
    rows: Iterator[tuple[int, Sequence[Cell]]],
    header: Mapping[int, Column],
    findings: Findings,
) -> Iterator[tuple[int, dict[str, Any], bool]]:
    """Each row that holds anything: its line, its values by column code, and whether all of them could be taken."""
    names = {column.word.code: names_of(column.choices) for column in header.values()}
    last = max(header, default=0)
    for line, cells in rows:
        values, whole = dict[str, Any](), True
        for place, column in header.items():
            cell = cells[place] if place < len(cells) else ""
            if cell is None or (isinstance(cell, str) and not cell.strip()):
                if cell and column.holds is Holds.TEXT:  # blanks are words where words are kept as they are
                    values[column.word.code] = str(cell)
                continue
            at = grid.place(line, column.word.code)
            before = len(findings.problems)
            try:
                values[column.word.code] = value_of(column, cell, names[column.word.code], findings, at)
            except CellWrong as wrong:
                if len(findings.problems) == before:
                    known = {"known": ", ".join(word.named(grid.lang) for word in column.choices)}
                    findings.wrong(at, wrong.code, **{**wrong.facts, **(known if "known" in wrong.facts else {})})
                whole = False
        for extra, cell in enumerate(cells[last + 1 :], start=last + 2):
            if text_of(cell).strip():
                grid.letters[letter_of(extra)] = letter_of(extra)
                findings.wrong(grid.place(line, letter_of(extra)), "cell_no_header", value=text_of(cell))
                whole = False
        if any(value != "" for value in values.values()) or not whole:
            yield line, values, whole


def note_scan(grid: Grid, scan: Scan, findings: Findings, header: Mapping[int, Column]) -> None:
    """What the values do not tell: merged, broken and computed cells, and what is hidden."""

    def at(row: int, column: int) -> Place:
        code = header[column - 1].word.code if column - 1 in header else letter_of(column)
        grid.letters.setdefault(code, letter_of(column))
        return grid.place(row, code)

    for ref in scan.merged:
        first = ref.partition(":")[0]
        findings.wrong(at(*place_of(first)), "cells_merged", range=ref)
    for where in scan.bare:
        findings.wrong(at(*where), "formula_without_value")
    for where, error in scan.errors.items():
        findings.wrong(at(*where), "cell_error", error=error)
    if scan.formulas:
        row, column = scan.formulas[0]
        count = f"{len(scan.formulas)}{'+' if len(scan.formulas) == MOST_KEPT else ''}"
        cell = f"{letter_of(column)}{row}"
        findings.warn(at(row, column), "formulas_taken", grid.key, sheet=grid.title, count=count, cell=cell)
    hidden = [row for row in scan.hidden_rows if row <= scan.rows]
    if hidden:
        findings.warn(grid.place(hidden[0]), "rows_hidden", grid.key, sheet=grid.title, rows=runs(hidden))
    columns = [c for first, last in scan.hidden_columns for c in range(first, min(last, scan.columns) + 1)]
    if columns:
        told = ", ".join(letter_of(column) for column in columns[:20])
        findings.warn(grid.place(), "columns_hidden", grid.key, sheet=grid.title, columns=told)


def runs(numbers: Sequence[int]) -> str:
    """`3, 5-9` of row numbers in order; at most eight runs."""
    found = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        held = [number for _, number in run]
        found.append(str(held[0]) if len(held) == 1 else f"{held[0]}-{held[-1]}")
    return ", ".join(found[:8]) + (", ..." if len(found) > 8 else "")
