"""One bearer or several, one subject or a set, recused or not: how a duty is spread over people (semantics 2, 6)."""

from __future__ import annotations

from typing import Any

import pytest

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from tests.core.evaluate.asking import ask, codes, done, facts, lines, pair, run
from tests.core.evaluate.rules import (
    check,
    every,
    law,
    met_by,
    norm,
    part,
)
from tests.core.town import day, held, post, stands, three_floors, without

JAN = "2024-01-01"
MET, LAPSED, SHORT = Outcome.MET, Outcome.LAPSED, Outcome.NOT_GOOD_ENOUGH


def county(rows: tuple[Obligation, ...]) -> list[Obligation]:
    return [row for row in rows if row.bearer_body == "county" and row.trigger == JAN]


# --- sets of two ------------------------------------------------------------------------------------------------------

TWO = law(
    norm(
        by=("team",), about=("team",), per=n.Per.UNORDERED_PAIR, triggers=(every("12mo"),), met_by=met_by(part("talk"))
    )
)
THIRD = (post("county third", "county", "member"), held("county third", "a third"))


def test_an_exchange_is_one_row_for_each_set_of_two() -> None:
    rows = county(ask(TWO, three_floors(*THIRD, adopted=JAN), ()))
    assert sorted((row.bearer_person, row.subject.split("@")[0]) for row in rows) == [
        ("a third", "county chief"),
        ("a third", "county deputy chief"),
        ("county chief", "county deputy chief"),
    ]


@pytest.mark.parametrize(
    ("by", "about", "met"),
    [
        ("county chief", "a third", True),
        ("a third", "county head", True),
        ("stranger", ("county chief", "a third"), True),
        ("county chief", "county member", False),
    ],
)
def test_either_of_the_two_may_have_begun_it(by: str, about: Any, met: bool) -> None:
    rows = county(ask(TWO, three_floors(*THIRD, adopted=JAN), [done("talk", "2024-03-01", by=by, about=about)]))
    assert (
        {row.subject: row.outcome for row in rows if row.bearer_person == "a third"}["county chief@county head"] is MET
    ) is met


# --- several roles ----------------------------------------------------------------------------------------------------


def several(mode: n.Mode, by: tuple[str, ...] = ("warden", "top"), **changes: Any) -> Any:
    return law(norm(by=by, mode=mode, about=(), per=n.Per.BEARER, triggers=(every("12mo"),), **changes))


def test_where_each_owes_there_is_a_row_for_each_and_one_act_serves_one() -> None:
    rows = county(ask(several(n.Mode.EACH), three_floors(adopted=JAN), [done("talk", "2024-03-01", by="county chief")]))
    both = ask(several(n.Mode.EACH), three_floors(adopted=JAN), [done("talk", "2024-03-01", by="county chief")])
    assert lines(rows) == [f"county chief ->  {JAN} met"]
    assert "county warden" in {row.bearer_person for row in both}


def test_a_seat_that_two_roles_find_owes_once() -> None:
    rows = county(ask(several(n.Mode.EACH, by=("top", "team")), three_floors(adopted=JAN)))
    assert [row.bearer_post for row in rows] == ["county head", "county member"]


@pytest.mark.parametrize(
    ("by", "outcome"), [("county chief", MET), ("county warden", MET), ("county deputy chief", Outcome.PENDING)]
)
def test_where_any_may_there_is_one_row_with_the_first_and_the_others_named(by: str, outcome: Outcome) -> None:
    rows = ask(several(n.Mode.ANY), three_floors(adopted=JAN), [done("talk", "2024-03-01", by=by)])
    (row,) = (row for row in rows if row.bearer_post == "county watcher")
    assert row.outcome is outcome
    assert facts(row, "any_of") == {"roles": ("top", "warden")}
    assert [row for row in rows if row.bearer_post == "county head"] == []


def test_where_only_one_of_the_roles_resolves_nobody_else_is_named() -> None:
    rows = ask(several(n.Mode.ANY), three_floors(adopted=JAN), ())
    (row,) = (row for row in rows if row.bearer_body == "town")
    assert (row.bearer_post, "any_of" in codes(row)) == ("town head", False)
    assert ask(several(n.Mode.ANY, by=("watch",)), pair(), ()) == ()


@pytest.mark.parametrize(
    ("by", "signed", "missing"),
    [
        ("county warden", ["county head"], []),
        ("county warden", ["county chief"], []),
        ("county chief", ["county watcher"], []),
        ("stranger", ["county watcher", "county head"], []),
        ("county chief", [], ["warden"]),
        ("county warden", ["county member"], ["top"]),
        ("a deputy", ["county watcher"], []),
    ],
)
def test_a_joint_act_is_signed_by_each_role(by: str, signed: list[str], missing: list[str]) -> None:
    stage = three_floors(stands("deputy", "a deputy", "county head"), adopted=JAN)
    act = done("talk", "2024-03-01", by=by, of="county watch", signed_by=signed)
    (row,) = (row for row in ask(several(n.Mode.JOINT), stage, [act]) if row.bearer_post == "county watcher")
    assert [dict(note.facts)["expected"] for note in row.reasons if note.code == "joint"] == missing
    assert row.outcome is (SHORT if missing else MET)


