"""Words by which the one who acts and the one who is acted on may be mistaken for each other.

- 本人 after 他、她 or 其 in one clause: the doer's own self, or that of the person pointed to.
- 其 and a word by which the bearer is called itself (成员…其成员): a member has no members, a character
  of 其他 may be lost. 其 after 及、和 points to what stands before it, not to the bearer.
- Somebody named for an act, and after 把、对、向 a body named for the same act without 被: which of them is acted on?
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hengjian.core.regulation.bearers import Bearer, bearers_of
from hengjian.core.regulation.marks import ACTS
from hengjian.core.regulation.strips import Spans, Strip, is_inside
from hengjian.core.regulation.text import Anomaly, Flag

_SELF = re.compile(r"(?:(?<!其)[他她]们?|其(?!他))[^,。;]{1,6}本人")
_DOER = re.compile(rf"((?:{'|'.join(ACTS)})+)(?:组|机关|机构|人员|员)$")
_BODIES = "党组织|单位|地方|企业"

Doubt = tuple[str, tuple[int, int], str]
"""Rule, place in the strip, the word it is about."""


def check_pointing(strips: Sequence[Strip], copied: Spans) -> list[Anomaly]:
    """Every such place outside the copies."""
    found = []
    for strip in strips:
        for code, span, word in _doubts(strip):
            if not is_inside(strip, span, copied):
                found.append(strip.anomaly(Flag.WORD, code, span, word=word))
    return found


def _doubts(strip: Strip) -> Iterator[Doubt]:
    for match in _SELF.finditer(strip.text):
        yield "pronoun", match.span(), "本人"
    subjects = list(bearers_of(strip))
    for start, stop in strip.sentences():
        for subject in subjects:
            if start <= subject.span[0] < stop:
                yield from _of_subject(strip.text[:stop], subject)


def _of_subject(text: str, subject: Bearer) -> Iterator[Doubt]:
    """Doubts in what follows a subject up to the end of its sentence."""
    for name in subject.names:
        word = name[-2:]
        for match in re.compile(rf"(?<![及和与、])其{re.escape(word)}").finditer(text, subject.span[1]):
            yield "own_kind", match.span(), word
        doer = _DOER.search(name)
        if doer:
            done_to = re.compile(rf"(?<=[把对向将])({doer.group(1)})(?:{_BODIES})")
            for match in done_to.finditer(text, subject.span[1]):
                yield "no_passive", match.span(), match.group(1)
