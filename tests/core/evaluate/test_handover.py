"""Who owes whom when people come, go, are missing or meet themselves (the table of semantics 2; handover of 3)."""

from __future__ import annotations

import pytest

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.stack import Rules
from tests.core.evaluate.asking import ask, codes, done, facts, lines, pair, run
from tests.core.evaluate.rules import law, norm
from tests.core.town import Row, body, day, held, stands, three_floors, without

TALKS = law(norm(), talks="6mo", vacancy="30d")
H1, H2 = "2024-01-01", "2024-07-01"


def about_y(stage: Chart, *records: Record, as_of: str = "2024-12-31", rules: Rules = TALKS) -> list[Obligation]:
    """The rows about the head of Y whose slot begins in 2024."""
    rows = ask(rules, stage, records, as_of)
    return [row for row in rows if row.subject.endswith("@Y head") and row.trigger >= H1]


def in_2024(stage: Chart, *records: Record, as_of: str = "2024-12-31") -> list[str]:
    """Their lines."""
    return lines(about_y(stage, *records, as_of=as_of))


def talk(by: str, about: str, on: str, *, of: str = "X") -> Record:
    return done("talk", on, by=by, about=about, of=of)


# --- the table, row by row --------------------------------------------------------------------------------------------


def test_a_both_in_their_posts_all_year_owe_both_half_years() -> None:
    stage = pair(held("X head", "p1"), held("Y head", "p2"))
    assert in_2024(stage) == [f"p1 -> p2 {H1} lapsed", f"p1 -> p2 {H2} pending"]


def handed_over(*rows: Row) -> Chart:
    return pair(held("X head", "p1", "..2024-02-15"), held("X head", "p3", "2024-02-15.."), held("Y head", "p2"), *rows)


def test_b_who_leaves_inside_a_slot_is_excused_and_the_successor_begins_with_the_next() -> None:
    assert in_2024(handed_over()) == [f"p1 -> p2 {H1} not_applicable", f"p3 -> p2 {H2} pending"]
    row = about_y(handed_over())[0]
    assert facts(row, "bound_ended") == {"what": "bearer", "day": "2024-02-15"}


@pytest.mark.parametrize(("on", "outcome"), [("2024-02-14", "met"), ("2024-02-15", "not_applicable")])
def test_b_an_act_counts_to_the_last_day_in_the_post_and_no_longer(on: str, outcome: str) -> None:
    assert f"p1 -> p2 {H1} {outcome}" in in_2024(handed_over(), talk("p1", "p2", on))


def test_c_whoever_would_owe_it_to_himself_is_answered_for_one_level_up() -> None:
    stage = pair(held("X head", "p1"), held("Y head", "p1"))
    rows = about_y(stage)
    assert lines(rows) == [f"p9 -> p1 {H1} lapsed", f"p9 -> p1 {H2} pending"]
    assert all(facts(row, "same_person_up") == {"from_post": "X head"} for row in rows)


def vacant(until: str = "2024-03-10") -> Chart:
    """X has no head from new year on; p3 comes."""
    return pair(held("X head", "p1", "..2024-01-01"), held("X head", "p3", f"{until}.."), held("Y head", "p2"))


def test_d_a_post_empty_for_thirty_days_is_answered_for_one_level_up_due_as_before() -> None:
    assert in_2024(vacant()) == [f"p9 -> p2 {H1} lapsed", f"p3 -> p2 {H2} pending"]
    row = next(row for row in about_y(vacant()) if row.trigger == H1)
    assert (row.arises_on, row.due_on) == (day("2024-01-31"), day("2024-06-30"))
    assert facts(row, "vacant_up") == {"post": "X head", "since": "2024-01-01"}


def test_d_the_duty_arises_on_the_thirtieth_day_and_not_before() -> None:
    assert in_2024(vacant(), as_of="2024-01-30") == []
    assert in_2024(vacant(), as_of="2024-01-31") == [f"p9 -> p2 {H1} pending"]


