"""Rooms import one way: the contracts hold, and each of them is broken here on purpose, in a copy, and notices."""

import ast
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, files, name

CORE = ["evaluate", "casework", "rulebook", "register", "organisation", "calendar", "errors"]
UPWARD = [(f"core/{low}", f"hengjian.core.{high}") for high, low in itertools.pairwise(CORE)]


def broken(folder: Path) -> str:
    """What import-linter says against the sources in this folder; empty if it is content."""
    program = str(Path(sys.executable).with_name("lint-imports"))
    where = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1"}
    command = [program, "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    done = subprocess.run(command, cwd=folder, env=where, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def add(copy: Path, room: str, line: str) -> None:
    """Write a line at the end of a room's first file."""
    place = copy / "src/hengjian" / room
    file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")


def test_the_contracts_hold() -> None:
    assert broken(ROOT) == ""


@pytest.mark.parametrize(
    ("room", "imported"),
    [
        ("core", "hengjian.exchange"),
        ("exchange", "hengjian.cli"),
        ("reports", "hengjian.cli"),
        ("words", "hengjian.clock"),
    ],
)
def test_a_room_that_imports_the_one_above_or_beside_it_is_noticed(copy: Path, room: str, imported: str) -> None:
    add(copy, room, f"import {imported}")
    assert "Rooms import one way" in broken(copy).split("Broken contracts")[-1]


@pytest.mark.parametrize(("room", "imported"), UPWARD)
def test_a_core_room_that_imports_the_one_above_it_is_noticed(copy: Path, room: str, imported: str) -> None:
    add(copy, room, f"import {imported}")
    assert "Inside the core too" in broken(copy).split("Broken contracts")[-1]


@pytest.mark.parametrize("imported", ["sqlite3", "os.path", "pathlib", "urllib.request", "time", "random"])
def test_a_core_that_looks_outside_is_noticed(copy: Path, imported: str) -> None:
    add(copy, "core/calendar", f"import {imported}")
    assert "The core is true without" in broken(copy).split("Broken contracts")[-1]


@pytest.mark.parametrize("room", ["attic", "core/attic"])
def test_a_new_room_without_a_place_is_noticed(copy: Path, room: str) -> None:
    (copy / "src/hengjian" / room).with_suffix(".py").touch()
    assert "attic" in broken(copy)


def test_the_core_opens_no_file() -> None:
    core = [path for path in files(".py") if name(path).startswith("src/hengjian/core/")]
    assert core
    calls = [
        f"{name(path)}:{node.lineno}"
        for path in core
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and node.id in {"open", "print", "input", "exec", "eval", "__import__"}
    ]
    assert calls == []
