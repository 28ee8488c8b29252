"""Every mistake in a page of cases is found, with its line, and nothing is read by halves."""

from __future__ import annotations

from pathlib import Path

import pytest

from hengjian.core.errors import InputWrong
from hengjian.exchange.cases import read_cases
from tests.exchange.cases.stage import ASK, ROW, STAGE, TALK, mistakes
from tests.laws.worlds import trial_rules

HEAD = "| norm | bearer | subject | due | outcome | met_on | evidence | tell |\n|---|---|---|---|---|---|---|---|\n"
RECORD = "| record | by | about | occurred_on | {} |\n|---|---|---|---|---|\n| {} | 县纪委书记 | {} | {} | {} |\n"


def case(row: str) -> str:
    """A page with one case and one expected row, on line 5."""
    return f"## one\nas of 2022-07-01\n\n{HEAD}{row}\n"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("| L99.9 | 县纪委书记 | west | 2022-06-30 | lapsed | | | |", "case_norm_unknown"),
        ("| L01.1 | 县长 | west | 2022-06-30 | lapsed | | | |", "case_name_unknown"),
        ("| L01.1 | 赵某 | west | 2022-06-30 | lapsed | | | |", "case_name_unknown"),
        ("| L01.1 | 县纪委书记+吴某 | west | 2022-06-30 | lapsed | | | |", "case_name_unknown"),
        ("| L01.1 | 县纪委书记 | 书记 | 2022-06-30 | lapsed | | | |", "case_name_ambiguous"),
        ("| L01.1 | 县纪委书记 | west | 2022-06-31 | lapsed | | | |", "case_day_wrong"),
        ("| L01.1 | 县纪委书记 | west | 2022-06-30 | overdue | | | |", "case_outcome_unknown"),
        ("| L01.1 | 县纪委书记 | west | 2022-06-30 | met | May | | |", "case_day_wrong"),
        ("| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | r1 | |", "case_record_unknown"),
        ("| L01.1 | 县纪委书记 | west | 2022-06-30 | lapsed | | | 市委书记 |", "case_name_unknown"),
        ("| L01.1 | | west | 2022-06-30 | lapsed | | | |", "case_cell_missing"),
        ("| L01.1 | 县纪委书记 | west | 2022-06-30 | lapsed |", "case_row_uneven"),
        ("| L01.1 | 县纪委书记 | west | 2022-06-30 | lapsed | | | | | |", "case_row_uneven"),
    ],
)
def test_a_wrong_expected_row_is_named_with_its_line(tmp_path: Path, row: str, code: str) -> None:
    assert mistakes(tmp_path, case(row)) == [(6, code)]


