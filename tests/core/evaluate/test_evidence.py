"""Which records count: kind, fields, link and window, for each way a duty arises (the table of semantics 5)."""

from __future__ import annotations

from typing import Any

import pytest

from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from tests.core.evaluate.asking import ask, done, pair, taken_back
from tests.core.evaluate.rules import law, met_by, norm, part
from tests.core.town import Row, held, post, stands

STAGE = pair(held("X head", "p1"), held("Y head", "p2"))
H1, H2 = "2024-01-01", "2024-07-01"


def slots(
    *records: Record, rows: tuple[Row, ...] = (), as_of: str = "2024-12-31", **changes: Any
) -> dict[str, Outcome]:
    """The outcomes about p2 of the half-years of 2024, by first day."""
    rules = law(norm(**changes), talks="6mo")
    stage = pair(held("X head", "p1"), held("Y head", "p2"), *rows)
    found = ask(rules, stage, records, as_of)
    return {row.trigger: row.outcome for row in found if row.subject.endswith("@Y head") and row.trigger >= H1}


def first(*records: Record, **more: Any) -> Outcome:
    return slots(*records, **more)[H1]


MET, LAPSED, LATE = Outcome.MET, Outcome.LAPSED, Outcome.MET_LATE


def talk(on: str = "2024-03-01", **more: Any) -> Record:
    return done("talk", on, **({"by": "p1", "about": "p2"} | more))


# --- every, without a label -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        (talk(), MET),
        (talk(about="Y head"), MET),
        (talk(about=("p8", "p2")), MET),
        (talk(about=()), LAPSED),
        (talk(about="p8"), LAPSED),
        (talk(about="Y"), LAPSED),
        (talk(by="X head"), MET),
        (talk(by="p8"), LAPSED),
        (talk(by="p8", of="X"), MET),
        (talk(by="", of="X"), MET),
        (talk(by="p8", of="Y"), LAPSED),
        (done("report", "2024-03-01", by="p1", about="p2"), LAPSED),
    ],
)
def test_a_record_counts_if_it_is_about_the_subject_and_by_the_bearer_or_filed_in_the_bearers_body(
    record: Record, outcome: Outcome
) -> None:
    assert first(record) is outcome


@pytest.mark.parametrize(("on", "outcome"), [("2023-12-31", LAPSED), (H1, MET), ("2024-06-30", MET), (H2, LAPSED)])
def test_it_serves_the_one_slot_of_its_day(on: str, outcome: Outcome) -> None:
    assert first(talk(on)) is outcome


def test_the_persons_in_a_post_are_those_of_the_day_of_the_act() -> None:
    """Y's head changes in the second half; a talk with 'Y head' before that was with p2."""
    rows = (stands("absent", "p2", "Y head", "2024-07-01.."), held("Y head", "p5", "2024-07-01.."))
    assert first(talk(about="Y head"), rows=rows) is MET


def test_a_record_taken_back_proves_nothing() -> None:
    record = talk()
    assert first(record, taken_back(record, "2024-05-01")) is LAPSED


def test_a_family_counts_by_each_of_its_kinds() -> None:
    asked = met_by(part("decision"))
    assert first(done("decision.major", "2024-03-01", by="p1", about="p2"), met_by=asked) is MET


@pytest.mark.parametrize(
    ("asked", "given", "outcome"),
    [
        (("points",), {"points": "一"}, MET),
        (("points",), {"points": ""}, LAPSED),
        (("points",), {}, LAPSED),
        (("signed_by",), {"signed_by": []}, LAPSED),
        (("signed_by",), {"signed_by": ["p1"]}, MET),
        (("in_person",), {"in_person": False}, MET),
        (("points", "by", "about"), {"points": 0}, MET),
    ],
)
def test_fields_that_are_asked_for_must_say_something(
    asked: tuple[str, ...], given: dict[str, Any], outcome: Outcome
) -> None:
    assert first(talk(**given), met_by=met_by(part("talk", *asked))) is outcome


@pytest.mark.parametrize(("in_person", "outcome"), [(True, MET), (False, LAPSED)])
def test_a_condition_of_the_part_must_hold(in_person: bool, outcome: Outcome) -> None:
    face = p.Equals(p.Term(field="in_person"), True)
    assert first(talk(in_person=in_person), met_by=met_by(part("talk", where=(face,)))) is outcome


