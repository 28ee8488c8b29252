"""YAML as written: texts, lists and mappings with their lines; nothing is turned into dates, numbers or truth.

- Refused, each with its line: anchors, aliases, tags, keys that stand twice or are no text, more than one document,
  nesting deeper than 20, more than 20,000 values.
- No object is ever made from YAML: only the events of the parser are read.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.source import Entries, Items, Node, Scalar

MOST_DEPTH = 20
MOST_NODES = 20_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refused(Exception):
    """What cannot be read on from: line, code, facts."""

    def __init__(self, line: int, code: str, **facts: str) -> None:
        super().__init__(code)
        self.line, self.code, self.facts = line, code, facts


def read_yaml(text: str, file: str, lines_before: int, problems: list[Problem]) -> Node | None:
    """The one document of a text; None if it is empty, or refused, which is noted."""
    reading = _Reading(yaml.parse(text, Loader=_LOADER), file, lines_before, problems)
    try:
        return reading.document()
    except _Refused as refused:
        problems.append(Problem(Place(file, refused.line), refused.code, refused.facts))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = lines_before + min(mark.line if mark else 0, text.rstrip("\n").count("\n")) + 1
        problems.append(Problem(Place(file, line), "rule_not_yaml", {"why": error.problem or ""}))
    except yaml.YAMLError as error:
        problems.append(Problem(Place(file, lines_before + 1), "rule_not_yaml", {"why": str(error).splitlines()[0]}))
    return None


class _Reading:
    def __init__(self, events: Iterator[Event], file: str, lines_before: int, problems: list[Problem]) -> None:
        self._events = events
        self._file = file
        self._before = lines_before
        self._problems = problems
        self._nodes = 0

    def document(self) -> Node | None:
        found: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(self._line(event), "rule_second_document")
            elif isinstance(event, NodeEvent):
                found = self._node(event, 1)
        return found

    def _line(self, event: Event) -> int:
        return self._before + (event.start_mark.line if event.start_mark else 0) + 1

    def _next(self) -> Event:
        return next(self._events)

    def _node(self, event: Event, depth: int) -> Node:
        line = self._line(event)
        place = Place(self._file, line)
        self._nodes += 1
        if depth > MOST_DEPTH or self._nodes > MOST_NODES:
            raise _Refused(line, "rule_too_deep" if depth > MOST_DEPTH else "rule_too_many_values")
        for kind in ("anchor", "tag"):
            name = getattr(event, kind, None)
            if name is not None:
                raise _Refused(line, "rule_alias" if isinstance(event, AliasEvent) else f"rule_{kind}", name=str(name))
        if isinstance(event, ScalarEvent):
            return Scalar(event.value.rstrip("\n"), place, quoted=bool(event.style))
        if isinstance(event, SequenceStartEvent):
            return Items(tuple(self._items(depth)), place)
        return Entries(tuple(self._pairs(depth)), place)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := self._next(), SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: set[str] = set()
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar) or not key.text:
                raise _Refused(key.place.line, "rule_key_no_text")
            if key.text in seen:
                self._problems.append(Problem(key.place, "rule_key_twice", {"key": key.text}))
            else:
                seen.add(key.text)
                yield key, value
