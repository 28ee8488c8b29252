"""Matters and their derived states (semantics 3): a step is a record linked to its matter; nothing is stored or folded.

- A matter is opened by a record of the procedure's opening kind; whatever names it, directly or through records
  already in
  the matter, belongs to it.
- A state is entered on the day of its event record, whatever came before; a step out of order is flagged, never lost.
- A record taken back is no step; the visits it once made stay known as withdrawn.
- The state of a matter is the target of the latest event by (day, order of the steps, root).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.register.chains import Chain
from hengjian.core.register.record import Record
from hengjian.core.rulebook.predicate import Predicate
from hengjian.core.rulebook.rulebook import Procedure, ProcedureStep

Holds = Callable[[Record, tuple[Predicate, ...]], bool]
Names = Callable[[Record], frozenset[str]]
IsOf = Callable[[str, str], bool]
Event = tuple[Day, int, str, ProcedureStep]


@dataclass(frozen=True, slots=True)
class Entry:
    """The matter `matter` entered `state` on `day` by the record `root` (step `step`); `in_order` if it came from a
    state it may.
    """

    matter: str
    state: str
    day: Day
    root: str
    step: str
    in_order: bool


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: its opening record, its entries in order, the roots of every record in it.

    `withdrawn` are the visits there would have been but for records taken back since; no state rests on them.
    """

    procedure: str
    root: str
    entries: tuple[Entry, ...]
    members: frozenset[str]
    withdrawn: tuple[Entry, ...] = ()

    @property
    def state(self) -> str:
        """The state the matter is in after its last entry; "" if its opening was taken back."""
        return self.entries[-1].state if self.entries else ""

    @property
    def visits(self) -> tuple[Entry, ...]:
        """Entries that begin a visit of a state: those that come from another state (or from none)."""
        return _visits(self.entries)


def _visits(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    before = ("", *(entry.state for entry in entries))
    return tuple(entry for entry, last in zip(entries, before, strict=False) if entry.state != last)


@dataclass(frozen=True, slots=True)
class Reading:
    """How records are read: does a condition hold of one, which roots does one name, is a kind of this kind or
    family.
    """

    holds: Holds
    names: Names
    is_of: IsOf


def derive_matters(procedure: Procedure, chains: Mapping[str, Chain], reading: Reading) -> tuple[Matter, ...]:
    """The matters of a procedure, by root, from chains already cut to two times."""
    named_by: dict[str, set[str]] = defaultdict(set)
    for root, chain in chains.items():
        for name in reading.names(chain.said):
            named_by[name].add(root)
    opened = [chain for chain in chains.values() if _opens(procedure, chain, reading)]
    return tuple(_follow(procedure, chain, chains, named_by, reading) for chain in opened)


def _opens(procedure: Procedure, chain: Chain, reading: Reading) -> bool:
    return reading.is_of(chain.said.kind, procedure.opened_by) and reading.holds(chain.said, procedure.opened_where)


def _follow(
    procedure: Procedure,
    opening: Chain,
    chains: Mapping[str, Chain],
    named_by: Mapping[str, set[str]],
    reading: Reading,
) -> Matter:
    members, frontier = {opening.root}, [opening.root]
    while frontier:
        for root in sorted(named_by.get(frontier.pop(), ())):
            if root not in members and not _opens(procedure, chains[root], reading):
                members.add(root)
                frontier.append(root)
    events = [
        (chains[root].said.occurred_on, order, root, step)
        for root in sorted(members)
        for order, step in enumerate(procedure.steps)
        if _is_event(step, chains[root].said, reading)
    ]
    events.sort(key=lambda event: event[:3])
    live = [event for event in events if not chains[event[2]].is_retracted]
    entries = () if opening.is_retracted else _enter(procedure, opening, live)
    ever = _visits(_enter(procedure, opening, events))
    gone = tuple(entry for entry in ever if opening.is_retracted or chains[entry.root].is_retracted)
    return Matter(procedure.name, opening.root, entries, frozenset(members), gone)


def _enter(procedure: Procedure, opening: Chain, events: Sequence[Event]) -> tuple[Entry, ...]:
    state = procedure.start
    entries = [Entry(opening.root, state, opening.said.occurred_on, opening.root, "", in_order=True)]
    for day, _, root, step in events:
        in_order = not step.from_states or state in step.from_states
        entries.append(Entry(opening.root, step.to, day, root, step.name, in_order))
        state = step.to
    return tuple(entries)


def _is_event(step: ProcedureStep, record: Record, reading: Reading) -> bool:
    return reading.is_of(record.kind, step.event) and reading.holds(record, step.where)
