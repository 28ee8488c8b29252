"""Whether every period and deadline can be computed: no ambiguous date sum passes (semantics 4)."""

from __future__ import annotations

from collections.abc import Iterator

from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.build import Built
from hengjian.core.rulebook.norm import (
    Always,
    Anchor,
    AtEvent,
    Deadline,
    Due,
    Every,
    Norm,
    OnFact,
    PeriodKind,
    Trigger,
    Window,
)
from hengjian.core.rulebook.quantity import Amount, Quantity, Stated, Unit
from hengjian.core.rulebook.rulebook import FactKind
from hengjian.core.rulebook.stack_view import StackView, view_of

YEAR = 12
_PARTS_OF_YEAR = (1, 3, 6, 12)


def check_times(built: Built) -> Iterator[Problem]:
    """Every period that fits no calendar, and every due day that cannot be told."""
    view = view_of(built.rulebooks)
    for norm in view.norms:
        for trigger in norm.triggers:
            if isinstance(trigger, Every) and trigger.period is PeriodKind.CALENDAR:
                yield from _calendar(view, norm, trigger)
            yield from _due(view, norm, trigger, norm.due, norm.place)
    by_id = {norm.id: norm for norm in view.norms}
    for exempt in view.exceptions:
        if exempt.due and exempt.norm in by_id:
            for trigger in by_id[exempt.norm].triggers:
                yield from _due(view, by_id[exempt.norm], trigger, exempt.due, exempt.place)


def values_of(view: StackView, quantity: Quantity) -> Iterator[tuple[Amount, Place | None]]:
    """Every value the quantity may have in this stack, and where it is set; what is only recommended counts too."""
    if isinstance(quantity, Stated):
        yield quantity.amount, None
        return
    declared = view.parameters.get(quantity.name)
    for amount in (declared.stated, declared.recommended) if declared else ():
        if amount:
            yield amount, None
    for setting in view.settings:
        if setting.parameter == quantity.name:
            yield setting.amount, setting.place


def _calendar(view: StackView, norm: Norm, every: Every) -> Iterator[Problem]:
    for amount, place in values_of(view, every.amount):
        months = amount.whole if amount.unit is Unit.MONTHS else 0
        if months in _PARTS_OF_YEAR:
            continue
        facts = {"norm": norm.id, "value": str(amount)}
        if not months or months % YEAR:
            yield Problem(place or norm.place, "rule_no_calendar_period", facts)
        elif every.first_year is None:
            yield Problem(norm.place, "rule_no_first_year", facts)


def _due(view: StackView, norm: Norm, trigger: Trigger, due: Due, place: Place) -> Iterator[Problem]:
    is_every = isinstance(trigger, Every)
    if isinstance(due, Window) and not is_every:
        yield Problem(place, "rule_window_without_every", {"norm": norm.id})
    if isinstance(due, AtEvent) and isinstance(trigger, Every | Always):
        yield Problem(place, "rule_at_event_without_event", {"norm": norm.id})
    if isinstance(due, Deadline):
        yield from _deadline(view, norm, trigger, due, place)


def _deadline(view: StackView, norm: Norm, trigger: Trigger, due: Deadline, place: Place) -> Iterator[Problem]:
    facts = {"norm": norm.id}
    if due.anchor is Anchor.MISSED and not _is_lapse(view, trigger):
        yield Problem(place, "rule_missed_without_lapse", facts)
    if due.anchor is Anchor.RECEIPT and not view.records_of(trigger):
        yield Problem(place, "rule_receipt_without_record", facts)
    if due.anchor is Anchor.AWARENESS and isinstance(trigger, Every | Always):
        yield Problem(place, "rule_awareness_without_event", facts)
    units = {amount.unit for amount, _ in values_of(view, due.amount)}
    if Unit.DATE in units or _is_date(view, due.amount):
        yield from _date(view, norm, trigger, place)


def _is_date(view: StackView, amount: Quantity) -> bool:
    if isinstance(amount, Stated):
        return False
    declared = view.parameters.get(amount.name)
    return declared is not None and Unit.DATE in declared.unit


def _is_lapse(view: StackView, trigger: Trigger) -> bool:
    fact = view.facts.get(trigger.name) if isinstance(trigger, OnFact) else None
    return fact is not None and fact.kind is FactKind.LAPSE


def _date(view: StackView, norm: Norm, trigger: Trigger, place: Place) -> Iterator[Problem]:
    """A day MM-DD needs a calendar slot that holds exactly one."""
    if not isinstance(trigger, Every) or trigger.period is not PeriodKind.CALENDAR:
        yield Problem(place, "rule_date_without_year", {"norm": norm.id, "value": "-"})
        return
    for amount, set_at in values_of(view, trigger.amount):
        if (amount.unit, amount.number) != (Unit.MONTHS, str(YEAR)):
            yield Problem(set_at or place, "rule_date_without_year", {"norm": norm.id, "value": str(amount)})
