"""How much two texts share, exactly: three-letter runs that both have, of all that either has."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengjian.core.register.likeness import grams_of, percent_text, share_alike


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("", set()),
        ("谈话", set()),
        ("谈了话", {"谈了话"}),
        ("谈了一次话", {"谈了一", "了一次", "一次话"}),
        ("aaaa", {"aaa"}),
        ("AbCd", {"abc", "bcd"}),
        ("ａｂｃ", {"abc"}),
        ("谈，了：话。", {"谈了话"}),
        ("a b-c 1", {"abc", "bc1"}),
    ],
)
def test_runs_of_three_letters_figures_or_characters_are_counted_once_without_spaces_and_marks(
    text: str, grams: set[str]
) -> None:
    assert grams_of(text) == grams


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [
        ("abcdef", "abcdef", Fraction(1)),
        ("abcd", "bcde", Fraction(1, 3)),
        ("abcdef", "abcxyz", Fraction(1, 7)),
        ("abc", "xyz", Fraction(0)),
        ("abcabc", "abc", Fraction(1, 3)),
    ],
)
def test_the_share_is_an_exact_fraction(left: str, right: str, share: Fraction) -> None:
    assert share_alike(grams_of(left), grams_of(right)) == share


@pytest.mark.parametrize(
    ("left", "right"), [("谈话", "谈话"), ("谈话", "谈了一次话"), ("谈了一次话", "谈话"), ("", "")]
)
def test_a_text_too_short_for_one_run_is_like_no_other(left: str, right: str) -> None:
    assert share_alike(grams_of(left), grams_of(right)) == 0


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0.00"),
        (Fraction(1, 200), "0.00"),
        (Fraction(1, 100), "0.01"),
        (Fraction(2, 3), "0.66"),
        (Fraction(17, 20), "0.85"),
        (Fraction(999, 1000), "0.99"),
        (Fraction(1), "1.00"),
    ],
)
def test_a_share_is_written_with_two_places_rounded_down(share: Fraction, text: str) -> None:
    assert percent_text(share) == text


@given(st.text(alphabet="ab谈话", max_size=9), st.text(alphabet="ab谈话", max_size=9))
def test_likeness_does_not_depend_on_the_order_and_lies_between_none_and_all(left: str, right: str) -> None:
    ours, theirs = grams_of(left), grams_of(right)
    share = share_alike(ours, theirs)
    assert share == share_alike(theirs, ours)
    assert 0 <= share <= 1
    assert (share == 1) == (bool(ours) and ours == theirs)
