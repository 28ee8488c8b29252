"""From which day whoever is asked of knew a record, as relations (semantics 10; beside core/evaluate/knowledge.py).

- Most could see a version on the day it was learnt; only the rest are looked for on the days after it.
- Those days are the ones core looks at, so that nothing depends on who is quicker to notice a change.
- Likeness of texts is worked out by core's own functions and arrives as a mark: no other text is compared here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from hengjian.core.evaluate.world import World, in_order_of_day
from hengjian.core.register.likeness import share_alike
from hengjian.scale.base import Base


def make_sight(base: Base) -> None:
    """What sight is read from, once for a chart; needs every table of the chart."""
    base.play("knowledge_chart")


def find_known(base: Base) -> None:
    """The table known(ask, day) for the rows of know_ask; needs make_sight, the register and the kinds."""
    if not _has(base, "know_ask"):
        base.make("known", "select ask, cast(null as date) as day from know_ask")
        return
    base.play("knowledge")
    _look(base, "knowledge_once")
    base.play("knowledge_rest")
    if _has(base, "sight_look"):
        _look(base, "knowledge_later")
    base.play("knowledge_end")


def _look(base: Base, days: str) -> None:
    """The days of sight, of those whose sight is sought, less those on which V4 denies it."""
    base.play("knowledge_sight")
    base.play(days)
    if _has(base, "sight_day where via > 0"):
        base.play("knowledge_pairs")
        base.play("sides")
        base.play("knowledge_denied")


def _has(base: Base, rows: str) -> bool:
    return bool(base.rows(f"select 1 as one from {rows} limit 1"))  # noqa: S608


def load_likeness(base: Base, world: World, codes: Mapping[str, int]) -> None:
    """The table alike(root, num, den): World.likeness of every chain that is like an earlier one at all."""
    rows = [(codes[root], share.numerator, share.denominator) for root, share in sorted(likenesses(world).items())]
    base.load("alike", {"root": "int", "num": "long", "den": "long"}, rows)


def likenesses(world: World) -> Mapping[str, Fraction]:
    """The share of text each chain has in common with an earlier one of its kind and author, where it has any."""
    best: dict[str, Fraction] = {}
    for texts in _by_kind_and_author(world).values():
        earlier: dict[frozenset[str], None] = {}
        for root, grams in texts:
            share = _greatest(grams, earlier, best.get(root, Fraction(0)))
            if share:
                best[root] = share
            earlier[grams] = None
    return best


def _greatest(grams: frozenset[str], others: Mapping[frozenset[str], None], least: Fraction) -> Fraction:
    """The greatest share any of the others reaches, or `least`; two sets share no more than the smaller holds."""
    if grams in others:
        return Fraction(1)
    best = least
    for other in others:
        small, large = sorted((len(grams), len(other)))
        if small * best.denominator > large * best.numerator:
            best = max(best, share_alike(grams, other))
    return best


def _by_kind_and_author(world: World) -> Mapping[tuple[str, str], list[tuple[str, frozenset[str]]]]:
    """The texts that are compared at all, with the root of each, in order of the days of the acts."""
    compared = {kind.name for kind in world.rules.kinds.values() if any(f.compared for f in kind.fields.values())}
    found: dict[tuple[str, str], list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for chain in in_order_of_day(world.chains.values()):
        record = chain.current
        if record.kind in compared and not chain.is_retracted and (grams := world.grams(chain.root)):
            for author in world.persons_in(record, "by"):
                found[record.kind, author].append((chain.root, grams))
    return found
