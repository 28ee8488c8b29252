"""The number behind a duty and where it comes from: the text, measures, or nobody yet (design decision 2).

- The value that governs is the one in force on `arises_on`; a later one changes nothing that has arisen.
- A parameter that nothing sets has no value here; what we recommend is shown as a recommendation and never counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.rulebook.norm import Deadline, Every, Norm
from hengjian.core.rulebook.quantity import Amount, Origin, Quantity, Stated, Unit
from hengjian.core.rulebook.rulebook import Parameter, Setting
from hengjian.core.rulebook.stack import Rules

UNITS = {
    Unit.DAYS: ("{0}天", "{0} days"),
    Unit.WORKING_DAYS: ("{0}个工作日", "{0} working days"),
    Unit.MONTHS: ("{0}个月", "{0} months"),
    Unit.SHARE: ("{0}", "{0}"),
    Unit.COUNT: ("{0}", "{0}"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A value with its origin; `clause` says where measures set it; `amount` is None while nothing sets it."""

    parameter: Parameter | None
    amount: Amount | None
    origin: Origin | None
    clause: str = ""
    rulebook: str = ""


def amount_words(amount: Amount, lang: str) -> str:
    """`6mo` as 6个月 or 6 months; a day of the year as 2月28日 or 02-28."""
    if amount.unit is Unit.DATE:
        month, day = amount.number.split("-")
        return f"{int(month)}月{int(day)}日" if lang == "zh" else amount.number
    zh, en = UNITS[amount.unit]
    words = (zh if lang == "zh" else en).format(amount.number)
    return words.removesuffix("s") if lang != "zh" and amount.number == "1" else words


def number_of(rules: Rules, quantity: Quantity, on: Day | None) -> Number:
    """The value of a quantity on a day (None: the last one known)."""
    if isinstance(quantity, Stated):
        return Number(None, quantity.amount, quantity.origin)
    parameter = rules.parameters[quantity.name]
    live = [s for s in rules.settings if s.parameter == quantity.name and (on is None or _start(s) <= on)]
    if live:
        last = max(enumerate(live), key=lambda pair: (_start(pair[1]), pair[0]))[1]
        return Number(parameter, last.amount, last.origin, last.clause, last.rulebook)
    return Number(parameter, parameter.stated, parameter.stated_origin)


def numbers_of(rules: Rules, norm: Norm, on: Day | None) -> dict[str, Number]:
    """The numbers of a norm by the name its sentence uses: `period`, `due`."""
    found: dict[str, Number] = {}
    for trigger in norm.triggers:
        if isinstance(trigger, Every):
            found["period"] = number_of(rules, trigger.amount, on)
    if isinstance(norm.due, Deadline):
        found["due"] = number_of(rules, norm.due.amount, on)
    return found


def duty_sentence(rules: Rules, norm: Norm, on: Day | None, lang: str) -> str:
    """What the norm asks, with the numbers in force on that day put in."""
    sentence = norm.says.zh if lang == "zh" else norm.says.en
    unset = "（数未定）" if lang == "zh" else "(a number not set)"
    for name, number in numbers_of(rules, norm, on).items():
        sentence = sentence.replace(f"{{{name}}}", amount_words(number.amount, lang) if number.amount else unset)
    return sentence


def _start(setting: Setting) -> Day:
    return max(setting.from_on, setting.recorded_on)
