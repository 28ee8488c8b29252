"""Quotation marks and brackets that do not close, and signs of both widths in one text."""

from __future__ import annotations

from collections.abc import Sequence

from hengjian.core.regulation.folding import Folded
from hengjian.core.regulation.split import Split
from hengjian.core.regulation.strips import Strip
from hengjian.core.regulation.text import Anomaly, Flag

_PAIRS = {"”": "“", ")": "(", "》": "《", "】": "【"}
_CHINESE = "，。；：？！（）“”《》、"


def check_signs(split: Split, strips: Sequence[Strip]) -> list[Anomaly]:
    """Unclosed signs by block; the widths once for the whole text, where the second width first appears."""
    found = [anomaly for strip in strips for anomaly in _unclosed(strip)]
    return found + _widths(split.original, split.folded, strips)


def _unclosed(strip: Strip) -> list[Anomaly]:
    found: list[Anomaly] = []
    for closing, opening in _PAIRS.items():
        open_at: list[int] = []
        for place, char in enumerate(strip.text):
            if char == opening:
                open_at.append(place)
            elif char == closing and open_at:
                open_at.pop()
            elif char == closing and strip.text[max(0, place - 3) : place].strip("0123456789") != "":
                found.append(strip.anomaly(Flag.PUNCT, "never_opened", (place, place + 1)))
        found += [
            strip.anomaly(Flag.PUNCT, "never_closed", (place, min(len(strip.text), place + 12))) for place in open_at
        ]
    return found


def _widths(original: str, folded: Folded, strips: Sequence[Strip]) -> list[Anomaly]:
    """Half-width commas and brackets in a text whose other signs are Chinese, or both widths of one sign."""
    wide = [place for place, char in enumerate(original) if char in _CHINESE]
    narrow = [place for place, char in enumerate(original) if char in ",;:()?" and _between_chinese(original, place)]
    if not wide or not narrow:
        return []
    first = narrow[0] if len(narrow) <= len(wide) else min(narrow[0], wide[0])
    at = min(folded.folded(first), len(folded.at) - 1)
    strip = next(strip for strip in strips if folded.at[at] < strip.block.stop)
    place = strip.at.index(folded.at[at])
    facts = {"narrow": str(len(narrow)), "wide": str(len(wide))}
    return [strip.anomaly(Flag.PUNCT, "two_widths", (place, place + 1), **facts)]


def _between_chinese(original: str, place: int) -> bool:
    return any("一" <= char <= "鿿" for char in original[max(0, place - 1) : place + 2])
