"""What the demo prints from a view: aligned whatever stands in a name, plain sentences, the ids for `why`."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from hengjian.cli.demo.shown import heat_lines, lapse_sentence, shown_lines
from hengjian.cli.table import width
from hengjian.core.evaluate.obligation import Outcome
from tests.reports.stage import AS_OF, lapsed, row, view


def test_a_hostile_name_breaks_neither_the_lines_nor_the_columns() -> None:
    hostile = "局\x1b[31m\n| \u202e红\t字"
    lines = list(heat_lines(view(lapsed(1, AS_OF), row(Outcome.MET, bearer_body="town"), body_name=hostile), 100))
    assert len(lines) == 4
    assert len({width(line) for line in lines[:3]}) == 1
    assert all(unicodedata.category(char) not in {"Cc", "Cf"} for line in lines for char in line)


@pytest.mark.parametrize(("lang", "cell"), [("zh", "缺2"), ("en", "L2")])
def test_a_cell_has_a_sign_and_a_number_and_the_sign_is_explained(lang: str, cell: str) -> None:
    rows = (lapsed(1, AS_OF), lapsed(2, AS_OF), row(Outcome.MET))
    lines = list(heat_lines(view(*rows, lang=lang), 100))
    assert cell in lines[1]
    assert lines[-1].endswith({"zh": "缺 未见记录 2  办 已办 1", "en": "L no record 2  M met 1"}[lang])


def test_a_lapse_is_one_plain_sentence_in_both_languages() -> None:
    late = lapsed(1, date(2024, 12, 31))
    chinese = lapse_sentence(view(late), late)
    assert chinese.startswith("2024年12月31日到期，已过196天，未见记录：")
    assert chinese.endswith("纪委书记 甲某 → 镇党委书记 乙某。每6个月谈一次。")
    english = lapse_sentence(view(late, lang="en"), late)
    assert english.startswith("Due 31 December 2024, 196 days past, no record found: ")
    assert english.endswith("A talk every 6 months.")


def test_at_most_ten_lapses_are_named_each_with_its_id_for_why() -> None:
    rows = [lapsed(number, date(2024, 1, 1 + number)) for number in range(12)]
    lines = list(shown_lines(view(*rows), 100))
    assert sum("到期，已过" in line for line in lines) == 10
    assert [line.strip() for line in lines if line.startswith("    Y")] == [each.id for each in rows[:10]]


def test_the_later_moment_is_told_by_what_differs() -> None:
    rows = [lapsed(number, AS_OF) for number in range(14)]
    later = tuple(row(Outcome.MET, id=each.id) for each in rows)
    lines = list(shown_lines(view(*rows, later=later), 100))
    assert "有 14 件不同：" in lines[-12]
    assert lines[-11].strip().startswith("未见记录 → 已办  Y07.3 ")
    assert lines[-1] == "  其余 4 件在网页里。"


def test_a_quiet_office_has_nothing_past_due_and_nothing_that_differs() -> None:
    lines = list(shown_lines(view(row(Outcome.MET)), 100))
    assert any("未见记录的 0 件" in line for line in lines)
    assert any("有 0 件不同" in line for line in lines)
