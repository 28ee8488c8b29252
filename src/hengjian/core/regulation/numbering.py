"""Which signs number the articles, which the parts, and which only items; and whether they stand in order.

- 第X条 before (一), (一) before 1., and 一、 last: the first of these that begins two paragraphs numbers the articles.
- A sign inside a paragraph counts when a sentence ends before it and its number fits between its neighbours.
- Every paragraph that begins with an article's sign counts, whatever its number;
  what is wrong with it is said, not hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hengjian.core.regulation.marks import CLOSERS, STOPS
from hengjian.core.regulation.numerals import Level, Mark, marks_of

ARTICLE_LEVELS = (Level.ARTICLE, Level.PAREN, Level.DIGIT, Level.DUN)
TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Numbered:
    """The signs that begin a block, in order, each with its part's number; `restarts` if every part counts anew."""

    level: Level
    heads: tuple[tuple[Mark, int], ...]
    restarts: bool

    def label(self, mark: Mark, part: int) -> str:
        """How the block is called."""
        if mark.level is not self.level:
            return str(mark.number)
        own = f"{mark.number}-{mark.sub}" if mark.sub else str(mark.number)
        return f"{part}.{own}" if self.restarts else own


def number_blocks(text: str) -> Numbered:
    """Find the signs of parts and articles in folded text."""
    marks = marks_of(text)
    level = _article_level(marks)
    heads: list[tuple[Mark, int]] = []
    part = 0
    for place, mark in enumerate(marks):
        if mark.level is level and (mark.line_start or _fits(text, marks[:place], mark, marks[place + 1 :])):
            heads.append((mark, part))
        elif _is_part(text, mark, level):
            part += 1
            heads.append((mark, part))
    firsts = {at for mark, at in heads if mark.level is level and mark.number == 1}
    return Numbered(level, tuple(heads), len(firsts) > 1)


def _article_level(marks: Sequence[Mark]) -> Level:
    for level in ARTICLE_LEVELS:
        if sum(mark.line_start for mark in marks if mark.level is level) > 1:
            return level
    return Level.ARTICLE


def _is_part(text: str, mark: Mark, level: Level) -> bool:
    if not mark.line_start:
        return False
    if mark.level is Level.PART:
        return True
    line = text[mark.start :].partition("\n")[0]
    short = len(line) <= TITLE_LENGTH and not line.rstrip(CLOSERS).endswith(tuple(STOPS))
    return mark.level is Level.DUN and level is not Level.DUN and short


def _fits(text: str, before: Sequence[Mark], mark: Mark, after: Sequence[Mark]) -> bool:
    """A sign inside a paragraph: a full stop before it, and a number between those that begin paragraphs."""
    if not text[: mark.start].rstrip(CLOSERS).endswith(tuple(STOPS)):
        return False
    last = next((each.number for each in reversed(before) if each.level is mark.level), 0)
    following = next((each.number for each in after if each.level is mark.level and each.line_start), 0)
    if mark.number == last:
        return following == last + 1
    return mark.number == last + 1 and following in (0, mark.number + 1)
