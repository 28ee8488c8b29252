"""Who came to look at a body, quarter by quarter: a second visit in a quarter is shown as such.

- A visit is a record of a kind the rulebook calls one; a record that stands on another is the same visit, and so are
  visits of one day: whoever comes together comes once.
- It counts for the body it is about, or whose post or person it is about, unless that body filed it itself. It accuses
  nobody: it is a sum of burden.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hengjian.core.calendar.slots import slot_label, slot_of
from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.world import World

QUARTER = 3


@dataclass(frozen=True, slots=True)
class Visit:
    """One day on which a body was visited: the records filed of it, who came, and its place in the quarter (from 1)."""

    body: str
    day: Day
    quarter: str
    roots: tuple[str, ...]
    visitors: tuple[str, ...]
    place: int

    @property
    def is_second(self) -> bool:
        """Whether the body had been visited before in the same quarter."""
        return self.place > 1


def find_visits(world: World, body: str, year: int) -> tuple[Visit, ...]:
    """The visits of a body in a calendar year, in order of day."""
    days: dict[Day, dict[str, str]] = defaultdict(dict)
    for root, chain in world.chains.items():
        kind, record = world.kind(chain.current), chain.current
        if kind is None or not kind.visit or chain.is_retracted or record.occurred_on.year != year:
            continue
        named = {house for id in record.about for house in world.view.bodies_of(id, record.occurred_on)}
        if body in named and record.body != body and not world.chains.get(world.roots.get(record.reuse_of, "")):
            days[record.occurred_on][root] = record.body or record.by
    found: list[Visit] = []
    for day in sorted(days):
        quarter = slot_label(slot_of(day, QUARTER, None))
        place = sum(each.quarter == quarter for each in found) + 1
        roots = days[day]
        found.append(Visit(body, day, quarter, tuple(sorted(roots)), tuple(sorted(set(roots.values()))), place))
    return tuple(found)
