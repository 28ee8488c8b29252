"""Facts and what they raise: recorded, from the chart, counted, and the lapse of another duty (semantics 8)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.rulebook import Fact
from tests.core.evaluate.asking import ask, codes, done, pair, run, taken_back
from tests.core.evaluate.rules import charted, counted, kind, law, norm, recorded, role, within
from tests.core.town import day, held, post, stands, three_floors

STAGE = pair(held("X head", "p1"), held("Y head", "p2"))
OPEN_FINDING = kind("finding", "to:@!", "severity", "who:@s")


def raised(
    fact: Fact, *records: Record, as_of: str = "2024-12-31", known: str = "", **changes: Any
) -> list[Obligation]:
    """What a fact raises under a norm about the leader below, within 60 days."""
    own: dict[str, Any] = {"triggers": (n.OnFact(fact.name),), "due": within("60d")}
    rules = law(norm(**(own | changes)), more={"facts": [fact], "kinds": [OPEN_FINDING]})
    return list(ask(rules, STAGE, records, as_of, known))


def finding(on: str = "2024-03-01", about: str = "p2", **more: Any) -> Record:
    return done("finding", on, about=about, of="X", **more)


# --- recorded ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("about", "subjects"), [("p2", ["p2@Y head"]), ("Y head", ["p2@Y head"]), ("p8", [])])
def test_a_recorded_fact_raises_a_duty_where_its_subject_stands_on_the_other_side(
    about: str, subjects: list[str]
) -> None:
    assert [row.subject for row in raised(recorded("grave"), finding(about=about))] == subjects


def test_its_condition_must_hold_and_its_subject_may_stand_in_any_field() -> None:
    grave = recorded("grave", "finding", p.Equals(p.Term(field="severity"), "grave"), field="who")
    assert raised(grave, finding(severity="minor", who=["p2"])) == []
    (row,) = raised(grave, finding(severity="grave", who=["p2", "p8"]))
    assert (row.bearer_person, row.subject, row.trigger) == ("p1", "p2@Y head", "finding 2024-03-01")


def test_a_fact_taken_back_stays_visible_and_not_applicable() -> None:
    (row,) = raised(recorded("grave"), finding(), taken_back(finding(), "2024-04-01"))
    assert (row.outcome, codes(row)) == (Outcome.NOT_APPLICABLE, ["trigger_retracted"])


def test_two_facts_are_two_duties() -> None:
    assert len(raised(recorded("grave"), finding("2024-03-01"), finding("2024-03-02"))) == 2


def test_a_fact_about_a_body_raises_what_is_owed_about_bodies() -> None:
    about: dict[str, Any] = {"by": ("committee_above",), "about": ("committee_below",)}
    (row,) = raised(recorded("grave"), finding(about="Y"), **about)
    assert (row.bearer_body, row.subject) == ("X", "Y")
    assert raised(recorded("grave"), finding(about="Y")) == []


def test_a_fact_about_somebody_above_is_read_from_the_bodies_below() -> None:
    """Whoever is below owes it: each leader under X, where the fact is about X's own."""
    up: dict[str, Any] = {"by": ("top",), "about": ("above",)}
    (row,) = raised(recorded("grave"), finding(about="p1"), **up)
    assert (row.bearer_person, row.subject) == ("p2", "p1@X head")
    assert [row.subject for row in raised(recorded("grave"), finding(about="p2"), **up)] == []


def test_a_fact_without_a_pair_is_read_in_the_body_of_its_subject() -> None:
    rules = law(
        norm(about=("team",), triggers=(n.OnFact("grave"),), due=within("60d")),
        more={"facts": [recorded("grave")], "kinds": [OPEN_FINDING]},
    )
    rows = ask(rules, three_floors(), [done("finding", "2024-03-01", about="county member", of="town")])
    assert [(row.bearer_person, row.subject) for row in rows] == [("county chief", "county deputy chief@county member")]


