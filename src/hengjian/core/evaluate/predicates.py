"""The closed set of predicates, each once (design decision 1): does it hold of a record, seen from an obligation?

- Holders are resolved to persons on the day of the act; days are compared as days; an empty whole never passes.
- A predicate whose parameter is unset does not hold; that the obligation is then undetermined is decided before.
- Every failure can say what was expected and what was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from hengjian.core.calendar.deadline import Roll, Rounding, end_of
from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.instance import Instance, Party
from hengjian.core.evaluate.reading import seats_for, seats_seen
from hengjian.core.evaluate.sides import is_excluded
from hengjian.core.evaluate.world import World, as_day, as_list, is_filled
from hengjian.core.register.chains import Chain
from hengjian.core.register.record import Record, Value
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.quantity import Amount, Quantity
from hengjian.core.rulebook.rulebook import FieldType


@dataclass(frozen=True, slots=True)
class Sight:
    """What a predicate looks at: a record in a world and, where there is one, the obligation it is looked at for."""

    world: World
    record: Record
    instance: Instance | None = None

    @property
    def day(self) -> Day:
        """The day of the act."""
        return self.record.occurred_on


def holds_all(world: World, record: Record, where: Iterable[p.Predicate]) -> bool:
    """Whether a condition holds of a record alone."""
    sight = Sight(world, record)
    return all(holds(sight, each) for each in where)


def holds(sight: Sight, each: p.Predicate) -> bool:
    """Whether one predicate holds."""
    match each:
        case p.Filled(terms):
            return all(is_filled(values_of(sight, term)) for term in terms)
        case p.Equals(term, value):
            return any(_same(found, value) for found in values_of(sight, term))
        case p.OneOf(term, values):
            return any(_same(found, value) for found in values_of(sight, term) for value in values)
        case p.Contains(term, values):
            return all(any(_same(found, value) for found in values_of(sight, term)) for value in values)
        case p.CountAtLeast(term, at_least):
            return (limit := _number(sight, at_least)) is not None and len(_distinct(sight, term)) >= limit
        case p.CountAtMost(term, at_most):
            return (limit := _number(sight, at_most)) is not None and len(_distinct(sight, term)) <= limit
        case p.SamePerson(left, right):
            return bool(persons_of(sight, left) & persons_of(sight, right))
        case p.Apart(left, right):
            ours, theirs = persons_of(sight, left), persons_of(sight, right)
            return bool(ours) and bool(theirs) and not ours & theirs
        case p.NoLater(first, second):
            return _in_order(_day(sight, first), _day(sight, second))
        case p.Within(since, until, amount):
            return _within(sight, _day(sight, since), _day(sight, until), amount)
        case p.ShareAtLeast(part, whole, share):
            return _share_reached(sight, part, whole, share)
        case p.Covers(part, whole):
            return _covers(sight, part, whole, _whole(sight, whole, each))
        case p.FirstIs(term, who):
            return _entry_is(sight, values_of(sight, term)[:1], who)
        case p.LastIs(term, who):
            return _entry_is(sight, values_of(sight, term)[-1:], who)
        case p.OfKind(term, kinds):
            referred = _referred(sight, term)
            return bool(referred) and all(
                not chain.is_retracted and any(sight.world.is_of(chain.current.kind, kind) for kind in kinds)
                for chain in referred
            )
        case p.InForce(term, on):
            day, referred = _day(sight, on), _referred(sight, term)
            return bool(referred) and day is not None and all(stands_on(sight.world, c, day) for c in referred)
        case p.NoneExcluded(term):
            return not any(
                is_excluded(sight.world.view, who, _about(sight), sight.day) for who in persons_of(sight, term)
            )
        case p.RecordedWithin(amount):
            chain = sight.world.chains[sight.world.roots[sight.record.id]]
            return _within(sight, sight.day, max(sight.day, chain.first_recorded_on), amount)
        case p.Unlike(share):
            ceiling = _share(sight, share)
            alike, _ = sight.world.likeness(sight.world.roots[sight.record.id])
            return ceiling is None or alike < ceiling
        case _:
            return True  # of a year: judged over the group of obligations (group.py), never on one record


def _same(found: Value, value: Value) -> bool:
    if isinstance(found, bool) or isinstance(value, bool):
        return found is value or str(found).lower() == str(value).lower()
    return str(found) == str(value)


def values_of(sight: Sight, term: p.Term) -> tuple[Value, ...]:
    """The values a term has, as a tuple."""
    match term.whose:
        case p.Whose.RECORD:
            return as_list(sight.world.field(sight.record, term.field))
        case p.Whose.REFERRED:
            via = p.Term(p.Whose.RECORD, term.via)
            return tuple(
                value
                for chain in _referred(sight, via)
                for value in as_list(sight.world.field(chain.current, term.field))
            )
        case p.Whose.TRIGGER:
            sources = sight.instance.sources if sight.instance else ()
            records = [sight.world.chains[root].said for root in sources if root in sight.world.chains]
            return tuple(value for record in records for value in as_list(sight.world.field(record, term.field)))
        case _:
            return tuple(sorted(persons_of(sight, term)))


def persons_of(sight: Sight, term: p.Term) -> frozenset[str]:
    """Whom a term means on the day of the act: persons, and bodies that act as such."""
    view, day, instance = sight.world.view, sight.day, sight.instance
    match term.whose:
        case p.Whose.BEARER:
            return _party_persons(sight, instance.candidates or (instance.bearer,)) if instance else frozenset()
        case p.Whose.SUBJECT:
            return _party_persons(sight, instance.subjects) if instance else frozenset()
        case p.Whose.ROLE:
            if instance:
                seats = seats_for(sight.world, instance, term.role, day)
            else:
                seats = seats_seen(sight.world, term.role, sight.record.body, None, day)
            return _party_persons(sight, [Party(seat.body, seat.post) for seat in seats])
        case _:
            return frozenset(who for id in values_of(sight, term) for who in view.persons(str(id), day))


def _party_persons(sight: Sight, parties: Iterable[Party]) -> frozenset[str]:
    """A person for themselves; a post for its holders that day; a body for itself and whoever leads it that day."""
    view, day, found = sight.world.view, sight.day, set[str]()
    for party in parties:
        if party.person:
            found.add(party.person)
        elif party.post:
            found.update(view.holders(party.post, day))
        else:
            found.add(party.body)
            found.update(h for post in view.posts_in(party.body, ("top_leader",), day) for h in view.holders(post, day))
    return frozenset(found)


def _about(sight: Sight) -> frozenset[str]:
    """Whom the matter is about: the subjects, else those the record names."""
    if sight.instance and sight.instance.subjects and not sight.instance.recipients:
        return persons_of(sight, p.Term(p.Whose.SUBJECT))
    return persons_of(sight, p.Term(p.Whose.RECORD, "about"))


def _distinct(sight: Sight, term: p.Term) -> frozenset[str]:
    return persons_of(sight, term) if _means_holders(sight, term) else frozenset(map(str, values_of(sight, term)))


def _means_holders(sight: Sight, term: p.Term) -> bool:
    if term.whose in (p.Whose.BEARER, p.Whose.SUBJECT, p.Whose.ROLE) or term.field in ("by", "about", "body"):
        return True
    kinds = [sight.world.kind(sight.record)]
    if term.whose is p.Whose.REFERRED:
        kinds = [sight.world.kind(c.current) for c in _referred(sight, p.Term(p.Whose.RECORD, term.via))]
    specs = [kind.fields[term.field] for kind in kinds if kind and term.field in kind.fields]
    return any(spec.type in (FieldType.HOLDER, FieldType.HOLDERS) for spec in specs)


def _referred(sight: Sight, term: p.Term) -> tuple[Chain, ...]:
    roots = [sight.world.roots[str(id)] for id in values_of(sight, term) if str(id) in sight.world.roots]
    return tuple(sight.world.chains[root] for root in dict.fromkeys(roots))


def stands_on(world: World, chain: Chain, day: Day) -> bool:
    """Whether the chain is live and in force on the day: `valid_from <= day < valid_to` (semantics 5)."""
    record = chain.current
    since = as_day(world.field(record, "valid_from")) or record.occurred_on
    until = as_day(world.field(record, "valid_to"))
    return not chain.is_retracted and since <= day and (until is None or day < until)


def _day(sight: Sight, term: p.Term) -> Day | None:
    days = [as_day(value) for value in values_of(sight, term)]
    return days[0] if len(days) == 1 else None


def _in_order(first: Day | None, second: Day | None) -> bool:
    return first is not None and second is not None and first <= second


def _within(sight: Sight, since: Day | None, until: Day | None, quantity: Quantity) -> bool:
    amount = _amount(sight, quantity)
    if since is None or until is None or amount is None or until < since:
        return False
    total = end_of(since, amount.whole, amount.unit.value, Rounding.DOWN, Roll.NONE, sight.world.rules.working_days)
    return until <= total.due_on


def _number(sight: Sight, quantity: Quantity) -> int | None:
    amount = _amount(sight, quantity)
    return None if amount is None else amount.whole


def _share(sight: Sight, quantity: Quantity) -> Fraction | None:
    amount = _amount(sight, quantity)
    return None if amount is None else Fraction(amount.number)


def amount_text(sight: Sight, quantity: Quantity) -> str:
    """The amount a quantity has where the record is looked at, as text; "" where it is unset."""
    amount = _amount(sight, quantity)
    return str(amount) if amount else ""


def _amount(sight: Sight, quantity: Quantity) -> Amount | None:
    instance = sight.instance
    if instance:
        body = sight.world.value_body(instance.bearer.body, instance.home)
        return sight.world.amount(quantity, body, instance.arises_on)
    return sight.world.amount(quantity, sight.record.body, sight.day)


def _share_reached(sight: Sight, part: p.Term, whole: p.Term, share: Quantity) -> bool:
    limit, entire = _share(sight, share), _distinct(sight, whole)
    present = _distinct(sight, part)
    counted = present & entire if _means_holders(sight, whole) else present
    return limit is not None and bool(entire) and Fraction(len(counted), len(entire)) >= limit


def _whole(sight: Sight, whole: p.Term, each: p.Covers) -> frozenset[str]:
    entire = _distinct(sight, whole)
    if not each.less_excluded:
        return entire
    about = _about(sight)
    return frozenset(who for who in entire if not is_excluded(sight.world.view, who, about, sight.day))


def _covers(sight: Sight, part: p.Term, whole: p.Term, wanted: frozenset[str]) -> bool:
    """An empty whole fails; one of which everybody was taken out leaves nobody to be covered."""
    return bool(_distinct(sight, whole)) and wanted <= _distinct(sight, part)


def _entry_is(sight: Sight, entries: tuple[Value, ...], who: p.Term) -> bool:
    named = {person for id in entries for person in sight.world.view.persons(str(id), sight.day)}
    return bool(named & persons_of(sight, who))
