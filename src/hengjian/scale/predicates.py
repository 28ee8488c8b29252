"""The predicates of a stack as rows, and the order in which their questions are played (beside
core/evaluate/predicates.py and checks.py).

- Each distinct predicate has one number; each class is one query over all asks of it.
- A predicate is `plain` if it asks for values of the record's own fields, `alone` if it needs no obligation, `always`
  if it wants nothing: of a year, judged over the group.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date

from hengjian.core.calendar.span import OPEN
from hengjian.core.calendar.working import SATURDAY, WorkingDays
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.norm import Before, New
from hengjian.core.rulebook.predicate import Predicate, Term, Whose
from hengjian.core.rulebook.quantity import ParameterRef, Quantity, Stated
from hengjian.core.rulebook.rulebook import StepKind
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base, Row

COMMON = ("by", "about", "re", "body", "day", "recorded_on")
HOLDERS = ("by", "about", "body")
PEOPLE = (Whose.BEARER, Whose.SUBJECT, Whose.ROLE)
FOUND = (p.Filled, p.Equals, p.OneOf, p.Contains)
COUNTED = (p.CountAtLeast, p.CountAtMost, p.ShareAtLeast, p.Covers)
ABOUT = (Term(Whose.SUBJECT), Term(Whose.RECORD, "about"))
"""Whom a matter is about: places 8 and 9 of a predicate that leaves out who stands on their side."""


class Numbers(Mapping[Predicate, int]):
    """The number of each predicate; a truth value and a number are told apart, as `==` does not."""

    def __init__(self, predicates: Iterable[Predicate]) -> None:
        self._each = {repr(each): each for each in predicates}
        self._number = {key: number for number, key in enumerate(self._each)}

    def __getitem__(self, each: Predicate) -> int:
        return self._number[repr(each)]

    def __iter__(self) -> Iterator[Predicate]:
        return iter(self._each.values())

    def __len__(self) -> int:
        return len(self._each)


def number_predicates(rules: Rules) -> Numbers:
    """Every distinct predicate of a stack."""
    return Numbers(_predicates(rules))


def _predicates(rules: Rules) -> Iterator[Predicate]:
    for norm in rules.norms:
        for how in norm.triggers:
            if isinstance(how, New | Before):
                yield from how.where
    met_by = [alternative for norm in rules.norms for alternative in norm.met_by]
    met_by += [alternative for exempt in rules.exceptions for alternative in exempt.met_by]
    for alternative in met_by:
        for part in alternative.parts:
            yield from part.where
    for check in rules.checks.values():
        yield from check.needs
    for fact in rules.facts.values():
        yield from fact.where
    for procedure in rules.procedures.values():
        yield from procedure.opened_where
        for step in procedure.steps:
            yield from step.where
    for exempt in rules.exceptions:
        yield from exempt.when


@dataclass(frozen=True, slots=True)
class _Use:
    """A term in its place in a predicate, and what of it is looked at."""

    place: int
    term: Term
    as_value: bool
    as_person: bool
    as_key: bool


def load_predicates(base: Base, rules: Rules, numbers: Mapping[Predicate, int]) -> None:
    """The tables pred, term_use, pred_value, pred_kind, pred_amount, plain_value and work_shift."""
    known = [(number, each, tuple(_uses(each))) for each, number in numbers.items()]
    base.load("pred", PRED, [(number, *_pred(each)) for number, each, _ in known])
    uses = [(number, *_use(rules, use)) for number, _, us in known for use in us]
    base.load("term_use", USE, uses)
    values = [(number, *row) for number, each, _ in known for row in _values(each)]
    base.load("pred_value", {"pred": "int", "pos": "int", "value": "text", "flag": "flag"}, values)
    kinds = [(number, kind) for number, each, _ in known if isinstance(each, p.OfKind) for kind in _kinds(rules, each)]
    base.load("pred_kind", {"pred": "int", "kind": "text"}, kinds)
    amounts = [(number, *_amount(quantity)) for number, each, _ in known if (quantity := _quantity(each))]
    columns = {"pred": "int", "param": "text", "number": "text", "whole": "int", "unit": "text"}
    base.load("pred_amount", columns, amounts)
    _load_plain(base, known)
    base.load("work_shift", {"f": "day", "t": "day", "more": "int"}, list(_shifts(rules.working_days)))


def _shifts(working: WorkingDays) -> Iterator[Row]:
    """Spans of days up to each of which so many more (or fewer) days were worked than there were weekdays."""
    since, more = date.min, 0
    for day in sorted(working.off | working.on):
        yield (since, day, more)
        since, more = day, more + working.is_working(day) - (day.weekday() < SATURDAY)
    yield (since, OPEN, more)


PRED = {"pred": "int", "class": "text", "need": "int", "wanted": "text"}
PRED |= dict.fromkeys(("plain", "alone", "always", "excludes"), "flag")
USE = {"pred": "int", "place": "int", "whose": "text", "field": "text", "via": "text", "role": "int", "pair": "text"}
USE |= dict.fromkeys(("recorded", "holders", "as_value", "as_person", "as_key"), "flag")


def _pred(each: Predicate) -> Row:
    need = _need(each)
    grouped = isinstance(each, p.NoLaterThanMedian | p.AllSeen)
    return (
        class_of(type(each)),
        need,
        _wanted(each),
        _is_plain(each),
        _is_alone(each),
        grouped or not need,
        _excludes(each),
    )


def class_of(each: type[Predicate]) -> str:
    """The class of a predicate as the queries name it: `no_later`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", each.__name__).lower()


