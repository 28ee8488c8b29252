"""A law of choosing: parts that nothing joins may be chosen one by one, and no row comes out otherwise."""

from __future__ import annotations

from unittest.mock import patch

from hengjian.core.evaluate import combine
from tests.laws.asking import ask, ask_again, lines
from tests.laws.dice import Dice
from tests.laws.profile import law
from tests.laws.worlds import World, trial_rules


@law
def test_listing_every_combination_gives_the_same_rows(world: World, dice: Dice) -> None:
    with patch.object(combine, "_stand_apart", lambda *_: False):
        listed = lines(ask_again(world))
    assert listed == lines(ask(world))


def test_the_trial_stack_has_alternatives_of_several_parts_that_nothing_joins() -> None:
    ways = [way for norm in trial_rules().norms for way in norm.met_by]
    assert any(len(way.parts) > 1 and not way.joins for way in ways)
