"""Small charts in a few words: who stands below whom, who holds what, from which day to which.

- A span is written `2024-01-01..2024-02-15` (the second day is the first outside); `..` is ever, `2024-01-01..` open.
- Everything is known from noon of its own first day unless a test says otherwise.
- `three_floors` is the stage most tests stand on: a city over a county over two towns, each with its head; the county
  and the city have a discipline body beside them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from hengjian.core.calendar.span import OPEN, Day, Moment, Span
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post, Relation, Tenure
from hengjian.core.organisation.cut import cut_chart
from hengjian.core.organisation.view import ChartView

LONG_AGO = Day(2015, 1, 1)
Row = Body | Post | Tenure | Relation | Person


def day(text: str) -> Day:
    """A day from its ISO form."""
    return Day.fromisoformat(text)


def at(text: str) -> Moment:
    """Noon of a day (04:00 UTC is noon in Asia/Shanghai), or a moment with its own time."""
    return datetime.fromisoformat(text) if "T" in text else datetime.combine(day(text), time(4), UTC)


def end_of(text: str) -> Moment:
    """The last moment of a day in Asia/Shanghai."""
    return datetime.combine(day(text), time(15, 59, 59, 999999), UTC)


def span(text: str = "..") -> Span:
    """`first..stop`, either side may be left out."""
    first, stop = text.split("..")
    return Span(day(first) if first else LONG_AGO, day(stop) if stop else OPEN)


def body(id: str, above: str = "", kind: str = "committee", level: str = "", when: str = "..") -> Body:
    """A body, ever there unless said."""
    return Body(id, id, kind, above, level, span(when))


def post(id: str, of: str, *labels: str, when: str = "..") -> Post:
    """A post with its labels."""
    return Post(id, of, id, labels, span(when))


def held(post: str, person: str, when: str = "..", *, id: str = "", known: str = "", written: str = "") -> Tenure:
    """The person holds the post."""
    known_on = day(known[:10]) if known else span(when).start
    moment = at(known or known_on.isoformat())
    return Tenure(id or f"{person}@{post}", post, person, span(when), moment, known_on, written)


def stands(kind: str, source: str, target: str, when: str = "..", *, id: str = "", known: str = "") -> Relation:
    """The source stands in a relation to the target."""
    known_on = day(known[:10]) if known else span(when).start
    moment = at(known or known_on.isoformat())
    return Relation(id or f"{kind} {source} {target}", kind, source, target, span(when), moment, known_on)


def chart(*rows: Row, outside: str = "above", adopted: str = "", level: str = "") -> Chart:
    """A chart of these rows, each kind in the order given; everybody who holds something is in its people."""
    named = {row.person: Person(row.person, row.person) for row in rows if isinstance(row, Tenure)}
    named |= {row.id: row for row in rows if isinstance(row, Person)}
    return Chart(
        Deployment("office", "Asia/Shanghai", {"law": day(adopted)} if adopted else {}, outside, level),
        tuple(row for row in rows if isinstance(row, Body)),
        tuple(row for row in rows if isinstance(row, Post)),
        tuple(named.values()),
        tuple(row for row in rows if isinstance(row, Tenure)),
        tuple(row for row in rows if isinstance(row, Relation)),
    )


def three_floors(*rows: Row, outside: str = "above", adopted: str = "", level: str = "") -> Chart:
    """The stage described above, with further rows; `<body> head` is held by `<body> chief`."""
    return chart(
        body("city"),
        body("county", "city"),
        body("town", "county"),
        body("village", "county"),
        body("city watch", kind="discipline_body"),
        body("county watch", kind="discipline_body"),
        *(post(f"{name} head", name, "top_leader") for name in ("city", "county", "town", "village")),
        *(post(f"{name} member", name, "member") for name in ("city", "county", "town")),
        *(post(f"{name} watcher", f"{name} watch", "discipline_head") for name in ("city", "county")),
        *(held(f"{name} head", f"{name} chief") for name in ("city", "county", "town", "village")),
        *(held(f"{name} member", f"{name} deputy chief") for name in ("city", "county", "town")),
        *(held(f"{name} watcher", f"{name} warden") for name in ("city", "county")),
        *(stands("same_level", f"{name} watch", name) for name in ("city", "county")),
        *rows,
        outside=outside,
        adopted=adopted,
        level=level,
    )


def without(stage: Chart, *ids: str) -> Chart:
    """The chart without the tenures and relations of these ids."""
    return replace(
        stage,
        tenures=tuple(row for row in stage.tenures if row.id not in ids),
        relations=tuple(row for row in stage.relations if row.id not in ids),
    )


def view(stage: Chart, as_of: str = "2024-12-31", known: str = "2030-01-01") -> ChartView:
    """The chart as it stands on a day, as known at the end of another."""
    return ChartView(cut_chart(stage, day(as_of), end_of(known)))
