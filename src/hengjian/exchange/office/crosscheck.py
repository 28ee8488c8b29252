"""What must hold between the rows of an office (semantics 1): ids, references, versions, superiors, corrections.

- Each mistake is noted on the row that makes it; nothing is repaired.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from hengjian.core.calendar.span import OPEN, Day, Moment
from hengjian.core.errors import Place
from hengjian.core.organisation.chart import Body, Chart, Post, Relation, Tenure
from hengjian.core.organisation.cut import cut_chart
from hengjian.core.organisation.view import ChartView
from hengjian.core.register.record import WITHDRAWAL, Record
from hengjian.core.rulebook.rulebook import FieldType
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import Findings, Row, is_id
from hengjian.exchange.office.chart_rows import NEVER, ChartRows

CORE_RELATIONS = frozenset(
    [
        "superior",
        "acting",
        "deputy",
        "absent",
        "dispatched",
        "dual",
        "in_charge",
        "reports_to",
        "kin",
        "implicated",
        "recused",
        "same_level",
    ]
)
TO_RECORDS = frozenset(("recused", "implicated"))


def check_chart(rows: ChartRows, rules: Rules, records: Mapping[str, Place], findings: Findings) -> None:
    """Ids and references of the chart."""
    homes = _homes(rows, findings)
    bodies, posts, people = ({id for id, table in homes.items() if name in table} for name in _TABLES)
    _check_spans(rows.bodies, findings)
    _check_spans(rows.posts, findings)
    for body, row in rows.bodies:
        if body.superior and body.superior not in bodies:
            findings.wrong(row.place("superior"), "body_unknown", id=body.superior)
    for post, row in rows.posts:
        if post.body not in bodies:
            findings.wrong(row.place("body"), "body_unknown", id=post.body)
        for label in post.labels:
            if not any(label in book.labels for book in rules.rulebooks):
                findings.warn(row.place("roles"), "label_unknown", label, label=label)
    for tenure, row in rows.tenures:
        if tenure.post and tenure.post not in posts:
            findings.wrong(row.place("post"), "post_unknown", id=tenure.post)
        if tenure.person and tenure.person not in people:
            findings.wrong(row.place("person"), "person_unknown", id=tenure.person)
    known = CORE_RELATIONS.union(*(book.relation_kinds for book in rules.rulebooks))
    for relation, row in rows.relations:
        if relation.kind not in known:
            findings.warn(row.place("kind"), "relation_unknown", relation.kind, kind=relation.kind)
        ends = {"source": relation.source, "target": relation.target}
        for column, id in ends.items():
            wanted = records if column == "target" and relation.kind in TO_RECORDS else homes
            if id and id not in wanted:
                findings.wrong(row.place(column), "holder_unknown", id=id)
    _check_versions(rows.tenures, findings)
    _check_versions(rows.relations, findings)


_TABLES = ("bodies", "posts", "people")


def _homes(rows: ChartRows, findings: Findings) -> dict[str, set[str]]:
    """In which table each id lives; an id in two of them is a mistake, and so is a person twice."""
    homes: dict[str, set[str]] = defaultdict(set)
    tables: Mapping[str, Sequence[tuple[Body, Row] | tuple[Post, Row] | tuple[object, Row]]]
    tables = {"bodies": rows.bodies, "posts": rows.posts, "people": rows.people}
    for name, table in tables.items():
        for _, row in table:
            id = row.cells["id"]
            if homes[id] - {name}:
                findings.wrong(row.place("id"), "id_in_two_tables", id=id, other=", ".join(sorted(homes[id])))
            elif name == "people" and homes[id]:
                findings.wrong(row.place("id"), "id_twice", id=id)
            homes[id].add(name)
    return homes


def _check_spans(rows: Sequence[tuple[Body, Row]] | Sequence[tuple[Post, Row]], findings: Findings) -> None:
    """Rows of one body or post must not overlap."""
    seen: dict[str, list[Body | Post]] = defaultdict(list)
    for value, row in rows:
        for other in seen[value.id]:
            meets = value.span.start < other.span.stop and other.span.start < value.span.stop
            if meets or value.span == other.span:
                findings.wrong(row.place("id"), "spans_overlap", id=value.id)
                break
        seen[value.id].append(value)


def _check_versions(rows: Sequence[tuple[Tenure, Row]] | Sequence[tuple[Relation, Row]], findings: Findings) -> None:
    """The same id twice at one moment is a mistake; a later moment is a later version."""
    seen: set[tuple[str, Moment]] = set()
    for value, row in rows:
        if (value.id, value.recorded_at) in seen:
            findings.wrong(row.place("id"), "version_same_moment", id=value.id)
        seen.add((value.id, value.recorded_at))


def check_superiors(chart: Chart, rows: ChartRows, findings: Findings) -> None:
    """No body may stand above itself on any day, as known at any moment."""
    places = {body.id: row for body, row in rows.bodies}
    places |= {relation.source: row for relation, row in rows.relations if relation.kind == "superior"}
    moments = sorted({r.recorded_at for r in chart.relations if r.kind == "superior"} or {_LAST})
    noted: set[frozenset[str]] = set()
    for moment in moments:
        view = ChartView(cut_chart(chart, OPEN, moment))
        for day in view.boundaries(*view.bodies()):
            for cycle in _cycles(view, day):
                if frozenset(cycle) not in noted:
                    noted.add(frozenset(cycle))
                    row = max((places[id] for id in cycle if id in places), key=lambda row: (row.file, row.line))
                    findings.wrong(row.place("superior"), "superior_cycle", cycle=" > ".join((*cycle, cycle[0])))


_LAST = NEVER


def _cycles(view: ChartView, day: Day) -> Iterator[tuple[str, ...]]:
    safe: set[str] = set()
    for body in view.bodies():
        walked: list[str] = []
        while body and body not in safe and body not in walked:
            walked.append(body)
            body = view.superior(body, day)
        if body in walked:
            yield tuple(walked[walked.index(body) :])
        safe.update(walked)


def check_records(
    records: Sequence[tuple[Record, Place]], holders: frozenset[str], rules: Rules, findings: Findings
) -> None:
    """Ids, references and corrections of the register."""
    known: dict[str, Record] = {}
    for record, place in records:
        if record.id in known:
            findings.wrong(_at(place, "id"), "id_twice", id=record.id)
        known.setdefault(record.id, record)
    for record, place in records:
        for column, ids in (("body", (record.body,)), ("by", (record.by,)), ("about", record.about)):
            for id in ids:
                if id and id not in holders:
                    findings.wrong(_at(place, column), "holder_unknown", id=id)
        for column, id in (*(("re", id) for id in record.re), ("reuse_of", record.reuse_of)):
            if id and id not in known:
                findings.wrong(_at(place, column), "record_unknown", id=id)
        _check_fields(record, place, known, holders, rules, findings)
        if record.corrects:
            _check_correction(record, place, known, findings)


def _check_fields(
    record: Record, place: Place, known: Mapping[str, Record], holders: frozenset[str], rules: Rules, findings: Findings
) -> None:
    kind = rules.kinds.get(record.kind)
    for name, value in record.fields.items() if kind else ():
        spec = kind.fields.get(name) if kind else None
        ids = value if isinstance(value, list) else [value]
        if spec is None or not all(isinstance(id, str) and is_id(id) for id in ids):
            continue
        if spec.type in (FieldType.HOLDER, FieldType.HOLDERS):
            missing, code = [id for id in ids if id not in holders], "holder_unknown"
        elif spec.type in (FieldType.REFERENCE, FieldType.REFERENCES):
            missing, code = [id for id in ids if id not in known], "record_unknown"
        else:
            continue
        for id in missing:
            findings.wrong(_at(place, name), code, id=id)


def _check_correction(record: Record, place: Place, known: Mapping[str, Record], findings: Findings) -> None:
    corrected = known.get(record.corrects)
    if corrected is None:
        findings.wrong(_at(place, "corrects"), "record_unknown", id=record.corrects)
        return
    if record.kind != corrected.kind and WITHDRAWAL not in (record.kind, corrected.kind):
        findings.wrong(_at(place, "corrects"), "corrects_other_kind", id=record.corrects, kind=corrected.kind)
    if record.recorded_at < corrected.recorded_at:
        findings.wrong(_at(place, "corrects"), "corrects_later_record", id=record.corrects)
    walked = {record.id}
    while corrected is not None and corrected.corrects:
        if corrected.id in walked:
            findings.wrong(_at(place, "corrects"), "correction_cycle", id=record.corrects)
            return
        walked.add(corrected.id)
        corrected = known.get(corrected.corrects)


def _at(place: Place, field: str) -> Place:
    return Place(place.file, place.line, field)
