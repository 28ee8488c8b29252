"""Who holds what, who stands above whom, who reports to whom, on a day (semantics 2 and 9)."""

from __future__ import annotations

import pytest

from hengjian.core.organisation.chart import Chart
from tests.core.town import body, chart, day, held, post, span, stands, three_floors, view

ON = day("2024-06-01")
HEAD = (body("X"), post("head", "X", "top_leader"))


# --- holders ----------------------------------------------------------------------------------------------------------


def test_a_post_is_held_from_the_first_day_of_a_tenure_to_the_last_before_its_end() -> None:
    seen = view(chart(*HEAD, held("head", "p1", "2024-02-01..2024-03-01")))
    days = ("2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01")
    assert [seen.holders("head", day(each)) for each in days] == [(), ("p1",), ("p1",), ()]


def test_holders_are_a_set_and_each_is_named() -> None:
    assert view(chart(*HEAD, held("head", "p2"), held("head", "p1"))).holders("head", ON) == ("p1", "p2")


def test_whoever_acts_holds_the_post_and_whoever_has_the_tenure_does_not_meanwhile() -> None:
    seen = view(chart(*HEAD, held("head", "p1"), stands("acting", "p2", "head", "2024-03-01..2024-04-01")))
    days = ("2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01")
    assert [seen.holders("head", day(each)) for each in days] == [("p1",), ("p2",), ("p2",), ("p1",)]
    assert seen.seats_held("p1", day("2024-03-01")) == ()
    assert seen.seats_held("p2", day("2024-03-01")) == ("head",)


@pytest.mark.parametrize("where", ["head", "X"])
def test_whoever_is_absent_from_the_post_or_its_body_does_not_hold_it(where: str) -> None:
    absent = stands("absent", "p1", where, "2024-03-01..2024-04-01")
    seen = view(chart(*HEAD, held("head", "p1"), held("head", "p2"), absent))
    assert seen.holders("head", day("2024-03-31")) == ("p2",)
    assert seen.holders("head", day("2024-04-01")) == ("p1", "p2")


def test_nobody_holds_a_post_that_does_not_exist_on_the_day_nor_one_whose_body_does_not() -> None:
    tenure = held("head", "p1")
    seen = view(chart(body("X"), post("head", "X", "top_leader", when="2024-07-01.."), tenure), "2024-12-31")
    assert [seen.holders("head", day(each)) for each in ("2024-06-30", "2024-07-01")] == [(), ("p1",)]
    gone = view(chart(body("X", when="..2024-05-01"), post("head", "X", "top_leader"), tenure))
    assert [gone.holders("head", day(each)) for each in ("2024-04-30", "2024-05-01")] == [("p1",), ()]


def test_the_tenure_of_a_holder_is_found_only_where_it_is_by_tenure_that_the_post_is_held() -> None:
    seen = view(chart(*HEAD, held("head", "p1", "2024-02-01.."), stands("acting", "p2", "head")))
    tenure = seen.tenure("head", "p1", ON)
    assert tenure is not None
    assert tenure.span == span("2024-02-01..")
    assert seen.tenure("head", "p1", day("2024-01-31")) is None
    assert seen.tenure("head", "p2", ON) is None


def test_a_post_with_two_labels_is_found_under_both_on_the_days_its_row_has_them() -> None:
    rows = (post("q", "X", "member", when="..2024-05-01"), post("q", "X", "member", "top_leader", when="2024-05-01.."))
    seen = view(chart(body("X"), *rows, post("r", "X", "clerk")))
    assert seen.posts_in("X", ("top_leader",), day("2024-04-30")) == ()
    assert seen.posts_in("X", ("top_leader",), day("2024-05-01")) == ("q",)
    assert seen.posts_in("X", ("member", "clerk"), day("2024-04-30")) == ("q", "r")
    assert seen.all_posts_in("X", ON) == ("q", "r")


# --- above and below --------------------------------------------------------------------------------------------------


def moved() -> Chart:
    """Y is written below X, and by relations below Z from March and below V from May."""
    return chart(
        body("X"),
        body("Z"),
        body("V", when="2024-02-01.."),
        body("Y", "X"),
        stands("superior", "Y", "Z", "2024-03-01..", id="r1"),
        stands("superior", "Y", "V", "2024-05-01..2024-08-01", id="r2"),
    )


@pytest.mark.parametrize(
    ("on", "above"), [("2024-02-29", "X"), ("2024-03-01", "Z"), ("2024-05-01", "V"), ("2024-08-01", "Z")]
)
def test_the_superior_is_that_of_the_latest_relation_else_what_the_row_says(on: str, above: str) -> None:
    seen = view(moved())
    assert seen.superior("Y", day(on)) == above
    assert [name for name in ("X", "Z", "V") if "Y" in seen.subordinates(name, day(on))] == [above]


def test_of_two_relations_from_one_day_the_one_with_the_greater_id_counts() -> None:
    rows = [stands("superior", "Y", "X", "2024-03-01..", id="b"), stands("superior", "Y", "Z", "2024-03-01..", id="a")]
    assert view(chart(body("X"), body("Z"), body("Y"), *rows)).superior("Y", ON) == "X"


def test_a_body_that_does_not_exist_has_no_superior_and_is_none() -> None:
    stage = chart(body("X", when="..2024-05-01"), body("Y", "X", when="2024-01-01.."))
    seen = view(stage)
    assert seen.superior("Y", day("2023-12-31")) == ""
    assert seen.superior("Y", day("2024-04-30")) == "X"
    assert seen.superior("Y", day("2024-05-01")) == ""
    assert seen.body("X", day("2024-05-01")) is None


