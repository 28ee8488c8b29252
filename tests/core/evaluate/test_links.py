"""Which records count for what a record raised: answers, guards, joined parts (the table of semantics 5)."""

from __future__ import annotations

from typing import Any

import pytest

from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from tests.core.evaluate.asking import ask, done, one, pair
from tests.core.evaluate.rules import answer, charted, check, law, met_by, norm, part, within
from tests.core.town import body, day, held, post, three_floors

STAGE = pair(held("X head", "p1"), held("Y head", "p2"))
MET, LAPSED = Outcome.MET, Outcome.LAPSED


FINDING = done("finding", "2024-03-01", of="Y", about="p2")


def report(on: str = "2024-03-10", **more: Any) -> Record:
    return done("report", on, **({"by": "p2", "of": "Y", "re": FINDING.id} | more))


def answered(*records: Record, **changes: Any) -> Outcome:
    return one(law(answer(**changes)), STAGE, (FINDING, *records)).outcome


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        (report(), MET),
        (report(re=()), LAPSED),
        (report(re="something else"), LAPSED),
        (report(by="p8", of="T"), MET),
        (report("2024-02-29"), LAPSED),
        (report("2024-03-01"), MET),
    ],
)
def test_an_answer_names_what_it_answers_and_does_not_come_before_it(record: Record, outcome: Outcome) -> None:
    assert answered(record) is outcome


def test_a_reference_field_names_the_trigger_as_well_as_re_does() -> None:
    by_field = done("decision.major", "2024-03-10", of="Y", list=[FINDING.id])
    assert answered(by_field, met_by=met_by(part("decision.major"))) is MET


def test_a_link_to_any_version_is_a_link_to_the_chain() -> None:
    version = done("finding", "2024-03-01", id="v2", of="Y", known="2024-03-05", corrects=FINDING.id)
    assert answered(version, report(re="v2")) is MET
    assert answered(version, report(re=(FINDING.id, "v2"))) is MET


def test_the_trigger_itself_may_be_what_is_asked_for() -> None:
    assert answered(met_by=met_by(part("finding"))) is MET


@pytest.mark.parametrize(("about", "outcome"), [("p2", MET), ("p8", LAPSED)])
def test_a_norm_may_link_its_answer_by_the_subject_instead(about: str, outcome: Outcome) -> None:
    duty = norm(triggers=(n.New("finding"),), due=answer().due, met_by=met_by(part("report")), link=n.Link.SUBJECT)
    assert one(law(duty), STAGE, [FINDING, report(re=(), about=about, of="X")]).outcome is outcome


def test_a_norm_may_link_its_answer_through_the_matter() -> None:
    asked: dict[str, Any] = {"met_by": met_by(part("report", link=n.Link.MATTER))}
    step = done("plan", "2024-03-05", of="Y", re=FINDING.id)
    assert answered(step, report(re=step.id), **asked) is MET
    assert answered(step, report(re=()), **asked) is LAPSED
    assert answered(step, report(re=step.id)) is LAPSED


# --- guards -----------------------------------------------------------------------------------------------------------


def guard(**changes: Any) -> n.Norm:
    own: dict[str, Any] = {
        "kind": n.NormKind.GUARD,
        "about": (),
        "per": n.Per.BEARER,
        "by": ("committee",),
        "triggers": (n.Before("decision.major"),),
        "due": n.AtEvent(),
        "met_by": met_by((part("decision.major"), part("meeting"))),
    }
    return norm(**(own | changes))


def decided(**fields: Any) -> Record:
    return done("decision.major", "2024-03-01", of="Y", **fields)


MEETING = done("meeting", "2024-02-20", id="m", of="Y")


def guarded(decision: Record, *records: Record, rules: n.Norm | None = None) -> Outcome:
    rows = ask(law(rules or guard()), STAGE, (decision, *records), "2024-03-02")
    return next(row.outcome for row in rows if row.trigger == decision.id)


def test_a_guard_is_named_by_what_it_guards_or_names_it_or_shares_what_it_names() -> None:
    naming = done("meeting", "2024-02-20", of="Y", re="decision.major 2024-03-01")
    shared = done("meeting", "2024-02-20", of="Y", re="plan 2024-02-01")
    planned = done("plan", "2024-02-01", of="Y")
    assert guarded(decided(meeting="m"), MEETING) is MET
    assert guarded(decided(), naming) is MET
    assert guarded(decided(re="plan 2024-02-01"), planned, shared) is MET
    assert guarded(decided(), MEETING) is LAPSED


