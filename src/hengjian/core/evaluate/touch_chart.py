"""What changed tenures and relations can touch (semantics 13), and the table after it.

- A changed row is looked at from the bodies near it; what is read from there is raised and judged again, from the day
  of the change on. What names the row's people in a record is looked at as if the record had changed.
- Recusals and implications touch the matters they name, kin and deputies those who are named, and nobody else.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.touch import Reach
from hengjian.core.evaluate.touch_near import Near
from hengjian.core.evaluate.touch_periods import Periods
from hengjian.core.evaluate.touch_records import Touched, ids_named, touch_records
from hengjian.core.evaluate.touch_redo import redo
from hengjian.core.evaluate.touch_standing import Standing, lapse_key
from hengjian.core.evaluate.world import World, as_list
from hengjian.core.organisation.chart import Chart, Relation, Tenure
from hengjian.core.register.record import Record

MATTERS = ("recused", "implicated")


@dataclass(frozen=True, slots=True)
class ChartChange:
    """The ids that changed rows name, and the days from the first that differs to the last such a row covers."""

    ids: frozenset[str]
    matters: frozenset[str]
    since: Day
    until: Day


def chart_change(before: Chart, after: Chart) -> ChartChange | None:
    """What differs between two charts already cut; None where nothing does."""
    rows = {*before.tenures} ^ {*after.tenures} | {*before.relations} ^ {*after.relations}
    if not rows:
        return None
    matters = {row.target for row in rows if isinstance(row, Relation) and row.kind in MATTERS}
    ids = {id for row in rows for id in _ends(row)} - matters
    return ChartChange(
        frozenset(ids),
        frozenset(matters),
        min(_first_difference(row, rows) for row in rows),
        max(row.span.stop for row in rows),
    )


def _ends(row: Tenure | Relation) -> tuple[str, str]:
    return (row.post, row.person) if isinstance(row, Tenure) else (row.source, row.target)


def _first_difference(row: Tenure | Relation, rows: Collection[Tenure | Relation]) -> Day:
    """The start of a changed row, or where it only ends otherwise, the earlier of its ends."""
    key = (row.id, *_ends(row), row.span.start, row.recorded_at)
    same = [o.span.stop for o in rows if (o.id, *_ends(o), o.span.start, o.recorded_at) == key]
    return min(same) if len(same) > 1 else row.span.start


def apply_chart(reach: Reach, before: World, after: World, standing: Standing) -> Touched:
    """The table after rows of the chart were learnt."""
    change = chart_change(before.chart, after.chart)
    touched = Touched()
    if change is None:
        return touched
    near = Near(reach.rules, before.chart, after.chart)
    bodies = near.looked_at_from(change.ids)
    for world in (before, after):
        touch_near_rows(reach, world, standing, near, change, bodies, touched)
    redo(reach, after, standing, touched, Periods(near, bodies, change.since, change.until))
    return touched


def touch_near_rows(
    reach: Reach,
    world: World,
    standing: Standing,
    near: Near,
    change: ChartChange,
    bodies: Collection[str],
    touched: Touched,
) -> None:
    """Adds what can see the changed rows from these bodies, or names their people, in this world."""
    ids, named = near.meant_by(change.ids), set()
    for root, chain in world.chains.items():
        told = _ids_in(reach, world, chain.said) | _ids_in(reach, world, chain.current)
        if told & ids:
            named.add(root)
        elif near.bodies_of(near.meant_by(told)) & set(bodies):
            touched.roots.add(root)
    touch_records(reach, world, standing, named, touched)
    touched.roots |= {world.roots[id] for id in change.matters if id in world.roots}
    for each in standing.by_home({(norm.id, norm.version) for norm in reach.rules.norms}, bodies):
        touched.roots |= set(each.sources)
        touched.keys |= {each.trigger} if each.lapsed_due else set()
    touched.keys |= {lapse_key(lapse) for lapse in standing.lapses_at(bodies).values()}
    touched.again |= {each.id: each for each in standing.lapsed_at(bodies)}


def _ids_in(reach: Reach, world: World, record: Record) -> set[str]:
    bound = {str(id) for name in reach.bound for id in as_list(world.field(record, name))}
    return ids_named(world, record) | bound | ({record.body} - {""})
