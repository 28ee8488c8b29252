"""Instances of `every` and `always` (semantics 3).

- A slot counts if adoption, rule version, bearer, subject and their relation all hold on its first day: that is the
  whole test.
- A vacant post with `vacancy` days of nobody moves the slot one level up, due as before; sooner filled, it waits.
- An unset period gives one undetermined row per binding that holds on `as_of`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property, lru_cache

from hengjian.core.calendar.slots import PeriodValue, period_slots, slot_label, slot_of, slots_between
from hengjian.core.calendar.span import Day, Span
from hengjian.core.evaluate.instance import Frame, Instance, Party, reason
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.reading import Bearing, Subjects, bearings_in, climb_to_chief, frames_on, subjects_in
from hengjian.core.evaluate.spread import outside_note, spread
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Always, Every, Mode, Norm, Per
from hengjian.core.rulebook.quantity import ParameterRef
from hengjian.core.rulebook.values import period_history

VACANCY = "vacancy"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Binding:
    """A bearer (a person in a post, an empty post, or a body) in a frame, with the subjects, on a day."""

    bearing: Bearing
    frame: Frame
    person: str
    subjects: Subjects

    @property
    def bearer(self) -> Party:
        """The bearer as a party; the person is "" for a body and for an empty post."""
        return Party(self.bearing.seat.body, self.bearing.seat.post, self.person)

    @property
    def is_vacant(self) -> bool:
        """Whether it is a post with nobody in it."""
        return bool(self.bearing.seat.post) and not self.person


def bindings_on(world: World, norm: Norm, day: Day) -> Iterator[Binding]:
    """Who is bound by a periodic norm on a day; an empty post is listed with no person."""
    for frame in frames_on(world, norm, day):
        bearings = bearings_in(world, norm, frame, day, None)
        if bearings:
            subjects = subjects_in(world, norm, frame, day, None)
            for bearing in bearings:
                holders = world.view.holders(bearing.seat.post, day) if bearing.seat.post else ("",)
                if norm.mode is not Mode.EACH:
                    holders = holders[:1]
                for person in holders or ("",):
                    yield Binding(bearing, frame, person, subjects)


class Slots:
    """The slots of a calendar period for a body, looked up by first day."""

    def __init__(self, world: World, every: Every, first_day: Day) -> None:
        self._world, self._every, self._first_day = world, every, first_day
        self._of_chain = lru_cache(maxsize=None)(self._slots_of_chain)

    def starting(self, body: str, day: Day) -> Span | None:
        """The slot that starts on the day for the body, if one does."""
        return self._of_chain(self._world.body_chain(body, day)).get(day)

    def may_start(self, day: Day) -> bool:
        """Whether a slot of any value the period ever has could start on the day; else no body need be asked."""
        return any(slot_of(day, months, self._every.first_year).start == day for months in self._months)

    @cached_property
    def _months(self) -> frozenset[int]:
        amount = self._every.amount
        if not isinstance(amount, ParameterRef):
            return frozenset({amount.amount.whole})
        rules = self._world.rules
        stated = rules.parameters[amount.name].stated if amount.name in rules.parameters else None
        values = [setting.amount for setting in rules.settings if setting.parameter == amount.name]
        return frozenset(value.whole for value in (*values, stated) if value is not None)

    def is_unset(self, body: str, day: Day) -> bool:
        """Whether the period has no value for the body on the day."""
        amount = self._every.amount
        return isinstance(amount, ParameterRef) and self._world.value(amount.name, body, day) is None

    def _slots_of_chain(self, chain: tuple[str, ...]) -> dict[Day, Span]:
        amount = self._every.amount
        if isinstance(amount, ParameterRef):
            values = period_history(self._world.rules, amount.name, chain)
            dated = [replace_first_year(value, self._every.first_year) for value in values]
            return {slot.span.start: slot.span for slot in period_slots(dated, self._first_day, self._world.as_of)}
        spans = slots_between(self._first_day, self._world.as_of, amount.amount.whole, self._every.first_year)
        return {span.start: span for span in spans}


def replace_first_year(value: PeriodValue, first_year: int | None) -> PeriodValue:
    """A period value with the first year its rule states."""
    return replace(value, first_year=first_year)


def calendar_instances(world: World, norm: Norm, every: Every, since: Day) -> Iterator[Instance | Reason]:
    """The instances of a calendar period from `since` (adoption or the version's own start) to `as_of`."""
    slots = Slots(world, every, since)
    for day in month_starts(since, world.as_of):
        if day in norm.span and slots.may_start(day):
            yield from _instances_starting(world, norm, every, slots, day)
    yield from unset_rows(world, norm, every, slots)


def month_starts(since: Day, until: Day) -> Iterator[Day]:
    """The first days of months in `[since, until]`."""
    day = since if since.day == 1 else (since.replace(day=1) + timedelta(days=32)).replace(day=1)
    while day <= until:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _instances_starting(world: World, norm: Norm, every: Every, slots: Slots, day: Day) -> Iterator[Instance | Reason]:
    for binding in bindings_on(world, norm, day):
        slot = slots.starting(binding.bearer.body, day)
        if slot is None:
            continue
        if binding.is_vacant and norm.personal:
            continue
        if binding.is_vacant:
            yield from _vacant_up(world, norm, every, binding, slot)
        else:
            yield from _with_slot(spread(world, norm, every, binding, day), slot, norm)


def _with_slot(found: Iterator[Instance | Reason], slot: Span, norm: Norm) -> Iterator[Instance | Reason]:
    for each in found:
        if isinstance(each, Instance):
            yield replace(each, trigger=slot.start.isoformat(), slot=slot, labels=labels_of(slot, norm.label_shift))
        else:
            yield each


def labels_of(slot: Span, shift: int) -> frozenset[str]:
    """What a record that counts for this slot may be labelled: the slot's own label, or its year."""
    months = (slot.stop.year - slot.start.year) * 12 + slot.stop.month - slot.start.month
    if shift:
        last = slot.start - ONE_DAY
        first = Day(last.year, last.month, 1)
        for _ in range(months - 1):
            first = (first - ONE_DAY).replace(day=1)
        slot = Span(first, slot.start)
    return frozenset((slot_label(slot), str(slot.start.year)))


def _vacant_up(world: World, norm: Norm, every: Every, binding: Binding, slot: Span) -> Iterator[Instance | Reason]:
    """An empty post on the first day of a slot (semantics 2, vacancy)."""
    bearer, day = binding.bearer, slot.start
    value = world.value(VACANCY, bearer.body, day)
    if value is None:
        for each in _with_slot(spread(world, norm, every, binding, day), slot, norm):
            yield replace(each, unset=(VACANCY,)) if isinstance(each, Instance) else each
        return
    later = day + timedelta(days=value.amount.whole)
    if later > world.as_of or later >= slot.stop or later not in norm.span:
        return
    waited = (day + timedelta(days=n) for n in range(value.amount.whole))
    if any(world.view.holders(bearer.post, each) for each in waited):
        return
    subjects = subjects_in(world, norm, binding.frame, later, None)
    chief = climb_to_chief(world, binding.bearing.home, later, frozenset(p.person for p in subjects.parties))
    kept = Subjects(tuple(p for p in subjects.parties if p in binding.subjects.parties), subjects.single)
    moved = Binding(binding.bearing, binding.frame, chief.person, kept)
    note = reason("vacant_up", post=bearer.post, since=day.isoformat())
    for each in _with_slot(spread(world, norm, every, moved, later), slot, norm):
        if isinstance(each, Instance):
            others = tuple(party for party in (*each.subjects, each.bearer) if party != moved.bearer)
            about = others if norm.per is Per.UNORDERED_PAIR and not each.moved else each.subjects
            reasons = (*each.reasons, note, *outside_note(world, chief))
            yield replace(each, bearer=chief, subjects=about, moved=True, reasons=reasons)
        else:
            yield each


def unset_rows(world: World, norm: Norm, every: Every, slots: Slots) -> Iterator[Instance | Reason]:
    """One undetermined row for each binding that holds on `as_of`, where the period is unset."""
    if not isinstance(every.amount, ParameterRef) or world.as_of not in norm.span:
        return
    for binding in bindings_on(world, norm, world.as_of):
        if slots.is_unset(binding.bearer.body, world.as_of) and not binding.is_vacant:
            for each in spread(world, norm, every, binding, world.as_of):
                if isinstance(each, Instance):
                    name = every.amount.name
                    yield replace(each, trigger=f"unset:{name}", unset=(name,))
                else:
                    yield each


def binding_instances(world: World, norm: Norm, how: Every | Always, since: Day) -> Iterator[Instance | Reason]:
    """One instance for each unbroken binding, from its first day (since_last: its first opening)."""
    days = [day for day in world.view.all_days if since <= day <= world.as_of]
    alive: set[tuple[str, Frame]] = set()
    for day in sorted({since, *days}):
        now: set[tuple[str, Frame]] = set()
        if day in norm.span:
            for each in _bound_on(world, norm, how, day):
                if isinstance(each, Reason):
                    yield each
                    continue
                key = (each.id, each.frame)
                now.add(key)
                if key not in alive:
                    prefix = "start:" if isinstance(how, Every) else ""
                    yield replace(each, trigger=f"{prefix}{day.isoformat()}")
        alive = now


def _bound_on(world: World, norm: Norm, how: Every | Always, day: Day) -> Iterator[Instance | Reason]:
    for binding in bindings_on(world, norm, day):
        if not binding.is_vacant:
            yield from spread(world, norm, how, binding, day)
