"""Periods that change, time since the last act, versions of rules, exceptions (semantics 3 and 7)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hengjian.core.calendar.span import Span
from hengjian.core.errors import QuestionWrong
from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from tests.core.evaluate.asking import ask, codes, done, facts, one, pair, run
from tests.core.evaluate.rules import answer, every, law, met_by, norm, part, setting, within
from tests.core.town import body, day, held, post, span, stands

STAGE = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2024-01-01")
OWN: dict[str, Any] = {"about": (), "per": n.Per.BEARER}


def slots(*values: tuple[str, str], until: str = "2027-12-31", **stage: Any) -> list[str]:
    """First and last day of each slot of X's head, where the period of talks had these values from these days."""
    settings = [setting("talks", text, day(since)) for text, since in values]
    rows = ask(law(norm(**OWN), settings=settings), pair(held("X head", "p1"), **stage), (), until)
    mine = [row for row in rows if row.bearer_person == "p1" and row.due_on]
    return [f"{row.trigger}..{row.due_on}" for row in mine]


# --- the table of changes ---------------------------------------------------------------------------------------------


def test_a_longer_period_waits_for_its_own_first_day_and_a_shorter_one_for_that_of_the_longest_before() -> None:
    found = slots(
        ("6mo", "2023-01-01"), ("12mo", "2024-04-01"), ("3mo", "2025-02-01"), adopted="2024-01-01", until="2026-04-01"
    )
    assert found == [
        "2024-01-01..2024-06-30",
        "2024-07-01..2024-12-31",
        "2025-01-01..2025-12-31",
        "2026-01-01..2026-03-31",
        "2026-04-01..2026-06-30",
    ]


def test_of_two_changes_effective_on_one_day_the_later_counts() -> None:
    found = slots(
        ("6mo", "2023-01-01"), ("12mo", "2024-04-01"), ("3mo", "2024-05-01"), adopted="2024-01-01", until="2025-04-01"
    )
    assert found[2:] == ["2025-01-01..2025-03-31", "2025-04-01..2025-06-30"]


def test_slots_before_adoption_are_nobodys() -> None:
    assert slots(("6mo", "2021-01-01"), adopted="2024-07-01", until="2024-12-31") == ["2024-07-01..2024-12-31"]


def test_several_years_count_from_their_first_year() -> None:
    rules = law(norm(**OWN, triggers=(every("36mo", first_year=2022),)))
    rows = ask(rules, pair(held("X head", "p1"), adopted="2021-01-01"), (), "2026-01-01")
    assert [row.trigger for row in rows if row.bearer_person == "p1"] == ["2022-01-01", "2025-01-01"]


def test_a_change_recorded_late_starts_on_the_day_it_was_recorded() -> None:
    settings = [setting("talks", "12mo"), setting("talks", "6mo", day("2023-01-01"), recorded=day("2024-02-01"))]
    rows = ask(law(norm(**OWN), settings=settings), STAGE, (), "2025-07-01")
    triggers = [row.trigger for row in rows if row.bearer_person == "p1"]
    assert triggers == ["2024-01-01", "2025-01-01", "2025-07-01"]


def test_a_value_not_yet_recorded_changes_nothing() -> None:
    settings = [setting("talks", "12mo"), setting("talks", "1mo", day("2025-01-01"))]
    known, as_of = "2024-12-31", "2024-12-31"
    assert ask(law(norm(), settings=settings), STAGE, (), as_of, known) == ask(
        law(norm(), talks="12mo"), STAGE, (), as_of, known
    )


def test_each_body_follows_the_nearest_above_that_set_it() -> None:
    settings = [setting("talks", "12mo"), setting("talks", "6mo", body="X")]
    stage = pair(held("X head", "p1"), held("Y head", "p2"), held("Z head", "p4"), adopted="2024-01-01")
    rows = ask(law(norm(**OWN), settings=settings), stage, (), "2024-12-31")
    assert {row.bearer_person: [r.trigger for r in rows if r.bearer_person == row.bearer_person] for row in rows} == {
        "p1": ["2024-01-01", "2024-07-01"],
        "p2": ["2024-01-01", "2024-07-01"],
        "p4": ["2024-01-01"],
        "p9": ["2024-01-01"],
    }


