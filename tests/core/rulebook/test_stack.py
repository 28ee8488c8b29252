"""A stack of rulebooks: versions follow one another, lapses give strata, and a circle is named whole."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.rulebook import Kind
from hengjian.core.rulebook.stack import (
    bind_versions,
    binds_from,
    cycle_of,
    lapses_needed,
    stack_rulebooks,
    strata_of,
)
from tests.core.rulebook.stage import FIRST, NO_DAYS_OFF, book, lapses, months, norm, parameter, setting


def test_a_version_binds_until_the_next_one_does() -> None:
    one = norm("A")
    two = norm("A", version=2, span=Span(Day(2023, 1, 1)), recorded_on=Day(2023, 2, 1))
    three = norm("A", version=3, span=Span(Day(2024, 1, 1), Day(2025, 1, 1)), recorded_on=Day(2023, 12, 1))
    found = bind_versions([three, norm("B"), one, two])
    assert [(each.id, each.version, each.span.start, each.span.stop) for each in found] == [
        ("A", 1, FIRST, Day(2023, 2, 1)),
        ("A", 2, Day(2023, 2, 1), Day(2024, 1, 1)),
        ("A", 3, Day(2024, 1, 1), Day(2025, 1, 1)),
        ("B", 1, FIRST, OPEN),
    ]
    assert binds_from(two) == Day(2023, 2, 1)


def test_a_version_that_ends_before_the_next_one_leaves_a_gap() -> None:
    one = norm("A", span=Span(FIRST, Day(2022, 1, 1)))
    two = norm("A", version=2, span=Span(Day(2023, 1, 1)))
    assert [each.span for each in bind_versions([one, two])] == [one.span, two.span]


def test_strata_stand_above_what_raises_them() -> None:
    facts = lapses(a_late="A", b_late="B")
    norms = [norm("A"), norm("B", "a_late"), norm("C", "b_late", "a_late"), norm("D"), norm("E", "elsewhere")]
    assert strata_of(norms, facts) == (("A", "D", "E"), ("B",), ("C",))
    assert strata_of([], facts) == ()


def test_a_lapse_of_a_norm_that_is_not_there_is_no_stratum() -> None:
    assert strata_of([norm("B", "late")], lapses(late="A")) == (("B",),)


@pytest.mark.parametrize(
    ("of_norms", "circle"),
    [
        ({}, ()),
        ({"b": "a"}, ()),
        ({"a": "a"}, ("a", "a")),
        ({"b": "a", "a": "b"}, ("a", "b", "a")),
        ({"c": "b", "b": "d", "d": "c", "a": "d"}, ("b", "d", "c", "b")),
    ],
)
def test_a_circle_is_named_whole_from_its_smallest_norm(of_norms: dict[str, str], circle: tuple[str, ...]) -> None:
    needed = {name: {of_norms[name]} if name in of_norms else set() for name in "abcd"}
    assert cycle_of(needed) == circle


@settings(derandomize=True, max_examples=80, deadline=None)
@given(edges=st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=8))
def test_either_there_is_a_circle_or_there_are_strata(edges: list[tuple[str, str]]) -> None:
    facts = lapses(**{f"{low}_late": low for low in "abcde"})
    norms = [norm(name, *(f"{low}_late" for high, low in edges if high == name)) for name in "abcde"]
    needed = lapses_needed(norms, facts)
    circle = cycle_of(needed)
    if circle:
        assert circle[0] == circle[-1]
        assert all(low in needed[high] for high, low in pairwise(circle))
        return
    strata = strata_of(norms, facts)
    level = {name: place for place, names in enumerate(strata) for name in names}
    assert sorted(level) == list("abcde")
    assert all(level[high] > level[low] for high, low in edges)


def test_everything_of_the_stack_is_found_by_name() -> None:
    talk = Kind("talk.formal", "talk", "谈", "talk", "V3", {})
    law = book(norms=(norm("B"), norm("A")), kinds={"talk.formal": talk}, parameters={"talks": parameter()})
    measures = book("measures", settings=(setting(months(6), FIRST),))
    rules = stack_rulebooks([law, measures], NO_DAYS_OFF)
    assert [one.id for one in rules.norms] == ["A", "B"]
    assert rules.kinds["talk.formal"] == talk
    assert rules.families == {"talk": ("talk.formal",), "withdrawal": ("withdrawal",), "judgement": ("judgement",)}
    assert [one.amount for one in rules.settings] == [Amount("6", Unit.MONTHS)]
    assert rules.working_days is NO_DAYS_OFF


def test_the_digest_of_a_stack_depends_on_its_rulebooks_and_their_order() -> None:
    one, two = book("one"), book("two")
    digests = [stack_rulebooks(books, NO_DAYS_OFF).digest for books in ([one], [two], [one, two], [two, one])]
    assert len(set(digests)) == 4
