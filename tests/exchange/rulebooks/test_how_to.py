"""`docs/how-to/write-a-rulebook.md` carried out in an empty folder: what it writes is right, its examples hold."""

import re
import shlex
from pathlib import Path

import pytest

from hengjian.cli.main import main
from hengjian.exchange.cases import read_cases
from hengjian.exchange.rulebooks import check_stack, read_stack
from tests.cases.book import differences

PAGE = Path(__file__).resolve().parents[3] / "docs/how-to/write-a-rulebook.md"
FILE = re.compile(r"^`([\w/.-]+)`\n(````?)\w+\n(.*?)^\2$", re.DOTALL | re.MULTILINE)
COMMANDS = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, _, text in FILE.findall(PAGE.read_text(encoding="utf-8")):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_has_at_most_four_steps_and_fits_what_it_says(folder: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert 1 <= len(re.findall(r"^\*\*\d\.\*\*", page, re.MULTILINE)) <= 4
    assert len(page.splitlines()) <= 170
    assert len(list(folder.rglob("*.*"))) == 9


def test_what_it_writes_is_right_and_its_examples_hold(folder: Path) -> None:
    assert check_stack([folder / "letters", folder / "letters-measures"]) == ()
    rules = read_stack([folder / "letters"])
    cases = read_cases(folder / "letters", rules)
    assert len(cases) == 2
    assert [str(one) for case in cases for one in differences(case, rules)] == []


def test_its_commands_work(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [commands] = COMMANDS.findall(PAGE.read_text(encoding="utf-8"))
    for line in commands.splitlines():
        program, *words = shlex.split(line)
        assert program == "hengjian"
        assert main(words) == 0, line
    assert "L1.1" in capsys.readouterr().out
