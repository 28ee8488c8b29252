"""Knowledge as a relation: the same day as core/evaluate/knowledge.py for whoever is asked.

The worlds are unsettled, or wild from the start: their kinds have every class, their records name anybody as reader,
stand on one another and prove knowledge of one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

import pytest

from hengjian.core.calendar.span import Day, Span
from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.instance import Party
from hengjian.core.evaluate.knowledge import known_on
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Chart, Relation
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import DuckBase
from hengjian.scale.chart import load_roles, make_chart
from hengjian.scale.knowledge import find_known, load_likeness, make_sight
from hengjian.scale.load import Codes, load_office
from hengjian.scale.norms import load_norms
from hengjian.scale.register import make_register
from tests.laws.dice import day_in_zone, moment
from tests.laws.worlds import World as Asked
from tests.laws.worlds import build_world, trial_rules
from tests.scale.wild_charts import START, side_by_side, wild_chart

SEEDS = range(12)
CLASSES = ("V0", "V1", "V2", "V2", "V3", "V3", "V4", "V4", "V4", "V5", "V6", "V7")
RELATIONS = ("kin", "reports_to", "dispatched", "acting", "absent", "same_level", "deputy")
Ask = tuple[str, Party]


@dataclass(frozen=True, slots=True)
class Sighted:
    """A world as core sees it, its tables, and the codes between them."""

    world: World
    base: DuckBase
    codes: Codes


def see(asked: Asked) -> Sighted:
    """Both sides, as far as knowledge needs them."""
    world = see_world(asked.rules, asked.chart, asked.register, asked.as_of, asked.known_at)
    base = DuckBase(asked.as_of, asked.known_at)
    codes = load_office(base, asked.chart, asked.register)
    load_norms(base, world.rules, asked.chart.deployment)
    load_roles(base, world.rules)
    make_chart(base)
    make_register(base)
    make_sight(base)
    return Sighted(world, base, codes)


def unsettle(asked: Asked, dice: Random) -> Asked:
    """The same with other classes and readers, more relations, and records that name, stand on and prove others."""
    chart = _related(asked.chart, dice)
    ids, records = _ids(chart), asked.register.records
    register = Register(tuple(_redrawn(record, ids, records, dice) for record in records))
    return replace(asked, rules=_classed(asked.rules, dice), chart=chart, register=register)


def _classed(rules: Rules, dice: Random) -> Rules:
    kinds: dict[str, Kind] = {}
    for name, kind in rules.kinds.items():
        fields = {
            **{f: replace(spec, addressee=dice.random() < 0.5, reader=False) for f, spec in kind.fields.items()},
            "seen_by": FieldSpec("seen_by", FieldType.HOLDERS, "", "", reader=True),
        }
        kinds[name] = replace(kind, visibility=dice.choice(CLASSES), fields=fields)
    if dice.random() < 0.2:
        kinds.pop("petition")
    return replace(rules, kinds=kinds)


def _ids(chart: Chart) -> list[str]:
    people = [person.id for person in chart.people]
    return [*(post.id for post in chart.posts), *people, *people, *(body.id for body in chart.bodies), "elsewhere"]


def _related(chart: Chart, dice: Random) -> Chart:
    ids, rows = _ids(chart)[:-1], list(chart.relations)
    for learnt in (row.recorded_at for row in chart.tenures[: dice.randint(0, 8)]):
        day = Day(2021, 1, 1) + timedelta(days=dice.randint(0, 1000))
        span = Span(day, day + timedelta(days=dice.choice((30, 300, 3000))))
        id, kind = f"z{len(rows)}", dice.choice(RELATIONS)
        rows.append(Relation(id, kind, dice.choice(ids), dice.choice(ids), span, learnt, learnt.date()))
    return replace(chart, relations=tuple(rows))


def _redrawn(record: Record, ids: list[str], records: tuple[Record, ...], dice: Random) -> Record:
    fields = dict(record.fields)
    if dice.random() < 0.4:
        fields["seen_by"] = dice.choices(ids, k=dice.randint(1, 2))
    if dice.random() < 0.25:
        fields["knew_on"] = (record.occurred_on - timedelta(days=dice.randint(0, 400))).isoformat()
        record = replace(record, re=(*record.re, dice.choice(records).id))
    if dice.random() < 0.3:
        record = replace(record, reuse_of=dice.choice([r for r in records if r.kind == record.kind]).id)
    if dice.random() < 0.3:
        record = replace(record, about=tuple(dice.choices(ids, k=dice.randint(0, 2))))
    if dice.random() < 0.2:
        record = replace(record, by=dice.choice(["", *ids]))
    if dice.random() < 0.1:
        record = replace(record, body=dice.choice(["", "elsewhere", *(i for i in ids if i[0] in "bd")]))
    return replace(record, fields=fields)


def wild_world(seed: int, many: int) -> Asked:
    """So many wild charts side by side, each with records of its own."""
    dice = Random(seed)
    chart = side_by_side([wild_chart(seed * many + number) for number in range(many)])
    records: list[Record] = []
    for number in range(many):
        records += _records(chart, number, dice)
    as_of, known_at = START + timedelta(days=dice.choice((20, 36, 40))), moment(START + timedelta(days=60))
    return Asked(_classed(trial_rules(), dice), chart, Register(tuple(records)), as_of, known_at, seed)


def _records(chart: Chart, number: int, dice: Random) -> list[Record]:
    ids = [id for id in _ids(chart) if id.startswith(f"{number}:")]
    bodies, found = [id for id in ids if id.split(":")[1][0] == "b"], list[Record]()
    kinds = sorted({*trial_rules().kinds} - {WITHDRAWAL})
    for _ in range(dice.randint(3, 8)):
        at = moment(START + timedelta(days=dice.randint(-2, 36)))
        old = dice.choice(found) if found and dice.random() < 0.3 else None
        kind = old.kind if old else dice.choice(kinds)
        kind = WITHDRAWAL if old and dice.random() < 0.3 else kind
        corrects, body = old.id if old else "", dice.choice([*bodies, *bodies, ""])
        about, re = tuple(dice.choices(ids, k=dice.randint(0, 2))), tuple(each.id for each in found[-1:])
        record = Record(
            f"{number}r{len(found)}", kind, at.date(), at, day_in_zone(at), body, dice.choice(ids), about, re, corrects
        )
        found.append(_redrawn(record, ids, (*found, record), dice))
    return found


def parties(world: World) -> Iterator[Party]:
    """Every post, alone and with whoever ever held it or might; every body; every person, as one who knew."""
    chart = world.chart
    people = [person.id for person in chart.people]
    for post in sorted({row.id for row in chart.posts}):
        body = world.view.post_row(post).body
        yield Party(body, post)
        for person in sorted({row.person for row in chart.tenures if row.post == post} | {people[0]}):
            yield Party(body, post, person)
    for body in sorted({row.id for row in chart.bodies}):
        yield Party(body)
        yield Party(body, "", people[1])
    for person in people:
        yield Party("", "", person)


def compare(it: Sighted, asks: list[Ask]) -> int:
    """How many knew; the days are the same, and so are those who do not know."""
    of, roots = it.codes.holders, it.codes.records
    rows = [(n, roots[root], of[p.body], of[p.post], of[p.person]) for n, (root, p) in enumerate(asks)]
    it.base.load("know_ask", dict.fromkeys(("ask", "root", "body", "post", "person"), "int"), rows)
    find_known(it.base)
    found = it.base.rows("select ask, day from known")
    assert len({ask for ask, _ in found}) == len(found)
    days = {n: known_on(it.world, it.world.chains[root], party) for n, (root, party) in enumerate(asks)}
    expected = {n: day for n, day in days.items() if day is not None}
    got = dict(found)
    wrong = {n: (asks[n], expected.get(n), got.get(n)) for n in {*expected, *got} if expected.get(n) != got.get(n)}
    assert not wrong, list(wrong.values())[:5]
    return len(expected)


def asks_of(world: World, mark: str = "") -> list[Ask]:
    """Every chain asked of everybody; of the side of a wild world that bears the mark."""
    everybody = [each for each in parties(world) if (each.body or each.person).startswith(mark and mark + ":")]
    return [(root, party) for root in world.chains for party in everybody if root.startswith(mark and mark + "r")]


@pytest.mark.parametrize("seeds", [SEEDS[n::3] for n in range(3)])
def test_who_knew_from_when_is_the_same_as_in_core(seeds: range) -> None:
    """On worlds as they are, and on unsettled ones."""
    knew = 0
    for seed in seeds:
        asked = build_world(seed)
        it = see(unsettle(asked, Random(seed)) if seed % 4 else asked)
        knew += compare(it, asks_of(it.world))
        it.base.close()
    assert knew > 100


@pytest.mark.parametrize("seed", [2, 3, 6, 13])
def test_nor_is_it_another_where_everything_comes_goes_and_moves(seed: int) -> None:
    """On a dozen wild charts."""
    it = see(wild_world(seed, 12))
    assert compare(it, [ask for number in range(12) for ask in asks_of(it.world, str(number))]) > 100
    it.base.close()


def test_a_mark_of_likeness_is_what_core_says() -> None:
    """Of every chain that has any; the rest have none."""
    marked = 0
    for seed in SEEDS[:6]:
        asked = build_world(seed)
        world = see_world(asked.rules, asked.chart, asked.register, asked.as_of, asked.known_at)
        base = DuckBase(asked.as_of, asked.known_at)
        codes = load_office(base, asked.chart, asked.register)
        load_likeness(base, world, codes.records)
        found = {root: (num, den) for root, num, den in base.rows("select root, num, den from alike")}
        shares = {codes.records[root]: world.likeness(root)[0] for root in world.chains}
        assert found == {root: (share.numerator, share.denominator) for root, share in shares.items() if share}
        marked += len(found)
        base.close()
    assert marked
