"""A procedure and histories of its matters, small enough to be read at a glance.

opened -(plan)-> planned -(report)-> reported -(review: passed)-> closed
                                     reported -(review: failed)-> planned
a reopening is allowed from every state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hengjian.core.casework.matters import Matter, Reading, derive_matters
from hengjian.core.register.chains import chain_records, cut_register, find_roots
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook.predicate import Equals, Predicate, Term
from hengjian.core.rulebook.rulebook import Procedure, ProcedureStep
from tests.core.town import at, day, end_of

VERDICT = Term(field="verdict")
STEPS = (
    ProcedureStep("planned_step", ("opened",), "planned", "plan"),
    ProcedureStep("reported_step", ("planned",), "reported", "report"),
    ProcedureStep("passed_step", ("reported",), "closed", "review", (Equals(VERDICT, "passed"),)),
    ProcedureStep("failed_step", ("reported",), "planned", "review", (Equals(VERDICT, "failed"),)),
    ProcedureStep("reopened_step", (), "opened", "reopening"),
)
STATES = {name: (name, name) for name in ("opened", "planned", "reported", "closed")}
RECTIFY = (Equals(Term(field="rectify"), True),)
PROCEDURE = Procedure("rectification", "整改", "rectification", STATES, "finding", RECTIFY, "opened", STEPS)


def record(
    id: str,
    kind: str,
    on: str,
    *re: str,
    known: str = "",
    corrects: str = "",
    fields: Mapping[str, object] | None = None,
) -> Record:
    """A record; a finding is to be rectified unless its fields say otherwise."""
    said = {"rectify": True} if kind == "finding" and fields is None else dict(fields or {})
    moment = at(known or on)
    return Record(id, kind, day(on), moment, moment.date(), re=re, corrects=corrects, fields=said)


def withdrawal(id: str, of: Record, known: str) -> Record:
    """The record taken back."""
    return record(id, WITHDRAWAL, of.occurred_on.isoformat(), known=known, corrects=of.id)


def holds(said: Record, where: tuple[Predicate, ...]) -> bool:
    """The conditions of this procedure: fields that are equal to something."""
    return all(isinstance(each, Equals) and said.fields.get(each.term.field) == each.value for each in where)


def matters(records: Iterable[Record], as_of: str = "2024-12-31", known: str = "2025-12-31") -> dict[str, Matter]:
    """The matters by root, as of a day, as known at the end of another."""
    register = cut_register(Register(tuple(records)), day(as_of), end_of(known))
    roots = find_roots(register)
    reading = Reading(
        holds,
        lambda said: frozenset(roots[id] for id in said.re if id in roots),
        lambda kind, wanted: kind == wanted or kind.startswith(f"{wanted}."),
    )
    return {matter.root: matter for matter in derive_matters(PROCEDURE, chain_records(register), reading)}
