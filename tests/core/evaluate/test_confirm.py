"""The second reading of an explanation finds nothing in a true one, and each single statement that was forged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hengjian.core.evaluate.confirm import confirm
from hengjian.core.evaluate.explain import Explanation, explain
from hengjian.core.evaluate.obligation import Outcome, Reason
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.stack import Rules
from tests.core.evaluate.asking import ask, done, pair, taken_back
from tests.core.evaluate.rules import OWN_NAME, answer, law, met_by, norm, part
from tests.core.town import day, end_of, held, stands

STAGE = pair(held("X head", "p1"), held("Y head", "p2", "..2024-09-01"), adopted="2024-01-01")
TALKS = law(norm(), talks="6mo", backfill="30d")
ANSWER = law(answer())
OWN = law(answer(checks=("in_own_name",)), more={"checks": [OWN_NAME]})
FINDING = done("finding", "2024-03-01", of="Y")


def talk(on: str, **more: Any) -> Record:
    return done("talk", on, **({"by": "p1", "about": "p2"} | more))


def report(on: str, by: str = "p2") -> Record:
    return done("report", on, by=by, re=FINDING.id)


CASES: dict[str, tuple[Rules, tuple[Record, ...], str]] = {
    "met": (TALKS, (talk("2024-03-01"), talk("2024-02-01")), "2024-07-10"),
    "met_late": (ANSWER, (FINDING, report("2024-05-20")), "2024-07-10"),
    "lapsed": (TALKS, (talk("2024-07-01"), talk("2024-03-01", by="p8")), "2024-07-10"),
    "still_owed": (ANSWER, (FINDING,), "2024-07-10"),
    "pending": (TALKS, (talk("2023-12-30"),), "2024-06-01"),
    "not_good_enough": (OWN, (FINDING, report("2024-04-01", by="p8")), "2024-07-10"),
    "ended": (TALKS, (), "2024-12-31"),
}


def explained(name: str, stage: Chart = STAGE) -> tuple[Explanation, Callable[[Explanation], list[str]]]:
    """The explanation of a case's row about p2 (the last one that arose), and what the second reading says of one."""
    rules, records, as_of = CASES[name]
    register, known = Register(records), end_of(as_of)
    rows = [row for row in ask(rules, stage, records, as_of) if "Y head" in row.id]
    row = max(rows, key=lambda row: (row.arises_on or day(as_of), row.id)) if name == "ended" else rows[0]
    found = explain(rules, stage, register, day(as_of), known, row.id)
    assert found is not None

    def says(given: Explanation) -> list[str]:
        problems = confirm(given, stage, register, day(as_of), known)
        assert {(problem.code, problem.place.file) for problem in problems} <= {("unconfirmed", given.obligation.id)}
        return [problem.facts["statement"] for problem in problems]

    return found, says


def forged(name: str, **changes: Any) -> list[str]:
    """What is said of the case's explanation with some columns of its row changed."""
    found, says = explained(name)
    return says(replace(found, obligation=replace(found.obligation, **changes)))


@pytest.mark.parametrize("name", CASES)
def test_a_true_explanation_is_confirmed(name: str) -> None:
    found, says = explained(name)
    assert says(found) == []


def test_the_cases_are_what_they_are_called() -> None:
    outcomes = {name: explained(name)[0].obligation.outcome for name in CASES}
    assert outcomes == {
        "met": Outcome.MET,
        "met_late": Outcome.MET_LATE,
        "lapsed": Outcome.LAPSED,
        "still_owed": Outcome.LAPSED,
        "pending": Outcome.PENDING,
        "not_good_enough": Outcome.NOT_GOOD_ENOUGH,
        "ended": Outcome.NOT_APPLICABLE,
    }
    assert [miss.code for miss in explained("lapsed")[0].misses] == ["near_late", "near_person"]


