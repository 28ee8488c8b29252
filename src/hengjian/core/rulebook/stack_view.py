"""A stack that is being checked, by name: the first declaration of a name counts, as in the order of loading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hengjian.core.rulebook.norm import Before, Exempt, InState, New, Norm, OnFact, Trigger
from hengjian.core.rulebook.predicate import Check
from hengjian.core.rulebook.rulebook import (
    Fact,
    Kind,
    Ladder,
    Parameter,
    Procedure,
    Role,
    Rulebook,
    Setting,
    StepKind,
)


@dataclass(frozen=True, slots=True)
class StackView:
    """Everything of the rulebooks by name; `kinds_of` gives the kinds a kind or family stands for."""

    books: tuple[Rulebook, ...]
    norms: tuple[Norm, ...]
    exceptions: tuple[Exempt, ...]
    settings: tuple[Setting, ...]
    roles: Mapping[str, Role]
    kinds: Mapping[str, Kind]
    facts: Mapping[str, Fact]
    checks: Mapping[str, Check]
    ladders: Mapping[str, Ladder]
    procedures: Mapping[str, Procedure]
    parameters: Mapping[str, Parameter]

    def kinds_of(self, name: str) -> tuple[Kind, ...]:
        """The kinds a kind or family stands for."""
        if name in self.kinds:
            return (self.kinds[name],)
        return tuple(kind for kind in self.kinds.values() if kind.family == name)

    def is_read_from_record(self, role: str) -> bool:
        """Whether the role is taken from the trigger record."""
        return role in self.roles and any(step.kind is StepKind.RECORD for step in self.roles[role].path)

    def records_of(self, trigger: Trigger) -> tuple[str, ...]:
        """The kinds whose records raise the trigger; none for periods and facts of the chart."""
        match trigger:
            case New(kind=kind) | Before(kind=kind):
                return (kind,)
            case OnFact(name=name) if name in self.facts and self.facts[name].record:
                return (self.facts[name].record,)
            case InState(procedure=procedure, state=state) if procedure in self.procedures:
                return entering(self.procedures[procedure], state)
            case _:
                return ()


def view_of(books: Sequence[Rulebook]) -> StackView:
    """The stack by name."""
    return StackView(
        books=tuple(books),
        norms=tuple(norm for book in books for norm in book.norms),
        exceptions=tuple(exempt for book in books for exempt in book.exceptions),
        settings=tuple(setting for book in books for setting in book.settings),
        roles={name: role for book in reversed(books) for name, role in book.roles.items()},
        kinds={name: kind for book in reversed(books) for name, kind in book.kinds.items()},
        facts={name: fact for book in reversed(books) for name, fact in book.facts.items()},
        checks={name: check for book in reversed(books) for name, check in book.checks.items()},
        ladders={name: ladder for book in reversed(books) for name, ladder in book.ladders.items()},
        procedures={name: one for book in reversed(books) for name, one in book.procedures.items()},
        parameters={name: one for book in reversed(books) for name, one in book.parameters.items()},
    )


def entering(procedure: Procedure, state: str) -> tuple[str, ...]:
    """The kinds of record that bring a matter into the state."""
    opened = [procedure.opened_by] if procedure.start == state else []
    return (*opened, *(step.event for step in procedure.steps if step.to == state))


def parts_of(norm: Norm) -> Iterator[str]:
    """The kind of every part of every alternative."""
    return (part.kind for alternative in norm.met_by for part in alternative.parts)
