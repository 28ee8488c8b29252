"""Each of the nine flags is raised by the damage it is for, in the right article, and none by a clean text."""

from __future__ import annotations

import pytest

from hengjian.core.regulation.examine import examine_text, sentences_of
from hengjian.core.regulation.split import split_plain
from hengjian.core.regulation.text import Flag
from tests.core.regulation.samples import CLEAN, FOG, LAMPS, ROLES, codes, examined, put

DAMAGED = {
    "splice run_twice": ("4", put(FOG, "大雾来时，" + LAMPS)),
    "gap copy_breaks_in": ("4", put(FOG, "大雾来时，" + LAMPS)),
    "gap number_missing": ("4", put("（三）", "三、")),
    "dup_no number_twice": ("4", put("（五）", "（四）")),
    "dup_no number_inside": ("3", put("\n二、怎么守\n　　（三）", "（三）")),
    "dup_no number_back": ("3", put("（五）", "（三）")),
    "orphan broken_line": ("5", put("三天以内换好", "三天\n\n以内换好")),
    "title_body title_not_in_body": ("3", put("建立灯油盘点制度", "建立火油追查制度")),
    "word doubled": ("6", put("收进“旧本柜”", "收进收进“旧本柜”")),
    "punct never_closed": ("6", put("旧本柜”", "旧本柜")),
    "punct two_widths": ("4", put("每刻钟敲钟三下，", "每刻钟敲钟三下,")),
    "scope after_the_end": ("tail", CLEAN + "本意见自明年春天起施行。\n\n镇上的茶馆昨天换了招牌。"),
    "scope furniture": ("2", put("二、怎么守", "- 1 -\n二、怎么守")),
}


def test_a_clean_text_raises_none() -> None:
    assert codes(examined(CLEAN)) == []


@pytest.mark.parametrize("code", DAMAGED)
def test_a_damage_is_flagged_in_the_article_it_is_in(code: str) -> None:
    where, text = DAMAGED[code]
    assert f"{where} {code}" in codes(examined(text))


def test_another_copy_that_says_it_differently_is_flagged() -> None:
    other = sentences_of(split_plain(put("每刻钟敲钟三下", "每刻钟敲锣三下")).text.blocks)
    assert codes(examine_text(CLEAN, ROLES, other)) == ["4 xcheck worded_differently"]


def test_another_copy_that_says_the_same_is_not_flagged() -> None:
    other = sentences_of(split_plain(CLEAN).text.blocks)
    assert codes(examine_text(CLEAN, ROLES, other)) == []


def test_all_nine_flags_are_tried_here() -> None:
    assert {code.split()[0] for code in DAMAGED} | {"xcheck"} == set(Flag)