@pytest.mark.parametrize(("comes", "rows"), [("2024-01-30", [f"p3 -> p2 {H2} pending"]), ("2024-01-31", None)])
def test_d_who_comes_before_the_thirty_days_are_over_begins_with_the_next_slot(
    comes: str, rows: list[str] | None
) -> None:
    assert in_2024(vacant(comes)) == (rows or [f"p9 -> p2 {H1} lapsed", f"p3 -> p2 {H2} pending"])


def test_d_an_unset_vacancy_leaves_open_only_what_meets_a_vacancy() -> None:
    unset = law(norm(), talks="6mo")
    rows = about_y(vacant(), rules=unset)
    assert lines(rows) == [f"X head -> p2 {H1} undetermined", f"p3 -> p2 {H2} pending"]
    assert facts(rows[0], "unset") == {"parameter": "vacancy"}


def test_d_a_short_slot_passes_while_the_post_is_empty() -> None:
    monthly = law(norm(), talks="1mo", vacancy="31d")
    rows = about_y(vacant(), as_of="2024-04-30", rules=monthly)
    assert [row.trigger for row in rows] == ["2024-04-01"]


def test_e_who_moves_below_another_body_is_owed_by_its_head_from_the_next_slot() -> None:
    stage = pair(
        held("X head", "p1"), held("Z head", "p4"), held("Y head", "p2"), stands("superior", "Y", "Z", "2024-05-01..")
    )
    assert in_2024(stage) == [f"p1 -> p2 {H1} not_applicable", f"p4 -> p2 {H2} pending"]
    row = next(row for row in about_y(stage) if row.trigger == H1)
    assert facts(row, "bound_ended") == {"what": "relation", "day": "2024-05-01"}


def test_f_who_was_spoken_with_before_leaving_is_met_and_the_successor_begins_with_the_next() -> None:
    stage = pair(held("X head", "p1"), held("Y head", "p2", "..2024-05-20"), held("Y head", "p5", "2024-05-20.."))
    assert in_2024(stage, talk("p1", "p2", "2024-04-03")) == [f"p1 -> p2 {H1} met", f"p1 -> p5 {H2} pending"]
    row = next(row for row in about_y(stage) if row.bearer_person == "p1" and row.trigger == H1)
    assert facts(row, "bound_ended") == {"what": "subject", "day": "2024-05-20"}


# --- first days, breaks -----------------------------------------------------------------------------------------------


def test_a_slot_counts_only_if_everything_holds_on_its_first_day() -> None:
    late_bearer = pair(held("X head", "p1", "2024-01-02.."), held("Y head", "p2"))
    late_subject = pair(held("X head", "p1"), held("Y head", "p2", "2024-01-02.."))
    assert in_2024(late_bearer) == in_2024(late_subject) == [f"p1 -> p2 {H2} pending"]


def test_absence_and_return_inside_a_slot_is_a_break() -> None:
    away = stands("absent", "p1", "X head", "2024-03-01..2024-03-02")
    stage = pair(held("X head", "p1"), held("Y head", "p2"), away)
    assert in_2024(stage, talk("p1", "p2", "2024-04-01")) == [f"p1 -> p2 {H1} not_applicable", f"p1 -> p2 {H2} pending"]


def test_a_break_after_the_due_day_excuses_nobody() -> None:
    stage = pair(held("X head", "p1", "..2024-07-15"), held("Y head", "p2"))
    assert in_2024(stage) == [f"p1 -> p2 {H1} lapsed", f"p1 -> p2 {H2} not_applicable"]


def test_adoption_inside_a_slot_counts_from_the_next() -> None:
    rows = (held("X head", "p1"), held("Y head", "p2"))
    assert in_2024(pair(*rows, adopted="2024-01-01")) == [f"p1 -> p2 {H1} lapsed", f"p1 -> p2 {H2} pending"]
    assert in_2024(pair(*rows, adopted="2024-01-02")) == [f"p1 -> p2 {H2} pending"]


