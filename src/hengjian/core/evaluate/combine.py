"""Records that together fit an alternative (semantics 5): every combination that could decide, and no more.

- Parts that nothing joins are chosen one by one: of combinations that differ in nothing an outcome could rest on, only
  the one that would win stands (the earliest complete, then the first known, then the smallest roots).
- Where a join, joint signatures or a person's judgement look at the combination as a whole, all are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.checks import DECIDING, checks_of
from hengjian.core.evaluate.evidence import Combination, Window, fitting_chains
from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.predicates import Sight, holds
from hengjian.core.evaluate.world import World, as_day, as_list
from hengjian.core.register.chains import Chain
from hengjian.core.rulebook.norm import Alternative, Mode, Part, Testability


def find_combinations(
    world: World, instance: Instance, alternatives: Iterable[Alternative], window: Window
) -> Iterator[Combination]:
    """Every combination of fitting records that could decide, for every alternative."""
    for alternative in alternatives:
        fitting = [fitting_chains(world, instance, part, window) for part in alternative.parts]
        if len(fitting) > 1 and all(fitting) and _stand_apart(instance, alternative):
            fitting = [(chain,) for chain in _winning(world, instance, alternative, fitting)]
        for chains in product(*fitting):
            if _are_joined(world, alternative, chains):
                days = [_day_of(world, part, chain) for part, chain in zip(alternative.parts, chains, strict=True)]
                yield Combination(alternative, chains, max(days), max(chain.current.recorded_at for chain in chains))


def missing_parts(
    world: World, instance: Instance, alternatives: Sequence[Alternative], window: Window
) -> tuple[str, ...]:
    """The kinds of which no fitting record was found, for the alternative that lacks the fewest.

    Of a guard only alternatives that ask for the guarded record's own kind are looked at, if any does.
    """
    guarded = world.chains[instance.sources[0]].said.kind if instance.sources else ""
    own = [way for way in alternatives if any(world.is_of(guarded, part.kind) for part in way.parts)]
    lacking = [
        tuple(part.kind for part in way.parts if not fitting_chains(world, instance, part, window))
        for way in own or alternatives
    ]
    return min(lacking, key=lambda parts: (len(parts), parts), default=())


def _stand_apart(instance: Instance, alternative: Alternative) -> bool:
    """Whether no part asks about another: no join, no signatures of all, no judgement on the whole."""
    return (
        not alternative.joins and instance.norm.mode is not Mode.JOINT and instance.norm.test is not Testability.HUMAN
    )


def _winning(
    world: World, instance: Instance, alternative: Alternative, fitting: Sequence[tuple[Chain, ...]]
) -> Iterator[Chain]:
    """The one combination that would be chosen: among good ones if every part has one, else among the flawed."""
    good = [
        tuple(chain for chain in chains if _is_flawless(world, instance, chain, first=place == 0))
        for place, chains in enumerate(fitting)
    ]
    pools = list(zip(alternative.parts, good if all(good) else fitting, strict=True))
    complete = max(min(_day_of(world, part, chain) for chain in chains) for part, chains in pools)
    in_time = [tuple(c for c in chains if _day_of(world, part, c) <= complete) for part, chains in pools]
    if all(good):
        known = max(min(chain.current.recorded_at for chain in chains) for chains in in_time)
        in_time = [tuple(chain for chain in chains if chain.current.recorded_at <= known) for chains in in_time]
    for chains in in_time:
        yield min(chains, key=lambda chain: chain.root)


def _is_flawless(world: World, instance: Instance, chain: Chain, *, first: bool) -> bool:
    """Whether the record passes every deciding check that looks at it; one without kinds looks at the first part."""
    sight = Sight(world, chain.current, instance)
    for check in checks_of(world, instance.norm, *DECIDING):
        is_looked_at = any(world.is_of(chain.current.kind, kind) for kind in check.on) if check.on else first
        if is_looked_at and not all(holds(sight, each) for each in check.needs):
            return False
    return True


def _are_joined(world: World, alternative: Alternative, chains: tuple[Chain, ...]) -> bool:
    by_kind = {part.kind: chain for part, chain in zip(alternative.parts, chains, strict=True)}
    for join in alternative.joins:
        ids = as_list(world.field(by_kind[join.left].current, join.field))
        if by_kind[join.right].root not in {world.roots.get(str(id)) for id in ids}:
            return False
    return True


def _day_of(world: World, part: Part, chain: Chain) -> Day:
    if part.standing:
        return as_day(world.field(chain.current, "valid_from")) or chain.current.occurred_on
    return chain.current.occurred_on
