"""Words that look wrong by the text's own measure: nothing is compared with a dictionary or with any other text.

- Doubled: a word twice in a row; a character twice in a row where one of the two words it makes is seen nowhere else.
- Word order: a word that returns after two characters, where the text elsewhere has the phrase without the first.
- A pair that names the same thing twice (甲乙和甲乙).
- A phrase that stands once and differs by one character from one that stands often, where the odd character makes
  a pair with neither neighbour anywhere else.
- A word that counts from the day of writing: a regulation is read for years, so it is misread or a newspaper's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hengjian.core.regulation.marks import REDUPLICATED, WRITING_DAY
from hengjian.core.regulation.strips import Spans, Strip, is_inside
from hengjian.core.regulation.text import Anomaly, Flag

_HAN = "[一-鿿]"
_ALL_HAN = re.compile(f"{_HAN}+")
_TWICE = re.compile(rf"(?=(({_HAN}{{2,6}})\2))")
_CHAR = re.compile(rf"(?=(({_HAN})\2))")
_RETURNS = re.compile(rf"(?=(({_HAN}{{2}})({_HAN}{{2}})\2))")
_PAIR = re.compile(rf"(?=(({_HAN}{{4,10}}){_HAN}{{0,2}}[和与及]\2))")
_WRITING_DAY = re.compile("|".join(WRITING_DAY))
OFTEN = 4
PHRASE = 5


def check_wording(strips: Sequence[Strip], copied: Spans) -> list[Anomaly]:
    """Every suspect word outside the copies, each place once, by the first rule that sees it."""
    own = [_without(strip, copied) for strip in strips]
    whole = "\n".join(own)
    usual = _usual(whole)
    pairs = Counter(whole[place : place + 2] for place in range(len(whole) - 1))
    found: list[Anomaly] = []
    for strip in strips:
        taken: list[tuple[int, int]] = []
        for code, span, facts in _suspects(strip, whole, usual, pairs):
            free = all(span[1] <= start or stop <= span[0] for start, stop in taken)
            if free and not is_inside(strip, span, copied):
                taken.append(span)
                found.append(strip.anomaly(Flag.WORD, code, span, **facts))
    return found


def _without(strip: Strip, copied: Spans) -> str:
    text = list(strip.text)
    for start, stop in copied.get(strip.number, ()):
        text[start:stop] = "\n" * (stop - start)
    return "".join(text)


Suspect = tuple[str, tuple[int, int], dict[str, str]]


def _suspects(strip: Strip, whole: str, usual: Mapping[str, str], pairs: Counter[str]) -> Iterator[Suspect]:
    text = strip.text
    for match in _TWICE.finditer(text):
        if len(set(match.group(2))) > 1 and not match.group(2).startswith("一"):  # 一项一项 is meant
            yield "doubled", match.span(1), {"word": match.group(2)}
    for match in _RETURNS.finditer(text):
        word, between = match.group(2), match.group(3)
        right = text[max(0, match.start() - 2) : match.start()] + between + word
        if len(right) == 6 and whole.count(right) > 1:
            yield "word_order", match.span(1), {"word": word, "usual": right}
    for match in _CHAR.finditer(text):
        if _odd_double(text, match.start(), pairs):
            yield "doubled", match.span(1), {"word": match.group(2)}
    for match in _PAIR.finditer(text):
        yield "same_pair", match.span(1), {"word": match.group(2)}
    for match in _WRITING_DAY.finditer(text):
        yield "news_word", match.span(), {"word": match.group()}
    yield from _near(text, usual, pairs)


def _odd_double(text: str, start: int, pairs: Counter[str]) -> bool:
    """会议上上述 is odd: one of the words it would make is nowhere else.

    What stands so twice is meant, and so are 层层, 一批批, 大大小小, 全党党员 and 检查组组长.
    """
    before, char, after = text[max(0, start - 1) : start], text[start], text[start + 2 : start + 3]
    if char in REDUPLICATED or before in ("", "一") or after in ("", "长") or pairs[char * 2] > 1:
        return False
    if text[start - 2 : start - 1] == before or after == text[start + 3 : start + 4]:
        return False
    return min(pairs[before + char], pairs[char + after]) <= 1


def _near(text: str, usual: Mapping[str, str], pairs: Counter[str]) -> Iterator[Suspect]:
    """One inner character unlike a phrase that stands often."""
    for place in range(len(text) - PHRASE + 1):
        phrase = text[place : place + PHRASE]
        for inner in range(1, PHRASE - 1):
            like = usual.get(_opened(phrase, inner), phrase)
            if like != phrase and pairs[phrase[inner - 1 : inner + 1]] == pairs[phrase[inner : inner + 2]] == 1:
                yield "near_phrase", (place, place + PHRASE), {"word": phrase, "usual": like}


def _usual(whole: str) -> dict[str, str]:
    """Phrases that stand often, by what is left when one inner character is taken out."""
    times = Counter(whole[place : place + PHRASE] for place in range(len(whole) - PHRASE + 1))
    often = [phrase for phrase, count in times.items() if count >= OFTEN and _ALL_HAN.fullmatch(phrase)]
    return {_opened(phrase, inner): phrase for phrase in often for inner in range(1, PHRASE - 1)}


def _opened(phrase: str, inner: int) -> str:
    return f"{phrase[:inner]}?{phrase[inner + 1 :]}"
