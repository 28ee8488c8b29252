"""Conditions as written: predicates, terms and quantities, with field names and values made canonical.

- A predicate is one key with its parts; the short form `{field: value}` means equals, `{field: [a, b]}` one of.
- A field is looked up in the kinds the condition is about; where no kind is named, in all kinds of the stack.
- A value is read by the type of its field: a choice by code or Chinese name, yes/no as truth, a number as a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from hengjian.core.errors import Place
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.names import HOLDER_FIELDS
from hengjian.core.rulebook.predicate import Predicate, Term, Whose
from hengjian.core.rulebook.quantity import Origin, ParameterRef, Quantity, Stated, Unit
from hengjian.core.rulebook.reader import Reader, Taken
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind, Parameter
from hengjian.core.rulebook.source import Entries, Items, Node, Scalar
from hengjian.core.rulebook.vocabulary import KEYS
from hengjian.core.rulebook.wording import COMMON, PREDICATES, find_word, nearest

TIME = (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS)
_PAIRED = {"same_person", "apart", "no_later"}
_DAYS = frozenset({FieldType.DAY})
_PEOPLE = HOLDER_FIELDS
_RECORDS = frozenset({FieldType.REFERENCE, FieldType.REFERENCES})
_WANTED: dict[str, frozenset[FieldType]] = {
    "same_person": _PEOPLE,
    "apart": _PEOPLE,
    "no_later": _DAYS,
    "within": _DAYS,
    "covers": _PEOPLE,
    "first_is": _PEOPLE,
    "last_is": _PEOPLE,
    "none_excluded": _PEOPLE,
    "no_later_than_median": _PEOPLE,
    "of_kind": _RECORDS,
    "in_force": _RECORDS,
    "in_force.at": _DAYS,
}
_BUILD: dict[str, Callable[..., Predicate]] = {
    "equals": p.Equals,
    "one_of": p.OneOf,
    "contains": p.Contains,
    "count_at_least": p.CountAtLeast,
    "count_at_most": p.CountAtMost,
    "same_person": p.SamePerson,
    "apart": p.Apart,
    "no_later": p.NoLater,
    "within": p.Within,
    "share_at_least": p.ShareAtLeast,
    "covers": p.Covers,
    "first_is": p.FirstIs,
    "last_is": p.LastIs,
    "of_kind": p.OfKind,
    "in_force": p.InForce,
    "recorded_within": p.RecordedWithin,
    "unlike": p.Unlike,
    "no_later_than_median": p.NoLaterThanMedian,
    "all_seen": p.AllSeen,
}
_UNITS = {"quantity:count": (Unit.COUNT,), "quantity:share": (Unit.SHARE,), "quantity:time": TIME}


class Conditions:
    """Reads conditions with one reader; uses of parameters are noted in `uses` (parameter -> places and units)."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.uses: list[tuple[str, Place, tuple[Unit, ...]]] = []
        self.parameters: dict[str, Parameter] = {}

    def units(self, parameter: str) -> tuple[Unit, ...]:
        """The units a parameter of the stack may be counted in."""
        return self.parameters[parameter].unit if parameter in self.parameters else ()

    # --- quantities -------------------------------------------------------------------------------------------------

    def quantity(self, node: Node, units: tuple[Unit, ...], table: str = "quantity") -> Quantity:
        """`{parameter: name}` or `{amount: 45d, origin: text}`; its units must be among those given."""
        return self.quantity_in(self._reader.keys(node, table), units)

    def quantity_in(self, taken: Taken, units: tuple[Unit, ...]) -> Quantity:
        """The same, among the keys of a mapping."""
        if "parameter" in taken:
            for key in ("amount", "origin"):
                if key in taken:
                    self._reader.wrong(taken.at(key), "rule_parameter_and_amount")
            name = self._reader.named(taken, "parameter", "parameter")
            if name:
                self.uses.append((name, taken.at("parameter"), units))
            return ParameterRef(name)
        if "amount" not in taken:
            self._reader.wrong(taken.place, "rule_no_amount")
        elif "origin" not in taken:
            self._reader.wrong(taken.at("amount"), "rule_no_origin")
        amount = self._reader.amount(taken, "amount", units)
        return Stated(amount, self._reader.word(taken, "origin", Origin, "origin", Origin.OURS))

    # --- predicates -------------------------------------------------------------------------------------------------

    def where(self, node: Node | None, kinds: tuple[Kind, ...]) -> tuple[Predicate, ...]:
        """The short form, or a list of predicates."""
        if node is None:
            return ()
        if isinstance(node, Items):
            return self.predicates(node, kinds)
        return tuple(self._short(name, value, kinds) for name, value in self._reader.pairs(node))

    def predicates(self, node: Node | None, kinds: tuple[Kind, ...]) -> tuple[Predicate, ...]:
        """A list of predicates; `kinds` empty = any kind of the stack."""
        found = (self._predicate(item, kinds) for item in (self._reader.items(node) if node else ()))
        return tuple(predicate for predicate in found if predicate is not None)

    def _short(self, name: Scalar, value: Node, kinds: tuple[Kind, ...]) -> Predicate:
        term = Term(field=self.field(name, kinds))
        spec = self._spec(term, kinds)
        if isinstance(value, Items):
            return p.OneOf(term, self._values(value, spec))
        return p.Equals(term, self._value(value, spec))

    def _predicate(self, node: Node, kinds: tuple[Kind, ...]) -> Predicate | None:
        pairs = tuple(self._reader.pairs(node))
        if len(pairs) != 1:
            if isinstance(node, Entries):
                self._reader.wrong(node.place, "rule_one_predicate")
            return None
        written, body = pairs[0]
        name = find_word(PREDICATES, written.text)
        if name is None:
            near = nearest(written.text, [*PREDICATES, *PREDICATES.values()]) or ", ".join(PREDICATES)
            self._reader.wrong(written.place, "rule_unknown_predicate", name=written.text, near=near)
            return None
        if name == "filled":
            terms = body.items if isinstance(body, Items) else (body,)
            return p.Filled(tuple(self.term(term, kinds) for term in terms))
        if name == "none_excluded":
            return p.NoneExcluded(self.term(body, kinds, _WANTED[name]))
        if name in _PAIRED:
            return self._pair(name, body, kinds)
        return self._parts(name, self._reader.keys(body, name), kinds)

    def _pair(self, name: str, body: Node, kinds: tuple[Kind, ...]) -> Predicate | None:
        terms = self._reader.items(body)
        if len(terms) != 2:
            if isinstance(body, Items):
                self._reader.wrong(body.place, "rule_two_terms", name=name)
            return None
        return _BUILD[name](*(self.term(term, kinds, _WANTED[name]) for term in terms))

    def _parts(self, name: str, taken: Taken, kinds: tuple[Kind, ...]) -> Predicate | None:
        parts: list[object] = []
        spec: FieldSpec | None = None
        for key, entry in KEYS[name].items():
            node = taken.nodes.get(key)
            if entry.holds == "truth":
                parts.append(self._reader.truth(taken, key))
            elif node is None:
                return None
            elif entry.holds == "term":
                term = self.term(node, kinds, _WANTED.get(f"{name}.{key}", _WANTED.get(name)))
                spec = self._spec(term, kinds)
                parts.append(term)
            elif entry.holds == "value":
                parts.append(self._value(node, spec))
            elif entry.holds == "values":
                parts.append(self._values(node, spec))
            elif entry.holds == "kinds":
                parts.append(self._reader.names_in(node, "kind"))
            else:
                parts.append(self.quantity(node, _UNITS[entry.holds]))
        return _BUILD[name](*parts)

    # --- terms and values -------------------------------------------------------------------------------------------

    def term(self, node: Node, kinds: tuple[Kind, ...], wanted: frozenset[FieldType] | None = None) -> Term:
        """Whose value is meant; its field must be of a wanted type."""
        term = self._term(node, kinds)
        spec = self._spec(term, kinds)
        is_people = term.whose in (Whose.BEARER, Whose.SUBJECT, Whose.ROLE)
        if wanted and ((is_people and wanted is not _PEOPLE) or (spec and spec.type not in wanted)):
            name = spec.name if spec else term.whose.value
            self._reader.wrong(node.place, "rule_term_type", name=name, wanted=_types(wanted))
        return term

    def _term(self, node: Node, kinds: tuple[Kind, ...]) -> Term:
        if isinstance(node, Scalar):
            word = self._reader.word_in(node, "whose", "bearer")
            return Term(Whose(word))
        taken = self._reader.keys(node, "term")
        given = {key for key in ("field", "trigger", "role", "via") if key in taken}
        if given == {"role"}:
            return Term(Whose.ROLE, role=self._reader.named(taken, "role", "role"))
        if given == {"trigger"}:
            return Term(Whose.TRIGGER, field=self._field_under(taken, "trigger", ()))
        if given == {"via", "field"}:
            via = self._field_under(taken, "via", kinds)
            return Term(Whose.REFERRED, field=self._field_under(taken, "field", ()), via=via)
        if given == {"field"}:
            return Term(field=self._field_under(taken, "field", kinds))
        if isinstance(node, Entries):
            self._reader.wrong(node.place, "rule_no_term")
        return Term()

    def _field_under(self, taken: Taken, key: str, kinds: tuple[Kind, ...]) -> str:
        node = taken.nodes[key]
        if isinstance(node, Scalar):
            return self.field(node, kinds)
        self._reader.wrong(node.place, "rule_wrong_type", wanted="text")
        return ""

    def field(self, written: Scalar, kinds: tuple[Kind, ...]) -> str:
        """The code of a field that each of the kinds has; with no kinds, that some kind of the stack has."""
        names = self._reader.names
        everywhere = not kinds
        looked_in = tuple(names.kinds.values()) if everywhere else kinds
        codes = names.fields(written.text, looked_in)
        lacking = "" in codes
        codes.discard("")
        if written.text in codes and everywhere:
            return written.text
        if len(codes) > 1:
            may_be = ", ".join(sorted(codes))
            self._reader.wrong(written.place, "rule_ambiguous_field", name=written.text, may_be=may_be)
        elif not codes or (lacking and not everywhere):
            where = ", ".join(kind.name for kind in looked_in if not names.fields(written.text, [kind]) - {""})
            near = nearest(written.text, _field_names(looked_in)) or "-"
            self._reader.wrong(written.place, "rule_unknown_field", name=written.text, kind=_short(where), near=near)
        else:
            return codes.pop()
        return ""

    def fields(self, node: Node | None, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
        """One or several field names."""
        if node is None:
            return ()
        found = (self.field(scalar, kinds) for scalar in self._reader.scalars(node))
        return tuple(code for code in found if code)

    def _spec(self, term: Term, kinds: tuple[Kind, ...]) -> FieldSpec | None:
        if term.whose not in (Whose.RECORD, Whose.TRIGGER, Whose.REFERRED):
            return None
        looked_in = kinds if kinds and term.whose is Whose.RECORD else tuple(self._reader.names.kinds.values())
        return self._reader.names.spec(term.field, looked_in)

    def _values(self, node: Node, spec: FieldSpec | None) -> tuple[str, ...]:
        return tuple(str(self._value(scalar, spec)) for scalar in self._reader.scalars(node))

    def _value(self, node: Node, spec: FieldSpec | None) -> str | int | bool:
        if not isinstance(node, Scalar):
            self._reader.wrong(node.place, "rule_wrong_type", wanted="text")
            return ""
        match spec.type if spec else FieldType.TEXT:
            case FieldType.YES_NO:
                return self._reader.word_in(node, "truth", "false") == "true"
            case FieldType.NUMBER:
                return self._number(node)
            case _:
                return self._choice(node, spec) if spec and spec.values else node.text

    def _number(self, node: Scalar) -> str | int:
        if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", node.text):
            return int(node.text)
        if not re.fullmatch(r"-?[0-9]{1,15}\.[0-9]{1,9}", node.text):
            self._reader.wrong(node.place, "rule_not_a_number", written=node.text)
        return node.text

    def _choice(self, node: Scalar, spec: FieldSpec) -> str:
        named = dict(zip(spec.values, spec.value_names, strict=True))
        code = find_word(named, node.text)
        if code is None:
            known = ", ".join(f"{code} {zh}" for code, zh in named.items())
            self._reader.wrong(node.place, "rule_unknown_value", name=node.text, field=spec.name, known=known)
        return code or ""


def _field_names(kinds: Iterable[Kind]) -> list[str]:
    found = [*COMMON, *COMMON.values()]
    for kind in kinds:
        found += [*kind.fields, *(spec.zh for spec in kind.fields.values()), *(zh for zh, _ in kind.common.values())]
    return found


def _types(wanted: frozenset[FieldType]) -> str:
    return ", ".join(sorted(wanted))


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "..."
