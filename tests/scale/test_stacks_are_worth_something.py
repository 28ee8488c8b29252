"""The stacks both engines are held to make rows of every norm, trigger, outcome, ladder and check of the trial rulebook."""

from __future__ import annotations

from collections import Counter
from functools import cache

from hengjian.core.evaluate.obligation import Outcome
from tests.laws.worlds import trial_rules
from tests.scale.stacks import build_stack
from tests.scale.test_equal_worlds import SIZE

RUN = 500
SILENT = {"coverage_full"}
"""Checks that say nothing of a row: they choose what counts."""
NOT_SEEN = {"not_copied"}
"""Marks that no stack makes yet."""
SAID_AS = {"prompt": "late_recorded"}


@cache
def found() -> Counter[tuple[str, str]]:
    """How many rows of the stacks bear each norm, trigger, outcome, reason and ladder that told somebody."""
    from hengjian.core.evaluate.engine import evaluate

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
