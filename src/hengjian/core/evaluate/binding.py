"""How long an obligation binds, and who answers for it on the day it is judged (semantics 2 and 3).

- A binding breaks on the first later day on which the bearer, the subject or their relation no longer holds.
- An event duty stays with its post: the smallest holder on the earlier of `as_of` and the due day answers, the old
  due day stands.
- A post that has been empty for `vacancy` days shows one level up; sooner it shows as vacant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from hengjian.core.calendar.span import OPEN, Day
from hengjian.core.evaluate.instance import Bound, Instance, Party, reason
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.periodic import VACANCY
from hengjian.core.evaluate.reading import bearings_in, climb_to_chief, subjects_in
from hengjian.core.evaluate.spread import outside_note
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Per
from hengjian.core.rulebook.paths import Seat


@dataclass(frozen=True, slots=True)
class Break:
    """What ended, and on which day."""

    what: str
    day: Day


def find_break(world: World, instance: Instance) -> Break | None:
    """The first break after `arises_on`, as far as `as_of` can see."""
    frame = instance.frame
    ids = {frame.upper, frame.lower, instance.bearer.body}
    for party in (instance.bearer, *instance.subjects):
        ids |= {party.person, party.post, party.body}
    for day in world.view.boundaries(*sorted(ids - {""})):
        if instance.arises_on < day <= world.as_of:
            ended = next(_ended(world, instance, day), None)
            if ended is not None:
                return Break(ended, day)
    return None


def _ended(world: World, instance: Instance, day: Day) -> Iterator[str]:
    view, bearer = world.view, instance.bearer
    personal = instance.bound in (Bound.PERSON, Bound.KNOWER)
    if personal and bearer.person and bearer.person not in view.holders(bearer.post, day):
        yield "bearer"
    if instance.bound is Bound.POST and view.post(bearer.post, day) is None:
        yield "bearer"
    if instance.bound is Bound.BODY and view.is_body(bearer.body) and view.body(bearer.body, day) is None:
        yield "bearer"
    for party in instance.subjects:
        gone = party.person not in view.holders(party.post, day) if party.person else view.body(party.body, day) is None
        if gone:
            yield "subject"
    if _lost_role(world, instance, day):
        yield "relation"
    frame = instance.frame
    if frame.is_pair and not instance.moved and view.superior(frame.lower, day) != frame.upper:
        yield "relation"


def _lost_role(world: World, instance: Instance, day: Day) -> bool:
    """Whether the seat no longer stands where the norm's role looks for it: a field, a label or an organ moved away."""
    norm, frame = instance.norm, instance.frame
    if norm.bind or (frame.is_pair and world.view.superior(frame.lower, day) != frame.upper):
        return False
    seats = {seat for each in bearings_in(world, norm, frame, day, None) for seat in (each.seat, *each.candidates)}
    if not instance.moved and Seat(instance.bearer.body, instance.bearer.post) not in seats:
        return norm.per is not Per.UNORDERED_PAIR or bool(seats)
    there = {Seat(party.body, party.post) for party in subjects_in(world, norm, frame, day, None).parties}
    return any(Seat(party.body, party.post) not in there for party in instance.subjects)


@dataclass(frozen=True, slots=True)
class Answering:
    """Who is shown as the bearer, what is said about it, and whether an unset vacancy leaves it open."""

    party: Party
    notes: tuple[Reason, ...] = ()
    unset: tuple[str, ...] = ()


def who_answers(world: World, instance: Instance, due_on: Day | None) -> Answering:
    """The bearer's columns of a row (semantics 2, vacancy; semantics 3, handover)."""
    if instance.bound is not Bound.POST:
        return Answering(instance.bearer, _partly_dated(world, instance))
    post = instance.bearer.post
    day = min(world.as_of, due_on or world.as_of)
    day = max(day, instance.arises_on)
    holders = world.view.holders(post, day)
    if not holders:
        return _empty_post(world, instance, day)
    spoken_of = {party.person for party in (*instance.subjects, *instance.spoken_of)} - {""}
    if not instance.recipients and spoken_of >= set(holders):
        chief = climb_to_chief(world, instance.home, day, frozenset(spoken_of))
        return Answering(chief, (reason("same_person_up", from_post=post), *outside_note(world, chief)))
    holders = tuple(holder for holder in holders if instance.recipients or holder not in spoken_of)
    first = world.view.holders(post, instance.arises_on)[:1]
    party = Party(instance.bearer.body, post, holders[0])
    if first and first[0] != holders[0]:
        since = _held_since(world, post, holders[0], day)
        note = reason("handed_over", **{"from": first[0], "to": holders[0], "day": since.isoformat()})
        return Answering(party, (note,))
    return Answering(party, _partly_dated(world, instance))


def _partly_dated(world: World, instance: Instance) -> tuple[Reason, ...]:
    """Says so where the bearer's tenure is dated only in part, so that only certain days bind (design: the office
    folder).
    """
    bearer = instance.bearer
    tenure = world.view.tenure(bearer.post, bearer.person, instance.arises_on) if bearer.person else None
    return (reason("partly_dated", post=bearer.post, written=tenure.written),) if tenure and tenure.written else ()


def _empty_post(world: World, instance: Instance, day: Day) -> Answering:
    post, since = instance.bearer.post, _empty_since(world, instance.bearer.post, day)
    vacancy = world.value(VACANCY, instance.bearer.body, instance.arises_on)
    shown = Party(instance.bearer.body, post)
    facts = {"post": post, "since": since.isoformat()}
    if vacancy is None:
        return Answering(shown, (reason("vacant", **facts),), (VACANCY,))
    if since + timedelta(days=vacancy.amount.whole) <= day:
        besides = frozenset(party.person for party in (*instance.subjects, *instance.spoken_of))
        chief = climb_to_chief(world, instance.home, day, besides)
        return Answering(chief, (reason("vacant_up", **facts), *outside_note(world, chief)))
    return Answering(shown, (reason("vacant", **facts),))


def _empty_since(world: World, post: str, day: Day) -> Day:
    """The first day from which on nobody held the post; a post that did not exist yet was not empty."""
    view = world.view
    return _since(world, post, day, lambda on: view.post(post, on) is not None and not view.holders(post, on))


def _held_since(world: World, post: str, person: str, day: Day) -> Day:
    return _since(world, post, day, lambda on: world.view.holders(post, on)[:1] == (person,))


def _since(world: World, post: str, day: Day, lasts: Callable[[Day], bool]) -> Day:
    """The first boundary from which on it has lasted until the day."""
    since = day
    for boundary in reversed([each for each in world.view.boundaries(post, *_body(world, post)) if each <= day]):
        if not lasts(boundary):
            break
        since = boundary
    return since


def _body(world: World, post: str) -> tuple[str, ...]:
    return (world.view.post_row(post).body,)


def end_of_binding(found: Break | None) -> Day:
    """The day from which acts no longer count; open where nothing broke."""
    return found.day if found else OPEN
