"""How much of a text stands already in earlier records of the same author and kind: a mark, never a verdict.

- The share is Jaccard over character 3-grams, as an exact fraction; texts too short to have one are never alike.
- Spaces and punctuation do not count: what is compared is what was said.
"""

from __future__ import annotations

import unicodedata
from fractions import Fraction


def grams_of(text: str) -> frozenset[str]:
    """The distinct runs of three letters, figures or characters of a text."""
    kept = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if unicodedata.category(c)[0] in "LN")
    return frozenset(kept[i : i + 3] for i in range(len(kept) - 2))


def share_alike(left: frozenset[str], right: frozenset[str]) -> Fraction:
    """The part of all grams that both texts have; 0 where either has none."""
    if not left or not right:
        return Fraction(0)
    return Fraction(len(left & right), len(left | right))


def percent_text(share: Fraction) -> str:
    """A share as decimal text with two places, rounded down: `0.85`."""
    hundredths = int(share * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"
