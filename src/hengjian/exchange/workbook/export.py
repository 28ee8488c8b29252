"""An office as a workbook that is read as the same office: `import xlsx` of it gives the same folder, byte for byte.

- Every cell is read back before it is written; what no cell can hold is a problem that names its row.
- Fields that no column can hold as they are stand, with those after them, as JSON under `fields`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.core.register.record import Record
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import read_moment
from hengjian.exchange.office.office import Office
from hengjian.exchange.office.write import chart_tables, record_values
from hengjian.exchange.workbook.chart_sheets import OFFICE
from hengjian.exchange.workbook.deployment import item_rows
from hengjian.exchange.workbook.pages import ROW_ROOM, write_help, write_lists, write_sheet, writing
from hengjian.exchange.workbook.plan import Column, Holds, Sheet
from hengjian.exchange.workbook.record_sheets import OTHER, workbook_sheets
from hengjian.exchange.workbook.records import order_fields
from hengjian.exchange.workbook.scan import LAST_ROW
from hengjian.exchange.workbook.template import how_to_fill
from hengjian.exchange.workbook.values import Cell, cell_of, names_of

Page = tuple[Sheet, tuple[Column, ...], list[list[Cell]]]


def export_workbook(office: Office, rules: Rules, path: Path, lang: str) -> Mapping[str, int]:
    """Write the workbook; rows by table. Raises InputWrong naming what it cannot hold, OSError."""
    writer = _Writer(office, lang)
    sheets = workbook_sheets(rules)
    pages = [page for sheet in sheets for page in writer.pages(sheet, rules)]
    for sheet, _, rows in pages:
        if len(rows) >= LAST_ROW:
            writer.wrong(sheet, "sheet_rows_too_many", most=str(LAST_ROW - 1))
    if writer.problems:
        raise InputWrong(writer.problems)
    with writing(path, lang, sheets) as made:
        write_help(made, how_to_fill(lang))
        for sheet, columns, rows in pages:
            write_sheet(made, sheet, columns, rows, ROW_ROOM)
        write_lists(made)
    counts: dict[str, int] = defaultdict(int)
    for sheet, _, rows in pages:
        counts[sheet.table] += len(rows)
    return {table: count for table, count in counts.items() if table != OFFICE.table}


class _Writer:
    def __init__(self, office: Office, lang: str) -> None:
        self._office, self._lang = office, lang
        self._zone = ZoneInfo(office.chart.deployment.zone)
        self._tables = chart_tables(office.chart)
        self._names: dict[int, Mapping[str, str]] = {}
        self.problems: list[Problem] = []

    def wrong(self, sheet: Sheet, code: str, **facts: str) -> None:
        """Note what the workbook cannot hold."""
        self.problems.append(Problem(Place(sheet.word.named(self._lang)), code, facts))

    def pages(self, sheet: Sheet, rules: Rules) -> list[Page]:
        """The sheet with its rows; a family's sheet without records is left out."""
        if sheet.table == OFFICE.table:
            written: Sequence[Sequence[str]] = item_rows(self._office.chart.deployment, self._lang)
        elif sheet.table == "records":
            return self._register(sheet, rules)
        else:
            written = self._tables[sheet.table]
        rows = [
            [self._cell(sheet, column, text, row[0]) for column, text in zip(sheet.columns, row, strict=True)]
            for row in written
        ]
        return [(sheet, sheet.columns, rows)]

    def _register(self, sheet: Sheet, rules: Rules) -> list[Page]:
        held = [
            (number, record)
            for number, record in enumerate(self._office.register.records, start=1)
            if (rules.kinds[record.kind].family if record.kind in rules.kinds else OTHER) == sheet.family
        ]
        if not held:
            return []
        columns = order_fields(sheet.columns, [tuple(record.fields) for _, record in held])
        return [(sheet, columns, [self._record(sheet, columns, number, record) for number, record in held])]

    def _record(self, sheet: Sheet, columns: Sequence[Column], number: int, record: Record) -> list[Cell]:
        fields = self._fields(columns, record)
        left = {name: value for name, value in record.fields.items() if name not in fields}
        values = {**record_values(record), "number": number, "fields": left}
        values["recorded_at"] = self._local(str(values["recorded_at"]))
        return [
            fields.get(column.field)
            if column.field
            else self._cell(sheet, column, values.get(column.word.code, ""), record.id)
            for column in columns
        ]

    def _fields(self, columns: Sequence[Column], record: Record) -> dict[str, Cell]:
        """The fields that columns hold, up to the first that none holds or that stands out of order."""
        places = {column.field: place for place, column in enumerate(columns) if column.field}
        found, last = dict[str, Cell](), -1
        for name, value in record.fields.items():
            place = places.get(name, -1)
            cell = cell_of(columns[place], value, self._names_of(columns[place]), self._lang) if place > last else None
            if cell is None:
                break
            found[name], last = cell, place
        return found

    def _cell(self, sheet: Sheet, column: Column, value: Any, id: str) -> Cell:
        if value in ("", [], {}, None):
            return None
        if column.holds is Holds.MOMENT:
            value = self._local(value)
        elif column.holds is Holds.SOME_OF:
            value = value.split(";")
        cell = cell_of(column, value, self._names_of(column), self._lang)
        if cell is None:
            self.wrong(sheet, "cell_cannot_hold", column=column.word.named(self._lang), id=id)
        return cell

    def _names_of(self, column: Column) -> Mapping[str, str]:
        key = id(column)  # columns live as long as the sheets, and their words are many to compare
        if key not in self._names:
            self._names[key] = names_of(column.choices)
        return self._names[key]

    def _local(self, written: str) -> str:
        """A moment on the office's clock, where that says the same; else as it is written in a folder."""
        moment = read_moment(written, self._zone)
        if isinstance(moment, str) or moment.microsecond:
            return written
        local = moment.astimezone(self._zone).replace(tzinfo=None).isoformat()
        return local if read_moment(local, self._zone) == moment else written
