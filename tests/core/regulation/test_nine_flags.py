"""Each of the nine flags is raised by the damage it is for, in the right article, and none by a clean text."""

from __future__ import annotations

import pytest

from hengjian.core.regulation.examine import examine_guide, examine_text, sentences_of
from hengjian.core.regulation.split import split_plain
from hengjian.core.regulation.text import Flag
from hengjian.words.problems_text_flags import PROBLEMS
from tests.core.regulation.samples import CLEAN, FOG, LAMPS, ROLES, codes, examined, put

DUTY = put("值守员每班两人", "接班的人应当值守员每班两人")
ELSEWHERE = put("换不好的，写信告诉镇里", "换不好的，灯塔其他站员写信，灯塔其他站员也可以报镇里")
OFTEN = put("谁都可以看", "记进守夜蓝皮本，抄自守夜蓝皮本，借走守夜蓝皮本，归还守夜蓝皮本")

DAMAGED = {
    "splice run_twice": ("4", put(FOG, "大雾来时，" + LAMPS)),
    "gap copy_breaks_in": ("4", put(FOG, "大雾来时，" + LAMPS)),
    "gap forbidden_duty": ("4", put(FOG, "大雾来时，值守员不得" + LAMPS, DUTY)),
    "gap number_missing": ("4", put("（三）", "三、")),
    "dup_no number_twice": ("4", put("（五）", "（四）")),
    "dup_no number_inside": ("3", put("\n二、怎么守\n　　（三）", "（三）")),
    "dup_no number_back": ("3", put("（五）", "（三）")),
    "orphan broken_line": ("5", put("三天以内换好", "三天\n\n以内换好")),
    "orphan fragment": ("3", put("（四）", "每旬头一天数。（四）")),
    "title_body title_not_in_body": ("3", put("建立灯油盘点制度", "建立火油追查制度")),
    "word doubled": ("6", put("收进“旧本柜”", "收进收进“旧本柜”")),
    "word word_order": ("1", put("天亮以前", "灯塔站员其他站员天亮以前", ELSEWHERE)),
    "word same_pair": ("3", put("灯油盘点的数目贴在", "灯油账本和灯油账本贴在")),
    "word near_phrase": ("5", put("写信告诉镇里", "写进守夜篮皮本", OFTEN)),
    "word news_word": ("5", put("换不好的，", "换不好的，近日")),
    "word pronoun": ("5", put("写信告诉镇里", "不准他们借本人的名写信")),
    "word own_kind": ("5", put("三天以内换好", "三天以内换好，并叮嘱其站长")),
    "word no_passive": ("5", put("写信告诉镇里", "检查组应当向检查单位借灯")),
    "word bearer_unknown": ("4", put("值守员应当每刻钟", "镇守员应当每刻钟")),
    "punct new_bearer": ("5", put("三天以内换好", "三天以内换好，值守员应当在旁边扶梯子")),
    "punct never_opened": ("6", put("“旧本柜", "旧本柜")),
    "punct never_closed": ("6", put("旧本柜”", "旧本柜")),
    "punct two_widths": ("4", put("每刻钟敲钟三下，", "每刻钟敲钟三下,")),
    "scope after_the_end": ("tail", CLEAN + "本意见自明年春天起施行。\n\n镇上的茶馆昨天换了招牌。"),
    "scope more_paragraphs": ("6", CLEAN + "镇上的茶馆换了招牌。\n"),
    "scope only_signed": ("front", put("守夜意见\n", "守夜意见\n（2021年3月2日镇里通过）\n")),
    "scope furniture": ("2", put("二、怎么守", "- 1 -\n二、怎么守")),
}
IN_OTHER_TEXTS = {"xcheck worded_differently", "scope one_of_a_series"}


def test_a_clean_text_raises_none() -> None:
    assert codes(examined(CLEAN)) == []


@pytest.mark.parametrize("code", DAMAGED)
def test_a_damage_is_flagged_in_the_article_it_is_in(code: str) -> None:
    where, text = DAMAGED[code]
    assert f"{where} {code}" in codes(examined(text))


@pytest.mark.parametrize("code", DAMAGED)
def test_the_sentence_of_a_flag_finds_all_that_it_tells(code: str) -> None:
    text = examined(DAMAGED[code][1])
    facts = next(each.facts for each in text.anomalies if code == f"{each.flag} {each.code}")
    assert not any("{" in part.format_map(facts) for part in PROBLEMS[f"flag_{code.split()[1]}"])


def test_another_copy_that_says_it_differently_is_flagged() -> None:
    other = sentences_of(split_plain(put("每刻钟敲钟三下", "每刻钟敲锣三下")).text.blocks)
    assert codes(examine_text(CLEAN, ROLES, other)) == ["4 xcheck worded_differently"]


def test_another_copy_that_says_the_same_is_not_flagged() -> None:
    other = sentences_of(split_plain(CLEAN).text.blocks)
    assert codes(examine_text(CLEAN, ROLES, other)) == []


def test_a_text_that_says_from_which_day_it_is_in_force_may_be_signed_on_another() -> None:
    signed = put("守夜意见\n", "守夜意见\n二〇二一年三月二日\n")
    assert codes(examined(signed)) == ["front scope only_signed"]
    assert codes(examined(signed + "　　（七）从此照办。本意见自二〇二一年四月一日起施行。\n")) == []
    assert codes(examine_guide("灯塔守夜\n2021年3月2日\n灯要看得见。")) == []


def test_a_guide_that_is_one_of_several_says_so() -> None:
    assert codes(examine_guide("《守夜意见》（二）\n灯要看得见。")) == ["front scope one_of_a_series"]


def test_all_nine_flags_and_every_rule_that_has_a_sentence_are_tried_here() -> None:
    tried = DAMAGED.keys() | IN_OTHER_TEXTS
    assert {code.split()[0] for code in tried} == set(Flag)
    assert {f"flag_{code.split()[1]}" for code in tried} == set(PROBLEMS)
    assert all(all(parts) for parts in PROBLEMS.values())
