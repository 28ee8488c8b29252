"""Checks: which records they look at, what they say they wanted, marks, and checks over a year (semantics 5)."""

from __future__ import annotations

from typing import Any

import pytest

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.rulebook import Fact, FactKind
from tests.core.evaluate.asking import ask, codes, done, facts, one, pair
from tests.core.evaluate.rules import answer, check, kind, law, met_by, norm, part, quantity
from tests.core.evaluate.sights import ACT, f, the
from tests.core.town import day, held

STAGE = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2024-01-01")
FINDING = done("finding", "2024-03-01", of="Y")
FLAWED = Outcome.NOT_GOOD_ENOUGH


def act(on: str = "2024-03-05", **fields: Any) -> Record:
    own: dict[str, Any] = {"by": "p2", "of": "Y", "re": FINDING.id}
    return done("act", on, **(own | fields))


def judged_by(*needs: p.Predicate, record: Record, others: tuple[Record, ...] = (), **more: Any) -> Obligation:
    """The row of an answer whose evidence is one act, under one check."""
    rules = law(
        answer(checks=("asked",), met_by=met_by(part("act"))),
        more={"checks": [check("asked", *needs, **more)], "kinds": [ACT]},
        three="3",
        half="0.5",
    )
    return one(rules, STAGE, [FINDING, record, *others])


# --- what a flaw says -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("need", "fields", "expected", "found"),
    [
        (p.Filled((f("text"), f("who"))), {"text": "x"}, "who", ""),
        (p.Equals(f("text"), "a"), {"text": "b"}, "a", "b"),
        (p.Equals(f("yes"), True), {"yes": False}, "true", "False"),
        (p.Equals(f("number"), 5), {}, "5", ""),
        (p.OneOf(f("text"), ("a", "b")), {"text": "c"}, "a;b", "c"),
        (p.Contains(f("words"), ("a", "b")), {"words": ["b", "c"]}, "a;b", "b;c"),
        (p.OfKind(f("one"), ("rule", "plan")), {"one": FINDING.id}, "rule;plan", FINDING.id),
        (p.SamePerson(f("by"), the("role", role="above")), {}, "p1", "p2"),
        (p.NoLater(f("start"), f("end")), {"start": "2024-03-02", "end": "2024-03-01"}, "2024-03-01", "2024-03-02"),
        (p.FirstIs(f("team"), the("bearer")), {"team": ["p1", "p2"]}, "p2", "p1;p2"),
        (p.LastIs(f("team"), the("bearer")), {"team": ["p2", "p1"]}, "p2", "p2;p1"),
        (p.Covers(f("team"), f("more")), {"team": ["p1"], "more": ["p2", "p1", "p9"]}, "p2;p9", "p1"),
        (p.CountAtLeast(f("words"), quantity("three")), {"words": ["a"]}, "3", "a"),
        (p.CountAtMost(f("words"), quantity("1")), {"words": ["a", "b"]}, "1", "a;b"),
        (p.Within(f("start"), f("end"), quantity("5d")), {"start": "2024-03-01"}, "5d", "2024-03-01"),
        (
            p.ShareAtLeast(f("words"), f("list"), quantity("half")),
            {"words": ["a"], "list": ["1", "2", "3"]},
            "0.5",
            "a",
        ),
        (p.RecordedWithin(quantity("5d")), {"known": "2024-04-01"}, "5d", ""),
        (p.Apart(f("by"), f("who")), {"who": "Y head"}, "", "p2"),
    ],
)
def test_a_flaw_names_the_record_what_was_wanted_and_what_was_found(
    need: p.Predicate, fields: dict[str, Any], expected: str, found: str
) -> None:
    record = act(**fields)
    row = judged_by(need, record=record)
    assert row.outcome is FLAWED
    assert facts(row, "asked") == {"record": record.id, "expected": expected, "found": found}


