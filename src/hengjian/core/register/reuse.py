"""One act entered once: a record that stands on another (`reuse_of`) takes from it what it does not say itself.

- What it says itself stands; what it leaves out (fields, and whom it is about) is that of the other's current version.
- Only a record of the same family may be stood on.
- A correction of the other carries over, for it says that the earlier version was wrong; once the other is taken back,
  nothing is taken from it any more.
- Nothing is copied in the register: it is read so, as of the same two times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hengjian.core.register.chains import Chain
from hengjian.core.register.record import Record, Value

EMPTY: tuple[Value, ...] = (None, "", [], ())


def stand_on(chains: Mapping[str, Chain], roots: Mapping[str, str]) -> Mapping[str, Chain]:
    """The chains with every version that stands on another completed from it."""
    bases = {
        root: base
        for root, chain in chains.items()
        if (base := roots.get(chain.current.reuse_of, "")) in chains and _is_alike(chain.current, chains[base].current)
    }
    return {root: _completed(chain, root, chains, bases) for root, chain in chains.items()} if bases else chains


def _is_alike(record: Record, base: Record) -> bool:
    """Whether both are of one family: a record never opens what a record of another family, sealed perhaps, holds."""
    return record.kind.split(".")[0] == base.kind.split(".")[0]


def _completed(chain: Chain, root: str, chains: Mapping[str, Chain], bases: Mapping[str, str]) -> Chain:
    current, seen, base = chain.current, {root}, bases.get(root, "")
    while base and base not in seen:
        current = _with(current, chains[base].current)
        seen.add(base)
        base = bases.get(base, "")
    return chain if current is chain.current else Chain(chain.root, (*chain.versions[:-1], current))


def _with(record: Record, base: Record) -> Record:
    said = {name: value for name, value in record.fields.items() if value not in EMPTY}
    return replace(record, fields={**base.fields, **said}, about=record.about or base.about)
