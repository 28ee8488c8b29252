"""Folders to checked rulebooks: read, understood, held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.build import build_rulebooks
from hengjian.core.rulebook.check import check_rulebooks
from hengjian.core.rulebook.rulebook import Rulebook
from hengjian.exchange.rulebooks.folder import read_folder

_FOLLOWS = ("rule_unknown_", "rule_ambiguous_")


def load(folders: Sequence[Path]) -> tuple[tuple[Rulebook, ...], tuple[Problem, ...]]:
    """The rulebooks as far as they could be built, and every problem in order.

    Where a file could not be parsed, names may be missing that it would have declared; those complaints wait.
    """
    unread: list[Problem] = []
    sources = []
    names: dict[str, Path] = {}
    for folder in folders:
        source, wrong = read_folder(folder)
        unread += wrong
        if source.name in names:
            unread.append(Problem(Place(str(folder)), "rule_rulebook_twice", {"name": source.name}))
        names[source.name] = folder
        sources.append(source)
    built = build_rulebooks(sources)
    problems = list(built.problems)
    if unread:
        problems = unread + [one for one in problems if not one.code.startswith(_FOLLOWS)]
    else:
        problems += check_rulebooks(built)
    unique = {problem.order: problem for problem in problems}
    return built.rulebooks, tuple(unique[order] for order in sorted(unique))
