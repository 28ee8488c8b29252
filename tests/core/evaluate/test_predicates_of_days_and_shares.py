"""Each predicate holds where it should and fails where it should: days, shares, records referred to."""

from __future__ import annotations

import pytest

from hengjian.core.evaluate.predicates import holds
from hengjian.core.rulebook import predicate as p
from tests.core.evaluate.asking import done, taken_back
from tests.core.evaluate.rules import quantity
from tests.core.evaluate.sights import check, f, sight, the

# --- days -------------------------------------------------------------------------------------------------------------


def test_no_later_takes_the_same_day_and_needs_both() -> None:
    order = p.NoLater(f("start"), f("end"))
    check(order, sight(start="2024-03-01", end="2024-03-01"), sight(start="2024-03-02", end="2024-03-01"))
    for fields in (
        {"start": "2024-03-01"},
        {"end": "2024-03-01"},
        {"start": "soon", "end": "2024-03-01"},
        {"start": 5},
    ):
        assert not holds(sight(**fields), order)


def test_a_day_field_is_the_day_of_the_act_and_days_may_be_the_records_own() -> None:
    check(p.NoLater(f("held_on"), f("end")), sight(end="2024-03-01"), sight(end="2024-02-29"))
    check(p.NoLater(f("recorded_on"), f("day")), sight(), sight(known="2024-03-02"))


@pytest.mark.parametrize(
    ("amount", "end", "holds_"),
    [
        ("10d", "2024-03-11", True),
        ("10d", "2024-03-12", False),
        ("10d", "2024-02-29", False),
        ("days", "2024-03-11", True),
        ("1mo", "2024-04-01", True),
        ("1mo", "2024-04-02", False),
        ("1wd", "2024-03-04", True),
        ("1wd", "2024-03-05", False),
    ],
)
def test_within_counts_from_one_day_to_another_and_never_backwards(amount: str, end: str, holds_: bool) -> None:
    within = p.Within(f("start"), f("end"), quantity(amount))
    assert holds(sight(start="2024-03-01", end=end), within) is holds_


def test_recorded_within_looks_at_the_first_version_and_forgives_what_was_recorded_ahead() -> None:
    soon = p.RecordedWithin(quantity("10d"))
    check(soon, sight(known="2024-03-11"), sight(known="2024-03-12"))
    assert holds(sight(known="2024-02-01"), soon)
    correction = done("act", "2024-03-01", id="later", known="2024-05-01", corrects="act")
    assert holds(sight(correction, known="2024-03-02"), soon)


# --- shares -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "holds_"), [([], False), (["third"], False), (["third", "town head"], True), (["a", "b", "c"], False)]
)
def test_a_share_is_of_those_in_the_whole(part: list[str], holds_: bool) -> None:
    assert not holds(sight(team=part), p.ShareAtLeast(f("team"), f("more"), quantity("0.5")))
    share = p.ShareAtLeast(f("team"), f("more"), quantity("part"))
    assert holds(sight(team=part, more=["town chief", "third", "town deputy chief"]), share) is holds_


def test_a_share_of_things_counts_things() -> None:
    share = p.ShareAtLeast(f("words"), f("list"), quantity("0.667"))
    check(share, sight(words=["x", "y"], list=["a", "b"]), sight(words=["x"], list=["a", "b"]))


def test_covers_needs_everybody_and_somebody() -> None:
    covers = p.Covers(f("team"), f("more"))
    check(
        covers,
        sight(team=["third", "town head"], more=["town chief", "third"]),
        sight(team=["third"], more=["town chief", "third"]),
    )
    assert not holds(sight(team=["third"], more=[]), covers)


def test_covers_less_those_on_the_other_side_may_leave_nobody() -> None:
    less = p.Covers(f("team"), f("more"), less_excluded=True)
    assert holds(sight(team=["county warden"], more=["county warden", "third", "town chief"]), less)
    assert not holds(sight(team=["third"], more=["county warden", "third"]), less)
    assert holds(sight(team=[], more=["third"]), less)


# --- records it refers to ---------------------------------------------------------------------------------------------

RULE = done("rule", "2024-02-01", id="r1", valid_from="2024-03-01", valid_to="2024-06-01")
PLAN = done("plan", "2024-02-01", id="p1", year="2024", listed=["third"])


def test_of_kind_means_live_records_of_one_of_the_kinds() -> None:
    kinds = p.OfKind(f("list"), ("rule", "plan"))
    check(kinds, sight(RULE, PLAN, list=["r1", "p1"]), sight(RULE, PLAN, list=["r1", "act"]))
    assert not holds(sight(RULE, list=[]), kinds)
    assert not holds(sight(RULE, list=["unknown"]), kinds)
    assert not holds(sight(RULE, taken_back(RULE, "2024-05-01"), list=["r1"]), kinds)


@pytest.mark.parametrize(
    ("on", "holds_"), [("2024-02-29", False), ("2024-03-01", True), ("2024-05-31", True), ("2024-06-01", False)]
)
def test_in_force_is_from_its_first_day_to_the_day_before_its_end(on: str, holds_: bool) -> None:
    assert holds(sight(RULE, list=["r1"], start=on), p.InForce(f("list"), f("start"))) is holds_


def test_in_force_needs_records_and_a_day_and_without_a_first_day_the_day_of_the_act_counts() -> None:
    force = p.InForce(f("list"), f("start"))
    assert not holds(sight(RULE, list=[], start="2024-04-01"), force)
    assert not holds(sight(RULE, list=["r1"]), force)
    check(force, sight(PLAN, list=["p1"], start="2024-02-01"), sight(PLAN, list=["p1"], start="2024-01-31"))


def test_a_field_of_a_record_referred_to() -> None:
    year = the("referred", "year", via="list")
    check(p.Equals(year, "2024"), sight(PLAN, list=["p1"]), sight(PLAN, list=[]))
    check(
        p.CountAtLeast(the("referred", "listed", via="list"), quantity("1")),
        sight(PLAN, list=["p1"]),
        sight(RULE, list=["r1"]),
    )
    assert holds(sight(PLAN, list=["p1"], by="third"), p.SamePerson(f("by"), the("referred", "listed", via="list")))


def test_a_field_of_the_record_that_raised_the_duty() -> None:
    cause = done("plan", "2024-01-01", id="cause", by="county chief", year="2024")
    check(p.Equals(the("trigger", "year"), "2024"), sight(cause), sight(PLAN))
    assert holds(sight(cause, by="county head"), p.SamePerson(f("by"), the("trigger", "by")))
