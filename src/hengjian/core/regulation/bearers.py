"""Who must: the subject in front of a modal word, and whether anybody is known by that name.

- A clause is `subject modal ...`; a subject that is an object moved to the front (对…, 把…) is none.
- A name is known if it ends with a usual name of a bearer, or with one of the rulebook's roles or kinds of bodies.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hengjian.core.regulation.marks import BARE, BEARERS, PERSONS
from hengjian.core.regulation.numerals import HEAD
from hengjian.core.regulation.strips import Spans, Strip, is_inside
from hengjian.core.regulation.text import Anomaly, Flag

_MODAL = re.compile(
    r"应当|必须|不得|决不能|严禁|可以"
    r"|(?<![重主需必纲摘概只不紧])要(?![求素点害件闻领])"
    r"|(?<![反适相对回响供顺])应(?![用急对答付])"
    r"|(?<!必)须(?!知)"
)
_FRONT = (
    "对", "把", "将", "在", "通过", "按", "发现", "以", "为", "从", "当", "凡", "经",
    "由", "有", "不", "就", "既", "又", "也", "还",
)  # fmt: skip
_AND = re.compile(r"[、和与或及]|以及")
_BRACKETS = re.compile(r"\([^()]*\)|[“”‘’《》\"]")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Bearer:
    """A subject and its place in a strip. `names`: what it joins, without brackets and quotation marks."""

    span: tuple[int, int]
    names: tuple[str, ...]


def vocabulary(roles: Iterable[str]) -> tuple[str, ...]:
    """The usual names and those of a rulebook, without brackets."""
    return tuple(sorted({*BEARERS, *(_BRACKETS.sub("", role) for role in roles)} - {""}, key=len, reverse=True))


def bearers_of(strip: Strip) -> Iterator[Bearer]:
    """Every subject in front of a modal word, clause by clause."""
    for start, stop in strip.clauses():
        clause = strip.text[start:stop]
        modal = _MODAL.search(clause)
        subject = clause[: modal.start()] if modal else ""
        number = HEAD.match(subject)
        bare = subject[number.end() :] if number else subject
        names = tuple(name for name in _AND.split(_BRACKETS.sub("", bare)) if name)
        if names and 2 <= len(bare) <= LONGEST and not bare.startswith(_FRONT):
            yield Bearer((start + len(subject) - len(bare), start + len(subject)), names)


def check_bearers(strips: Sequence[Strip], known: tuple[str, ...], copied: Spans) -> list[Anomaly]:
    """A duty laid on a name that stands nowhere else and that nobody knows."""
    times = Counter(name for strip in strips for bearer in bearers_of(strip) for name in bearer.names)
    whole = "".join(strip.text for strip in strips if strip.number not in copied)
    found = []
    for strip in strips:
        for bearer in bearers_of(strip):
            odd = [name for name in bearer.names if name.endswith(PERSONS) and not name.endswith(known)]
            once = [name for name in odd if times[name] <= 2 and whole.count(name) == 1 and not name.startswith(BARE)]
            if once and not is_inside(strip, bearer.span, copied):
                found.append(strip.anomaly(Flag.WORD, "bearer_unknown", bearer.span, name=once[0]))
    return found


def check_new_bearers(strips: Sequence[Strip], known: tuple[str, ...], copied: Spans) -> list[Anomaly]:
    """After a comma somebody else must: one sentence holds two norms. Once a sentence."""
    found = []
    for strip in strips:
        subjects = [bearer for bearer in bearers_of(strip) if _may_bear(bearer, known)]
        for start, stop in strip.sentences():
            inside = [bearer for bearer in subjects if start <= bearer.span[0] < stop]
            other = next((each for each in inside[1:] if _changes(strip, inside[0], each)), None)
            if other is not None and not is_inside(strip, other.span, copied):
                name = "、".join(other.names)
                found.append(strip.anomaly(Flag.PUNCT, "new_bearer", other.span, name=name))
    return found


def _may_bear(bearer: Bearer, known: tuple[str, ...]) -> bool:
    return bearer.names[-1].endswith((*known, *PERSONS))


def _changes(strip: Strip, first: Bearer, other: Bearer) -> bool:
    return first.names != other.names and strip.text[other.span[0] - 1] == ","
