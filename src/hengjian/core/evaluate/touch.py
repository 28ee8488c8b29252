"""What a changed record can touch (semantics 13): derived from the rules, never listed by hand.

- A record touches as a trigger, as evidence, or because another record that counts refers to it.
- Too much may be named here, too little never: what is named is worked out again, and comes out as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from hengjian.core.evaluate.events import is_guard
from hengjian.core.evaluate.instance import Instance
from hengjian.core.rulebook.norm import Always, Every, Link, Norm, OnFact, Part, Per, Trigger
from hengjian.core.rulebook.predicate import InForce, OfKind, Term, Unlike, Whose
from hengjian.core.rulebook.rulebook import FactKind
from hengjian.core.rulebook.stack import Rules

NormKey = tuple[str, int]


class Tie(StrEnum):
    """How a record of a kind finds the obligations it may answer (the table of semantics 5)."""

    SOURCE = "source"  # it names what raised them
    PARTY = "party"  # it names, or comes from, one of their sides
    ANYBODY = "anybody"  # raised by a record, owed to recipients: who filed it does not matter
    STANDING = "standing"  # it stands over the bodies below its own
    MATTER = "matter"  # it leads, through whatever it refers to, to what raised them


@dataclass(frozen=True, slots=True)
class Way:
    """One part of one norm under one trigger, and how records of its kind are tied to the norm's obligations."""

    norm: NormKey
    how: Trigger
    part: Part
    tie: Tie
    guard: bool
    both_sides: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What the rules make of a record, by kind; worked out once."""

    rules: Rules
    ways: Mapping[str, tuple[Way, ...]]
    referred: bool
    compared: bool
    bound: frozenset[str]

    def ways_of(self, kinds: Iterable[str]) -> Iterator[Way]:
        """The ways of these kinds, each once."""
        return iter(dict.fromkeys(way for kind in kinds for way in self.ways.get(kind, ())))


def reach_of(rules: Rules) -> Reach:
    """What records can touch under these rules."""
    ways: dict[str, dict[Way, None]] = defaultdict(dict)
    for norm in rules.norms:
        for way in _ways_of(rules, norm):
            for kind in (way.part.kind, *rules.families.get(way.part.kind, ())):
                ways[kind][way] = None
    said = (rules.norms, rules.exceptions, *map(tuple, (rules.checks.values(), rules.facts.values())))
    asked = tuple(_inside((*said, tuple(rules.procedures.values()))))
    return Reach(
        rules,
        {kind: tuple(found) for kind, found in ways.items()},
        referred=any(isinstance(a, OfKind | InForce) or (isinstance(a, Term) and _is_referred(a)) for a in asked),
        compared=any(isinstance(a, Unlike) for a in asked),
        bound=frozenset(field for norm in rules.norms for field in norm.bind.values()),
    )


def is_repeating(how: Trigger) -> bool:
    """Whether each act opens the next obligation."""
    return isinstance(how, Every) and how.period == "since_last"


def _is_referred(term: Term) -> bool:
    return term.whose is Whose.REFERRED


def _ways_of(rules: Rules, norm: Norm) -> Iterator[Way]:
    asked = [norm.met_by, *(each.met_by for each in rules.exceptions if each.norm == norm.id)]
    parts = dict.fromkeys(part for ways in asked for way in ways for part in way.parts)
    for how in norm.triggers:
        for part in parts:
            for tie in _ties(rules, norm, how, part):
                key, both = (norm.id, norm.version), norm.per is Per.UNORDERED_PAIR
                yield Way(key, how, part, tie, is_guard(how, norm), both)


def _ties(rules: Rules, norm: Norm, how: Trigger, part: Part) -> Iterator[Tie]:
    """Every tie a part may have; an obligation raised by a lapse has sources or not, as the lapsed one had."""
    link = part.link or norm.link
    periodic = isinstance(how, Every | Always)
    without_sources = periodic or (
        isinstance(how, OnFact) and rules.facts[how.name].kind in (FactKind.CHART, FactKind.LAPSE)
    )
    if part.standing:
        yield Tie.STANDING
        return
    if not periodic:
        yield Tie.SOURCE
    if link is Link.MATTER:
        yield Tie.MATTER
    elif link is Link.SUBJECT and not periodic:
        yield Tie.PARTY
        yield Tie.ANYBODY
    elif without_sources:
        yield Tie.PARTY


def _inside(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for each in value:
            yield from _inside(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _inside(getattr(value, field.name))


def norm_key(instance: Instance) -> NormKey:
    """The version of a norm an obligation stands under."""
    return instance.norm.id, instance.norm.version
