"""Why a row says what it says: the clause, the numbers, the near misses, the others (semantics 11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from hengjian.core.evaluate.explain import Explanation, NumberUsed, explain
from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.rulebook import Article, Clause
from hengjian.core.rulebook.stack import Rules, stack_rulebooks
from tests.core.evaluate.asking import ask, done, pair, taken_back
from tests.core.evaluate.rules import OWN_NAME, WORKING, amount, answer, law, met_by, norm, part, setting, within
from tests.core.town import day, end_of, held

STAGE = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2024-01-01")
TALKS = law(norm(), talks="6mo")
H1 = "N1@1/X head+p1/p2@Y head/2024-01-01"


def why(
    rules: Rules, records: Iterable[Record], id: str, stage: Chart = STAGE, as_of: str = "2024-12-31"
) -> Explanation:
    found = explain(rules, stage, Register(tuple(records)), day(as_of), end_of(as_of), id)
    assert found is not None
    return found


def misses(*records: Record, rules: Rules = TALKS, id: str = H1, as_of: str = "2024-12-31") -> list[tuple[Any, ...]]:
    """Code and facts of each near miss."""
    return [(miss.code, *(value for _, value in miss.facts)) for miss in why(rules, records, id, as_of=as_of).misses]


def talk(on: str, by: str = "p1", about: str = "p2", **more: Any) -> Record:
    return done("talk", on, by=by, about=about, **more)


def test_a_row_that_is_not_there_has_no_explanation() -> None:
    assert explain(TALKS, STAGE, Register(()), day("2024-12-31"), end_of("2024-12-31"), "N9@1/x/y/z") is None


def test_the_row_explained_is_the_row_of_the_table() -> None:
    (row,) = (row for row in ask(TALKS, STAGE) if row.id == H1)
    assert why(TALKS, (), H1).obligation == row
    assert why(TALKS, (), H1).norm.id == "N1"


# --- clause and numbers -----------------------------------------------------------------------------------------------


def test_the_clause_is_the_one_the_norm_stands_under() -> None:
    clauses = tuple(
        Clause(locator, "01", gist, norms, "", (), norm().place)
        for locator, gist, norms in (("1.1", "other", ()), ("1.1", "talk", ("N1",)), ("1.2", "elsewhere", ("N1",)))
    )
    book, measures = TALKS.rulebooks
    rules = stack_rulebooks([replace(book, articles=(Article("01", "one", clauses),)), measures], WORKING)
    found = why(rules, (), H1).clause
    assert found is not None
    assert found.gist == "talk"
    assert why(TALKS, (), H1).clause is None


def test_a_number_says_where_it_comes_from() -> None:
    rules = law(norm(due=within("10d")), talks="6mo")
    assert why(rules, (), H1).numbers == (
        NumberUsed("talks", amount("6mo"), "measures", "measures", "1"),
        NumberUsed("", amount("10d"), "text", "law", "1.1"),
    )


def test_a_number_that_is_unset_says_so() -> None:
    finding = done("finding", "2024-03-01", of="Y")
    rules = law(answer(due=within("reply")))
    (row,) = ask(rules, STAGE, [finding])
    assert why(rules, [finding], row.id).numbers == (NumberUsed("reply", None, "", "", ""),)


def test_the_number_is_that_of_the_day_the_slot_began() -> None:
    changing = [setting("talks", "6mo"), setting("talks", "12mo", day("2024-06-01"))]
    rules = law(norm(due=within("talks")), settings=changing)
    assert [number.amount for number in why(rules, (), H1).numbers] == [amount("6mo")]


def test_an_exception_that_changes_the_day_gives_its_own_number() -> None:
    exempt = n.Exempt("more", "N1", 1, (), (), (), within("90d"), (), norm().span, "law", "1.1", norm().place)
    finding = done("finding", "2024-03-01", of="Y")
    rules = law(answer(), more={"exceptions": [exempt]})
    (row,) = ask(rules, STAGE, [finding])
    assert [number.amount for number in why(rules, [finding], row.id).numbers] == [amount("90d")]


def test_above_the_top_the_number_is_that_of_the_organisation_below() -> None:
    stage = pair(held("X head", "p9"), adopted="2024-01-01")
    row = next(row for row in ask(TALKS, stage) if row.bearer_body == "outside" and row.trigger == "2024-01-01")
    assert [number.amount for number in why(TALKS, (), row.id, stage).numbers] == [amount("6mo")]


def test_a_window_or_an_event_without_amount_rests_on_no_number() -> None:
    finding = done("finding", "2024-03-01", of="Y")
    rules = law(answer(due=n.AtEvent()))
    (row,) = ask(rules, STAGE, [finding])
    assert why(rules, [finding], row.id).numbers == ()


# --- near misses of a period ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "miss"),
    [
        (talk("2024-07-01"), ("near_late", "talk 2024-07-01", 1)),
        (talk("2024-07-20"), ("near_late", "talk 2024-07-20", 20)),
        (talk("2023-12-31"), ("near_early", "talk 2023-12-31", 1)),
        (talk("2024-03-01", by="p8"), ("near_person", "talk 2024-03-01", "p8")),
        (talk("2024-03-01", about="p8"), ("near_subject", "talk 2024-03-01", ("p8",))),
    ],
)
def test_a_record_that_failed_by_one_thing_is_a_near_miss_and_says_which(record: Record, miss: tuple[Any, ...]) -> None:
    assert misses(record) == [miss]


def test_a_record_that_lacks_a_field_says_which() -> None:
    rules = law(norm(met_by=met_by(part("talk", "points", "in_person"))), talks="6mo")
    assert misses(talk("2024-03-01", in_person=True), rules=rules) == [
        ("near_incomplete", "talk 2024-03-01", ("points",))
    ]


@pytest.mark.parametrize(
    "record",
    [
        talk("2024-08-01", by="p8"),
        talk("2025-12-30"),
        done("report", "2024-03-01", by="p1", about="p2"),
        taken_back(talk("2024-03-01"), "2024-04-01"),
    ],
)
def test_a_record_that_failed_by_two_things_is_far_away_or_of_another_kind_is_none(record: Record) -> None:
    assert misses(record, as_of="2025-12-31") == []


def test_at_most_five_are_named_the_nearest_to_the_due_day_first() -> None:
    records = [talk(f"2024-{month:02}-15", by="p8") for month in range(1, 8)]
    assert [miss[1] for miss in misses(*records)] == [f"talk 2024-{month:02}-15" for month in (6, 5, 4, 3, 2)]


def test_what_was_met_waits_or_was_excused_needs_no_near_miss() -> None:
    assert misses(talk("2024-03-01"), talk("2024-04-01", by="p8")) == []
    assert misses(talk("2023-12-30"), as_of="2024-06-01") == []


def test_evidence_that_was_not_good_enough_is_no_near_miss_of_itself() -> None:
    rules = law(norm(checks=("in_own_name",)), talks="6mo", more={"checks": [OWN_NAME]})
    assert misses(talk("2024-03-01", by="p8", of="X"), talk("2024-07-02"), rules=rules) == [
        ("near_late", "talk 2024-07-02", 2)
    ]


def test_a_record_asked_for_in_two_ways_is_named_once() -> None:
    rules = law(norm(met_by=met_by(part("talk"), part("talk", "points"))), talks="6mo")
    assert misses(talk("2024-03-01", by="p8"), rules=rules) == [("near_person", "talk 2024-03-01", "p8")]


@pytest.mark.parametrize(("by", "about"), [("p8", "p2"), ("p1", "p8")])
def test_what_only_looks_alike_is_near_within_half_a_year_of_the_due_day(by: str, about: str) -> None:
    yearly = law(norm(), talks="12mo")
    records = [talk("2024-06-30", by=by, about=about), talk("2024-07-01", by=by, about=about)]
    assert [miss[1] for miss in misses(*records, rules=yearly, as_of="2025-01-01")] == ["talk 2024-07-01"]


def test_a_record_of_which_the_condition_does_not_hold_is_another_act_and_no_near_miss() -> None:
    face = met_by(part("talk", where=(p.Equals(p.Term(field="in_person"), True),)))
    rules = law(norm(met_by=face), talks="6mo")
    assert misses(talk("2024-07-02", in_person=False), rules=rules) == []
    assert misses(talk("2024-07-02", in_person=True), rules=rules) == [("near_late", "talk 2024-07-02", 2)]


# --- near misses of an answer -----------------------------------------------------------------------------------------

FINDING = done("finding", "2024-03-01", of="Y", about="p2")


def of_answer(*records: Record, **changes: Any) -> list[tuple[Any, ...]]:
    rules = law(answer(**changes))
    (row,) = ask(rules, STAGE, [FINDING, *records])
    assert row.outcome is Outcome.LAPSED
    return misses(FINDING, *records, rules=rules, id=row.id)


def report(on: str, re: Any = (), by: str = "p2", about: Any = ()) -> Record:
    return done("report", on, by=by, re=re, about=about)


def test_an_answer_that_names_nothing_is_near_if_it_is_the_bearers_or_about_the_subject() -> None:
    assert of_answer(report("2024-04-01")) == [("near_unlinked", "report 2024-04-01")]
    assert of_answer(report("2024-04-01", by="p8")) == []
    about: dict[str, Any] = {"about": ("below",), "per": n.Per.PAIR}
    assert of_answer(report("2024-04-01", by="p8", about="p2"), **about) == [("near_unlinked", "report 2024-04-01")]


def test_an_answer_dated_before_its_trigger_is_near_however_far_away() -> None:
    assert of_answer(report("2024-02-29", re=FINDING.id)) == [("near_early", "report 2024-02-29", 1)]
    assert of_answer(report("2023-01-01", re=FINDING.id)) == [("near_early", "report 2023-01-01", 425)]


def test_a_part_that_stands_is_near_if_another_body_issued_it() -> None:
    rule = done("rule", "2023-05-01", of="Z", valid_from="2023-05-01")
    standing = met_by(part("rule", standing=True))
    rules = law(norm(met_by=standing), talks="6mo")
    assert misses(replace(rule, occurred_on=day("2024-05-01")), rules=rules) == [("near_person", "rule 2023-05-01", "")]


def test_an_act_of_somebody_elses_body_for_a_duty_towards_nobody_is_about_nobody_either() -> None:
    towards_nobody = norm(
        about=(), per=n.Per.BEARER, met_by=met_by(part("rule", standing=True, produced_by=("above",)))
    )
    rules = law(towards_nobody, talks="6mo")
    rule = done("rule", "2024-05-01", of="Z", valid_from="2024-05-01")
    assert misses(rule, rules=rules, id="N1@1/X head+p1//2024-01-01") == [("near_person", "rule 2024-05-01", "")]


# --- what was taken back ----------------------------------------------------------------------------------------------


def test_a_talk_corrected_and_then_taken_back_is_named_on_demand_and_was_evidence_in_its_time() -> None:
    first, second = talk("2024-04-02", id="x1"), talk("2024-04-09", id="x2", known="2024-05-05", corrects="x1")
    records = [first, second, taken_back(second, "2024-05-06")]

    def met_on(known: str) -> Any:
        row = next(row for row in ask(TALKS, STAGE, records, known) if row.id == H1)
        return row.met_on, row.evidence

    assert met_on("2024-05-03") == (day("2024-04-02"), ("x1",))
    assert met_on("2024-05-05") == (day("2024-04-09"), ("x1",))
    assert met_on("2024-05-06") == (None, ())
    assert misses(*records) == [("evidence_retracted", "x1")]


@pytest.mark.parametrize(
    "record", [talk("2024-07-02"), talk("2024-03-01", about="p8"), done("talk", "2024-03-01", by="p1")]
)
def test_what_was_taken_back_elsewhere_or_about_somebody_else_is_not(record: Record) -> None:
    assert misses(record, taken_back(record, "2024-08-01")) == []


@pytest.mark.parametrize(("re", "named"), [(FINDING.id, True), ((), False)])
def test_an_answer_taken_back_is_named_if_it_named_what_it_answered(re: Any, named: bool) -> None:
    given = report("2024-04-01", re=re)
    assert of_answer(given, taken_back(given, "2024-05-01")) == [("evidence_retracted", given.id)] * named


def test_an_exception_that_asks_for_other_evidence_is_asked_about_that() -> None:
    other = n.Exempt("o", "N1", 1, (), (), (), None, met_by(part("plan")), norm().span, "law", "1.1", norm().place)
    rules = law(norm(), talks="6mo", more={"exceptions": [other]})
    assert misses(talk("2024-07-02"), done("plan", "2024-07-03", by="p1", about="p2"), rules=rules) == [
        ("near_late", "plan 2024-07-03", 3)
    ]


# --- the others -------------------------------------------------------------------------------------------------------


def test_every_other_bearer_of_the_same_thing_is_named_with_his_own_outcome() -> None:
    stage = pair(held("X head", "p1"), held("X head", "p3"), held("Y head", "p2"), adopted="2024-01-01")
    found = why(TALKS, [talk("2024-03-01")], H1, stage)
    assert [(row.bearer_person, row.outcome) for row in found.others] == [("p3", Outcome.LAPSED)]
