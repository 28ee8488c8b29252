"""Runs that stand in two blocks, and what they pushed out.

- The longest innocent repeat of such texts is about 40 characters; a run of 60 is a copy.
- The copy is in the block whose number is used twice; else in the one whose title it fits worse; else in the later.
- Where the copy begins inside a sentence, what stood there is lost: it is said, never filled in.
- A prohibition that runs into what another article makes a duty is no prohibition of it (contradiction).
- Twenty characters that stand more than eight times are a formula, not a trace. A run is found by a piece that is none,
  so any character lies in at most sixteen runs, and the search takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hengjian.core.regulation.marks import MODALS, PAUSES, PROHIBITIONS, SENTENCE_ENDS
from hengjian.core.regulation.strips import Strip
from hengjian.core.regulation.text import Anomaly, BlockKind, Flag

LEAST = 60
_STEP = 20
FORMULA = 8
WHOLE = 0.8
_CLAUSE = re.compile(f"[{PAUSES}{SENTENCE_ENDS}]")


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters that stand in block `one` at `one_at` and in block `two` at `two_at`."""

    one: int
    one_at: int
    two: int
    two_at: int
    length: int


@dataclass(frozen=True, slots=True)
class Copies:
    """What was found. `spans`: per block the places that are copies; `whole`: numbered blocks that are nothing else."""

    anomalies: tuple[Anomaly, ...]
    spans: dict[int, list[tuple[int, int]]]
    whole: frozenset[int]


def find_copies(strips: Sequence[Strip]) -> Copies:
    """Every run of at least sixty characters in two blocks."""
    twice = Counter(strip.block.label for strip in strips if strip.block.kind is BlockKind.ARTICLE)
    anomalies: list[Anomaly] = []
    spans: dict[int, list[tuple[int, int]]] = {}
    whole: set[int] = set()
    begun: set[tuple[int, int, int]] = set()
    for run in _runs(strips):
        source, at, copy, start = _direction(strips, run, twice)
        span = (start, start + run.length)
        spans.setdefault(copy.number, []).append(span)
        facts = {"length": str(run.length), "other": source.block.label or "-"}
        anomalies.append(copy.anomaly(Flag.SPLICE, "run_twice", span, **facts))
        if (source.number, copy.number, at - start) not in begun:  # else one copy goes on after a misread character
            anomalies += _gap(copy, start, source, at)
        begun.add((source.number, copy.number, at - start))
        if twice[copy.block.label] > 1 and run.length >= WHOLE * len(copy.text):
            whole.add(copy.number)
    return Copies(tuple(anomalies), spans, frozenset(whole))


def _runs(strips: Sequence[Strip]) -> Iterator[Run]:
    """Each run once, by the first of its pieces that lies on the grid of the earlier block."""
    pieces = [[strip.text[at : at + _STEP] for at in range(len(strip.text) - _STEP + 1)] for strip in strips]
    times = Counter(piece for own in pieces for piece in own)
    grid: dict[str, list[tuple[int, int]]] = {}
    done: dict[tuple[int, int, int], int] = {}
    for strip, own in zip(strips, pieces, strict=True):
        for at, piece in enumerate(own):
            for number, place in grid.get(piece, ()):
                diagonal = (number, strip.number, place - at)
                if at >= done.get(diagonal, 0):
                    run = _grown(strips[number], place, strip, at)
                    done[diagonal] = run.two_at + run.length
                    if run.length >= LEAST:
                        yield run
        for at in range(0, len(own), _STEP):
            if times[own[at]] <= FORMULA:
                grid.setdefault(own[at], []).append((strip.number, at))


def _grown(one: Strip, a: int, two: Strip, b: int) -> Run:
    while a and b and one.text[a - 1] == two.text[b - 1]:
        a, b = a - 1, b - 1
    length = 0
    while one.text[a + length : a + length + 1] == two.text[b + length : b + length + 1] != "":
        length += 1
    return Run(one.number, a, two.number, b, length)


def _direction(strips: Sequence[Strip], run: Run, twice: Counter[str]) -> tuple[Strip, int, Strip, int]:
    """Source and its place, copy and its place."""
    one, two = strips[run.one], strips[run.two]
    text = one.text[run.one_at : run.one_at + run.length]
    doubt = [(twice[each.block.label] > 1, -_fit(text, each.block.title)) for each in (one, two)]
    if doubt[0] > doubt[1]:
        return two, run.two_at, one, run.one_at
    return one, run.one_at, two, run.two_at


def _fit(text: str, title: str) -> float:
    """Which share of the two-character pieces of a title stand in a run."""
    pieces = {title[place : place + 2] for place in range(len(title) - 1)}
    return sum(piece in text for piece in pieces) / max(1, len(pieces))


def _gap(copy: Strip, start: int, source: Strip, at: int) -> list[Anomaly]:
    before = copy.text[:start]
    if not before or before[-1] in SENTENCE_ENDS or start <= len(copy.block.title):
        return []
    span = (max(0, start - 12), start)
    if _last_clause(before).endswith(PROHIBITIONS) and _is_duty(source.text[:at]):
        return [copy.anomaly(Flag.GAP, "forbidden_duty", span, other=source.block.label or "-")]
    return [copy.anomaly(Flag.GAP, "copy_breaks_in", span, other=source.block.label or "-")]


def _last_clause(text: str) -> str:
    return _CLAUSE.split(text)[-1]


def _is_duty(before: str) -> bool:
    clause = _last_clause(before)
    return any(modal in clause for modal in MODALS) and not any(word in clause for word in PROHIBITIONS)
