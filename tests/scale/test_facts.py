"""Facts as relations are those core finds, with keys, days and records: on random worlds rich in records, under
facts of the trial rulebook and of every other make."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.facts import Lapse, find_facts
from hengjian.core.evaluate.instance import Party
from hengjian.core.evaluate.world import World
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook.predicate import Equals, Filled, Predicate, Term
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Quantity, Stated, Unit
from hengjian.core.rulebook.rulebook import Fact, FactKind, Setting
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import DuckBase
from hengjian.scale.chart import load_roles, make_chart, make_seats
from hengjian.scale.facts import load_facts, make_facts
from hengjian.scale.load import Codes, load_office
from hengjian.scale.norms import load_norms
from hengjian.scale.predicates import number_predicates
from hengjian.scale.register import make_register
from hengjian.scale.values import load_values
from tests.core.town import at, body, chart, day, held, post, stands
from tests.laws.dice import FIRST
from tests.laws.worlds import World as Asked
from tests.laws.worlds import build_world, trial_rules
from tests.scale.test_casework import load_held

SEEDS = 12
ENDS = tuple(Day(2021, month, n) for month in (1, 3, 5, 7, 8) for n in (1, 28, 30, 31))
KINDS = ("petition", "talk", "talk.supervision", "finding", "decision", "meeting", "account", WITHDRAWAL)
HOLDERS = ("about", "by", "body", "speakers", "to")
FIELDS = (*HOLDERS, "about", "by", "day", "recorded_on", "re", "votes", "rectify", "adopted_on", "parts", "")
WHERES: tuple[tuple[Predicate, ...], ...] = (
    (),
    (),
    (Equals(Term(field="rectify"), True),),
    (Equals(Term(field="in_person"), True), Filled((Term(field="points"),))),
)


def stated(number: int, unit: Unit) -> Stated:
    return Stated(Amount(str(number), unit), Origin.OURS)


UNSET = ParameterRef("unheard_of")
SPANS: tuple[Quantity | None, ...] = (
    *(None, stated(30, Unit.DAYS), stated(1, Unit.MONTHS), stated(6, Unit.MONTHS), stated(30000, Unit.MONTHS)),
    *(ParameterRef("half"), ParameterRef("touch"), ParameterRef("report_in"), UNSET),
)
COUNTS = (*(stated(n, Unit.COUNT) for n in (0, 1, 2, 3)), ParameterRef("many"), ParameterRef("quorum"), UNSET)
LIMITS = (
    *(stated(0, Unit.DAYS), stated(40, Unit.DAYS), stated(6, Unit.MONTHS), stated(200000, Unit.MONTHS)),
    *(ParameterRef(name) for name in ("tenure", "half", "touch", "report_in", "chase_in", "tenure", "half")),
    UNSET,
)


def varied(rules: Rules, dice: Random) -> Rules:
    """The rules with facts of every make beside their own."""
    roles = sorted({*rules.roles} - {"addressee"})
    made = dict(rules.facts)
    for n in range(60):
        kind, where, subject = dice.choice(KINDS), dice.choice(WHERES), dice.choice((*HOLDERS, *FIELDS))
        name, amount, span = f"made{n}", dice.choice(COUNTS), dice.choice(SPANS)
        limit, ahead = dice.choice(LIMITS), dice.choice((None, *LIMITS))
        if n % 6 == 0:
            made[name] = Fact(name, FactKind.RECORDED, "", "", kind, where, subject)
        elif n % 6 == 1:
            made[name] = Fact(name, FactKind.CHART, "", "", event="tenure_began", role=dice.choice(roles))
        elif n % 2 == 0:
            made[name] = Fact(name, FactKind.COUNTED, "", "", kind, where, subject, amount=amount, span_amount=span)
            made[name] = replace(made[name], distinct_field=dice.choice(FIELDS))
        else:
            event, role = "tenure_reaches", dice.choice(roles)
            made[name] = Fact(name, FactKind.CHART, "", "", event=event, role=role, amount=limit, ahead=ahead)
    return replace(rules, facts=made)


def crowded(asked: Asked, dice: Random) -> Asked:
    """The world with thirty records about the same few, some put right, taken back or standing on another."""
    ids = [row.id for row in (*asked.chart.bodies, *asked.chart.posts, *asked.chart.people)]
    few, bodies = [*dice.sample(ids, 4), "nobody", "x/@+%"], [*(row.id for row in asked.chart.bodies), "", "nobody"]
    more: list[Record] = []
    for n in range(30):
        on = dice.choice(ENDS) if n % 2 else FIRST + timedelta(dice.randint(0, 500))
        on = more[-1].occurred_on if more and dice.random() < 0.2 else on
        made = Record(f"z{n}", dice.choice(KINDS[:6]), on, datetime.combine(on, time(4), UTC), on)
        made = replace(made, body=dice.choice(bodies), by=dice.choice(few), about=tuple(dice.choices(few, k=n % 4)))
        if dice.random() < 0.7:
            made = replace(made, fields=fields(few, dice))
        if more and dice.random() < 0.15:
            old = dice.choice(more)
            at = max(made.recorded_at, old.recorded_at)
            made = replace(made, kind=dice.choice((WITHDRAWAL, made.kind)), corrects=old.id, recorded_at=at)
        elif more and dice.random() < 0.2:
            made = replace(made, reuse_of=dice.choice(more).id, re=(dice.choice(more).id,))
        more.append(made)
    return replace(asked, register=Register((*asked.register.records, *more)))


def fields(few: list[str], dice: Random) -> dict[str, object]:
    one_of = {"votes": (1, 2, "1", 0, None), "rectify": (True, False, "true"), "to": (few[0], "", few[4])}
    return {name: dice.choice(values) for name, values in one_of.items()} | {"speakers": dice.sample(few, 2)}


def ready(asked: Asked) -> tuple[World, DuckBase, Codes]:
    """A world as core sees it, and every table that facts are made of."""
    world = see_world(asked.rules, asked.chart, asked.register, asked.as_of, asked.known_at)
    base = DuckBase(asked.as_of, asked.known_at)
    codes = load_office(base, asked.chart, asked.register)
    load_norms(base, world.rules, asked.chart.deployment)
    load_roles(base, world.rules)
    make_chart(base)
    make_seats(base)
    make_register(base)
    load_values(base, world.rules)
    load_held(world, base, codes)
    load_facts(base, world.rules, number_predicates(world.rules))
    return world, base, codes


def compare(world: World, base: DuckBase, codes: Codes) -> Counter[str]:
    """Hold the facts, their order and their sources against core's; how many there are of each kind."""
    make_facts(base)
    of, roots, wanted, sources, many = codes.holders, codes.records, [], [], Counter[str]()
    for fact in world.rules.facts.values():
        for n, each in enumerate(find_facts(world, fact, ()), 1):
            first, subject = roots[each.sources[0]] if each.sources else 0, of.get(each.subject, 0)
            row = (fact.name, each.key, subject, each.day, first, each.retracted, each.due_on, of[each.person], n)
            wanted.append(row)
            sources += [(fact.name, each.key, subject, n, pos, roots[root]) for pos, root in enumerate(each.sources)]
            many[fact.event or fact.kind.value] += 1
    found = base.rows("select fact, key, subject, day, root, retracted, due_on, person, seq from fact")
    assert sorted(found) == sorted(wanted)
    assert sorted(base.rows("select fact, key, subject, seq, pos, root from fact_source")) == sorted(sources)
    return many


