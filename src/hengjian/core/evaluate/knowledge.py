"""From which day a bearer knew of a record (semantics 10). Nobody who does not know has a row: no verdict, no count.

- A bearer knows from the first day on which they could see a visible version, and only while the current one is
  visible too.
- A post's next holder sees the same file and inherits the day; a body knows when somebody who serves in it could see.
- A later record with `knew_on` about the bearer may prove earlier knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.instance import Party
from hengjian.core.evaluate.world import HOLDER_TYPES, World, as_day, as_list
from hengjian.core.register.chains import Chain
from hengjian.core.register.record import Record
from hengjian.core.register.visibility import Seen, body_can_see, can_see


def known_on(world: World, chain: Chain, bearer: Party) -> Day | None:
    """The first day the bearer could see the record, or None."""
    if not chain.is_retracted and _first_sight(world, chain.current, bearer) is None:
        return None
    days = [day for version in chain.versions if (day := _first_sight(world, version, bearer)) is not None]
    return min((*days, *_proven_days(world, chain, bearer)), default=None)


def _first_sight(world: World, record: Record, bearer: Party) -> Day | None:
    seen = seen_as(world, record)
    bodies = (record.body, *(body for id in record.about for body in world.view.bodies_of(id, record.recorded_on)))
    above = {up for body in bodies for up in world.body_chain(body, record.recorded_on)}
    ids = (bearer.post, bearer.person, bearer.body, record.body, record.by, *record.about, *above)
    later = (day for day in world.view.boundaries(*ids) if record.recorded_on < day)
    for day in (each for each in (record.recorded_on, *later) if each <= world.as_of):
        if any(can_see(world.view, seen, holder, day) for holder in _holders(world, bearer, day)):
            return day
        if not bearer.post and not bearer.person and body_can_see(world.view, seen, bearer.body, day):
            return day
    return None


def _holders(world: World, bearer: Party, day: Day) -> tuple[str, ...]:
    """Through whom a bearer sees: the person, the post, or the posts of the body."""
    if bearer.person and not bearer.post:
        return (bearer.person,)
    return (bearer.post,) if bearer.post else world.view.all_posts_in(bearer.body, day)


def seen_as(world: World, record: Record) -> Seen:
    """The record with its class and the holders its kind names as addressees or readers; an unknown kind is for the
    named.
    """
    kind = world.kind(record)
    if kind is None:
        return Seen(record, "V7", ())
    specs = [spec for spec in kind.fields.values() if (spec.addressee or spec.reader) and spec.type in HOLDER_TYPES]
    named = tuple(str(id) for spec in specs for id in as_list(record.fields.get(spec.name)))
    return Seen(record, kind.visibility, named)


def _proven_days(world: World, chain: Chain, bearer: Party) -> Iterable[Day]:
    """Days of earlier knowledge that a later record about the bearer establishes."""
    for root in world.naming.get(chain.root, ()):
        other = world.chains[root]
        day = as_day(other.current.fields.get("knew_on"))
        if day is None or other.is_retracted or not _is_about(world, other.current, bearer, day):
            continue
        yield day


def _is_about(world: World, record: Record, bearer: Party, day: Day) -> bool:
    mine = {bearer.post or bearer.body, bearer.person, *world.view.holders(bearer.post, day)} - {""}
    return bool(mine & {*record.about, *world.persons_in(record, "about")})
