"""What the reader of values does not tell of a sheet: formulas, errors, merged and hidden cells, how far it reaches.

- One pass over the part in pieces; only the cells that matter are kept, so a million empty rows cost no memory.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from hengjian.exchange.workbook.container import refuse_doctype

_PIECE = 1024 * 1024
_NAME = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)
MOST_KEPT = 1000
_TELLING = frozenset({"v", "is", "f", "row", "mergeCell", "col"})
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


@dataclass(slots=True)
class Scan:
    """Cells by (row, column), both from 1. `bare` are formulas without a value, `formulas` those with one."""

    formulas: list[tuple[int, int]] = field(default_factory=list)
    bare: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0
    columns: int = 0

    @property
    def area(self) -> int:
        """Cells of the rectangle that the filled ones span."""
        return self.rows * self.columns


def scan_sheet(archive: zipfile.ZipFile, part: str) -> Scan:
    """Look through one sheet. Raises expat.ExpatError if its XML is broken, ValueError if a cell lies nowhere."""
    watch = _Watch(expat.ParserCreate())
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            watch.parser.Parse(piece, False)
        watch.parser.Parse(b"", True)
    watch.end_cell()
    return watch.scan


class _Watch:
    """Follows the elements of a sheet. A cell without content costs one dictionary look-up and no more."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser, self.scan = parser, Scan()
        self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._kind, self._formula, self._value, self._text = "", False, False, ""
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.StartDoctypeDeclHandler = refuse_doctype

    def _start(self, tag: str, values: dict[str, str]) -> None:
        name = tag if ":" not in tag else tag.rpartition(":")[2]
        if name == "c":
            if self._formula or self._value:
                self.end_cell()
            self._cell, self._column = values, self._column + 1
        elif name in _TELLING:
            self._tell(name, values)

    def _tell(self, name: str, values: Mapping[str, str]) -> None:
        match name:
            case "v" | "is":
                self._value, self._kind = True, self._cell.get("t", "")
                if self._kind == "e":
                    self.parser.CharacterDataHandler = self._hear
            case "f":
                self._formula = True
            case "row":
                self.end_cell()
                self._row, self._column = int(values.get("r") or self._row + 1), 0
                if _true(values.get("hidden")) and len(self.scan.hidden_rows) < MOST_KEPT:
                    self.scan.hidden_rows.append(self._row)
            case "mergeCell":
                place_of(values.get("ref", "").partition(":")[0])
                if len(self.scan.merged) < MOST_KEPT:
                    self.scan.merged.append(values["ref"])
            case "col":
                if _true(values.get("hidden")):
                    self.scan.hidden_columns.append((int(values["min"]), int(values["max"])))

    def _hear(self, text: str) -> None:
        self._text += text

    def end_cell(self) -> None:
        """Note what the cell was, once all of it is known."""
        if not (self._formula or self._value):
            return
        where = place_of(self._cell["r"]) if "r" in self._cell else (self._row, self._column)
        scan, self._column = self.scan, where[1]
        if self._value:
            scan.rows, scan.columns = max(scan.rows, where[0]), max(scan.columns, where[1])
        if self._formula:
            cells = scan.formulas if self._value else scan.bare
            if len(cells) < MOST_KEPT:
                cells.append(where)
        if self._kind == "e":
            self.parser.CharacterDataHandler = None
            if len(scan.errors) < MOST_KEPT:
                scan.errors[where] = self._text.strip() or "#?"
        self._kind, self._formula, self._value, self._text = "", False, False, ""


def _true(value: str | None) -> bool:
    return value in ("1", "true")


def place_of(name: str) -> tuple[int, int]:
    """Row and column of `B12`. Raises ValueError."""
    match = _NAME.fullmatch(name)
    if match is None:
        raise ValueError(name)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
        raise ValueError(name)
    return row, column


def letter_of(column: int) -> str:
    """`B` of 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
