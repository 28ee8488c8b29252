"""Names of sheets and columns are what a workbook takes, and each of them is recognised again."""

from __future__ import annotations

import pytest

from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.exchange.workbook.plan import LONGEST_SHEET_NAME, Word, folded, sheet_names, spoken_names, told_apart
from hengjian.exchange.workbook.record_sheets import workbook_sheets


def test_sheet_names_are_short_plain_and_none_twice() -> None:
    long = "a very long name of a family of records"
    names = sheet_names(
        [(long, "one"), (f"{long} too", "two"), ("谈话/[1]:*?", "talk"), ("TWO", "x"), ("", ""), ("", "")]
    )
    assert names[1:] == ["two", "谈话 1", "x", " 2", " 3"]
    assert names[0] == long[:LONGEST_SHEET_NAME]
    assert all(len(name) <= LONGEST_SHEET_NAME for name in names)


def test_words_of_one_name_carry_their_codes() -> None:
    words = told_apart([Word("unit", "单位", "unit"), Word("body", "单位", "body"), Word("day", "日期", "day")])
    assert [word.zh for word in words] == ["单位(unit)", "单位(body)", "日期"]


@pytest.mark.parametrize("book", ["leaders-2021", "filing-deadline"])
def test_every_name_of_a_real_rulebook_is_recognised_again(book: str) -> None:
    sheets = workbook_sheets(read_stack([find_rulebook(book)]))
    for lang in ("zh", "en"):
        titles = [folded(sheet.word.named(lang)) for sheet in sheets]
        assert len(set(titles)) == len(titles)
    for sheet in sheets:
        spoken = spoken_names(sheet.columns)
        for column in sheet.columns:
            for name in (column.word.zh, column.word.en, column.word.code):
                assert spoken[folded(name)] is column, (sheet.word, name)