@pytest.mark.parametrize(
    ("column", "kind", "about", "day", "cell", "code"),
    [
        ("points", "talk.banquet", "west", "2022-03-05", "x", "case_word_unknown"),
        ("colour", "talk.supervision", "west", "2022-03-05", "x", "case_field_unknown"),
        ("points", "talk.supervision", "东镇书记", "2022-03-05", "x", "case_name_unknown"),
        ("points", "talk.supervision", "west", "2022-02-30", "x", "case_day_wrong"),
        ("points", "talk.supervision", "west", "", "x", "case_cell_missing"),
        ("in_person", "talk.supervision", "west", "2022-03-05", "maybe", "value_type"),
        ("recorded_at", "talk.supervision", "west", "2022-03-05", "soon", "moment_unreadable"),
        ("re", "talk.supervision", "west", "2022-03-05", "r7", "case_record_unknown"),
        ("corrects", "talk.supervision", "west", "2022-03-05", "r7", "case_record_unknown"),
        ("to", "finding", "west", "2022-03-05", "nobody", "case_name_unknown"),
        ("severity", "finding", "west", "2022-03-05", "grave", "value_type"),
        ("adopted_on", "decision.major", "west", "2022-03-05", "2022-03-06", "day_field_differs"),
    ],
)
def test_a_wrong_record_is_named_with_its_line(
    tmp_path: Path, column: str, kind: str, about: str, day: str, cell: str, code: str
) -> None:
    page = f"## one\n{RECORD.format(column, kind, about, day, cell)}\n{ASK}{ROW}"
    assert mistakes(tmp_path, page) == [(4, code)]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("## one\n", [(1, "case_asks_nothing")]),
        (f"## one\n{TALK}\n", [(1, "case_asks_nothing")]),
        ("## one\nas of 2022-07-01\n", [(2, "case_question_empty")]),
        (f"## one\nas of 2022-06-01\n\n{ASK}{ROW}", [(2, "case_question_empty")]),
        (f"## one\n{ASK}", [(2, "case_question_empty")]),
        (f"## one\n{HEAD}", [(1, "case_asks_nothing"), (2, "case_table_unasked")]),
        (f"{ASK}{ROW}", [(1, "case_question_on_stage"), (3, "case_question_on_stage")]),
        (f"## one\n{ASK.replace('07-01', '13-01')}{ROW}", [(2, "case_day_wrong")]),
        (f"## one\n{ASK.replace('07-01', '07-01, known at noon')}{ROW}", [(2, "case_moment_wrong")]),
        (f"## one\n{ASK.replace('07-01', '07-01, known at 2022-06-30')}{ROW}", [(2, "case_question_early")]),
        (f"## one\n{ASK.replace('due', 'deadline')}{ROW}", [(4, "case_column_unknown")]),
        (f"## one\n{ASK.replace('due', '结果')}{ROW}", [(4, "case_column_twice"), (6, "case_outcome_unknown")]),
        (f"## one\n{ASK.replace('due', 'norm')}{ROW}", [(4, "case_column_twice"), (6, "case_norm_unknown")]),
        (f"## one\n| event |\n|---|\n| x |\n\n{ASK}{ROW}", [(2, "case_table_unknown")]),
        (f"## one\ngiven half\n\n{ASK}{ROW}", [(2, "case_setting_wrong")]),
        (f"## one\ngiven half: 6wd\n\n{ASK}{ROW}", [(2, "case_amount_wrong")]),
        (f"## one\ngiven third: 6mo\n\n{ASK}{ROW}", [(2, "case_word_unknown")]),
        (f"## one\ngiven adopted: today\n\n{ASK}{ROW}", [(2, "case_day_wrong")]),
    ],
)
def test_a_wrong_page_is_named_with_its_line(tmp_path: Path, page: str, found: list[tuple[int, str]]) -> None:
    assert sorted(mistakes(tmp_path, page)) == sorted(found)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("| 甲镇 | committee | 岚县", "| 甲镇 | kingdom | 岚县", "case_word_unknown"),
        ("| 甲镇 | committee | 岚县", "| 甲镇 | committee | 丙县", "case_name_unknown"),
        ("| west | 书记 | 甲镇 | 一把手", "| west | 书记 | 甲镇 | chairman", "case_word_unknown"),
        ("| west | 书记 | 甲镇", "| west | 书记 | ", "case_cell_missing"),
        ("| t2 | 县纪委书记 | 赵某", "| t2 | 县纪委书记 | 李某", "case_name_unknown"),
        ("| t2 | 县纪委书记 | 赵某", "| t2 | 县纪委书记 | ", "case_cell_missing"),
        ("赵某 | 2020-01-01", "赵某 | 2020-01-32", "day_unreadable"),
        ("| west | 书记 | 甲镇 | 一把手 | 2015-01-01", "| west | 书记 | 甲镇 | 一把手 | ", "never_binds"),
    ],
)
def test_a_mistake_on_the_common_stage_is_found_once_however_many_cases_stand_on_it(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    page = f"## one\n{ASK}{ROW}\n## two\n{ASK}{ROW}"
    (line,) = (n for n, text in enumerate(STAGE.replace(old, new).splitlines(), 1) if new in text)
    assert (line, code) in mistakes(tmp_path, page, STAGE.replace(old, new))
    assert mistakes(tmp_path, page, STAGE.replace(old, new)).count((line, code)) == 1


def test_all_mistakes_of_all_pages_are_found_at_once(tmp_path: Path) -> None:
    page = case("| L99.9 | 县长 | 书记 | 2022-06-31 | overdue | | | |") + f"\n## two\ngiven third: 1\n\n{ASK}{ROW}"
    codes = {code for _, code in mistakes(tmp_path, page)}
    assert codes == {
        "case_norm_unknown",
        "case_name_unknown",
        "case_outcome_unknown",
        "case_word_unknown",
    }


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "07.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputWrong) as caught:
        read_cases(tmp_path, trial_rules())
    assert [problem.code for problem in caught.value.problems] == ["case_file_unreadable"]
