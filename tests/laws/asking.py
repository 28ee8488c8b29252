"""What the engine says of a world; worlds that several laws share are evaluated once."""

from __future__ import annotations

from hengjian.core.evaluate.engine import evaluate
from hengjian.core.evaluate.obligation import Evaluation, Obligation, Outcome
from hengjian.exchange.obligations import canonical_line
from tests.laws.worlds import World, build_world

RANK = {Outcome.MET: 3, Outcome.MET_LATE: 2, Outcome.NOT_GOOD_ENOUGH: 1, Outcome.NEEDS_HUMAN: 1}
"""How much an outcome says was done; all others 0. What a person has yet to look at is no less than what fell short."""

_SEEN: dict[int, Evaluation] = {}


def ask(world: World) -> Evaluation:
    """The evaluation of a world; remembered for worlds just as their seed made them."""
    if world is not build_world(world.seed):
        return ask_again(world)
    if world.seed not in _SEEN:
        if len(_SEEN) >= build_world.cache_parameters()["maxsize"]:
            _SEEN.clear()
        _SEEN[world.seed] = ask_again(world)
    return _SEEN[world.seed]


def ask_again(world: World) -> Evaluation:
    """The evaluation of a world, whatever was asked before."""
    return evaluate(world.rules, world.chart, world.register, world.as_of, world.known_at)


def lines(evaluation: Evaluation) -> list[str]:
    """The rows as canonical bytes would hold them."""
    return [canonical_line(row) for row in evaluation.obligations]


def by_id(evaluation: Evaluation) -> dict[str, Obligation]:
    """The rows by their ids."""
    return {row.id: row for row in evaluation.obligations}