def test_facts_of_random_worlds() -> None:
    many = Counter[str]()
    for seed in range(SEEDS):
        dice = Random(seed)
        asked = crowded(build_world(seed), dice)
        world, base, codes = ready(replace(asked, rules=varied(asked.rules, dice)))
        many += compare(world, base, codes)
        base.close()
    assert min(many[kind] for kind in ("recorded", "counted", "tenure_began", "tenure_reaches")) > 4 * SEEDS


def months(*numbers: tuple[str, str, str]) -> tuple[Setting, ...]:
    """The length of a tenure as bodies set it: who, from which day, how many months."""
    return tuple(
        Setting(f"s{n}", "tenure", Amount(number, Unit.MONTHS), Origin.MEASURES, day(on), at(on), day(on), "", "", who)
        for n, (who, on, number) in enumerate(numbers)
    )


MOVED = chart(
    *(body("old"), body("new"), body("unit", "old"), post("head%/@+", "unit", "top_leader")),
    *(held("head%/@+", "p%/@+", "2020-06-01.."), stands("superior", "unit", "new", "2021-03-01..")),
)


@pytest.mark.parametrize(
    ("numbers", "reached"),
    [
        (months(("", "2020-01-01", "24")), "2022-06-01"),
        (months(("", "2020-01-01", "24"), ("", "2022-07-01", "30")), "2022-06-01"),
        (months(("", "2020-01-01", "24"), ("", "2022-06-01", "30")), "2022-12-01"),
        (months(("", "2020-01-01", "24"), ("", "2022-06-01", "12")), ""),
        (months(("", "2021-01-01", "3")), ""),
        (months(("", "2021-01-01", "7")), "2021-01-01"),
        (months(("old", "2020-01-01", "24"), ("new", "2020-01-01", "12")), ""),
        (months(("old", "2020-01-01", "24"), ("new", "2020-01-01", "12"), ("new", "2023-01-01", "30")), ""),
        (months(("old", "2020-01-01", "24"), ("new", "2020-01-01", "12"), ("new", "2021-05-01", "12")), "2021-06-01"),
        (months(("old", "2020-01-01", "24"), ("new", "2020-01-01", "12"), ("old", "2021-05-01", "1")), "2021-06-01"),
        (months(("old", "2020-01-01", "12"), ("new", "2020-01-01", "12")), "2021-06-01"),
        (months(("new", "2020-01-01", "12")), ""),
    ],
)
def test_a_limit_that_changes_on_the_way(numbers: tuple[Setting, ...], reached: str) -> None:
    amount = ParameterRef("tenure")
    fact = Fact("near", FactKind.CHART, "", "", event="tenure_reaches", role="top_leader", amount=amount)
    rules = replace(trial_rules(), settings=numbers, facts={"near": fact})
    asked = Asked(rules, MOVED, Register(()), Day(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC))
    world, base, codes = ready(asked)
    compare(world, base, codes)
    key = "tenure_reaches:p%25%2F%40%2B@head%25%2F%40%2B:2020-06-01"
    assert base.rows("select key, day from fact") == ([(key, day(reached))] if reached else [])
    base.close()


