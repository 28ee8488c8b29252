"""Whom to tell of a lapse: the ladder, less whoever stands on the other side (the tables of semantics 9)."""

from __future__ import annotations

import pytest

from hengjian.core.evaluate.obligation import Obligation, Outcome
from hengjian.core.organisation.chart import Chart
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.rulebook import Ladder
from tests.core.evaluate.asking import ask, codes, done
from tests.core.evaluate.rules import answer, law, norm, recorded, role
from tests.core.town import Row, body, held, post, stands, three_floors, without

CARETAKER = (post("county caretaker", "county", "caretaker"), held("county caretaker", "carer"))
REPORTING = norm(
    by=("caretaker",),
    about=("team",),
    triggers=(n.OnFact("grave"),),
    due=answer().due,
    missed=n.Missed("watch"),
)
RULES = law(
    REPORTING, more={"facts": [recorded("grave")], "roles": [role("caretaker", "posts", "caretaker", single=False)]}
)


def lapsed(about: str, *rows: Row, stage: Chart | None = None, as_of: str = "2024-12-31") -> Obligation:
    """A caretaker of the county knew something grave of somebody in its team and reported it to nobody."""
    finding = done("finding", "2024-03-01", of="county", by="carer", about=about, to="county caretaker")
    found = ask(RULES, stage or three_floors(*CARETAKER, *rows, outside="above"), [finding], as_of)
    (row,) = found
    assert row.outcome is Outcome.LAPSED
    return row


# --- a report about somebody ------------------------------------------------------------------------------------------


def test_of_a_plain_member_the_discipline_head_above_and_the_top_leader_are_told_together() -> None:
    assert lapsed("county member").tell == ("city watcher", "county head")


@pytest.mark.parametrize(
    ("about", "rows"),
    [
        ("county head", ()),
        ("county member", (stands("kin", "county chief", "county deputy chief"),)),
        ("county member", (stands("kin", "county deputy chief", "county chief"),)),
        ("county member", (stands("reports_to", "county chief", "county deputy chief"),)),
        ("county member", (stands("reports_to", "county head", "county member"),)),
    ],
)
def test_of_the_top_leader_or_where_he_stands_on_their_side_the_discipline_head_above_alone(
    about: str, rows: tuple[Row, ...]
) -> None:
    assert lapsed(about, *rows).tell == ("city watcher",)


THIRD_FLOOR = (
    body("province"),
    body("province watch", kind="discipline_body"),
    post("province watcher", "province watch", "discipline_head"),
    post("province head", "province", "top_leader"),
    held("province watcher", "province warden"),
    held("province head", "province chief"),
    stands("same_level", "province watch", "province"),
    stands("superior", "city", "province"),
)
KIN_ABOVE = stands("kin", "city warden", "county chief")


def test_where_the_discipline_head_above_is_kin_too_the_one_two_levels_up_is_told() -> None:
    assert lapsed("county head", KIN_ABOVE, *THIRD_FLOOR).tell == ("province watcher",)


def test_and_where_there_is_none_the_outside_address() -> None:
    assert lapsed("county head", KIN_ABOVE).tell == ("above",)


def test_without_an_outside_address_the_row_says_so() -> None:
    row = lapsed("county head", stage=three_floors(*CARETAKER, KIN_ABOVE, outside=""))
    assert (row.tell, "no_outside_address" in codes(row)) == ((), True)
    assert "no_outside_address" not in codes(lapsed("county head", KIN_ABOVE))


# --- who is left out --------------------------------------------------------------------------------------------------


def test_the_bearer_is_never_told_of_his_own_lapse_through_any_post() -> None:
    row = lapsed("county member", held("city watcher", "carer", id="second seat"))
    assert row.tell == ("county head",)


def test_an_empty_post_is_not_told() -> None:
    stage = without(three_floors(*CARETAKER), "city warden@city watcher")
    assert lapsed("county member", stage=stage).tell == ("county head",)


@pytest.mark.parametrize("kind", ["recused", "implicated"])
def test_whoever_is_recused_or_implicated_in_the_matter_is_not_told(kind: str) -> None:
    aside = stands(kind, "city warden", "finding 2024-03-01")
    assert lapsed("county member", aside).tell == ("county head",)
    elsewhere = stands(kind, "city warden", "another finding")
    assert lapsed("county member", elsewhere).tell == ("city watcher", "county head")