def test_an_organ_follows_the_organisation_it_stands_beside() -> None:
    organ = (body("W"), post("W head", "W", "top_leader"), held("W head", "w"), stands("same_level", "W", "X"))
    rows = ask(law(norm(**OWN), settings=[setting("talks", "6mo", body="X")]), pair(*organ, adopted="2024-01-01"), ())
    assert [row.trigger for row in rows if row.bearer_person == "w"] == ["2024-01-01", "2024-07-01"]


def test_an_unset_period_is_one_undetermined_row_for_each_binding_of_today() -> None:
    rows = ask(law(norm()), STAGE, [done("talk", "2024-03-01", by="p1", about="p2")])
    assert [(row.bearer_person, row.subject, row.trigger, row.due_on, row.outcome) for row in rows] == [
        ("p9", "p1@X head", "unset:talks", None, Outcome.UNDETERMINED),
        ("p1", "p2@Y head", "unset:talks", None, Outcome.UNDETERMINED),
    ]
    assert facts(rows[0], "unset") == {"parameter": "talks"}
    repealed = norm(span=span("2021-01-01..2024-06-01"))
    assert ask(law(repealed), STAGE) == ()


def test_an_unset_period_towards_nobody_warns_and_has_no_row() -> None:
    found = run(law(norm(about=("plain",))), pair(held("X head", "p1"), held("Z head", "p4")), (), "2024-12-31")
    assert found.obligations == ()
    assert {note.code for note in found.warnings} == {"empty_roster"}


# --- since the last act -----------------------------------------------------------------------------------------------

TOUCH = law(norm(triggers=(every("90d", since_last=True),)))


def openings(*days: str, as_of: str = "2024-12-31", rows: tuple[Any, ...] = ()) -> list[tuple[str, str, str]]:
    stage = pair(held("X head", "p1"), held("Y head", "p2"), *rows, adopted="2024-01-01")
    talks = [done("talk", on, by="p1", about="p2") for on in days]
    found = [row for row in ask(TOUCH, stage, talks, as_of) if row.subject == "p2@Y head"]
    return [
        (row.trigger, str(row.due_on), str(row.outcome))
        for row in sorted(found, key=lambda row: row.due_on or day(as_of))
    ]


def test_each_day_with_an_act_opens_the_next_span() -> None:
    assert openings("2024-02-10", "2024-05-30") == [
        ("start:2024-01-01", "2024-03-31", "met"),
        ("talk 2024-02-10", "2024-05-10", "met_late"),
        ("talk 2024-05-30", "2024-08-28", "lapsed"),
    ]


def test_an_act_on_the_first_day_counts_and_two_acts_of_one_day_open_one_span() -> None:
    found = openings("2024-01-01", as_of="2024-02-01")
    assert [row[0] for row in found] == ["start:2024-01-01", "talk 2024-01-01"]
    twice = [done("talk", "2024-01-10", id=id, by="p1", about="p2") for id in "ab"]
    stage = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2024-01-01")
    rows = [row.trigger for row in ask(TOUCH, stage, twice, "2024-02-01") if row.subject == "p2@Y head"]
    assert rows == ["a", "start:2024-01-01"]


def test_a_new_binding_opens_anew() -> None:
    away = stands("absent", "p1", "X head", "2024-03-01..2024-04-01")
    assert openings(as_of="2024-05-01", rows=(away,)) == [
        ("start:2024-01-01", "2024-03-31", "not_applicable"),
        ("start:2024-04-01", "2024-06-30", "pending"),
    ]


