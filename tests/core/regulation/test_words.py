"""Words, names and titles: what is odd by the text's own measure, and what only looks so."""

from __future__ import annotations

import pytest

from hengjian.core.regulation.text import Flag
from tests.core.regulation.samples import CLEAN, FOG, LAMPS, examined, put

END = "写信告诉镇里"
KINDS = (Flag.WORD, Flag.TITLE_BODY)


def doubts(words: str, text: str = CLEAN) -> list[str]:
    """Rules that doubt a word when `words` end the fifth article, and what they see."""
    found = examined(put(END, words, text)).anomalies
    return [f"{each.code} {each.facts['seen']}" for each in found if each.flag in KINDS]


@pytest.mark.parametrize(
    "innocent",
    [
        "层层写信",  # Chinese doubles on purpose
        "一批批写信",
        "一盏一盏写明",
        "大大小小都写信",
        "小小大大都写信",
        "修理组组长写信",  # a body and its head
        "住拼拼镇的，写信，拼拼镇也回信",  # stands so twice: a name
        "请灯塔塔门外的人写信",  # both words stand elsewhere
        "钟声" + "当" * 7,  # a sound, not a word
    ],
)
def test_what_is_doubled_on_purpose_is_not_doubted(innocent: str) -> None:
    assert doubts(innocent) == []


def test_a_character_that_makes_a_word_nowhere_else_is_doubled() -> None:
    assert doubts("在码头会议上上述灯情") == ["doubled 上上"]


def test_a_place_is_doubted_once_even_if_two_rules_see_it() -> None:
    assert doubts("近日近日写信") == ["doubled 近日近日"]


def test_a_word_that_returns_is_in_order_where_the_text_has_no_usual_phrase() -> None:
    assert doubts("灯塔站员其他站员写信") == []


def test_a_phrase_unlike_the_usual_in_a_character_that_stands_elsewhere_is_not_doubted() -> None:
    often = put("谁都可以看", "记进守夜蓝皮本，抄自守夜蓝皮本，借走守夜蓝皮本，归还守夜蓝皮本")
    assert doubts("写进守夜红皮本，红皮本另放", often) == []


@pytest.mark.parametrize(
    "innocent",
    [
        "不准借其他邻居本人的名写信",  # 其他 points to nobody
        "灯塔站站长应当告诉镇里及其站长",  # 其 points to the town
        "检查组应当向被检查单位还灯",
        "检查组应当检查单位的灯",  # a verb and its object
        "值守员应当向检查单位还灯",
    ],
)
def test_it_is_plain_who_is_meant(innocent: str) -> None:
    assert doubts(innocent) == []


@pytest.mark.parametrize(
    "innocent",
    [
        "对镇守员应当写信",  # moved to the front: an object
        "“”应当写信",
        "来信应当写明日子",  # a letter bears no duty
        "镇守员应当写信，镇守员不得隔夜",  # stands twice: somebody
        "本镇守员应当写信",
        "人人应当写信",
    ],
)
def test_no_unknown_bearer_is_seen(innocent: str) -> None:
    assert doubts(innocent) == []


def test_the_number_of_an_article_is_no_part_of_a_name() -> None:
    twice = "第一条 镇守员应当点灯。\n第二条 镇守员应当敲钟。\n"
    assert examined(twice).anomalies == ()
    (found,) = examined(f"{twice}第三条 镇长员应当看船。\n").anomalies
    assert (found.code, found.facts["name"]) == ("bearer_unknown", "镇长员")


def test_what_a_copied_run_says_of_persons_is_told_in_its_source_alone() -> None:
    odd = LAMPS.replace("写完请下一班的人在旁边画圈", "不准他们借本人的钉子，镇守员应当画圈，值守员应当看着")
    text = examined(put(FOG, "大雾来时，" + odd, put(LAMPS, odd)))
    told = {each.code: text.blocks[each.block].label for each in text.anomalies if each.flag in (*KINDS, Flag.PUNCT)}
    assert told == dict.fromkeys(("pronoun", "bearer_unknown", "new_bearer"), "2")


def test_one_unknown_name_among_several_is_told_with_its_name() -> None:
    (found,) = (each for each in examined(put(END, "值守员和镇守员应当写信")).anomalies if each.flag is Flag.WORD)
    assert (found.code, found.facts["name"]) == ("bearer_unknown", "镇守员")


def new_bearers(words: str) -> list[str]:
    found = examined(put(END, f"写信。{words}")).anomalies
    return [each.facts["name"] for each in found if each.code == "new_bearer"]


def test_a_bearer_that_changes_after_a_comma_is_told_once_a_sentence() -> None:
    assert new_bearers("值守员应当写信，灯油库应当回信，镇政府可以派人") == ["灯油库"]
    assert new_bearers("值守员应当写信，值守员不得隔夜") == []
    assert new_bearers("值守员应当写信。灯油库应当回信") == []
    assert new_bearers("值守员应当写信，回信应当留底") == []


def titled(title: str, body: str) -> list[tuple[str, str]]:
    text = put("建立灯油盘点制度。灯油盘点每旬一回，灯油盘点的数目贴在塔门上，谁都可以看。", f"{title}。{body}")
    return [
        (each.facts["name"], each.facts["sibling"])
        for each in examined(text).anomalies
        if each.code == "title_not_in_body"
    ]


def test_a_title_whose_beginning_goes_on_otherwise_in_the_body_is_doubted() -> None:
    assert titled("健全灯油盘点登记制度", "灯油盘点抽查的次数由镇里定，抽查制度写在门上。") == [
        ("灯油盘点登记", "灯油盘点抽查的次")
    ]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("建立灯油盘点制度", "每旬把盘点的数目贴在门上。"),  # the body speaks of it
        ("建立灯油盘点制度", "每旬把灯油数清。"),  # and here of its beginning, with no other system
        ("建立火油追查制度", "每旬数清，贴在门上。"),  # nothing has taken its place
        ("建立账册制度", "每旬数清，贴在门上。"),  # too short to tell
        ("灯油要数清", "每旬数清，贴在门上。"),  # no system announced
    ],
)
def test_a_title_is_not_doubted_without_a_sibling(title: str, body: str) -> None:
    assert titled(title, body) == []
