"""The set-up notices what it must: a stop in the middle, changed requirements, another Python, a moved folder.

Nothing is downloaded here; the environment is a folder with a file in the place of Python.
"""

import re
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import do
import environment


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/run.txt").write_text("a==1\n")
    (tmp_path / "requirements/dev.txt").write_text("a==1\nb==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "identity", lambda python: f"3.11 at {python}")
    return tmp_path


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the set-up did; a word "stop" in it makes the next installation stop in the middle."""
    done: list[str] = []

    def make_empty(folder: Path, python: Path) -> None:
        done.append("made")
        environment.python_in(folder).parent.mkdir(parents=True, exist_ok=True)
        environment.python_in(folder).touch()

    def install(folder: Path, name: str) -> None:
        if "stop" in done:
            raise KeyboardInterrupt
        done.append(name)

    monkeypatch.setattr(environment, "make_empty", make_empty)
    monkeypatch.setattr(environment, "install", install)
    return done


def ensure(root: Path, name: str = "run", python: str = "python3.11") -> None:
    environment.ensure(name, Path(python), root / ".venv")


def test_a_finished_environment_is_used_again(root: Path, log: list[str]) -> None:
    ensure(root)
    ensure(root)
    assert log == ["made", "run"]


def test_a_stop_in_the_middle_is_noticed(root: Path, log: list[str]) -> None:
    log.append("stop")
    with pytest.raises(KeyboardInterrupt):
        ensure(root)
    log.clear()
    ensure(root)
    assert log == ["made", "run"]


def test_a_stop_while_tests_parts_are_added_is_noticed(root: Path, log: list[str]) -> None:
    ensure(root)
    log.append("stop")
    with pytest.raises(KeyboardInterrupt):
        ensure(root, "dev")
    log.clear()
    ensure(root)
    assert log == ["made", "run"]


@pytest.mark.parametrize(
    ("changed", "content"),
    [
        ("requirements/run.txt", "a==2\n"),
        ("requirements/dev.txt", "a==1\n"),
        ("requirements/new.txt", ""),
        ("pyproject.toml", "[project]\ndependencies = ['c']\n"),
        ("pyproject.toml", "[tool.hatch.build]\nexclude = []\n"),
    ],
)
def test_a_changed_requirement_is_noticed(root: Path, log: list[str], changed: str, content: str) -> None:
    ensure(root)
    (root / changed).write_text(content)
    ensure(root)
    assert log == ["made", "run", "made", "run"]


def test_a_changed_lint_rule_makes_nothing_again(root: Path, log: list[str]) -> None:
    ensure(root)
    (root / "pyproject.toml").write_text("[project]\n[tool.ruff]\nline-length = 100\n")
    ensure(root)
    assert log == ["made", "run"]


def test_another_python_is_noticed(root: Path, log: list[str]) -> None:
    ensure(root)
    ensure(root, python="python3.12")
    assert log == ["made", "run", "made", "run"]


def test_a_python_that_went_away_is_noticed(root: Path, log: list[str]) -> None:
    ensure(root)
    environment.python_in(root / ".venv").unlink()
    ensure(root)
    assert log == ["made", "run", "made", "run"]


def test_a_moved_folder_is_noticed(tmp_path: Path, root: Path) -> None:
    assert environment.digest(root, "3.11") == environment.digest(root, "3.11")
    other = tmp_path / "other"
    other.mkdir()
    (other / "pyproject.toml").write_text("[project]\n")
    (other / "requirements").symlink_to(root / "requirements")
    assert environment.digest(root, "3.11") != environment.digest(other, "3.11")


def test_test_parts_are_added_without_starting_again(root: Path, log: list[str]) -> None:
    ensure(root)
    ensure(root, "dev")
    ensure(root, "run")
    assert log == ["made", "run", "dev"]


def test_every_part_to_run_is_pinned_alike_for_tests() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==\S+", (ROOT / f"requirements/{name}.txt").read_text(), re.MULTILINE))

    assert len(pins("run")) > 3
    assert pins("run") - pins("dev") == set()


def test_every_pin_has_a_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"\n(?=[a-z])", path.read_text())
        assert [entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def test_parts_are_chosen_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTS", "core, lint")
    assert do.chosen_parts([]) == ["lint", "core"]
    assert do.chosen_parts(["docs"]) == ["docs"]
    monkeypatch.delenv("PARTS")
    assert do.chosen_parts([]) == [part for part in do.PARTS if part not in do.ON_REQUEST]
    assert do.chosen_parts(["spark"]) == ["spark"]
    with pytest.raises(environment.Stop, match="no such part: cor"):
        do.chosen_parts(["cor"])


def test_one_failure_is_enough_for_a_bad_exit_code() -> None:
    assert do.finish({"lint": 0, "core": 0}) == 0
    assert do.finish({"lint": 1, "core": 0}) == 1
    assert do.main(["nonsense"]) == 2
