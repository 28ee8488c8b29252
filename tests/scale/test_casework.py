"""Visits of matters and what records reach, as relations, are what core derives: on random worlds of the trial
rulebook, and on random histories of every procedure of `leaders-2021`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.engine import read_matters, see_world
from hengjian.core.evaluate.predicates import holds_all
from hengjian.core.evaluate.world import World
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook.rulebook import ProcedureStep
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import DuckBase
from hengjian.scale.casework import load_procedures, make_reach, make_visits
from hengjian.scale.load import Codes, load_office
from hengjian.scale.norms import load_norms
from hengjian.scale.predicates import number_predicates
from hengjian.scale.register import make_register
from tests.cases.book import rules_of
from tests.cases.test_procedures import NAMES, TOWN, history_of, looks, table_of
from tests.laws.worlds import World as Asked
from tests.laws.worlds import build_world, trial_rules

SEEDS = 40


def base_of(rules: Rules) -> DuckBase:
    """A base with the rules alone; nobody holds a post."""
    base = DuckBase(Day(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC))
    load_norms(base, rules, TOWN.deployment)
    load_procedures(base, rules, number_predicates(rules))
    base.load("holding", {"post": "int", "body": "int", "person": "int", "f": "day", "t": "day"}, [])
    return base


def freer(rules: Rules) -> Rules:
    """The rules with every third step of a procedure open from any state."""
    told = {name: replace(each, steps=_freer(each.steps)) for name, each in rules.procedures.items()}
    return replace(rules, procedures=told)


def _freer(steps: tuple[ProcedureStep, ...]) -> tuple[ProcedureStep, ...]:
    return tuple(step if n % 3 else replace(step, from_states=()) for n, step in enumerate(steps))


def forgetful(record: Record, dice: Random) -> Record:
    """A withdrawal that may name nothing any more."""
    return replace(record, re=()) if record.kind == WITHDRAWAL and dice.random() < 0.5 else record


def ready(base: DuckBase, asked: Asked) -> tuple[World, Codes]:
    """A world as core sees it, and its register as tables."""
    world = see_world(asked.rules, asked.chart, asked.register, asked.as_of, asked.known_at)
    base.as_of, base.known_at = asked.as_of, asked.known_at
    codes = load_office(base, asked.chart, asked.register)
    make_register(base)
    load_held(world, base, codes)
    return world, codes


def load_held(world: World, base: DuckBase, codes: Codes) -> None:
    """The table held: core's own answers about the conditions of facts and procedures."""
    procedures, facts = world.rules.procedures.values(), world.rules.facts.values()
    wheres = [fact.where for fact in facts] + [procedure.opened_where for procedure in procedures]
    wheres += [step.where for procedure in procedures for step in procedure.steps]
    numbers = number_predicates(world.rules)
    asked = {numbers[each]: each for where in wheres for each in where}
    held = [
        (number, codes.records[chain.root])
        for number, each in asked.items()
        for chain in world.chains.values()
        if holds_all(world, chain.said, (each,))
    ]
    base.load("held", {"pred": "int", "root": "int"}, held)


def compare_visits(world: World, base: DuckBase, codes: Codes) -> tuple[int, int]:
    """Hold the visits against core's; how many there are, and how many are gone."""
    make_visits(base)
    of = codes.records
    wanted = [
        (name, each.state, of[matter.root], of[each.root], each.day, each.in_order, each.step, gone)
        for name, matters in read_matters(world).items()
        for matter in matters
        for gone, entries in ((False, matter.visits), (True, matter.withdrawn))
        for each in entries
    ]
    found = base.rows("select procedure, state, matter, root, day, in_order, step, gone from visit")
    assert sorted(found) == sorted(wanted)
    return len(found), sum(row[-1] for row in found)


def compare_reach(world: World, base: DuckBase, codes: Codes) -> int:
    """Hold what every record reaches against core's; how much that is beyond themselves."""
    of = codes.records
    base.load("reach_ask", {"root": "int"}, [(of[root],) for root in world.chains for _ in range(2)])
    make_reach(base)
    wanted = {(of[root], of[other]) for root in world.chains for other in reached(world, root)}
    found = base.rows("select root, of from reach")
    assert len(found) == len(set(found))
    assert set(found) == wanted
    return len(wanted) - len(world.chains)


def reached(world: World, root: str) -> set[str]:
    """Whatever a record refers to, however far back, as its current versions say."""
    seen, front = {root}, [root]
    while front:
        fresh = world.names(world.chains[front.pop()].current) - seen
        seen |= fresh
        front += fresh
    return seen


def test_visits_and_reach_of_random_worlds() -> None:
    visits, far, base = 0, 0, base_of(trial_rules())
    for seed in range(SEEDS):
        world, codes = ready(base, build_world(seed))
        visits += compare_visits(world, base, codes)[0]
        far += compare_reach(world, base, codes)
    assert min(visits, far) > SEEDS / 2, "the worlds say nothing"


def test_visits_of_random_histories() -> None:
    visits, gone, rules = 0, 0, freer(rules_of("leaders-2021"))
    base = base_of(rules)
    for name in NAMES:
        dice = Random(name)
        records = tuple(forgetful(each, dice) for each in history_of(table_of(name), dice).records)
        for as_of, known_at in list(looks(dice))[:2]:
            world, codes = ready(base, Asked(rules, TOWN, Register(records), as_of, known_at))
            found = compare_visits(world, base, codes)
            visits, gone = visits + found[0], gone + found[1]
            compare_reach(world, base, codes)
    assert visits > 8 * len(NAMES), "the histories say nothing"
    assert gone > len(NAMES) / 2, "nothing was taken back"
