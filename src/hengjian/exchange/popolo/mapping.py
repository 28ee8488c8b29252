"""The mapping file: which body kinds and post labels the words of a Popolo document stand for.

- Without one, and for words it does not name, words stay as they are and are listed once.
- `since` is the day from which bodies and posts without a date of their own are taken to be there; nothing else gives
  a date that the document does not give.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hengjian.core.errors import InputWrong, Place, Problem
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office.cells import read_days
from hengjian.exchange.office.settings import line_of

KEYS = ("since", "kinds", "roles")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Classification -> body kind, role -> labels; both folded to small letters."""

    since: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def kind(self, classification: str) -> str:
        """The body kind of a classification."""
        return self.kinds.get(classification.strip().casefold(), classification)

    def labels(self, role: str) -> tuple[str, ...]:
        """The labels of a role: its own words where nothing maps them, without the sign that parts labels."""
        own = role.replace(";", ",").strip()
        return self.roles.get(role.strip().casefold(), (own,) if own else ())


def default_mapping(rules: Rules) -> Mapped:
    """The names the rulebooks give their own kinds and labels, in both languages."""
    kinds, roles = dict[str, str](), dict[str, tuple[str, ...]]()
    for book in rules.rulebooks:
        for label in book.body_kinds.values():
            kinds |= dict.fromkeys((label.zh.casefold(), label.en.casefold(), label.name), label.name)
        for label in book.labels.values():
            roles |= dict.fromkeys((label.zh.casefold(), label.en.casefold(), label.name), (label.name,))
    return Mapped("", kinds, roles)


def read_mapping(path: Path, rules: Rules) -> Mapped:
    """The default and what the file adds. Raises InputWrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        values = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise InputWrong([Problem(Place(str(path)), "file_unreadable", {"file": path.name, "why": why})]) from None
    except (ValueError, RecursionError) as error:
        raise InputWrong([Problem(Place(str(path)), "toml_broken", {"why": str(error)})]) from None
    problems = list(_wrong(path, text, values))
    if problems:
        raise InputWrong(problems)
    base = default_mapping(rules)
    kinds = {word.casefold(): code for word, code in values.get("kinds", {}).items()}
    roles = {word.casefold(): _labels(code) for word, code in values.get("roles", {}).items()}
    return Mapped(str(values.get("since", "")), {**base.kinds, **kinds}, {**base.roles, **roles})


def _labels(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _wrong(path: Path, text: str, values: Mapping[str, Any]) -> list[Problem]:
    found = []
    for key, value in values.items():
        place = Place(str(path), line_of(text, key), key)
        if key not in KEYS:
            found.append(Problem(place, "toml_key_unknown", {"key": key, "known": ", ".join(KEYS)}))
        elif key == "since" and isinstance(read_days(str(value)), str):
            found.append(Problem(place, "day_unreadable", {"value": str(value)}))
        elif key != "since" and not isinstance(value, dict):
            found.append(Problem(place, "toml_not_table", {"key": key}))
        elif key != "since":
            found += [
                Problem(Place(str(path), line_of(text, word), word), "map_value_wrong", {"word": word})
                for word, code in value.items()
                if not _is_word(code) and not (key == "roles" and isinstance(code, list) and all(map(_is_word, code)))
            ]
    return found


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and ";" not in value and "\x00" not in value
