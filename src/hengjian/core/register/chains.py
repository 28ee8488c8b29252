"""Chains: a record and everything that corrects it, as known at a moment (semantics 1).

- The root is the first record; the current version is the visible one with the greatest (recorded_at, id).
- A withdrawal in the current place means: the chain proves nothing and triggers nothing, but stays listed.
- A correction never adds an act; it says that the earlier version was wrong.
- Every id in a link is read as the root of its chain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.register.record import WITHDRAWAL, Record, Register


@dataclass(frozen=True, slots=True)
class Chain:
    """All visible versions in order of (recorded_at, id); `said` is the last that is no withdrawal."""

    root: str
    versions: tuple[Record, ...]

    @property
    def current(self) -> Record:
        """The version that counts."""
        return self.versions[-1]

    @property
    def is_retracted(self) -> bool:
        """Whether the current version takes the record back."""
        return self.current.kind == WITHDRAWAL

    @property
    def said(self) -> Record:
        """What the chain last said happened, also where it was taken back since."""
        return next((v for v in reversed(self.versions) if v.kind != WITHDRAWAL), self.current)

    @property
    def first_recorded_on(self) -> Day:
        """The day the register first learnt of the act."""
        return self.versions[0].recorded_on


def find_roots(register: Register) -> Mapping[str, str]:
    """The root of every record id; a record that corrects an unknown one is its own root."""
    corrected = {record.id: record.corrects for record in register.records}
    roots: dict[str, str] = {}
    for id in corrected:
        walked = [id]
        while corrected.get(walked[-1]) in corrected:
            walked.append(corrected[walked[-1]])
        roots[id] = walked[-1]
    return roots


def cut_register(register: Register, as_of: Day, known_at: Moment) -> Register:
    """The records recorded by `known_at` whose chain, as it stands then, does not lie after `as_of`."""
    seen = Register(tuple(record for record in register.records if record.recorded_at <= known_at))
    hidden = {chain.root for chain in chain_records(seen).values() if chain.said.occurred_on > as_of}
    roots = find_roots(seen)
    return Register(tuple(record for record in seen.records if roots[record.id] not in hidden))


def chain_records(register: Register) -> Mapping[str, Chain]:
    """The chains of a register already cut, by root, in order of root."""
    roots = find_roots(register)
    versions: dict[str, list[Record]] = defaultdict(list)
    for record in register.records:
        versions[roots[record.id]].append(record)
    return {
        root: Chain(root, tuple(sorted(versions[root], key=lambda record: (record.recorded_at, record.id))))
        for root in sorted(versions)
    }
