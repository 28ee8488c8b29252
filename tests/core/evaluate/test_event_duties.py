"""A duty of an event stays with its post: successors, empty posts, posts that are gone (semantics 2 and 3)."""

from __future__ import annotations

import pytest

from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.rulebook import norm as n
from tests.core.evaluate.asking import ask, codes, done, facts, line, lines, one, pair
from tests.core.evaluate.rules import answer, law, norm, role, within
from tests.core.town import Row, day, held, post, three_floors, without

ANSWER = law(answer(), vacancy="30d")
FINDING = done("finding", "2024-03-01", of="Y")


def test_an_event_duty_passes_to_the_successor_with_the_old_due_day() -> None:
    stage = pair(held("Y head", "p2", "..2024-04-01"), held("Y head", "p5", "2024-04-01.."))
    before, after = one(ANSWER, stage, [FINDING], "2024-03-31"), one(ANSWER, stage, [FINDING], "2024-04-01")
    assert (before.bearer_person, after.bearer_person) == ("p2", "p5")
    assert (before.id, before.due_on) == (after.id, after.due_on)
    assert facts(after, "handed_over") == {"from": "p2", "to": "p5", "day": "2024-04-01"}
    assert "handed_over" not in codes(before)


def test_who_held_the_post_on_the_due_day_answers_even_after_leaving() -> None:
    stage = pair(held("Y head", "p2", "..2024-06-01"), held("Y head", "p5", "2024-06-01.."))
    assert one(ANSWER, stage, [FINDING], "2024-12-31").bearer_person == "p2"


@pytest.mark.parametrize(
    ("as_of", "shown", "code"), [("2024-04-13", "Y head", "vacant"), ("2024-04-14", "p1", "vacant_up")]
)
def test_an_empty_post_keeps_its_event_duty_and_after_thirty_days_it_shows_one_level_up(
    as_of: str, shown: str, code: str
) -> None:
    stage = pair(held("X head", "p1"), held("Y head", "p2", "..2024-03-15"))
    row = one(ANSWER, stage, [FINDING], as_of)
    assert (line(row).split(" ->")[0], facts(row, code)) == (shown, {"post": "Y head", "since": "2024-03-15"})
    assert (row.id, row.due_on) == (one(ANSWER, stage, [FINDING], "2024-03-10").id, day("2024-04-30"))


def test_an_empty_post_with_an_unset_vacancy_leaves_its_event_duty_open() -> None:
    row = one(law(answer()), pair(held("Y head", "p2", "..2024-03-15")), [FINDING], "2024-04-01")
    assert (row.outcome, facts(row, "unset")) == (Outcome.UNDETERMINED, {"parameter": "vacancy"})
    assert facts(row, "vacant") == {"post": "Y head", "since": "2024-03-15"}


def test_a_post_that_is_gone_ends_its_event_duty() -> None:
    stage = pair(post("Y second", "Y", "second", when="..2024-04-01"), held("Y second", "p2"))
    rules = law(answer(by=("second",)), more={"roles": [role("second", "posts", "second")]}, vacancy="30d")
    row = one(rules, stage, [FINDING], "2024-05-31")
    assert (row.outcome, facts(row, "bound_ended")) == (
        Outcome.NOT_APPLICABLE,
        {"what": "bearer", "day": "2024-04-01"},
    )


def test_a_duty_of_a_post_nobody_ever_held_is_vacant_since_the_post_exists() -> None:
    stage = pair(held("X head", "p1"), post("Y second", "Y", "second", when="2024-02-20.."))
    rules = law(answer(by=("second",)), more={"roles": [role("second", "posts", "second")]}, vacancy="30d")
    old = pair(held("X head", "p1"), post("Y second", "Y", "second"))
    assert facts(one(rules, old, [FINDING], "2024-03-20"), "vacant_up")["since"] == "2015-01-01"
    row = one(rules, stage, [FINDING], "2024-03-20")
    assert facts(row, "vacant") == {"post": "Y second", "since": "2024-02-20"}
    assert facts(one(rules, stage, [FINDING], "2024-03-21"), "vacant_up")["since"] == "2024-02-20"


def test_what_was_done_before_the_post_fell_empty_stays_done_by_whoever_held_it() -> None:
    stage = pair(held("X head", "p1"), held("Y head", "p2", "..2024-03-15"))
    report = done("report", "2024-03-10", by="p2", of="Y", re=FINDING.id)
    row = one(ANSWER, stage, [FINDING, report])
    assert (row.outcome, row.bearer_person, "vacant_up" in codes(row)) == (Outcome.MET, "p2", False)
    later = done("report", "2024-04-20", by="p1", of="X", re=FINDING.id)
    assert one(ANSWER, stage, [FINDING, later]).bearer_person == "p1"


# --- about oneself ----------------------------------------------------------------------------------------------------

GRAVE = law(norm(by=("top",), about=("team",), triggers=(n.New("finding"),), due=within("60d")), vacancy="30d")


def about_member(*rows: Row, as_of: str = "2024-12-31") -> list[str]:
    """The head of the county owes something about the member of its team."""
    finding = done("finding", "2024-03-01", of="county", about="county member")
    return lines(ask(GRAVE, without(three_floors(*rows), "county chief@county head"), [finding], as_of))


def test_who_takes_over_a_duty_about_himself_does_not_answer_for_it() -> None:
    left = held("county head", "county chief", "..2024-04-01", id="left")
    alone = held("county head", "county deputy chief", "2024-04-01..")
    other = held("county head", "other", "2024-04-01..")
    assert [line.split(" ->")[0] for line in about_member(left, alone, as_of="2024-03-31")] == ["county chief"]
    assert [line.split(" ->")[0] for line in about_member(left, alone)] == ["city chief"]
    assert [line.split(" ->")[0] for line in about_member(left, alone, other)] == ["other"]