def test_a_fact_about_the_bearer_himself_in_a_set_raises_nothing_and_warns_nobody() -> None:
    rules = law(
        norm(about=("team",), triggers=(n.OnFact("grave"),), due=within("60d")),
        more={"facts": [recorded("grave")], "kinds": [OPEN_FINDING]},
    )
    found = run(rules, three_floors(), [done("finding", "2024-03-01", about="county head", of="county")], "2024-12-31")
    assert (found.obligations, found.warnings) == ((), ())


# --- from the chart ---------------------------------------------------------------------------------------------------


def charts(fact: Fact, *rows: Any, as_of: str = "2024-12-31", **values: Any) -> list[tuple[str, str]]:
    """Subject and day of what a chart fact raises for the leader above."""
    rules = law(norm(triggers=(n.OnFact(fact.name),), due=within("60d")), more={"facts": [fact]}, **values)
    return [(row.subject, str(row.arises_on)) for row in ask(rules, pair(held("X head", "p1"), *rows), (), as_of)]


def test_a_tenure_that_began_is_a_fact_of_its_first_day() -> None:
    rows = (held("Y head", "p2", "..2024-03-01"), held("Y head", "p5", "2024-03-01.."))
    assert charts(charted("new", "top"), *rows) == [("p5@Y head", "2024-03-01")]
    assert charts(charted("new", "top"), *rows, as_of="2024-02-29") == []


@pytest.mark.parametrize(
    ("since", "ahead", "on"),
    [
        ("12mo", "", "2025-03-01"),
        ("12mo", "6mo", "2024-09-01"),
        ("12mo", "10d", "2025-02-19"),
        ("100d", "", "2024-06-09"),
        ("terms", "", "2025-03-01"),
        ("unset", "", None),
        ("12mo", "unset", None),
    ],
)
def test_a_tenure_that_lasts_so_long_is_a_fact_of_the_day_it_does_less_what_is_asked_ahead(
    since: str, ahead: str, on: str | None
) -> None:
    near = charted("near", "top", since, ahead)
    found = charts(near, held("Y head", "p2", "2024-03-01.."), as_of="2025-12-31", terms="12mo")
    assert [each for each in found if each[0] == "p2@Y head"] == ([("p2@Y head", on)] if on else [])


def test_a_tenure_that_ended_before_is_no_fact_and_neither_is_one_in_another_role() -> None:
    near = charted("near", "top", "12mo")
    assert charts(near, held("Y head", "p2", "2024-03-01..2025-03-01"), as_of="2025-12-31") == []
    other = post("Y second", "Y", "second")
    assert charts(charted("new", "top"), other, held("Y second", "p2", "2024-03-01..")) == []


def test_a_role_may_find_the_seat_in_a_body_beside() -> None:
    new = charted("new", "warden")
    watched = norm(by=("above",), about=("warden",), triggers=(n.OnFact("new"),), due=within("60d"))
    stage = three_floors(held("county watcher", "w", "2024-03-01..", id="w"))
    rows = ask(law(watched, more={"facts": [new]}), stage, (), "2024-12-31")
    assert ("w@county watcher", day("2024-03-01")) in [(row.subject, row.arises_on) for row in rows]


def test_a_day_still_ahead_is_no_fact_yet() -> None:
    near, tenure = charted("near", "top", "12mo"), held("Y head", "p2", "2024-03-01..")
    assert [charts(near, tenure, as_of=as_of) for as_of in ("2025-02-28", "2025-03-01")] == [
        [],
        [("p2@Y head", "2025-03-01")],
    ]


def test_a_tenure_entered_late_is_a_fact_from_the_day_it_was_learnt() -> None:
    late = held("Y head", "p2", "2024-03-01..", known="2024-05-10")
    assert charts(charted("new", "top"), late) == [("p2@Y head", "2024-05-10")]


# --- counted ----------------------------------------------------------------------------------------------------------


def three(*days: str, by: str = "abc", about: str = "p2") -> list[Record]:
    return [finding(on, about, id=f"f{i}", by=by[i]) for i, on in enumerate(days)]


def counted_on(fact: Fact, records: list[Record]) -> list[str]:
    return [row.trigger for row in raised(fact, *records)]


