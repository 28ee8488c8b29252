"""The nine outcomes in words, short for tables and long for sentences.

- 未见记录 says that no record was found; it says nothing about anybody's guilt.
- 数未定 says that no time runs; it never counts as zero days.
"""

from __future__ import annotations

from dataclasses import dataclass

from hengjian.core.evaluate.obligation import Outcome
from hengjian.words.language import say


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """Short name and one sentence, in both languages."""

    short_zh: str
    short_en: str
    long_zh: str
    long_en: str


OUTCOMES: dict[Outcome, OutcomeWords] = {
    Outcome.PENDING: OutcomeWords("待办", "pending", "还没有到期。", "It is not due yet."),
    Outcome.MET: OutcomeWords(
        "已办", "met", "到期以前已经办了，有记录。", "It was done by its due day, and a record shows it."
    ),
    Outcome.MET_LATE: OutcomeWords(
        "迟办", "met late", "办了，有记录，但在到期以后。", "It was done, and a record shows it, but after its due day."
    ),
    Outcome.LAPSED: OutcomeWords(
        "未见记录",
        "no record",
        "已经到期，没有找到记录。这只说缺记录，不说谁有错。",
        "Its due day has passed and no record was found. This speaks of a missing record, not of guilt.",
    ),
    Outcome.UNDETERMINED: OutcomeWords(
        "数未定", "not set", "有一个数还没有定，不计时。", "A number it needs has not been set; no time runs."
    ),
    Outcome.NEEDS_HUMAN: OutcomeWords(
        "待人判断",
        "needs a person",
        "单凭记录定不了，要由人判断。",
        "Records alone cannot decide this; a person has to judge.",
    ),
    Outcome.NOT_GOOD_ENOUGH: OutcomeWords(
        "不够", "falls short", "找到了记录，但还差一点。", "A record was found, but something in it falls short."
    ),
    Outcome.NOT_APPLICABLE: OutcomeWords("不适用", "not applicable", "这一项不适用。", "This one does not apply."),
    Outcome.PENDING_TEXT: OutcomeWords(
        "待核原文",
        "text to confirm",
        "依据的原文还没有核对，不计时。",
        "The text it rests on has not been confirmed; no time runs.",
    ),
}

ORDER: tuple[Outcome, ...] = (
    Outcome.MET,
    Outcome.MET_LATE,
    Outcome.PENDING,
    Outcome.LAPSED,
    Outcome.NOT_GOOD_ENOUGH,
    Outcome.NEEDS_HUMAN,
    Outcome.UNDETERMINED,
    Outcome.PENDING_TEXT,
    Outcome.NOT_APPLICABLE,
)
"""The order of columns wherever outcomes are counted."""


def outcome_short(outcome: Outcome, lang: str) -> str:
    """A word or two for a table."""
    words = OUTCOMES[outcome]
    return say(lang, words.short_zh, words.short_en)


def outcome_sentence(outcome: Outcome, lang: str) -> str:
    """What the outcome says, in one sentence."""
    words = OUTCOMES[outcome]
    return say(lang, words.long_zh, words.long_en)
