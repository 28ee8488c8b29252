"""Another text beside a regulation: where it says the same differently, what it speaks of, and what it counts."""

from __future__ import annotations

import pytest

from hengjian.core.regulation.examine import examine_guide, examine_text, sentences_of
from hengjian.core.regulation.split import split_plain
from hengjian.core.regulation.spoken import Count, article_spoken_of, check_counts, part_spoken_of
from hengjian.core.regulation.text import Flag
from tests.core.regulation.samples import CLEAN, FOG, LAMPS, ROLES, examined, put


def differences(other: str, original: str = CLEAN) -> list[tuple[str, str, str]]:
    """Article, what stands here, what stands there."""
    text = examine_text(original, ROLES, sentences_of(split_plain(other).text.blocks))
    return [
        (text.blocks[each.block].label, each.facts["here"], each.facts["there"])
        for each in text.anomalies
        if each.flag is Flag.XCHECK
    ]


def test_a_word_that_is_another_in_the_other_copy_is_told() -> None:
    assert differences(put("每刻钟敲钟三下", "每刻钟敲锣三下")) == [("4", "钟", "锣")]


def test_a_word_that_the_other_copy_leaves_out_is_told() -> None:
    assert differences(put("始终没有回音", "没有回音")) == [("4", "始终", "-")]


def test_what_only_the_other_has_more_in_its_own_words_is_not_told() -> None:
    assert differences(put("始终没有回音", "依然始终没有回音")) == []
    assert differences(put("始终没有回音", "从头到尾始终没有回音")) == []


def test_a_quotation_may_differ_in_more_and_in_what_it_has_more() -> None:
    assert differences("第四项说“记住哪条船答了话，哪条船从头到尾始终没有回音”。") == [("4", "-", "从头到尾")]


def test_a_difference_seen_twice_is_told_once() -> None:
    told = "第四项要求“每刻钟敲锣三下，记住哪条船”。"
    assert differences(told + told) == [("4", "钟", "锣")]


def test_words_in_another_order_agree_nowhere_long_enough() -> None:
    assert differences("第四项说，大雾的时候，看船、敲钟、记名，三样都要做好，哪一样也不能缺少。") == []


def test_a_sentence_that_shares_too_little_is_laid_beside_nothing() -> None:
    assert differences("镇上的茶馆换了招牌，茶客每天傍晚来喝茶。") == []


def test_an_article_that_is_named_but_is_not_there_is_sought_by_what_is_shared() -> None:
    assert differences("第四十项要求大雾来时，值守员应当每刻钟敲锣三下，记住哪条船答了话。") == [("4", "钟", "锣")]


def test_a_difference_inside_a_copied_run_is_told_in_the_source_alone() -> None:
    other = put("再把本子挂回原来的钉子", "再把本子挂上原来的钉子")
    assert differences(other, put(FOG, "大雾来时，" + LAMPS)) == [("2", "回", "上")]
    quoted = "第四项说“写在塔门后面的红皮本上；缺了哪样，谁先看见谁写”。"
    assert differences(quoted, put(FOG, "大雾来时，" + LAMPS)) == []


@pytest.mark.parametrize(
    ("sentence", "article", "part"),
    [
        ("第十二条讲点灯", "12", 0),
        ("第三项讲敲钟", "3", 0),
        ("《港务大章程》第二条也这样说", "", 0),
        ("第二部分讲怎么守", "", 2),
        ("第三项目部不归灯塔管", "", 0),
    ],
)
def test_a_sentence_names_an_article_or_a_part(sentence: str, article: str, part: int) -> None:
    assert (article_spoken_of(sentence), part_spoken_of(sentence)) == (article, part)


def counted(guide: str, original: str = CLEAN) -> list[Count]:
    return list(check_counts(sentences_of(examine_guide(guide).blocks), examined(original)))


def test_mentions_are_counted_in_the_article_or_part_that_was_named() -> None:
    assert counted("第六项有2处“旧本柜”。") == [Count(0, 2, 1, "旧本柜", "6")]
    assert counted("第二部分三处提到“旧本柜”。") == [Count(0, 3, 1, "旧本柜", "part 2")]


def test_a_mention_inside_the_copy_of_a_block_is_not_counted() -> None:
    end = "，丢弃以前先给镇里看过，看过的人在最后一页画圈，画了圈才算数，不画的再收三年。"
    whole = f"（六）留好旧本子。蓝皮本写满以后收进“旧本柜”，收满二十年才许丢弃{end}"
    twice = put("（六）留好旧本子。蓝皮本写满以后收进“旧本柜”，收满二十年才许丢弃。", f"{whole}\n　　{whole}")
    assert counted("第二部分有1处“旧本柜”。", twice) == [Count(0, 1, 1, "旧本柜", "part 2")]


def test_mentions_of_nothing_named_cannot_be_counted() -> None:
    assert counted("第六项有2处说到旧柜子。") == [Count(0, 2, -1, "", "6")]
    assert counted("第九项有2处“旧本柜”。") == [Count(0, 2, -1, "旧本柜", "9")]


def test_points_that_the_sentence_lists_itself_are_counted_in_it() -> None:
    assert counted("第一项提出两项要求，包括傍晚点灯，天亮熄灯。") == [Count(0, 2, 2, "", "1")]
    assert counted("第一项提出3个要求，即既点灯，又看灯，天亮熄灯，还要记本子。") == [Count(0, 3, 3, "", "1")]


def test_points_without_a_list_are_counted_in_the_article_spoken_of_last() -> None:
    two = put("灯油盘点每旬一回，灯油盘点的数目贴在塔门上，谁都可以看。", "数清，记下，贴出。谁都可以看，谁都可以问。")
    assert counted("第三项讲盘点。它提出三个方面。", two) == [Count(1, 3, 3, "", "3")]
    assert counted("第三项讲盘点。它提出四个方面。", two) == [Count(1, 4, 3, "", "3")]
    assert counted("第九项提出四个方面。", two) == [Count(0, 4, -1, "", "9")]


def test_a_number_inside_a_larger_number_states_no_count() -> None:
    assert counted("第一项要求办好第三项任务。") == []
