"""From written nodes to single values: texts, days, amounts, words, names; what cannot be read is noted and read on.

- Every method gives a value of its type even where the input is wrong, so that all mistakes are found at once;
  what was built from a wrong input is never used.
- A problem names the file and line of the text it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from hengjian.core.calendar.span import Day
from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.names import Names
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.source import Entries, Items, Node, Scalar
from hengjian.core.rulebook.vocabulary import KEYS
from hengjian.core.rulebook.wording import WORDS, find_word, nearest

Word = TypeVar("Word", bound=StrEnum)

FIRST_YEAR, LAST_YEAR = 1900, 2999
NO_DAY: Day = date.min
_IDENTIFIER = re.compile(r"[^\s/@]{1,64}")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_COUNTED = re.compile(r"(0|[1-9][0-9]{0,5})(d|wd|mo)")
_COUNT = re.compile(r"0|[1-9][0-9]{0,5}")
_DATE = re.compile(r"(\d\d)-(\d\d)")
_MOST = {Unit.DAYS: 36500, Unit.WORKING_DAYS: 25000, Unit.MONTHS: 1200}


@dataclass(frozen=True, slots=True)
class Taken:
    """A mapping whose keys were understood: canonical key -> node."""

    nodes: Mapping[str, Node]
    place: Place

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def at(self, key: str) -> Place:
        """The place of what stands under the key; of the whole mapping if it is absent."""
        return self.nodes[key].place if key in self.nodes else self.place


class Reader:
    """Reads nodes; keeps `problems` and the declared `names`."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.problems: list[Problem] = []

    def wrong(self, place: Place, code: str, /, **facts: str) -> None:
        """Note a problem."""
        self.problems.append(Problem(place, code, facts))

    # --- shapes -----------------------------------------------------------------------------------------------------

    def keys(self, node: Node, table: str) -> Taken:
        """A mapping with the keys of one table; unknown, doubled and missing keys are noted."""
        known = {key: entry.zh for key, entry in KEYS[table].items()}
        nodes: dict[str, Node] = {}
        for written, value in self.pairs(node):
            key = find_word(known, written.text)
            if key is None:
                near = nearest(written.text, [*known, *known.values()]) or ", ".join(known)
                self.wrong(written.place, "rule_unknown_key", key=written.text, where=table, near=near)
            elif key in nodes:
                self.wrong(written.place, "rule_key_twice", key=written.text)
            else:
                nodes[key] = value
        if isinstance(node, Entries):
            for key, entry in KEYS[table].items():
                if entry.needed and key not in nodes:
                    self.wrong(node.place, "rule_key_missing", key=f"{key} {entry.zh}")
        return Taken(nodes, node.place)

    def pairs(self, node: Node) -> Iterator[tuple[Scalar, Node]]:
        """The pairs of a mapping."""
        if isinstance(node, Entries):
            yield from node.pairs
        else:
            self.wrong(node.place, "rule_wrong_type", wanted="mapping")

    def items(self, node: Node) -> tuple[Node, ...]:
        """The items of a list."""
        if isinstance(node, Items):
            return node.items
        self.wrong(node.place, "rule_wrong_type", wanted="list")
        return ()

    def scalars(self, node: Node) -> Iterator[Scalar]:
        """One text, or each text of a list of texts."""
        for item in node.items if isinstance(node, Items) else (node,):
            if isinstance(item, Scalar) and item.text:
                yield item
            else:
                self.wrong(item.place, "rule_wrong_type", wanted="text")

    # --- plain values -----------------------------------------------------------------------------------------------

    def text(self, taken: Taken, key: str, default: str = "") -> str:
        """The text under a key."""
        node = taken.nodes.get(key)
        if isinstance(node, Scalar):
            return node.text
        if node is not None:
            self.wrong(node.place, "rule_wrong_type", wanted="text")
        return default

    def identifier(self, taken: Taken, key: str) -> str:
        """The text under a key as an id: something, without spaces, `/` or `@`."""
        text = self.text(taken, key)
        if isinstance(taken.nodes.get(key), Scalar) and not _IDENTIFIER.fullmatch(text):
            self.wrong(taken.at(key), "rule_not_an_id", written=text)
        return text

    def both(self, taken: Taken, key: str) -> tuple[str, str]:
        """A text in both languages."""
        if key not in taken:
            return ("", "")
        said = self.keys(taken.nodes[key], "said")
        return (self.text(said, "zh"), self.text(said, "en"))

    def texts(self, taken: Taken, key: str) -> tuple[str, ...]:
        """A text or a list of texts."""
        return tuple(scalar.text for scalar in self.scalars(taken.nodes[key])) if key in taken else ()

    def whole(self, taken: Taken, key: str, default: int, least: int = 0, most: int = 9999) -> int:
        """A whole number from `least` to `most`."""
        text = self.text(taken, key, str(default))
        if _COUNT.fullmatch(text) and least <= int(text) <= most:
            return int(text)
        self.wrong(taken.at(key), "rule_not_whole", written=text, least=str(least), most=str(most))
        return default

    def truth(self, taken: Taken, key: str) -> bool:
        """true or false; false if absent."""
        return self.word_of(taken, key, "truth", "false") == "true"

    def day(self, taken: Taken, key: str, default: Day = NO_DAY) -> Day:
        """A day `YYYY-MM-DD`, from 1900 to 2999."""
        if key not in taken:
            return default
        text = self.text(taken, key)
        day = parse_day(text)
        if day is None and isinstance(taken.nodes[key], Scalar):
            self.wrong(taken.at(key), "rule_not_a_day", written=text)
        return day or default

    def word_of(self, taken: Taken, key: str, words: str, default: str = "") -> str:
        """A word of an enumeration, as its code."""
        if key not in taken:
            return default
        node = taken.nodes[key]
        if isinstance(node, Scalar):
            return self.word_in(node, words, default)
        self.wrong(node.place, "rule_wrong_type", wanted="text")
        return default

    def word_in(self, node: Scalar, words: str, default: str = "") -> str:
        """The code of one written word."""
        code = find_word(WORDS[words], node.text)
        if code is None:
            self.wrong(node.place, "rule_unknown_word", written=node.text, key=words, known=_list(WORDS[words]))
        return default if code is None else code

    def word(self, taken: Taken, key: str, kind: type[Word], words: str, default: Word) -> Word:
        """A word of an enumeration, as its value."""
        return kind(self.word_of(taken, key, words, default.value))

    # --- names ------------------------------------------------------------------------------------------------------

    def name(self, scalar: Scalar, space: str, shown: str = "") -> str:
        """The code of a declared name; "" if there is none or it is ambiguous. `shown` names the space in words."""
        found = self.names.find(space, scalar.text)
        if len(found) == 1:
            return found[0]
        kind = shown or space
        if found:
            self.wrong(scalar.place, f"rule_ambiguous_{kind}", name=scalar.text, may_be=", ".join(found))
        else:
            near = nearest(scalar.text, self.names.known(space)) or "-"
            self.wrong(scalar.place, f"rule_unknown_{kind}", name=scalar.text, near=near)
        return ""

    def named(self, taken: Taken, key: str, space: str, shown: str = "") -> str:
        """The code of the declared name under a key; "" if absent."""
        node = taken.nodes.get(key)
        if isinstance(node, Scalar):
            return self.name(node, space, shown)
        if node is not None:
            self.wrong(node.place, "rule_wrong_type", wanted="text")
        return ""

    def names_in(self, node: Node | None, space: str, shown: str = "") -> tuple[str, ...]:
        """The codes of one or several declared names; unknown ones are left out."""
        if node is None:
            return ()
        found = (self.name(scalar, space, shown) for scalar in self.scalars(node))
        return tuple(code for code in found if code)

    # --- amounts ----------------------------------------------------------------------------------------------------

    def amount(self, taken: Taken, key: str, units: Iterable[Unit]) -> Amount:
        """An amount in one of the units."""
        units = tuple(units)
        if key not in taken:
            return Amount("1", units[0])
        text = self.text(taken, key)
        amount = next((found for unit in units for found in (parse_amount(text, unit),) if found), None)
        if amount is None:
            self.wrong(taken.at(key), "rule_not_an_amount", written=text, units=", ".join(units))
        return amount or Amount("1", units[0])

    def code(self, scalar: Scalar, taken: Taken) -> tuple[str, str]:
        """The code and Chinese name of a declaration: the key is the code, or is Chinese and `code` gives the code."""
        written = scalar.text
        code = self.text(taken, "code", written)
        if not _CODE.fullmatch(code):
            self.wrong(scalar.place, "rule_code_needed", name=written)
        return code, self.text(taken, "zh", written)


