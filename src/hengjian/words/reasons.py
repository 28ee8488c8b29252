"""Reasons in words: a code and its facts become one plain sentence.

- Sentences are in `reasons_*.py`; facts fill them by position, in the order semantics 11 gives.
- Names stand in the place of ids; days read as days, shares as parts of a hundred.
- The name of a check is a code too: its sentence is made from the check's own name.
- A code or a fact nobody foresaw is shown as it is; a reason is never lost and never stops the others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from string import Formatter

from hengjian.core.evaluate.obligation import Reason, Shown
from hengjian.words.language import Name, Number, day_words, listed, plain, say, several
from hengjian.words.names import shown
from hengjian.words.reasons_evidence import REASONS as EVIDENCE
from hengjian.words.reasons_people import REASONS as PEOPLE
from hengjian.words.reasons_run import REASONS as RUN
from hengjian.words.reasons_time import REASONS as TIME

REASONS: Mapping[str, tuple[tuple[str, str], ...]] = TIME | PEOPLE | EVIDENCE | RUN
"""Code -> sentences (zh, en), the one that needs most facts first."""

CHECK_EMPTY = ("{0}：「{code}」差一点，没有填{1}", "{0}: “{code}” falls short; {1} is empty")
CHECK_OTHER = ("{0}：「{code}」差一点，应为{1}，记的是{2}", "{0}: “{code}” falls short; expected {1}, found {2}")
CHECK_PLAIN = ("{0}：「{code}」差一点", "{0}: “{code}” falls short")
CHECK_BARE = ("「{code}」差一点", "“{code}” falls short")
"""A check that failed, by what is known of it: the record, what was expected, what was found."""

ROOMS = {
    "record": "record",
    "matter": "record",
    "parameter": "parameter",
    "part": "kind",
    "parts": "kind",
    "kind": "kind",
    "kinds": "kind",
    "role": "role",
    "roles": "role",
    "field": "field",
    "fields": "field",
    "fact": "fact",
    "ladder": "ladder",
    "check": "check",
}
"""Which names a fact is looked up among, by the fact's own name."""

WORDS = {
    "bearer": ("承担的人不再任这个职务", "the bearer no longer holds the post"),
    "subject": ("对象不再任这个职务", "the subject no longer holds the post"),
    "relation": ("上下级关系不再成立", "the relation between the two no longer holds"),
    "body": ("单位", "the body"),
    "true": ("是", "yes"),
    "false": ("否", "no"),
    "True": ("是", "yes"),
    "False": ("否", "no"),
    "may": ("可以办的事", "what may be done"),
    "aim": ("努力的方向", "an aim"),
}
NONE = ("无", "none")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLASS = re.compile(r"(?:[A-Z][a-z]+)+")
_SHARE = re.compile(r"[01]?\.\d+")


def reason_sentence(reason: Reason, lang: str, names: Mapping[str, str], year: int | None = None) -> str:
    """One sentence without a full stop; days of `year` are shown without it."""
    reason = _turned(reason)
    check = names.get(f"check/{reason.code}", "")
    if check and reason.code not in REASONS:
        reason = Reason(reason.code, tuple((_fact_of_check(name), value) for name, value in reason.facts))
    kind = names.get(f"kind of/{dict(reason.facts).get('record', '')}", "")
    values = [_value(name, value, lang, names, year, kind) for name, value in reason.facts]
    pairs = REASONS.get(reason.code) or (_check_failed(reason) if check else ())
    for pair in pairs:
        template = say(lang, *pair)
        if _needs(template) <= len(values):
            return template.format(*values, code=check)
    facts = (f"{plain(name)} {value}" for (name, _), value in zip(reason.facts, values, strict=True))
    told = listed(facts, lang)
    return say(lang, f"{plain(reason.code)}：{told}", f"{plain(reason.code)}: {told}") if told else plain(reason.code)


def _turned(reason: Reason) -> Reason:
    """An act some days before its time is a near miss on the other side."""
    days = dict(reason.facts).get("days")
    if reason.code == "near_late" and isinstance(days, int) and days < 0:
        return Reason("near_early", tuple((name, -days if name == "days" else value) for name, value in reason.facts))
    return reason


def _fact_of_check(name: str) -> str:
    """What a check expected may be a field left empty; everything else keeps its name."""
    return "field" if name == "expected" else name


def _check_failed(reason: Reason) -> tuple[tuple[str, str], ...]:
    """Which sentence fits: a predicate the core names by its class says nothing a reader could use."""
    facts = dict(reason.facts)
    expected, found = str(facts.get("field", "")), str(facts.get("found", ""))
    if not facts.get("record"):
        return (CHECK_BARE,)
    if not expected or _CLASS.fullmatch(expected):
        return (CHECK_PLAIN,)
    return (CHECK_OTHER,) if found else (CHECK_EMPTY,)


@cache
def _needs(template: str) -> int:
    """How many facts a template uses."""
    places = [field for _, field, _, _ in Formatter().parse(template) if field and field.isdigit()]
    return max((int(place) + 1 for place in places), default=0)


def _value(name: str, value: Shown, lang: str, names: Mapping[str, str], year: int | None, kind: str) -> Name | Number:
    """A fact in words; a field is called as its record's kind calls it, and kinds may call one field differently."""
    if isinstance(value, tuple):
        parts = [str(_value(name, part, lang, names, year, kind)) for part in value]
        return Name(several(parts, lang) or say(lang, *NONE))
    if isinstance(value, int):
        return Number(value)
    if _DAY.fullmatch(value):
        return Name(_day(value, lang, year))
    if name == "share" and _SHARE.fullmatch(value):
        return Name(f"{float(value):.0%}")
    room = ROOMS.get(name, "")
    if room == "field" and f"field/{kind}/{value}" in names:
        return Name(names[f"field/{kind}/{value}"])
    if value in WORDS and value not in names and f"{room}/{value}" not in names:
        return Name(say(lang, *WORDS[value]))
    return Name(shown(value, names, room) or say(lang, *NONE))


def _day(text: str, lang: str, year: int | None) -> str:
    try:
        return day_words(date.fromisoformat(text), lang, year)
    except ValueError:
        return plain(text)
