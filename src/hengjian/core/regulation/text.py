"""The text of a regulation as values: blocks that cover every character, sentences, and what is doubtful.

- All offsets are of the original: `original[start:stop]` is what the block, sentence or anomaly speaks of.
- Blocks follow one another without a gap from the first character to the last.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of the text is. `copy`: a numbered block that is the copy of another; `tail`: after the end."""

    FRONT = "front"
    PART = "part"
    ARTICLE = "article"
    COPY = "copy"
    TAIL = "tail"


class Flag(StrEnum):
    """What may be wrong with a place."""

    SPLICE = "splice"
    GAP = "gap"
    DUP_NO = "dup_no"
    ORPHAN = "orphan"
    TITLE_BODY = "title_body"
    WORD = "word"
    XCHECK = "xcheck"
    PUNCT = "punct"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands between two semicolons; `text` is folded. `head`: it is the block's title."""

    start: int
    stop: int
    text: str
    head: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item inside an article, as written: `(一)`, `1.`."""

    label: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Block:
    """`label`: the article's number (`8`; `2.8` where each part counts anew), the part's number, or "".

    `part`: the number of the part it stands in, 0 before the first.
    """

    kind: BlockKind
    label: str
    part: int
    start: int
    stop: int
    sentences: tuple[Sentence, ...]
    items: tuple[Item, ...] = ()

    @property
    def title(self) -> str:
        """The title, folded; "" if it has none."""
        return "".join(sentence.text for sentence in self.sentences if sentence.head)

    @property
    def body(self) -> str:
        """Everything but the title, folded."""
        return "".join(sentence.text for sentence in self.sentences if not sentence.head)

    @property
    def text(self) -> str:
        """All of it, folded."""
        return "".join(sentence.text for sentence in self.sentences)


@dataclass(frozen=True, slots=True)
class Anomaly:
    """One doubtful place. `code` says which rule saw it; `facts` are what its sentence needs, strings only."""

    flag: Flag
    code: str
    block: int
    start: int
    stop: int
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> tuple[int, int, str, str]:
        """By place, then flag and rule."""
        return (self.start, self.stop, self.flag, self.code)


@dataclass(frozen=True, slots=True)
class RegulationText:
    """A split text and what is doubtful in it."""

    blocks: tuple[Block, ...]
    anomalies: tuple[Anomaly, ...] = ()

    @property
    def articles(self) -> tuple[Block, ...]:
        """The articles, without blocks that are copies of others."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.ARTICLE)
