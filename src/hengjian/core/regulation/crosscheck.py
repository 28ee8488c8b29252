"""Where another text - a second copy, or an interpretation that quotes - words the same passage differently.

- Each sentence of the other text is laid beside the article it names, or else the one it shares most with.
- A difference counts between two stretches that agree: four characters on one side, two or three on the other. A
  quotation may differ in six; the other text's own words in one or two, replaced by as many or left out.
- Four characters are two words, and two words that agree by chance on both sides of a difference are rare. Own words
  say the same in another way all the time: only where one word (one or two characters) is another, it is told.
- Six shared pieces of four characters are nine in a row, or three words here and there: less is no passage.
- Which of the two is right is for a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from hengjian.core.regulation.spoken import article_spoken_of
from hengjian.core.regulation.strips import Spans, Strip, is_inside
from hengjian.core.regulation.text import Anomaly, BlockKind, Flag, Sentence

LONG, SHORT = 4, 3
QUOTED, OWN_WORDS = 6, 2
LEAST_SHARED = 6
_QUOTATION = re.compile(r"“([^“”]{8,})”")
_SIGNS = "“”‘’《》()\"',、:;。!? "


@dataclass(frozen=True, slots=True)
class Bare:
    """Only letters and numbers, with their places in what they came from."""

    text: str
    at: tuple[int, ...]


def bare(text: str) -> Bare:
    """Signs taken out: a quotation inside a quotation changes its marks."""
    kept = [(place, char) for place, char in enumerate(text) if char not in _SIGNS]
    return Bare("".join(char for _, char in kept), tuple(place for place, _ in kept))


def check_against(strips: Sequence[Strip], sentences: Sequence[Sentence], copied: Spans) -> list[Anomaly]:
    """Differences from the sentences of another text, each once."""
    own = {strip.number: bare(strip.text) for strip in strips if strip.block.kind is not BlockKind.COPY}
    pieces = {number: Counter(_pieces(each.text)) for number, each in own.items()}
    found: dict[tuple[int, int, int, str], Anomaly] = {}
    for sentence in sentences:
        other = bare(sentence.text)
        number = _beside(other.text, sentence.text, strips, pieces)
        if number is None:
            continue
        strip = strips[number]
        for span, here, there in _of_sentence(own[number], sentence.text):
            if not is_inside(strip, span, copied):
                facts = {"here": here or "-", "there": there or "-"}
                anomaly = strip.anomaly(Flag.XCHECK, "worded_differently", span, **facts)
                found.setdefault((number, *span, there), anomaly)
    return list(found.values())


def _pieces(text: str) -> Iterator[str]:
    return (text[place : place + 4] for place in range(len(text) - 3))


def _beside(text: str, sentence: str, strips: Sequence[Strip], pieces: dict[int, Counter[str]]) -> int | None:
    named = article_spoken_of(sentence)
    for number in pieces:
        if strips[number].block.kind is BlockKind.ARTICLE and strips[number].block.label == named:
            return number
    wanted = set(_pieces(text))
    shared = {number: sum(piece in of for piece in wanted) for number, of in pieces.items()}
    best = max(shared, key=lambda number: (shared[number], -number), default=None)
    return best if best is not None and shared[best] >= LEAST_SHARED else None


Difference = tuple[tuple[int, int], str, str]


def _of_sentence(own: Bare, sentence: str) -> Iterator[Difference]:
    """Between quotation marks six characters may differ; in the other's own words one or two, as many here as there."""
    for quoted in _QUOTATION.findall(sentence):
        yield from _differences(own, bare(quoted), 2, QUOTED)
    for span, here, there in _differences(own, bare(sentence), SHORT, OWN_WORDS):
        if len(here) == len(there) or not there:
            yield span, here, there


def _differences(own: Bare, other: Bare, least: int, most: int) -> Iterator[Difference]:
    """Place in the strip, what stands here, what stands there."""
    matcher = SequenceMatcher(None, own.text, other.text, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    for left, right in pairwise(blocks):
        a, b = left.a + left.size, left.b + left.size
        here, there = own.text[a : right.a], other.text[b : right.b]
        sizes = sorted((left.size, right.size))
        if sizes[0] >= least and sizes[1] >= LONG and 0 < max(len(here), len(there)) <= most:
            start = own.at[max(0, a - 1 if not here else a)]
            yield (start, own.at[max(a, right.a - 1)] + 1), here, there
