"""Whatever condition a rulebook may hold, the handbook has words for it; a number nobody set is never shown as one."""

from typing import get_args

import pytest

from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Stated, Unit
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.reports.handbook_terms import Terms, quantity_words
from hengjian.words.names import rule_names

TERM, OTHER = p.Term(field="by"), p.Term(p.Whose.SUBJECT)
SHARE = Stated(Amount("0.5", Unit.SHARE), Origin.OURS)
DAYS = Stated(Amount("3", Unit.DAYS), Origin.OURS)
ONE_OF_EACH: tuple[p.Predicate, ...] = (
    p.Filled((TERM,)),
    p.Equals(TERM, value="x"),
    p.OneOf(TERM, ("x",)),
    p.Contains(TERM, ("x",)),
    p.CountAtLeast(TERM, DAYS),
    p.CountAtMost(TERM, DAYS),
    p.SamePerson(TERM, OTHER),
    p.Apart(TERM, OTHER),
    p.NoLater(TERM, OTHER),
    p.Within(TERM, OTHER, DAYS),
    p.ShareAtLeast(TERM, OTHER, SHARE),
    p.Covers(TERM, OTHER),
    p.FirstIs(TERM, OTHER),
    p.LastIs(TERM, OTHER),
    p.OfKind(TERM, ("talk",)),
    p.InForce(TERM, OTHER),
    p.NoneExcluded(TERM),
    p.RecordedWithin(DAYS),
    p.Unlike(SHARE),
    p.NoLaterThanMedian(TERM),
    p.AllSeen(TERM, ("x",)),
)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_stack([find_rulebook("leaders-2021")])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_condition_has_words_of_its_own(rules: Rules, lang: str) -> None:
    assert {type(each) for each in ONE_OF_EACH} == set(get_args(p.Predicate))
    terms = Terms(rules, rule_names(rules, lang), lang)
    said = [terms.conditions((each,), ()) for each in ONE_OF_EACH]
    assert len(set(said)) == len(ONE_OF_EACH)
    assert all(said)


def test_a_recommended_number_is_called_ours_and_not_set_and_the_texts_own_is_the_texts(rules: Rules) -> None:
    assert quantity_words(rules, ParameterRef("talk_team"), "zh").endswith("（数未定，本项目建议6个月，不算数）")
    assert quantity_words(rules, ParameterRef("plan"), "en").endswith("(12 months, the text's own)")
