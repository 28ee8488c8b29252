"""A row of a record table as the JSON of an office folder's record.

- The first cell is the kind; by, about, re and the fields may carry the names the kind gives them.
- Cells become JSON by the type of their field; a cell that does not fit stays text, and the office reader says so.
- A holder in a field is named as everywhere in a case; a record is named by its id, which must be on the stage.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hengjian.core.errors import Place
from hengjian.core.rulebook.reader import parse_day
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType
from hengjian.exchange.cases.moments import NOON, full_moment
from hengjian.exchange.cases.names import BODY, PERSON, POST, Names, Problems, RuleWords
from hengjian.exchange.cases.vocabulary import TRUTH, split_list

ANYONE = (POST, PERSON, BODY)
ONE_RECORD = ("corrects", "reuse_of")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class RecordRows:
    """Reads record rows against the names and records of one stage."""

    names: Names
    known: frozenset[str]
    words: RuleWords
    problems: Problems

    def row(self, cells: Mapping[str, str], default_id: str, place: Place) -> dict[str, object]:
        """The record as JSON: id, kind, occurred_on, recorded_at, body, by, about, re, corrects, reuse_of, fields."""
        kind = self.words.kind(cells.get("record", ""), place, self.problems)
        fields: dict[str, object] = {}
        row: dict[str, object] = {"id": cells.get("id", default_id), "kind": kind}
        for column, cell in cells.items():
            if column == "id":
                row["id"] = cell
            elif column == "occurred_on":
                row["occurred_on"] = cell
                if parse_day(cell) is None:
                    self.problems.add(place, "case_day_wrong", text=cell)
            elif column == "recorded_at":
                row[column] = full_moment(cell)
            elif column in ONE_RECORD:
                row[column] = self._record(cell, place)
            elif column != "record" and kind:
                self._put(row, fields, kind, column, cell, place)
        if "occurred_on" not in row:
            self.problems.add(place, "case_cell_missing", column="occurred_on")
        row.setdefault("recorded_at", f"{row.get('occurred_on', '')}{NOON}")
        return {**row, "fields": fields}

    def _put(
        self, row: dict[str, object], fields: dict[str, object], kind: str, column: str, cell: str, place: Place
    ) -> None:
        part = self.words.field(kind, column)
        spec = self.words.kinds[kind].fields.get(part)
        if spec is not None:
            fields[part] = self._value(spec, cell, place)
        elif part == "by":
            row["by"] = self._holder(cell, place)
        elif part == "body":
            row["body"] = self.names.find(cell, (BODY,), place, self.problems)
        elif part == "about":
            row["about"] = [self._holder(name, place) for name in split_list(cell)]
        elif part == "re":
            row["re"] = [self._record(name, place) for name in split_list(cell)]
        else:
            self.problems.add(place, "case_field_unknown", column=column, kind=kind)

    def _holder(self, name: str, place: Place) -> str:
        return self.names.find(name, ANYONE, place, self.problems)

    def _record(self, name: str, place: Place) -> str:
        if name not in self.known:
            self.problems.add(place, "case_record_unknown", record=name)
        return name

    def _value(self, spec: FieldSpec, cell: str, place: Place) -> object:
        """The cell as the JSON value its field's type asks for."""
        values = dict(zip(spec.value_names, spec.values, strict=False))
        match spec.type:
            case FieldType.YES_NO:
                return {"yes": True, "no": False}.get(TRUTH.get(cell.lower(), ""), cell)
            case FieldType.NUMBER:
                return int(cell) if _WHOLE.fullmatch(cell) else cell
            case FieldType.HOLDER:
                return self._holder(cell, place)
            case FieldType.HOLDERS:
                return [self._holder(name, place) for name in split_list(cell)]
            case FieldType.REFERENCE:
                return self._record(cell, place)
            case FieldType.REFERENCES:
                return [self._record(name, place) for name in split_list(cell)]
            case FieldType.TEXTS | FieldType.LIST:
                return [values.get(entry, entry) for entry in split_list(cell)]
            case _:
                return values.get(cell, cell)