def test_likeness_as_a_deciding_check_names_the_ceiling() -> None:
    earlier = done("act", "2024-02-01", by="p2", text="abcdef")
    row = judged_by(p.Unlike(quantity("0.50")), record=act(text="abcdef"), others=(earlier,))
    assert (row.outcome, facts(row, "asked")["expected"]) == (FLAWED, "0.50")


def test_the_first_need_that_fails_is_named_and_each_check_once() -> None:
    row = judged_by(p.Filled((f("by"),)), p.Filled((f("text"),)), p.Filled((f("who"),)), record=act())
    assert facts(row, "asked")["expected"] == "text"


def test_an_amount_that_is_unset_is_never_named() -> None:
    marked = judged_by(p.CountAtLeast(f("words"), quantity("unset")), record=act(), judged="mark")
    assert (marked.outcome, facts(marked, "asked")) == (Outcome.MET, {"record": "act 2024-03-05"})


# --- which records ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "flawed"), [((), ["act"]), (("plan",), ["plan"]), (("act", "plan"), ["act", "plan"]), (("talk",), [])]
)
def test_a_check_looks_at_the_kinds_it_names_else_at_the_first_part(on: tuple[str, ...], flawed: list[str]) -> None:
    rules = law(
        answer(checks=("asked",), met_by=met_by((part("act"), part("plan")))),
        more={"checks": [check("asked", p.Filled((f("nothing"),)), on=on)], "kinds": [ACT]},
    )
    row = one(rules, STAGE, [FINDING, act(), done("plan", "2024-03-05", of="Y", re=FINDING.id)])
    assert [str(dict(note.facts)["record"]).split()[0] for note in row.reasons if note.code == "asked"] == flawed


def test_a_link_check_is_part_of_the_linking_and_judges_nothing() -> None:
    assert judged_by(p.Filled((f("nothing"),)), record=act(), judged="link").outcome is Outcome.MET


# --- marks ------------------------------------------------------------------------------------------------------------


def test_a_mark_changes_no_outcome() -> None:
    row = judged_by(p.Filled((f("by"),)), p.Filled((f("text"),)), record=act(), judged="mark")
    assert (row.outcome, facts(row, "asked")) == (Outcome.MET, {"record": "act 2024-03-05"})
    assert "asked" not in codes(judged_by(p.Filled((f("by"),)), record=act(), judged="mark"))


def test_texts_that_look_alike_are_marked_with_their_share() -> None:
    earlier = done("act", "2024-02-01", by="p2", text="abcdefg")
    row = judged_by(p.Unlike(quantity("0.50")), record=act(text="abcdefx"), others=(earlier,), judged="mark")
    assert (row.outcome, facts(row, "look_similar")) == (
        Outcome.MET,
        {"record": "act 2024-03-05", "share": "0.66"},
    )


def test_late_recording_is_said_once_elsewhere_and_not_marked_again() -> None:
    row = judged_by(p.RecordedWithin(quantity("5d")), record=act(known="2024-04-01"), judged="mark")
    assert (row.outcome, "asked" in codes(row)) == (Outcome.MET, False)


# --- over a year ------------------------------------------------------------------------------------------------------

FOCUS = kind("talk", "focus:list")


def year(need: p.Predicate, *records: Record) -> list[Obligation]:
    """Four quarters of talks by T's head with X's and Z's, under one check over the year."""
    checks = [check("asked", need, judged="group")]
    rules = law(norm(checks=("asked",)), more={"checks": checks, "kinds": [FOCUS]}, talks="3mo")
    stage = pair(held("X head", "p1"), held("Z head", "p4"), adopted="2024-01-01")
    return [row for row in ask(rules, stage, records) if row.bearer_person == "p9"]


def talk(on: str, about: str, *focus: str, by: str = "p9") -> Record:
    return done("talk", on, id=f"talk {on} {about}", by=by, about=about, of="T", focus=list(focus))


SEEN = p.AllSeen(f("focus"), ("money", "people"))


