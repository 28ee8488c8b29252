"""Each predicate holds where it should and fails where it should: values, persons, texts (design decision 1)."""

from __future__ import annotations

from typing import Any

import pytest

from hengjian.core.evaluate.predicates import holds, holds_all
from hengjian.core.register.record import Record
from hengjian.core.rulebook import predicate as p
from tests.core.evaluate.asking import done, taken_back
from tests.core.evaluate.rules import quantity
from tests.core.evaluate.sights import check, f, sight, the

# --- filled, equal, listed, counted -----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["x", 0, False, ["x"]])
@pytest.mark.parametrize("empty", ["", None, [], ()])
def test_filled_means_that_every_term_says_something(value: object, empty: object) -> None:
    check(p.Filled((f("text"), f("number"))), sight(text=value, number=1), sight(text=empty, number=1))


@pytest.mark.parametrize(
    ("name", "value", "found", "other"),
    [
        ("text", "a", "a", "b"),
        ("number", 5, 5, 6),
        ("number", 5, "5", "05"),
        ("yes", True, True, False),
        ("yes", True, "true", "no"),
        ("yes", False, False, True),
        ("words", "a", ["b", "a"], ["b"]),
    ],
)
def test_equals_compares_text_numbers_and_truth(name: str, value: Any, found: object, other: object) -> None:
    check(p.Equals(f(name), value), sight(**{name: found}), sight(**{name: other}))
    assert not holds(sight(), p.Equals(f(name), value))


def test_one_of_and_contains_look_at_each_and_at_all() -> None:
    check(p.OneOf(f("text"), ("a", "b")), sight(text="b"), sight(text="c"))
    check(p.Contains(f("words"), ("a", "b")), sight(words=["b", "x", "a"]), sight(words=["a", "x"]))


def test_counts_are_of_distinct_values() -> None:
    check(p.CountAtLeast(f("words"), quantity("2")), sight(words=["a", "b"]), sight(words=["a", "a"]))
    check(p.CountAtMost(f("words"), quantity("1")), sight(words=["a", "a"]), sight(words=["a", "b"]))
    check(p.CountAtLeast(f("words"), quantity("three")), sight(words=["a", "b", "c"]), sight(words=["a", "b"]))


def test_holders_are_counted_as_the_persons_they_mean() -> None:
    check(
        p.CountAtLeast(f("team"), quantity("2")),
        sight(team=["town head", "third"]),
        sight(team=["town head", "town chief"]),
    )
    check(p.CountAtMost(f("about"), quantity("1")), sight(about=("town head", "town chief")), sight(about=("a", "b")))


@pytest.mark.parametrize(
    "unset",
    [
        p.CountAtLeast(f("words"), quantity("unset")),
        p.CountAtMost(f("words"), quantity("unset")),
        p.ShareAtLeast(f("words"), f("words"), quantity("unset")),
        p.Within(f("start"), f("end"), quantity("unset")),
        p.RecordedWithin(quantity("unset")),
    ],
)
def test_what_needs_a_number_that_is_unset_does_not_hold(unset: p.Predicate) -> None:
    assert not holds(sight(words=["a"], start="2024-03-01", end="2024-03-01"), unset)


# --- who --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "who", "other"),
    [
        (the("bearer"), "county head", "county member"),
        (the("bearer"), "county chief", "town chief"),
        (the("subject"), "town head", "county head"),
        (the("role", role="warden"), "county warden", "city warden"),
        (the("role", role="committee_above"), "county", "city"),
        (the("role", role="committee_above"), "county chief", "city chief"),
        (the("role", role="below"), "town chief", "village chief"),
        (f("who"), "town chief", "county chief"),
    ],
)
def test_same_person_finds_one_in_common_on_the_day_of_the_act(term: p.Term, who: str, other: str) -> None:
    same = p.SamePerson(f("by"), term)
    check(same, sight(by=who, who="town head"), sight(by=other, who="town head"))
    apart = p.Apart(f("by"), term)
    check(apart, sight(by=other, who="town head"), sight(by=who, who="town head"))


