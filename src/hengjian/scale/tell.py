"""Whom to tell of every lapsed row, in few joins: the first rung for all, the next ones only for who is left over.

Beside core/evaluate/tell.py (semantics 9). `tell` answers the table `tell_ask` with `told` and `told_note`.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base, Row
from hengjian.scale.norms import role_numbers

STEPS = ((1, 1), (2, 3), (4, 2**31 - 1))
"""Which steps of a way are looked at together: most rows stop at the first."""

LEFT = "select 1 from tell_open as o join tell_step as s on s.way = o.way join tell_span as n on s.pos >= n.lo limit 1"
"""Whether a row that is still open has steps yet to be looked at."""


def load_ladders(base: Base, rules: Rules) -> None:
    """The table ladder_rung: the rungs of each ladder at the start, and those above it."""
    columns = {"ladder": "text", "above": "flag", "rung": "int", "role": "int"}
    base.load("ladder_rung", columns, list(_rungs(rules)))


def _rungs(rules: Rules) -> Iterator[Row]:
    numbers = role_numbers(rules)
    for ladder in rules.ladders.values():
        for above, rungs in ((False, ladder.rungs), (True, ladder.above or ladder.rungs)):
            for rung, names in enumerate(rungs):
                yield from ((ladder.name, above, rung, numbers[name]) for name in dict.fromkeys(names))


def tell(base: Base) -> None:
    """Answer `tell_ask`; the tables of the chart, inst, spoken, matter_id and ladder_rung stand."""
    base.play("tell")
    for first, last in STEPS:
        base.load("tell_span", {"lo": "int", "hi": "int"}, [(first, last)])
        if not base.rows(LEFT):
            break
        base.play("tell_round")
        base.play("sides")
        base.play("tell_heard")
    base.play("tell_end")
