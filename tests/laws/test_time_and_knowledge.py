"""Laws about the two times: what is known later changes nothing earlier, and time never takes anything back."""

from __future__ import annotations

from dataclasses import replace

from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.organisation.cut import cut_chart
from hengjian.core.register.chains import cut_register
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from tests.laws.asking import RANK, ask, by_id, lines
from tests.laws.dice import Dice, day_in_zone
from tests.laws.profile import law
from tests.laws.worlds import World

NOT_STEADY = {
    "L01.5": "compares the day of one with the median of all: one more talk can move the median",
    "L01.7": "in force on as_of: a rule that ends is in force no longer",
}
"""Norms whose outcome may fall as time goes on, and why."""


@law
def test_what_was_recorded_after_known_at_changes_nothing(world: World, dice: Dice) -> None:
    known = world.known_at
    chart = replace(
        world.chart,
        tenures=tuple(row for row in world.chart.tenures if row.recorded_at <= known),
        relations=tuple(row for row in world.chart.relations if row.recorded_at <= known),
    )
    register = Register(tuple(row for row in world.register.records if row.recorded_at <= known))
    settings = tuple(row for row in world.rules.settings if row.recorded_at <= known)
    before = replace(world, chart=chart, register=register, rules=replace(world.rules, settings=settings))
    assert lines(ask(before)) == lines(ask(world))


@law
def test_a_correction_or_withdrawal_changes_no_earlier_view(world: World, dice: Dice) -> None:
    later = [row for row in world.register.records if row.corrects and row.recorded_at > world.known_at]
    earlier = [row for row in world.register.records if row.recorded_at <= world.known_at and row.kind != WITHDRAWAL]
    if not later and earlier:
        old = dice.one_of(earlier)
        at = world.known_at.replace(year=world.known_at.year + 1, day=1)
        taken_back = Record("zz", WITHDRAWAL, old.occurred_on, at, day_in_zone(at), by=old.by, corrects=old.id)
        longer = replace(world, register=Register((*world.register.records, taken_back)))
        assert lines(ask(longer)) == lines(ask(world))
        return
    shorter = Register(tuple(row for row in world.register.records if row not in later))
    assert lines(ask(replace(world, register=shorter))) == lines(ask(world))


@law
def test_cutting_the_world_first_changes_nothing(world: World, dice: Dice) -> None:
    chart = cut_chart(world.chart, world.as_of, world.known_at)
    register = cut_register(world.register, world.as_of, world.known_at)
    assert lines(ask(replace(world, chart=chart, register=register))) == lines(ask(world))


@law
def test_as_time_goes_on_nothing_disappears_and_no_outcome_falls(world: World, dice: Dice) -> None:
    days = sorted({row.due_on for row in ask(world).obligations if row.due_on and row.due_on < world.as_of})
    if not days:
        return
    first = dice.one_of(days)
    earlier, later = by_id(ask(replace(world, as_of=first))), by_id(ask(world))
    for id, row in earlier.items():
        if row.trigger.startswith("unset:"):
            continue
        assert id in later, f"{id} is gone"
        if row.norm not in NOT_STEADY:
            assert RANK.get(later[id].outcome, 0) >= RANK.get(row.outcome, 0), (row, later[id])
            if row.outcome is Outcome.LAPSED:
                assert later[id].outcome not in (Outcome.PENDING, Outcome.MET, Outcome.NOT_APPLICABLE), (row, later[id])
