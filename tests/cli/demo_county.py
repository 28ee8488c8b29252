"""The demo's county, made once a seed for all tests."""

from __future__ import annotations

from functools import cache

from hengjian.cli.demo.office import RULEBOOKS, make_office
from hengjian.exchange.office import Office
from hengjian.exchange.rulebooks import find_rulebook, read_stack


@cache
def county_of(seed: int) -> Office:
    """The office of a seed."""
    return made_again(seed)


def made_again(seed: int) -> Office:
    """The same, made anew."""
    return make_office(seed, read_stack([find_rulebook(name) for name in RULEBOOKS]))