def test_no_span_opens_after_a_repeal() -> None:
    ended = norm(triggers=(every("90d", since_last=True),), span=span("2021-01-01..2024-02-10"))
    talks = [done("talk", on, by="p1", about="p2") for on in ("2024-02-09", "2024-02-20")]
    rows = [row.trigger for row in ask(law(ended), STAGE, talks) if row.subject == "p2@Y head"]
    assert rows == ["start:2024-01-01", "talk 2024-02-09"]


def test_a_binding_that_goes_on_is_not_opened_again_by_what_happens_elsewhere() -> None:
    elsewhere = (held("Z head", "p4", "2024-02-10.."), held("Y head", "p7", "2024-02-20.."))
    assert [row[0] for row in openings(as_of="2024-03-01", rows=elsewhere)] == ["start:2024-01-01"]


def test_a_period_first_set_later_opens_then_and_until_then_there_is_one_row_without_dates() -> None:
    since = norm(triggers=(every("touch", since_last=True),))
    rules = law(since, settings=[setting("touch", "90d", day("2024-04-01"))])

    def rows(as_of: str, stage: Any = STAGE) -> list[tuple[str, Any, Any, Outcome]]:
        found = [row for row in ask(rules, stage, (), as_of) if row.subject == "p2@Y head"]
        return [(row.trigger, row.arises_on, row.due_on, row.outcome) for row in found]

    assert rows("2024-03-31") == [("unset:touch", None, None, Outcome.UNDETERMINED)]
    assert rows("2024-04-01") == [("start:2024-04-01", day("2024-04-01"), day("2024-06-30"), Outcome.PENDING)]
    then = pair(held("X head", "p1"), held("Y head", "p2", "..2024-04-01"), adopted="2024-01-01")
    assert rows("2024-05-01", then) == []
    gone = pair(held("X head", "p1"), held("Y head", "p2", "..2024-03-01"), adopted="2024-01-01")
    assert rows("2024-03-31", gone) == []
    assert rows("2024-05-01", gone) == []


def test_what_is_always_owed_begins_before_a_repeal_only() -> None:
    always = norm(**OWN, triggers=(n.Always(),), due=n.Continuous(), span=span("2021-01-01..2024-03-01"))
    rows = ask(law(always), pair(held("X head", "p1"), held("Z head", "p4", "2024-04-01.."), adopted="2024-01-01"))
    assert sorted(row.bearer_person for row in rows) == ["p1", "p9"]


def test_a_body_that_does_not_exist_yet_owes_nothing_yet() -> None:
    late = (body("V", when="2024-07-01.."), post("V head", "V", "top_leader"), held("V head", "v"))
    rows = ask(law(norm(**OWN), talks="6mo"), pair(*late, adopted="2024-01-01"))
    assert [row.trigger for row in rows if row.bearer_person == "v"] == ["2024-07-01"]


# --- versions ---------------------------------------------------------------------------------------------------------


def test_the_version_in_force_when_it_arose_governs_to_the_end_and_a_repeal_closes_nothing() -> None:
    second = norm(version=2, span=Span(day("2024-07-01")), recorded_on=day("2024-07-01"), met_by=met_by(part("plan")))
    rows = ask(law(norm(), second, talks="6mo"), STAGE, (), "2024-12-31")
    assert [row.id.split("/")[0] for row in rows if row.bearer_person == "p1"] == ["N1@1", "N1@2"]
    ended = law(norm(span=span("2021-01-01..2024-02-01")), talks="6mo")
    (row,) = (row for row in ask(ended, STAGE) if row.bearer_person == "p1")
    assert (row.trigger, row.outcome) == ("2024-01-01", Outcome.LAPSED)


def test_a_version_recorded_later_binds_from_then() -> None:
    late = law(norm(recorded_on=day("2024-03-01")), talks="6mo")
    assert [row.trigger for row in ask(late, STAGE) if row.bearer_person == "p1"] == ["2024-07-01"]


