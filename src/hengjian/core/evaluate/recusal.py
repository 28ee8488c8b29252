"""A bearer who is recused from a matter does not act in it: the duty moves one level up, or nobody is left (semantics
6, line 2).
"""

from __future__ import annotations

from dataclasses import replace

from hengjian.core.evaluate.instance import Bound, Instance, Party, reason
from hengjian.core.evaluate.obligation import OUTSIDE
from hengjian.core.evaluate.reading import climb_to_chief
from hengjian.core.evaluate.world import World


def apart_from_recused(world: World, instance: Instance) -> Instance:
    """The instance as it stands once recusals are taken into account; whoever else is recused is passed over too."""
    day = instance.arises_on
    by_matter = {id: world.view.sources("recused", id, day) for id in sorted(world.ids_of(instance.sources))}
    recused = {who for people in by_matter.values() for who in people}
    persons = set(_bearing_persons(world, instance))
    if not persons or not persons <= recused:
        return instance
    besides = frozenset((*recused, *(party.person for party in instance.subjects)))
    chief = climb_to_chief(world, instance.home, day, besides)
    if chief.body == OUTSIDE and not world.chart.deployment.outside:
        note = reason("recused", matter=next(id for id, people in by_matter.items() if persons & set(people)))
        return replace(instance, reasons=(*instance.reasons, note))
    up = reason("same_person_up", from_post=instance.bearer.post)
    bound = Bound.PERSON if chief.person else Bound.BODY
    return replace(instance, bearer=chief, moved=True, bound=bound, reasons=(*instance.reasons, up))


def _bearing_persons(world: World, instance: Instance) -> tuple[str, ...]:
    bearer: Party = instance.bearer
    if bearer.person:
        return (bearer.person,)
    return world.view.holders(bearer.post, instance.arises_on) if bearer.post else ()
