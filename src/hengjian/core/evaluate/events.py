"""Instances raised by records: `new`, `before` and `state` (semantics 3).

- One instance per trigger, always: two findings are two obligations with two deadlines (trap T4).
- A retracted trigger is not dropped: its instance stays and is not applicable.
- An event duty of a person stays with the post; its holder is looked up when it is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from hengjian.core.calendar.span import Day
from hengjian.core.casework.matters import Matter
from hengjian.core.evaluate.instance import Bound, Frame, Instance, Party, reason
from hengjian.core.evaluate.knowledge import known_on
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.predicates import holds_all
from hengjian.core.evaluate.reading import Bearing, Subjects, bearings_in, frames_for_record, subjects_in
from hengjian.core.evaluate.spread import spread
from hengjian.core.evaluate.world import World, as_day
from hengjian.core.register.chains import Chain
from hengjian.core.register.record import Record
from hengjian.core.rulebook.norm import Anchor, Before, Continuous, Deadline, InState, New, Norm, Trigger


@dataclass(frozen=True, slots=True)
class EventBinding:
    """A seat bound by an event in a frame; the person is looked up later."""

    bearing: Bearing
    frame: Frame
    subjects: Subjects
    person: str = ""

    @property
    def bearer(self) -> Party:
        """The post or body that is bound."""
        return Party(self.bearing.seat.body, self.bearing.seat.post, self.person)


def is_guard(how: Trigger, norm: Norm) -> bool:
    """`before`, and `new` with `continuous` on the record itself, which is read as a guard (semantics 4)."""
    return isinstance(how, Before) or (isinstance(how, New) and isinstance(norm.due, Continuous))


def record_instances(world: World, norm: Norm, how: New | Before) -> Iterator[Instance | Reason]:
    """One instance for each chain of the kind that satisfies the condition, for each of its bearers."""
    for chain in world.chains_of(how.kind):
        if holds_all(world, chain.said, how.where):
            yield from _of_trigger(world, norm, how, chain, chain.said.occurred_on, chain.root)


def state_instances(
    world: World, norm: Norm, how: InState, matters: Mapping[str, tuple[Matter, ...]]
) -> Iterator[Instance | Reason]:
    """One instance for each visit of a matter to the state."""
    for matter in matters.get(how.procedure, ()):
        live = {entry.root for entry in matter.visits if entry.state == how.state}
        gone = [entry for entry in matter.withdrawn if entry.state == how.state and entry.root not in live]
        for entry in (*(entry for entry in matter.visits if entry.state == how.state), *gone):
            key = f"{matter.root}#{entry.state}#{entry.root}"
            for each in _of_trigger(world, norm, how, world.chains[entry.root], entry.day, key):
                if isinstance(each, Reason):
                    yield each
                    continue
                out = () if entry.in_order else (reason("out_of_order", step=entry.step),)
                yield replace(each, retracted=entry.root not in live, reasons=(*each.reasons, *out))


def _of_trigger(
    world: World, norm: Norm, how: Trigger, chain: Chain, occurred_on: Day, key: str
) -> Iterator[Instance | Reason]:
    record = chain.said
    for frame in frames_for_record(world, norm, record, occurred_on):
        for first in bearings_in(world, norm, frame, occurred_on, record):
            anchored = anchor_day(world, norm, how, chain, first, occurred_on)
            if anchored is None or anchored.day > world.as_of:
                continue
            for bearing in bearings_in(world, norm, frame, anchored.day, record):
                if bearing.seat == first.seat:
                    binding = EventBinding(bearing, frame, _narrowed(world, norm, frame, anchored.day, record))
                    for each in spread_event(world, norm, how, binding, anchored.day):
                        if isinstance(each, Instance):
                            yield replace(
                                each,
                                trigger=key,
                                sources=_sources(chain, key),
                                occurred_on=occurred_on,
                                retracted=chain.is_retracted,
                                reasons=(*each.reasons, *anchored.notes),
                            )
                        else:
                            yield each


def _sources(chain: Chain, key: str) -> tuple[str, ...]:
    matter = key.split("#")[0]
    return (chain.root,) if matter == chain.root else (chain.root, matter)


@dataclass(frozen=True, slots=True)
class Anchored:
    """The day a deadline counts from, and what has to be said about it."""

    day: Day
    notes: tuple[Reason, ...] = ()


def anchor_day(
    world: World, norm: Norm, how: Trigger, chain: Chain, bearing: Bearing, occurred_on: Day
) -> Anchored | None:
    """The anchor of an event (semantics 4); None while the bearer does not know of it."""
    if is_guard(how, norm) or not isinstance(norm.due, Deadline) or norm.due.anchor is Anchor.OCCURRENCE:
        return Anchored(occurred_on)
    if norm.due.anchor is Anchor.RECEIPT:
        day = as_day(world.field(chain.said, norm.due.receipt_field))
        if day is None:
            note = reason("anchor_from_recording", field=norm.due.receipt_field)
            return Anchored(max(occurred_on, chain.first_recorded_on), (note,))
        return Anchored(day)
    if not bearing.seat.post:
        return Anchored(max(occurred_on, chain.first_recorded_on))
    known = known_on(world, chain, Party(bearing.seat.body, bearing.seat.post, bearing.person))
    return None if known is None else Anchored(max(occurred_on, known))


def _narrowed(world: World, norm: Norm, frame: Frame, day: Day, record: Record) -> Subjects:
    """The other side of the norm, narrowed to the persons the trigger is about where it names any."""
    subjects = subjects_in(world, norm, frame, day, record)
    named = {who for id in record.about for who in world.view.persons(id, record.occurred_on)}
    kept = tuple(party for party in subjects.parties if not party.person or party.person in named)
    return Subjects(kept, subjects.single) if any(party.person for party in kept) else subjects


def spread_event(
    world: World, norm: Norm, how: Trigger, binding: EventBinding, day: Day
) -> Iterator[Instance | Reason]:
    """`spread` for a duty of a post: its holder that day is kept apart from the subjects, and the row names the post.

    Where a record named a person, the duty is bound to that person in the post.
    """
    holders = world.view.holders(binding.bearer.post, day) if binding.bearer.post else ()
    person = binding.bearing.person or (holders[0] if holders else "")
    for each in spread(world, norm, how, replace(binding, person=person), day):
        if isinstance(each, Reason) or each.moved or each.bound is not Bound.PERSON:
            yield each
        elif binding.bearing.person:
            yield replace(each, bound=Bound.KNOWER)
        else:
            yield replace(each, bound=Bound.POST, bearer=Party(each.bearer.body, each.bearer.post))
