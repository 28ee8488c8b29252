"""Sides and notices as relations: the same as core/evaluate sides.py and tell.py, on random worlds, ask for ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from hengjian.core.calendar.span import OPEN
from hengjian.core.evaluate.instance import Instance, Party
from hengjian.core.evaluate.judge import judge
from hengjian.core.evaluate.obligation import OUTSIDE, Outcome
from hengjian.core.evaluate.sides import is_excluded
from hengjian.core.evaluate.tell import whom_to_tell
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.rulebook import Ladder
from hengjian.scale.tell import load_ladders, tell
from tests.scale.stage import Staged, reason_text, staged

SEEDS = range(60)
Told = set[tuple[int, object]]


def compare_sides(stage: Staged, dice: Random, many: int) -> None:
    """Random asks, half of them between those whom relations name, on days that matter."""
    view, of = stage.world.view, stage.codes.holders
    days = [day for day in view.all_days if day < OPEN] or [stage.world.as_of]
    beside = [id for row in view.chart.relations for id in (row.source, row.target)] or [""]
    asks = {}
    for ask in range(many):
        pair = [dice.choice(beside if dice.random() < 0.5 else list(of)) for _ in range(2)]
        day = stage.world.as_of if dice.random() < 0.3 else dice.choice(days) + timedelta(days=dice.randint(-1, 1))
        asks[ask] = (*pair, day)
    columns = {"ask": "int", "person": "int", "subject": "int", "day": "day"}
    rows = [(ask, of[person], of[subject], day) for ask, (person, subject, day) in asks.items()]
    stage.base.load("side_ask", columns, rows)
    stage.base.play("sides")
    found = stage.base.rows("select ask from on_side")
    assert len(found) == len(set(found))
    expected = {ask for ask, (person, subject, day) in asks.items() if is_excluded(view, person, (subject,), day)}
    assert {ask for (ask,) in found} == expected, [asks[ask] for ask in {a for (a,) in found} ^ expected]


def compare_notices(stage: Staged, shown: list[Party], ladders: dict[str, Ladder]) -> None:
    """Every instance asked whatever its outcome, with the bearer shown."""
    world, base, of = stage.world, stage.base, stage.codes.holders
    load_ladders(base, replace(world.rules, ladders=ladders))
    asked = [(iid, of.get(p.body, 0), of[p.post], of[p.person]) for iid, p in enumerate(shown, 1)]
    base.load("tell_ask", dict.fromkeys(("iid", "body", "post", "person"), "int"), asked)
    tell(base)
    told, notes = base.rows("select iid, post from told"), base.rows("select iid, text from told_note")
    assert len(told) == len(set(told))
    assert len(notes) == len(set(notes))
    posts, said = _plainly(world, stage.instances, shown, ladders)
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


def _bearers(stage: Staged, dice: Random) -> Iterator[Party]:
    """Lapsed rows as their row shows them; the others by chance as anybody."""
    view, day = stage.world.view, stage.world.as_of
    posts = [row.id for row in view.chart.posts]
    for instance in stage.instances:
        row = judge(stage.world, instance).row
        if row.outcome is Outcome.LAPSED or dice.random() < 0.4:
            yield Party(row.bearer_body, row.bearer_post, row.bearer_person)
        elif not posts or dice.random() < 0.1:
            yield Party(OUTSIDE)
        else:
            post = dice.choice(posts)
            yield Party(view.post_row(post).body, post, next(iter(view.holders(post, day)), ""))


def _ladders(world: World, dice: Random) -> dict[str, Ladder]:
    """Any rungs of any roles, under the names the norms use."""
    roles = sorted(world.rules.roles)

    def rungs(least: int) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(dice.sample(roles, dice.choice((1, 1, 2, 3)))) for _ in range(dice.randint(least, 3)))

    return {name: Ladder(name, name, name, rungs(1), above=rungs(0)) for name in world.rules.ladders}


@pytest.mark.parametrize("seed", SEEDS)
def test_sides_and_notices_are_those_of_core(seed: int) -> None:
    check_seed(seed, 150)


def check_seed(seed: int, many: int) -> None:
    """Everything about one world."""
    stage, dice = staged(seed), Random(seed)
    try:
        compare_sides(stage, dice, many)
        shown = list(_bearers(stage, dice))
        compare_notices(stage, shown, dict(stage.world.rules.ladders))
        compare_notices(stage, shown, _ladders(stage.world, dice))
    finally:
        stage.base.close()
