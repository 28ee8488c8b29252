"""Matters as relations: procedures as tables, what belongs to a matter and what a record reaches as fixpoints
(semantics 3 and 5; beside core/casework/matters.py and core/evaluate/evidence.py).

- A procedure is known by its name, a step by its place in it; place -1 is the opening.
- Whether a condition holds of a record stands in `held`, by the number of the predicate.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hengjian.core.rulebook.predicate import Predicate
from hengjian.core.rulebook.rulebook import Procedure
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base


def load_procedures(base: Base, rules: Rules, numbers: Mapping[Predicate, int]) -> None:
    """The tables procedure, procedure_step, step_from and procedure_where."""
    told = rules.procedures.values()
    columns = {"procedure": "text", "opened_by": "text", "start": "text"}
    base.load("procedure", columns, [(each.name, each.opened_by, each.start) for each in told])
    steps = [(each.name, n, s.name, s.to, s.event) for each in told for n, s in enumerate(each.steps)]
    columns = {"procedure": "text", "place": "int", "step": "text", "to_state": "text", "event": "text"}
    base.load("procedure_step", columns, steps)
    origins = [
        (p.name, n, state) for p in told for n, s in enumerate(p.steps) for state in dict.fromkeys(s.from_states)
    ]
    base.load("step_from", {"procedure": "text", "place": "int", "state": "text"}, origins)
    wanted = sorted({row for each in told for row in _conditions(each, numbers)})
    base.load("procedure_where", {"procedure": "text", "place": "int", "pred": "int"}, wanted)


def _conditions(procedure: Procedure, numbers: Mapping[Predicate, int]) -> Iterator[tuple[str, int, int]]:
    for place, where in ((-1, procedure.opened_where), *((n, step.where) for n, step in enumerate(procedure.steps))):
        yield from ((procedure.name, place, numbers[each]) for each in where)


def make_visits(base: Base) -> None:
    """The table visit; needs act, names, of_kind, held and the tables of load_procedures."""
    base.play("casework_open")
    _grow(base, "matter_member_new", "casework_grow")
    base.play("casework")


def make_reach(base: Base) -> None:
    """The table reach, for the records of reach_ask; needs act, names, version and record_re."""
    base.play("reach")
    _grow(base, "reach_new", "reach_grow")


def _grow(base: Base, fresh: str, round: str) -> None:
    while base.rows(f"select 1 as one from {fresh} limit 1"):  # noqa: S608
        base.play(round)
