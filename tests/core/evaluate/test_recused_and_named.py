"""Bearers who are recused, duties of a state, and records that name who must answer (semantics 3, 6)."""

from __future__ import annotations

import pytest

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.rulebook import ProcedureStep
from tests.core.evaluate.asking import ask, codes, done, facts, line, one, pair, run
from tests.core.evaluate.rules import (
    answer,
    kind,
    law,
    met_by,
    norm,
    part,
    procedure,
    role,
)
from tests.core.town import Row, held, post, stands, three_floors

JAN = "2024-01-01"
LAPSED = Outcome.LAPSED
THIRD = (post("county third", "county", "member"), held("county third", "a third"))

# --- recused ----------------------------------------------------------------------------------------------------------

FINDING = done("finding", "2024-03-01", of="town")


def recused(
    *rows: Row, outside: str = "above", by: str = "top", records: tuple[Record, ...] = (FINDING,)
) -> Obligation:
    return one(law(answer(by=(by,))), three_floors(*rows, outside=outside), records)


def recusal(who: str, matter: str = FINDING.id, when: str = "..") -> Row:
    return stands("recused", who, matter, when)


def test_who_is_recused_from_the_matter_is_answered_for_one_level_up() -> None:
    row = recused(recusal("town chief"))
    assert (line(row).split(" ->")[0], facts(row, "same_person_up")) == ("county chief", {"from_post": "town head"})
    assert recused(recusal("town chief"), recusal("county chief")).bearer_person == "city chief"


@pytest.mark.parametrize(
    "rows",
    [
        (recusal("town chief", "another matter"),),
        (recusal("town chief", when="2024-03-02.."),),
        (recusal("village chief"),),
        (recusal("town chief"), held("town head", "second chief")),
    ],
)
def test_another_matter_another_day_another_person_or_a_second_holder_moves_nothing(rows: tuple[Row, ...]) -> None:
    assert recused(*rows).bearer_post == "town head"


@pytest.mark.parametrize(("outside", "outcome"), [("above", LAPSED), ("", Outcome.NOT_APPLICABLE)])
def test_where_nobody_above_is_left_it_goes_outside_or_is_excused(outside: str, outcome: Outcome) -> None:
    row = recused(recusal("city chief"), outside=outside, records=(done("finding", "2024-03-01", of="city"),))
    assert (row.outcome, "recused" in codes(row)) == (outcome, outcome is Outcome.NOT_APPLICABLE)


def test_a_body_is_never_recused() -> None:
    assert recused(recusal("town chief"), by="committee").bearer_body == "town"


def test_a_named_person_may_be_recused_too() -> None:
    named = answer(by=("named",), bind={"named": "to"})
    finding = done("finding", "2024-03-01", of="town", to="town chief")
    row = one(law(named), three_floors(recusal("town chief")), [finding])
    assert row.bearer_person == "county chief"


# --- states, records that name the bearer -----------------------------------------------------------------------------


def stated(*records: Record, state: str = "planned") -> list[str]:
    rules = law(
        answer(triggers=(n.InState("closing", state),), met_by=met_by(part("report"))),
        more={"procedures": [procedure()]},
    )
    return [
        f"{row.trigger} {row.outcome} {';'.join(codes(row))}"
        for row in ask(rules, three_floors(), records, "2024-03-20")
    ]


PLAN = done("plan", "2024-03-10", of="town", re=FINDING.id)


def test_a_state_raises_a_duty_when_it_is_entered_and_names_matter_state_and_record() -> None:
    assert stated(FINDING, PLAN) == [f"{FINDING.id}#planned#{PLAN.id} pending days_left"]
    assert stated(FINDING) == []
    assert stated(FINDING, state="opened") == [f"{FINDING.id}#opened#{FINDING.id} pending days_left"]


def test_a_state_entered_out_of_order_says_so() -> None:
    report = done("report", "2024-03-05", of="town", re=FINDING.id)
    assert stated(FINDING, report, state="closed") == [f"{FINDING.id}#closed#{report.id} met out_of_order"]


def test_a_state_towards_nobody_warns() -> None:
    steps = procedure(ProcedureStep("planning", (), "planned", "plan"))
    duty = norm(about=("plain",), triggers=(n.InState("closing", "planned"),), due=answer().due)
    stage = pair(held("X head", "p1"), held("Y head", "p2"))
    plan = done("plan", "2024-03-10", of="X", re="f")
    found = run(
        law(duty, more={"procedures": [steps]}),
        stage,
        [done("finding", "2024-03-01", id="f", of="X"), plan],
        "2024-03-20",
    )
    assert (found.obligations, [note.code for note in found.warnings]) == ((), ["empty_roster"])


@pytest.mark.parametrize("to", ["town head", "town"])
def test_a_record_may_name_who_must_answer(to: str) -> None:
    rules = law(answer(by=("named",), bind={"named": "to"}))
    row = one(rules, three_floors(), [done("finding", "2024-03-01", of="county", to=to)])
    assert (row.bearer_post or row.bearer_body) == to


def test_a_record_may_name_about_whom_something_is_owed() -> None:
    duty = norm(by=("top",), about=("named",), bind={"named": "to"}, triggers=(n.New("finding"),), due=answer().due)
    row = one(law(duty), three_floors(), [done("finding", "2024-03-01", of="county", to="town head")])
    assert (row.bearer_person, row.subject) == ("county chief", "town chief@town head")


def test_a_role_of_records_leads_nowhere_in_a_period() -> None:
    found = run(law(norm(about=("named",)), talks="12mo"), three_floors(adopted=JAN), (), JAN)
    assert found.obligations == ()


def test_a_trigger_narrows_the_other_side_to_those_it_is_about() -> None:
    duty = norm(about=("team",), triggers=(n.New("finding"),), due=answer().due)
    stage = three_floors(*THIRD)
    about = done("finding", "2024-03-01", of="county", about="county member")
    nobody = done("finding", "2024-03-01", of="county", about="stranger")
    assert [row.subject for row in ask(law(duty), stage, [about])] == ["county deputy chief@county member"]
    assert len(ask(law(duty), stage, [nobody])) == 2


def test_a_record_that_leads_to_no_bearer_raises_nothing() -> None:
    assert ask(law(answer()), three_floors(), [done("finding", "2024-03-01")]) == ()
    by_somebody = done("finding", "2024-03-01", by="town chief")
    assert [row.bearer_post for row in ask(law(answer()), three_floors(), [by_somebody])] == ["town head"]
    gone = done("finding", "2024-03-01", of="nowhere")
    assert ask(law(answer()), three_floors(), [gone]) == ()


def test_names_are_written_safely_in_an_id() -> None:
    odd = post("a/b@c+d%", "town", "second")
    rules = law(answer(by=("second",)), more={"roles": [role("second", "posts", "second")], "kinds": [kind("finding")]})
    row = one(rules, three_floors(odd, held("a/b@c+d%", "x")), [done("finding", "2024-03-01", id="f/1", of="town")])
    assert row.id == "N1@1/a%2Fb%40c%2Bd%25//f%2F1"