@pytest.mark.parametrize(
    ("petitions", "span", "reached"),
    [
        ("2021-02-28 a, 2021-03-31 b", stated(1, Unit.MONTHS), []),
        ("2021-03-01 a, 2021-03-31 b", stated(1, Unit.MONTHS), ["2021-03-31"]),
        ("2021-03-01 a, 2021-03-31 b", stated(30, Unit.DAYS), []),
        ("2021-03-02 a, 2021-03-31 b", stated(30, Unit.DAYS), ["2021-03-31"]),
        ("2021-03-01 a, 2021-03-01 b, 2021-03-09 b, 2021-03-30 a", stated(10, Unit.DAYS), ["2021-03-01"]),
        ("2021-03-01 a, 2021-03-01 b, 2021-03-30 a, 2021-04-01 b", stated(9, Unit.DAYS), ["2021-03-01", "2021-04-01"]),
        ("2020-03-01 a, 2021-03-01 a, 2023-03-30 b", None, ["2023-03-30"]),
        ("2020-03-01 a, 2021-03-01 a, 2023-03-30 b", UNSET, ["2023-03-30"]),
    ],
)
def test_a_count_inside_a_span(petitions: str, span: Quantity | None, reached: list[str]) -> None:
    told = [each.split() for each in petitions.split(", ")]
    records = [
        Record(f"r{n}", "petition", day(on), at(on), day(on), body="unit", by=by, about=("unit", "unit"))
        for n, (on, by) in enumerate(told)
    ]
    fact = Fact("many", FactKind.COUNTED, "", "", "petition", amount=stated(2, Unit.COUNT), span_amount=span)
    rules = replace(trial_rules(), facts={"many": replace(fact, distinct_field="by")})
    asked = Asked(rules, MOVED, Register(tuple(records)), Day(2024, 1, 1), datetime(2024, 1, 1, tzinfo=UTC))
    world, base, codes = ready(asked)
    compare(world, base, codes)
    assert base.rows("select day from fact order by day") == [(day(on),) for on in reached]
    base.close()


def test_lapses() -> None:
    lapses = [
        Lapse("L02.1", "r1/x", Party("b1", "h1"), Day(2023, 1, 31), ("r1", "r2")),
        Lapse("L02.1", "r3", Party("b1"), Day(2023, 2, 28), ()),
        Lapse("L02.3", "r3", Party("b1", "h1", "p1"), Day(2023, 2, 28), ("r1",)),
        Lapse("L02.2", "r3", Party("b1"), Day(2023, 2, 28), ()),
    ]
    asked = build_world(0)
    of, roots = {"": 0, "b1": 1, "h1": 2, "p1": 3}, {"r1": 1, "r2": 2}
    world = see_world(asked.rules, asked.chart, asked.register, asked.as_of, asked.known_at)
    base = DuckBase(asked.as_of, asked.known_at)
    load_facts(base, asked.rules, number_predicates(asked.rules))
    rows = []
    for each in lapses:
        first, second = [*(roots[root] for root in each.sources), 0, 0][:2]
        bearer = of[each.bearer.body], of[each.bearer.post]
        rows.append((each.norm, each.trigger, *bearer, each.due_on, first, second))
    texts, codes = dict.fromkeys(("norm_id", "trigger"), "text"), dict.fromkeys(("body", "post"), "int")
    base.load("lapse", texts | codes | {"due_on": "day", "root": "int", "matter": "int"}, rows)
    base.play("facts_lapsed")
    found = [
        (fact.name, n, each)
        for fact in asked.rules.facts.values()
        if fact.kind is FactKind.LAPSE
        for n, each in enumerate(find_facts(world, fact, lapses), 1)
    ]
    wanted = [(name, e.key, of[e.subject], e.day, e.due_on, n) for name, n, e in found]
    assert sorted(base.rows("select fact, key, subject, day, due_on, seq from lapse_fact")) == sorted(wanted)
    sources = [(name, e.key, n, pos, roots[root]) for name, n, e in found for pos, root in enumerate(e.sources)]
    assert sorted(base.rows("select fact, key, seq, pos, root from lapse_source")) == sorted(sources)
    assert len(found) == 3
