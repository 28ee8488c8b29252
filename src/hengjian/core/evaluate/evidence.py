"""Which records fit an obligation (semantics 5): right kind, live, filled, linked, in the window.

- No consuming: a record serves every obligation it fits, so that nobody is asked twice for one act.
- A label beats a day: an act that names its year or period counts for that one, early or late.
- What is linked and when it counts depends on the trigger alone; the table of semantics 5 is `_is_linked` and
  `_is_in_window`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from hengjian.core.calendar.span import OPEN, Day, Moment
from hengjian.core.evaluate.events import is_guard
from hengjian.core.evaluate.instance import Instance, Party
from hengjian.core.evaluate.predicates import Sight, holds, stands_on
from hengjian.core.evaluate.reading import seats_for
from hengjian.core.evaluate.world import HOLDER_TYPES, World, as_list, is_filled
from hengjian.core.register.chains import Chain
from hengjian.core.register.record import Record
from hengjian.core.rulebook.norm import Alternative, Always, Before, Every, Link, New, Part, Per, PeriodKind

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Combination:
    """Records that together fit one alternative: in the order of its parts; their day is the latest of theirs."""

    alternative: Alternative
    chains: tuple[Chain, ...]
    day: Day
    known_at: Moment

    @property
    def roots(self) -> tuple[str, ...]:
        """The roots of the records, sorted, each once."""
        return tuple(sorted({chain.root for chain in self.chains}))


@dataclass(frozen=True, slots=True)
class Window:
    """When an act counts: what ends it (`stop`, half-open), and the day it breaks off (the bearer or the relation
    ended).
    """

    stop: Day
    last_bound: Day


def fitting_chains(world: World, instance: Instance, part: Part, window: Window) -> tuple[Chain, ...]:
    """The chains that fit a part, in order of root."""
    return tuple(
        chain for chain in _candidates(world, instance, part, window) if _fits(world, instance, part, chain, window)
    )


def _fits(world: World, instance: Instance, part: Part, chain: Chain, window: Window) -> bool:
    """Whether `misfits` would find nothing; asks what is cheapest to answer first."""
    record = chain.current
    is_kind = not chain.is_retracted and world.is_of(record.kind, part.kind)
    if not is_kind or not _is_in_window(world, instance, part, chain, window):
        return False
    if not all(is_filled(world.field(record, name)) for name in part.fields):
        return False
    sight = Sight(world, record, instance)
    return all(holds(sight, each) for each in part.where) and _is_linked(world, instance, part, chain)


def misfits(world: World, instance: Instance, part: Part, chain: Chain, window: Window) -> tuple[str, ...]:
    """Why a live chain of the kind does not fit a part: `where`, else of `filled`, `link`, `window` those that fail, in
    this order; empty if it fits.
    """
    record = chain.current
    sight = Sight(world, record, instance)
    if not all(holds(sight, each) for each in part.where):
        return ("where",)
    found = []
    if not all(is_filled(world.field(record, name)) for name in part.fields):
        found.append("filled")
    if not _is_linked(world, instance, part, chain):
        found.append("link")
    if not _is_in_window(world, instance, part, chain, window):
        found.append("window")
    return tuple(found)


def _candidates(world: World, instance: Instance, part: Part, window: Window) -> tuple[Chain, ...]:
    """The chains that could fit, narrowed by what the link goes by: the subject and the days, or the record that raised
    it.
    """
    if part.standing or (part.link or instance.norm.link) is Link.MATTER:
        return world.chains_of(part.kind)
    if by_subject(instance, part):
        index, parties = world.by_name, instance.subjects
        if not instance.subjects or instance.recipients:
            if instance.sources or part.produced_by or instance.norm.per is Per.UNORDERED_PAIR:
                return world.chains_of(part.kind)
            index, parties = world.by_producer, instance.candidates or (instance.bearer,)
        keys = {key for party in parties for key in (party.person, party.post, party.body) if key}
        return _by_root(
            chain
            for kind in world.kinds_of(part.kind)
            for key in keys
            for chain in _in_days(world, instance, kind, index.get((kind, key), ()), window)
        )
    near = {*instance.sources, *(root for source in instance.sources for root in world.naming.get(source, ()))}
    if is_guard(instance.how, instance.norm):
        named = world.names(world.chains[instance.sources[0]].said)
        near |= named | {root for name in named for root in world.naming.get(name, ())}
    return _by_root(world.chains[root] for root in near if root in world.chains)


def _in_days(
    world: World, instance: Instance, kind: str, chains: tuple[Chain, ...], window: Window
) -> tuple[Chain, ...]:
    """Of chains in order of day those in a period's days; all of them where a label may count instead of the day."""
    described = world.rules.kinds.get(kind)
    if not isinstance(instance.how, Every) or (instance.labels and described and described.label_field):
        return chains
    first = bisect_left(chains, instance.arises_on, key=_day_of_act)
    return chains[first : bisect_left(chains, min(window.stop, window.last_bound), first, key=_day_of_act)]


