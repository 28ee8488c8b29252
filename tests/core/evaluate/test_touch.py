"""Random histories: rows learnt one by one, and days passing, leave the table that a full run gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hengjian.core.calendar.span import Day, Moment, day_of
from hengjian.core.evaluate.engine import judge_all, sort_rows
from hengjian.core.evaluate.touch import Reach, reach_of
from hengjian.core.evaluate.touch_chart import apply_chart
from hengjian.core.evaluate.touch_midnight import apply_midnight
from hengjian.core.evaluate.touch_redo import apply_records
from hengjian.core.evaluate.touch_standing import StandingTable
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Relation, Tenure
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.norm import Alternative, Link, New, Norm, Part
from hengjian.core.rulebook.rulebook import Role, Step, StepKind
from tests.laws.dice import Dice
from tests.laws.worlds import World as Asked
from tests.laws.worlds import build_world

Row = Tenure | Relation | Record
HIDDEN, MIDNIGHTS = 8, 3


class History:
    """A world learnt row by row, with the table as it stands."""

    def __init__(self, asked: Asked, late: list[Row], as_of: Day) -> None:
        self._asked, self._hidden, self.as_of = asked, late, as_of
        known = tuple(s for s in asked.rules.settings if s.recorded_at <= asked.known_at)
        self._rules = replace(asked.rules, settings=known)
        self.reach: Reach = reach_of(self._rules)
        self.world = self._see()
        self.standing = StandingTable(judge_all(self.world)[0])

    def _see(self) -> World:
        late = {id(row) for row in self._hidden}
        chart = self._asked.chart
        seen = replace(
            chart,
            tenures=tuple(row for row in chart.tenures if id(row) not in late),
            relations=tuple(row for row in chart.relations if id(row) not in late),
        )
        records = tuple(row for row in self._asked.register.records if id(row) not in late)
        return World(self._rules, seen, Register(records), self.as_of, self._asked.known_at)

    def learn(self) -> None:
        """The next row becomes known."""
        row, before = self._hidden.pop(0), self.world
        self.world = self._see()
        if isinstance(row, Record):
            apply_records(self.reach, before, self.world, self.standing, (row.id, row.corrects))
        else:
            apply_chart(self.reach, before, self.world, self.standing)

    def sleep(self) -> None:
        """A day passes."""
        before = self.world
        self.as_of += timedelta(days=1)
        self.world = self._see()
        apply_midnight(self.reach, before, self.world, self.standing)

    def is_as_in_full(self) -> bool:
        """Whether the table is the one of a full run, rows and instances."""
        full = judge_all(self.world)[0]
        instances = {each.instance.id: each.instance for each in full}
        same = all(instances.get(each.id) == each for each in self.standing.instances)
        return same and sort_rows(each.row for each in full) == sort_rows(self.standing.rows)


def bent(asked: Asked, dice: Dice) -> Asked:
    """The world under rules that tie records in ways the trial rules do not: through a matter, by whoever may act, by
    what a body looks down at; and with records that stand on others of their family.
    """

    def part(norm: Norm, each: Part) -> Part:
        if any(isinstance(how, New) for how in norm.triggers):
            return replace(each, link=Link.MATTER)
        return each if each.standing else replace(each, produced_by=("discipline_head", "team_member"))

    def ways(norm: Norm) -> tuple[Alternative, ...]:
        return tuple(replace(way, parts=tuple(part(norm, each) for each in way.parts)) for way in norm.met_by)

    below = Role("below", "", "", (Step(StepKind.SUBORDINATES),), "", single=False)
    rules = replace(
        asked.rules,
        norms=tuple(replace(norm, met_by=ways(norm)) for norm in asked.rules.norms),
        roles={**asked.rules.roles, "below": below},
    )
    seen: list[Record] = []
    for record in asked.register.records:
        alike = [each.id for each in seen if each.kind == record.kind and not record.corrects]
        seen.append(replace(record, reuse_of=dice.one_of(alike)) if alike and dice.chance(30) else record)
    return replace(asked, rules=rules, register=Register(tuple(seen)))


def recorded(row: Row) -> Moment:
    return row.recorded_at


@pytest.mark.parametrize("seed", range(8))
def test_rows_learnt_one_by_one_leave_the_table_of_a_full_run(seed: int) -> None:
    asked = build_world(seed)
    rows: list[Row] = [*asked.chart.tenures, *asked.chart.relations, *asked.register.records]
    seen = sorted((row for row in rows if row.recorded_at <= asked.known_at), key=recorded)
    history = History(asked, seen[-HIDDEN:], asked.as_of)
    for _ in seen[-HIDDEN:]:
        history.learn()
        assert history.is_as_in_full()


@pytest.mark.parametrize("seed", range(105, 111))
def test_so_it_is_under_rules_that_tie_records_in_other_ways(seed: int) -> None:
    asked = build_world(seed)
    asked = bent(asked, Dice(seed))
    rows: list[Row] = [*asked.chart.tenures, *asked.register.records]
    seen = sorted((row for row in rows if row.recorded_at <= asked.known_at), key=recorded)
    history = History(asked, seen[-HIDDEN:], asked.as_of)
    for _ in seen[-HIDDEN:]:
        history.learn()
        assert history.is_as_in_full()


@pytest.mark.parametrize("seed", range(10))
def test_days_that_pass_leave_the_table_of_a_full_run(seed: int) -> None:
    asked = build_world(seed)
    last = day_of(asked.known_at, asked.chart.deployment.zone)
    chart = asked.chart
    days = {day for row in (*chart.tenures, *chart.posts, *chart.bodies) for day in (row.span.start, row.span.stop)}
    days |= {row.occurred_on for row in asked.register.records} | {each.from_on for each in asked.rules.settings}
    turning = sorted(day for day in days if Day(2020, 1, 1) <= day <= last)
    history = History(asked, [], Dice(seed).one_of(turning or [last]) - timedelta(days=2))
    for _ in range(MIDNIGHTS):
        if history.as_of < last:
            history.sleep()
            assert history.is_as_in_full()
