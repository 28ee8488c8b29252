"""A case agrees with an engine only if, for what it names, the rows are the same rows: none missing, none left over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.obligation import OUTSIDE, Obligation, Outcome, Reason
from hengjian.exchange.cases import compare
from tests.exchange.cases.stage import read

COLUMNS = "| norm | bearer | subject | due | outcome | trigger | arises | met_on | evidence | tell | reasons |\n"
HEAD = f"## one\n\nas of 2022-07-01\n\n{COLUMNS}" + "|---" * 11 + "|\n"
PETITION = "| record | id | occurred_on |\n|---|---|---|\n| petition | p | 2022-01-05 |\n\n"
SPOKEN = Obligation(
    id="L01.1@1/x/y/z",
    rulebook="rulebook",
    norm="L01.1",
    article="01",
    bearer_post="县纪委书记",
    bearer_person="zhao",
    bearer_body="岚县",
    subject="孙某@west",
    trigger="2022-01-01",
    arises_on=Day(2022, 1, 1),
    due_on=Day(2022, 6, 30),
    provisional=False,
    outcome=Outcome.MET,
    met_on=Day(2022, 3, 5),
    met_known_at=datetime(2022, 3, 5, tzinfo=UTC),
    evidence=("p",),
    reasons=(Reason("by_deputy"), Reason("proxy")),
    tell=(),
)
LAPSED = replace(SPOKEN, outcome=Outcome.LAPSED, met_on=None, met_known_at=None, evidence=(), tell=("县委书记",))


def differ(folder: Path, rows: str, found: list[Obligation]) -> list[str]:
    """What is said of each difference, line by line."""
    (case,) = read(folder, HEAD.replace("## one\n", f"## one\n{PETITION}") + rows)
    return [line for mismatch in compare(case, case.questions[0], found) for line in str(mismatch).splitlines()]


@pytest.mark.parametrize(
    "row",
    [
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | | | |",
        "| L01.1 | 县纪委书记+赵某 | west+孙某 | 2022-06-30 | met | | | | | | |",
        "| L01.1 | 县纪委书记 | 孙某 | 2022-06-30 | met | 2022-01-01 | 2022-01-01 | 2022-03-05 | p | - | proxy |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | | | by_deputy; proxy |",
    ],
)
def test_a_row_says_as_much_as_its_writer_wants(tmp_path: Path, row: str) -> None:
    assert differ(tmp_path, row, [SPOKEN]) == []


@pytest.mark.parametrize(
    "row",
    [
        "| L01.1 | 县纪委书记 | west | 2022-06-29 | met | | | | | | |",
        "| L01.1 | 县纪委书记 | west | | met | | | | | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met_late | | | | | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | none | | | | | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | 2022-07-01 | | | | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | 2022-01-02 | | | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | 2022-03-06 | | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | - | | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | - | | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | | 县委书记 | |",
        "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | | | late |",
    ],
)
def test_any_other_value_is_a_difference_of_one_line_each(tmp_path: Path, row: str) -> None:
    place, expected, got = differ(tmp_path, row, [SPOKEN])
    assert place.endswith("cases/01.md:11: one")
    assert expected.startswith("  expected: L01.1")
    assert got.startswith("  got:      L01.1 met, bearer 县纪委书记+zhao, subject 孙某@west, due 2022-06-30, trigger")


def test_rows_of_other_bearers_subjects_and_norms_are_not_asked_for(tmp_path: Path) -> None:
    row = "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | | | |"
    others = [
        replace(SPOKEN, norm="L01.6"),
        replace(SPOKEN, subject="钱某@east"),
        replace(SPOKEN, bearer_post="县委书记"),
        replace(SPOKEN, subject=""),
    ]
    assert differ(tmp_path, row, [SPOKEN, *others]) == []


def test_a_row_too_many_and_a_row_too_few_are_differences(tmp_path: Path) -> None:
    row = "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | | | |"
    again = replace(SPOKEN, trigger="2022-07-01", due_on=Day(2022, 12, 31), outcome=Outcome.PENDING)
    assert differ(tmp_path, row, [SPOKEN, again])[1] == "  expected: no other row"
    assert differ(tmp_path, row, [])[2] == "  got:      no such row"
    assert differ(tmp_path, f"{row}\n{row}", [SPOKEN])[2] == "  got:      no such row"
    assert differ(tmp_path, f"{row}\n{row}", [SPOKEN, replace(SPOKEN, trigger="other")]) == []


def test_a_row_that_says_less_gives_way_to_one_that_says_more(tmp_path: Path) -> None:
    less = "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | | | | | | |"
    more = "| L01.1 | 县纪委书记 | west | 2022-06-30 | met | 2022-01-01 | | | | | |"
    assert differ(tmp_path, f"{less}\n{more}", [SPOKEN, replace(SPOKEN, trigger="other")]) == []


def test_outside_is_a_bearer_and_an_address(tmp_path: Path) -> None:
    rows = "| L01.1 | outside | west | 2022-06-30 | lapsed | | | | | 上面 | |"
    with pytest.raises(Exception, match="case_name_unknown"):
        differ(tmp_path, rows, [])
    above = replace(LAPSED, bearer_post="", bearer_person="", bearer_body=OUTSIDE, tell=("上面",))
    stage = HEAD.replace("as of", "given outside: 上面\n\nas of").replace("## one\n", f"## one\n{PETITION}")
    (case,) = read(tmp_path, stage + rows.replace("上面", "outside"))
    assert compare(case, case.questions[0], [above]) == ()


def test_two_subjects_of_a_pair_are_named_in_any_order(tmp_path: Path) -> None:
    pair = replace(SPOKEN, subject="孙某@west+甲镇")
    for named in ("west; 甲镇", "甲镇; 孙某"):
        assert differ(tmp_path, f"| L01.1 | 县纪委书记 | {named} | 2022-06-30 | met | | | | | | |", [pair]) == []


def test_no_row_at_all_is_an_expectation_too(tmp_path: Path) -> None:
    row = "| L01.1 | 县纪委书记 | west | | none | | | | | | |"
    assert differ(tmp_path, row, []) == []
    assert differ(tmp_path, row, [LAPSED])[1:] == [
        "  expected: L01.1 none, bearer 县纪委书记, subject west, due -",
        "  got:      L01.1 lapsed, bearer 县纪委书记+zhao, subject 孙某@west, due 2022-06-30, trigger 2022-01-01,"
        " arises 2022-01-01, tell 县委书记, reasons by_deputy; proxy",
    ]