def test_each_holder_of_a_shared_post_is_bound_separately() -> None:
    stage = pair(held("X head", "p1"), held("X head", "p3"), held("Y head", "p2"))
    found = in_2024(stage, talk("p1", "p2", "2024-02-01", of=""))
    assert found == [f"p1 -> p2 {H1} met", f"p3 -> p2 {H1} lapsed", f"p1 -> p2 {H2} pending", f"p3 -> p2 {H2} pending"]


def test_who_acts_in_a_post_is_bound_by_it() -> None:
    stage = pair(held("X head", "p1"), stands("acting", "p7", "X head", "2023-12-01.."), held("Y head", "p2"))
    assert in_2024(stage) == [f"p7 -> p2 {H1} lapsed", f"p7 -> p2 {H2} pending"]


# --- above the top ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("outside", "said"), [("outside:above", False), ("", True)])
def test_climbing_ends_at_the_outside_address(outside: str, said: bool) -> None:
    stage = pair(held("X head", "p9"), outside=outside)
    row = next(row for row in ask(TALKS, stage) if row.subject == "p9@X head" and row.trigger == H1)
    assert (row.bearer_body, row.bearer_post, row.bearer_person) == ("outside", "", "")
    assert (row.outcome, row.tell) == (Outcome.LAPSED, ())
    assert ("no_outside_address" in codes(row)) is said
    assert "nobody_above" in codes(row)


def test_who_is_in_the_set_of_subjects_is_left_out_of_it() -> None:
    team = law(norm(about=("team",)), talks="6mo")
    found = ask(team, without(three_floors(adopted="2024-01-01"), "county deputy chief@county member"), as_of=H1)
    assert lines(row for row in found if row.bearer_body == "town") == [f"town chief -> town deputy chief {H1} pending"]


def test_an_empty_set_of_subjects_gives_no_row_and_a_warning() -> None:
    stage = pair(held("X head", "p1"))
    found = run(law(norm(about=("plain",)), talks="6mo", vacancy="30d"), stage, (), "2023-07-01")
    assert found.obligations == ()
    assert {dict(note.facts)["bearer"] for note in found.warnings} == {"p1@X head", "p9@T head"}
    assert {note.code for note in found.warnings} == {"empty_roster"}


def test_a_subject_without_holder_is_nobody_to_speak_with() -> None:
    stage = pair(held("X head", "p1"))
    found = run(TALKS, stage, (), "2024-01-31")
    assert [note for note in found.warnings if dict(note.facts)["bearer"] == "p1@X head"] != []
    assert [row for row in found.obligations if row.bearer_person == "p1"] == []


def test_a_body_bound_duty_ends_with_its_body_only() -> None:
    rules = law(norm(by=("committee_above",), about=("committee_below",), met_by=()), talks="6mo")
    stage = pair(held("X head", "p1", "..2024-02-01"), held("Y head", "p2", "..2024-02-01"))
    assert f"X -> Y {H1} lapsed" in lines(ask(rules, stage))


def test_a_tenure_dated_only_in_part_says_so() -> None:
    stage = pair(held("X head", "p1", "2024-01-01..", written="2023"), held("Y head", "p2"))
    row = about_y(stage, as_of=H1)[0]
    assert facts(row, "partly_dated") == {"post": "X head", "written": "2023"}


def test_a_body_bound_duty_ends_on_the_day_its_body_does() -> None:
    stage = pair(body("V", when="..2024-05-01"), body("U", "V"))
    rules = law(norm(by=("committee",), about=(), per=n.Per.BEARER), talks="6mo")
    row = next(row for row in ask(rules, stage) if row.bearer_body == "V" and row.trigger == H1)
    assert facts(row, "bound_ended") == {"what": "bearer", "day": "2024-05-01"}


def test_an_empty_post_towards_nobody_warns() -> None:
    rules = law(norm(about=("plain",)), talks="6mo", vacancy="30d")

    def warned(as_of: str) -> set[object]:
        return {dict(note.facts)["bearer"] for note in run(rules, pair(), (), as_of).warnings}

    assert warned("2023-07-30") == {"p9@T head"}
    assert warned("2023-07-31") == {"p9@T head", "p9@X head", "p9@Y head", "p9@Z head"}
