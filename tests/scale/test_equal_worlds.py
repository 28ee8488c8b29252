"""Both engines give the same rows, byte for byte, on stacks of random worlds (semantics 12).

500 worlds in `make test`, 10,000 in `make soak`; on a failure the stack is asked again world by world, and the smallest
part of it that differs is named.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

import pytest

from hengjian.core.evaluate.engine import evaluate
from hengjian.core.evaluate.obligation import OUTSIDE, Obligation
from hengjian.exchange.obligations import canonical_line
from hengjian.scale.engine import evaluate as evaluate_whole
from tests.scale.stacks import Stack, build_stack

SIZE = 40
WORLDS = {"soak": 10_000, "ci": 500}.get(os.environ.get("HENGJIAN_TESTS", ""), 80)
STACKS = -(-WORLDS // SIZE)


def lines(rows: Iterable[Obligation]) -> Mapping[str, str]:
    """Canonical lines by id. A duty of the outside address about nobody is of no world in particular."""
    kept = (row for row in rows if row.bearer_post or row.bearer_body != OUTSIDE or row.subject)
    return {row.id: canonical_line(row) for row in kept}


def plain_lines(stack: Stack) -> Mapping[str, str]:
    """What the plain engine says of each world alone."""
    found: dict[str, str] = {}
    for world in stack.apart:
        found |= lines(evaluate(world.rules, world.chart, world.register, world.as_of, world.known_at).obligations)
    return found


def whole_lines(stack: Stack) -> Mapping[str, str]:
    """What the relational engine says of all of them."""
    return lines(evaluate_whole(stack.rules, stack.chart, stack.register, stack.as_of, stack.known_at).obligations)


def differences(stack: Stack) -> list[tuple[str, str, str]]:
    """Ids with what each engine says where they differ."""
    plain, whole = plain_lines(stack), whole_lines(stack)
    return [
        (id, plain.get(id, ""), whole.get(id, ""))
        for id in sorted(plain.keys() | whole.keys())
        if plain.get(id) != whole.get(id)
    ]


@pytest.mark.parametrize("number", range(STACKS))
def test_a_stack_of_worlds_has_the_same_rows_on_both_engines(number: int) -> None:
    found = differences(build_stack(range(number * SIZE, (number + 1) * SIZE)))
    assert not found, found[:3]
