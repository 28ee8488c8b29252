"""Numbers as regulations write them, and the marks that number their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100}
NUMBER = r"(?:\d{1,4}|[零〇一二三四五六七八九十百两]{1,7})"


class Level(StrEnum):
    """Kinds of numbering, as they look in folded text."""

    PART = "part"  # 第一章, 第二部分
    ARTICLE = "article"  # 第一条
    PAREN = "paren"  # (一)
    DUN = "dun"  # 一、
    DIGIT = "digit"  # 1. 1、
    PAREN_DIGIT = "paren_digit"  # (1)


_FORMS = {
    Level.PART: rf"第({NUMBER})(?:编|章|节|部分)",
    Level.ARTICLE: rf"第({NUMBER})条(?:之({NUMBER}))?",
    Level.PAREN_DIGIT: r"\((\d{1,3})\)",
    Level.PAREN: rf"\(({NUMBER})\)",
    Level.DUN: r"([一二三四五六七八九十百]{1,5})、",
    Level.DIGIT: r"(\d{1,3})(?:、|\.(?!\d))",
}
FORMS = {level: re.compile(form) for level, form in _FORMS.items()}
HEAD = re.compile("|".join(f"(?:{form})" for form in _FORMS.values()))


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbering sign in folded text. `sub` is the 1 of 第三条之一; `line_start` if nothing stands before it."""

    level: Level
    number: int
    start: int
    stop: int
    line_start: bool
    sub: int = 0


def number_of(text: str) -> int:
    """一百二十三 or 123 -> 123; 0 if the signs are no number."""
    if text.isdigit() and text.isascii():
        return int(text)
    total, digit = 0, -1
    for char in text:
        if char in _UNITS:
            total += (digit if digit > 0 else 1) * _UNITS[char]
            digit = -1
        elif char in _DIGITS:
            if digit > 0:
                return 0
            digit = _DIGITS[char]
        else:
            return 0
    return total + max(digit, 0)


def marks_of(text: str) -> tuple[Mark, ...]:
    """Every sign that may begin something: at the start of a paragraph, or inside one after a sentence or a colon."""
    found = []
    for match in HEAD.finditer(text):
        start = match.start()
        before = text[start - 1] if start else "\n"
        if before in "\n。!?;:”)":
            mark = _mark(text, start, line_start=before == "\n")
            found += [mark] if mark.number else []
    return tuple(found)


def _mark(text: str, start: int, *, line_start: bool) -> Mark:
    level, match = next((level, found) for level, form in FORMS.items() if (found := form.match(text, start)))
    sub = match.group(2) if level is Level.ARTICLE else None
    return Mark(level, number_of(match.group(1)), start, match.end(), line_start, number_of(sub or ""))
