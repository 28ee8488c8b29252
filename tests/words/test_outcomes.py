"""The nine outcomes have words in both languages, and none of them accuses."""

import re
from pathlib import Path

from hengjian.core.evaluate.obligation import Outcome
from hengjian.words.outcomes import ORDER, OUTCOMES, outcome_sentence, outcome_short

ACCUSING = ("违规", "违反", "没做", "未做", "失职", "violat", "breach", "failed", "guilty", "fault")


def test_every_outcome_has_words_and_a_place() -> None:
    assert set(OUTCOMES) == set(Outcome)
    assert sorted(ORDER) == sorted(Outcome)


def test_short_words_are_those_of_the_tables() -> None:
    assert [outcome_short(outcome, "zh") for outcome in ORDER] == [
        "已办",
        "迟办",
        "待办",
        "未见记录",
        "不够",
        "待人判断",
        "数未定",
        "待核原文",
        "不适用",
    ]
    english = [outcome_short(outcome, "en") for outcome in ORDER]
    assert len(set(english)) == len(english)


def test_no_outcome_accuses() -> None:
    for lang in ("zh", "en"):
        said = " ".join(outcome_short(each, lang) + outcome_sentence(each, lang) for each in Outcome)
        assert [word for word in ACCUSING if word in said] == []


def test_sentences_end_as_sentences() -> None:
    assert all(outcome_sentence(each, "zh").endswith("。") for each in Outcome)
    assert all(outcome_sentence(each, "en").endswith(".") for each in Outcome)


def test_the_glossary_uses_the_same_words() -> None:
    glossary = (Path(__file__).resolve().parents[2] / "GLOSSARY.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\S+) \| [^|]+ \| `(\w+)` \|", glossary, re.MULTILINE))
    said = {code: word for word, code in rows.items()}
    assert {each.value: said.get(each.value) for each in Outcome} == {
        each.value: outcome_short(each, "zh") for each in Outcome
    }
