"""A world on both sides: core's, and its tables; the instances of the plain engine as rows, so that each relation can
be held against its function alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.engine import judge_run, lapse_of, raise_instances, read_matters, see_world, strata_of
from hengjian.core.evaluate.facts import Lapse
from hengjian.core.evaluate.instance import Instance, Party
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.world import World
from hengjian.exchange.obligations import _json, canonical_reasons
from hengjian.scale.base import DuckBase
from hengjian.scale.load import Codes, load_office
from hengjian.scale.norms import load_norms
from hengjian.scale.register import make_register
from tests.laws.worlds import World as Asked
from tests.laws.worlds import build_world


@dataclass(frozen=True, slots=True)
class Staged:
    """Both sides of one world. `instances` are numbered from 1 as in the table inst."""

    world: World
    base: DuckBase
    codes: Codes
    instances: tuple[Instance, ...]


def staged(seed: int) -> Staged:
    """The world of a seed, loaded."""
    return stage(build_world(seed))


def stage(asked: Asked) -> Staged:
    """A world as core sees it and as tables, with every table that can be made."""
    world = see_world(asked.rules, asked.chart, asked.register, asked.as_of, asked.known_at)
    base = DuckBase(asked.as_of, asked.known_at)
    codes = load_office(base, asked.chart, asked.register)
    load_norms(base, world.rules, asked.chart.deployment)
    if find_spec("hengjian.scale.chart"):
        from hengjian.scale.chart import load_roles, make_chart, make_seats

        load_roles(base, world.rules)
        make_chart(base)
        make_seats(base)
        make_register(base)
        base.play("frames")
    instances = plain_instances(world)
    load_instances(base, world, codes, instances)
    return Staged(world, base, codes, instances)


def plain_instances(world: World) -> tuple[Instance, ...]:
    """Every instance the plain engine judges, each id once."""
    matters = read_matters(world)
    found: dict[str, Instance] = {}
    lapses: list[Lapse] = []
    for stratum in strata_of(world.rules):
        fresh = []
        for norm in stratum:
            for each in raise_instances(world, norm, matters, lapses):
                if not isinstance(each, Reason):
                    fresh += list(judge_run(world, each))
        lapses += [lapse_of(each) for each in fresh if each.missed]
        for judged in fresh:
            found.setdefault(judged.instance.id, judged.instance)
    return tuple(found.values())


def reason_text(reason: Reason) -> str:
    """A reason as canonical JSON text."""
    return _json(canonical_reasons([reason])[0])


def load_instances(base: DuckBase, world: World, codes: Codes, instances: Iterable[Instance]) -> None:
    """Instances as the tables inst, candidate, spoken, roster, note and unset."""
    of, roots = codes.holders, codes.records
    norms = {(norm.id, norm.version): place for place, norm in enumerate(world.rules.norms)}
    inst, candidate, spoken, roster, note, unset, more = [], [], [], [], [], [], []
    for iid, each in enumerate(instances, 1):
        subject = each.subjects[0] if each.subjects else Party("")
        sources = [roots[root] for root in each.sources[:2]] + [0, 0]
        bearer = (of.get(each.bearer.body, 0), of[each.bearer.post], of[each.bearer.person])
        sides = (of[each.home], of[each.frame.upper], of[each.frame.lower], *map(of.get, party(subject)))
        days: tuple[Day | None, ...] = (each.arises_on, each.occurred_on)
        days += (each.slot.start, each.slot.stop) if each.slot else (None, None)
        inst.append(
            (
                *(iid, norms[each.norm.id, each.norm.version], each.norm.triggers.index(each.how), each.bound.value),
                *(*bearer, *sides, each.recipients, each.trigger, *sources[:2], *days),
                *(each.opens, each.moved, each.retracted, each.lapsed_due),
            )
        )
        candidate += [(iid, of[p.body], of[p.post], of[p.person]) for p in each.candidates]
        spoken += [(iid, *map(of.get, party(p))) for p in each.spoken_of]
        roster += [(iid, *map(of.get, party(p))) for p in each.roster]
        note += [(iid, reason_text(reason)) for reason in each.reasons]
        unset += [(iid, name) for name in each.unset]
        more += [(iid, roots[root]) for root in each.sources[2:]]
    base.load("inst", INST, inst)
    base.load("candidate", {"iid": "int", "body": "int", "post": "int", "person": "int"}, candidate)
    base.load("spoken", {"iid": "int", "body": "int", "post": "int", "person": "int"}, spoken)
    base.load("roster", {"iid": "int", "body": "int", "post": "int", "person": "int"}, roster)
    base.load("note", {"iid": "int", "text": "text"}, note)
    base.load("unset", {"iid": "int", "name": "text"}, unset)
    base.load("more", {"iid": "int", "root": "int"}, more)


def party(each: Party) -> tuple[str, str, str]:
    """Body, post, person."""
    return each.body, each.post, each.person


INST = {
    **dict.fromkeys(("iid", "norm", "how"), "int"),
    "bound": "text",
    **dict.fromkeys(("body", "post", "person", "home", "upper", "lower", "sbody", "spost", "sperson"), "int"),
    "recipients": "flag",
    "trigger": "text",
    "root": "int",
    "matter": "int",
    **dict.fromkeys(("arises", "occurred", "s", "e"), "day"),
    **dict.fromkeys(("opens", "moved", "retracted"), "flag"),
    "lapsed_due": "day",
}
