"""By which day something is owed: anchors, amounts, marks; what is not set is never guessed (semantics 4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.register.record import Record
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.quantity import Amount, Origin, Unit
from tests.core.evaluate.asking import ask, codes, done, facts, one, pair
from tests.core.evaluate.rules import (
    amount,
    answer,
    every,
    law,
    met_by,
    norm,
    parameter,
    part,
    procedure,
    recorded,
    setting,
    within,
)
from tests.core.town import day, held

STAGE = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2022-01-01")


def due_on(due: n.Due, *records: Record) -> str:
    """The due day of a report by the head of Y that one finding asks for."""
    row = one(law(answer(due=due)), STAGE, records, "2025-12-31")
    return row.due_on.isoformat() if row.due_on else ""


@pytest.mark.parametrize(
    ("on", "due", "expected"),
    [
        ("2024-04-25", within("1wd"), "2024-04-26"),
        ("2024-04-25", within("2wd"), "2024-04-28"),
        ("2024-04-25", within("3wd"), "2024-04-29"),
        ("2024-01-01", within("60d"), "2024-03-01"),
        ("2023-01-30", within("1mo"), "2023-02-28"),
        ("2023-01-30", within("1mo", up=True), "2023-03-01"),
        ("2024-02-29", within("12mo"), "2025-02-28"),
        ("2024-02-29", within("12mo", up=True), "2025-03-01"),
        ("2024-04-21", within("10d"), "2024-05-01"),
        ("2024-04-21", within("10d", roll=True), "2024-05-02"),
        ("2024-03-05", n.AtEvent(), "2024-03-05"),
    ],
)
def test_the_end_day_is_inside_and_counts_from_the_day_of_the_act(on: str, due: n.Due, expected: str) -> None:
    finding = done("finding", on, of="Y")
    assert due_on(due, finding) == expected
    report = done("report", expected, by="p2", of="Y", re=finding.id)
    assert one(law(answer(due=due)), STAGE, [finding, report], "2025-12-31").outcome is Outcome.MET


def test_a_lapse_is_possible_from_the_day_after() -> None:
    finding = done("finding", "2024-01-01", of="Y")
    outcomes = [one(law(answer()), STAGE, [finding], as_of).outcome for as_of in ("2024-03-01", "2024-03-02")]
    assert outcomes == [Outcome.PENDING, Outcome.LAPSED]


# --- anchors ----------------------------------------------------------------------------------------------------------


def test_receipt_counts_from_the_day_the_field_names() -> None:
    finding = done("finding", "2024-01-01", of="Y", served="2024-02-01")
    assert due_on(within("60d", "receipt", "served"), finding) == "2024-04-01"


def test_where_the_field_is_empty_the_day_of_recording_counts_and_the_row_says_so() -> None:
    due = within("60d", "receipt", "served")
    late = done("finding", "2024-01-01", of="Y", known="2024-01-20")
    row = one(law(answer(due=due)), STAGE, [late])
    assert (row.arises_on, row.due_on) == (day("2024-01-20"), day("2024-03-20"))
    assert facts(row, "anchor_from_recording") == {"field": "served"}


def test_an_act_planned_ahead_is_never_anchored_before_it_happens() -> None:
    early = done("finding", "2024-02-01", of="Y", known="2024-01-20")
    assert due_on(within("60d", "receipt", "served"), early) == "2024-04-01"


def test_awareness_of_a_body_counts_from_the_first_recording_and_never_before_the_act() -> None:
    rules = law(answer(by=("committee",), due=within("60d", "awareness")))
    for known, anchor in (("2024-01-20", "2024-01-20"), ("2023-12-20", "2024-01-01")):
        row = one(rules, STAGE, [done("finding", "2024-01-01", of="Y", known=known)])
        assert row.arises_on == day(anchor)


def test_awareness_of_a_post_counts_from_the_day_it_could_see() -> None:
    rules = law(answer(due=within("60d", "awareness")))
    finding = done("finding", "2024-01-01", of="Y", to="Y", known="2024-02-01")
    assert one(rules, STAGE, [finding]).due_on == day("2024-04-01")


@pytest.mark.parametrize("kind", ["recorded for later", "unknown"])
def test_an_anchor_still_ahead_or_not_known_raises_nothing_yet(kind: str) -> None:
    if kind == "unknown":
        finding = done("finding", "2024-01-01", of="X", about="Y head", by="p1")
        rules = law(answer(by=("below",), about=(), due=within("60d", "awareness")))
    else:
        finding = done("finding", "2024-01-01", of="Y", served="2025-02-01")
        rules = law(answer(due=within("60d", "receipt", "served")))
    assert ask(rules, STAGE, [finding]) == ()


# --- periodic ---------------------------------------------------------------------------------------------------------


def test_a_window_ends_with_the_last_day_of_its_slot() -> None:
    rows = ask(law(norm(), talks="3mo"), STAGE, as_of="2024-12-31")
    assert {row.due_on for row in rows if row.trigger == "2024-01-01"} == {day("2024-03-31")}


@pytest.mark.parametrize(
    ("text", "slot", "due", "code"),
    [("02-28", "2024-01-01", "2024-02-28", None), ("02-29", "2023-01-01", "2023-02-28", "rounded")],
)
def test_a_date_is_that_day_of_the_slot(text: str, slot: str, due: str, code: str | None) -> None:
    rules = law(norm(due=within(text), about=(), per=n.Per.BEARER, triggers=(every("12mo"),)))
    row = next(row for row in ask(rules, pair(adopted="2023-01-01")) if row.trigger == slot)
    assert row.due_on == day(due)
    assert [note for note in codes(row) if note == "rounded"] == ([code] if code else [])


def test_a_deadline_of_a_period_counts_from_the_first_day_of_the_slot() -> None:
    rules = law(norm(due=within("10d"), about=(), per=n.Per.BEARER, triggers=(every("12mo"),)))
    assert {row.due_on for row in ask(rules, pair()) if row.trigger == "2024-01-01"} == {day("2024-01-11")}


def test_since_last_is_due_so_long_after_the_last_act() -> None:
    rules = law(norm(about=(), per=n.Per.BEARER, triggers=(every("90d", since_last=True),)))
    row = one(rules, pair(), as_of="2023-05-01")
    assert (row.trigger, row.due_on) == ("start:2023-03-01", day("2023-05-30"))


# --- continuous -------------------------------------------------------------------------------------------------------


def test_what_holds_always_is_due_on_its_first_day_and_every_day() -> None:
    always = norm(
        about=(),
        per=n.Per.BEARER,
        triggers=(n.Always(),),
        due=n.Continuous(),
        met_by=met_by(part("rule", standing=True)),
    )
    row = one(law(always), pair())
    assert (row.due_on, row.outcome) == (day("2023-03-01"), Outcome.LAPSED)


def test_continuous_with_a_period_is_due_with_its_window() -> None:
    rules = law(norm(due=n.Continuous()), talks="6mo")
    assert {row.due_on for row in ask(rules, STAGE) if row.trigger == "2024-01-01"} == {day("2024-06-30")}


def test_continuous_with_a_new_record_is_a_guard_due_on_its_day() -> None:
    assert due_on(n.Continuous(), done("finding", "2024-03-05", of="Y")) == "2024-03-05"


def test_continuous_with_a_fact_has_no_due_day_and_needs_a_person() -> None:
    serious = norm(triggers=(n.OnFact("serious"),), due=n.Continuous())
    rules = law(serious, more={"facts": [recorded("serious")]})
    row = one(rules, STAGE, [done("finding", "2024-03-05", of="X", by="p1", about="Y head")])
    assert (row.due_on, row.outcome) == (None, Outcome.NEEDS_HUMAN)


def test_a_window_without_a_slot_has_no_due_day() -> None:
    assert due_on(n.Window(), done("finding", "2024-03-05", of="Y")) == ""


def test_continuous_from_a_state_is_due_on_the_day_of_the_state() -> None:
    rules = law(
        answer(triggers=(n.InState("closing", "opened"),), due=n.Continuous()), more={"procedures": [procedure()]}
    )
    assert one(rules, STAGE, [done("finding", "2024-03-05", of="Y")]).due_on == day("2024-03-05")


def test_a_date_without_a_slot_gives_no_day() -> None:
    assert due_on(within("02-28"), done("finding", "2024-03-05", of="Y")) == ""


# --- what is set, and what is not -------------------------------------------------------------------------------------


def test_an_unset_amount_gives_no_day_and_evidence_is_not_judged() -> None:
    finding = done("finding", "2024-01-01", of="Y")
    report = done("report", "2024-01-10", by="p2", of="Y", re=finding.id)
    row = one(law(answer(due=within("reply"))), STAGE, [finding, report])
    assert (row.outcome, row.due_on, row.evidence) == (Outcome.UNDETERMINED, None, ())
    assert facts(row, "unset") == {"parameter": "reply"}


def test_the_value_in_force_when_it_arose_governs_to_the_end() -> None:
    rules = law(
        answer(due=within("reply")), settings=[setting("reply", "60d"), setting("reply", "10d", day("2024-02-01"))]
    )
    old, new = done("finding", "2024-01-31", of="Y"), done("finding", "2024-02-01", of="Y")
    assert [row.due_on for row in ask(rules, STAGE, [old, new])] == [day("2024-03-31"), day("2024-02-11")]


def test_a_value_looser_than_a_floor_counts_as_the_floor_and_the_row_says_so() -> None:
    floor = replace(parameter("reply"), floor=amount("30d"), floor_origin=Origin.TEXT)
    rules = law(answer(due=within("reply")), reply="60d", more={"parameters": [floor]})
    row = one(rules, STAGE, [done("finding", "2024-01-01", of="Y")])
    assert (row.due_on, facts(row, "floor_applied")) == (
        day("2024-01-31"),
        {"parameter": "reply", "values": ("60d", "30d")},
    )
    strict = law(answer(due=within("reply")), reply="20d", more={"parameters": [floor]})
    assert "floor_applied" not in codes(one(strict, STAGE, [done("finding", "2024-01-01", of="Y")]))


def test_a_deadline_past_the_last_known_calendar_is_provisional() -> None:
    rules = law(answer(due=within("3wd")))
    sure = one(rules, STAGE, [done("finding", "2024-12-24", of="Y")], "2024-12-31")
    open_ = one(rules, STAGE, [done("finding", "2024-12-30", of="Y")], "2024-12-31")
    assert [(row.provisional, "provisional" in codes(row)) for row in (sure, open_)] == [(False, False), (True, True)]
    assert facts(open_, "provisional") == {"year": 2025}


def test_what_was_rounded_or_rolled_is_named_with_both_days() -> None:
    rounded = one(law(answer(due=within("1mo"))), STAGE, [done("finding", "2023-03-31", of="Y")])
    assert facts(rounded, "rounded") == {"before": "2023-03-31", "after": "2023-04-30"}
    rolled = one(law(answer(due=within("10d", roll=True))), STAGE, [done("finding", "2024-04-21", of="Y")])
    assert facts(rolled, "rolled") == {"before": "2024-05-01", "after": "2024-05-02"}


def test_above_the_top_the_value_of_the_organisation_it_came_from_counts() -> None:
    rules = law(norm(triggers=(every("talks", since_last=True),)), talks="6mo")
    row = next(row for row in ask(rules, pair(held("X head", "p9")), as_of="2023-05-01") if row.subject == "p9@X head")
    assert (row.bearer_body, row.due_on) == ("outside", day("2023-09-01"))


def test_an_amount_knows_its_own_text() -> None:
    assert [str(amount(text)) for text in ("60d", "3wd", "6mo", "02-28", "0.85", "2")] == [
        "60d",
        "3wd",
        "6mo",
        "02-28",
        "0.85",
        "2",
    ]
    assert amount("60d") == Amount("60", Unit.DAYS)
