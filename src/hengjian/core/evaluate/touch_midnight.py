"""The table one day later (semantics 13): only what begins, ends, falls due or becomes visible on that day.

- Rows that stand but count days are told the new count; nothing else about them can have changed.
- Slots that open on the day are raised for every body; on other days nothing of the kind happens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from hengjian.core.calendar.span import OPEN, Day
from hengjian.core.evaluate.touch import NormKey, Reach
from hengjian.core.evaluate.touch_chart import ChartChange, chart_change, touch_near_rows
from hengjian.core.evaluate.touch_near import Near
from hengjian.core.evaluate.touch_periods import Periods
from hengjian.core.evaluate.touch_records import Touched, touch_records
from hengjian.core.evaluate.touch_redo import redo
from hengjian.core.evaluate.touch_standing import Standing
from hengjian.core.evaluate.world import World, as_day, as_list
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.chains import Chain
from hengjian.core.rulebook.norm import Every, Norm
from hengjian.core.rulebook.quantity import ParameterRef
from hengjian.core.rulebook.values import starts_on

ONE_DAY = timedelta(days=1)


def apply_midnight(reach: Reach, before: World, after: World, standing: Standing) -> Touched:
    """The table of the day after the one it stood for, as known at the same moment."""
    day, touched = after.as_of, Touched()
    standing.move_on(day)
    change = _change_on(before.chart, after.chart, day)
    near = Near(reach.rules, before.chart, after.chart)
    bodies = near.looked_at_from(change.ids) if change else set()
    dated = {chain.root for chain in after.chains.values() if day in _days_of(chain)}
    for world in (before, after):
        touch_records(reach, world, standing, dated | (before.chains.keys() ^ after.chains.keys()), touched)
        if change:
            touch_near_rows(reach, world, standing, near, change, bodies, touched)
    touched.again |= {each.id: each for each in standing.falling_due(day - ONE_DAY)}
    whole = frozenset(_keys_from(after, reach, day))
    periods = Periods(near, bodies, day, OPEN, opening=day, whole=whole)
    redo(reach, after, standing, touched, periods)
    return touched


def _change_on(before: Chart, after: Chart, day: Day) -> ChartChange | None:
    """What of the chart begins or ends on the day, bodies and posts too."""
    change = chart_change(before, after)
    ids = {id for row in after.bodies if day in (row.span.start, row.span.stop) for id in (row.id, row.superior) if id}
    ids |= {id for row in after.posts if day in (row.span.start, row.span.stop) for id in (row.id, row.body)}
    if change is None:
        return ChartChange(frozenset(ids), frozenset(), day, OPEN) if ids else None
    return replace(change, ids=change.ids | ids, since=day, until=OPEN)


def _days_of(chain: Chain) -> Iterator[Day]:
    for version in chain.versions:
        yield from (version.occurred_on, version.recorded_on)
        for value in version.fields.values():
            yield from (day for each in as_list(value) if (day := as_day(each)))


def _keys_from(world: World, reach: Reach, day: Day) -> Iterator[NormKey]:
    """Norms that bind from, or until, the day, or whose period has another value from it on."""
    changing = {each.parameter for each in reach.rules.settings if starts_on(each) == day}
    books = {book.name: book.in_force for book in reach.rules.rulebooks}
    turning = {name for name, span in books.items() if day in (span.start, span.stop)}
    changing |= {name for book in reach.rules.rulebooks if book.name in turning for name in book.parameters}
    adopted = {name for name, on in world.chart.deployment.adopted.items() if on == day}
    for norm in reach.rules.norms:
        begins = day in (norm.span.start, norm.span.stop, norm.recorded_on) or norm.rulebook in adopted | turning
        if begins or _periods_named(norm) & changing:
            yield norm.id, norm.version


def _periods_named(norm: Norm) -> set[str]:
    hows = [how.amount for how in norm.triggers if isinstance(how, Every)]
    return {amount.name for amount in hows if isinstance(amount, ParameterRef)}
