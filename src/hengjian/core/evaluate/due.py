"""By which day something is owed (semantics 4). The day itself is inside: a lapse is possible from the day after.

- The amount is the value in force on `arises_on` for the bearer's body, and it governs to the end (semantics 7).
- An unset amount gives no day and the outcome undetermined; it is never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from hengjian.core.calendar.deadline import Mark, Roll, Rounding, Sum, date_in_slot, end_of
from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.events import is_guard
from hengjian.core.evaluate.instance import Instance, reason
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import (
    Always,
    Anchor,
    AtEvent,
    Continuous,
    Deadline,
    Due,
    Every,
    OnFact,
    PeriodKind,
    Window,
)
from hengjian.core.rulebook.quantity import Amount, ParameterRef, Quantity, Unit

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueDay:
    """The due day (None: unknown or without end), what is said about it, and the parameters that are unset."""

    on: Day | None
    notes: tuple[Reason, ...] = ()
    unset: tuple[str, ...] = ()
    provisional: bool = False


def compute_due(world: World, instance: Instance, due: Due) -> DueDay:
    """The due day of an instance under a due (the norm's own, or that of a live exception)."""
    match due:
        case Window():
            return _end_of_window(world, instance)
        case AtEvent():
            return DueDay(instance.arises_on if isinstance(instance.how, OnFact) else instance.occurred_on)
        case Continuous():
            return _of_continuous(world, instance)
    return _after(world, instance, due.amount, due)


def _end_of_window(world: World, instance: Instance) -> DueDay:
    how = instance.how
    if instance.slot is not None:
        body = world.value_body(instance.bearer.body, instance.home)
        notes = _amount(world, how.amount, body, instance.slot.start)[1] if isinstance(how, Every) else ()
        return DueDay(instance.slot.stop - ONE_DAY, notes)
    if isinstance(how, Every) and how.period is PeriodKind.SINCE_LAST:
        return _after(
            world, instance, how.amount, Deadline(how.amount, Anchor.OCCURRENCE, rounding=Rounding.DOWN, roll=Roll.NONE)
        )
    return DueDay(None)


def _of_continuous(world: World, instance: Instance) -> DueDay:
    how = instance.how
    if isinstance(how, OnFact):
        return DueDay(None)
    if isinstance(how, Every):
        return _end_of_window(world, instance)
    return DueDay(
        instance.arises_on if isinstance(how, Always) or is_guard(how, instance.norm) else instance.occurred_on
    )


def _after(world: World, instance: Instance, quantity: Quantity, due: Deadline) -> DueDay:
    body = world.value_body(instance.bearer.body, instance.home)
    amount, notes = _amount(world, quantity, body, instance.arises_on)
    if amount is None:
        return DueDay(None, unset=(quantity.name,) if isinstance(quantity, ParameterRef) else ())
    total = _sum(world, instance, amount, due)
    if total is None:
        return DueDay(None)
    marks = tuple(_note(mark) for mark in total.marks)
    return DueDay(total.due_on, (*notes, *marks), provisional=any(mark.code == "provisional" for mark in total.marks))


def _amount(world: World, quantity: Quantity, body: str, day: Day) -> tuple[Amount | None, tuple[Reason, ...]]:
    if not isinstance(quantity, ParameterRef):
        return quantity.amount, ()
    value = world.value(quantity.name, body, day)
    if value is None:
        return None, ()
    if value.floored_from is None:
        return value.amount, ()
    values = (str(value.floored_from), str(value.amount))
    return value.amount, (reason("floor_applied", parameter=quantity.name, values=values),)


def _sum(world: World, instance: Instance, amount: Amount, due: Deadline) -> Sum | None:
    working = world.rules.working_days
    if amount.unit is Unit.DATE:
        month, day = (int(part) for part in amount.number.split("-"))
        return date_in_slot(instance.slot, month, day, due.roll, working) if instance.slot else None
    anchor = instance.slot.start if instance.slot else instance.arises_on
    return end_of(anchor, amount.whole, amount.unit.value, due.rounding, due.roll, working)


def _note(mark: Mark) -> Reason:
    return Reason(mark.code, mark.facts)
