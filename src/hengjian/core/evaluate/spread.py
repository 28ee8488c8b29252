"""From who is bound to what is owed: one instance per bearer, per bearer and subject, or per set of two (semantics 2).

- Somebody who is in the set of subjects is left out of it; a single subject who is the bearer moves the duty one
  level up.
- A set of subjects that is empty gives no instance and one warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.instance import Bound, Frame, Instance, Party, reason
from hengjian.core.evaluate.obligation import OUTSIDE, Reason
from hengjian.core.evaluate.reading import Bearing, Subjects, climb_to_chief
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Always, Every, Mode, Norm, Per, Trigger


class Bindable(Protocol):
    """What `spread` needs to know of a bearer in a frame."""

    @property
    def bearing(self) -> Bearing: ...
    @property
    def frame(self) -> Frame: ...
    @property
    def bearer(self) -> Party: ...
    @property
    def subjects(self) -> Subjects: ...


def spread(world: World, norm: Norm, how: Trigger, binding: Bindable, day: Day) -> Iterator[Instance | Reason]:
    """The instances of one bearer in one frame arising on a day, without trigger, slot or sources yet."""
    bearer, subjects = binding.bearer, binding.subjects
    base = Instance(
        norm=norm,
        how=how,
        bound=Bound.PERSON if bearer.post else Bound.BODY,
        bearer=bearer,
        home=binding.bearing.home,
        frame=binding.frame,
        subjects=(),
        recipients=not norm.about,
        trigger="",
        sources=(),
        arises_on=day,
        occurred_on=day,
        candidates=_candidates(norm, binding.bearing),
        reasons=_any_of(norm, binding.bearing),
    )
    if not norm.about and not norm.towards:
        yield base
        return
    others = tuple(party for party in subjects.parties if not is_self(bearer, party))
    if not others and subjects.single and subjects.parties:
        yield _moved_up(world, base, () if norm.per is Per.BEARER else subjects.parties)
    elif not others:
        yield empty_roster(norm, bearer)
    elif norm.per is Per.BEARER:
        yield replace(base, roster=others, spoken_of=_spoken_of(base, others, subjects))
    else:
        for other in others:
            yield paired(base, other)


def _spoken_of(base: Instance, others: tuple[Party, ...], subjects: Subjects) -> tuple[Party, ...]:
    """Whom one bearer's duty is about: one seat, or those its trigger names; a whole set each slot accuses nobody."""
    periodic = isinstance(base.how, Every | Always)
    return others if base.norm.about and (subjects.single or not periodic) else ()


def is_self(bearer: Party, party: Party) -> bool:
    """Whether a subject is the bearing person, through whatever post; a body is never left out."""
    return bool(party.person) and party.person == bearer.person


def paired(base: Instance, other: Party) -> Instance:
    """The instance with its subject; of an unordered pair the smaller side is named as the bearer."""
    if base.norm.per is Per.UNORDERED_PAIR:
        first, second = sorted((base.bearer, other), key=lambda party: (party.person, party.post, party.body))
        return replace(base, bearer=first, subjects=(second,))
    return replace(base, subjects=(other,))


def _moved_up(world: World, base: Instance, subjects: tuple[Party, ...]) -> Instance:
    chief = climb_to_chief(world, base.home, base.arises_on, frozenset({base.bearer.person}))
    note = reason("same_person_up", from_post=base.bearer.post)
    return replace(
        base,
        bearer=chief,
        subjects=subjects,
        moved=True,
        bound=Bound.PERSON if chief.person else Bound.BODY,
        reasons=(*base.reasons, note, *outside_note(world, chief)),
        candidates=(),
    )


def outside_note(world: World, bearer: Party) -> tuple[Reason, ...]:
    """Says so where a duty moved above the top and nobody left an address there."""
    return (reason("no_outside_address"),) if bearer.body == OUTSIDE and not world.chart.deployment.outside else ()


def _candidates(norm: Norm, bearing: Bearing) -> tuple[Party, ...]:
    return () if norm.mode is Mode.EACH else tuple(Party(seat.body, seat.post) for seat in bearing.candidates)


def _any_of(norm: Norm, bearing: Bearing) -> tuple[Reason, ...]:
    shared = norm.mode is not Mode.EACH and len(bearing.candidates) > 1
    return (reason("any_of", roles=tuple(sorted(bearing.roles))),) if shared else ()


def empty_roster(norm: Norm, bearer: Party) -> Reason:
    """The warning of a run for a duty towards nobody."""
    return reason("empty_roster", norm=norm.id, bearer=bearer.shown)
