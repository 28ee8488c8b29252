"""The value of a parameter on a day for a body (semantics 7); nothing is ever guessed.

- The nearest body upward that has set it counts; then what binds the whole deployment; then what the text states.
- No value below a floor: the floor of the parameter, the text's own value, and what a body above has set; the stricter
  of both counts, and `floored_from` says what was set.
- Values are compared only in the same unit; where the units differ, the nearest counts.
- A what-if value wins over everything, floors too: it is a question, not a rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from hengjian.core.calendar.slots import PeriodValue
from hengjian.core.calendar.span import Day, Moment
from hengjian.core.rulebook.build_articles import start_of
from hengjian.core.rulebook.digest import digest_of
from hengjian.core.rulebook.quantity import Amount, Origin, Unit
from hengjian.core.rulebook.rulebook import Parameter, Setting, Stricter
from hengjian.core.rulebook.stack import Rules

WHAT_IF = "what-if"
"""The rulebook that values of a what-if question are said to come from."""


@dataclass(frozen=True, slots=True)
class ValueInForce:
    """A value and where it comes from. `setting_id` and `clause` are empty if no measure set it."""

    amount: Amount
    origin: Origin
    from_on: Day
    setting_id: str = ""
    rulebook: str = ""
    clause: str = ""
    floored_from: Amount | None = None


def value_in_force(rules: Rules, parameter: str, day: Day, body_chain: Sequence[str]) -> ValueInForce | None:
    """The value for the first body of the chain (the body, then its superiors, in order) on the day; None = unset."""
    declared = rules.parameters.get(parameter)
    known = [(place, one) for place, one in enumerate(rules.settings) if one.parameter == parameter]
    in_force = [(place, one) for place, one in known if starts_on(one) <= day]
    asked = [one for _, one in in_force if one.rulebook == WHAT_IF]
    if asked:
        return _of_setting(asked[-1])
    order = {book.name: place for place, book in enumerate(rules.rulebooks)}
    by_body: dict[str, tuple[tuple[int, Day, Day, int], Setting]] = {}
    for place, one in in_force:
        key = (order.get(one.rulebook, len(order)), starts_on(one), one.recorded_on, place)
        if one.issuer_body not in by_body or by_body[one.issuer_body][0] < key:
            by_body[one.issuer_body] = (key, one)
    values = [_of_setting(by_body[body][1]) for body in (*dict.fromkeys(body_chain), "") if body in by_body]
    stated = _stated(rules, declared, day)
    if not values:
        return stated
    return _floored(declared, values[0], [*values[1:], *([stated] if stated else [])])


def starts_on(setting: Setting) -> Day:
    """The first day a value is in force: the later of its own day and the day it was recorded."""
    return max(setting.from_on, setting.recorded_on)


def is_looser(amount: Amount, than: Amount, stricter: Stricter) -> bool:
    """Whether an amount binds less hard than another; only amounts in one unit are compared."""
    if amount.unit is not than.unit:
        return False
    mine, other = _size(amount), _size(than)
    return mine > other if stricter is Stricter.LOWER else mine < other


def period_history(rules: Rules, parameter: str, body_chain: Sequence[str]) -> tuple[PeriodValue, ...]:
    """The values a period in months has had for the first body of the chain, in order of the day each took effect."""
    own = [one for one in rules.settings if one.parameter == parameter and one.issuer_body in {*body_chain, ""}]
    days = {starts_on(one) for one in own} | {book.in_force.start for book in rules.rulebooks}
    recorded = {one.id: one.recorded_at for one in own}
    found: list[PeriodValue] = []
    for day in sorted(days):
        value = value_in_force(rules, parameter, day, body_chain)
        if value is None or value.amount.unit is not Unit.MONTHS:
            continue
        since: Moment = recorded.get(value.setting_id, start_of(day))
        period = PeriodValue(day, since, value.setting_id or parameter, value.amount.whole)
        if not found or (found[-1].id, found[-1].months) != (period.id, period.months):
            found.append(period)
    return tuple(found)


def override(rules: Rules, amounts: Mapping[str, Amount], from_on: Day) -> Rules:
    """The rules as they would be if these values bound the whole deployment from a day on, whatever else is set."""
    asked = tuple(
        Setting(
            id=f"{WHAT_IF}:{name}:{from_on.isoformat()}",
            parameter=name,
            amount=amount,
            origin=Origin.MEASURES,
            from_on=from_on,
            recorded_at=start_of(from_on),
            recorded_on=from_on,
            rulebook=WHAT_IF,
            clause="",
            issuer_body="",
        )
        for name, amount in sorted(amounts.items())
    )
    return replace(rules, settings=(*rules.settings, *asked), digest=digest_of((rules.digest, asked)))


def _of_setting(setting: Setting) -> ValueInForce:
    return ValueInForce(
        amount=setting.amount,
        origin=setting.origin,
        from_on=starts_on(setting),
        setting_id=setting.id,
        rulebook=setting.rulebook,
        clause=setting.clause,
    )


def _stated(rules: Rules, declared: Parameter | None, day: Day) -> ValueInForce | None:
    """What the text states, from the day its regulation is in force."""
    if declared is None or declared.stated is None or declared.stated_origin is None:
        return None
    home = next(book for book in rules.rulebooks if declared.name in book.parameters)
    if day not in home.in_force:
        return None
    return ValueInForce(declared.stated, declared.stated_origin, home.in_force.start, rulebook=home.name)


def _floored(declared: Parameter | None, value: ValueInForce, above: Sequence[ValueInForce]) -> ValueInForce:
    """The value, or the strictest of the floors it is looser than."""
    if declared is None:
        return value
    strictest = value
    for floor in above:
        if is_looser(strictest.amount, floor.amount, declared.stricter):
            strictest = floor
    if declared.floor and declared.floor_origin and is_looser(strictest.amount, declared.floor, declared.stricter):
        strictest = ValueInForce(declared.floor, declared.floor_origin, value.from_on)
    return strictest if strictest is value else replace(strictest, floored_from=value.amount)


def _size(amount: Amount) -> Decimal:
    return Decimal(amount.number.replace("-", ""))
