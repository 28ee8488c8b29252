"""Which evidence decides (semantics 5, choice): the earliest good one, else the earliest flawed one.

- Among good combinations the smallest (day, known_at, roots); among flawed ones the smallest (day, roots, codes).
- Nothing depends on the order of a file.
- Where only a person can judge, good needs a signed judgement that names the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.checks import find_flaws
from hengjian.core.evaluate.combine import find_combinations
from hengjian.core.evaluate.evidence import Combination, Window
from hengjian.core.evaluate.instance import Instance, Party, reason
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.world import World
from hengjian.core.register.record import JUDGEMENT
from hengjian.core.rulebook.norm import Alternative, Group, Testability


@dataclass(frozen=True, slots=True)
class Found:
    """What the register holds for an instance: the deciding combinations (several for a group), and what is wrong
    with them.

    `unjudged` says that the evidence is good but for a person's judgement.
    """

    combinations: tuple[Combination, ...]
    flaws: tuple[Reason, ...] = ()
    unjudged: bool = False

    @property
    def day(self) -> Day:
        """The day the whole was complete."""
        return max(each.day for each in self.combinations)

    @property
    def known_at(self) -> Moment:
        """When the register had learnt the whole."""
        return max(each.known_at for each in self.combinations)

    @property
    def roots(self) -> tuple[str, ...]:
        """The roots of all records, sorted."""
        return tuple(sorted({root for each in self.combinations for root in each.roots}))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The best good evidence, the evidence that waits for a judgement, and the best flawed evidence."""

    good: Found | None
    unjudged: Found | None
    flawed: Found | None


def gather(world: World, instance: Instance, alternatives: Sequence[Alternative], window: Window) -> Evidence:
    """The evidence for an instance about its own subjects."""
    good: list[Combination] = []
    waiting: list[Combination] = []
    flawed: list[Found] = []
    for each in find_combinations(world, instance, alternatives, window):
        flaws = find_flaws(world, instance, each)
        verdict = _judgement(world, instance, each)
        if flaws or verdict == "not_ok":
            refused = (reason("judged_not_ok", record=each.roots[0]),) if verdict == "not_ok" else ()
            flawed.append(Found((each,), (*flaws, *refused)))
        elif verdict == "missing":
            waiting.append(each)
        else:
            good.append(each)
    return Evidence(_best(good), _best(waiting, unjudged=True), min(flawed, key=_order_of_flawed, default=None))


def _best(combinations: Sequence[Combination], *, unjudged: bool = False) -> Found | None:
    if not combinations:
        return None
    return Found((min(combinations, key=lambda each: (each.day, each.known_at, each.roots)),), unjudged=unjudged)


def _order_of_flawed(found: Found) -> tuple[Day, tuple[str, ...], list[str]]:
    return found.day, found.roots, sorted(flaw.code for flaw in found.flaws)


def _judgement(world: World, instance: Instance, combination: Combination) -> str:
    """`ok`, `not_ok` or `missing`; always ok where fields decide."""
    if instance.norm.test is not Testability.HUMAN:
        return "ok"
    chains = [
        world.chains[root]
        for of in combination.roots
        for root in world.naming.get(of, ())
        if world.chains[root].current.kind == JUDGEMENT and not world.chains[root].is_retracted
    ]
    if not chains:
        return "missing"
    last = max(chains, key=lambda chain: (chain.current.occurred_on, chain.root))
    return "ok" if last.current.fields.get("verdict") == "ok" else "not_ok"


def gather_group(
    world: World,
    instance: Instance,
    roster: Sequence[Party],
    group: Group,
    alternatives: Sequence[Alternative],
    window: Window,
) -> Evidence:
    """The evidence of a group: good once all of the roster, or at least so many of it, are covered."""
    wanted = group.at_least or len(roster)
    each_one = [
        gather(world, replace(instance, subjects=(member,), recipients=False), alternatives, window)
        for member in roster
    ]
    covered = sorted((e.good for e in each_one if e.good), key=lambda good: (good.day, good.known_at, good.roots))
    if roster and len(covered) >= wanted:
        return Evidence(_together(covered[:wanted]), None, None)
    ready = [found for e in each_one if (found := e.good or e.unjudged)]
    waiting = sorted(ready, key=lambda found: (found.unjudged, found.day, found.roots))
    if roster and len(waiting) >= wanted:
        return Evidence(None, replace(_together(waiting[:wanted]), unjudged=True), None)
    partial = [found for e in each_one if (found := e.good or e.unjudged or e.flawed)]
    if not partial:
        return Evidence(None, None, None)
    short = reason("group_short", covered=len(covered), wanted=wanted)
    flaws = tuple(flaw for found in partial for flaw in found.flaws)
    return Evidence(None, None, replace(_together(partial), flaws=(*flaws, short)))


def _together(found: Sequence[Found]) -> Found:
    return Found(tuple(combination for each in found for combination in each.combinations))
