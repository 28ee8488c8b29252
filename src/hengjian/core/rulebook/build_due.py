"""When: periods and deadlines as values; an ambiguous date sum is refused (semantics 4).

- Roll is mandatory with days, months and dates, and refused with working days alone.
- Rounding is mandatory with months, and refused without.
- A parameter that may be counted in several units needs what each of them needs.
"""

from __future__ import annotations

from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.conditions import TIME, Conditions
from hengjian.core.rulebook.quantity import Quantity, Stated, Unit
from hengjian.core.rulebook.reader import Reader, Taken
from hengjian.core.rulebook.rulebook import FieldType, Kind
from hengjian.core.rulebook.source import Node, Scalar

_ROLLED = {Unit.DAYS, Unit.MONTHS, Unit.DATE}
_WORDS: dict[str, n.Due] = {"window": n.Window(), "at_event": n.AtEvent(), "continuous": n.Continuous()}


class DueBuilder:
    """Builds `every` and `due`. `units` are those of the declared parameters, filled in before norms are built."""

    def __init__(self, reader: Reader, conditions: Conditions) -> None:
        self._reader = reader
        self._conditions = conditions

    def every(self, node: Node) -> n.Every:
        """A period: an amount, its kind, and for spans of several years the first year."""
        taken = self._reader.keys(node, "every")
        period = self._reader.word(taken, "period", n.PeriodKind, "period", n.PeriodKind.CALENDAR)
        units = (Unit.MONTHS,) if period is n.PeriodKind.CALENDAR else (Unit.DAYS, Unit.MONTHS)
        first_year = None
        if "first_year" in taken:
            first_year = self._reader.whole(taken, "first_year", 2000, least=1900, most=2999)
        return n.Every(self._conditions.quantity_in(taken, units), period, first_year)

    def due(self, node: Node | None, kinds: tuple[Kind, ...]) -> n.Due:
        """A word, or a deadline; `kinds` are the trigger's, for `receipt`."""
        if node is None:
            return n.Continuous()
        if isinstance(node, Scalar):
            return _WORDS[self._reader.word_in(node, "due", "continuous")]
        taken = self._reader.keys(node, "due")
        if ("within" in taken) == ("on" in taken):
            self._reader.wrong(taken.place, "rule_within_or_on")
            return n.Continuous()
        if "on" in taken:
            return self._on(taken)
        amount = self._conditions.quantity(taken.nodes["within"], TIME)
        anchor, field = self._anchor(taken, kinds)
        units = self._units(amount)
        return n.Deadline(amount, anchor, field, self._rounding(taken, units), self._roll(taken, units))

    def _on(self, taken: Taken) -> n.Due:
        amount = self._conditions.quantity(taken.nodes["on"], (Unit.DATE,))
        for key in ("from", "rounding"):
            if key in taken:
                self._reader.wrong(taken.at(key), "rule_not_with_date", key=key)
        return n.Deadline(amount, n.Anchor.OCCURRENCE, roll=self._roll(taken, {Unit.DATE}))

    def _units(self, amount: Quantity) -> set[Unit]:
        if isinstance(amount, Stated):
            return {amount.amount.unit}
        return set(self._conditions.units(amount.name)) & set(TIME)

    def _roll(self, taken: Taken, units: set[Unit]) -> n.Roll | None:
        if units & _ROLLED and "roll" not in taken:
            self._reader.wrong(taken.place, "rule_no_roll")
        if "roll" not in taken:
            return None
        if units and not units & _ROLLED:
            self._reader.wrong(taken.at("roll"), "rule_roll_of_working_days")
        return self._reader.word(taken, "roll", n.Roll, "roll", n.Roll.NONE)

    def _rounding(self, taken: Taken, units: set[Unit]) -> n.Rounding | None:
        if Unit.MONTHS in units and "rounding" not in taken:
            self._reader.wrong(taken.place, "rule_no_rounding")
        if "rounding" not in taken:
            return None
        if units and Unit.MONTHS not in units:
            self._reader.wrong(taken.at("rounding"), "rule_rounding_without_months")
        return self._reader.word(taken, "rounding", n.Rounding, "rounding", n.Rounding.DOWN)

    def _anchor(self, taken: Taken, kinds: tuple[Kind, ...]) -> tuple[n.Anchor, str]:
        node = taken.nodes.get("from")
        if node is None:
            self._reader.wrong(taken.place, "rule_no_anchor")
            return n.Anchor.OCCURRENCE, ""
        if isinstance(node, Scalar):
            return n.Anchor(self._reader.word_in(node, "anchor", "occurrence")), ""
        body = self._reader.keys(node, "receipt")
        written = body.nodes.get("receipt")
        if not isinstance(written, Scalar) or not written.text:
            self._reader.wrong(body.at("receipt"), "rule_receipt_without_field")
            return n.Anchor.RECEIPT, ""
        field = self._conditions.field(written, kinds)
        spec = self._reader.names.spec(field, kinds or self._reader.names.kinds.values())
        if spec and spec.type is not FieldType.DAY:
            self._reader.wrong(written.place, "rule_receipt_not_a_day", field=field)
        return n.Anchor.RECEIPT, field
