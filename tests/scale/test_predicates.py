"""Every predicate, as a relation, holds exactly of what it holds of in core; and says the same of what it fails of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import get_args

import pytest

from hengjian.core.evaluate.checks import _flaw
from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.predicates import Sight, holds, persons_of, values_of
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.predicate import Predicate, Term
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.scale.base import DuckBase
from hengjian.scale.load import Codes
from hengjian.scale.predicates import Numbers, ask_flaws, ask_predicates, class_of, load_predicates, number_predicates
from hengjian.scale.values import load_values
from tests.laws.worlds import World as Asked
from tests.laws.worlds import build_world
from tests.scale.predicates_at_random import Maker
from tests.scale.stage import load_instances, stage

ASKED = 900
Seen = Counter[tuple[str, str, bool]]
"""How often a class, over terms of whose values, was true or false."""
GROUPED = (p.NoLaterThanMedian, p.AllSeen)
CLASSES = tuple(each for each in get_args(Predicate) if each not in GROUPED)


@dataclass(frozen=True, slots=True)
class Ask:
    """A predicate asked of a record, seen from an obligation if `iid` is above zero."""

    each: Predicate
    root: str
    iid: int


@cache
def leaders() -> Rules:
    """The rules of the bundled stack."""
    return read_stack([find_rulebook("leaders-2021"), find_rulebook("example-county")])


def prepare(asked: Asked, maker: Maker) -> tuple[World, DuckBase, Codes, list[Instance]]:
    """A world on both sides with numbers, likeness and twisted obligations."""
    both = stage(asked)
    world, base, codes = both.world, both.base, both.codes
    instances = [maker.twist(world, each) for each in both.instances]
    load_instances(base, world, codes, instances)
    load_values(base, world.rules)
    shares = {root: world.likeness(root)[0] for root in world.chains}
    alike = [(codes.records[root], share.numerator, share.denominator) for root, share in shares.items()]
    base.load("alike", {"root": "int", "num": "int", "den": "int"}, alike)
    return world, base, codes, instances


def draw(maker: Maker, world: World, predicates: Sequence[Predicate], instances: Sequence[Instance]) -> list[Ask]:
    """Asks of predicates about records, most often of a kind that has their fields; of those that fail, some."""
    found: dict[Ask, None] = {}
    said = {root: chain.said for root, chain in world.chains.items()}
    for each in predicates:
        wanted = {term.field for term in terms_of(each)}
        apt = [root for root, record in said.items() if wanted & record.fields.keys()]
        for _ in range(ASKED // len(predicates) + 1):
            root = maker.dice.one_of(apt if apt and maker.dice.chance(80) else list(said))
            iid = maker.dice.number(1, len(instances)) if instances and maker.dice.chance(65) else 0
            sight = Sight(world, said[root], instances[iid - 1] if iid else None)
            if maker.dice.chance(30) or holds(sight, each):
                found[Ask(each, root, iid)] = None
    return list(found)


def terms_of(each: Predicate) -> tuple[Term, ...]:
    """The terms of a predicate."""
    found = [getattr(each, field.name) for field in fields(each)]
    return each.terms if isinstance(each, p.Filled) else tuple(term for term in found if isinstance(term, Term))


def compare(
    world: World, base: DuckBase, codes: Codes, instances: Sequence[Instance], asks: Sequence[Ask], numbers: Numbers
) -> Seen:
    """Hold both answers against each other; gives back how often each class was true and false, by whose terms."""
    load_predicates(base, world.rules, numbers)
    rows = [(n, numbers[ask.each], codes.records[ask.root], ask.iid) for n, ask in enumerate(asks)]
    columns = dict.fromkeys(("ask", "pred", "root", "iid"), "int")
    names = {numbers[each]: class_of(type(each)) for each in numbers}
    few = set(names.values()) if len(rows) % 2 else {*sorted(names.values())[:: len(rows) % 7 + 1]}
    found = []
    for some in (few, {*names.values()} - few):
        base.load("pred_ask", columns, [row for row in rows if names[row[1]] in some])
        ask_predicates(base)
        found += [ask for (ask,) in base.rows("select ask from pred_held")]
    base.load("flaw_ask", columns, rows)
    held = set(found)
    assert len(held) == len(found)
    ask_flaws(base)
    said = base.rows("select ask, expected, found from flaw_said")
    flaws = {ask: (expected, found) for ask, expected, found in said}
    assert len(said) == len(asks) == len(flaws)
    ids = dict(base.rows("select code, id from name"))
    listed = {(ask, value) for ask, value in base.rows("select ask, value from term_value")}
    named = {(ask, ids[who] or other) for ask, who, other in base.rows("select ask, person, other from term_person")}
    seen: Seen = Counter()
    for n, ask in enumerate(asks):
        chain = world.chains[ask.root]
        sight = Sight(world, chain.said, instances[ask.iid - 1] if ask.iid else None)
        is_held = holds(sight, ask.each)
        assert (n in held) == is_held, (ask, sight.instance, chain)
        facts = dict(_flaw("check", chain, sight, ask.each).facts)
        assert flaws[n] == (facts["expected"], facts["found"]), (ask, sight.instance, chain)
        if isinstance(ask.each, p.AllSeen):  # of the two of a year, what their terms mean
            assert {value for at, value in listed if at == n} == {*map(str, values_of(sight, ask.each.term))}
        elif isinstance(ask.each, p.NoLaterThanMedian):
            assert {who for at, who in named if at == n} == persons_of(sight, ask.each.who)
        for whose in {term.whose.value for term in terms_of(ask.each)} or {"none"}:
            seen[class_of(type(ask.each)), whose, is_held] += 1
    base.close()
    return seen


def of_trial(seed: int) -> Seen:
    """Predicates made up over the kinds of the trial rules, on records of a world or made up."""
    asked = build_world(seed)
    maker = Maker(seed, asked.rules, asked.chart, asked.as_of)
    if seed % 4:
        asked = replace(asked, register=maker.register())
    else:
        maker.records = list(asked.register.records)
    world, base, codes, instances = prepare(asked, maker)
    if not world.chains:
        return Counter()
    predicates = [maker.predicate(world) for _ in range(60)]
    numbers = Numbers(predicates)
    return compare(world, base, codes, instances, draw(maker, world, predicates, instances), numbers)


def of_leaders(seed: int) -> Seen:
    """The predicates of the bundled stack, on records made up of its kinds."""
    rules = leaders()
    numbers = number_predicates(rules)
    asked = replace(build_world(seed), rules=rules)
    maker = Maker(seed, rules, asked.chart, asked.as_of, numbers)
    asked = replace(asked, register=maker.register())
    world, base, codes, instances = prepare(asked, maker)
    if not world.chains:
        return Counter()
    return compare(world, base, codes, instances, draw(maker, world, tuple(numbers), instances), numbers)


def seldom(seen: Seen, least: int) -> list[tuple[str, bool]]:
    """The classes that were not so often true, or false."""
    total: Counter[tuple[str, bool]] = Counter()
    for (name, _, held), count in seen.items():
        total[name, held] += count
    names = [class_of(each) for each in CLASSES]
    return [(name, held) for name in names for held in (True, False) if total[name, held] < least]


def test_predicates_made_up() -> None:
    """Every class over every kind of term, often true and often false."""
    seen = sum((of_trial(seed) for seed in range(8)), Seen())
    assert seldom(seen, 5) == []


@pytest.mark.parametrize("seed", range(2))
def test_predicates_of_the_bundled_stack(seed: int) -> None:
    """Each predicate that the bundled rulebooks have."""
    assert of_leaders(seed)


def test_numbers_tell_truth_from_a_number() -> None:
    """`True == 1` in Python; a rulebook means two things by them."""
    numbers = Numbers([p.Equals(Term(field="x"), True), p.Equals(Term(field="x"), 1)])
    assert len({numbers[each] for each in numbers}) == len(numbers) == 2
