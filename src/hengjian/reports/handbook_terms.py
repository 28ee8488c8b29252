"""Numbers and conditions of a rulebook as phrases.

- A number that nothing sets is named with its parameter; what we recommend is called ours and never stands alone.
- A condition is told with the words of the fields it looks at; a value with a name of its own is called by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.quantity import Origin, Quantity, Stated
from hengjian.core.rulebook.rulebook import Kind
from hengjian.core.rulebook.stack import Rules
from hengjian.reports.numbers import Number, amount_words, number_of
from hengjian.words.language import listed, say

ORIGINS = {
    Origin.TEXT: ("原文写明", "the text's own"),
    Origin.INTERPRETATION: ("官方解读", "the official interpretation's"),
    Origin.MEASURES: ("办法所定", "set by measures"),
    Origin.OUTSIDE: ("别的规定", "another rule's"),
    Origin.OURS: ("本项目所设", "ours"),
}


def origin_words(origin: Origin | None, lang: str) -> str:
    """Where a number comes from."""
    return say(lang, *ORIGINS[origin]) if origin else say(lang, "数未定", "not set")


def quantity_words(rules: Rules, quantity: Quantity, lang: str) -> str:
    """`谈话周期：数未定，本项目建议6个月`; a number that is written in the rule itself is said with its origin."""
    number = number_of(rules, quantity, None)
    if isinstance(quantity, Stated):
        amount = amount_words(quantity.amount, lang)
        return say(lang, f"{amount}（{origin_words(quantity.origin, lang)}）", f"{amount} ({ours(number, lang)})")
    parameter = rules.parameters[quantity.name]
    name = say(lang, parameter.zh, parameter.en) or parameter.name
    said = value_words(number, lang)
    return say(lang, f"“{name}”（{said}）", f'"{name}" ({said})')


def ours(number: Number, lang: str) -> str:
    """The origin of a number in words."""
    return origin_words(number.origin, lang)


def value_words(number: Number, lang: str) -> str:
    """The value with its origin; or that it is not set, with what we recommend."""
    if number.amount:
        return say(lang, f"{amount_words(number.amount, lang)}，", f"{amount_words(number.amount, lang)}, ") + ours(
            number, lang
        )
    advice = number.parameter.recommended if number.parameter else None
    if advice is None:
        return origin_words(None, lang)
    amount = amount_words(advice, lang)
    return say(lang, f"数未定，本项目建议{amount}，不算数", f"not set; we recommend {amount}, which does not count")


class Terms:
    """Conditions in words, seen from the kinds they look at."""

    def __init__(self, rules: Rules, names: Mapping[str, str], lang: str) -> None:
        self._rules = rules
        self._names = names
        self._lang = lang

    def kinds_of(self, name: str) -> tuple[Kind, ...]:
        """The kind, or the kinds of the family."""
        if name in self._rules.kinds:
            return (self._rules.kinds[name],)
        return tuple(self._rules.kinds[each] for each in self._rules.families.get(name, ()))

    def field(self, name: str, kinds: Iterable[Kind]) -> str:
        """A field by the name its kind gives it."""
        for kind in kinds:
            if name in kind.fields:
                return say(self._lang, kind.fields[name].zh, kind.fields[name].en) or name
            if name in kind.common:
                return say(self._lang, *kind.common[name])
        return self._names.get(f"field/{name}", name)

    def value(self, name: str, value: str | int | bool, kinds: Iterable[Kind]) -> str:
        """A value by its name: 是, 严重, or as written."""
        if isinstance(value, bool):
            return say(self._lang, "是" if value else "否", "yes" if value else "no")
        for kind in kinds:
            spec = kind.fields.get(name)
            if spec and self._lang != "en" and value in spec.values and spec.value_names:
                return spec.value_names[spec.values.index(str(value))]
        return str(value)

    def conditions(self, needs: Iterable[p.Predicate], kinds: Iterable[Kind]) -> str:
        """All conditions in one phrase; empty if there is none."""
        kinds = tuple(kinds)
        return say(self._lang, "，", "; ").join(self._one(each, kinds) for each in needs)

    def _term(self, term: p.Term, kinds: tuple[Kind, ...]) -> str:
        zh_en = {
            p.Whose.BEARER: ("该办的人", "the one who owes it"),
            p.Whose.SUBJECT: ("对象", "the one it is about"),
        }
        if term.whose in zh_en:
            return say(self._lang, *zh_en[term.whose])
        if term.whose is p.Whose.ROLE:
            return self._names.get(f"role/{term.role}", term.role)
        if term.whose is p.Whose.TRIGGER:
            field = self._names.get(f"field/{term.field}", term.field)
            return say(self._lang, f"由头记录的“{field}”", f'"{field}" of the record that raised it')
        if term.whose is p.Whose.REFERRED:
            via, field = self.field(term.via, kinds), self._names.get(f"field/{term.field}", term.field)
            return say(self._lang, f"“{via}”的“{field}”", f'"{field}" of "{via}"')
        field = self.field(term.field, kinds)
        return say(self._lang, f"“{field}”", f'"{field}"')

    def _one(self, need: p.Predicate, kinds: tuple[Kind, ...]) -> str:
        match need:
            case p.Filled(terms):
                told = listed((self._term(each, kinds) for each in terms), self._lang)
                return say(self._lang, f"填了{told}", f"{told} filled in")
            case p.Equals(term, value):
                said = self.value(term.field, value, kinds)
                return say(self._lang, f"{self._term(term, kinds)}是“{said}”", f'{self._term(term, kinds)} is "{said}"')
            case p.OneOf(term, values):
                told = self._values(term, values, kinds)
                return say(
                    self._lang, f"{self._term(term, kinds)}是{told}之一", f"{self._term(term, kinds)} is one of {told}"
                )
            case p.Contains(term, values):
                told = self._values(term, values, kinds)
                return say(self._lang, f"{self._term(term, kinds)}里有{told}", f"{self._term(term, kinds)} has {told}")
            case p.CountAtLeast(term, amount):
                return self._amount(term, kinds, say(self._lang, "不少于", "numbers at least"), amount)
            case p.CountAtMost(term, amount):
                return self._amount(term, kinds, say(self._lang, "不多于", "numbers at most"), amount)
            case p.SamePerson(left, right):
                return self._two("{0}就是{1}", "{0} is {1}", left, right, kinds)
            case p.Apart(left, right):
                return self._two("{0}和{1}没有同一个人", "nobody is in both {0} and {1}", left, right, kinds)
            case p.NoLater(left, right):
                return self._two("{0}不晚于{1}", "{0} is no later than {1}", left, right, kinds)
            case p.Covers(left, right, _):
                return self._two("{0}包括全部{1}", "{0} has all of {1}", left, right, kinds)
            case p.FirstIs(left, right):
                return self._two("{0}第一个是{1}", "{0} begins with {1}", left, right, kinds)
            case p.LastIs(left, right):
                return self._two("{0}最后一个是{1}", "{0} ends with {1}", left, right, kinds)
            case p.InForce(left, right):
                return self._two("{0}在{1}那天有效", "{0} is in force on {1}", left, right, kinds)
            case _:
                return self._rare(need, kinds)

    def _rare(self, need: p.Predicate, kinds: tuple[Kind, ...]) -> str:
        match need:
            case p.Within(since, until, amount):
                told = self._two("{0}以后到{1}不超过", "from {0} to {1} at most", since, until, kinds)
                return f"{told} {quantity_words(self._rules, amount, self._lang)}"
            case p.ShareAtLeast(part, whole, share):
                told = self._two("{0}占{1}不少于", "{0} is at least this share of {1}:", part, whole, kinds)
                return f"{told} {quantity_words(self._rules, share, self._lang)}"
            case p.OfKind(term, names):
                told = listed((self._names.get(f"kind/{name}", name) for name in names), self._lang)
                return say(self._lang, f"{self._term(term, kinds)}是{told}", f"{self._term(term, kinds)} is a {told}")
            case p.NoneExcluded(term):
                told = self._term(term, kinds)
                return say(self._lang, f"{told}里没有要回避的人", f"nobody in {told} has to stay out")
            case p.RecordedWithin(amount):
                told = quantity_words(self._rules, amount, self._lang)
                return say(self._lang, f"事后{told}以内记下", f"recorded within {told}")
            case p.Unlike(share):
                told = quantity_words(self._rules, share, self._lang)
                return say(self._lang, f"文字相同不到{told}", f"less than {told} of the text is shared")
            case p.NoLaterThanMedian(who):
                told = self._term(who, kinds)
                return say(self._lang, f"{told}不晚于居中的那一天", f"{told} no later than the middle day")
            case p.AllSeen(term, values):
                told, listing = self._term(term, kinds), self._values(term, values, kinds)
                return say(self._lang, f"一年里{told}出现过{listing}", f"over the year {told} has {listing}")
            case _:
                raise ValueError(f"no words for {type(need).__name__}")

    def _two(self, zh: str, en: str, left: p.Term, right: p.Term, kinds: tuple[Kind, ...]) -> str:
        return say(self._lang, zh, en).format(self._term(left, kinds), self._term(right, kinds))

    def _values(self, term: p.Term, values: Iterable[str], kinds: tuple[Kind, ...]) -> str:
        return listed((self.value(term.field, each, kinds) for each in values), self._lang)

    def _amount(self, term: p.Term, kinds: tuple[Kind, ...], how: str, amount: Quantity) -> str:
        told = quantity_words(self._rules, amount, self._lang)
        return f"{self._term(term, kinds)}{say(self._lang, '', ' ')}{how}{say(self._lang, '', ' ')}{told}"
