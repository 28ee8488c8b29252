"""The blocks of a split text as plain strips of folded characters that remember their place in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hengjian.core.regulation.marks import PAUSES, SENTENCE_ENDS, STOPS
from hengjian.core.regulation.split import Split
from hengjian.core.regulation.text import Anomaly, Block, Flag

SHOWN = 24
_CLAUSE = re.compile(f"[^{SENTENCE_ENDS}{PAUSES.replace('、', '')}]+")
_SENTENCE = re.compile(f"[^{STOPS}]+")
Spans = Mapping[int, Sequence[tuple[int, int]]]
"""Block -> places in its strip."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A block without line breaks; `text[i]` stands at `at[i]` in the original. `number` counts blocks from 0."""

    number: int
    block: Block
    text: str
    at: tuple[int, ...]

    def anomaly(self, flag: Flag, code: str, span: tuple[int, int], **facts: str) -> Anomaly:
        """An anomaly of the characters `[start, stop)` of this strip; what is seen there is one of its facts."""
        start, stop = span
        seen = self.text[start:stop]
        shown = seen if len(seen) <= SHOWN else f"{seen[: SHOWN // 2]}…{seen[-SHOWN // 2 + 1 :]}"
        offsets = self.at[start], self.at[stop - 1] + 1
        return Anomaly(flag, code, self.number, *offsets, {"seen": shown, **facts})

    def clauses(self) -> Iterator[tuple[int, int]]:
        """What stands between two commas, semicolons, colons or stops."""
        return self._between(_CLAUSE)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """What stands between two stops."""
        return self._between(_SENTENCE)

    def _between(self, words: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        return (match.span() for match in words.finditer(self.text))


def strips_of(split: Split) -> tuple[Strip, ...]:
    """One strip a block, in order."""
    made = []
    text, at = split.folded.text, split.folded.at
    start = 0
    for number, block in enumerate(split.text.blocks):
        stop = split.folded.folded(block.stop)
        kept = [place for place in range(start, stop) if text[place] != "\n"]
        made.append(Strip(number, block, "".join(text[p] for p in kept), tuple(at[p] for p in kept)))
        start = stop
    return tuple(made)


def is_inside(strip: Strip, span: tuple[int, int], spans: Spans) -> bool:
    """Does a place lie wholly in one of the spans of its block?"""
    return any(start <= span[0] and span[1] <= stop for start, stop in spans.get(strip.number, ()))