def test_apart_needs_both_sides_filled() -> None:
    assert not holds(sight(by="", who="town head"), p.Apart(f("by"), f("who")))
    assert not holds(sight(by="third", who=""), p.Apart(f("by"), f("who")))


def test_alone_a_record_has_no_bearer_no_subject_and_its_own_body_for_roles() -> None:
    alone = sight(by="county chief", alone=True)
    assert not holds(alone, p.SamePerson(f("by"), the("bearer")))
    assert not holds(alone, p.SamePerson(f("by"), the("subject")))
    assert not holds(alone, p.Filled((the("trigger", "text"),)))
    assert holds(alone, p.SamePerson(f("by"), the("role", role="top")))
    assert holds(sight(by="city chief", alone=True), p.SamePerson(f("by"), the("role", role="above")))


def test_first_and_last_are_entries_of_the_list_as_written() -> None:
    team = {"team": ["town head", "third"]}
    check(p.FirstIs(f("team"), the("subject")), sight(**team), sight(team=["third", "town head"]))
    check(p.LastIs(f("team"), the("subject")), sight(team=["third", "town head"]), sight(**team))
    assert not holds(sight(team=[]), p.FirstIs(f("team"), the("subject")))


@pytest.mark.parametrize(
    ("who", "excluded"),
    [
        ("town chief", True),
        ("third", True),
        ("town deputy chief", True),
        ("county warden", False),
        ("city chief", False),
    ],
)
def test_none_excluded_keeps_the_subject_kin_and_those_who_report_to_him_away(who: str, excluded: bool) -> None:
    assert holds(sight(team=[who, "county warden"]), p.NoneExcluded(f("team"))) is not excluded


def test_kin_are_kin_on_the_day_of_the_act() -> None:
    alone = {"about": "town chief", "alone": True}
    kin = p.NoneExcluded(f("who"))
    rows = {"who": "carer"}
    assert holds(sight(on="2024-01-31", **alone, **rows), kin)
    assert not holds(sight(on="2024-03-01", **alone, who="third"), kin)


# --- likeness, groups, several ----------------------------------------------------------------------------------------


def earlier(text: str, by: str = "county head", on: str = "2024-02-01") -> Record:
    return done("act", on, id="earlier", by=by, of="county", text=text)


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        (earlier("abcdef"), True),
        (earlier("abcdxy"), False),
        (earlier("abcdef", by="town head"), False),
        (earlier("abcdef", on="2024-03-02"), False),
    ],
)
def test_unlike_compares_with_what_the_same_author_said_before(other: Record, alike: bool) -> None:
    assert holds(sight(other, by="county chief", text="abcdef"), p.Unlike(quantity("alike"))) is not alike


def test_a_text_is_not_like_what_was_taken_back_and_without_a_ceiling_like_nothing() -> None:
    same = earlier("abcdef")
    gone = sight(same, taken_back(same, "2024-02-05"), by="county head", text="abcdef")
    assert holds(gone, p.Unlike(quantity("alike")))
    assert holds(sight(same, by="county head", text="abcdef"), p.Unlike(quantity("unset")))


def test_checks_of_a_group_say_nothing_of_one_record() -> None:
    assert holds(sight(), p.NoLaterThanMedian(the("bearer")))
    assert holds(sight(), p.AllSeen(f("words"), ("a",)))


def test_a_condition_holds_if_each_of_its_predicates_does() -> None:
    where = (p.Equals(f("text"), "a"), p.Equals(f("number"), 1))
    for fields, expected in (({"text": "a", "number": 1}, True), ({"text": "a"}, False), ({"number": 1}, False)):
        seen = sight(alone=True, **fields)
        assert holds_all(seen.world, seen.record, where) is expected


def test_what_a_record_refers_to_and_where_it_was_filed_are_fields_too() -> None:
    check(p.Filled((f("re"),)), sight(re="x"), sight())
    check(p.Equals(f("body"), "county"), sight(), sight(of="town"))


def test_alone_a_record_takes_its_numbers_from_its_own_body_and_day() -> None:
    three = p.CountAtLeast(f("words"), quantity("three"))
    check(three, sight(words=["a", "b", "c"], alone=True), sight(words=["a"], alone=True))
