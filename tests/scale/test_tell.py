"""Sides and notices as relations: the same as core/evaluate sides.py and tell.py, on random worlds, ask for ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from hengjian.core.calendar.span import OPEN, Span
from hengjian.core.evaluate.instance import Instance, Party
from hengjian.core.evaluate.judge import judge
from hengjian.core.evaluate.obligation import OUTSIDE
from hengjian.core.evaluate.sides import is_excluded
from hengjian.core.evaluate.tell import whom_to_tell
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Post, Relation
from hengjian.core.rulebook.rulebook import Ladder
from hengjian.scale.tell import load_ladders, tell
from tests.laws.worlds import World as Asked
from tests.laws.worlds import build_world
from tests.scale.stage import Staged, load_instances, reason_text, stage

SEEDS = range(24)
ASKS = 400
Told = set[tuple[int, object]]


def compare_sides(it: Staged, dice: Random, many: int) -> None:
    """Random asks, half of them between those whom relations name, on days that matter."""
    view, of = it.world.view, it.codes.holders
    days = [day for day in view.all_days if day < OPEN] or [it.world.as_of]
    beside = [id for row in view.chart.relations for id in (row.source, row.target)] or [""]
    asks = {}
    for ask in range(many):
        pair = [dice.choice(beside if dice.random() < 0.5 else list(of)) for _ in range(2)]
        day = it.world.as_of if dice.random() < 0.3 else dice.choice(days) + timedelta(days=dice.randint(-1, 1))
        asks[ask] = (*pair, day)
    columns = {"ask": "int", "person": "int", "subject": "int", "day": "day"}
    rows = [(ask, of[person], of[subject], day) for ask, (person, subject, day) in asks.items()]
    it.base.load("side_ask", columns, rows)
    it.base.play("sides")
    found = it.base.rows("select ask from on_side")
    assert len(found) == len(set(found))
    expected = {ask for ask, (person, subject, day) in asks.items() if is_excluded(view, person, (subject,), day)}
    assert {ask for (ask,) in found} == expected, [asks[ask] for ask in {a for (a,) in found} ^ expected]


def compare_notices(it: Staged, shown: list[Party], ladders: dict[str, Ladder]) -> None:
    """Every instance asked whatever its outcome, with the bearer shown."""
    world, base, of = it.world, it.base, it.codes.holders
    load_ladders(base, replace(world.rules, ladders=ladders))
    asked = [(iid, of.get(p.body, 0), of[p.post], of[p.person]) for iid, p in enumerate(shown, 1)]
    base.load("tell_ask", dict.fromkeys(("iid", "body", "post", "person"), "int"), asked)
    tell(base)
    told, notes = base.rows("select iid, post from told"), base.rows("select iid, text from told_note")
    assert len(told) == len(set(told))
    assert len(notes) == len(set(notes))
    posts, said = _plainly(world, it.instances, shown, ladders)
    assert set(told) == {(iid, of[str(post)]) for iid, post in posts}
    assert set(notes) == said


def _plainly(
    world: World, instances: tuple[Instance, ...], shown: list[Party], ladders: dict[str, Ladder]
) -> tuple[Told, Told]:
    posts: Told = set()
    said: Told = set()
    for iid, (instance, bearer) in enumerate(zip(instances, shown, strict=True), 1):
        told, notes = whom_to_tell(world, ladders[instance.norm.missed.ladder], instance, bearer)
        posts |= {(iid, post) for post in told}
        said |= {(iid, reason_text(note)) for note in notes}
    return posts, said


def _crowded(asked: Asked, dice: Random) -> Asked:
    """The world with many more relations, so that hardly anybody stands alone."""
    chart = asked.chart
    bodies, posts = [[row.id for row in rows] for rows in (chart.bodies, chart.posts)]
    people, records = [row.id for row in chart.people], [row.id for row in asked.register.records]
    ends = {
        "kin": (people, people),
        "reports_to": (people + posts, people + posts),
        "dispatched": (people + posts + bodies, bodies),
        "acting": (people + posts, posts),
        "in_charge": (people + posts + bodies, bodies),
        "recused": (people, records),
        "implicated": (people, records),
    }
    added = []
    for number in range(dice.choice((5, 20, 40))):
        kind = dice.choice([*ends, "dispatched", "recused"])
        sources, targets = ends[kind]
        if sources and targets:
            span = Span(asked.as_of - timedelta(days=dice.choice((0, 1, 400))))
            two = (dice.choice(sources), dice.choice(targets))
            added.append(Relation(f"extra{number}", kind, *two, span, asked.known_at, asked.as_of))
    rows = tuple(row for post in chart.posts for row in _moved(post, asked, bodies, dice))
    return replace(asked, chart=replace(chart, posts=rows, relations=(*chart.relations, *added)))


def _moved(post: Post, asked: Asked, bodies: list[str], dice: Random) -> tuple[Post, ...]:
    """The post, now and then in two rows: another label or body since some day, in either order."""
    if dice.random() < 0.8:
        return (post,)
    day = asked.as_of - timedelta(days=dice.randint(-100, 300))
    labels = (dice.choice(("top_leader", "member", "discipline_head")),)
    later = replace(post, body=dice.choice((post.body, *bodies)), labels=labels, span=Span(day))
    return tuple(dice.sample([replace(post, span=Span(post.span.start, day)), later], 2))


def _disturbed(it: Staged, dice: Random) -> Staged:
    """The instances with others spoken of, other sources, and now and then another direction or start."""
    view, roots = it.world.view, [*it.world.chains]
    parties = [Party(view.post_row(row.id).body, row.id, dice.choice(("p1", "p2"))) for row in view.chart.posts]
    parties += [Party(body) for body in view.bodies()]

    def disturb(instance: Instance) -> Instance:
        if dice.random() < 0.4:
            return instance
        spoken = tuple(dict.fromkeys(dice.choices(parties, k=dice.randint(0, 2)))) if parties else ()
        sources = tuple(dict.fromkeys(dice.choices(roots, k=dice.randint(0, 2)))) if roots else ()
        flags = {"recipients": dice.random() < 0.2, "moved": instance.moved or dice.random() < 0.1}
        return replace(instance, spoken_of=spoken, sources=sources, **flags)

    instances = tuple(map(disturb, it.instances))
    load_instances(it.base, it.world, it.codes, instances)
    return replace(it, instances=instances)


def _as_shown(it: Staged) -> Iterator[Party]:
    """Bearers as their rows show them, lapsed or not."""
    for instance in it.instances:
        row = judge(it.world, instance).row
        yield Party(row.bearer_body, row.bearer_post, row.bearer_person)


def _anybody(it: Staged, dice: Random) -> Iterator[Party]:
    """Bearers by chance, now and then nobody at all."""
    view, day = it.world.view, it.world.as_of
    posts = [row.id for row in view.chart.posts]
    for instance in it.instances:
        post = dice.choice([*posts, ""])
        if dice.random() < 0.4:
            yield instance.bearer
        elif post:
            yield Party(view.post_row(post).body, post, dice.choice(("", *view.holders(post, day))))
        else:
            yield Party(OUTSIDE)


def _ladders(world: World, dice: Random) -> dict[str, Ladder]:
    """Any rungs of any roles, under the names the norms use."""
    roles = sorted(world.rules.roles)

    def rungs(least: int) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(dice.sample(roles, dice.choice((1, 1, 2, 3)))) for _ in range(dice.randint(least, 3)))

    return {name: Ladder(name, name, name, rungs(1), above=rungs(0)) for name in world.rules.ladders}


@pytest.mark.parametrize("seed", SEEDS)
def test_sides_and_notices_are_those_of_core(seed: int) -> None:
    if seed % 3:
        check_crowded(seed)
    else:
        check_grown(seed)


def check_grown(seed: int) -> None:
    """A world as it grew, every row asked as it shows its bearer."""
    it, dice = stage(build_world(seed)), Random(seed)
    compare_sides(it, dice, ASKS)
    compare_notices(it, list(_as_shown(it)), dict(it.world.rules.ladders))
    it.base.close()


def check_crowded(seed: int) -> None:
    """The same world crowded, with instances and ladders that never grew in it."""
    dice = Random(seed)
    it = _disturbed(stage(_crowded(build_world(seed), dice)), dice)
    compare_sides(it, dice, ASKS)
    compare_notices(it, list(_anybody(it, dice)), _ladders(it.world, dice))
    it.base.close()
