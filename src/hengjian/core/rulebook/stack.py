"""A stack of rulebooks, loaded together in order: names of all of them, the parameter values in force, the strata of norms.

- Later rulebooks may add and tighten; what they may not do is refused by `check` before a stack exists.
- The value that governs an obligation is the one in force on `arises_on` for the bearer's body (semantics 7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hengjian.core.calendar.working import WorkingDays
from hengjian.core.rulebook.norm import Exempt, Norm
from hengjian.core.rulebook.predicate import Check
from hengjian.core.rulebook.rulebook import Fact, Kind, Ladder, Parameter, Procedure, Role, Rulebook, Setting


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
