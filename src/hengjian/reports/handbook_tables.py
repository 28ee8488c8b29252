"""The tables at the end of the handbook: numbers the text leaves open, and the kinds of records with their fields.

- A recommended value is ours and stands in a column of its own; it never counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hengjian.core.rulebook.quantity import Amount, ParameterRef
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind, Parameter, Rulebook
from hengjian.reports.handbook_norm import View
from hengjian.reports.handbook_terms import origin_words
from hengjian.reports.handbook_words import phrase, table
from hengjian.reports.numbers import amount_words, number_of
from hengjian.words.language import listed, say

TYPES = {
    FieldType.TEXT: ("文字", "text"),
    FieldType.NUMBER: ("数", "number"),
    FieldType.DAY: ("日期", "day"),
    FieldType.YES_NO: ("是否", "yes or no"),
    FieldType.CHOICE: ("选一项", "choice"),
    FieldType.HOLDER: ("人或单位", "person or body"),
    FieldType.HOLDERS: ("若干人或单位", "persons or bodies"),
    FieldType.REFERENCE: ("另一条记录", "another record"),
    FieldType.REFERENCES: ("若干条记录", "other records"),
    FieldType.TEXTS: ("若干文字", "several texts"),
    FieldType.LIST: ("清单", "list"),
}


def parameter_table(view: View, parameters: Iterable[Parameter]) -> list[str]:
    """Name, value with its origin, our recommendation with its reason."""
    head = [view.say("数", "number"), view.say("代号", "code"), view.say("现在的值", "value now")]
    head += [view.say("本项目建议，不算数", "we recommend; does not count"), view.say("为什么", "why")]
    return table(head, [_parameter(view, each) for each in parameters])


def _parameter(view: View, parameter: Parameter) -> list[str]:
    number = number_of(view.rules, ParameterRef(parameter.name), None)
    value = origin_words(None, view.lang)
    if number.amount:
        told = origin_words(number.origin, view.lang)
        value = view.say(f"{_amount(number.amount, 'zh')}（{told}）", f"{_amount(number.amount, 'en')} ({told})")
    if parameter.floor:
        floor = _amount(parameter.floor, view.lang)
        told = origin_words(parameter.floor_origin, view.lang)
        value += view.say(f"；底线{floor}（{told}）", f"; floor {floor} ({told})")
    return [
        view.say(parameter.zh, parameter.en) or parameter.name,
        f"`{parameter.name}`",
        value,
        _amount(parameter.recommended, view.lang) if parameter.recommended else "—",
        view.say(*parameter.recommended_why),
    ]


def _amount(amount: Amount, lang: str) -> str:
    return amount_words(amount, lang)


def kind_lines(view: View, book: Rulebook) -> Iterator[str]:
    """Every family with its kinds, their fields in words and minutes."""
    families = dict.fromkeys(kind.family for kind in book.kinds.values())
    for family in sorted(families):
        kinds = [kind for kind in book.kinds.values() if kind.family == family]
        yield f"## {view.names.get(f'kind/{family}', family)} `{family}`"
        yield ""
        shared = [
            name for name in kinds[0].fields if all(kind.fields.get(name) == kinds[0].fields[name] for kind in kinds)
        ]
        common = listed((view.say(*words) for words in kinds[0].common.values()), view.lang)
        if common:
            yield view.say(f"每条都有：{common}。", f"Each has: {common}.")
            yield ""
        for kind in kinds:
            yield from _kind(view, kind, [] if len(kinds) == 1 else shared)
        if shared and len(kinds) > 1:
            yield f"**{view.say('都有的栏', 'Fields of all of them')}**"
            yield ""
            yield from _fields(view, [kinds[0].fields[name] for name in shared])


def _kind(view: View, kind: Kind, shared: list[str]) -> Iterator[str]:
    minutes = view.say(f"约{kind.minutes}分钟", f"about {kind.minutes} minutes") if kind.minutes else ""
    told = minutes or view.say("没有人估过要几分钟", "nobody has said how many minutes")
    seen = view.names.get(f"visibility/{kind.visibility}", kind.visibility)
    yield f"### {view.say(kind.zh, kind.en) or kind.name} `{kind.name}`"
    yield ""
    yield view.say(f"{told}；谁看得到：{seen}。", f"{told}; seen by: {seen}.")
    yield ""
    yield from _fields(view, [spec for name, spec in kind.fields.items() if name not in shared])


def _fields(view: View, specs: list[FieldSpec]) -> Iterator[str]:
    if specs:
        head = [view.say("栏", "field"), view.say("代号", "code"), view.say("填什么", "what to fill in")]
        yield from table(head, [_field(view, spec) for spec in specs])


def _field(view: View, spec: FieldSpec) -> list[str]:
    what = say(view.lang, *TYPES[spec.type])
    values = spec.value_names if view.lang != "en" and spec.value_names else spec.values
    if values:
        what += view.say("：", ": ") + listed(values, view.lang)
    return [view.say(spec.zh, spec.en) or spec.name, f"`{spec.name}`", what]


def used_by(view: View, names: Iterable[str]) -> list[Parameter]:
    """The parameters of these names, once each, in the order of the stack."""
    wanted = set(names)
    return [parameter for name, parameter in view.rules.parameters.items() if name in wanted]


def appendix(view: View, title: str, lines: Iterable[str]) -> str:
    """A page of its own with the way back."""
    return "\n".join([f"# {phrase(title, view.lang)}", "", f"[{phrase('home', view.lang)}](README.md)", "", *lines])