def test_a_joint_act_of_a_role_nobody_has_needs_no_signature_of_it() -> None:
    act = done("talk", "2024-03-01", by="town chief", of="town")
    rows = ask(several(n.Mode.JOINT), three_floors(adopted=JAN), [act])
    assert [row.outcome for row in rows if row.bearer_body == "town"] == [MET]


def test_a_joint_act_of_bodies_is_signed_by_the_bodies() -> None:
    stage = three_floors(adopted=JAN)
    act = done("talk", "2024-03-01", by="county", signed_by=["county watch"])
    rules = several(n.Mode.JOINT, by=("committee", "watch"))
    (row,) = (row for row in ask(rules, stage, [act]) if row.bearer_body == "county")
    assert row.outcome is MET


# --- groups -----------------------------------------------------------------------------------------------------------


def group(at_least: int = 0, roster: n.RosterDay = n.RosterDay.OPENING, **changes: Any) -> Any:
    return law(
        norm(about=("team",), per=n.Per.BEARER, group=n.Group(at_least, roster), triggers=(every("12mo"),), **changes)
    )


def talks(*about: str) -> list[Record]:
    return [done("talk", f"2024-0{i}-01", by="county chief", about=who) for i, who in enumerate(about, 2)]


MEMBER, OTHER = "county deputy chief", "a third"


@pytest.mark.parametrize(
    ("at_least", "about", "outcome", "met_on"),
    [
        (0, [MEMBER, OTHER], MET, "2024-03-01"),
        (0, [MEMBER], SHORT, None),
        (0, [], Outcome.PENDING, None),
        (1, [MEMBER], MET, "2024-02-01"),
        (1, [MEMBER, OTHER], MET, "2024-02-01"),
        (2, [OTHER], SHORT, None),
    ],
)
def test_a_group_is_covered_whole_or_at_least_so_many_of_it(
    at_least: int, about: list[str], outcome: Outcome, met_on: str | None
) -> None:
    (row,) = (
        r
        for r in county(ask(group(at_least), three_floors(*THIRD, adopted=JAN), talks(*about)))
        if r.bearer_post == "county head"
    )
    assert (row.subject, row.outcome, row.met_on) == ("", outcome, day(met_on) if met_on else None)
    if outcome is SHORT:
        assert facts(row, "group_short") == {"covered": 1, "wanted": at_least or 2}
        assert row.evidence == ("talk 2024-02-01",)


def test_what_covers_a_member_with_a_flaw_does_not_cover_him() -> None:
    face = check("in_person", p.Equals(p.Term(field="in_person"), True))
    rules = law(
        norm(
            about=("team",),
            per=n.Per.BEARER,
            group=n.Group(0, n.RosterDay.OPENING),
            triggers=(every("12mo"),),
            checks=("in_person",),
        ),
        more={"checks": [face]},
    )
    stage = three_floors(adopted=JAN)
    (row,) = (r for r in county(ask(rules, stage, talks(MEMBER))) if r.bearer_post == "county head")
    assert (row.outcome, codes(row)) == (SHORT, ["group_short", "in_person"])


def test_a_group_whose_evidence_waits_for_a_judgement_waits_as_a_whole() -> None:
    stage = three_floors(*THIRD, adopted=JAN)

    def outcome(*records: Record) -> Outcome:
        rows = county(ask(group(test=n.Testability.HUMAN), stage, records))
        return next(row.outcome for row in rows if row.bearer_post == "county head")

    both = talks(MEMBER, OTHER)
    judged = [done("judgement", "2024-05-01", id=f"j{i}", re=each.id, verdict="ok") for i, each in enumerate(both)]
    assert outcome(*both) is Outcome.NEEDS_HUMAN
    assert outcome(*both, judged[0]) is Outcome.NEEDS_HUMAN
    assert outcome(*both, *judged) is MET
    assert outcome(both[0]) is SHORT


def test_the_roster_is_that_of_the_opening_or_of_the_due_day() -> None:
    newcomer = (post("county third", "county", "member"), held("county third", "a third", "2024-06-01.."))
    stage = three_floors(*newcomer, adopted=JAN)

    def outcome(roster: n.RosterDay, as_of: str) -> Outcome:
        rows = ask(group(0, roster), stage, talks(MEMBER), as_of)
        return next(row.outcome for row in county(rows) if row.bearer_post == "county head")

    assert outcome(n.RosterDay.OPENING, "2024-12-31") is MET
    assert outcome(n.RosterDay.DUE, "2024-05-31") is MET
    assert outcome(n.RosterDay.DUE, "2024-06-01") is SHORT


def test_a_group_in_which_the_bearer_is_alone_is_nobody_and_warns() -> None:
    found = run(group(), without(three_floors(adopted=JAN), "town deputy chief@town member"), (), JAN)
    assert [row for row in found.obligations if row.bearer_body == "town" and row.bearer_post == "town head"] == []
    assert "town chief@town head" in {dict(note.facts)["bearer"] for note in found.warnings}


def test_a_single_subject_who_is_the_bearer_moves_up_even_per_bearer() -> None:
    rules = law(
        norm(by=("top",), about=("top",), per=n.Per.BEARER, triggers=(every("12mo"),), met_by=met_by(part("plan")))
    )
    rows = [row for row in ask(rules, three_floors(adopted=JAN)) if row.bearer_post == "city head"]
    assert "same_person_up" in codes(rows[0])
    assert {row.subject for row in rows} == {""}
