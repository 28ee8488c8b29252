"""The world as of a day, as known at a moment: what every question of an evaluation is asked of.

- It is cut to the two times before anything is looked at, and cutting it again changes nothing (semantics 1).
- Links name chains: any version's id is read as its root.
- It answers; it decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property, lru_cache

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.organisation.chart import Chart
from hengjian.core.organisation.cut import cut_chart
from hengjian.core.organisation.view import ChartView
from hengjian.core.register.chains import Chain, chain_records, cut_register, find_roots
from hengjian.core.register.likeness import grams_of, share_alike
from hengjian.core.register.record import Record, Register, Value
from hengjian.core.register.reuse import stand_on
from hengjian.core.rulebook.norm import Norm
from hengjian.core.rulebook.quantity import Amount, ParameterRef, Quantity
from hengjian.core.rulebook.rulebook import FieldType, Kind
from hengjian.core.rulebook.stack import Rules
from hengjian.core.rulebook.values import ValueInForce, value_in_force

HOLDER_TYPES = (FieldType.HOLDER, FieldType.HOLDERS)
REFERENCE_TYPES = (FieldType.REFERENCE, FieldType.REFERENCES)


def is_filled(value: Value) -> bool:
    """Whether a field says something: not null, not "", not an empty list (the word none counts; so do 0 and false)."""
    return value is not None and value != "" and value != [] and value != ()


def as_list(value: Value) -> tuple[Value, ...]:
    """A field's value as a tuple: nothing, one, or the entries of a list."""
    if not is_filled(value):
        return ()
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def as_day(value: Value) -> Day | None:
    """A day written in ISO form, or None."""
    if isinstance(value, datetime):
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def in_order_of_day(chains: Iterable[Chain]) -> tuple[Chain, ...]:
    """The chains by the day of their current version, then by root."""
    return tuple(sorted(chains, key=lambda chain: (chain.current.occurred_on, chain.root)))


