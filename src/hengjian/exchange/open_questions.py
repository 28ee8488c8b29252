"""`questions/*.md` of a rulebook: what its text leaves open, how it may be read, and how it is written now.

- A page is a title and a list; both languages stand side by side in it.
- A question belongs to the articles and norms it names: 第七、十四条, Y07.6.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from hengjian.core.errors import InputWrong, Place, Problem

_ARTICLES = re.compile(r"第([一二三四五六七八九十、和]+)条")
_NORM = re.compile(r"\bY[0-9]+\.[0-9]+[a-z]?\b", re.ASCII)
_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """One question: title, lines of its list (without the dash), articles as whole numbers, and ids of norms."""

    name: str
    title: str
    lines: tuple[str, ...]
    articles: frozenset[int]
    norms: frozenset[str]


def read_questions(rulebook_folder: Path) -> tuple[OpenQuestion, ...]:
    """The questions in order of their file names; none if there is no such folder. Raises InputWrong."""
    return tuple(_read(path) for path in sorted((rulebook_folder / "questions").glob("*.md")))


def _read(path: Path) -> OpenQuestion:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise InputWrong([Problem(Place(f"questions/{path.name}"), "case_file_unreadable")]) from None
    lines = [line.strip() for line in text.splitlines()]
    title = next((line.removeprefix("# ") for line in lines if line.startswith("# ")), path.stem)
    named = [part for found in _ARTICLES.findall(text) for part in re.split("[、和]", found) if part]
    return OpenQuestion(
        name=path.stem,
        title=title,
        lines=tuple(line.removeprefix("- ") for line in lines if line.startswith("- ")),
        articles=frozenset(map(number_of, named)),
        norms=frozenset(_NORM.findall(text)),
    )


def number_of(written: str) -> int:
    """二十三 is 23; only up to 99."""
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
