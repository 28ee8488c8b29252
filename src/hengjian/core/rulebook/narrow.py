"""A part of a stack that can be asked by itself: some norms, and every norm whose lapse one of them waits for.

- The rows of a narrowed stack are the rows the whole stack gives for those norms.
- What a changed number can touch follows from the rulebook: who names it, in a period, a deadline, a check, a fact, an
  exception or a condition, and who waits for the lapse of such a norm. Numbers the engine asks for itself touch all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from hengjian.core.rulebook.norm import InState, Norm, OnFact
from hengjian.core.rulebook.quantity import ParameterRef
from hengjian.core.rulebook.stack import Rules, lapses_needed

EVERYWHERE = frozenset({"vacancy", "backfill"})
"""Parameters that no rule names: the engine asks for them wherever a post is empty or a record late."""


def narrow(rules: Rules, norms: Collection[str]) -> Rules:
    """The stack with these norms, those whose lapse raises one of them, and the procedures they wait on, only."""
    wanted = closed(norms, lapses_needed(rules.norms, rules.facts))
    kept = tuple(norm for norm in rules.norms if norm.id in wanted)
    entered = {how.procedure for norm in kept for how in norm.triggers if isinstance(how, InState)}
    return replace(
        rules,
        norms=kept,
        procedures={name: each for name, each in rules.procedures.items() if name in entered},
        strata=tuple(tuple(id for id in stratum if id in wanted) for stratum in rules.strata),
    )


def norms_touched(rules: Rules, parameters: Collection[str]) -> frozenset[str]:
    """The norms whose rows may differ if these parameters had other values."""
    if EVERYWHERE & set(parameters):
        return frozenset(norm.id for norm in rules.norms)
    named = {norm.id for norm in rules.norms if set(parameters_of(rules, norm)) & set(parameters)}
    waiting: dict[str, set[str]] = {}
    for norm, needs in lapses_needed(rules.norms, rules.facts).items():
        for need in needs:
            waiting.setdefault(need, set()).add(norm)
    return closed(named, waiting)


def closed(start: Collection[str], onward: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Everything that can be reached from `start`."""
    found, open_ones = set(start), list(start)
    while open_ones:
        for name in onward.get(open_ones.pop(), ()):
            if name not in found:
                found.add(name)
                open_ones.append(name)
    return frozenset(found)


def parameters_of(rules: Rules, norm: Norm) -> Iterator[str]:
    """Every parameter a version of a norm rests on, in whatever it names."""
    yield from _named_in(norm)
    for exempt in rules.exceptions:
        if exempt.norm == norm.id:
            yield from _named_in(exempt)
    for name in norm.checks:
        yield from _named_in(rules.checks[name])
    for how in norm.triggers:
        if isinstance(how, OnFact):
            yield from _named_in(rules.facts[how.name])
        if isinstance(how, InState):
            yield from _named_in(rules.procedures[how.procedure])


def _named_in(value: object) -> Iterator[str]:
    if isinstance(value, ParameterRef):
        yield value.name
    elif isinstance(value, tuple):
        for item in value:
            yield from _named_in(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _named_in(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _named_in(getattr(value, part.name))
