"""A stack of rulebooks, loaded together in order: everything in them by name, and the strata of norms.

- Later rulebooks may add and tighten; what they may not do is refused by `check` before a stack exists.
- The value that governs an obligation is the one in force on `arises_on` for the bearer's body (semantics 7).
- A version of a norm binds from the later of its own day and the day it was recorded, until the next one binds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hengjian.core.calendar.span import Day, Span
from hengjian.core.calendar.working import WorkingDays
from hengjian.core.rulebook.build_names import built_in_kinds
from hengjian.core.rulebook.digest import digest_of
from hengjian.core.rulebook.norm import Exempt, Norm, OnFact
from hengjian.core.rulebook.predicate import Check
from hengjian.core.rulebook.rulebook import (
    Fact,
    FactKind,
    Kind,
    Ladder,
    Parameter,
    Procedure,
    Role,
    Rulebook,
    Setting,
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What `evaluate` reads: everything of a checked stack, by name. Built by `stack_rulebooks`.

    `norms` holds all versions in order of id and version; `strata` lists norm ids level by level (semantics 8);
    `kinds` is keyed by full name; `families` maps a family to its kinds.
    """

    rulebooks: tuple[Rulebook, ...]
    working_days: WorkingDays
    norms: tuple[Norm, ...]
    exceptions: tuple[Exempt, ...]
    settings: tuple[Setting, ...]
    roles: Mapping[str, Role]
    kinds: Mapping[str, Kind]
    families: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Fact]
    checks: Mapping[str, Check]
    ladders: Mapping[str, Ladder]
    procedures: Mapping[str, Procedure]
    parameters: Mapping[str, Parameter]
    strata: tuple[tuple[str, ...], ...] = ()
    digest: str = ""
    warnings: tuple[str, ...] = field(default=())


def stack_rulebooks(rulebooks: Sequence[Rulebook], working_days: WorkingDays) -> Rules:
    """The rules of checked rulebooks, in load order. The digest covers the rulebooks, not the working days."""
    books = tuple(rulebooks)
    facts = {name: fact for book in books for name, fact in book.facts.items()}
    norms = bind_versions(norm for book in books for norm in book.norms)
    kinds = {**built_in_kinds(), **{name: kind for book in books for name, kind in book.kinds.items()}}
    families: dict[str, list[str]] = defaultdict(list)
    for name in sorted(kinds):
        families[kinds[name].family].append(name)
    return Rules(
        rulebooks=books,
        working_days=working_days,
        norms=norms,
        exceptions=tuple(exempt for book in books for exempt in book.exceptions),
        settings=tuple(setting for book in books for setting in book.settings),
        roles={name: role for book in books for name, role in book.roles.items()},
        kinds=kinds,
        families={family: tuple(names) for family, names in families.items()},
        facts=facts,
        checks={name: check for book in books for name, check in book.checks.items()},
        ladders={name: ladder for book in books for name, ladder in book.ladders.items()},
        procedures={name: procedure for book in books for name, procedure in book.procedures.items()},
        parameters={name: parameter for book in books for name, parameter in book.parameters.items()},
        strata=strata_of(norms, facts),
        digest=digest_of(tuple(book.digest for book in books)),
    )


def binds_from(norm: Norm) -> Day:
    """The first day a version binds: the later of its own day and the day it was recorded."""
    return max(norm.span.start, norm.recorded_on)


def bind_versions(norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """The versions in order of id and version, each from the day it binds until the next one does."""
    ordered = sorted(norms, key=lambda norm: (norm.id, norm.version))
    found = []
    for place, norm in enumerate(ordered):
        stop = norm.span.stop
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        if following is not None and following.id == norm.id:
            stop = min(stop, binds_from(following))
        found.append(replace(norm, span=Span(binds_from(norm), stop)))
    return tuple(found)


def lapses_needed(norms: Iterable[Norm], facts: Mapping[str, Fact]) -> dict[str, set[str]]:
    """For each norm, the norms whose lapse raises it."""
    needed: dict[str, set[str]] = defaultdict(set)
    for norm in norms:
        needed[norm.id] |= {
            facts[trigger.name].of_norm
            for trigger in norm.triggers
            if isinstance(trigger, OnFact) and trigger.name in facts and facts[trigger.name].kind is FactKind.LAPSE
        }
    return needed


def cycle_of(needed: Mapping[str, set[str]]) -> tuple[str, ...]:
    """One cycle, from its smallest norm and back to it; empty if there is none."""
    remaining = {name: set(needs) & needed.keys() for name, needs in needed.items()}
    while remaining:
        free = [name for name, needs in remaining.items() if not needs & remaining.keys()]
        if not free:
            break
        for name in free:
            del remaining[name]
    if not remaining:
        return ()
    path = [min(remaining)]
    while path.count(path[-1]) == 1:
        path.append(min(remaining[path[-1]] & remaining.keys()))
    circle = path[path.index(path[-1]) : -1]
    start = circle.index(min(circle))
    return (*circle[start:], *circle[:start], circle[start])


def strata_of(norms: Iterable[Norm], facts: Mapping[str, Fact]) -> tuple[tuple[str, ...], ...]:
    """Norm ids level by level: a norm stands above every norm whose lapse raises it. Needs a graph without cycles."""
    needed = lapses_needed(norms, facts)
    levels: dict[str, int] = {}
    while len(levels) < len(needed):
        for name in sorted(needed):
            below = needed[name] & needed.keys()
            if name not in levels and below <= levels.keys():
                levels[name] = max((levels[other] + 1 for other in below), default=0)
    height = max(levels.values(), default=-1) + 1
    return tuple(tuple(sorted(name for name, at in levels.items() if at == level)) for level in range(height))
