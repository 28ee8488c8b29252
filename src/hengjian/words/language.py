"""The two languages and the small things every sentence is made of.

- Chinese first; English only when it is asked for or the environment says so.
- Days in sentences read 10月14日, with the year where it is not clear; tables keep ISO days.
- A number of things agrees with its noun in English and has none in Chinese.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from hengjian.core.calendar.span import Day

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

CAUSES = {
    "No such file or directory": "没有这个文件或文件夹",
    "Not a directory": "不是文件夹",
    "Is a directory": "是文件夹，不是文件",
    "Permission denied": "没有权限",
    "Operation not permitted": "没有权限",
    "No space left on device": "没有剩余空间",
    "Read-only file system": "这里只能读，不能写",
    "File name too long": "名字太长",
    "File exists": "已经有了",
}

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def choose_lang(asked: str, environ: Mapping[str, str]) -> Lang:
    """The language asked for; else English if LC_ALL (or, without it, LANG) begins with `en`; else Chinese."""
    for lang in LANGS:
        if asked == lang:
            return lang
    said = environ.get("LC_ALL") or environ.get("LANG") or ""
    return "en" if said.lower().startswith("en") else "zh"


def say(lang: str, zh: str, en: str) -> str:
    """One of two sentences."""
    return en if lang == "en" else zh


def cause_words(cause: str, lang: str) -> str:
    """What the system says of a file, in Chinese where it is one of the usual things."""
    return cause if lang == "en" else CAUSES.get(cause, cause)


def day_words(day: Day, lang: str, year: int | None = None) -> str:
    """A day in a sentence; without its year when that is `year`."""
    if lang == "en":
        text = f"{day.day} {MONTHS[day.month - 1]}"
        return text if day.year == year else f"{text} {day.year}"
    text = f"{day.month}月{day.day}日"
    return text if day.year == year else f"{day.year}年{text}"


def listed(parts: Iterable[str], lang: str) -> str:
    """Several names in one sentence."""
    return ("、" if lang != "en" else ", ").join(parts)


def several(parts: Sequence[str], lang: str) -> str:
    """Several names; where one holds a list itself (党委委员、副镇长 is one post), a stronger sign parts them."""
    sign = "；" if lang != "en" else "; "
    return sign.join(parts) if len(parts) > 1 and any("、" in part for part in parts) else listed(parts, lang)


def counted(number: int, noun: str) -> str:
    """English: `1 day`, `2 days`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class Number(int):
    """A whole number that a template may give a noun: `{0:day}` is `1 day` or `40 days`."""

    def __format__(self, noun: str) -> str:
        return counted(int(self), noun) if noun else str(int(self))


class Name(str):
    """Words in the place of a number a template expects; the noun is left out."""

    __slots__ = ()

    def __format__(self, noun: str) -> str:
        return str(self)


def plain(text: str, limit: int = 120) -> str:
    """Text from an input, safe to show on one line: no control or direction characters, not longer than `limit`."""
    clean = "".join("·" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else char for char in text)
    return clean if len(clean) <= limit else f"{clean[: limit - 1]}…"