@pytest.mark.parametrize(("by", "of", "outcome"), [("p9", "", MET), ("", "T", MET), ("p8", "Z", LAPSED)])
def test_a_role_that_may_act_for_the_bearer_counts_by_person_or_by_body(by: str, of: str, outcome: Outcome) -> None:
    asked = met_by(part("talk", produced_by=("above", "committee_above")))
    rules = law(norm(about=(), per=n.Per.BEARER, met_by=asked), talks="6mo")
    rows = ask(rules, STAGE, [talk(by=by, of=of)])
    assert next(row.outcome for row in rows if row.bearer_person == "p1" and row.trigger == H1) is outcome


def test_in_a_pair_such_a_role_is_read_in_the_pair() -> None:
    asked = met_by(part("talk", produced_by=("below",)))
    assert first(talk(by="p2"), met_by=asked) is MET
    assert first(talk(by="p9"), met_by=asked) is LAPSED


def test_no_record_is_used_up_two_subjects_and_two_norms_share_it() -> None:
    stage = pair(held("X head", "p1"), held("Y head", "p2"), held("Z head", "p4"))
    rules = law(norm("N1"), norm("N2"), talks="6mo")
    rows = ask(rules, stage, [done("talk", "2024-03-01", by="p9", about=("p1", "p4"), of="T")])
    met = [(row.norm, row.subject) for row in rows if row.outcome is MET]
    assert met == [("N1", "p1@X head"), ("N1", "p4@Z head"), ("N2", "p1@X head"), ("N2", "p4@Z head")]


@pytest.mark.parametrize(("about", "outcome"), [("Y", MET), ("Y head", LAPSED)])
def test_a_subject_that_is_a_body_is_named_as_such(about: str, outcome: Outcome) -> None:
    rules = law(norm(by=("committee_above",), about=("committee_below",)), talks="6mo")
    rows = ask(rules, STAGE, [talk(about=about, of="X")])
    assert next(row.outcome for row in rows if row.subject == "Y" and row.trigger == H1) is outcome


@pytest.mark.parametrize("by", ["p6", "X second"])
@pytest.mark.parametrize(("source", "target"), [("p6", "p1"), ("X second", "X head"), ("X second", "p1")])
def test_a_deputy_acts_for_the_bearer_of_a_duty_towards_nobody_too(by: str, source: str, target: str) -> None:
    deputy = (post("X second", "X", "second"), held("X second", "p6"), stands("deputy", source, target))
    rules = law(norm(about=(), per=n.Per.BEARER), talks="6mo")
    rows = ask(rules, pair(held("X head", "p1"), *deputy), [done("talk", "2024-03-01", by=by)])
    assert next(row.outcome for row in rows if row.bearer_person == "p1" and row.trigger == H1) is MET


# --- every, with a label ----------------------------------------------------------------------------------------------

PLANNED: dict[str, Any] = {"met_by": met_by(part("plan"))}


def plan(on: str, year: object) -> Record:
    return done("plan", on, by="p1", about="p2", year=year)


@pytest.mark.parametrize(
    ("on", "year", "expected"),
    [
        ("2023-11-01", "2024H1", {H1: MET, H2: Outcome.PENDING}),
        ("2024-06-30", "2024H1", {H1: MET, H2: Outcome.PENDING}),
        ("2024-08-01", "2024H1", {H1: LATE, H2: Outcome.PENDING}),
        ("2024-08-01", "2024H2", {H1: LAPSED, H2: MET}),
        ("2024-03-01", "2024", {H1: MET, H2: MET}),
        ("2024-03-01", 2024, {H1: MET, H2: MET}),
        ("2024-03-01", "2023", {H1: LAPSED, H2: Outcome.PENDING}),
        ("2024-03-01", "", {H1: MET, H2: Outcome.PENDING}),
    ],
)
def test_a_label_beats_a_day_early_or_late(on: str, year: object, expected: dict[str, Outcome]) -> None:
    assert slots(plan(on, year), **PLANNED) == expected


def test_a_label_does_not_outlive_the_binding() -> None:
    away = stands("absent", "p1", "X head", "2024-02-01..2024-02-02")
    assert first(plan("2024-01-31", "2024H1"), rows=(away,), **PLANNED) is MET
    assert first(plan("2024-02-01", "2024H1"), rows=(away,), **PLANNED) is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(("label", "outcome"), [("2023H2", MET), ("2023", MET), ("2024H1", LAPSED)])
