"""regulation.toml as written, with lines: TOML keeps none, so the line of a key is looked for."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import Any

from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.source import Entries, Items, Node, Scalar


def read_regulation(text: str, file: str, problems: list[Problem]) -> Node | None:
    """The content as nodes; None for a file that cannot be read, which is noted."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) if at else len(text.splitlines()) or 1
        problems.append(Problem(Place(file, line), "rule_not_toml", {"why": str(error)[:80]}))
        return None
    lines = text.splitlines()
    return _node(content, lines, Place(file, 1))


def _node(value: Any, lines: list[str], place: Place) -> Node:
    match value:
        case dict():
            pairs = []
            for key, item in value.items():
                at = Place(place.file, _line_of(key, lines, place.line))
                pairs.append((Scalar(key, at), _node(item, lines, at)))
            return Entries(tuple(pairs), place)
        case list():
            return Items(tuple(_node(item, lines, place) for item in value), place)
        case bool():
            return Scalar(str(value).lower(), place)
        case date():
            return Scalar(value.isoformat(), place)
        case _:
            return Scalar(str(value), place, quoted=isinstance(value, str))


def _line_of(key: str, lines: list[str], default: int) -> int:
    """The first line on which the key is given a value; the line of what it stands in if none is found."""
    given = re.compile(rf"^\s*\[*\s*(?:.*[{{,.]\s*)?[\"']?{re.escape(key)}[\"']?\s*[]=.]")
    return next((n for n, line in enumerate(lines, 1) if n >= default and given.match(line)), default)
