"""What can be wrong with an input, said so that the person who wrote it can mend it.

- A problem is a value: a place, a code and facts. Sentences (zh, en) are made in `words`.
- Checks return every problem they find; they never stop at the first.
- Only two exceptions leave the core: the input is wrong, or the question is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file as the user named it, a line from 1 (0 = the whole file), a field or column."""

    file: str
    line: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in an input: where it is, which code, and the facts its sentence needs (strings only)."""

    place: Place
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
        """Problems are shown by file, line, field, then code."""
        return (self.place, self.code, tuple(sorted(self.facts.items())))


class HengjianError(Exception):
    """The root of the family; never raised itself."""


class InputWrong(HengjianError):
    """The input cannot be used. Carries every problem found, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(problems, key=lambda problem: problem.order))
        super().__init__("; ".join(f"{p.place.file}:{p.place.line} {p.code}" for p in self.problems))


class QuestionWrong(HengjianError):
    """The question cannot be asked of this input (semantics: `as_of` after the day of `known_at`)."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code = code
        self.facts: Mapping[str, str] = facts
        super().__init__(code)