def test_without_a_day_of_adoption_the_day_in_force_counts() -> None:
    stage = replace(STAGE, deployment=replace(STAGE.deployment, adopted={}))
    assert [
        row.trigger for row in ask(law(norm(), talks="12mo"), stage, (), "2021-12-31") if row.bearer_person == "p1"
    ] == ["2021-01-01"]


def test_a_day_after_that_of_the_moment_is_refused() -> None:
    with pytest.raises(QuestionWrong) as refused:
        run(law(norm()), STAGE, (), "2024-03-02", "2024-03-01")
    assert refused.value.code == "as_of_after_known"
    assert refused.value.facts == {"as_of": "2024-03-02", "known_on": "2024-03-01"}
    assert str(refused.value) == "as_of_after_known"


# --- exceptions -------------------------------------------------------------------------------------------------------

URGENT = (p.Equals(p.Term(field="severity"), "urgent"),)


def exempt(label: str = "small", rank: int = 1, **changes: Any) -> n.Exempt:
    own: dict[str, Any] = {"when": (), "body_kinds": (), "body_levels": (), "due": None, "met_by": ()}
    dated = {"span": Span(day("2021-01-01")), "rulebook": "law", "clause": "1.1", "place": norm().place}
    return n.Exempt(label=label, norm="N1", rank=rank, **(own | dated | changes))


FINDING = done("finding", "2024-03-01", of="Y", severity="urgent")
REPORT = done("report", "2024-03-05", by="p2", of="Y", re=FINDING.id)


def excepted(*exempts: n.Exempt, records: tuple[Record, ...] = (FINDING, REPORT)) -> Any:
    stage = pair(held("Y head", "p2"), adopted="2024-01-01")
    bodies = tuple(replace(b, kind="committee", level="township" if b.id == "Y" else "county") for b in stage.bodies)
    return one(law(answer(), more={"exceptions": exempts}), replace(stage, bodies=bodies), records)


@pytest.mark.parametrize(
    ("changes", "lives"),
    [
        ({}, True),
        ({"body_kinds": ("committee",)}, True),
        ({"body_kinds": ("company",)}, False),
        ({"body_levels": ("county", "township")}, True),
        ({"body_levels": ("county",)}, False),
        ({"when": URGENT}, True),
        ({"when": (p.Equals(p.Term(field="severity"), "minor"),)}, False),
        ({"span": span("2024-03-01..2024-03-02")}, True),
        ({"span": span("2024-03-02..")}, False),
        ({"span": span("2021-01-01..2024-03-01")}, False),
        ({"norm_": "N2"}, False),
    ],
)
def test_an_exception_lives_where_everything_it_names_holds_on_the_day_the_duty_arose(
    changes: dict[str, Any], lives: bool
) -> None:
    given = replace(exempt(**{k: v for k, v in changes.items() if k != "norm_"}), norm=changes.get("norm_", "N1"))
    row = excepted(given)
    assert row.outcome is (Outcome.NOT_APPLICABLE if lives else Outcome.MET)
    if lives:
        assert facts(row, "excepted") == {"label": "small"}


def test_of_several_live_exceptions_the_greatest_rank_wins() -> None:
    longer = exempt("longer", 2, due=within("90d"))
    assert excepted(exempt(), longer).due_on == day("2024-05-30")
    assert excepted(longer, exempt("none", 3)).outcome is Outcome.NOT_APPLICABLE


def test_an_exception_may_ask_for_other_evidence() -> None:
    other = exempt("other", met_by=met_by(part("plan")))
    assert excepted(other).outcome is Outcome.LAPSED
    plan = done("plan", "2024-03-05", re=FINDING.id)
    assert excepted(other, records=(FINDING, plan)).outcome is Outcome.MET


def test_an_exception_about_the_trigger_needs_one() -> None:
    rules = law(norm(), talks="6mo", more={"exceptions": [exempt(when=URGENT)]})
    assert Outcome.NOT_APPLICABLE not in {row.outcome for row in ask(rules, STAGE)}
    assert codes(excepted(exempt(when=URGENT))) == ["excepted"]