# --- one column forged at a time --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "changes", "statement"),
    [
        ("met", {"due_on": day("2024-01-31")}, "met after the due day"),
        ("met", {"met_on": None}, "met after the due day"),
        ("met", {"met_on": day("2024-02-02")}, "met on a day that is not the day of the act"),
        ("met", {"evidence": ()}, "met without evidence"),
        ("met", {"evidence": ("unknown",)}, "no live record unknown"),
        ("met", {"evidence": ("talk 2024-03-01",)}, "met on a day that is not the day of the act"),
        ("met", {"met_known_at": end_of("2024-07-11")}, "known after the moment"),
        ("met", {"arises_on": day("2024-07-11")}, "arises after the day"),
        ("met", {"bearer_person": "p2"}, "p2 did not hold X head"),
        ("met", {"bearer_post": "Y head"}, "p1 did not hold Y head"),
        ("met_late", {"met_on": day("2024-04-30")}, "late though not after the due day"),
        ("met_late", {"met_on": None}, "late though not after the due day"),
        ("met_late", {"due_on": None}, "late though not after the due day"),
        ("met_late", {"due_on": day("2024-05-19")}, "days late miscounted"),
        ("met_late", {"outcome": Outcome.MET}, "met after the due day"),
        ("lapsed", {"due_on": day("2024-07-10")}, "lapsed before its day was over"),
        ("lapsed", {"due_on": None}, "lapsed before its day was over"),
        ("lapsed", {"tell": ()}, "nobody is told"),
        ("lapsed", {"tell": ("X head",)}, "only the bearer is told"),
        ("lapsed", {"evidence": ("talk 2024-07-01",)}, "record talk 2024-07-01 is evidence, not a near miss"),
        ("still_owed", {"due_on": day("2024-05-01")}, "still_owed miscounted"),
        ("pending", {"due_on": day("2024-07-01")}, "days left miscounted"),
        ("pending", {"outcome": Outcome.LAPSED, "tell": ("X",)}, "lapsed before its day was over"),
        ("ended", {"due_on": day("2024-08-31")}, "the binding ended after the due day"),
    ],
)
def test_a_column_that_was_forged_is_found(name: str, changes: dict[str, Any], statement: str) -> None:
    assert statement in forged(name, **changes)


def test_a_record_after_the_day_or_taken_back_is_no_evidence() -> None:
    found, _ = explained("met")
    late, gone = talk("2024-07-11", known="2024-07-01"), taken_back(talk("2024-02-01"), "2024-07-01")
    row = replace(found.obligation, evidence=(late.id,), met_on=late.occurred_on, due_on=None)
    for register, statement in (
        (Register((late,)), f"record {late.id} lies after the day"),
        (Register((talk("2024-02-01"), gone)), "no live record talk 2024-02-01"),
    ):
        given = row if statement.startswith("record") else found.obligation
        problems = confirm(replace(found, obligation=given), STAGE, register, day("2024-07-10"), end_of("2024-07-10"))
        assert statement in [problem.facts["statement"] for problem in problems]


def test_a_record_not_yet_known_is_no_evidence() -> None:
    found, _ = explained("met")
    later = replace(talk("2024-02-01"), recorded_at=end_of("2024-07-11"))
    problems = confirm(found, STAGE, Register((later,)), day("2024-07-10"), end_of("2024-07-10"))
    assert "no live record talk 2024-02-01" in [problem.facts["statement"] for problem in problems]


def test_a_corrected_record_is_read_as_it_stands_now() -> None:
    moved = talk("2024-02-03", id="moved", corrects="talk 2024-02-01", known="2024-06-01")
    records = (talk("2024-02-01"), moved)
    (row,) = (row for row in ask(TALKS, STAGE, records, "2024-07-10") if "Y head" in row.id and row.met_on)
    found = explain(TALKS, STAGE, Register(records), day("2024-07-10"), end_of("2024-07-10"), row.id)
    assert found is not None
    assert row.met_on == day("2024-02-03")
    assert confirm(found, STAGE, Register(records), day("2024-07-10"), end_of("2024-07-10")) == ()
    forged_row = replace(found, obligation=replace(row, met_on=day("2024-02-01")))
    assert confirm(forged_row, STAGE, Register(records), day("2024-07-10"), end_of("2024-07-10")) != ()


def test_what_stands_is_met_on_the_day_it_came_into_force_rather_than_on_that_of_the_act() -> None:
    rules = law(norm(met_by=met_by(part("rule", standing=True))), talks="6mo")
    records = (done("rule", "2024-01-10", of="X", valid_from="2024-02-01"),)
    (row,) = (row for row in ask(rules, STAGE, records, "2024-06-30") if "Y head" in row.id)
    found = explain(rules, STAGE, Register(records), day("2024-06-30"), end_of("2024-06-30"), row.id)
    assert found is not None
    assert (row.outcome, row.met_on) == (Outcome.MET, day("2024-02-01"))
    assert confirm(found, STAGE, Register(records), day("2024-06-30"), end_of("2024-06-30")) == ()


