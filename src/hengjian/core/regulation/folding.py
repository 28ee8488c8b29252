"""One form for every width and every way of breaking lines, and for each character where it stood.

- Full-width letters, digits and signs become half-width, old-style radicals and circled numbers what they mean.
- Blanks between Chinese characters, empty lines and signs that cannot be seen are left out; no letter is ever added.
- `at` gives the place in the original of each folded character; it never goes back.
- Lines that are page furniture (a page number, a heading printed letter under letter) are set aside, and listed.
- A line that stops in the middle of a sentence is joined to the next; a join across an empty line is listed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from hengjian.core.regulation.marks import CLOSERS, SENTENCE_ENDS
from hengjian.core.regulation.numerals import HEAD

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_PAGE = re.compile(r"[-—–·.]*(?:第?\d{1,4}页?(?:\(?共\d{1,4}页\)?)?|\d{1,4}/\d{1,4})[-—–·.]*")
_SAME = {"「": "“", "」": "”", "『": "‘", "』": "’", "｡": "。", "．": ".", "〇": "〇", "､": "、"}
REPEATED_LINE = 3
FURNITURE_LENGTH = 30
FULL_LINE = 0.8
SHORTEST_PROSE = 12


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` in one form with `\\n` between paragraphs; `at[i]` is the offset in the original of `text[i]`.

    `joins`: places in `text` where an empty line was closed inside a sentence. `furniture`: spans of the original.
    """

    text: str
    at: tuple[int, ...]
    joins: tuple[int, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()

    def folded(self, offset: int) -> int:
        """The first folded character that does not stand before an offset of the original."""
        return bisect_right(self.at, offset - 1)


@dataclass(slots=True)
class _Line:
    """A line with something on it. `gap`: empty lines before it."""

    text: str
    at: list[int]
    gap: int
    single: bool = field(init=False)

    def __post_init__(self) -> None:
        self.single = len(self.text) == 1 and unicodedata.category(self.text)[0] in "LN"


def fold(original: str) -> Folded:
    """The text in one form. A page break counts as an empty line."""
    lines = _lines(original)
    aside = _furniture(lines)
    kept = [line for line, out in zip(lines, aside, strict=True) if not out]
    wrap = _wrap(kept)
    text: list[str] = []
    at: list[int] = []
    joins: list[int] = []
    length = 0
    for place, line in enumerate(kept):
        if place and _joined(kept[place - 1], line, wrap, first=place == 1):
            if line.gap:
                joins.append(length)
        elif place:
            text.append("\n")
            at.append(line.at[0])
            length += 1
        text.append(line.text)
        at.extend(line.at)
        length += len(line.text)
    spans = tuple((line.at[0], line.at[-1] + 1) for line, out in zip(lines, aside, strict=True) if out)
    return Folded("".join(text), tuple(at), tuple(joins), spans)


def fold_words(text: str) -> str:
    """A few words in the same form, on one line."""
    return fold(text).text.replace("\n", "")


def _lines(original: str) -> list[_Line]:
    lines: list[_Line] = []
    start, gap = 0, 0
    for stop, char in enumerate([*original, "\n"]):
        if char not in BREAKS:
            continue
        line = _one_line(original, start, stop, gap)
        if line.text:
            lines.append(line)
            gap = 0
        else:
            gap += 1
        if char == "\r" and original[stop + 1 : stop + 2] == "\n":
            gap -= 1  # one break of two characters
        gap += char == "\f"
        start = stop + 1
    return lines


def _one_line(original: str, start: int, stop: int, gap: int) -> _Line:
    text: list[str] = []
    at: list[int] = []
    blank = False
    for offset in range(start, stop):
        for char in _fold_char(original[offset]):
            if char.isspace():
                blank = True
                continue
            if blank and text and _narrow(text[-1]) and _narrow(char):
                text.append(" ")
                at.append(offset)
            blank = False
            text.append(char)
            at.append(offset)
    return _Line("".join(text), at, max(0, gap))


def _narrow(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _fold_char(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if char.isascii():
        return char if char >= " " or char == "\t" else ""
    category = unicodedata.category(char)
    if category in {"Cf", "Cc", "Co", "Cn", "Cs"}:
        return ""
    return unicodedata.normalize("NFKC", char) if char != "…" else char


def _furniture(lines: Sequence[_Line]) -> list[bool]:
    """Page numbers; runs of single letters; short lines that return and end no sentence."""
    seen = Counter(line.text for line in lines)
    told = []
    for place, line in enumerate(lines):
        neighbours = [lines[each].single for each in (place - 1, place + 1) if 0 <= each < len(lines)]
        returning = (
            seen[line.text] >= REPEATED_LINE
            and len(line.text) <= FURNITURE_LENGTH
            and line.text[-1] not in SENTENCE_ENDS + CLOSERS
        )
        told.append(bool(_PAGE.fullmatch(line.text)) or (line.single and any(neighbours)) or returning)
    return told


def _wrap(lines: Sequence[_Line]) -> int:
    """How long a full line is where lines are broken at a width; 0 where a line is a paragraph."""
    open_lines = sorted(len(line.text) for line in lines if not _ends(line.text))
    if len(open_lines) < 4 or len(open_lines) * 2 < len(lines):
        return 0
    return open_lines[len(open_lines) * 3 // 4]


def _joined(before: _Line, line: _Line, wrap: int, *, first: bool) -> bool:
    """Does `line` go on with the sentence of the line before it?"""
    if _ends(before.text) or HEAD.match(line.text) or line.text[0] == "(":
        return False
    if wrap and len(before.text) >= max(SHORTEST_PROSE, wrap * FULL_LINE):
        return True
    prose = any(sign in before.text for sign in ",。;") and len(before.text) >= SHORTEST_PROSE
    return prose and not first


def _ends(text: str) -> bool:
    bare = text.rstrip(CLOSERS)
    return text[-1] in ":)》" or (bare != "" and bare[-1] in SENTENCE_ENDS + "…")
