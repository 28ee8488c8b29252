"""Runs that stand in two places: which is the copy, what it pushed out, and what is no copy at all."""

from __future__ import annotations

from hengjian.core.regulation.splices import find_copies
from hengjian.core.regulation.split import split_text
from hengjian.core.regulation.strips import strips_of
from hengjian.core.regulation.text import BlockKind
from tests.core.regulation.samples import CLEAN, FOG, LAMPS, codes, examined, put


def spliced(text: str) -> list[str]:
    return [code for code in codes(examined(text)) if "splice" in code or "gap" in code]


def test_the_copy_may_stand_before_its_source_if_its_title_speaks_of_something_else() -> None:
    assert spliced(put("天亮以前不准熄灭。", LAMPS)) == ["1 gap copy_breaks_in", "1 splice run_twice"]


def test_a_copy_that_begins_with_its_own_sentence_pushed_nothing_out() -> None:
    assert spliced(put(FOG, LAMPS)) == ["4 splice run_twice"]


def test_a_prohibition_of_what_elsewhere_is_forbidden_too_is_no_contradiction() -> None:
    forbidden = put("值守员每班两人", "接班的人不得值守员每班两人")
    assert "4 gap copy_breaks_in" in spliced(put(FOG, "大雾来时，值守员不得" + LAMPS, forbidden))
    assert "4 gap copy_breaks_in" in spliced(put(FOG, "大雾来时，值守员不得" + LAMPS))


def test_a_block_that_is_nothing_but_the_copy_of_another_is_no_article() -> None:
    text = examined(put("（四）雾天", f"（四）两人轮一班。{LAMPS}\n　　（四）雾天"))
    assert [(block.kind, block.label) for block in text.blocks if block.kind is BlockKind.COPY] == [("copy", "4")]
    assert [block.label for block in text.articles] == ["1", "2", "3", "4", "5", "6"]


def test_what_is_doubtful_in_a_copied_run_is_told_once_where_it_belongs() -> None:
    odd = put("灯芯、灯油、", "灯芯灯芯、灯油、")
    copied = put(FOG, "大雾来时，" + LAMPS.replace("灯芯、", "灯芯灯芯、"), odd)
    assert [code for code in codes(examined(copied)) if "word" in code] == ["2 word doubled"]


def test_a_copy_with_a_misread_character_inside_is_two_runs_and_breaks_in_once() -> None:
    two = LAMPS[:70] + "甲" + LAMPS[:60][::-1]
    text = put(FOG, "大雾来时，" + two.replace("甲", "乙"), put(LAMPS, two))
    assert spliced(text) == ["4 gap copy_breaks_in", "4 splice run_twice", "4 splice run_twice"]


def test_a_repeat_of_forty_characters_is_innocent() -> None:
    assert spliced(put(FOG, LAMPS[:40])) == []


def test_what_every_article_says_is_a_formula() -> None:
    text = "".join(f"第{number}条 {LAMPS}\n" for number in range(1, 10))
    assert spliced(text) == []


def test_endless_repetition_is_searched_in_a_moment() -> None:
    strips = strips_of(split_text(f"第一条 {'灯' * 30_000}\n第二条 {'灯' * 30_000}\n第三条 {'灯塔' * 15_000}"))
    assert find_copies(strips).anomalies == ()


def test_a_clean_text_has_no_copies() -> None:
    assert find_copies(strips_of(split_text(CLEAN))).spans == {}