def _need(each: Predicate) -> int:
    """How many of its terms or values must be there."""
    match each:
        case p.Filled(terms):
            return len(terms)
        case p.Contains(_, values):
            return len(set(values))
    return 1


def _wanted(each: Predicate) -> str:
    """What the predicate wanted, where it says so itself."""
    match each:
        case p.Equals(_, value):
            return _text(value)
        case p.OneOf(_, values) | p.Contains(_, values) | p.OfKind(_, values) | p.AllSeen(_, values):
            return ";".join(values)
    return ""


def _text(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _excludes(each: Predicate) -> bool:
    return isinstance(each, p.NoneExcluded) or (isinstance(each, p.Covers) and each.less_excluded)


def _is_plain(each: Predicate) -> bool:
    own = (use.term.whose is Whose.RECORD and use.term.field not in COMMON for use in _uses(each))
    return isinstance(each, FOUND) and all(own)


def _is_alone(each: Predicate) -> bool:
    free = all(use.term.whose in (Whose.RECORD, Whose.REFERRED) for use in _uses(each))
    return free and not _excludes(each) and not isinstance(_quantity(each), ParameterRef)


def _uses(each: Predicate) -> Iterator[_Use]:
    for place, term in enumerate(_terms(each)):
        as_person = _as_person(each, place)
        as_key = isinstance(each, COUNTED)
        people = term.whose in PEOPLE
        yield _Use(place, term, not as_person or (as_key and not people), as_person, as_key)
    if _excludes(each):
        for place, term in enumerate(ABOUT, 8):
            yield _Use(place, term, False, True, False)


def _as_person(each: Predicate, place: int) -> bool:
    if isinstance(each, p.FirstIs | p.LastIs):
        return place == 1
    return isinstance(each, (p.SamePerson, p.Apart, p.NoneExcluded, p.NoLaterThanMedian, *COUNTED))


def _terms(each: Predicate) -> tuple[Term, ...]:
    if isinstance(each, p.Filled):
        return each.terms
    return tuple(value for field in fields(each) if isinstance(value := getattr(each, field.name), Term))


def _use(rules: Rules, use: _Use) -> Row:
    term, role = use.term, rules.roles.get(use.term.role)
    number = sorted(rules.roles).index(term.role) if role else -1
    recorded = role is not None and any(step.kind is StepKind.RECORD for step in role.path)
    holders = term.whose in PEOPLE or term.field in HOLDERS
    said = (term.whose.value, term.field, term.via, number, role.pair if role else "")
    return (use.place, *said, recorded, holders, use.as_value, use.as_person, use.as_key)


def _values(each: Predicate) -> Iterator[Row]:
    match each:
        case p.Equals(_, value):
            yield (0, _text(value), isinstance(value, bool))
        case p.OneOf(_, values) | p.Contains(_, values) | p.AllSeen(_, values):
            yield from ((pos, value, False) for pos, value in enumerate(dict.fromkeys(values)))


def _kinds(rules: Rules, each: p.OfKind) -> Iterable[str]:
    """A kind itself, and those of a family."""
    return dict.fromkeys(name for kind in each.kinds for name in (kind, *rules.families.get(kind, ())))


def _quantity(each: Predicate) -> Quantity | None:
    found = (getattr(each, field.name) for field in fields(each))
    return next((value for value in found if isinstance(value, Stated | ParameterRef)), None)


def _amount(quantity: Quantity) -> Row:
    if isinstance(quantity, ParameterRef):
        return (quantity.name, "", 0, "")
    number = quantity.amount.number
    return ("", number, int(number) if number.isdigit() else 0, quantity.amount.unit.value)


def _load_plain(base: Base, known: Iterable[tuple[int, Predicate, tuple[_Use, ...]]]) -> None:
    """The values, or no value where any will do, that a plain predicate wants of a field."""
    rows: list[Row] = []
    for number, each, uses in known:
        if _is_plain(each):
            rows += [(number, *row, uses[0].term.field) for row in _values(each)]
            if isinstance(each, p.Filled):
                rows += [(number, use.place, None, False, use.term.field) for use in uses]
    columns = {"pred": "int", "pos": "int", "value": "text", "flag": "flag", "field": "text"}
    base.load("plain_value", columns, rows)


HELD: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "fill": (("filled", "equals", "one_of", "contains"), ()),
    "count": (("count_at_least", "count_at_most", "share_at_least"), ("term_keys", "pred_amounts")),
    "person": (("same_person", "apart"), ()),
    "entry": (("first_is", "last_is"), ()),
    "day": (("no_later", "within", "recorded_within"), ("term_days", "pred_amounts")),
    "refer": (("of_kind", "in_force"), ("term_days",)),
    "apart": (("none_excluded", "covers"), ("term_keys", "pred_sides", "sides")),
    "unlike": (("unlike",), ("pred_amounts",)),
}
"""The classes and what their queries need beside terms: `pred_day` makes `held_day`."""


def ask_predicates(base: Base) -> None:
    """Answer pred_ask with pred_held. Needs the chart, the register, inst, values and predicates."""
    base.play("pred_asked")
    asked = "select p.class from pred_case as c join pred as p on p.pred = c.pred group by p.class"
    classes = {name for (name,) in base.rows(asked)}
    held = [name for name, (of, _) in HELD.items() if classes & {*of}]
    needed = [file for name in held for file in HELD[name][1]]
    for file in dict.fromkeys(["terms", *needed] if held else []):
        base.play(file)
    for name in held:
        base.play(f"pred_{name}")
    base.make("held_any", " union all ".join(f"select ask from held_{name}" for name in held) or NOTHING)  # noqa: S608
    base.play("predicates")


NOTHING = "select ask from pred_case"
"""No predicate but plain ones was asked, so that there is no case."""


def ask_flaws(base: Base) -> None:
    """Answer flaw_ask with flaw_said."""
    base.make("term_ask", "select ask, pred, root, iid, true as told from flaw_ask")
    for file in ("terms", "pred_amounts", "flaws"):
        base.play(file)