MANY = counted("many", "finding", "2", distinct="by", inside="12mo")


def test_a_counted_fact_is_of_the_day_the_last_one_needed_occurred() -> None:
    records = three("2024-02-01", "2024-03-01", "2024-04-01")
    assert counted_on(MANY, records) == ["counted:many:p2:2024-03-01"]
    assert counted_on(MANY, records[:1]) == []


def test_it_counts_distinct_sources_about_one_subject() -> None:
    assert counted_on(MANY, three("2024-02-01", "2024-03-01", by="aa")) == []
    assert counted_on(MANY, [*three("2024-02-01"), *three("2024-03-01", about="p8", by="b")]) == []


@pytest.mark.parametrize(("second", "counts"), [("2024-01-31", True), ("2024-02-01", False)])
def test_only_what_lies_inside_the_span_is_counted(second: str, counts: bool) -> None:
    assert bool(counted_on(MANY, three("2023-02-01", second))) is counts


def test_what_falls_below_and_rises_again_is_a_second_fact() -> None:
    records = three("2023-04-01", "2023-05-01", "2024-06-01", by="aba")
    again = finding("2024-07-01", id="f9", by="b")
    assert counted_on(MANY, [*records, again]) == ["counted:many:p2:2023-05-01", "counted:many:p2:2024-07-01"]


def test_without_a_span_everything_counts_and_without_a_number_nothing_does() -> None:
    ever = counted("many", "finding", "2", distinct="by")
    assert counted_on(ever, three("2023-04-01", "2024-12-01")) == ["counted:many:p2:2024-12-01"]
    unset = counted("many", "finding", "number", distinct="by")
    assert counted_on(unset, three("2023-04-01", "2024-12-01")) == []


def test_what_was_taken_back_is_not_counted_and_neither_is_what_the_condition_leaves_out() -> None:
    records = three("2024-02-01", "2024-03-01")
    assert counted_on(MANY, [*records, taken_back(records[0], "2024-06-01")]) == []
    grave = replace(MANY, where=(p.Equals(p.Term(field="severity"), "grave"),))
    assert counted_on(grave, records) == []


def test_one_may_be_enough() -> None:
    assert counted_on(counted("many", "finding", "1"), three("2024-02-01", "2024-03-01")) == [
        "counted:many:p2:2024-02-01"
    ]


# --- one of several bearers -------------------------------------------------------------------------------------------


def test_of_several_who_could_bear_it_the_first_who_knows_does() -> None:
    sealed = kind("finding", "to:@!", visibility="V5")
    duty = norm(
        by=("warden", "top"), mode=n.Mode.ANY, about=("plain",), triggers=(n.OnFact("grave"),), due=within("60d")
    )
    rules = law(duty, more={"facts": [recorded("grave")], "kinds": [sealed]})

    def bearers(to: str) -> list[str]:
        record = done("finding", "2024-03-01", about="county member", of="county", to=to)
        return [row.bearer_post for row in ask(rules, three_floors(), [record])]

    assert [bearers(to) for to in ("county watcher", "county head", "town head")] == [
        ["county watcher"],
        ["county head"],
        [],
    ]


def test_who_left_the_role_before_knowing_bears_nothing() -> None:
    sealed = kind("finding", "to:@!", visibility="V5")
    duty = norm(by=("second",), about=("plain",), triggers=(n.OnFact("grave"),), due=within("60d"))
    rules = law(
        duty,
        more={"facts": [recorded("grave")], "kinds": [sealed], "roles": [role("second", "in_charge")]},
    )
    clerk = (post("clerk", "county", "clerk"), held("clerk", "c"))
    stage = three_floors(*clerk, stands("in_charge", "clerk", "county", "..2024-04-01"))
    told = [
        done("finding", "2024-03-01", about="county member", of="county", to="clerk", known=known)
        for known in ("2024-03-31", "2024-04-01")
    ]
    assert [len(ask(rules, stage, [record])) for record in told] == [1, 0]
