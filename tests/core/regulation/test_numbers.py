"""Numbers, and which signs number parts, articles and items."""

from __future__ import annotations

import pytest

from hengjian.core.regulation.numerals import number_of
from hengjian.core.regulation.split import split_text
from tests.core.regulation.samples import CLEAN, put


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百二十三", 123),
        ("一百零八", 108),
        ("两百", 200),
        ("〇", 0),
    ],
)
def test_a_number_is_read_in_both_scripts(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["灯", "二三", "十x", "٣"])
def test_what_is_no_number_is_nought(text: str) -> None:
    assert number_of(text) == 0


def labels(text: str) -> list[str]:
    return [f"{block.kind}{block.label}" for block in split_text(text).text.blocks]


def test_chapters_and_articles_with_an_inserted_article() -> None:
    text = "第一章 总则\n第一条 点灯。\n第一条之二 点两盏。\n第二章 附则\n第二条 熄灯。\n"
    assert labels(text) == ["part1", "article1", "article1-2", "part2", "article2"]


def test_numbers_that_start_anew_in_every_part_carry_the_part() -> None:
    text = "一、谁来守\n1.点灯。\n2.敲钟。\n二、怎么守\n1.看船。\n2.写本子。\n"
    assert labels(text) == ["part1", "article1.1", "article1.2", "part2", "article2.1", "article2.2"]


def test_parts_stand_before_paragraphs_of_the_same_numbering_that_say_something() -> None:
    text = "（一）点灯。\n一、谁来守\n（二）敲钟。\n二、夜里看船。\n"
    assert labels(text) == ["article1", "part1", "article2"]


def test_a_text_without_numbers_has_no_article() -> None:
    assert labels("夜里点灯。\n大雾敲钟。") == ["front"]


def test_a_reference_inside_a_sentence_begins_no_article() -> None:
    assert labels("第一条 点灯。\n第二条 敲钟的办法:第三条不用。\n第三条 看船。\n") == [
        "article1",
        "article2",
        "article3",
    ]


def test_a_bracketed_sign_before_any_word_breaks_nothing() -> None:
    assert labels("”（一）点灯。\n（一）敲钟。\n（二）看船。") == ["front", "article1", "article2"]


def test_a_number_used_twice_counts_inside_a_paragraph_where_the_next_follows() -> None:
    assert labels("（一）点灯。\n看灯。（一）敲钟。\n（二）看船。") == ["article1", "article1", "article2"]
    assert labels("（一）点灯。\n看灯。（一）敲钟。\n（三）看船。") == ["article1", "article3"]


def test_items_inside_an_article_count_from_one() -> None:
    inside = "值守员带齐：1.灯芯；2.灯油；3.钟绳。"
    (article,) = (each for each in split_text(put("灯塔站站长应当每天", inside + "每天")).text.articles if each.items)
    assert article.label == "1"
    assert [item.label for item in article.items] == ["1.", "2.", "3."]


def test_items_that_do_not_count_from_one_are_no_items() -> None:
    text = split_text(put("灯塔站站长应当每天", "值守员带齐：2.灯油；3.钟绳。每天")).text
    assert not any(block.items for block in text.blocks)


def test_a_short_first_sentence_or_line_is_the_title() -> None:
    assert [block.title for block in split_text(CLEAN).text.blocks][:3] == ["", "一、谁来守", "(一)站长管全塔。"]
    told = split_text("第一条 点灯\n天黑点灯。\n第二条 敲钟。大雾敲钟。\n").text.articles
    assert [block.title for block in told] == ["第一条点灯", ""]
    assert told[0].body == "天黑点灯。"
