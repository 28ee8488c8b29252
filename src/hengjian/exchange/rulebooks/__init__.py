"""Rulebook folders: found, read, checked.

- Every mistake of a stack is listed at once; nothing is half-read.
- The parsers are loaded when a rulebook is read, not when the program starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.exchange.bundled import bundled_folder

if TYPE_CHECKING:
    from hengjian.core.rulebook.stack import Rules

__all__ = ["bundled_rulebooks", "check_stack", "find_rulebook", "read_stack"]


def bundled_rulebooks() -> tuple[str, ...]:
    """The names of the rulebooks that come with the program, sorted."""
    return tuple(sorted(path.parent.name for path in bundled_folder().glob("*/regulation.toml")))


def find_rulebook(name_or_path: str) -> Path:
    """The folder of that path, or the bundled rulebook of that name. Raises InputWrong if there is neither."""
    folder = Path(name_or_path)
    if folder.is_dir():
        return folder
    if name_or_path in bundled_rulebooks():
        return bundled_folder() / name_or_path
    known = ", ".join(bundled_rulebooks()) or "-"
    raise InputWrong([Problem(Place(name_or_path), "rule_rulebook_not_found", {"name": name_or_path, "known": known})])


def check_stack(folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Every mistake of the stack, in order of place; empty if it may be used."""
    from hengjian.exchange.rulebooks.load import load

    return load(folders)[1]


def read_stack(folders: Sequence[Path]) -> Rules:
    """The rules of a stack of folders in load order. Raises InputWrong with every mistake."""
    from hengjian.core.rulebook.stack import stack_rulebooks
    from hengjian.exchange.rulebooks.load import load
    from hengjian.exchange.working_days import read_working_days

    rulebooks, problems = load(folders)
    if problems:
        raise InputWrong(problems)
    return stack_rulebooks(rulebooks, read_working_days())
