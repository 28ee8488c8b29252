"""Many worlds as one office: what belongs to one bears its mark, and nothing leads from one to another.

The rules, the numbers set and the question are those of the first; so a run over all of them must give what a run over
each gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.rulebook import Setting
from hengjian.core.rulebook.stack import Rules
from tests.laws.worlds import World, build_world


@dataclass(frozen=True, slots=True)
class Stack:
    """Worlds side by side: each alone, and all of them as one chart and register, with one question."""

    rules: Rules
    apart: tuple[World, ...]
    chart: Chart
    register: Register
    as_of: Day
    known_at: Moment


def build_stack(seeds: Sequence[int]) -> Stack:
    """The worlds of these seeds, each with its own mark before every id."""
    worlds = [build_world(seed) for seed in seeds]
    first = worlds[0]
    rules = replace(first.rules, settings=tuple(_marked_setting(each, worlds) for each in first.rules.settings))
    apart = tuple(
        replace(marked(world, f"w{number:02d}."), rules=rules, as_of=first.as_of, known_at=first.known_at)
        for number, world in enumerate(worlds)
    )
    apart = tuple(replace(world, chart=replace(world.chart, deployment=apart[0].chart.deployment)) for world in apart)
    return Stack(rules, apart, together([world.chart for world in apart]), _filed(apart), first.as_of, first.known_at)


def _marked_setting(setting: Setting, worlds: Sequence[World]) -> Setting:
    """Measures of a body are those of the body of one world, by the length of the setting's name."""
    mark = f"w{len(setting.id) * 7 % len(worlds):02d}."
    return replace(setting, issuer_body=mark + setting.issuer_body) if setting.issuer_body else setting


def together(charts: Sequence[Chart]) -> Chart:
    """One chart of charts whose ids are told apart."""
    return replace(
        charts[0],
        bodies=tuple(row for chart in charts for row in chart.bodies),
        posts=tuple(row for chart in charts for row in chart.posts),
        people=tuple(row for chart in charts for row in chart.people),
        tenures=tuple(row for chart in charts for row in chart.tenures),
        relations=tuple(row for chart in charts for row in chart.relations),
    )


def _filed(worlds: Sequence[World]) -> Register:
    return Register(tuple(record for world in worlds for record in world.register.records))


def marked(world: World, mark: str) -> World:
    """The world with a mark before every id, wherever an id stands."""
    chart = world.chart
    ids = {row.id for rows in (chart.bodies, chart.posts, chart.people) for row in rows}
    ids |= {record.id for record in world.register.records}
    ids |= {id for relation in chart.relations for id in (relation.source, relation.target)}
    to = {id: mark + id for id in ids} | {"": ""}
    bodies = [replace(b, id=to[b.id], superior=to[b.superior]) for b in chart.bodies]
    posts = [replace(p, id=to[p.id], body=to[p.body]) for p in chart.posts]
    people = [replace(p, id=to[p.id]) for p in chart.people]
    tenures = [replace(t, id=mark + t.id, post=to[t.post], person=to[t.person]) for t in chart.tenures]
    relations = [replace(r, id=mark + r.id, source=to[r.source], target=to[r.target]) for r in chart.relations]
    kept = replace(
        chart,
        bodies=tuple(bodies),
        posts=tuple(posts),
        people=tuple(people),
        tenures=tuple(tenures),
        relations=tuple(relations),
    )
    return replace(world, chart=kept, register=Register(tuple(_record(r, to) for r in world.register.records)))


def _record(record: Record, to: Mapping[str, str]) -> Record:
    fields = {name: _value(value, to) for name, value in record.fields.items()}
    return replace(
        record,
        id=to[record.id],
        body=to.get(record.body, record.body),
        by=to.get(record.by, record.by),
        about=tuple(to.get(id, id) for id in record.about),
        re=tuple(to.get(id, id) for id in record.re),
        corrects=to.get(record.corrects, record.corrects),
        reuse_of=to.get(record.reuse_of, record.reuse_of),
        fields=fields,
    )


def _value(value: object, to: Mapping[str, str]) -> object:
    if isinstance(value, list):
        return [_value(each, to) for each in value]
    return to.get(value, value) if isinstance(value, str) else value
