"""A role is a path over the chart: each step leads where it says, from an organisation, on a day (semantics 2)."""

from __future__ import annotations

import pytest

from hengjian.core.rulebook.paths import Seat, seats_named, walk_role
from hengjian.core.rulebook.rulebook import Role, Step, StepKind
from tests.core.town import body, day, held, post, stands, three_floors, view

ON = day("2024-06-01")
TEAM = (
    body("team", "county", kind="dispatched_team"),
    post("envoy", "county", "envoy"),
    post("desk", "team", "clerk"),
    held("envoy", "sent"),
    held("desk", "sent"),
    stands("dispatched", "team", "town"),
    stands("dispatched", "envoy", "village"),
    stands("in_charge", "county member", "town"),
    stands("in_charge", "sent", "village"),
    stands("advises", "city", "village"),
    stands("helps", "county watcher", "village"),
)


def walk(organisation: str, *steps: Step, on: str = "2024-06-01") -> list[str]:
    """Where the path leads, as `body` or `body/post`."""
    role = Role("r", "r", "r", steps, "", single=False)
    seats = walk_role(view(three_floors(*TEAM)), role, organisation, day(on))
    return [f"{seat.body}/{seat.post}" if seat.post else seat.body for seat in seats]


def step(kind: str, *names: str) -> Step:
    return Step(StepKind(kind), names)


@pytest.mark.parametrize(
    ("organisation", "taken", "reached"),
    [
        ("town", step("own"), ["town"]),
        ("nowhere", step("own"), []),
        ("town", step("superior"), ["county"]),
        ("city", step("superior"), []),
        ("county", step("subordinates"), ["team", "town", "village"]),
        ("town", step("subordinates"), []),
        ("county", step("organ", "discipline_body"), ["county watch"]),
        ("county", step("organ", "office"), []),
        ("town", step("dispatched"), ["team"]),
        ("village", step("dispatched"), ["county/envoy"]),
        ("town", step("sender"), ["county"]),
        ("village", step("sender"), ["county"]),
        ("city", step("sender"), []),
        ("county", step("posts", "top_leader", "member"), ["county/county head", "county/county member"]),
        ("county", step("posts", "discipline_head"), []),
        ("county", step("posts_or_organs", "discipline_head"), ["county watch/county watcher"]),
        ("county watch", step("posts_or_organs", "discipline_head"), []),
        ("town", step("in_charge"), ["county/county member"]),
        ("village", step("in_charge"), ["county/envoy", "team/desk"]),
        ("village", step("related", "advises", "helps"), ["city", "county watch/county watcher"]),
        ("village", step("related", "advises"), ["city"]),
        ("village", step("record"), []),
    ],
)
def test_a_step_leads_where_it_says(organisation: str, taken: Step, reached: list[str]) -> None:
    assert walk(organisation, taken) == reached


def test_steps_follow_one_another_and_reach_each_seat_once() -> None:
    up, down, heads = step("superior"), step("subordinates"), step("posts", "top_leader")
    assert walk("town", up, down, heads) == ["town/town head", "village/village head"]
    assert walk("town", up, up, heads) == ["city/city head"]
    assert walk("county", down, up) == ["county"]
    assert walk("town", up, up, up) == []


def test_a_record_names_a_body_a_post_or_each_post_of_a_person() -> None:
    chart = view(three_floors(*TEAM))
    assert seats_named(chart, "town", ON) == (Seat("town"),)
    assert seats_named(chart, "town head", ON) == (Seat("town", "town head"),)
    assert seats_named(chart, "sent", ON) == (Seat("county", "envoy"), Seat("team", "desk"))
    assert seats_named(chart, "stranger", ON) == ()