def test_a_post_with_one_excluded_holder_is_left_out_whole() -> None:
    two = (held("city watcher", "second warden"), stands("kin", "second warden", "county deputy chief"))
    assert lapsed("county member", *two).tell == ("county head",)


def test_the_ladder_is_climbed_as_people_sit_on_the_day_it_is_asked_about() -> None:
    later = held("city watcher", "newcomer", "2024-10-01..")
    stage = without(three_floors(*CARETAKER, later), "city warden@city watcher")
    assert lapsed("county member", stage=stage, as_of="2024-09-30").tell == ("county head",)
    assert lapsed("county member", stage=stage, as_of="2024-10-01").tell == ("city watcher", "county head")


# --- a matter about a body, and one owed to somebody ------------------------------------------------------------------


def whole_body(about: str, ladder: str) -> tuple[str, ...]:
    """The county watched a body below it, and did not."""
    rules = law(
        norm(by=("committee_above",), about=("committee_below",), missed=n.Missed(ladder), met_by=()), talks="6mo"
    )
    rows = ask(rules, three_floors(adopted="2024-01-01"), (), "2024-07-01")
    (row,) = (row for row in rows if row.subject == about and row.outcome is Outcome.LAPSED)
    return row.tell


def test_of_a_body_its_holders_and_all_below_count_as_the_subject() -> None:
    assert whole_body("town", "up") == ("county head",)
    assert whole_body("county", "up") == ("city head",)


def test_whoever_sits_in_the_body_it_is_about_is_not_told_even_through_a_seat_above() -> None:
    both = held("county head", "town chief", id="second seat")
    rules = law(norm(by=("committee_above",), about=("committee_below",), met_by=()), talks="6mo")
    stage = without(three_floors(both, adopted="2024-01-01"), "county chief@county head")
    (row,) = (
        row
        for row in ask(rules, stage, (), "2024-07-01")
        if row.subject == "town" and not row.met_on and row.trigger == "2024-01-01"
    )
    assert row.tell == ("city head",)


def test_for_a_recipient_nothing_is_taken_out() -> None:
    owed_to = answer(about=(), towards=("committee_above",), by=("below",), per=n.Per.PAIR)
    finding = done("finding", "2024-03-01", of="county", about="town head")
    (row,) = ask(law(owed_to), three_floors(), [finding])
    assert (row.subject, row.tell) == ("county", ("county head",))


def test_a_body_is_told_through_whoever_heads_it() -> None:
    ladder = Ladder("bodies", "", "", (("watch", "committee"),))
    rules = law(
        norm(about=(), per=n.Per.BEARER, met_by=(), missed=n.Missed("bodies")), talks="6mo", more={"ladders": [ladder]}
    )
    rows = ask(rules, three_floors(adopted="2024-01-01"), (), "2024-07-01")
    told = {row.bearer_body: row.tell for row in rows if row.trigger == "2024-01-01"}
    assert told == {
        "city": ("city watcher",),
        "county": ("county watcher",),
        "town": ("county head", "county watcher"),
        "village": ("county head", "county watcher"),
    }


def test_a_role_below_is_nobody_to_climb_to() -> None:
    rules = law(norm(about=(), per=n.Per.BEARER, met_by=(), missed=n.Missed("below")), talks="6mo")
    rows = ask(rules, three_floors(adopted="2024-01-01"), (), "2024-07-01")
    told = {row.bearer_body: row.tell for row in rows if row.trigger == "2024-01-01"}
    assert (told["town"], told["city"]) == (("county head",), ("above",))


def test_a_dispatched_member_is_no_subordinate_of_the_head_of_the_host() -> None:
    """Who was sent by the city does not report to the county's head, and so may hear of a matter about him."""
    sent = (
        post("envoy", "city", "envoy"),
        held("envoy", "sent"),
        stands("dispatched", "envoy", "county"),
    )
    ladder = Ladder("watch", "", "", (("dispatched",),))
    dispatched = role("dispatched", "dispatched", single=False)
    rules = law(
        REPORTING,
        more={
            "facts": [recorded("grave")],
            "roles": [dispatched, role("caretaker", "posts", "caretaker", single=False)],
            "ladders": [ladder],
        },
    )
    finding = done("finding", "2024-03-01", of="county", by="carer", about="county head", to="county caretaker")
    (row,) = ask(rules, three_floors(*CARETAKER, *sent), [finding])
    assert row.tell == ("envoy",)
