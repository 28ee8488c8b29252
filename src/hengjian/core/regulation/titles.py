"""A title that announces something by name which the body never speaks of, while the body speaks of a sibling.

- A name is what stands before 制度, 机制 or 体系 in a title, without the verbs in front of it.
- Its end is missing from the body; and either a word of the body as long, said twice and sharing a character, has taken
  the place of the whole name, or the same beginning goes on otherwise before 制度, 机制 or 体系.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hengjian.core.regulation.marks import SYSTEMS
from hengjian.core.regulation.strips import Spans, Strip
from hengjian.core.regulation.text import Anomaly, Flag

_VERBS = re.compile(
    r"^(?:(?:严格|认真|全面|切实|进一步)*(?:建立|健全|完善|落实|执行|坚持|加强|强化|规范|推进|推动|实行|贯彻|加快|构建|和)+)"
)
_NAME = re.compile(rf"([一-鿿“”]{{4,24}}?)({'|'.join(SYSTEMS)})")
_SHARED = 4
_HAN = re.compile("[一-鿿]+")


def check_titles(strips: Sequence[Strip], copied: Spans) -> list[Anomaly]:
    """One anomaly a title at most."""
    found = []
    for strip in strips:
        title, body = strip.block.title, strip.block.body
        for match in _NAME.finditer(title):
            verbs = _VERBS.match(match.group(1))
            start = match.start() + (verbs.end() if verbs else 0)
            name = title[start : match.end(1)]
            sibling = _sibling(name, body) if len(name) >= _SHARED else ""
            if sibling and strip.number not in copied:
                facts = {"name": name, "sibling": sibling}
                found.append(strip.anomaly(Flag.TITLE_BODY, "title_not_in_body", (start, match.end()), **facts))
                break
    return found


def _sibling(name: str, body: str) -> str:
    if name[-2:] in body:
        return ""
    pieces = {name[place : place + 2] for place in range(len(name) - 1)}
    if not any(piece in body for piece in pieces):
        return _instead(name, body)
    known = max((name[:size] for size in range(_SHARED, len(name)) if name[:size] in body), key=len, default="")
    goes_on = re.compile(rf"{re.escape(known)}([一-鿿]{{2,6}})[^。;]{{0,20}}?(?:{'|'.join(SYSTEMS)})")
    other = goes_on.search(body) if known else None
    return known + other.group(1)[:4] if other else ""


def _instead(name: str, body: str) -> str:
    """The word said most often in the body, at least twice, as long as the name and sharing a character."""
    size = min(len(name), 4)
    words = (body[place : place + size] for place in range(len(body) - size + 1))
    times = Counter(word for word in words if _HAN.fullmatch(word) and set(word) & set(name))
    word, count = max(times.items(), key=lambda pair: pair[1], default=("", 0))
    return word if count > 1 else ""
