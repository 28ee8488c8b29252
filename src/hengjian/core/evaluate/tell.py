"""Who must be told when an obligation lapses (semantics 9).

- A rung is told whole, less every post that is empty or has an excluded holder; an empty rung passes the notice up
  the line.
- Excluded are the bearer and, where the duty is about someone, that someone, their kin, whoever reports to them, and
  whoever
  is recused or implicated in the matter. For a recipient nothing is taken out.
- At the top the outside address; where there is none, the row says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.instance import Instance, Party, reason
from hengjian.core.evaluate.obligation import OUTSIDE, Reason
from hengjian.core.evaluate.sides import is_excluded
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.view import TOP_LEADER
from hengjian.core.rulebook.paths import Seat, walk_role
from hengjian.core.rulebook.rulebook import Ladder

HEADS = (TOP_LEADER, "discipline_head", "organisation_head")


def whom_to_tell(
    world: World, ladder: Ladder, instance: Instance, bearer: Party
) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The posts to tell (or the outside address) on `as_of`, and what has to be said where nobody is left."""
    day, outside = world.as_of, world.chart.deployment.outside
    if bearer.body == OUTSIDE:
        return (), (reason("nobody_above"),)
    start = bearer.body if instance.moved else instance.home
    for house in world.view.chain_up(start, day):
        for rung in ladder.rungs if house == start else ladder.above or ladder.rungs:
            posts = {post for name in rung for post in _posts(world, name, house, day)}
            told = tuple(sorted(post for post in posts if _may_hear(world, instance, bearer, post, day)))
            if told:
                return told, ()
    return ((outside,), ()) if outside else ((), (reason("no_outside_address"),))


def _posts(world: World, role_name: str, house: str, day: Day) -> Iterator[str]:
    role = world.rules.roles[role_name]
    home = world.view.superior(house, day) if role.pair == "upper" else house
    if home and role.pair != "lower":
        for seat in walk_role(world.view, role, home, day):
            yield from _heads(world, seat, day)


def _heads(world: World, seat: Seat, day: Day) -> tuple[str, ...]:
    """A body is told through whoever heads it."""
    if seat.post:
        return (seat.post,)
    return next((posts for label in HEADS if (posts := world.view.posts_in(seat.body, (label,), day))), ())


def _may_hear(world: World, instance: Instance, bearer: Party, post: str, day: Day) -> bool:
    holders = world.view.holders(post, day)
    return (
        bool(holders)
        and post not in (bearer.post, instance.bearer.post)
        and not any(_is_shut_out(world, instance, bearer, person, day) for person in holders)
    )


def _is_shut_out(world: World, instance: Instance, bearer: Party, person: str, day: Day) -> bool:
    if person in (bearer.person, instance.bearer.person):
        return True
    set_aside = {matter for kind in ("recused", "implicated") for matter in world.view.targets(kind, person, day)}
    if set_aside & world.ids_of(instance.sources):
        return True
    if instance.recipients:
        return False
    about = [party.person or party.body for party in (*instance.subjects, *instance.spoken_of)]
    return is_excluded(world.view, person, about, day)
