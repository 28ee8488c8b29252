"""`docs/how-to/add-an-article.md` and `add-a-kind.md` are carried out, step by step, on a copy of the rulebook."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from hengjian.exchange.cases import read_cases
from hengjian.exchange.rulebooks import read_stack
from tests.cases.book import RULEBOOKS, differences
from tests.cases.mutants import mutants_of

PAGES = Path(__file__).resolve().parents[2] / "docs/how-to"
STEP = re.compile(r"^`rulebooks/leaders-2021/([\w/.-]+)`\n````\w+\n(.*?)````", re.DOTALL | re.MULTILINE)
CARRIED_OUT = {
    "add-an-article.md": ("Y26.1", ["articles/26.md", "parameters.yaml", "cases/26.md"]),
    "add-a-kind.md": ("Y26.1", ["kinds/prior_opinion.yaml", "articles/26.md", "cases/26.md"]),
}


def carry_out(page: str, folder: Path) -> list[str]:
    """Write each file of the page, or add to it where it exists; the files it touches."""
    steps = STEP.findall(page)
    for name, text in steps:
        path = folder / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(old + text, encoding="utf-8")
    return [name for name, _ in steps]


@pytest.mark.parametrize("name", CARRIED_OUT)
def test_the_page_has_at_most_four_steps_and_its_cases_hold_and_bite(name: str, tmp_path: Path) -> None:
    norm, files = CARRIED_OUT[name]
    page = (PAGES / name).read_text(encoding="utf-8")
    assert 1 <= len(re.findall(r"^\*\*\d\.\*\*", page, re.MULTILINE)) <= 4
    folder = tmp_path / "leaders-2021"
    shutil.copytree(RULEBOOKS / "leaders-2021", folder)
    assert carry_out(page, folder) == files
    rules = read_stack([folder])
    mine = [case for case in read_cases(folder, rules) if norm in case.norms]
    assert [str(each) for case in mine for each in differences(case, rules)] == []
    for mutant in mutants_of(rules, norm):
        with mutant.at_work():
            assert any(list(differences(case, mutant.rules, norm=norm)) for case in mine), mutant.name
