"""What an interpretation speaks of, and what it counts.

- `第三项`, `第十二条` name an article; `第四部分` a part. A sentence without one goes on about the last that was named.
- Counts it states (九处、五个方面、3项措施) are checked against the text where they can be; else it is said that they
  cannot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hengjian.core.regulation.numerals import NUMBER, number_of
from hengjian.core.regulation.text import Block, BlockKind, RegulationText, Sentence

_OTHER_BOOK = re.compile(r"《[^》]{3,}》(?:的)?第[^,。;]{1,8}?[条项]")
_ARTICLE = re.compile(rf"第({NUMBER})[条项](?!目)")
_PART = re.compile(rf"第({NUMBER})部分")
_PLACES = re.compile(rf"({NUMBER})处")
_QUOTED = re.compile(r"“([^“”]{1,20})”")
_ASPECTS = re.compile(rf"(?<![第零一二三四五六七八九十百\d])({NUMBER})(?:个方面|项措施|项要求|项内容|项任务|个要求)")
_AND_ALSO = re.compile(r"既.{1,20},又")
_LIST = re.compile(r"(?:包括|分别是|即)[:]?([^。;]+)")


@dataclass(frozen=True, slots=True)
class Count:
    """A count that an interpretation states. `what`: the words counted, or "" for aspects and measures.

    `found`: what was counted (-1: it cannot be counted). `where`: the article or part it speaks of.
    """

    sentence: int
    stated: int
    found: int
    what: str
    where: str


def article_spoken_of(sentence: str) -> str:
    """The number of the article a sentence names, "" if none; another regulation's article is not meant."""
    named = _ARTICLE.search(_OTHER_BOOK.sub("", sentence))
    return str(number_of(named.group(1))) if named else ""


def part_spoken_of(sentence: str) -> int:
    """The number of the part a sentence names, 0 if none."""
    named = _PART.search(sentence)
    return number_of(named.group(1)) if named else 0


def check_counts(sentences: Sequence[Sentence], text: RegulationText) -> tuple[Count, ...]:
    """Every count that is stated, with what the text has."""
    counts: list[Count] = []
    article = ""
    for place, sentence in enumerate(sentences):
        article = article_spoken_of(sentence.text) or article
        part = part_spoken_of(sentence.text)
        for match in _PLACES.finditer(sentence.text):
            quoted = _QUOTED.search(sentence.text, match.end())
            what = quoted.group(1) if quoted else ""
            found = _mentions(text, part, article, what) if what else -1
            counts.append(Count(place, number_of(match.group(1)), found, what, f"part {part}" if part else article))
        for match in _ASPECTS.finditer(sentence.text):
            stated = number_of(match.group(1))
            listed = _LIST.search(sentence.text, match.end())
            pieces = _points(listed.group(1)) if listed else _aspects(text, article, stated)
            counts.append(Count(place, stated, pieces, "", article))
    return tuple(counts)


def _blocks(text: RegulationText, part: int, article: str) -> list[Block]:
    if part:
        return [block for block in text.blocks if block.part == part and block.kind is not BlockKind.COPY]
    return [block for block in text.articles if block.label == article]


def _mentions(text: RegulationText, part: int, article: str, what: str) -> int:
    blocks = _blocks(text, part, article)
    return sum(block.text.count(f"“{what}”") for block in blocks) if blocks else -1


def _points(words: str) -> int:
    """How many points a sentence lists: 既…, 又… is one."""
    return len([piece for piece in _AND_ALSO.sub("", words).split(",") if piece])


def _aspects(text: RegulationText, article: str, stated: int) -> int:
    """The stated number if a sentence of the article lists as many points; else what its longest lists; -1 without."""
    points = [_points(s.text) for block in _blocks(text, 0, article) for s in block.sentences if not s.head]
    return stated if stated in points else max(points, default=-1)
