"""The stacks both engines are held to make rows of every norm, trigger, outcome, ladder and check."""

from __future__ import annotations

from collections import Counter
from functools import cache

from hengjian.core.evaluate.engine import evaluate
from hengjian.core.evaluate.obligation import Outcome
from tests.laws.worlds import trial_rules
from tests.scale.stacks import build_stack
from tests.scale.test_equal_worlds import SIZE

RUN = 500
NOT_SHOWN = {"coverage_full", "not_copied", "prompt"}
"""Checks that no row of these stacks names: one only chooses what counts, two are marks that did not turn up."""


@cache
def found() -> Counter[tuple[str, str]]:
    """How many rows of the stacks bear each norm, trigger, outcome, reason and ladder that told somebody."""
    norms = {norm.id: norm for norm in trial_rules().norms}
    seen: Counter[tuple[str, str]] = Counter()
    for number in range(-(-RUN // SIZE)):
        for world in build_stack(range(number * SIZE, (number + 1) * SIZE)).apart:
            for row in evaluate(world.rules, world.chart, world.register, world.as_of, world.known_at).obligations:
                norm = norms[row.norm]
                seen["norm", row.norm] += 1
                seen["outcome", row.outcome.value] += 1
                seen.update({("trigger", type(how).__name__) for how in norm.triggers})
                seen.update({("reason", reason.code) for reason in row.reasons})
                if row.tell:
                    seen["ladder", norm.missed.ladder] += 1
    return seen


def test_nothing_the_stacks_could_show_is_missing() -> None:
    rules = trial_rules()
    wanted = {("norm", norm.id) for norm in rules.norms} | {("outcome", each.value) for each in Outcome}
    wanted |= {("trigger", type(how).__name__) for norm in rules.norms for how in norm.triggers}
    wanted |= {("ladder", name) for name in rules.ladders}
    wanted |= {("reason", name) for name in rules.checks if name not in NOT_SHOWN}
    assert sorted(wanted - found().keys()) == []


def test_what_is_said_not_to_turn_up_does_not() -> None:
    assert {name for name in NOT_SHOWN if found()["reason", name]} == set()
