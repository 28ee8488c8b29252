"""What a year asks: acts apart and joined, minutes, who came to look (the laws hold the rows; here are the sums)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.visits import find_visits
from hengjian.core.evaluate.workload import Workload, ask_of_year, days_of, faced_by
from hengjian.core.evaluate.world import World
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.quantity import Amount, Unit
from tests.core.evaluate.asking import done, pair
from tests.core.evaluate.rules import every, kind, law, met_by, norm, part, within
from tests.core.town import day, end_of, held

STAGE = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2023-01-01")
TALK = replace(kind("talk"), minutes=20, visit=True)
PLAN = replace(kind("plan", "year", label_field="year"), minutes=60)


def world(*norms: n.Norm, more: dict[str, Any] | None = None, records: tuple[Record, ...] = (), **given: str) -> World:
    parts: dict[str, Any] = {"kinds": (TALK, PLAN), **(more or {})}
    rules = law(*norms, more=parts, **given)
    return see_world(rules, STAGE, Register(records), day("2024-12-31"), end_of("2025-01-02"))


def load(*norms: n.Norm, **more: Any) -> Workload:
    return ask_of_year(world(*norms, **more), 2024)


def of_x(found: Workload) -> tuple[int, int]:
    """Acts of X apart and joined."""
    return sum(a.times for a in found.apart if a.house == "X"), sum(a.times for a in found.joined if a.house == "X")


def test_one_talk_serves_every_duty_it_can_meet_in_the_period_it_lies_in() -> None:
    half, whole = norm("N1", triggers=(every("half"),)), norm("N2", triggers=(every("whole"),))
    found = load(half, whole, half="6mo", whole="12mo")
    assert of_x(found) == (3, 2)
    assert {act.minutes for act in found.apart} == {20}
    assert found.without_minutes == ()


def test_the_cheapest_way_is_counted_and_what_is_asked_anyway_is_cheaper_still() -> None:
    plan = norm("N1", triggers=(every("whole"),), met_by=met_by(part("plan")), per=n.Per.BEARER, about=())
    either = norm(
        "N2", triggers=(every("whole"),), met_by=met_by(part("talk"), part("plan")), per=n.Per.BEARER, about=()
    )
    found = load(plan, either, whole="12mo")
    assert [act.kind for act in found.apart if act.house == "X"] == ["plan", "talk"]
    assert [act.kind for act in found.joined if act.house == "X"] == ["plan"]


def test_kinds_nobody_timed_are_named_and_standing_parts_cost_nothing() -> None:
    untimed = norm("N1", triggers=(every("whole"),), met_by=met_by(part("report")))
    standing = norm("N2", triggers=(every("whole"),), met_by=met_by(part("rule", standing=True)))
    found = load(untimed, standing, whole="12mo")
    assert found.without_minutes == ("report",)
    assert {act.kind for act in found.apart} == {"report"}


def test_since_last_counts_as_often_as_it_fits_events_and_unset_periods_do_not() -> None:
    touch = norm("N1", triggers=(every("90d", since_last=True),))
    months = norm("N2", triggers=(every("far", since_last=True),))
    event = norm("N3", triggers=(n.New("finding"),), due=within("60d"))
    unset = norm("N4", triggers=(every("nobody"),))
    found = load(touch, months, event, unset, far="24mo")
    assert {act.norm: act.times for act in found.apart if act.house == "X"} == {"N1": 4, "N2": 1}
    assert days_of(Amount("6", Unit.MONTHS)) == 180


def test_a_plan_covers_all_it_is_about_at_once() -> None:
    plan = norm("N1", triggers=(every("whole"),), met_by=met_by(part("plan")))
    assert {act.about for act in load(plan, whole="12mo").apart} == {()}


def test_what_an_exception_takes_away_is_not_asked_and_what_it_lightens_is_asked_so() -> None:
    talks = norm("N1", triggers=(every("whole"),))
    gone = n.Exempt("off", "N1", 1, (), (), (), None, (), talks.span, "law", "1.1", talks.place)
    lighter = replace(gone, label="less", met_by=met_by(part("plan")))
    assert load(talks, more={"exceptions": (gone,)}, whole="12mo").apart == ()
    assert {a.kind for a in load(talks, more={"exceptions": (lighter,)}, whole="12mo").apart} == {"plan"}
    later = replace(gone, due=within("60d"))
    assert {a.kind for a in load(talks, more={"exceptions": (later,)}, whole="12mo").apart} == {"talk"}


def test_a_body_faces_what_it_does_and_what_is_done_about_it() -> None:
    talks = norm("N1", triggers=(every("whole"),))
    seen = world(talks, whole="12mo")
    [of_y] = faced_by(seen, ask_of_year(seen, 2024), "Y")
    assert (of_y.family, of_y.own_apart, of_y.received_apart, of_y.received_joined) == ("talk", 0, 1, 1)
    [of_x_] = faced_by(seen, ask_of_year(seen, 2024), "X")
    assert (of_x_.own_joined, of_x_.minutes_joined) == (1, 20)


def visit(on: str, id: str, **more: Any) -> Record:
    return done("talk", on, id=id, by="X head", about="Y head", of="X", **more)


def test_a_second_visit_in_a_quarter_is_shown_and_whoever_comes_together_comes_once() -> None:
    first, same_day = visit("2024-02-01", "a"), done("talk", "2024-02-01", id="b", by="T head", about="Y head", of="T")
    again = replace(visit("2024-02-03", "c"), reuse_of="a")
    second, next_quarter = visit("2024-03-09", "d"), visit("2024-04-01", "e")
    gone = Record("g", WITHDRAWAL, day("2024-04-03"), end_of("2024-04-03"), day("2024-04-03"), corrects="f")
    other = done("report", "2024-02-07", id="h", by="X head", about="Y head")
    old, elsewhere = visit("2023-12-09", "o"), done("talk", "2024-02-09", id="p", by="T head", about="X head")
    own = done("talk", "2024-02-20", id="y", by="Y head", about="Y head", of="Y")
    records = (own, first, same_day, again, second, next_quarter, visit("2024-04-02", "f"), gone, other, old, elsewhere)
    found = find_visits(world(norm(), records=records, talks="6mo"), "Y", 2024)
    assert [(str(each.day), each.quarter, each.place, each.is_second) for each in found] == [
        ("2024-02-01", "2024Q1", 1, False),
        ("2024-03-09", "2024Q1", 2, True),
        ("2024-04-01", "2024Q2", 1, False),
    ]
    assert (found[0].roots, found[0].visitors) == (("a", "b"), ("T", "X"))
