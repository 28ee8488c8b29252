"""What must hold between the records of a register (semantics 1): ids, references, corrections.

- A correction names a record of the same kind that was recorded no later; corrections never go round.
- A withdrawal takes back whatever it names; what corrects a withdrawal is of the kind that was taken back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hengjian.core.errors import Place
from hengjian.core.register.record import WITHDRAWAL, Record
from hengjian.core.rulebook.rulebook import FieldType
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import Findings
from hengjian.exchange.office.crosscheck import ABOVE_THE_TOP, HOLDERS, RECORDS, References

WHO = (*HOLDERS, ABOVE_THE_TOP)
TO_HOLDERS = (FieldType.HOLDER, FieldType.HOLDERS)
TO_RECORDS = (FieldType.REFERENCE, FieldType.REFERENCES)
Placed = Sequence[tuple[Record, Place]]


def check_records(records: Placed, rules: Rules, references: References, findings: Findings) -> None:
    """Ids, references and corrections of the register."""
    known: dict[str, Record] = {}
    lines: dict[str, int] = {}
    for record, place in records:
        if record.id in known:
            findings.wrong(_at(place, "id"), "id_twice", id=record.id, line=str(lines[record.id]))
        known.setdefault(record.id, record)
        lines.setdefault(record.id, place.line)
        for column, ids in (("body", (record.body,)), ("by", (record.by,)), ("about", record.about)):
            for id in ids:
                if references.is_missing(id, *WHO):
                    findings.wrong(_at(place, column), "holder_unknown", id=id)
        for column, ids in (("re", record.re), ("reuse_of", (record.reuse_of,)), ("corrects", (record.corrects,))):
            for id in ids:
                if references.is_missing(id, RECORDS):
                    findings.wrong(_at(place, column), "record_unknown", id=id)
        _check_fields(record, place, rules, references, findings)
        if record.kind == WITHDRAWAL and not record.corrects:
            findings.wrong(_at(place, "corrects"), "withdraws_nothing", id=record.id)
    _check_corrections(records, known, findings)


def _check_fields(record: Record, place: Place, rules: Rules, references: References, findings: Findings) -> None:
    kind = rules.kinds.get(record.kind)
    specs = kind.fields if kind else {}
    for name, value in record.fields.items():
        spec = specs.get(name)
        if spec is None:
            continue
        for id in value if isinstance(value, list) else [value]:
            if not isinstance(id, str):
                continue
            if spec.type in TO_HOLDERS and references.is_missing(id, *WHO):
                findings.wrong(_at(place, name), "holder_unknown", id=id)
            elif spec.type in TO_RECORDS and references.is_missing(id, RECORDS):
                findings.wrong(_at(place, name), "record_unknown", id=id)


def _check_corrections(records: Placed, known: Mapping[str, Record], findings: Findings) -> None:
    circular = _circular(known)
    kinds: dict[str, str] = {}
    for record, place in records:
        corrected = known.get(record.corrects)
        if corrected is None:
            continue
        at = _at(place, "corrects")
        if record.id in circular:
            findings.wrong(at, "correction_cycle", id=record.corrects)
            continue
        said = _kind_said(corrected, known, circular, kinds)
        if record.kind != WITHDRAWAL and said not in ("", record.kind):
            findings.wrong(at, "corrects_other_kind", id=record.corrects, kind=said)
        if record.recorded_at < corrected.recorded_at:
            findings.wrong(at, "corrects_later_record", id=record.corrects)


def _circular(known: Mapping[str, Record]) -> frozenset[str]:
    """Ids of the records that stand in a circle of corrections."""
    done: set[str] = set()
    circular: set[str] = set()
    for start in known:
        walked: dict[str, None] = {}
        id = start
        while id in known and id not in done and id not in walked:
            walked[id] = None
            id = known[id].corrects
        if id in walked:
            ids = list(walked)
            circular.update(ids[ids.index(id) :])
        done.update(walked)
    return frozenset(circular)


def _kind_said(record: Record, known: Mapping[str, Record], circular: frozenset[str], kinds: dict[str, str]) -> str:
    """The kind of the nearest earlier version that is no withdrawal; "" if there is none."""
    walked: list[str] = []
    current: Record | None = record
    while current is not None and current.kind == WITHDRAWAL and current.id not in kinds:
        walked.append(current.id)
        current = None if current.id in circular else known.get(current.corrects)
    kind = "" if current is None else kinds.get(current.id, current.kind)
    kinds.update(dict.fromkeys(walked, kind))
    return kind


def _at(place: Place, field: str) -> Place:
    return Place(place.file, place.line, field)
