"""How a law is held: on how many worlds, and what is shown where it fails.

- 40 worlds by hand, 200 in `make test`, 5,000 in `make soak` (`HENGJIAN_TESTS`), the same every time and for every law.
- A world grows from a seed; where a law fails the world is made smaller row by row, which says more than a seed.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.laws.dice import Dice
from tests.laws.smaller import show, shrink
from tests.laws.worlds import World, build_world

EXAMPLES = {"ci": 200, "soak": 5000}.get(os.environ.get("HENGJIAN_TESTS", ""), 40)
Law = Callable[[World, Dice], None]


def law(holds: Law) -> Callable[[], None]:
    """The law as a test. `holds` gets a world and dice that fall the same way in every smaller world."""

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,  # worlds differ in size, machines in speed
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(st.integers(0, EXAMPLES - 1))
    def test(seed: int) -> None:
        world = build_world(seed)
        try:
            holds(world, Dice(seed))
        except Exception as broken:
            wrong = type(broken)
            small = shrink(world, lambda less: isinstance(_broken(holds, less, seed), wrong))
            raise AssertionError(f"{_broken(holds, small, seed)!r}\n{show(small)}") from broken

    functools.update_wrapper(test, holds, assigned=("__name__", "__doc__", "__module__", "__qualname__"), updated=())
    delattr(test, "__wrapped__")  # pytest would ask for the law's own arguments
    return test


def _broken(holds: Law, world: World, seed: int) -> Exception | None:
    """How the law fails in a world, if it does."""
    try:
        holds(world, Dice(seed))
    except Exception as broken:  # noqa: BLE001  a law that raises is a law that fails
        return broken
    return None
