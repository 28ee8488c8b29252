"""What raises each norm, and by when it is due, as tables (beside core/rulebook/norm.py: Trigger and Due)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hengjian.core.evaluate.events import is_guard
from hengjian.core.rulebook.norm import (
    Always,
    Before,
    Continuous,
    Deadline,
    Due,
    Every,
    InState,
    New,
    Norm,
    OnFact,
    PeriodKind,
    Trigger,
    Window,
)
from hengjian.core.rulebook.predicate import Predicate
from hengjian.core.rulebook.quantity import ParameterRef, Quantity
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base, Row


def load_triggers(base: Base, rules: Rules, numbers: Mapping[Predicate, int]) -> None:
    """The tables trigger_rule, trigger_where and due_rule."""
    hows = [
        (place, norm, order, how) for place, norm in enumerate(rules.norms) for order, how in enumerate(norm.triggers)
    ]
    columns = {"norm": "int", "how": "int", "what": "text", "kind": "text", "state": "text", "conditions": "int"}
    columns |= {"is_guard": "flag", "anchor": "text", "receipt": "text", "param": "text"}
    base.load("trigger_rule", columns, [(place, order, *_rule(norm, how)) for place, norm, order, how in hows])
    wheres = [
        (place, order, numbers[each])
        for place, norm, order, how in hows
        if isinstance(how, New | Before)
        for each in dict.fromkeys(how.where)
    ]
    base.load("trigger_where", {"norm": "int", "how": "int", "pred": "int"}, wheres)
    dues: list[Row] = [(place, order, -1, *_due(how, norm.due)) for place, norm, order, how in hows]
    dues += [
        (place, order, number, *_due(how, exempt.due))
        for number, exempt in enumerate(rules.exceptions)
        if exempt.due
        for place, norm, order, how in hows
        if norm.id == exempt.norm
    ]
    columns = {"norm": "int", "how": "int", "exempt": "int", "form": "text"}
    base.load("due_rule", columns | AMOUNT | {"rounding": "text", "roll": "text"}, dues)


AMOUNT = {"param": "text", "number": "text", "whole": "int", "unit": "text"}


def _rule(norm: Norm, how: Trigger) -> Row:
    anchor, receipt = "", ""
    if isinstance(norm.due, Deadline):
        anchor, receipt = norm.due.anchor.value, norm.due.receipt_field
    param = how.amount.name if isinstance(how, Every) and isinstance(how.amount, ParameterRef) else ""
    return (*_what(how), is_guard(how, norm), anchor, receipt, param)


def _what(how: Trigger) -> tuple[str, str, str, int]:
    match how:
        case Every(period=PeriodKind.CALENDAR):
            return "calendar", "", "", 0
        case Every():
            return "since_last", "", "", 0
        case Always():
            return "always", "", "", 0
        case New(kind, where):
            return "new", kind, "", len(dict.fromkeys(where))
        case Before(kind, where):
            return "before", kind, "", len(dict.fromkeys(where))
        case InState(procedure, state):
            return "state", procedure, state, 0
    return "fact", how.name, "", 0


def _due(how: Trigger, due: Due) -> Row:
    """How a due is reckoned (slot, period, fact_day, occurred, arises, none, after), its amount, rounding and roll."""
    match due:
        case Deadline():
            roll = due.roll.value if due.roll else ""
            return ("after", *amount_of(due.amount), due.rounding.value if due.rounding else "down", roll)
        case Window() | Continuous() if isinstance(how, Every):
            if how.period is PeriodKind.SINCE_LAST:
                return ("period", *amount_of(how.amount), "down", "none")
            return ("slot", *amount_of(how.amount), "", "")
        case Window():
            return ("none", "", "", 0, "", "", "")
        case Continuous():
            form = "none" if isinstance(how, OnFact) else "arises" if isinstance(how, Always) else "continuous"
            return (form, "", "", 0, "", "", "")
    return ("fact_day" if isinstance(how, OnFact) else "occurred", "", "", 0, "", "", "")


def amount_of(quantity: Quantity) -> tuple[str, str, int, str]:
    """A parameter's name, or an amount as number, whole number and unit."""
    if isinstance(quantity, ParameterRef):
        return quantity.name, "", 0, ""
    amount = quantity.amount
    return "", amount.number, amount.whole if amount.number.isdigit() else 0, amount.unit.value


def parameters_of(rules: Rules) -> Iterator[str]:
    """Every parameter that a table may be asked for."""
    yield from sorted({*rules.parameters, *(setting.parameter for setting in rules.settings)})
