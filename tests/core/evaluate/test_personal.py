"""What is one's own does not move up, and a tenure limit set later counts from the day it is in force (0051, 0052)."""

from __future__ import annotations

from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.facts import Found, find_facts
from hengjian.core.register.record import Register
from tests.core.evaluate.asking import ask, pair
from tests.core.evaluate.rules import charted, law, norm, setting
from tests.core.town import day, end_of, held

VACANT = pair(held("X head", "p1", "2023-03-01..2024-01-15"), held("Y head", "p2"), adopted="2024-01-01")


def own(*, personal: bool) -> list[str]:
    rows = ask(law(norm(personal=personal), talks="6mo", vacancy="30d"), VACANT, as_of="2024-12-31")
    return [row.bearer_person for row in rows if row.trigger == "2024-07-01"]


def test_an_empty_post_hands_up_its_duties_but_not_what_is_personal() -> None:
    assert own(personal=False) == ["p9"]
    assert own(personal=True) == []


def reached(*settings: tuple[str, str], as_of: str = "2026-12-31") -> list[str]:
    fact = charted("near", "top", "limit", "ahead")
    given = [setting(name, text, day(since)) for name, text, since in settings]
    rules = law(norm(), more={"facts": (fact,)}, settings=given, talks="6mo")
    stage = pair(held("X head", "p1", "2019-09-01.."), adopted="2021-01-01")
    world = see_world(rules, stage, Register(()), day(as_of), end_of(as_of))
    return [f"{each.person} {each.day}" for each in found_in(find_facts(world, fact, ()))]


def found_in(facts: tuple[Found, ...]) -> list[Found]:
    return [each for each in facts if each.person == "p1"]


def test_a_limit_set_after_the_tenure_began_is_reached_by_the_numbers_of_that_day() -> None:
    limit = ("limit", "60mo", "2024-01-01")
    assert reached(limit, ("ahead", "6mo", "2024-01-01")) == ["p1 2024-03-01"]
    assert reached(limit) == []


def test_who_was_over_the_limit_when_it_came_is_not_reached_by_the_machine() -> None:
    assert reached(("limit", "36mo", "2024-01-01"), ("ahead", "6mo", "2024-01-01")) == []


def test_a_limit_changed_before_it_is_reached_counts_as_changed() -> None:
    changed = (("limit", "60mo", "2019-01-01"), ("limit", "72mo", "2023-01-01"), ("ahead", "6mo", "2019-01-01"))
    assert reached(*changed) == ["p1 2025-03-01"]
