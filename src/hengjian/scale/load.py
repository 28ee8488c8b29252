"""An office as tables: every id a number in the order of its bytes, nothing cut yet (see the tables page).

- 0 stands for "" wherever an id may be missing.
- A holder is whatever the chart or a record names: a body, a post, a person, or an id nobody declared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from hengjian.core.calendar.span import Moment
from hengjian.core.evaluate.instance import escape_part
from hengjian.core.evaluate.world import as_list
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record, Register, Value
from hengjian.scale.base import Base, Row

Tables = Iterator[tuple[str, Mapping[str, str], Sequence[Row]]]


@dataclass(frozen=True, slots=True)
class Codes:
    """The numbers of holders and of records, by id."""

    holders: Mapping[str, int]
    records: Mapping[str, int]


def load_office(base: Base, chart: Chart, register: Register) -> Codes:
    """Every table of an office, and the codes its ids were given."""
    codes = Codes(_numbered(_holders(chart, register)), _numbered({record.id for record in register.records}))
    for table, columns, rows in (*_named(chart, codes), *_chart(chart, codes), *_register(register, codes)):
        base.load(table, columns, rows)
    return codes


def _numbered(ids: Iterable[str]) -> dict[str, int]:
    """1, 2, 3 ... in the order of the bytes; "" is 0."""
    ordered = sorted({*ids} - {""}, key=lambda id: id.encode("utf-8", "surrogatepass"))
    return {"": 0} | {id: number for number, id in enumerate(ordered, 1)}


def _holders(chart: Chart, register: Register) -> Iterator[str]:
    for rows in (chart.bodies, chart.posts, chart.people):
        yield from (row.id for row in rows)
    yield from (body.superior for body in chart.bodies)
    yield from (post.body for post in chart.posts)
    for tenure in chart.tenures:
        yield from (tenure.post, tenure.person)
    for relation in chart.relations:
        yield from (relation.source, relation.target)
    for record in register.records:
        yield from (record.body, record.by, *record.about)
    yield chart.deployment.outside


def _named(chart: Chart, codes: Codes) -> Tables:
    what = {
        **{row.id: "person" for row in chart.people},
        **{row.id: "post" for row in chart.posts},
        **{row.id: "body" for row in chart.bodies},
    }
    named = [(code, id, what.get(id, ""), _quoted(id), escape_part(id)) for id, code in codes.holders.items()]
    yield "name", {"code": "int", "id": "text", "what": "text", "quoted": "text", "part": "text"}, named
    kept = [(code, id, _quoted(id)) for id, code in codes.records.items()]
    yield "record_name", {"code": "int", "id": "text", "quoted": "text"}, kept
    deployment = chart.deployment
    yield "deployment", {"outside": "int", "level": "text"}, [(codes.holders[deployment.outside], deployment.level)]


def _quoted(id: str) -> str:
    """An id as it stands in canonical JSON."""
    return json.dumps(id, ensure_ascii=False)


def utc(moment: Moment) -> datetime:
    """A moment as the tables keep it: UTC without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None)


def _chart(chart: Chart, codes: Codes) -> Tables:
    of = codes.holders
    span = {"f": "day", "t": "day"}
    learnt = {"known_at": "moment", "known_on": "day"}
    bodies = [
        (place, of[b.id], b.kind, of[b.superior], b.level, b.span.start, b.span.stop)
        for place, b in enumerate(chart.bodies)
    ]
    yield "body_row", {"place": "int", "body": "int", "kind": "text", "superior": "int", "level": "text"} | span, bodies
    posts = [(place, of[p.id], of[p.body], p.span.start, p.span.stop) for place, p in enumerate(chart.posts)]
    yield "post_row", {"place": "int", "post": "int", "body": "int"} | span, posts
    labels = [(n, of[post.id], label) for n, post in enumerate(chart.posts) for label in dict.fromkeys(post.labels)]
    yield "post_label", {"place": "int", "post": "int", "label": "text"}, labels
    tenures = [
        (n, t.id, of[t.post], of[t.person], t.span.start, t.span.stop, utc(t.recorded_at), t.recorded_on, t.written)
        for n, t in enumerate(chart.tenures)
    ]
    columns = {"place": "int", "id": "text", "post": "int", "person": "int"} | span | learnt | {"written": "text"}
    yield "tenure_row", columns, tenures
    relations = [
        (n, r.id, r.kind, of[r.source], of[r.target], r.span.start, r.span.stop, utc(r.recorded_at), r.recorded_on)
        for n, r in enumerate(chart.relations)
    ]
    columns = {"place": "int", "id": "text", "kind": "text", "source": "int", "target": "int"} | span | learnt
    yield "relation_row", columns, relations


def _register(register: Register, codes: Codes) -> Tables:
    of, record_of = codes.holders, codes.records
    rows = [
        (
            record_of[r.id],
            r.kind,
            r.occurred_on,
            utc(r.recorded_at),
            r.recorded_on,
            of[r.body],
            of[r.by],
            record_of.get(r.corrects, 0),
            record_of.get(r.reuse_of, 0),
        )
        for r in register.records
    ]
    columns = {"ver": "int", "kind": "text", "day": "day", "known_at": "moment", "known_on": "day", "body": "int"}
    yield "record_row", columns | {"doer": "int", "corrects": "int", "reuse_of": "int"}, rows
    about = [(record_of[r.id], pos, of[id]) for r in register.records for pos, id in enumerate(r.about)]
    yield "record_about", {"ver": "int", "pos": "int", "who": "int"}, about
    refs = [(record_of[r.id], pos, record_of.get(id, 0)) for r in register.records for pos, id in enumerate(r.re)]
    yield "record_re", {"ver": "int", "pos": "int", "ref": "int"}, refs
    columns = {"ver": "int", "field": "text", "pos": "int", "value": "text", "type": "text", "who": "int", "ref": "int"}
    yield "record_field", columns, [row for r in register.records for row in _entries(r, codes)]


def _entries(record: Record, codes: Codes) -> Iterator[Row]:
    for name, value in record.fields.items():
        for pos, entry in enumerate(as_list(value)):
            text, type = _written(entry)
            yield (codes.records[record.id], name, pos, text, type, *_meant(text, codes))


def _meant(text: str, codes: Codes) -> tuple[int, int]:
    return codes.holders.get(text, 0), codes.records.get(text, 0)


def _written(value: Value) -> tuple[str, str]:
    """A value as text, and what it was: `flag`, `number` or `text`."""
    if isinstance(value, bool):
        return str(value).lower(), "flag"
    return str(value), "number" if isinstance(value, int) else "text"
