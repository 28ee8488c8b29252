"""`year`: what a year asks of one body, apart and joined, and who came to look."""

from __future__ import annotations

from pathlib import Path

import pytest

from hengjian.cli.main import main
from hengjian.exchange.office import write_office
from tests.cli.demo_county import county_of

RULES = [
    "--rules",
    "leaders-2021",
    "--rules",
    "example-county",
    "--as-of",
    "2025-07-15",
    "--known-at",
    "2025-07-15T18:00",
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("year") / "office"
    write_office(folder, county_of(7))
    return str(folder)


def told(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(list(words)) == 0
    return capsys.readouterr().out


def test_a_middle_body_sees_both_numbers_and_its_visits(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "--lang", "zh", "year", office, *RULES, "云溪县委", "--year", "2024")
    assert page.startswith("云溪县委，2024 年\n")
    for family in ("监督检查", "计划清单", "分析研判"):
        assert family in page
    sums = next(line for line in page.splitlines() if line.startswith("合计")).split()
    apart, joined = int(sums[1]), int(sums[2])
    assert apart > joined > 0
    assert int(sums[3]) >= int(sums[4]) > 0


def test_a_second_visit_in_a_quarter_is_shown_as_such(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "--lang", "en", "year", office, *RULES, "z1", "--year", "2024")
    assert "visit no. 2 of the quarter" in page
    assert "visits in the register:" in page


def test_without_duties_or_visits_it_says_so(office: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = told(capsys, "--lang", "zh", "year", office, *RULES, "xjp", "--year", "2020")
    assert "这一年没有定期的事。" in page
    assert "登记册里没有上门监督的。" in page


def test_an_unknown_body_is_refused(office: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--lang", "zh", "year", office, *RULES, "不存在的单位"]) == 2
    assert "组织图里没有单位“不存在的单位”" in capsys.readouterr().err