def parse_day(text: str) -> Day | None:
    """A day `YYYY-MM-DD` from 1900 to 2999, else None."""
    try:
        day = date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else NO_DAY
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def parse_amount(text: str, unit: Unit) -> Amount | None:
    """An amount in this unit, as canonical text; None if the text is no such amount."""
    match unit:
        case Unit.DATE:
            return Amount(text, unit) if _is_date(text) else None
        case Unit.COUNT:
            return Amount(text, unit) if _COUNT.fullmatch(text) else None
        case Unit.SHARE:
            return _share(text)
        case _:
            counted = _COUNTED.fullmatch(text)
            fits = counted is not None and counted[2] == unit.value and int(counted[1]) <= _MOST[unit]
            return Amount(counted[1], unit) if counted and fits else None


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(f"2023-{text}")  # 29 February is no day of every year
    except ValueError:
        return False
    return True


def _share(text: str) -> Amount | None:
    if not re.fullmatch(r"[0-9](\.[0-9]{1,9})?", text):
        return None
    share = Decimal(text)
    if not 0 <= share <= 1:
        return None
    return Amount(f"{share.normalize():f}", Unit.SHARE)


def _list(words: Mapping[str, str]) -> str:
    return ", ".join(f"{code} {zh}" for code, zh in words.items())
