"""A world in which a law fails, made smaller row by row until nothing can be left out any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from hengjian.core.register.record import Register
from tests.laws.worlds import World

TABLES = ("relations", "tenures", "posts", "bodies")


def shrink(world: World, fails: Callable[[World], bool]) -> World:
    """The world without every row that the failure does not need. `fails` is asked again and again."""
    whole = world
    while True:
        smaller = next((less for less in _less(whole) if fails(less)), None)
        if smaller is None:
            return whole
        whole = smaller


def _less(world: World) -> Iterator[World]:
    records, settings = world.register.records, world.rules.settings
    named = {norm.id for norm in world.rules.norms}
    for norm in sorted(named):
        kept = tuple(each for each in world.rules.norms if each.id != norm)
        yield replace(world, rules=replace(world.rules, norms=kept))
    for index, record in enumerate(records):
        if not any(other.corrects == record.id for other in records):
            yield replace(world, register=Register((*records[:index], *records[index + 1 :])))
    for index in range(len(settings)):
        fewer = (*settings[:index], *settings[index + 1 :])
        yield replace(world, rules=replace(world.rules, settings=fewer))
    for name in TABLES:
        rows = getattr(world.chart, name)
        for index, row in enumerate(rows):
            if not _is_needed(world, name, row.id):
                fewer_rows: dict[str, Any] = {name: (*rows[:index], *rows[index + 1 :])}
                yield replace(world, chart=replace(world.chart, **fewer_rows))


def _is_needed(world: World, table: str, id: str) -> bool:
    """Whether another row speaks of the body or post."""
    if table == "posts":
        return any(row.post == id for row in world.chart.tenures) or _is_named(world, id)
    if table == "bodies":
        below = any(row.superior == id for row in world.chart.bodies)
        return below or any(row.body == id for row in world.chart.posts) or _is_named(world, id)
    return False


def _is_named(world: World, id: str) -> bool:
    if any(id in (row.source, row.target) for row in world.chart.relations):
        return True
    return any(id in (r.by, r.body, *r.about) or id in str(r.fields) for r in world.register.records)


def show(world: World) -> str:
    """The world in rows, for a report."""
    chart = world.chart
    lines = [f"seed {world.seed}, as of {world.as_of}, known at {world.known_at.isoformat()}, {chart.deployment}"]
    lines += [f"norms: {', '.join(sorted({norm.id for norm in world.rules.norms}))}"]
    lines += [
        f"set: {s.parameter} {s.amount} from {s.from_on} rec {s.recorded_on} {s.issuer_body}"
        for s in world.rules.settings
    ]
    lines += [f"body: {row.id} under {row.superior or '-'} {row.kind} {_span(row.span)}" for row in chart.bodies]
    lines += [f"post: {row.id} in {row.body} {row.labels}" for row in chart.posts]
    for t in chart.tenures:
        lines.append(f"tenure: {t.id} {t.post} {t.person} {_span(t.span)} rec {t.recorded_at.isoformat()}")
    for r in chart.relations:
        lines.append(
            f"relation: {r.id} {r.kind} {r.source}->{r.target} {_span(r.span)} rec {r.recorded_at.isoformat()}"
        )
    for e in world.register.records:
        said = f"{e.id} {e.kind} {e.occurred_on} rec {e.recorded_at.isoformat()} by {e.by} about {e.about} re {e.re}"
        lines.append(f"record: {said} body {e.body} corrects {e.corrects or '-'} {dict(e.fields)}")
    return "\n".join(lines)


def _span(span: object) -> str:
    return str(span).removeprefix("Span").replace("datetime.date", "")
