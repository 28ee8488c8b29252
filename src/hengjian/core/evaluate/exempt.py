"""Exceptions (semantics 7): labelled and ranked, tested on `arises_on`; the live one of greatest rank wins."""

from __future__ import annotations

from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.predicates import holds_all
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Exempt


def live_exemption(world: World, instance: Instance) -> Exempt | None:
    """The exception that governs this instance, if one does."""
    live = [
        each for each in world.rules.exceptions if each.norm == instance.norm.id and _is_live(world, instance, each)
    ]
    return max(live, key=lambda each: (each.rank, each.label), default=None)


def _is_live(world: World, instance: Instance, exempt: Exempt) -> bool:
    body = world.view.body(instance.home, instance.arises_on)
    if instance.arises_on not in exempt.span or body is None:
        return False
    if exempt.body_kinds and body.kind not in exempt.body_kinds:
        return False
    if exempt.body_levels and body.level not in exempt.body_levels:
        return False
    records = [world.chains[root].said for root in instance.sources[:1] if root in world.chains]
    return not exempt.when or any(holds_all(world, record, exempt.when) for record in records)
