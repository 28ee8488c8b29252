"""Numbers used twice, left out or standing inside a paragraph; fragments; what lies outside the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from hengjian.core.regulation.marks import CLOSERS, STOPS
from hengjian.core.regulation.numerals import NUMBER
from hengjian.core.regulation.split import Split
from hengjian.core.regulation.strips import Strip
from hengjian.core.regulation.text import Anomaly, BlockKind, Flag

LEAST_ARTICLES = 5
_IN_FORCE = re.compile(r"自[^。\n]{1,30}起?(?:施行|实施|执行|生效)")
_NUMERAL = r"[\d零〇○一二三四五六七八九十]"
_SIGNED = re.compile(rf"\n\(?({_NUMERAL}{{4}}年{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}日)[^。\n]{{0,30}}(?=\n)")
_SERIES = re.compile(rf"》\((?:之)?({NUMBER}|上|中|下)\)")


def check_order(split: Split, strips: Sequence[Strip]) -> list[Anomaly]:
    """Everything about numbers, fragments and limits."""
    articles = [strip for strip in strips if strip.block.kind in (BlockKind.ARTICLE, BlockKind.COPY)]
    found = _numbers(split, articles) + _fragments(split, strips) + _joins(split, strips)
    return found + _outside(split, strips) + _extra(split, articles) + _days(split, strips)


def _numbers(split: Split, articles: Sequence[Strip]) -> list[Anomaly]:
    marks = {split.folded.at[mark.start]: mark for mark, _ in split.numbered.heads}
    times = Counter(strip.block.label for strip in articles)
    found = []
    for strip in articles:
        mark = marks[strip.at[0]]
        head = (0, mark.stop - mark.start)
        if not mark.line_start:
            found.append(strip.anomaly(Flag.DUP_NO, "number_inside", head, number=strip.block.label))
        elif times[strip.block.label] > 1:
            found.append(strip.anomaly(Flag.DUP_NO, "number_twice", head, number=strip.block.label))
    for before, strip in pairwise(articles):
        last, mark = marks[before.at[0]], marks[strip.at[0]]
        head = (0, mark.stop - mark.start)
        fresh = split.numbered.restarts and mark.number == 1
        if mark.number > last.number + 1:
            lost = str(last.number + 1) if mark.number == last.number + 2 else f"{last.number + 1}-{mark.number - 1}"
            found.append(strip.anomaly(Flag.GAP, "number_missing", head, number=lost))
        elif mark.number < last.number and not fresh:
            found.append(strip.anomaly(Flag.DUP_NO, "number_back", head, number=strip.block.label))
    return found


def _fragments(split: Split, strips: Sequence[Strip]) -> list[Anomaly]:
    """What stands before a number inside a paragraph, after a paragraph that was closed."""
    text, found = split.folded.text, []
    for mark, _ in split.numbered.heads:
        line = text.rfind("\n", 0, mark.start) + 1
        if not mark.line_start and line and text[line - 2 : line - 1] in tuple(STOPS + CLOSERS):
            strip = _at(strips, split.folded.at[line])
            start = strip.at.index(split.folded.at[line])
            found.append(strip.anomaly(Flag.ORPHAN, "fragment", (start, len(strip.text))))
    return found


def _joins(split: Split, strips: Sequence[Strip]) -> list[Anomaly]:
    found = []
    for join in split.folded.joins:
        strip = _at(strips, split.folded.at[join])
        at = strip.at.index(split.folded.at[join])
        found.append(strip.anomaly(Flag.ORPHAN, "broken_line", (max(0, at - 4), min(len(strip.text), at + 4))))
    return found


def _at(strips: Sequence[Strip], offset: int) -> Strip:
    return next(strip for strip in strips if offset < strip.block.stop)


def _outside(split: Split, strips: Sequence[Strip]) -> list[Anomaly]:
    found = []
    for strip in strips:
        if strip.block.kind is BlockKind.TAIL:
            found.append(strip.anomaly(Flag.SCOPE, "after_the_end", (0, len(strip.text))))
    aside = split.folded.furniture
    if aside:
        seen = " ".join(split.original[start:stop] for start, stop in aside)
        shown = seen if len(seen) <= 24 else f"{seen[:24]}…"
        block = next((n for n, each in enumerate(split.text.blocks) if aside[0][0] < each.stop), 0)
        facts = {"seen": shown, "count": str(len(aside))}
        found.append(Anomaly(Flag.SCOPE, "furniture", block, aside[0][0], aside[-1][1], facts))
    return found


def _extra(split: Split, articles: Sequence[Strip]) -> list[Anomaly]:
    """Paragraphs after the last article where no other article has more than one."""
    if len(articles) < LEAST_ARTICLES:
        return []
    text, folded = split.folded.text, split.folded
    counts = []
    for strip in articles:
        start, stop = folded.folded(strip.block.start), folded.folded(strip.block.stop)
        counts.append(text[start:stop].strip("\n").count("\n"))
    if counts[-1] == 0 or any(counts[:-1]):
        return []
    last = articles[-1]
    second = text.index("\n", folded.folded(last.block.start)) + 1
    start = last.at.index(folded.at[second])
    return [last.anomaly(Flag.SCOPE, "more_paragraphs", (start, len(last.text)))]


def _days(split: Split, strips: Sequence[Strip]) -> list[Anomaly]:
    """A day under the title of a regulation that says nowhere from which day it is in force."""
    text, heads = split.folded.text, split.numbered.heads
    signed = _SIGNED.search(text, 0, heads[0][0].start) if heads else None
    if signed is None or _IN_FORCE.search(text):
        return []
    at = strips[0].at.index(split.folded.at[signed.start(1)])
    return [strips[0].anomaly(Flag.SCOPE, "only_signed", (at, at + len(signed.group(1))))]


def check_series(strips: Sequence[Strip]) -> list[Anomaly]:
    """A guide that says it is one part of several."""
    found = [(strip, match) for strip in strips for match in [_SERIES.search(strip.text)] if match]
    return [strip.anomaly(Flag.SCOPE, "one_of_a_series", match.span(), number=match.group(1)) for strip, match in found]