def test_the_way_up_begins_with_the_body_itself_and_ends_at_the_top() -> None:
    seen = view(three_floors())
    assert seen.chain_up("town", ON) == ("town", "county", "city")
    assert seen.chain_up("city", ON) == ("city",)


def test_the_way_up_ends_even_in_a_circle() -> None:
    assert view(chart(body("X", "Y"), body("Y", "X"))).chain_up("X", ON) == ("X", "Y")


def test_organs_are_the_bodies_of_the_same_level_while_they_exist() -> None:
    late = body("county office", kind="office", when="2024-07-01..")
    seen = view(three_floors(late, stands("same_level", "county office", "county")))
    assert seen.organs("county", ON) == ("county watch",)
    assert seen.organs("county", day("2024-07-01")) == ("county office", "county watch")
    assert seen.is_organ("county watch", ON)
    assert not seen.is_organ("county", ON)


# --- what an id means -------------------------------------------------------------------------------------------------


def test_an_id_means_the_holders_of_a_post_a_person_or_a_body_itself() -> None:
    seen = view(three_floors())
    assert seen.persons("town head", ON) == ("town chief",)
    assert seen.persons("town chief", ON) == ("town chief",)
    assert seen.persons("town", ON) == ("town",)


def test_an_id_stands_in_the_body_itself_the_body_of_the_post_or_the_bodies_of_the_persons_posts() -> None:
    seen = view(three_floors(held("village head", "town chief", "2024-07-01..")))
    assert seen.bodies_of("town", ON) == ("town",)
    assert seen.bodies_of("town head", ON) == ("town",)
    assert seen.bodies_of("town chief", ON) == ("town",)
    assert seen.bodies_of("town chief", day("2024-07-01")) == ("town", "village")
    assert seen.bodies_of("nobody", ON) == ()


def test_bodies_and_posts_are_told_apart_from_people() -> None:
    seen = view(three_floors())
    assert [seen.is_body(id) for id in ("town", "town head", "town chief")] == [True, False, False]
    assert [seen.is_post(id) for id in ("town", "town head", "town chief")] == [False, True, False]
    assert seen.bodies() == ("city", "city watch", "county", "county watch", "town", "village")


def test_kin_are_kin_in_both_directions_while_the_relation_holds() -> None:
    seen = view(chart(*HEAD, stands("kin", "p1", "p2", "2024-03-01.."), stands("kin", "p3", "p1")))
    assert seen.kin_of("p1", ON) == {"p2", "p3"}
    assert seen.kin_of("p2", ON) == {"p1"}
    assert seen.kin_of("p2", day("2024-02-29")) == frozenset()


# --- who reports to whom ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "other", "reports"),
    [
        ("town deputy chief", "town chief", True),
        ("town deputy chief", "county chief", True),
        ("town deputy chief", "city chief", True),
        ("town chief", "county chief", True),
        ("town chief", "county deputy chief", False),
        ("town chief", "village chief", False),
        ("county chief", "town chief", False),
        ("town chief", "county warden", False),
    ],
)
def test_one_reports_to_the_top_of_ones_body_and_of_every_body_above(person: str, other: str, reports: bool) -> None:
    assert view(three_floors()).reports_to(person, other, ON) is reports


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("county warden", "county chief"),
        ("county watcher", "county chief"),
        ("county warden", "county head"),
        ("county watcher", "county head"),
    ],
)
def test_a_reports_to_relation_may_name_persons_or_their_posts(source: str, target: str) -> None:
    seen = view(three_floors(stands("reports_to", source, target, "2024-05-01..")))
    assert seen.reports_to("county warden", "county chief", ON)
    assert not seen.reports_to("county warden", "county chief", day("2024-04-30"))
    assert not seen.reports_to("county chief", "county warden", ON)


def dispatched(source: str) -> Chart:
    """A team of the county with an envoy, or the envoy alone (the post or the person), sent into the town."""
    home = "team" if source == "team" else "county"
    return three_floors(
        body("team", "county", kind="dispatched_team"),
        post("envoy", home, "clerk"),
        held("envoy", "sent"),
        stands("dispatched", source, "town", "2024-03-01.."),
    )


@pytest.mark.parametrize("source", ["team", "envoy", "sent"])
def test_a_dispatched_body_post_or_person_reports_to_the_sender_and_never_to_the_host(source: str) -> None:
    seen = view(dispatched(source))
    assert seen.reports_to("sent", "county chief", ON)
    assert not seen.reports_to("sent", "city chief", ON)
    assert not seen.reports_to("sent", "town chief", ON)
    assert seen.senders_into("town", ON) == ("county",)


def test_before_being_sent_one_reports_to_every_body_above() -> None:
    seen = view(dispatched("team"))
    before = day("2024-02-29")
    assert seen.reports_to("sent", "city chief", before)
    assert seen.senders_into("town", before) == ()


def test_a_team_sent_by_nobody_has_no_sender() -> None:
    seen = view(chart(body("team"), body("town"), stands("dispatched", "team", "town")))
    assert seen.senders_into("town", ON) == ()


# --- days -------------------------------------------------------------------------------------------------------------


def test_the_days_of_an_id_are_those_on_which_a_row_that_names_it_begins_or_ends() -> None:
    seen = view(chart(*HEAD, held("head", "p1", "2024-02-01..2024-03-01"), held("head", "p2", "2024-03-01..")))
    assert day("2024-02-01") in seen.boundaries("p1")
    assert seen.boundaries("p1") == (day("2024-02-01"), day("2024-03-01"))
    assert set(seen.boundaries("p1")) < set(seen.boundaries("head"))
    assert seen.boundaries("nobody") == ()
    assert set(seen.boundaries("X", "head", "p2")) == set(seen.all_days)
