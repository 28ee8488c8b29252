"""One form for every width and every way of breaking lines."""

from __future__ import annotations

from hengjian.core.regulation.folding import fold, fold_words
from hengjian.core.regulation.split import split_text
from tests.core.regulation.samples import CLEAN

WRAPPED = """第一条 值守员应当在天黑以前把
灯芯修剪整齐并且把灯油加到红
线，写在塔门后面的蓝皮本上，不
得隔夜补写，也不得请别的人代写
一个字。
第二条 大雾来时值守员应当每刻
钟敲钟三下，直到看得见对岸的灯
火为止。
"""


def test_widths_corner_quotation_marks_and_invisible_signs_are_one_form() -> None:
    assert fold_words("「ＡＢ　ｃ」，\u200b灯 塔 ９\t０") == "“AB c”,灯塔9 0"


def test_words_on_several_lines_become_one() -> None:
    assert fold_words("灯塔，\n　守夜。\n\n好。") == "灯塔,守夜。好。"


def test_two_characters_that_break_a_line_are_one_break() -> None:
    assert fold("灯。\r\n塔。").joins == ()
    assert fold("值守员看灯，看钟，看绳，\r\n看镜。\r\n").text == fold("值守员看灯，看钟，看绳，\n看镜。\n").text


def test_lines_broken_at_a_width_are_joined_and_paragraphs_are_kept() -> None:
    text = fold(WRAPPED)
    assert text.text.count("\n") == 1
    assert text.joins == ()
    assert [block.label for block in split_text(WRAPPED).text.articles] == ["1", "2"]


def test_a_line_that_ends_with_dots_has_ended() -> None:
    assert fold("题\n夜里的灯，一盏接着一盏亮了……\n\n值守员看灯。").joins == ()


def test_a_page_break_inside_a_sentence_is_closed_and_listed() -> None:
    folded = fold("题\n值守员看灯，看钟，也看望远\f镜里的船。")
    assert folded.text.endswith("望远镜里的船。")
    assert [folded.text[join] for join in folded.joins] == ["镜"]


def test_page_numbers_letters_one_under_another_and_returning_lines_are_set_aside() -> None:
    heading = "\n灯塔守夜汇编\n"
    text = f"甲条。{heading}- 3 -\n牢\n记\n灯\n乙条。{heading}丙条。{heading}第4页\n丁条。"
    assert fold(text).text == "甲条。\n乙条。\n丙条。\n丁条。"
    assert len(fold(text).furniture) == 8


def test_a_line_of_two_letters_and_a_sentence_that_returns_are_text() -> None:
    text = "灯塔\n照办。\n钟楼\n照办。\n码头\n照办。"
    assert fold(text).furniture == ()


def test_a_place_in_the_original_finds_the_next_folded_character() -> None:
    folded = fold("　　灯　塔")
    assert [folded.folded(offset) for offset in range(6)] == [0, 0, 0, 1, 1, 2]
    assert fold(CLEAN).folded(len(CLEAN)) == len(fold(CLEAN).text)
