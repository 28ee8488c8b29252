"""The first outcome that fits, with its reasons: semantics 6 line by line, and its tables in 5."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import JUDGEMENT, Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.stack import Rules
from tests.core.evaluate.asking import ask, codes, done, facts, lines, one, pair, taken_back
from tests.core.evaluate.rules import OWN_NAME, answer, check, every, law, met_by, norm, part, quantity, within
from tests.core.town import day, end_of, held, post, stands

DEPUTY = (post("X second", "X", "member"), held("X second", "p6"), stands("deputy", "p6", "p1"))
STAGE = pair(held("X head", "p1"), held("Y head", "p2"), *DEPUTY)
H1 = "2024-01-01"


def half_year(
    *records: Record, as_of: str = "2024-07-10", known: str = "", rules: Rules | None = None, stage: Chart = STAGE
) -> Obligation:
    """The row of p1 about p2 for the first half of 2024, due 30 June."""
    own_name = law(norm(checks=("in_own_name",)), talks="6mo", backfill="30d", more={"checks": [OWN_NAME]})
    rows = ask(rules or own_name, stage, records, as_of, known)
    (row,) = (row for row in rows if row.subject == "p2@Y head" and row.trigger == H1)
    return row


def talk(on: str, by: str = "p1", known: str = "") -> Record:
    return done("talk", on, by=by, about="p2", of="X", known=known)


# --- the table of one half-year ---------------------------------------------------------------------------------------

LATE = talk("2024-06-20", known="2024-07-15")


def test_a_talk_not_yet_recorded_is_a_lapse_that_says_a_record_may_still_come() -> None:
    row = half_year(LATE)
    assert (row.outcome, codes(row)) == (Outcome.LAPSED, ["irrecoverable", "record_may_still_come"])
    assert facts(row, "record_may_still_come") == {"until": "2024-07-30"}
    assert "record_may_still_come" in codes(half_year(LATE, known="2024-07-14", as_of="2024-07-14"))


def test_the_same_talk_once_recorded_is_met_on_its_own_day_and_both_views_can_be_had() -> None:
    row = half_year(LATE, as_of="2024-08-01")
    assert (row.outcome, row.met_on, row.met_known_at) == (Outcome.MET, day("2024-06-20"), LATE.recorded_at)
    assert "late_recorded" not in codes(row)
    assert half_year(LATE, as_of="2024-07-10").outcome is Outcome.LAPSED


@pytest.mark.parametrize(("known", "said"), [("2024-07-20", False), ("2024-07-21", True)])
def test_a_record_more_than_the_backfill_after_its_act_says_so(known: str, said: bool) -> None:
    row = half_year(talk("2024-06-20", known=known), as_of="2024-08-01")
    assert (row.outcome, "late_recorded" in codes(row)) == (Outcome.MET, said)
    if said:
        assert facts(row, "late_recorded") == {"days": 31}


@pytest.mark.parametrize(("as_of", "said"), [("2024-07-30", True), ("2024-07-31", False)])
def test_a_record_may_come_until_the_backfill_is_over(as_of: str, said: bool) -> None:
    assert ("record_may_still_come" in codes(half_year(as_of=as_of))) is said


def test_a_talk_of_july_never_cures_the_first_half_but_serves_the_second() -> None:
    rows = ask(law(norm(), talks="6mo"), STAGE, [talk("2024-07-02")], "2024-08-01")
    assert [line for line in lines(rows) if "p1 -> p2 2024" in line] == [
        "p1 -> p2 2024-01-01 lapsed",
        "p1 -> p2 2024-07-01 met",
    ]


def test_a_talk_by_the_deputy_is_not_in_ones_own_name() -> None:
    row = half_year(talk("2024-05-05", by="p6"))
    assert (row.outcome, row.evidence) == (Outcome.NOT_GOOD_ENOUGH, ("talk 2024-05-05",))
    assert facts(row, "in_own_name") == {"record": "talk 2024-05-05", "expected": "p1", "found": "p6"}
    assert facts(row, "due_passed") == {"days": 10}
    assert "due_passed" not in codes(half_year(talk("2024-05-05", by="p6"), as_of="2024-06-30"))


@pytest.mark.parametrize(("of", "by"), [("", "p6"), ("", "X second"), ("Z", "p6")])
def test_where_no_own_name_is_asked_the_deputy_discharges_and_the_principal_stays_named(of: str, by: str) -> None:
    row = half_year(done("talk", "2024-05-05", by=by, about="p2", of=of), rules=law(norm(), talks="6mo"))
    assert (row.outcome, row.bearer_person) == (Outcome.MET, "p1")
    assert facts(row, "by_deputy") == {"deputy": "p6"}


def test_a_good_talk_after_a_flawed_one_decides() -> None:
    row = half_year(talk("2024-05-05", by="p6"), talk("2024-06-06"))
    assert (row.outcome, row.met_on, row.evidence) == (Outcome.MET, day("2024-06-06"), ("talk 2024-06-06",))


def test_of_several_good_talks_the_first_decides_and_of_several_flawed_ones_the_first() -> None:
    assert half_year(talk("2024-06-06"), talk("2024-03-03")).met_on == day("2024-03-03")
    flawed = half_year(talk("2024-06-06", by="p6"), talk("2024-03-03", by="p6"))
    assert flawed.evidence == ("talk 2024-03-03",)


# --- T4 ---------------------------------------------------------------------------------------------------------------


def test_two_findings_are_two_deadlines_and_one_report_may_answer_both() -> None:
    findings = [done("finding", on, of="Y") for on in ("2024-01-01", "2024-03-20")]
    report = done("report", "2024-04-05", by="p2", of="Y", re=tuple(each.id for each in findings))
    first, second = ask(law(answer()), STAGE, [*findings, report])
    assert (first.outcome, first.due_on, facts(first, "late")) == (
        Outcome.MET_LATE,
        day("2024-03-01"),
        {"days": 35},
    )
    assert (second.outcome, second.due_on, second.met_on) == (Outcome.MET, day("2024-05-19"), day("2024-04-05"))


# --- line by line -----------------------------------------------------------------------------------------------------

FINDING = done("finding", "2024-01-01", of="Y")
REPORT = done("report", "2024-02-01", by="p2", of="Y", re=FINDING.id)


def reported(*records: Record, as_of: str = "2024-12-31", **changes: Any) -> Obligation:
    return one(law(answer(**changes)), STAGE, (FINDING, *records), as_of)


def test_1_a_norm_of_lost_text_waits_for_its_text_and_has_no_day() -> None:
    row = reported(REPORT, source=n.Source.LOST)
    assert (row.outcome, row.due_on, row.evidence, codes(row)) == (Outcome.PENDING_TEXT, None, (), [])


def test_2_a_trigger_taken_back_leaves_the_row_not_applicable_without_a_day() -> None:
    rows = [
        one(law(answer()), STAGE, [FINDING, taken_back(FINDING, "2024-05-01")], on)
        for on in ("2024-04-30", "2024-05-01")
    ]
    assert [row.outcome for row in rows] == [Outcome.LAPSED, Outcome.NOT_APPLICABLE]
    assert (rows[1].due_on, rows[1].id) == (None, rows[0].id)
    assert facts(rows[1], "trigger_retracted") == {"record": FINDING.id}


def test_2_beats_3_and_1() -> None:
    gone = [FINDING, taken_back(FINDING, "2024-05-01")]
    losers: list[dict[str, Any]] = [{"due": within("unset")}, {"source": n.Source.LOST}]
    for changes in losers:
        assert one(law(answer(**changes)), STAGE, gone).outcome is Outcome.NOT_APPLICABLE


def test_3_every_parameter_that_is_needed_and_unset_is_named() -> None:
    counted = check("enough", p.CountAtLeast(p.Term(field="about"), quantity("many")))
    marked = check("look", p.Unlike(quantity("alike")), judged="mark")
    rules = law(answer(due=within("reply"), checks=("enough", "look")), more={"checks": [counted, marked]})
    row = one(rules, STAGE, [FINDING, REPORT])
    assert (row.outcome, row.evidence) == (Outcome.UNDETERMINED, ())
    assert sorted(str(dict(note.facts)["parameter"]) for note in row.reasons) == ["many", "reply"]


def test_3_with_a_known_day_the_day_is_shown() -> None:
    counted = check("enough", p.CountAtLeast(p.Term(field="about"), quantity("many")))
    row = one(law(answer(checks=("enough",)), more={"checks": [counted]}), STAGE, [FINDING])
    assert (row.outcome, row.due_on) == (Outcome.UNDETERMINED, day("2024-03-01"))


@pytest.mark.parametrize(("on", "outcome"), [("2024-03-01", Outcome.MET), ("2024-03-02", Outcome.MET_LATE)])
def test_4_and_5_the_day_of_the_act_decides_whether_it_is_late(on: str, outcome: Outcome) -> None:
    row = reported(done("report", on, by="p2", of="Y", re=FINDING.id, known="2024-06-01"))
    assert (row.outcome, row.met_on, row.met_known_at) == (outcome, day(on), done("x", "2024-06-01").recorded_at)


HUMAN: dict[str, Any] = {"test": n.Testability.HUMAN}


def judged(verdict: str, on: str = "2024-03-10", id: str = "", re: str = REPORT.id) -> Record:
    return done(JUDGEMENT, on, id=id, re=re, verdict=verdict)


@pytest.mark.parametrize(
    ("judgements", "outcome"),
    [
        ([], Outcome.NEEDS_HUMAN),
        ([judged("ok")], Outcome.MET),
        ([judged("not_ok")], Outcome.NOT_GOOD_ENOUGH),
        ([judged("not_ok"), judged("ok", "2024-03-11")], Outcome.MET),
        ([judged("ok"), judged("not_ok", "2024-03-11")], Outcome.NOT_GOOD_ENOUGH),
        ([judged("ok"), taken_back(judged("ok"), "2024-03-12")], Outcome.NEEDS_HUMAN),
        ([judged("ok", re=FINDING.id)], Outcome.NEEDS_HUMAN),
    ],
)
def test_6_where_only_a_person_can_judge_the_last_signed_answer_decides(
    judgements: list[Record], outcome: Outcome
) -> None:
    row = reported(REPORT, *judgements, **HUMAN)
    assert (row.outcome, row.evidence) == (outcome, (REPORT.id,))
    assert ("judged_not_ok" in codes(row)) is (outcome is Outcome.NOT_GOOD_ENOUGH)
    assert ("due_passed" in codes(row)) is (outcome is not Outcome.MET)


def test_6_without_any_evidence_a_person_has_nothing_to_judge() -> None:
    assert reported(**HUMAN).outcome is Outcome.LAPSED


def test_6_judged_evidence_wins_over_what_still_waits() -> None:
    other = done("report", "2024-01-15", by="p2", of="Y", re=FINDING.id)
    assert reported(other, REPORT, judged("ok"), **HUMAN).evidence == (REPORT.id,)


@pytest.mark.parametrize("kind", [n.NormKind.PROHIBITION, n.NormKind.CONSEQUENCE])
@pytest.mark.parametrize("test", [n.Testability.PROXY, n.Testability.HUMAN])
def test_6_a_prohibition_or_consequence_that_fields_do_not_decide_is_never_lapsed(
    kind: n.NormKind, test: n.Testability
) -> None:
    row = reported(kind=kind, test=test)
    assert (row.outcome, facts(row, "due_passed")) == (Outcome.NEEDS_HUMAN, {"days": 305})
    assert codes(reported(kind=kind, test=test, as_of="2024-02-01")) == []


def test_6_a_consequence_that_fields_decide_lapses_as_a_duty_does_and_a_prohibition_needs_a_person() -> None:
    assert reported(kind=n.NormKind.CONSEQUENCE).outcome is Outcome.LAPSED
    assert reported(kind=n.NormKind.PROHIBITION).outcome is Outcome.NEEDS_HUMAN


def test_a_sign_that_fields_give_is_marked_as_a_sign() -> None:
    row = reported(REPORT, test=n.Testability.PROXY)
    assert (row.outcome, "proxy" in codes(row)) == (Outcome.MET, True)
    assert "proxy" not in codes(reported(REPORT))


def test_9_what_can_still_be_done_is_still_owed() -> None:
    row = reported(as_of="2024-03-11")
    assert (row.outcome, codes(row), facts(row, "still_owed")) == (Outcome.LAPSED, ["still_owed"], {"days": 10})


def test_9_a_labelled_slot_can_still_be_made_good() -> None:
    rules = law(norm(met_by=met_by(part("plan"))), talks="6mo")
    assert codes(half_year(rules=rules)) == ["still_owed"]
    named = done("plan", "2024-07-05", of="X", about="p2", year="2024H1")
    assert half_year(named, rules=rules).outcome is Outcome.MET_LATE


@pytest.mark.parametrize("force", [n.Force.MAY, n.Force.AIM])
def test_9_a_right_or_an_aim_that_nobody_used_is_no_lapse(force: n.Force) -> None:
    row = reported(force=force)
    assert (row.outcome, facts(row, "not_binding"), row.tell) == (Outcome.PENDING, {"force": force.value}, ())
    assert reported(REPORT, force=force).outcome is Outcome.MET


def test_10_until_the_due_day_the_days_left_are_counted() -> None:
    assert [facts(reported(as_of=on), "days_left")["days"] for on in ("2024-02-28", "2024-03-01")] == [2, 0]


# --- guards -----------------------------------------------------------------------------------------------------------

GUARD = norm(
    kind=n.NormKind.GUARD,
    about=(),
    per=n.Per.BEARER,
    by=("committee",),
    triggers=(n.Before("decision.major"),),
    due=n.AtEvent(),
    met_by=met_by((part("decision.major"), part("meeting")), (part("decision.major"), part("plan"), part("rule"))),
)
DECISION = done("decision.major", "2024-03-01", of="Y", meeting="m")
MEETING = done("meeting", "2024-02-20", id="m", of="Y")


def guarded(*records: Record, as_of: str = "2024-03-02") -> Obligation:
    return one(law(GUARD), STAGE, (DECISION, *records), as_of)


def test_a_guard_without_its_other_part_is_a_lapse_that_names_the_part_and_cannot_be_made_good() -> None:
    row = guarded()
    assert (row.outcome, codes(row)) == (Outcome.LAPSED, ["irrecoverable", "part_missing"])
    assert facts(row, "part_missing") == {"part": "meeting"}


@pytest.mark.parametrize(
    ("on", "outcome"), [("2024-02-20", Outcome.MET), ("2024-03-01", Outcome.MET), ("2024-03-02", Outcome.LAPSED)]
)
def test_a_guard_counts_up_to_the_day_it_guards(on: str, outcome: Outcome) -> None:
    assert guarded(replace(MEETING, occurred_on=day(on))).outcome is outcome


def test_an_exact_moment_is_shown_as_known() -> None:
    assert guarded(MEETING).met_known_at == DECISION.recorded_at < end_of("2024-03-01")


def test_nothing_asked_as_evidence_leaves_nothing_missing() -> None:
    empty = replace(GUARD, met_by=())
    assert codes(one(law(empty), STAGE, [DECISION], "2024-03-02")) == ["irrecoverable"]


def test_central_norms_are_off_unless_the_deployment_is_central() -> None:
    central = law(norm(scope="central", triggers=(every("6mo"),)))
    assert ask(central, STAGE) == ()
    deployment = replace(STAGE.deployment, level="central")
    assert ask(central, replace(STAGE, deployment=deployment)) != ()
