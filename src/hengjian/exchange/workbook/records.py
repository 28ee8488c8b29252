"""Rows of the record sheets as records: fields from columns, in the order of the columns; then what no column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hengjian.core.errors import Place
from hengjian.core.register.record import Record
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.record_rows import KEYS, RecordReader
from hengjian.exchange.office.tables import LONGEST_CELL
from hengjian.exchange.office.write import record_line
from hengjian.exchange.workbook.grid import Grid
from hengjian.exchange.workbook.plan import Column

LAST = float("inf")


class RecordSheets:
    """Reads sheet after sheet; an id that stands in two of them is noted with the sheet it stands in first."""

    def __init__(self, rules: Rules, findings: Findings) -> None:
        self._rules, self._findings = rules, findings
        self._reader = RecordReader(rules.kinds, findings)
        self._found: list[tuple[float, Record, Place]] = []
        self._homes: dict[str, str] = {}

    def read(self, grid: Grid, rows: Sequence[tuple[int, dict[str, Any], bool]]) -> None:
        """Take the rows of a sheet."""
        for line, values, whole in rows:
            place = grid.place(line)
            if whole and self._is_new(grid, place, values) and self._fits(grid, place, values):
                self._take(place, values, self._object(grid, place, values))

    def in_order(self) -> list[tuple[Record, Place]]:
        """The records as the order column says; those without a number after them, sheet by sheet."""
        return [(record, place) for _, record, place in sorted(self._found, key=lambda each: each[0])]

    def _is_new(self, grid: Grid, place: Place, values: dict[str, Any]) -> bool:
        id, here = values.get("id", ""), f"[{grid.title}] {grid.letters.get('id', '')}{place.line}"
        other = self._homes.setdefault(id, here) if id else here
        if other != here:
            self._findings.wrong(replace(place, field="id"), "record_id_twice", id=id, other=other)
        return other == here

    def _fits(self, grid: Grid, place: Place, values: dict[str, Any]) -> bool:
        """Whether the order is a number and what no column holds does not stand in a column as well."""
        number = values.get("number", 0)
        if not isinstance(number, int):
            self._findings.wrong(replace(place, field="number"), "value_type", field="number", expected="number")
            return False
        more = values.get("fields", {})
        for column in grid.order:
            if column.field and column.field in more and column.word.code in values:
                at = replace(place, field=column.word.code)
                self._findings.wrong(at, "cell_field_twice", field=column.word.zh)
                return False
        return True

    def _object(self, grid: Grid, place: Place, values: dict[str, Any]) -> dict[str, Any]:
        found = {key: values[key] for key in KEYS if values.get(key) not in (None, "") and key != "fields"}
        kinds = grid.sheet.column("kind").choices
        if len(kinds) == 1:
            found.setdefault("kind", kinds[0].code)
        fields = {c.field: values[c.word.code] for c in grid.order if c.field and c.word.code in values}
        return {**found, "fields": {**fields, **values.get("fields", {})}}

    def _take(self, place: Place, values: dict[str, Any], found: dict[str, Any]) -> None:
        record = self._reader.read(place, found)
        if record is not None and len(record_line(record).encode()) > LONGEST_CELL:
            self._findings.wrong(place, "line_too_long")
        elif record is not None:
            self._found.append((values.get("number", LAST), record, place))


def order_fields(columns: Sequence[Column], sequences: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns of a sheet, its fields in an order that agrees with that of every record, where there is one."""
    fields = [column for column in columns if column.field]
    before: dict[str, set[str]] = {column.field: set() for column in fields}
    for sequence in {tuple(name for name in each if name in before) for each in sequences}:
        for earlier, later in pairwise(sequence):
            before[later].add(earlier)
    left, order = list(fields), list[Column]()
    while left:
        done = {column.field for column in order}
        free = next((column for column in left if before[column.field] <= done), left[0])
        order.append(free)
        left.remove(free)
    place = next((n for n, column in enumerate(columns) if column.field), 0)
    common = [column for column in columns if not column.field]
    return (*common[:place], *order, *common[place:])
