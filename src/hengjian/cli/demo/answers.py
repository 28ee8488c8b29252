"""The rest of the county's life: what every duty the rulebook raises was answered with, mostly in time.

- Written from the rulebook alone: first what raises duties, then an answer to each that was raised, round by round,
  as an answer may raise the next.
- A record that already stands for the same act, subject and period is not written again: nobody is asked twice.
- How often an answer is late or missing belongs to the body, never to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from hengjian.cli.demo.book import ADOPTED, AS_OF, Book
from hengjian.cli.demo.county import County
from hengjian.cli.demo.filling import Answer, id_of
from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.due import compute_due
from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.events import is_guard
from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Before, New, Norm, OnFact, Part
from hengjian.core.rulebook.predicate import Check, CheckClass, Predicate
from hengjian.core.rulebook.rulebook import FactKind, Kind
from hengjian.core.rulebook.stack import Rules

Guards = tuple[tuple[Norm, tuple[str, ...]], ...]

ROUNDS = 2
WRITTEN = frozenset({"07", "08", "10", "14", "21"})
"""Articles whose records other files of the demo write, with more of a story."""
LATE = 0.04
MOST_DAYS = 45
EACH = 2
"""Records of a kind that raises duties, where nothing else has written any."""


def live_on(book: Book, county: County, rules: Rules) -> None:
    """Write it all into the book."""
    care = {body: unit.care for unit in county.all_units for body in (unit.body, unit.organ) if body}
    written: set[tuple[str, ...]] = set()
    answered: set[str] = set()
    guards = {kind: tuple(guarding(rules, kind)) for kind in rules.kinds}
    before = {record.id for record in book.records}
    world = _seen(book, county, rules)
    for kind, conditions in raising(rules):
        _raise(book, world, county, kind, conditions, is_guarded=bool(guards[kind.name]))
    for _ in range(ROUNDS):
        world = _seen(book, county, rules)
        for instance in Docket(world).instances():
            is_ours = instance.norm.article not in WRITTEN or not before.issuperset(instance.sources)
            if is_ours and instance.id not in answered:
                answered.add(instance.id)
                if not instance.unset and book.chance(care.get(instance.home, 0.9)):
                    _answer(book, world, instance, written, guards)


def _seen(book: Book, county: County, rules: Rules) -> World:
    return see_world(rules, book.chart(county.deployment), book.register(), AS_OF, book.moment(AS_OF, 18))


def raising(rules: Rules) -> Iterator[tuple[Kind, tuple[Predicate, ...]]]:
    """The kinds, with conditions, whose records raise duties in articles that nobody else writes."""
    seen: set[str] = set()
    for norm in rules.norms:
        for how in norm.triggers if norm.article not in WRITTEN else ():
            for name, where in _raised_by(rules, how):
                for kind in rules.families.get(name, (name,)):
                    if (key := f"{kind} {where!r}") not in seen and kind in rules.kinds:
                        seen.add(key)
                        yield rules.kinds[kind], where


def _raised_by(rules: Rules, how: object) -> Iterator[tuple[str, tuple[Predicate, ...]]]:
    if isinstance(how, New | Before):
        yield how.kind, how.where
    elif isinstance(how, OnFact) and rules.facts[how.name].kind is FactKind.RECORDED:
        yield rules.facts[how.name].record, rules.facts[how.name].where


def _raise(
    book: Book, world: World, county: County, kind: Kind, conditions: tuple[Predicate, ...], *, is_guarded: bool
) -> None:
    """A few records of the kind about members of a team: by an organ where others guard it, else by the team's head."""
    for unit in book.rng.sample(county.all_units, EACH):
        day = book.day(ADOPTED + timedelta(days=60), AS_OF - timedelta(days=30))
        team = book.held(unit.others, day)
        if team:
            organ = unit.organ or county.county.discipline
            by, house = (organ, organ) if is_guarded else (unit.leader, unit.body)
            answer = Answer(book, world, None, kind, day, house, by, [book.rng.choice(team)])
            answer.fill((), conditions, ())
            _write(book, answer, ())


def _answer(
    book: Book, world: World, instance: Instance, written: set[tuple[str, ...]], guards: Mapping[str, Guards]
) -> None:
    """An answer in full to one duty, on one day for all its parts."""
    day = _day_of(book, world, instance)
    if day is None:
        return
    norm = instance.norm
    alternative = book.rng.choice(norm.met_by[:2])
    for part in alternative.parts:
        kinds = [world.rules.kinds[name] for name in world.kinds_of(part.kind) if name in world.rules.kinds]
        key = _key(instance, part, day)
        if not kinds or key in written or (part.standing and _stands(book, world, part, instance.home)):
            continue
        written.add(key)
        answer = _filled(book, world, instance, part, kinds[0], day, guards[kinds[0].name])
        _write(book, answer, instance.sources)


def _key(instance: Instance, part: Part, day: Day) -> tuple[str, ...]:
    """What one record is enough for: kind, house, bearer, trigger or half-year, and those it is about."""
    when = instance.trigger if instance.sources else f"{day.year}.{day.month > 6}"
    return (part.kind, instance.home, id_of(instance.bearer), when, *(id_of(each) for each in instance.subjects))


def _stands(book: Book, world: World, part: Part, house: str) -> bool:
    return any(record.body == house for kind in world.kinds_of(part.kind) for record in book.of_kind.get(kind, ()))


def _filled(book: Book, world: World, instance: Instance, part: Part, kind: Kind, day: Day, guards: Guards) -> Answer:
    about = [id_of(party) for party in (*instance.subjects, *instance.roster)]
    answer = Answer(book, world, instance, kind, day, instance.home, id_of(instance.bearer), about)
    for norm, fields in guards:
        answer.fill(fields, (), _asked(world.rules, norm))
    answer.fill(part.fields, part.where, _asked(world.rules, instance.norm))
    if part.standing:
        answer.about = []  # a rule in force is about nobody in particular
        answer.fields["valid_from"] = str(ADOPTED)
    return answer


def _asked(rules: Rules, norm: Norm) -> list[Check]:
    return [each for name in norm.checks if (each := rules.checks[name]).judged is not CheckClass.LINK]


def guarding(rules: Rules, kind: str) -> Iterator[tuple[Norm, tuple[str, ...]]]:
    """The norms that guard a record of the kind, and what they want filled in that very record."""
    for norm in rules.norms:
        if any(isinstance(how, Before) and how.kind in (kind, kind.split(".")[0]) for how in norm.triggers):
            parts = [part for way in norm.met_by for part in way.parts if part.kind == kind]
            yield norm, tuple(name for part in parts for name in part.fields)


def _day_of(book: Book, world: World, instance: Instance) -> Day | None:
    """A day on which it was done: of a guard the day itself, else inside the time there was, now and then after it."""
    if is_guard(instance.how, instance.norm):
        return instance.occurred_on
    due = compute_due(world, instance, instance.norm.due).on
    last = min(due or AS_OF, instance.arises_on + timedelta(days=MOST_DAYS) if instance.sources else AS_OF)
    if due is not None and book.chance(LATE):
        return due + timedelta(days=book.rng.randrange(1, 20)) if due < AS_OF - timedelta(days=20) else None
    if last > AS_OF or last < instance.arises_on:
        return None
    return book.day(instance.arises_on, last)


def _write(book: Book, answer: Answer, sources: tuple[str, ...]) -> None:
    book.record(
        answer.kind.name, answer.day, by=answer.by, about=answer.about, re=sources, body=answer.house, late=0,
        fields={name: value for name, value in answer.fields.items() if value not in (None, "", [])},
    )  # fmt: skip
