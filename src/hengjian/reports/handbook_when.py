"""When a norm is owed and when it is due, in words."""

from __future__ import annotations

from collections.abc import Mapping

from hengjian.core.rulebook.norm import (
    Always,
    Anchor,
    AtEvent,
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
    Roll,
    Trigger,
    Window,
)
from hengjian.core.rulebook.quantity import Unit
from hengjian.core.rulebook.rulebook import Fact, FactKind
from hengjian.core.rulebook.stack import Rules
from hengjian.reports.handbook_terms import Terms, quantity_words
from hengjian.reports.numbers import number_of
from hengjian.words.language import say

ANCHORS = {
    Anchor.OCCURRENCE: ("从事情发生那天起", "from the day it happens"),
    Anchor.AWARENESS: ("从知道那天起", "from the day it is known"),
    Anchor.MISSED: ("从应办未见记录那天起", "from the day the other duty was left without a record"),
}


def trigger_words(rules: Rules, terms: Terms, names: Mapping[str, str], how: Trigger, lang: str) -> str:
    """What makes the norm owed."""
    match how:
        case Every(amount, period, _):
            told = quantity_words(rules, amount, lang)
            if period is PeriodKind.CALENDAR:
                return say(lang, f"每个周期一次，按日历分段：{told}", f"once in each calendar period: {told}")
            return say(lang, f"离上一次不超过：{told}", f"no longer after the last time than {told}")
        case New(kind, where):
            return say(lang, "有了这样的记录：", "when there is such a record: ") + _record(
                terms, names, kind, terms.conditions(where, terms.kinds_of(kind)), lang
            )
        case Before(kind, where):
            return say(lang, "办这件事以前：", "before this is done: ") + _record(
                terms, names, kind, terms.conditions(where, terms.kinds_of(kind)), lang
            )
        case InState(procedure, state):
            matter = rules.procedures[procedure]
            where_it_is = say(lang, *matter.states[state])
            return say(lang, f"{matter.zh}到了“{where_it_is}”", f'{matter.en} has come to "{where_it_is}"')
        case OnFact(name):
            return fact_words(rules, names, rules.facts[name], lang)
        case Always():
            return say(lang, "任职期间一直", "as long as the office is held")


def fact_words(rules: Rules, names: Mapping[str, str], fact: Fact, lang: str) -> str:
    """A fact by its name, with what makes it one."""
    name = say(lang, fact.zh, fact.en) or fact.name
    if fact.kind is FactKind.LAPSE:
        return say(lang, f"{name}（{fact.of_norm} 到期未见记录）", f"{name} ({fact.of_norm} left without a record)")
    if fact.kind is FactKind.CHART and fact.amount:
        told = quantity_words(rules, fact.amount, lang)
        ahead = quantity_words(rules, fact.ahead, lang) if fact.ahead else ""
        early = say(lang, f"，提前{ahead}", f", {ahead} ahead") if ahead else ""
        return say(lang, f"{name}（任满{told}{early}）", f"{name} (in office for {told}{early})")
    if fact.kind in (FactKind.RECORDED, FactKind.COUNTED) and fact.record:
        record = names.get(f"kind/{fact.record}", fact.record)
        return say(lang, f"{name}（见“{record}”的记录）", f'{name} (by a record of "{record}")')
    return name


def due_words(rules: Rules, terms: Terms, norm: Norm, due: Due, lang: str) -> str:
    """Until when."""
    match due:
        case Window():
            return say(lang, "这一期的最后一天", "the last day of the period")
        case AtEvent():
            return say(lang, "就在那件事发生的当天", "on the day of that event itself")
        case Continuous():
            return say(lang, "一直如此", "at all times")
        case Deadline():
            return _deadline(rules, terms, norm, due, lang)


def _deadline(rules: Rules, terms: Terms, norm: Norm, due: Deadline, lang: str) -> str:
    told = quantity_words(rules, due.amount, lang)
    amount = number_of(rules, due.amount, None).amount
    if amount and amount.unit is Unit.DATE:
        return say(lang, f"每期的{told}以前", f"by {told} of each period")
    if due.anchor is Anchor.RECEIPT:
        kinds = [kind for how in norm.triggers if isinstance(how, New | Before) for kind in terms.kinds_of(how.kind)]
        field = terms.field(due.receipt_field, kinds)
        start = say(lang, f"从“{field}”起", f'from "{field}"')
    else:
        start = say(lang, *ANCHORS[due.anchor])
    roll = say(lang, "，遇休息日顺延到下一个工作日", ", moved to the next working day")
    return f"{start}{say(lang, '', ', ')}{told}{say(lang, '以内', '')}{roll if due.roll is Roll.NEXT_WORKING else ''}"


def _record(terms: Terms, names: Mapping[str, str], kind: str, condition: str, lang: str) -> str:
    name = names.get(f"kind/{kind}", kind)
    if not condition:
        return name
    return say(lang, f"{name}（{condition}）", f"{name} ({condition})")