def _day_of_act(chain: Chain) -> Day:
    return chain.current.occurred_on


def _by_root(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    found = {chain.root: chain for chain in chains}
    return tuple(found[root] for root in sorted(found))


def by_subject(instance: Instance, part: Part) -> bool:
    """Whether records are tied to the obligation by whom they are about, rather than by the record that raised it."""
    link = part.link or instance.norm.link
    if link is not None:
        return link is Link.SUBJECT
    return isinstance(instance.how, Every | Always) or not instance.sources


def _is_linked(world: World, instance: Instance, part: Part, chain: Chain) -> bool:
    record, how = chain.current, instance.how
    if part.standing:
        return _stands_over(world, instance, part, record)
    if chain.root in instance.sources[:1]:
        return True
    if is_guard(how, instance.norm) and isinstance(how, New | Before) and world.is_of(record.kind, how.kind):
        return False  # of the guarded kind only the guarded record itself: an earlier one cannot stand in for it
    if (part.link or instance.norm.link) is Link.MATTER:
        return _through_matter(world, instance, part, chain)
    if by_subject(instance, part):
        return names_subjects(world, instance, part, record) and (
            bool(instance.sources) or is_produced_by(world, instance, part, record)
        )
    if set(instance.sources) & world.names(record):
        return True
    return is_guard(instance.how, instance.norm) and _guards(world, instance, chain)


def _stands_over(world: World, instance: Instance, part: Part, record: Record) -> bool:
    """A rule of the body or of one above it, in force for the body (semantics 5, norms: nobody is asked to issue a
    copy).
    """
    day = instance.arises_on
    personal = instance.subjects and not instance.recipients and named_holders(world, part, record)
    if personal and not names_subjects(world, instance, part, record):
        return False
    return record.body in (*world.body_chain(instance.home, day), *world.body_chain(instance.bearer.body, day))


def _guards(world: World, instance: Instance, chain: Chain) -> bool:
    """Named by the guarded record, or about the same matter as it."""
    guarded = world.chains[instance.sources[0]]
    named = world.names(guarded.said)
    return chain.root in named or bool(named & world.names(chain.current))


def _through_matter(world: World, instance: Instance, part: Part, chain: Chain) -> bool:
    """By what a record refers to, however far back: the trigger, or a record that names the subject."""
    seen, frontier = {chain.root}, [chain.root]
    while frontier:
        for root in world.names(world.chains[frontier.pop()].current) - seen:
            seen.add(root)
            frontier.append(root)
    if instance.sources:
        return bool(seen & set(instance.sources))
    return any(names_subjects(world, instance, part, world.chains[root].said) for root in seen)


def named_holders(world: World, part: Part, record: Record) -> frozenset[str]:
    """Whom a record is about: its `about`, and the holders in the fields the part asks for; ids and persons that
    day.
    """
    kind = world.kind(record)
    fields = [n for n in part.fields if kind and n in kind.fields and kind.fields[n].type in HOLDER_TYPES]
    ids = {*record.about, *(str(id) for name in fields for id in as_list(record.fields.get(name)))}
    return frozenset(ids | {who for id in ids for who in world.view.persons(id, record.occurred_on)})


def names_subjects(world: World, instance: Instance, part: Part, record: Record) -> bool:
    """Whether a record is about the subjects of an obligation, or reaches its recipients."""
    if not instance.subjects or instance.recipients:
        return _reaches_recipients(world, instance, part, record)
    named = named_holders(world, part, record)
    if instance.norm.per is Per.UNORDERED_PAIR:
        both = named | {record.by} | world.persons_in(record, "by")
        return all(_is_named(party, both) for party in (instance.bearer, *instance.subjects))
    return all(_is_named(party, named) for party in instance.subjects)


def _is_named(party: Party, named: frozenset[str]) -> bool:
    if party.person:
        return party.person in named
    return (party.post or party.body) in named


def _reaches_recipients(world: World, instance: Instance, part: Part, record: Record) -> bool:
    """A recipient need not be named; where the part asks for an addressee, the record's must be theirs."""
    kind = world.kind(record)
    fields = [n for n in part.fields if kind and n in kind.fields and kind.fields[n].addressee]
    if not fields or not instance.subjects:
        return True
    ids = [str(id) for name in fields for id in as_list(record.fields.get(name))]
    bodies = {body for id in ids for body in world.view.bodies_of(id, record.occurred_on)}
    return any(party.body in bodies for party in instance.subjects)


def is_produced_by(world: World, instance: Instance, part: Part, record: Record) -> bool:
    """By the bearer, by a deputy, in the bearer's body, or by a role the part lets act for it."""
    parties = instance.candidates or (instance.bearer,)
    if any(record.body == party.body or acts_for(world, party, record) for party in parties):
        return True
    if instance.norm.per is Per.UNORDERED_PAIR:
        return True
    day = record.occurred_on
    for name in part.produced_by:
        for seat in seats_for(world, instance, name, day):
            if seat.body == record.body or acts_for(world, Party(seat.body, seat.post), record):
                return True
    return False


def acts_for(world: World, party: Party, record: Record) -> bool:
    """Whether the record's `by` is the party: the person, the post, the body - or a deputy of it that day."""
    if record.by in (party.person, party.post) and record.by:
        return True
    if not party.post and not party.person:
        return record.by == party.body
    by = world.persons_in(record, "by")
    mine = {party.person} if party.person else set(world.view.holders(party.post, record.occurred_on))
    return bool(by & mine) or bool(deputies_acting(world, party, record))


def deputies_acting(world: World, party: Party, record: Record) -> tuple[str, ...]:
    """The ids in `by` (the id itself or its persons) that are deputies of the party on the day of the act."""
    day = record.occurred_on
    principals = [id for id in (party.post, party.person) if id]
    deputies = {deputy for id in principals for deputy in world.view.sources("deputy", id, day)}
    persons = {who: id for id in sorted(deputies) for who in world.view.persons(id, day)}
    acting = {record.by, *world.persons_in(record, "by")}
    return tuple(sorted({id for id in deputies if id in acting} | {id for who, id in persons.items() if who in acting}))


def _is_in_window(world: World, instance: Instance, part: Part, chain: Chain, window: Window) -> bool:
    record, how = chain.current, instance.how
    day = record.occurred_on
    if part.standing:
        return stands_on(world, chain, _standing_day(world, instance, window))
    if isinstance(how, Every):
        if how.period is PeriodKind.SINCE_LAST:
            return (
                day >= instance.arises_on if instance.opens else day > instance.arises_on
            ) and day < window.last_bound
        label = world.label(record) if instance.labels else ""
        if label:
            return label in instance.labels and day < window.last_bound
        return instance.arises_on <= day < min(window.stop, window.last_bound)
    if isinstance(how, Always):
        return instance.arises_on <= day < window.last_bound
    if chain.root in instance.sources[:1]:
        return True
    if is_guard(how, instance.norm):
        return day <= instance.occurred_on
    return instance.occurred_on <= day < window.last_bound


def _standing_day(world: World, instance: Instance, window: Window) -> Day:
    """The day on which a standing part must be in force (semantics 5, last row; a guard asks on its own day)."""
    if isinstance(instance.how, Every) and window.stop != OPEN:
        return min(window.stop - ONE_DAY, world.as_of)
    if isinstance(instance.how, Every | Always):
        return min(world.as_of, window.last_bound - ONE_DAY)
    return instance.occurred_on
