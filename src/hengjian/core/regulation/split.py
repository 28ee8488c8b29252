"""A text split into front matter, parts, articles, items and sentences; no character is lost.

- What stands after a closing sentence (本规定自…起施行) or an agency's line is the tail and belongs to no article.
- The first sentence of a numbered block is its title if it is short and something follows; a part's line is its title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from hengjian.core.regulation.folding import Folded, fold
from hengjian.core.regulation.marks import AGENCY, CLOSERS, CLOSING, SENTENCE_ENDS, STOPS
from hengjian.core.regulation.numbering import TITLE_LENGTH, Numbered, number_blocks
from hengjian.core.regulation.numerals import FORMS, Level, Mark, marks_of
from hengjian.core.regulation.text import Block, BlockKind, Item, RegulationText, Sentence

_CUT = re.compile(rf"[{SENTENCE_ENDS}]+[{CLOSERS}]*")
_AGENCY = re.compile(AGENCY)
_CLOSING = re.compile(CLOSING)


@dataclass(frozen=True, slots=True)
class Split:
    """The split text with its folded form and its signs, for those who examine it. `tail_at`: folded, or -1."""

    original: str
    folded: Folded
    numbered: Numbered
    text: RegulationText
    tail_at: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block in folded places."""

    kind: BlockKind
    label: str
    part: int
    start: int
    stop: int
    mark: Mark | None = None


def split_text(original: str) -> Split:
    """Split the text of a regulation."""
    folded = fold(original)
    numbered = number_blocks(folded.text)
    tail_at = _tail(folded.text, numbered)
    pieces = _pieces(folded.text, numbered, tail_at)
    starts = [0] + [folded.at[piece.start] for piece in pieces[1:]] + [len(original)]
    blocks = tuple(
        _block(piece, folded, numbered.level, (starts[place], starts[place + 1])) for place, piece in enumerate(pieces)
    )
    return Split(original, folded, numbered, RegulationText(blocks), tail_at)


def split_plain(original: str) -> Split:
    """A text that is no regulation: one block, no numbers, only sentences."""
    folded = fold(original)
    numbered = Numbered(Level.ARTICLE, (), restarts=False)
    piece = _Piece(BlockKind.FRONT, "", 0, 0, len(folded.text))
    block = _block(piece, folded, Level.ARTICLE, (0, len(original)))
    return Split(original, folded, numbered, RegulationText((block,)), -1)


def _tail(text: str, numbered: Numbered) -> int:
    """Where the text has ended, after its last article began; -1 if it goes on to the end of the file."""
    last = numbered.heads[-1][0].start if numbered.heads else 0
    found = [match.start() for match in [_AGENCY.search(text, last)] if match]
    found += [match.end() for match in [_CLOSING.search(text, last)] if match]
    at = min(found, default=-1)
    while 0 <= at < len(text) and text[at] in CLOSERS + "\n":
        at += 1
    return at if at < len(text) else -1


def _pieces(text: str, numbered: Numbered, tail_at: int) -> list[_Piece]:
    stop = len(text) if tail_at < 0 else tail_at
    heads = [(mark, part) for mark, part in numbered.heads if mark.start < stop]
    cuts = [mark.start for mark, _ in heads] + [stop]
    pieces = []
    if cuts[0] > 0 or not heads:
        pieces.append(_Piece(BlockKind.FRONT, "", 0, 0, cuts[0]))
    for (mark, part), end in zip(heads, cuts[1:], strict=True):
        kind = BlockKind.ARTICLE if mark.level is numbered.level else BlockKind.PART
        pieces.append(_Piece(kind, numbered.label(mark, part), part, mark.start, end, mark))
    if tail_at >= 0:
        pieces.append(_Piece(BlockKind.TAIL, "", pieces[-1].part, tail_at, len(text)))
    return pieces


def _block(piece: _Piece, folded: Folded, level: Level, span: tuple[int, int]) -> Block:
    marks = _items(folded.text, piece, level)
    cuts = _cuts(folded.text, piece.start, piece.stop, [mark.start for mark in marks])
    places = [span[0], *(folded.at[cut] for cut in cuts[1:-1]), span[1]]
    texts = [folded.text[a:b].replace("\n", "") for a, b in pairwise(cuts)]
    headed = _has_title(piece, texts, folded.text)
    sentences = tuple(
        Sentence(start, stop, text, headed and place == 0)
        for place, (text, start, stop) in enumerate(zip(texts, places, places[1:], strict=False))
    )
    ends = [*(folded.at[mark.start] for mark in marks[1:]), span[1]]
    items = tuple(
        Item(folded.text[mark.start : mark.stop], folded.at[mark.start], end)
        for mark, end in zip(marks, ends, strict=False)
    )
    return Block(piece.kind, piece.label, piece.part, span[0], span[1], sentences, items)


def _items(text: str, piece: _Piece, level: Level) -> list[Mark]:
    """Signs below the articles' level that count 1, 2, 3 from the start of the piece."""
    if piece.kind is not BlockKind.ARTICLE:
        return []
    within = [mark for mark in marks_of(text[piece.start : piece.stop]) if mark.start]
    for below in FORMS:
        run = [mark for mark in within if mark.level is below and below not in (level, Level.ARTICLE, Level.PART)]
        kept = [mark for place, mark in enumerate(run) if mark.number == place + 1]
        if kept and len(kept) == len(run):
            return [_shifted(mark, piece.start) for mark in kept]
    return []


def _shifted(mark: Mark, by: int) -> Mark:
    return Mark(mark.level, mark.number, mark.start + by, mark.stop + by, mark.line_start, mark.sub)


def _cuts(text: str, start: int, stop: int, more: list[int]) -> list[int]:
    """Where sentences begin, and the end: after a stop, a semicolon, a line, and before an item."""
    found = {match.end() for match in _CUT.finditer(text, start, stop)} | set(more)
    found |= {place + 1 for place in range(start, stop) if text[place] == "\n"}
    whole = [start]
    for place in sorted(found):
        if whole[-1] < place < stop and text[whole[-1] : place].strip("\n") and text[place:stop].strip("\n"):
            whole.append(place)
    return [*whole, stop]


def _has_title(piece: _Piece, texts: list[str], text: str) -> bool:
    if piece.kind is BlockKind.PART:
        return True
    if piece.mark is None or len(texts) < 2 or len(texts[0]) > TITLE_LENGTH:
        return False
    line = text[piece.start : piece.stop].partition("\n")[0]
    alone = line == texts[0] and not line.endswith(tuple(SENTENCE_ENDS + ":"))  # 第一条 总则, on a line of its own
    return alone or (piece.mark.level is not Level.ARTICLE and texts[0].rstrip(CLOSERS)[-1] in STOPS)
