"""The command run inside a test, with what it said and its exit code."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hengjian.cli.main import main
from hengjian.exchange.templates import write_template


def at_noon() -> datetime:
    """1 July 2025, noon in Shanghai."""
    return datetime(2025, 7, 1, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


class Run:
    """Runs the command; `rules` and `office` are written when they are first asked for."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, *words: str) -> Done:
        code = main(words)
        said = self.capsys.readouterr()
        return Done(code, said.out, said.err)

    def written(self, kind: str, name: str) -> str:
        if not (self.folder / name).exists():
            write_template(kind, "zh", self.folder / name)
        return name

    @property
    def rules(self) -> str:
        """A rulebook of one duty: the top leader talks with each subordinate top leader every six months."""
        return self.written("rulebook", "my-rules")

    @property
    def office(self) -> str:
        """A county and two townships: two talks with the north, one late in the year with the south."""
        return self.written("office", "my-office")

    def edit(self, name: str, old: str, new: str) -> None:
        """Change one place of a file."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
