"""The chain of reasons is bounded, whatever stands in it, and names every bearer it can."""

import argparse
from dataclasses import replace

import pytest

from hengjian.cli.chain import LIMIT, chain_lines
from hengjian.cli.question import Question, read_question
from hengjian.core.evaluate.confirm import confirm
from hengjian.core.evaluate.explain import Explanation, NumberUsed, explain
from hengjian.core.evaluate.obligation import Obligation, Outcome, Reason
from hengjian.words.language import LANGS, Lang
from tests.cli.stage import Run

LAPSED = "T01.1@1/county-head+p1/p3@south-head/2024-01-01"


@pytest.fixture
def question(run: Run) -> Question:
    day = argparse.Namespace(office=run.office, rules=[run.rules], as_of=None, known_at=None)
    return read_question(day, "zh")


@pytest.fixture
def found(question: Question) -> Explanation:
    office = question.office
    told = explain(question.rules, office.chart, office.register, question.as_of, question.known_at, LAPSED)
    assert told is not None
    return told


def text(found: Explanation, question: Question, lang: Lang) -> str:
    return "".join(f"{line}\n" for line in chain_lines(found, question, lang))


def others(row: Obligation, count: int) -> tuple[Obligation, ...]:
    """As many further bearers, every third with a record."""
    return tuple(
        replace(row, bearer_person=f"第{place}位承担者", outcome=Outcome.LAPSED if place % 3 else Outcome.MET)
        for place in range(count)
    )


def test_what_it_tells_is_borne_out_by_the_facts(question: Question, found: Explanation) -> None:
    office = question.office
    assert confirm(found, office.chart, office.register, question.as_of, question.known_at) == ()


@pytest.mark.parametrize("lang", LANGS)
def test_every_bearer_is_named_with_an_outcome_of_their_own(question: Question, found: Explanation, lang: Lang) -> None:
    several = replace(found, others=others(found.obligation, 12))
    told = text(several, question, lang)
    assert all(f"第{place}位承担者" in told for place in range(12))
    assert told.count("已办" if lang == "zh" else ": met") == 4


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("count", [40, 400, 4000])
def test_many_bearers_are_counted_and_the_limit_holds(
    question: Question, found: Explanation, lang: Lang, count: int
) -> None:
    told = text(replace(found, others=others(found.obligation, count)), question, lang)
    assert len(told.encode()) <= LIMIT
    assert ("另有" if lang == "zh" else " more: ") in told
    assert LAPSED in told


@pytest.mark.parametrize("lang", LANGS)
def test_long_texts_and_lists_stay_inside_the_limit(question: Question, found: Explanation, lang: Lang) -> None:
    clause = found.clause
    assert clause is not None
    long = replace(
        found,
        obligation=replace(
            found.obligation,
            reasons=tuple(Reason("part_missing", (("part", f"材料{place}" * 9),)) for place in range(60)),
            evidence=tuple(f"记录{place}" for place in range(90)),
            tell=tuple(f"职务{place}" for place in range(90)),
        ),
        clause=replace(clause, gist="很长的大意" * 400),
        misses=tuple(Reason("near_person", (("record", "r1"), ("by", "别人" * 30))) for _ in range(5)),
    )
    told = text(long, question, lang)
    assert len(told.encode()) <= LIMIT
    assert LAPSED in told


def test_an_id_as_long_as_a_page_is_cut_before_the_limit_breaks(question: Question, found: Explanation) -> None:
    huge = replace(found.obligation, id="编" * 5000, subject="对" * 5000, bearer_post="职" * 5000, article="条" * 900)
    assert len(text(replace(found, obligation=huge, clause=None), question, "zh").encode()) <= LIMIT


def test_a_number_nobody_set_is_said_to_be_unset(question: Question, found: Explanation) -> None:
    row = replace(found.obligation, arises_on=None, due_on=None, outcome=Outcome.UNDETERMINED)
    told = replace(found, obligation=row, numbers=(NumberUsed("talk_period", None, "", "", ""),))
    assert "数          谈话间隔：还没有定" in text(told, question, "zh")
    assert "日子        没有起算的日子，不计时" in text(told, question, "zh")
    assert "numbers     time between talks: not set" in text(told, question, "en")


def test_without_a_due_day_it_says_so(question: Question, found: Explanation) -> None:
    row = replace(found.obligation, due_on=None)
    assert "2024年1月1日起，没有到期日" in text(replace(found, obligation=row), question, "zh")