def test_a_norm_may_ask_for_the_label_of_the_slot_before(label: str, outcome: Outcome) -> None:
    assert first(plan("2024-03-01", label), label_shift=1, **PLANNED) is outcome


def test_a_periodic_norm_linked_through_a_matter_looks_for_a_record_that_names_the_subject() -> None:
    finding = done("finding", "2024-03-01", of="Y", about="p2")
    asked: dict[str, Any] = {"met_by": met_by(part("report", link=n.Link.MATTER))}
    assert first(finding, done("report", "2024-03-10", by="p1", re=finding.id), **asked) is MET
    assert first(done("report", "2024-03-10", by="p1"), **asked) is LAPSED


# --- what stands ------------------------------------------------------------------------------------------------------


def rule(since: str = "2023-01-01", until: str = "", of: str = "X", on: str = "2023-01-01", **more: Any) -> Record:
    return done("rule", on, of=of, valid_from=since, valid_to=until, **more)


STANDING: dict[str, Any] = {"met_by": met_by(part("rule", standing=True))}


@pytest.mark.parametrize(
    ("record", "outcome"),
    [
        (rule(), MET),
        (rule(of="T"), MET),
        (rule(of="Y"), LAPSED),
        (rule(until="2024-06-30"), LAPSED),
        (rule(until="2024-07-01"), MET),
        (rule(since="2024-06-30"), MET),
        (rule(since="2024-07-01"), LAPSED),
        (rule(since="", on="2024-06-30"), MET),
        (rule(since="", on="2024-07-01"), LAPSED),
    ],
)
def test_a_rule_counts_while_it_is_in_force_on_the_last_day_of_the_slot(record: Record, outcome: Outcome) -> None:
    assert first(record, **STANDING) is outcome


def test_a_slot_still_open_asks_for_what_is_in_force_today() -> None:
    assert first(rule(until="2024-03-01"), as_of="2024-02-29", **STANDING) is MET
    assert first(rule(until="2024-03-01"), as_of="2024-03-01", **STANDING) is Outcome.PENDING


@pytest.mark.parametrize(
    ("about", "covers", "outcome"), [((), [], MET), ("p2", [], MET), ("p8", [], LAPSED), ((), ["p8"], LAPSED)]
)
def test_what_stands_about_somebody_stands_for_those_it_names(
    about: str | tuple[str, ...], covers: list[str], outcome: Outcome
) -> None:
    asked = part("rule", *(("covers",) if covers else ()), standing=True)
    assert first(rule(about=about, covers=covers), met_by=met_by(asked)) is outcome


ALWAYS = norm(by=("committee",), about=(), per=n.Per.BEARER, triggers=(n.Always(),), due=n.Continuous(), **STANDING)


def test_what_is_owed_always_asks_for_what_is_in_force_today() -> None:
    def of_x(as_of: str) -> Outcome:
        rows = ask(law(ALWAYS), STAGE, [rule(until="2024-06-01")], as_of)
        return next(row.outcome for row in rows if row.bearer_body == "X")

    assert [of_x(as_of) for as_of in ("2024-05-31", "2024-06-01")] == [MET, LAPSED]


def test_what_is_owed_always_may_be_an_act_since_the_binding_began() -> None:
    acting = norm(by=("committee",), about=(), per=n.Per.BEARER, triggers=(n.Always(),), due=n.Continuous())
    rows = ask(law(acting), STAGE, [done("talk", "2023-03-01", of="X"), done("talk", "2023-02-28", of="Z")])
    assert {row.bearer_body: row.outcome for row in rows if row.bearer_body in "XZ"} == {"X": MET, "Z": LAPSED}


# --- recipients -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "to", "outcome"),
    [((), "", MET), ((), "Z", MET), (("to",), "T", MET), (("to",), "T head", MET), (("to",), "Z", LAPSED)],
)
def test_a_recipient_need_not_be_named_unless_the_part_asks_for_an_addressee(
    asked: tuple[str, ...], to: str, outcome: Outcome
) -> None:
    owed_to: dict[str, Any] = {
        "by": ("below",),
        "about": (),
        "towards": ("committee_above",),
        "met_by": met_by(part("report", *asked)),
    }
    rows = ask(law(norm(**owed_to), talks="6mo"), STAGE, [done("report", "2024-03-01", by="p1", to=to)])
    assert next(row.outcome for row in rows if row.bearer_person == "p1" and row.trigger == H1) is outcome
