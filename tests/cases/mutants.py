"""Small wrongs done to a norm, each of which one of its cases must notice.

- Bearer and subject change places; every due day moves by one; an alternative of the evidence is dropped (the only one:
  nothing counts as evidence); a check is dropped. Marks and links never decide an outcome and are left alone.
- A mutant changes what the engine is given, never what it gives back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from unittest.mock import patch

from hengjian.core.evaluate import judge
from hengjian.core.evaluate.due import DueDay, compute_due
from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Due, Norm, OnFact, Source, Testability
from hengjian.core.rulebook.predicate import CheckClass
from hengjian.core.rulebook.stack import Rules

SILENT = (CheckClass.MARK, CheckClass.LINK)
DECIDED = (Testability.FIELDS, Testability.PROXY)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A norm with one wrong: its name, the rules with the wrong in them, and whether its due days come a day late."""

    norm: str
    wrong: str
    rules: Rules
    is_later: bool = False

    @property
    def name(self) -> str:
        """As the list of survivors names it."""
        return f"{self.norm} {self.wrong}"

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """While this lasts the engine reads the norm's due days a day late, if that is the wrong."""
        if not self.is_later:
            yield
            return
        with patch.object(judge, "compute_due", self._a_day_late):
            yield

    def _a_day_late(self, world: World, instance: Instance, due: Due) -> DueDay:
        day = compute_due(world, instance, due)
        if day.on is None or instance.norm.id != self.norm:
            return day
        return replace(day, on=day.on + timedelta(days=1))


def decided_norms(rules: Rules) -> tuple[str, ...]:
    """The norms of a stack that fields decide: not those of lost text, not those that are off outside the centre."""
    return tuple(dict.fromkeys(norm.id for norm in rules.norms if is_decided(norm)))


def is_decided(norm: Norm) -> bool:
    """Whether records alone decide the norm."""
    return norm.test in DECIDED and norm.source is not Source.LOST and norm.scope != "central"


def alone(rules: Rules, norm_id: str) -> Rules:
    """The rules with no other norms than this one and those whose lapses raise it: the same rows of it, sooner."""
    kept, added = {norm_id}, {norm_id}
    while added:
        facts = {
            how.name for norm in rules.norms if norm.id in added for how in norm.triggers if isinstance(how, OnFact)
        }
        added = {rules.facts[fact].of_norm for fact in facts} - kept - {""}
        kept |= added
    return replace(rules, norms=tuple(norm for norm in rules.norms if norm.id in kept))


def mutants_of(whole: Rules, norm_id: str) -> Iterator[Mutant]:
    """Every mutant of a norm; a wrong is done to all its versions alike."""
    rules = alone(whole, norm_id)
    norms = [norm for norm in rules.norms if norm.id == norm_id]
    yield Mutant(norm_id, "due a day later", rules, is_later=True)
    if any(norm.about or norm.towards for norm in norms):
        yield Mutant(norm_id, "bearer and subject swapped", _with(rules, [_swapped(norm) for norm in norms]))
    for number in range(max(len(norm.met_by) for norm in norms)):
        kinds = "+".join(part.kind for norm in norms[-1:] for part in norm.met_by[number].parts)
        yield Mutant(
            norm_id,
            f"without evidence {number + 1} {kinds}",
            _with(rules, [replace(norm, met_by=norm.met_by[:number] + norm.met_by[number + 1 :]) for norm in norms]),
        )
    for check in dict.fromkeys(check for norm in norms for check in norm.checks):
        if rules.checks[check].judged not in SILENT:
            left = [replace(norm, checks=tuple(c for c in norm.checks if c != check)) for norm in norms]
            yield Mutant(norm_id, f"without check {check}", _with(rules, left))


def _swapped(norm: Norm) -> Norm:
    if norm.about:
        return replace(norm, by=norm.about, about=norm.by)
    return replace(norm, by=norm.towards, towards=norm.by)


def _with(rules: Rules, changed: list[Norm]) -> Rules:
    mine = {(norm.id, norm.version): norm for norm in changed}
    return replace(rules, norms=tuple(mine.get((norm.id, norm.version), norm) for norm in rules.norms))