def test_what_was_learnt_at_the_very_moment_was_known() -> None:
    assert forged("met", met_known_at=end_of("2024-07-10")) == []


# --- reasons and near misses ------------------------------------------------------------------------------------------


def with_reason(name: str, code: str, **facts: Any) -> list[str]:
    """What is said where one reason is put in the place of the same code, or added."""
    found, says = explained(name)
    kept = tuple(note for note in found.obligation.reasons if note.code != code)
    note = Reason(code, tuple(facts.items()))
    return says(replace(found, obligation=replace(found.obligation, reasons=(*kept, note))))


@pytest.mark.parametrize(
    ("name", "code", "facts", "statement"),
    [
        ("pending", "days_left", {"days": 28}, "days left miscounted"),
        ("still_owed", "still_owed", {"days": 70}, "still_owed miscounted"),
        ("not_good_enough", "due_passed", {"days": 72}, "due_passed miscounted"),
        ("met_late", "late", {"days": 19}, "days late miscounted"),
        ("lapsed", "record_may_still_come", {"until": "2024-07-09"}, "the time for late records is over"),
        ("ended", "bound_ended", {"what": "subject", "day": "2025-01-01"}, "the binding ended after the due day"),
        ("met", "by_deputy", {"record": "unknown"}, "no record unknown"),
    ],
)
def test_a_reason_that_was_forged_is_found(name: str, code: str, facts: dict[str, Any], statement: str) -> None:
    assert with_reason(name, code, **facts) == [statement]


@pytest.mark.parametrize(
    ("name", "code", "facts"),
    [
        ("pending", "days_left", {"days": 29}),
        ("not_good_enough", "due_passed", {"days": 71}),
        ("met_late", "late", {"days": 20}),
        ("lapsed", "record_may_still_come", {"until": "2024-07-10"}),
        ("ended", "bound_ended", {"what": "subject", "day": "2024-12-31"}),
        ("met", "asked", {"record": "talk 2024-02-01"}),
    ],
)
def test_the_same_reason_told_truly_is_not(name: str, code: str, facts: dict[str, Any]) -> None:
    assert with_reason(name, code, **facts) == []


def test_a_near_miss_must_be_a_record() -> None:
    found, says = explained("lapsed")
    invented = Reason("near_late", (("record", "unknown"), ("days", 1)))
    assert says(replace(found, misses=(*found.misses, invented))) == ["no record unknown"]


@pytest.mark.parametrize("code", ["no_outside_address", "nobody_above"])
def test_nobody_need_be_told_where_the_row_says_why(code: str) -> None:
    found, says = explained("lapsed")
    reasons = (*found.obligation.reasons, Reason(code))
    assert says(replace(found, obligation=replace(found.obligation, tell=(), reasons=reasons))) == []


# --- who held the post ------------------------------------------------------------------------------------------------


def test_whoever_acted_held_the_post_and_whoever_left_before_or_came_later_did_not() -> None:
    found, _ = explained("met")

    def says(stage: Chart) -> list[str]:
        register = Register(CASES["met"][1])
        problems = confirm(found, stage, register, day("2024-07-10"), end_of("2024-07-10"))
        return [problem.facts["statement"] for problem in problems]

    assert says(pair(stands("acting", "p1", "X head", "2024-01-01.."))) == []
    not_held = ["p1 did not hold X head"]
    assert says(pair(stands("absent", "p1", "X head"))) == not_held
    assert says(pair(held("X head", "p1", "..2024-01-01"))) == not_held
    assert says(pair(held("X head", "p1", "..2024-01-02"))) == []
    assert says(pair(held("X head", "p1", "2024-07-11..", known="2024-01-01"))) == not_held
    assert says(pair(held("X head", "p1", known="2024-07-11"))) == not_held


def test_a_row_that_arises_on_no_day_asks_only_whether_the_post_was_ever_held() -> None:
    assert forged("met", arises_on=None) == []


def test_days_are_counted_to_the_day() -> None:
    due = explained("lapsed")[0].obligation.due_on
    assert due is not None
    assert forged("lapsed", due_on=due + timedelta(days=9)) == []
    assert forged("lapsed", due_on=due + timedelta(days=10)) == ["lapsed before its day was over"]


def test_a_body_holds_no_post() -> None:
    assert forged("met", bearer_post="", bearer_person="") == []
