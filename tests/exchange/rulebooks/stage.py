"""Rulebook folders to damage: a copy of one that is right, one change in it, and what `check` then says and where."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hengjian.core.errors import Problem
from hengjian.exchange.rulebooks import check_stack
from hengjian.words.problems import problem_sentence

DATA = Path(__file__).parent / "data"
BUNDLED = Path(__file__).resolve().parents[3] / "rulebooks"
FULL = DATA / "full"
MEASURES = DATA / "full-measures"


@dataclass(frozen=True)
class Copy:
    """A copied stack."""

    folders: tuple[Path, ...]

    def file(self, name: str) -> Path:
        """A file by its path below the folder of the stack, such as `full/facts.yaml`."""
        return self.folders[0].parent / name

    def change(self, name: str, old: str, new: str) -> int:
        """Replace the one place where `old` stands; its line."""
        path = self.file(name)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        lead = len(new) - len(new.lstrip("\n"))
        return text.count("\n", 0, text.index(old)) + 1 + lead

    def line_of(self, name: str, text: str) -> int:
        """The line on which a text first stands."""
        lines = self.file(name).read_text(encoding="utf-8").splitlines()
        return next(n for n, line in enumerate(lines, 1) if text in line)

    def problems(self) -> tuple[Problem, ...]:
        """What `check` says of the stack; every sentence of it is whole, in both languages."""
        found = check_stack(self.folders)
        for one in found:
            assert all("…" not in problem_sentence(one, lang) for lang in ("zh", "en")), one
        return found

    def found(self) -> list[tuple[str, int, str]]:
        """Each problem as file below the stack, line, code."""
        root = self.folders[0].parent
        return [
            (Path(one.place.file).relative_to(root).as_posix(), one.place.line, one.code) for one in self.problems()
        ]


def copy_of(folders: Sequence[Path], to: Path) -> Copy:
    """Copy a stack beside each other into a new folder."""
    return Copy(tuple(Path(shutil.copytree(folder, to / folder.name)) for folder in folders))