def test_another_record_of_the_guarded_kind_cannot_stand_in_for_it() -> None:
    other = done("decision.major", "2024-02-25", of="Y", meeting="m", voted=["p2"])
    asked = guard(met_by=met_by((part("decision.major", "voted"), part("meeting"))))
    assert guarded(decided(meeting="m"), MEETING, other, rules=asked) is LAPSED


@pytest.mark.parametrize(("list_", "outcome"), [(["m", "a"], MET), (["a"], LAPSED), ([], LAPSED)])
def test_joined_parts_must_name_one_another(list_: list[str], outcome: Outcome) -> None:
    joined = met_by((part("decision.major"), part("meeting")), joins=(n.Join("decision.major", "list", "meeting"),))
    naming = done("meeting", "2024-02-20", id="m", of="Y", re="decision.major 2024-03-01")
    assert (
        guarded(decided(list=list_), naming, done("plan", "2024-02-01", id="a"), rules=guard(met_by=joined)) is outcome
    )


def test_a_combination_is_complete_on_the_day_of_its_last_part() -> None:
    both = answer(met_by=met_by((part("report"), part("plan"))))
    records = [FINDING, report("2024-03-10"), done("plan", "2024-03-20", re=FINDING.id, known="2024-04-01")]
    row = one(law(both), STAGE, records)
    assert (row.met_on, row.met_known_at) == (day("2024-03-20"), records[2].recorded_at)
    assert row.evidence == ("plan 2024-03-20", "report 2024-03-10")


@pytest.mark.parametrize(("until", "outcome"), [("2024-03-01", LAPSED), ("2024-03-02", MET)])
def test_a_guard_asks_for_what_was_in_force_on_its_day(until: str, outcome: Outcome) -> None:
    rule = done("rule", "2023-01-01", of="Y", valid_from="2023-01-01", valid_to=until)
    assert guarded(decided(), rule, rules=guard(met_by=met_by(part("rule", standing=True)))) is outcome


def test_a_fact_without_record_is_answered_by_the_subject() -> None:
    duty = norm(triggers=(n.OnFact("new"),), due=answer().due)
    rules = law(duty, more={"facts": [charted("new", "top")]})
    rows = ask(
        rules,
        pair(held("X head", "p1"), held("Y head", "p2", "2024-02-01..")),
        [done("talk", "2024-03-01", by="p1", about="p2")],
    )
    assert {row.subject: row.outcome for row in rows if row.arises_on == day("2024-02-01")} == {"p2@Y head": MET}


def test_only_a_record_that_satisfies_its_condition_raises_a_duty() -> None:
    grave = n.New("finding", (p.Equals(p.Term(field="severity"), "grave"),))
    records = [done("finding", "2024-03-01", id=word, of="Y", severity=word) for word in ("grave", "minor")]
    assert [row.trigger for row in ask(law(answer(triggers=(grave,))), STAGE, records)] == ["grave"]


def test_every_seat_of_the_role_must_answer_for_itself() -> None:
    rules = law(answer(by=("team",), due=within("60d", "awareness")))
    rows = ask(rules, three_floors(), [done("finding", "2024-03-01", of="county", to="county")])
    assert [row.bearer_post for row in rows] == ["county head", "county member"]


def test_a_record_of_a_body_that_is_no_more_binds_nobody() -> None:
    stage = pair(body("V", "X", when="..2024-03-01"), post("V head", "V", "top_leader"), held("V head", "v"))
    assert ask(law(answer()), stage, [done("finding", "2024-03-01", of="V")]) == ()
    assert len(ask(law(answer()), stage, [done("finding", "2024-02-29", of="V")])) == 1


@pytest.mark.parametrize(("by", "outcome"), [("p2", MET), ("p1", Outcome.NOT_GOOD_ENOUGH)])
def test_a_role_in_a_check_may_be_the_one_the_trigger_names(by: str, outcome: Outcome) -> None:
    own = check("by_addressee", p.SamePerson(p.Term(field="by"), p.Term(p.Whose.ROLE, role="named")))
    rules = law(answer(checks=("by_addressee",), bind={"named": "to"}), more={"checks": [own]})
    finding = done("finding", "2024-03-01", of="Y", to="Y head")
    assert one(rules, STAGE, [finding, report(by=by, re=finding.id)]).outcome is outcome
