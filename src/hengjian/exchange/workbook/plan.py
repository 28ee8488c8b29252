"""What a column and a sheet of the workbook are, and how their names are recognised again.

- Each has one code and a name in Chinese and in English; any of the three is understood, in every language.
- Where two columns of a sheet, or two sheets, would have one name, both carry their code in brackets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, count

LONGEST_SHEET_NAME = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    ID = "id"
    IDS = "ids"
    TEXTS = "texts"
    ONE_OF = "one_of"  # a word, best one of the choices
    SOME_OF = "some_of"  # words separated by `;`, best of the choices
    DAYS = "days"  # a day, a month or a year
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"  # one of the choices and nothing else
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Word:
    """A code and its two names."""

    code: str
    zh: str
    en: str

    def named(self, lang: str) -> str:
        """Its name in a language."""
        return (self.en if lang == "en" else self.zh) or self.code


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its code and names, what it holds, the words it offers, the table whose ids it names, a note.

    `needed` columns must be there; `field` is the name of the record field it carries, "" for a common column.
    """

    word: Word
    holds: Holds
    note: tuple[str, str] = ("", "")
    needed: bool = False
    choices: tuple[Word, ...] = ()
    ids_of: str = ""
    field: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the table it fills (`records` for every family), its names and its columns."""

    table: str
    word: Word
    columns: tuple[Column, ...]
    needed: bool = False
    family: str = ""

    def column(self, code: str) -> Column:
        """The column of a code."""
        return next(column for column in self.columns if column.word.code == code)


def told_apart(words: Iterable[Word]) -> list[Word]:
    """The words, those that share a name with another carrying their code."""
    words = list(words)
    zh, en = Counter(word.zh.casefold() for word in words), Counter(word.en.casefold() for word in words)
    return [
        replace(
            word,
            zh=f"{word.zh}({word.code})" if zh[word.zh.casefold()] > 1 else word.zh,
            en=f"{word.en} ({word.code})" if en[word.en.casefold()] > 1 else word.en,
        )
        for word in words
    ]


def spoken_names(columns: Sequence[Column]) -> Mapping[str, Column]:
    """Every spelling of a header, folded -> its column; codes win over names, names over other spellings."""
    found: dict[str, Column] = {}
    for column in columns:
        found.update(dict.fromkeys(map(folded, column.also), column))
    for column in columns:
        found |= {folded(column.word.en): column, folded(column.word.zh): column}
    return found | {folded(column.word.code): column for column in columns}


def folded(text: str) -> str:
    """A header as it is compared: without blanks and line ends, full-width brackets as half-width ones, small."""
    return "".join(text.split()).replace("（", "(").replace("）", ")").rstrip("*＊").casefold()


def sheet_names(names: Iterable[tuple[str, str]]) -> list[str]:
    """Names as a workbook takes them, from names and codes: short, without its signs, and none twice."""
    taken: set[str] = set()
    found = []
    for name, code in names:
        plain = [" ".join(each.translate(_NOT_IN_SHEET_NAMES).split())[:LONGEST_SHEET_NAME] for each in (name, code)]
        numbered = (f"{plain[1][: LONGEST_SHEET_NAME - 4]} {number}" for number in count(2))
        chosen = next(each for each in chain(filter(None, plain), numbered) if folded(each) not in taken)
        taken.add(folded(chosen))
        found.append(chosen)
    return found
