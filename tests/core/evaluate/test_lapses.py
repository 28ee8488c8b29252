"""The lapse of one duty is a fact that raises another: from the day after, cured or not (the table of semantics 8)."""

from __future__ import annotations

from dataclasses import replace

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.rulebook import Fact, FactKind
from tests.core.evaluate.asking import ask, done, pair
from tests.core.evaluate.rules import answer, law, norm, within
from tests.core.town import day, held

STAGE = pair(held("X head", "p1"), held("Y head", "p2"))


LATE = Fact("late", FactKind.LAPSE, "late", "late", of_norm="N1")
CHASE = norm("N2", by=("committee_above",), about=("below",), triggers=(n.OnFact("late"),), due=within("60d", "missed"))
FOUND = done("finding", "2024-03-01", of="Y")


def strata(
    *records: Record, as_of: str = "2024-12-31", known: str = "", second: n.Norm = CHASE
) -> dict[str, Obligation]:
    rules = law(answer(), second, more={"facts": [LATE]})
    return {row.norm: row for row in ask(rules, STAGE, (FOUND, *records), as_of, known)}


def report(on: str, known: str = "") -> Record:
    return done("report", on, by="p2", of="Y", re=FOUND.id, known=known)


def test_met_in_time_raises_nothing() -> None:
    assert set(strata(report("2024-04-20"))) == {"N1"}


def test_a_lapse_raises_a_duty_from_the_day_after_and_it_counts_from_then() -> None:
    assert set(strata(as_of="2024-04-30")) == {"N1"}
    rows = strata(as_of="2024-06-01")
    assert rows["N1"].outcome is Outcome.LAPSED
    assert (rows["N2"].arises_on, rows["N2"].due_on) == (day("2024-05-01"), day("2024-06-30"))
    assert rows["N2"].trigger == "lapse:N1:finding 2024-03-01"


def test_curing_it_late_does_not_unmake_the_lapse() -> None:
    rows = strata(report("2024-05-20"))
    assert (rows["N1"].outcome, rows["N2"].arises_on) == (Outcome.MET_LATE, day("2024-05-01"))


def test_learning_later_that_it_was_met_in_time_does() -> None:
    late = report("2024-04-20", known="2024-06-10")
    assert set(strata(late, as_of="2024-06-01")) == {"N1", "N2"}
    assert set(strata(late, as_of="2024-06-01", known="2024-06-10")) == {"N1"}


def test_a_late_flaw_is_a_lapse_and_an_open_question_is_none() -> None:
    asked = answer(test=n.Testability.HUMAN)
    rules = law(asked, CHASE, more={"facts": [LATE]})
    records = [FOUND, report("2024-04-20")]
    refused = done("judgement", "2024-04-25", re=records[1].id, verdict="not_ok")
    assert [row.norm for row in ask(rules, STAGE, records)] == ["N1"]
    assert [row.norm for row in ask(rules, STAGE, [*records, refused])] == ["N1", "N2"]
    assert [row.norm for row in ask(rules, STAGE, [*records, refused], "2024-04-30")] == ["N1"]


def test_at_the_event_of_a_lapse_is_the_day_after_it() -> None:
    rows = strata(second=replace(CHASE, due=n.AtEvent()))
    assert rows["N2"].due_on == day("2024-05-01")


def test_a_lapse_above_the_top_is_about_the_body_outside_and_raises_nothing_below() -> None:
    talks = norm(by=("top",), about=("below",))
    rules = law(talks, CHASE, more={"facts": [LATE]}, talks="6mo")
    rows = ask(rules, pair(held("X head", "p9"), adopted="2024-01-01"), (), "2024-07-01")
    assert [row.bearer_body for row in rows if row.norm == "N1" and row.outcome is Outcome.LAPSED] == ["outside"]
    assert [row for row in rows if row.norm == "N2"] == []