def test_what_must_be_seen_in_a_year_may_be_seen_in_several_talks() -> None:
    rows = year(SEEN, talk("2024-02-01", "p1", "money"), talk("2024-05-01", "p4", "people"))
    assert {row.trigger: row.outcome for row in rows if row.outcome is not Outcome.LAPSED} == {
        "2024-01-01": Outcome.MET,
        "2024-04-01": Outcome.MET,
        "2024-10-01": Outcome.PENDING,
    }


def test_what_was_not_seen_is_said_on_the_last_row_alone() -> None:
    talks = [talk(f"2024-{month:02}-01", who, "money") for month in (2, 5, 8, 11) for who in ("p1", "p4")]
    flawed = [row for row in year(SEEN, *talks) if row.outcome is not Outcome.MET]
    (row,) = flawed
    assert (row.outcome, row.trigger, row.subject, row.met_on) == (FLAWED, "2024-10-01", "p4@Z head", None)
    assert facts(row, "asked") == {"record": "talk 2024-11-01 p4", "expected": "money;people", "found": ""}


def test_until_the_last_row_of_the_year_is_done_nothing_is_judged() -> None:
    assert Outcome.NOT_GOOD_ENOUGH not in {row.outcome for row in year(SEEN, talk("2024-02-01", "p1", "money"))}


FIRST_TOP = p.NoLaterThanMedian(p.Term(p.Whose.BEARER))


@pytest.mark.parametrize(
    ("own", "outcome"), [("2024-02-10", Outcome.MET), ("2024-02-20", Outcome.MET), ("2024-03-10", FLAWED)]
)
def test_who_should_be_among_the_first_is_no_later_than_the_median(own: str, outcome: Outcome) -> None:
    """Three talks in X; the second is filed by p9 himself, the others by somebody for him."""
    rules = law(norm(checks=("asked",)), more={"checks": [check("asked", FIRST_TOP, judged="group")]}, talks="12mo")
    stage = pair(held("X head", "p1"), held("Z head", "p4"), held("Z head", "p5"), adopted="2024-01-01")
    talks = [
        talk("2024-02-15", "p1", by="helper"),
        talk("2024-02-20", "p4", by="helper"),
        talk(own, "p5"),
    ]
    rows = [row for row in ask(rules, stage, talks) if row.bearer_person == "p9"]
    assert [row.outcome for row in rows if row.subject == "p5@Z head"] == [outcome]


def test_of_whom_there_is_no_act_cannot_have_been_among_the_first() -> None:
    rules = law(norm(checks=("asked",)), more={"checks": [check("asked", FIRST_TOP, judged="group")]}, talks="12mo")
    rows = ask(rules, pair(held("X head", "p1"), adopted="2024-01-01"), [talk("2024-02-15", "p1", by="helper")])
    assert [row.outcome for row in rows if row.bearer_person == "p9"] == [FLAWED]


def test_another_predicate_says_nothing_of_a_year() -> None:
    rows = year(p.Filled((f("nothing"),)), *[talk(f"2024-{m:02}-01", w) for m in (2, 5, 8, 11) for w in ("p1", "p4")])
    assert {row.outcome for row in rows} == {Outcome.MET}


def test_a_flaw_of_the_year_after_the_due_day_is_a_lapse_for_what_follows() -> None:
    late = Fact("late", FactKind.LAPSE, "late", "late", of_norm="N1")
    chase = norm("N2", by=("committee",), about=("top",), triggers=(n.OnFact("late"),), due=answer().due)
    rules = law(
        norm(checks=("asked",)),
        chase,
        more={"checks": [check("asked", SEEN, judged="group")], "kinds": [FOCUS], "facts": [late]},
        talks="12mo",
    )
    stage = pair(held("X head", "p1"), adopted="2024-01-01")

    def chased(as_of: str) -> list[object]:
        rows = ask(rules, stage, [talk("2024-05-01", "p1", "money")], as_of)
        return [row.arises_on for row in rows if row.norm == "N2" and row.subject.startswith("p9")]

    assert chased("2024-12-31") == []
    assert chased("2025-01-01") == [day("2025-01-01")]