class World:
    """Chart, register and rules, cut to `as_of` and `known_at`, with the indexes the engine asks for."""

    def __init__(self, rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment) -> None:
        self.rules, self.as_of, self.known_at = rules, as_of, known_at
        self.chart = cut_chart(chart, as_of, known_at)
        self.view = ChartView(self.chart)
        self.register = cut_register(register, as_of, known_at)
        self.roots = find_roots(self.register)
        self.chains: Mapping[str, Chain] = stand_on(chain_records(self.register), self.roots)
        self.value = lru_cache(maxsize=None)(self._value)
        self.likeness = lru_cache(maxsize=None)(self._likeness)
        self.body_chain = lru_cache(maxsize=None)(self._body_chain)
        self.grams = lru_cache(maxsize=None)(self._grams)
        self.chains_of = lru_cache(maxsize=None)(self._chains_of)
        self.deciding: dict[tuple[str, int], tuple[Norm, tuple[str, ...]]] = {}
        self._named_by: dict[str, tuple[Record, frozenset[str]]] = {}
        self._persons_in: dict[tuple[str, str], tuple[Record, frozenset[str]]] = {}

    # --- kinds and fields -------------------------------------------------------------------------------------------

    def is_of(self, kind: str, wanted: str) -> bool:
        """Whether a record's kind is the wanted kind or one of the wanted family."""
        return kind == wanted or kind in self.rules.families.get(wanted, ())

    def kind(self, record: Record) -> Kind | None:
        """The kind's description, if the rulebooks have one."""
        return self.rules.kinds.get(record.kind)

    def _chains_of(self, wanted: str) -> tuple[Chain, ...]:
        """Chains whose record is of the kind or family, in order of root, retracted ones included."""
        found = (chain for name in self.kinds_of(wanted) for chain in self._by_kind.get(name, ()))
        return tuple(sorted(found, key=lambda chain: chain.root))

    def kinds_of(self, wanted: str) -> tuple[str, ...]:
        """The kind itself and, if it is a family, its kinds."""
        return tuple(dict.fromkeys((wanted, *self.rules.families.get(wanted, ()))))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Chain]]:
        found: dict[str, list[Chain]] = defaultdict(list)
        for chain in self.chains.values():
            found[chain.said.kind].append(chain)
        return found

    def field(self, record: Record, name: str) -> Value:
        """A field of a record, or one of its common parts: by, about, re, body, day, recorded_on."""
        match name:
            case "by":
                return record.by
            case "about":
                return record.about
            case "re":
                return record.re
            case "body":
                return record.body
            case "day":
                return record.occurred_on
            case "recorded_on":
                return record.recorded_on
        value = record.fields.get(name)
        kind = self.kind(record)
        if not is_filled(value) and kind is not None and name and name == kind.day_field:
            return record.occurred_on
        return value

    def label(self, record: Record) -> str:
        """The year or period a record says it counts for, or ""."""
        kind = self.kind(record)
        value = self.field(record, kind.label_field) if kind and kind.label_field else None
        return str(value) if is_filled(value) else ""

    def _fields_of(self, record: Record, types: tuple[FieldType, ...]) -> Iterable[str]:
        kind = self.kind(record)
        return (spec.name for spec in kind.fields.values() if spec.type in types) if kind else ()

    def names(self, record: Record) -> frozenset[str]:
        """The roots of the chains a record refers to, in `re` or any reference field."""
        kept = self._named_by.get(record.id)
        if kept is None or kept[0] is not record:
            kept = self._named_by[record.id] = (record, self._names(record))
        return kept[1]

    def _names(self, record: Record) -> frozenset[str]:
        ids = [*record.re]
        for name in self._fields_of(record, REFERENCE_TYPES):
            ids += [str(id) for id in as_list(record.fields.get(name))]
        return frozenset(self.roots[id] for id in ids if id in self.roots)

    def ids_of(self, roots: Iterable[str]) -> frozenset[str]:
        """The ids of every version of these chains."""
        return frozenset(v.id for root in roots if root in self.chains for v in self.chains[root].versions)

    @cached_property
    def naming(self) -> Mapping[str, tuple[str, ...]]:
        """For each root, the roots of the chains whose current version refers to it."""
        found: dict[str, set[str]] = defaultdict(set)
        for chain in self.chains.values():
            for name in self.names(chain.said):
                found[name].add(chain.root)
        return {root: tuple(sorted(roots)) for root, roots in found.items()}

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], tuple[Chain, ...]]:
        """Chains by (kind, id of a post, person or body that a record names in any place), in order of day."""
        found: dict[tuple[str, str], dict[str, Chain]] = defaultdict(dict)
        for chain in self.chains.values():
            record = chain.said
            for id in self._ids_in(record):
                found[record.kind, id][chain.root] = chain
        return {key: in_order_of_day(chains.values()) for key, chains in found.items()}

    @cached_property
    def by_producer(self) -> Mapping[tuple[str, str], tuple[Chain, ...]]:
        """Chains by (kind, id of a body, post or person whose act the record could be: its own, or by a deputy)."""
        found: dict[tuple[str, str], list[Chain]] = defaultdict(list)
        for chain in self.chains.values():
            record, day = chain.current, chain.current.occurred_on
            persons = self.persons_in(record, "by")
            acting = {record.by, *persons, *(post for who in persons for post in self.view.seats_held(who, day))}
            principals = {id for who in acting for id in self.view.targets("deputy", who, day)}
            for id in {record.body, *acting, *principals} - {""}:
                found[record.kind, id].append(chain)
        return {key: in_order_of_day(chains) for key, chains in found.items()}

    def _ids_in(self, record: Record) -> set[str]:
        ids = {record.body, record.by, *record.about}
        for name in self._fields_of(record, HOLDER_TYPES):
            ids |= {str(id) for id in as_list(record.fields.get(name))}
        ids.discard("")
        return ids | {person for id in ids for person in self.view.persons(id, record.occurred_on)}

    def persons_in(self, record: Record, name: str) -> frozenset[str]:
        """Whom a field means on the day of the act: persons, and bodies that are named themselves."""
        kept = self._persons_in.get((record.id, name))
        if kept is not None and kept[0] is record:
            return kept[1]
        ids = [str(id) for id in as_list(self.field(record, name))]
        found = frozenset(person for id in ids for person in self.view.persons(id, record.occurred_on))
        self._persons_in[record.id, name] = (record, found)
        return found

    # --- parameters -------------------------------------------------------------------------------------------------

    def _body_chain(self, body: str, day: Day) -> tuple[str, ...]:
        """The body and those above it, nearest first; an organ looks to its organisation too."""
        chain = dict.fromkeys(self.view.chain_up(body, day))
        for house in self.view.targets("same_level", body, day):
            chain.update(dict.fromkeys(self.view.chain_up(house, day)))
        return tuple(chain)

    def value_body(self, bearer_body: str, home: str) -> str:
        """The body whose measures bind a bearer: its own, or where the duty came from if it stands above the top."""
        return bearer_body if self.view.is_body(bearer_body) else home

    def _value(self, parameter: str, body: str, day: Day) -> ValueInForce | None:
        return value_in_force(self.rules, parameter, day, self.body_chain(body, day))

    def amount(self, quantity: Quantity, body: str, day: Day) -> Amount | None:
        """The amount a quantity has on the day for the body; None where its parameter is unset."""
        if isinstance(quantity, ParameterRef):
            value = self.value(quantity.name, body, day)
            return value.amount if value else None
        return quantity.amount

    # --- derived ----------------------------------------------------------------------------------------------------

    def _likeness(self, root: str) -> tuple[Fraction, str]:
        """The greatest share of text in common with an earlier record of the same author and kind, and that record's
        root.
        """
        record = self.chains[root].current
        authors, mine = self.persons_in(record, "by"), self.grams(root)
        best = (Fraction(0), "")
        for other in self._by_kind.get(record.kind, ()):
            earlier = other.current
            if other.is_retracted or (earlier.occurred_on, other.root) >= (record.occurred_on, root):
                continue
            if authors & self.persons_in(earlier, "by"):
                share = share_alike(mine, self.grams(other.root))
                best = max(best, (share, other.root), key=lambda pair: (pair[0], pair[1]))
        return best

    def _grams(self, root: str) -> frozenset[str]:
        record = self.chains[root].current
        kind = self.kind(record)
        compared = [spec.name for spec in kind.fields.values() if spec.compared] if kind else []
        return grams_of(" ".join(str(record.fields.get(name) or "") for name in sorted(compared)))
