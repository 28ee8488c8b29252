"""The names a stack declares: each has a code and a Chinese name, and either finds it.

- A space is one family of names: `role`, `kind`, `parameter`, `state:rectification` ...
- A Chinese name that two codes of one space bear finds neither: it is ambiguous.
- Fields are looked up in the kinds they may belong to; every kind has by, about, re, body, day and recorded_on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from hengjian.core.errors import Place
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind
from hengjian.core.rulebook.wording import COMMON

HOLDER_FIELDS = frozenset({FieldType.HOLDER, FieldType.HOLDERS})
_COMMON_TYPES = {
    "by": FieldType.HOLDER,
    "about": FieldType.HOLDERS,
    "re": FieldType.REFERENCES,
    "body": FieldType.HOLDER,
    "day": FieldType.DAY,
    "recorded_on": FieldType.DAY,
}


class Names:
    """Every declared name of the stack. `find` gives the codes that a written name may mean: one, none or several."""

    def __init__(self) -> None:
        self._spaces: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._places: dict[tuple[str, str], Place] = {}
        self.kinds: dict[str, Kind] = {}
        self.families: dict[str, tuple[str, ...]] = {}

    def declare(self, space: str, code: str, zh: str, place: Place) -> None:
        """Make the code known under itself and under its Chinese name."""
        self._spaces[space][code].add(code)
        self._spaces[space][zh].add(code)
        self._places[space, code] = place

    def add_family(self, family: str, zh: str, kinds: Mapping[str, Kind], place: Place) -> None:
        """Make the kinds of a family known; `谈话.监督谈话` is the full Chinese name of `talk.supervision`."""
        self.families[family] = tuple(sorted({*self.families.get(family, ()), *kinds}))
        self.declare("kind", family, zh, place)
        for name, kind in kinds.items():
            self.kinds[name] = kind
            self.declare("kind", name, f"{zh}.{kind.zh}", kind.place)
            if name != family:
                self._spaces["short kind"][kind.zh].add(name)

    def find(self, space: str, written: str) -> tuple[str, ...]:
        """The codes a name may mean, sorted. A code always means itself."""
        known = self._spaces[space]
        if written in known.get(written, ()):
            return (written,)
        found = known.get(written, set())
        if not found and space == "kind":
            found = self._spaces["short kind"].get(written, set())
        return tuple(sorted(found))

    def known(self, space: str) -> tuple[str, ...]:
        """Everything that may be written in this space."""
        return tuple(self._spaces[space])

    def place(self, space: str, code: str) -> Place | None:
        """Where the code was last declared."""
        return self._places.get((space, code))

    def members(self, kind: str) -> tuple[Kind, ...]:
        """The kinds a kind or family stands for."""
        return tuple(self.kinds[name] for name in self.families.get(kind, (kind,)) if name in self.kinds)

    def fields(self, written: str, kinds: Iterable[Kind]) -> set[str]:
        """The field codes that a written name means in these kinds; "" where a kind has no such field."""
        return {field_code(written, kind) for kind in kinds}

    def spec(self, code: str, kinds: Iterable[Kind]) -> FieldSpec | None:
        """The description of a field in these kinds, with every value it may have; common names are described too."""
        specs = [kind.fields[code] for kind in kinds if code in kind.fields]
        if specs:
            values: dict[str, str] = {}
            for spec in specs:
                values |= dict(zip(spec.values, spec.value_names, strict=True))
            return replace(specs[0], values=tuple(values), value_names=tuple(values.values()))
        if code in _COMMON_TYPES:
            return FieldSpec(code, _COMMON_TYPES[code], COMMON[code], code)
        return None


def field_code(written: str, kind: Kind) -> str:
    """The code of a field of this kind, written as code or in Chinese; "" if the kind has none of that name."""
    if written in kind.fields or written in COMMON:
        return written
    named = {spec.zh: code for code, spec in kind.fields.items()}
    named |= {zh: code for code, (zh, _) in kind.common.items() if zh not in named}
    if written in named:
        return named[written]
    return next((code for code, zh in COMMON.items() if zh == written), "")
