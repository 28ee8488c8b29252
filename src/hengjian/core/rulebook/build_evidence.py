"""What proves it: `met_by` as alternatives of parts.

- Each item is one alternative; each kind in it is a part, and all parts of an item are needed.
- `join` ties two parts: a field of one names the other.
"""

from __future__ import annotations

from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.conditions import Conditions
from hengjian.core.rulebook.reader import Reader
from hengjian.core.rulebook.rulebook import FieldType
from hengjian.core.rulebook.source import Entries, Node, Scalar
from hengjian.core.rulebook.wording import WORDS, find_word

_POINTERS = {FieldType.REFERENCE, FieldType.REFERENCES}


class EvidenceBuilder:
    """Builds alternatives."""

    def __init__(self, reader: Reader, conditions: Conditions) -> None:
        self._reader = reader
        self._conditions = conditions

    def alternatives(self, node: Node | None) -> tuple[n.Alternative, ...]:
        """A list of alternatives; at least one, each with at least one part."""
        if node is None:
            return ()
        found = tuple(self._alternative(item) for item in self._reader.items(node))
        if not found or not all(alternative.parts for alternative in found):
            self._reader.wrong(node.place, "rule_no_evidence")
        return found

    def _alternative(self, node: Node) -> n.Alternative:
        if isinstance(node, Scalar):
            return n.Alternative((n.Part(self._reader.name(node, "kind")),))
        parts: dict[str, n.Part] = {}
        joins: tuple[n.Join, ...] = ()
        for written, body in self._reader.pairs(node):
            if find_word(WORDS["join"], written.text):
                joins = self._joins(body)
                continue
            part = self._part(written, body)
            if part.kind in parts:
                self._reader.wrong(written.place, "rule_part_twice", kind=part.kind)
            parts[part.kind] = part
        for join in joins:
            for side in (join.left, join.right):
                if side and side not in parts:
                    self._reader.wrong(node.place, "rule_join_without_part", kind=side)
        return n.Alternative(tuple(parts.values()), joins)

    def _part(self, written: Scalar, body: Node) -> n.Part:
        kind = self._reader.name(written, "kind")
        kinds = self._reader.names.members(kind)
        if not isinstance(body, Entries):
            return n.Part(kind, self._conditions.fields(body, kinds) if kinds else ())
        taken = self._reader.keys(body, "part")
        return n.Part(
            kind=kind,
            fields=self._conditions.fields(taken.nodes.get("fields"), kinds) if kinds else (),
            where=self._conditions.where(taken.nodes.get("where"), kinds),
            link=n.Link(self._reader.word_of(taken, "link", "link", "re")) if "link" in taken else None,
            standing=self._reader.truth(taken, "standing"),
            produced_by=self._reader.names_in(taken.nodes.get("produced_by"), "role"),
        )

    def _joins(self, node: Node) -> tuple[n.Join, ...]:
        found = []
        for left, fields in self._reader.pairs(node):
            kind = self._reader.name(left, "kind")
            kinds = self._reader.names.members(kind)
            for field, right in self._reader.pairs(fields):
                code = self._conditions.field(field, kinds) if kinds else ""
                spec = self._reader.names.spec(code, kinds)
                if spec and spec.type not in _POINTERS:
                    self._reader.wrong(field.place, "rule_join_not_a_reference", field=code)
                found += [n.Join(kind, code, self._reader.name(end, "kind")) for end in self._reader.scalars(right)]
        return tuple(found)
