"""The words of the handbook for what a norm says in codes: form, nature, source, force, how it is judged."""

from __future__ import annotations

from collections.abc import Mapping

from hengjian.core.rulebook.nature import Nature
from hengjian.core.rulebook.norm import Force, Mode, NormKind, Per, Source, Testability
from hengjian.words.language import say

Pair = tuple[str, str]

FORMS: Mapping[NormKind, Pair] = {
    NormKind.DUTY: ("应办", "duty"),
    NormKind.GUARD: ("办之前先要有", "needed before"),
    NormKind.PROHIBITION: ("不得", "prohibition"),
    NormKind.RIGHT: ("权利与保护", "right"),
    NormKind.CONSEQUENCE: ("后果", "consequence"),
}
NATURES: Mapping[Nature, Pair] = {
    Nature.PERIODIC: ("定期义务", "periodic duty"),
    Nature.EVENT: ("触发义务", "event duty"),
    Nature.PROHIBITION: ("禁止", "prohibition"),
    Nature.PROCEDURE: ("程序要求", "procedure"),
    Nature.RIGHT: ("权利与保护", "right"),
    Nature.ANALYSIS: ("研判报告", "analysis"),
    Nature.CONSEQUENCE: ("后果", "consequence"),
}
SOURCES: Mapping[Source, Pair] = {
    Source.TEXT: ("依据原文", "rests on the text"),
    Source.MIRROR: ("由原文必然推出", "follows from the text by necessity"),
    Source.INTERPRETATION: ("依据官方解读", "rests on the official interpretation"),
    Source.LOST: ("依据的原文还没有核对，不计时", "the text it rests on is not confirmed; no time runs"),
    Source.OURS: ("本项目所设，不是原文", "ours, not the text's"),
}
TESTS: Mapping[Testability, Pair] = {
    Testability.FIELDS: ("看记录就能定", "records decide"),
    Testability.PROXY: ("记录只给迹象，由人确认", "records give a sign, a person confirms"),
    Testability.HUMAN: ("由人判断", "a person judges"),
}
FORCES: Mapping[Force, Pair] = {
    Force.MUST: ("必须", "must"),
    Force.MAY: ("可以，不做不算缺", "may; leaving it is no lapse"),
    Force.NEVER: ("不得", "must not"),
    Force.AIM: ("倡导，没做不算缺", "an aim; leaving it is no lapse"),
}
MODES: Mapping[Mode, Pair] = {
    Mode.EACH: ("各自都要办", "each owes it"),
    Mode.ANY: ("其中一个办了就行", "any one of them does it"),
    Mode.JOINT: ("一起办，每一位都签", "together, signed by each"),
}
SPREADS: Mapping[Per, Pair] = {
    Per.BEARER: ("", ""),
    Per.PAIR: ("逐个对象各一份", "one for each of them"),
    Per.UNORDERED_PAIR: ("每两个人一份", "one for every two"),
}
LEVELS: Mapping[str, Pair] = {
    "central": ("中央一级", "the central level"),
    "province": ("省一级", "the provincial level"),
    "city": ("市一级", "the city level"),
    "county": ("县一级", "the county level"),
    "township": ("乡镇一级", "the township level"),
}
PHRASES: Mapping[str, Pair] = {
    "home": ("手册", "Handbook"),
    "parameters": ("数", "Numbers"),
    "kinds": ("记录种类", "Kinds of records"),
    "who": ("谁", "Who"),
    "when": ("何时", "When"),
    "due": ("到期", "Due"),
    "evidence": ("凭什么", "On what evidence"),
    "checks": ("核对", "Checks"),
    "missed": ("没有记录时", "If no record is found"),
    "minutes": ("最省的佐证", "Cheapest evidence"),
    "exceptions": ("例外", "Exceptions"),
    "links": ("相关", "See also"),
    "nature": ("性质", "Nature"),
    "cases": ("例子", "Worked cases"),
    "questions": ("还没有定论的", "Open questions"),
    "not_encoded": ("不产生规则", "No rule"),
    "sets": ("定下的数", "Sets numbers"),
    "used": ("本条用到的数", "Numbers this article uses"),
    "page_only": ("只在页面上显示", "shown on the page only"),
}


def phrase(name: str, lang: str) -> str:
    """A heading or label of the handbook."""
    return say(lang, *PHRASES[name])


def article_words(number: str, lang: str) -> str:
    """第12条 or Article 12; what stands before the first article is called by its own title."""
    if int(number) == 0:
        return say(lang, "", "Opening part")
    return say(lang, f"第{int(number)}条", f"Article {int(number)}")


def cell(text: str) -> str:
    """Text in a cell of a table."""
    return " ".join(text.replace("|", "／").split())


def table(head: list[str], rows: list[list[str]]) -> list[str]:
    """A table in Markdown and the empty line after it."""
    lines = [f"| {' | '.join(map(cell, row))} |" for row in (head, *rows)]
    return [lines[0], f"|{'---|' * len(head)}", *lines[1:], ""]
