"""Lines of the register as records, with their fields held against the kinds of the rulebooks (design: the office
folder).

- An unknown kind or field is kept and said once; it meets nothing. A field of the wrong type rejects its line.
- The kind's day field, where it is filled, must equal `occurred_on`: the day of the act has one place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.errors import Place
from hengjian.core.register.record import Record
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind
from hengjian.exchange.office.cells import FULL_DAY, Findings, is_id, read_days, read_moment

KEYS = (
    "id",
    "kind",
    "occurred_on",
    "recorded_at",
    "body",
    "by",
    "about",
    "re",
    "corrects",
    "reuse_of",
    "fields",
)
_DECIMAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


class RecordReader:
    """Reads the objects of a register's lines against the kinds."""

    def __init__(self, kinds: Mapping[str, Kind], findings: Findings) -> None:
        self._kinds, self._findings = kinds, findings

    def read(self, place: Place, values: Mapping[str, Any]) -> Record | None:
        """The record of a line; None if anything of it is wrong (then noted)."""
        before = len(self._findings.problems)
        for key in values:
            if key not in KEYS:
                self._wrong(place, key, "key_unknown", key=key, known=", ".join(KEYS))
        texts = {key: self._text(place, values, key) for key in ("id", "kind", "body", "by", "corrects", "reuse_of")}
        for key in ("id", "kind"):
            if values.get(key) in (None, ""):
                self._wrong(place, key, "id_missing", column=key)
        occurred_on = self._day(place, values)
        recorded_at = self._moment(place, values)
        about, re = self._ids(place, values, "about"), self._ids(place, values, "re")
        fields = values.get("fields", {})
        if not isinstance(fields, dict):
            self._wrong(place, "fields", "value_type", field="fields", expected="object")
            fields = {}
        self._check_fields(place, texts["kind"], fields, values.get("occurred_on"))
        if len(self._findings.problems) > before or occurred_on is None or recorded_at is None:
            return None
        recorded_on = recorded_at.astimezone(self._findings.zone).date()
        if occurred_on > recorded_on:
            self._findings.warn(place, "occurs_after_recorded", texts["id"], id=texts["id"])
        return Record(
            id=texts["id"],
            kind=texts["kind"],
            occurred_on=occurred_on,
            recorded_at=recorded_at,
            recorded_on=recorded_on,
            body=texts["body"],
            by=texts["by"],
            about=about,
            re=re,
            corrects=texts["corrects"],
            reuse_of=texts["reuse_of"],
            fields=fields,
        )

    def _wrong(self, place: Place, field: str, code: str, /, **facts: str) -> None:
        self._findings.wrong(Place(place.file, place.line, field), code, **facts)

    def _text(self, place: Place, values: Mapping[str, Any], key: str) -> str:
        value = values.get(key)
        if value is None or value == "":
            return ""
        if not isinstance(value, str):
            self._wrong(place, key, "value_type", field=key, expected="text")
            return ""
        if not is_id(value):
            self._wrong(place, key, "id_not_allowed", value=value)
        return value

    def _day(self, place: Place, values: Mapping[str, Any]) -> Day | None:
        value = values.get("occurred_on")
        if not isinstance(value, str) or not value:
            self._wrong(place, "occurred_on", "day_missing", column="occurred_on")
            return None
        found = read_days(value)
        if isinstance(found, str) or len(value) != FULL_DAY:
            code = found if isinstance(found, str) else "day_not_whole"
            self._wrong(place, "occurred_on", code, value=value)
            return None
        return found.start

    def _moment(self, place: Place, values: Mapping[str, Any]) -> Moment | None:
        value = values.get("recorded_at")
        if not isinstance(value, str) or not value:
            self._wrong(place, "recorded_at", "recorded_at_missing")
            return None
        found = read_moment(value, self._findings.zone)
        if isinstance(found, str):
            self._wrong(place, "recorded_at", found, value=value)
            return None
        return found

    def _ids(self, place: Place, values: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = values.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, str) and is_id(each) for each in value):
            self._wrong(place, key, "value_type", field=key, expected="ids")
            return ()
        return tuple(value)

    def _check_fields(self, place: Place, kind_name: str, fields: Mapping[str, Any], occurred_on: Any) -> None:
        kind = self._kinds.get(kind_name)
        if kind is None:
            if kind_name:
                self._findings.warn(Place(place.file, place.line, "kind"), "kind_unknown", kind_name, kind=kind_name)
            return
        for name, value in fields.items():
            spec = kind.fields.get(name)
            if spec is None:
                at = Place(place.file, place.line, name)
                self._findings.warn(at, "field_unknown", f"{kind_name}.{name}", field=name, kind=kind_name)
            elif value is not None and value != "" and not fits_type(spec, value):
                self._wrong(place, name, "value_type", field=name, expected=expected_of(spec))
            elif name == kind.day_field and value not in (None, "", occurred_on):
                self._wrong(place, name, "day_field_differs", field=name, value=str(value), day=str(occurred_on))


def expected_of(spec: FieldSpec) -> str:
    """What a field takes, for a message: its type, or the words of a choice."""
    return ", ".join(spec.values) if spec.type is FieldType.CHOICE else spec.type.value


def fits_type(spec: FieldSpec, value: Any) -> bool:
    """Whether a JSON value is of the field's type."""
    match spec.type:
        case FieldType.TEXT:
            return isinstance(value, str)
        case FieldType.NUMBER:
            return (isinstance(value, int) and not isinstance(value, bool)) or _is_decimal(value)
        case FieldType.DAY:
            return isinstance(value, str) and len(value) == FULL_DAY and not isinstance(read_days(value), str)
        case FieldType.YES_NO:
            return isinstance(value, bool)
        case FieldType.CHOICE:
            return isinstance(value, str) and value in spec.values
        case FieldType.HOLDER | FieldType.REFERENCE:
            return isinstance(value, str) and is_id(value)
        case FieldType.HOLDERS | FieldType.REFERENCES:
            return _is_list_of_text(value) and all(is_id(each) for each in value)
        case FieldType.TEXTS:
            return _is_list_of_text(value)
        case FieldType.LIST:  # pragma: no branch - mypy holds that each type has its case
            return isinstance(value, list)


def _is_decimal(value: Any) -> bool:
    return isinstance(value, str) and _DECIMAL.fullmatch(value) is not None


def _is_list_of_text(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(e, str) for e in value)
