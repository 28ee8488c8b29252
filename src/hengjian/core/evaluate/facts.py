"""Facts and what they raise (semantics 8): recorded, from the chart, counted, or the lapse of another duty.

- A fact carries its subject; a norm fires only where that subject stands on its other side.
- A duty that begins with finding something binds from the day its bearer knew, and nobody who does not know has a row.
- Curing late does not unmake a lapse; knowing later that it was met in time does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from hengjian.core.calendar.deadline import Rounding, add_months
from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.events import EventBinding, spread_event
from hengjian.core.evaluate.instance import Frame, Instance, Party, escape_part, reason
from hengjian.core.evaluate.knowledge import known_on
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.predicates import holds_all
from hengjian.core.evaluate.reading import Bearing, Subjects, bearings_in, frames_for_subject, subjects_in
from hengjian.core.evaluate.world import World, as_list
from hengjian.core.register.chains import Chain
from hengjian.core.rulebook.norm import Mode, Norm, OnFact
from hengjian.core.rulebook.paths import walk_role
from hengjian.core.rulebook.quantity import Amount, ParameterRef, Quantity, Unit
from hengjian.core.rulebook.rulebook import Fact, FactKind
from hengjian.core.rulebook.stack import Rules


@dataclass(frozen=True, slots=True)
class Found:
    """A fact: its key, its subject (an id of a post, person or body), its day, the records it rests on.

    `due_on` is filled for a lapse: the day that was missed; `person` where the chart says who is meant.
    """

    key: str
    subject: str
    day: Day
    sources: tuple[str, ...] = ()
    retracted: bool = False
    due_on: Day | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class Lapse:
    """A duty that was not met by its due day, as the next stratum sees it."""

    norm: str
    trigger: str
    bearer: Party
    due_on: Day
    sources: tuple[str, ...]


def find_facts(world: World, fact: Fact, lapses: Sequence[Lapse]) -> tuple[Found, ...]:
    """All facts of a name, in order of key."""
    return tuple(sorted(_find(world, fact, lapses), key=lambda each: (each.key, each.subject)))


def _find(world: World, fact: Fact, lapses: Sequence[Lapse]) -> Iterator[Found]:
    match fact.kind:
        case FactKind.RECORDED:
            return _recorded(world, fact)
        case FactKind.CHART:
            return _charted(world, fact)
        case FactKind.COUNTED:
            return _counted(world, fact)
    return (_lapsed(lapse) for lapse in lapses if lapse.norm == fact.of_norm)


def _recorded(world: World, fact: Fact) -> Iterator[Found]:
    for chain in world.chains_of(fact.record):
        record = chain.said
        if holds_all(world, record, fact.where):
            for subject in as_list(world.field(record, fact.subject_field)):
                yield Found(chain.root, str(subject), record.occurred_on, (chain.root,), chain.is_retracted)


def _charted(world: World, fact: Fact) -> Iterator[Found]:
    """`tenure_began`: somebody began to hold a post of the role; `tenure_reaches`: has held it for so long, less
    `ahead`.
    """
    role = world.rules.roles[fact.role]
    for tenure in world.chart.tenures:
        post = world.view.post_row(tenure.post)
        began = tenure.span.start
        day = began if fact.amount is None else _reaches(world, fact, post.body, began)
        if day is None or day not in tenure.span:
            continue
        houses = (post.body, *world.view.targets("same_level", post.body, day))
        if any(seat.post == tenure.post for house in houses for seat in walk_role(world.view, role, house, day)):
            key = f"{fact.event}:{escape_part(tenure.person)}@{escape_part(tenure.post)}:{began.isoformat()}"
            # whoever enters a tenure late makes nobody late: the fact is one from the day it was learnt
            yield Found(key, tenure.post, max(day, tenure.recorded_on), person=tenure.person)


def _reaches(world: World, fact: Fact, body: str, began: Day) -> Day | None:
    """The first day that is reached by the numbers in force on that very day (measures may come after the tenure)."""
    named = {each.name for each in (fact.amount, fact.ahead) if isinstance(each, ParameterRef)}
    changes = {max(s.from_on, s.recorded_on) for s in world.rules.settings if s.parameter in named}
    for since in (began, *sorted(day for day in changes if day > began)):
        reached = _reached_by(world, fact, body, began, since)
        if reached is not None and reached == _reached_by(world, fact, body, began, reached):
            return reached
    return None


def _reached_by(world: World, fact: Fact, body: str, began: Day, asked: Day) -> Day | None:
    """The day by the numbers in force on the day asked."""
    amounts = [world.amount(q, body, asked) if q else Amount("0", Unit.DAYS) for q in (fact.amount, fact.ahead)]
    if amounts[0] is None or amounts[1] is None:
        return None
    return moved_by(moved_by(began, amounts[0], 1), amounts[1], -1)


def moved_by(day: Day, amount: Amount, sign: int) -> Day:
    """A day moved by days or months, forward or back; a day that does not exist is the last of its month."""
    if amount.unit is Unit.MONTHS:
        return add_months(day, sign * amount.whole, Rounding.DOWN)
    return day + timedelta(days=sign * amount.whole)


def _counted(world: World, fact: Fact) -> Iterator[Found]:
    acts: dict[str, list[Chain]] = defaultdict(list)
    for chain in world.chains_of(fact.record):
        if not chain.is_retracted and holds_all(world, chain.current, fact.where):
            for subject in as_list(world.field(chain.current, fact.subject_field)):
                acts[str(subject)].append(chain)
    for subject, chains in sorted(acts.items()):
        chains.sort(key=lambda chain: (chain.current.occurred_on, chain.root))
        reached = False
        for place, chain in enumerate(chains):
            inside = _within_span(world, fact, chains[: place + 1])
            enough = _enough(world, fact, chain, inside)
            if enough and not reached:
                day = chain.current.occurred_on
                sources = tuple(each.root for each in inside)
                yield Found(f"counted:{fact.name}:{escape_part(subject)}:{day.isoformat()}", subject, day, sources)
            reached = enough


def _within_span(world: World, fact: Fact, chains: Sequence[Chain]) -> list[Chain]:
    last = chains[-1].current
    span = _amount(world, fact.span_amount, last.body, last.occurred_on)
    if span is None:
        return list(chains)
    since = moved_by(last.occurred_on, span, -1)
    return [chain for chain in chains if chain.current.occurred_on > since]


def _enough(world: World, fact: Fact, chain: Chain, inside: Sequence[Chain]) -> bool:
    wanted = _amount(world, fact.amount, chain.current.body, chain.current.occurred_on)
    fields = [as_list(world.field(each.current, fact.distinct_field)) for each in inside]
    distinct = {str(value) for values in fields for value in values}
    return wanted is not None and len(distinct) >= wanted.whole


def _amount(world: World, quantity: Quantity | None, body: str, day: Day) -> Amount | None:
    return world.amount(quantity, body, day) if quantity is not None else None


def _lapsed(lapse: Lapse) -> Found:
    subject = lapse.bearer.post or lapse.bearer.body
    day = lapse.due_on + timedelta(days=1)
    return Found(f"lapse:{lapse.norm}:{lapse.trigger}", subject, day, lapse.sources, due_on=lapse.due_on)


def fact_instances(world: World, norm: Norm, how: OnFact, lapses: Sequence[Lapse]) -> Iterator[Instance | Reason]:
    """What the facts of a name raise under a norm; a fact that needs a number nobody set is a warning of the run."""
    fact = world.rules.facts[how.name]
    for quantity in (fact.amount, fact.ahead, fact.span_amount):
        if isinstance(quantity, ParameterRef) and not is_set(world.rules, quantity.name):
            yield reason("fact_unset", fact=fact.name, parameter=quantity.name)
    for found in find_facts(world, fact, lapses):
        for frame in frames_for_subject(world, norm, found.subject, found.day):
            yield from _raised(world, norm, how, found, frame)


def is_set(rules: Rules, parameter: str) -> bool:
    """Whether anybody, or the text itself, gives the parameter a value."""
    stated = rules.parameters[parameter].stated if parameter in rules.parameters else None
    return stated is not None or any(setting.parameter == parameter for setting in rules.settings)


def _raised(world: World, norm: Norm, how: OnFact, found: Found, frame: Frame) -> Iterator[Instance | Reason]:
    record = world.chains[found.sources[0]].said if found.sources and not found.due_on else None
    knowing: list[tuple[Day, Bearing]] = []
    for bearing in _each_seat(bearings_in(world, norm, frame, found.day, record)):
        day = _bound_from(world, found, bearing)
        if day is None or day > world.as_of:
            continue
        on_that_day = _each_seat(bearings_in(world, norm, frame, day, record))
        knowing += [(day, again) for again in on_that_day if again.seat == bearing.seat]
    for day, bearing in knowing if norm.mode is Mode.EACH else knowing[:1]:
        subjects = subjects_in(world, norm, frame, day, record)
        named = (found.person,) if found.person else world.view.persons(found.subject, found.day)
        kept = tuple(p for p in subjects.parties if _stands_for(p, found.subject, named))
        if not kept:
            continue
        binding = EventBinding(bearing, frame, Subjects(kept, subjects.single))
        for each in spread_event(world, norm, how, binding, day):
            # A set of subjects from which the bearer was left out is no empty roster here: the fact is about the
            # bearer.
            if isinstance(each, Instance):
                yield replace(
                    each,
                    trigger=found.key,
                    sources=found.sources,
                    occurred_on=found.day,
                    retracted=found.retracted,
                    lapsed_due=found.due_on,
                )


def _each_seat(bearings: Sequence[Bearing]) -> Iterator[Bearing]:
    """Each seat that could bear a shared duty, in the order of its roles: the first that knows bears it."""
    for bearing in bearings:
        for seat in bearing.candidates or (bearing.seat,):
            yield replace(bearing, seat=seat)


def _bound_from(world: World, found: Found, bearing: Bearing) -> Day | None:
    if found.due_on is not None or not found.sources:
        return found.day
    bearer = Party(bearing.seat.body, bearing.seat.post, bearing.person)
    days = [known_on(world, world.chains[root], bearer) for root in found.sources]
    known = [day for day in days if day is not None]
    return max(found.day, *known) if len(known) == len(days) else None


def _stands_for(party: Party, subject: str, named: Sequence[str]) -> bool:
    if party.person:
        return party.person in named
    return party.body == subject
