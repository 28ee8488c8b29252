"""The obligations as they stand, asked for by what a new row can touch; replaced where it did.

- What stands is kept with its instance, so that it can be judged again without being raised again.
- This is the plain table, in memory; another may stand in a base and answer the same questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.engine import lapse_of
from hengjian.core.evaluate.facts import Lapse
from hengjian.core.evaluate.instance import Instance, reason
from hengjian.core.evaluate.judge import Judged
from hengjian.core.evaluate.obligation import Obligation, Outcome, Reason
from hengjian.core.evaluate.touch import NormKey, norm_key

COUNTING = {"days_left": -1, "still_owed": 1, "due_passed": 1}
"""Reasons that count days, and which way the count goes as a day passes."""

Place = tuple[object, ...]
"""Under what something can be found."""


class Standing(Protocol):
    """What an incremental answer asks of the obligations as they stand."""

    def by_source(self, roots: Collection[str]) -> Iterable[Instance]: ...
    def by_party(self, norms: Collection[NormKey], ids: Collection[str]) -> Iterable[Instance]: ...
    def by_home(self, norms: Collection[NormKey], bodies: Collection[str]) -> Iterable[Instance]: ...
    def of_norms(self, norms: Collection[NormKey]) -> Iterable[Instance]: ...
    def under(self, norms: Collection[NormKey], body: str) -> Iterable[Instance]: ...
    def by_lower(self, norms: Collection[NormKey], bodies: Collection[str]) -> Iterable[Instance]: ...
    def by_ids(self, ids: Collection[str]) -> Iterable[Instance]: ...
    def lapsed_at(self, bodies: Collection[str]) -> Iterable[Instance]: ...
    def lapses_at(self, bodies: Collection[str]) -> dict[str, Lapse]: ...
    def falling_due(self, day: Day) -> Iterable[Instance]: ...
    def move_on(self, day: Day) -> None: ...
    def of_run(self, first: Instance) -> Iterable[Instance]: ...
    def in_group(self, norm: str, bearer: str, year: int) -> Iterable[Instance]: ...
    def raised_by(self, keys: Collection[str]) -> Iterable[Instance]: ...
    def lapses(self, ids: Collection[str]) -> dict[str, Lapse]: ...
    def lapses_keyed(self, keys: Collection[str]) -> dict[str, Lapse]: ...
    def replace(self, gone: Collection[str], fresh: Iterable[Judged]) -> None: ...


def parties_of(instance: Instance) -> set[str]:
    """Every id by which an obligation can be reached through one of its sides."""
    parties = (instance.bearer, *instance.candidates, *instance.subjects, *instance.roster)
    return {id for party in parties for id in (party.body, party.post, party.person) if id}


def group_key(instance: Instance) -> tuple[str, str, int]:
    """Norm, bearer and year: what group checks look over."""
    return instance.norm.id, instance.id.split("/")[1], instance.arises_on.year


def run_key(instance: Instance) -> str:
    """What all openings of one binding share: the id without its trigger."""
    return instance.id.rsplit("/", 1)[0]


def lapse_key(lapse: Lapse) -> str:
    """The key of the fact a lapse is."""
    return f"lapse:{lapse.norm}:{lapse.trigger}"


class StandingTable:
    """The obligations of a world, in memory, found by what they rest on."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        self._judged: dict[str, Judged] = {}
        self._at: dict[Place, dict[str, None]] = defaultdict(dict)
        for each in judged:
            self._enter(each)

    def _enter(self, judged: Judged) -> None:
        self._judged[judged.instance.id] = judged
        for place in _places(judged):
            self._at[place][judged.instance.id] = None

    def _leave(self, id: str) -> None:
        if (judged := self._judged.pop(id, None)) is not None:
            for place in _places(judged):
                del self._at[place][id]

    def _found(self, places: Iterable[Place]) -> list[Instance]:
        ids = dict.fromkeys(id for place in places for id in self._at.get(place, ()))
        return [self._judged[id].instance for id in ids]

    @property
    def rows(self) -> tuple[Obligation, ...]:
        """The rows, in no order."""
        return tuple(each.row for each in self._judged.values())

    @property
    def instances(self) -> tuple[Instance, ...]:
        """What the rows were made from, in no order."""
        return tuple(each.instance for each in self._judged.values())

    def by_source(self, roots: Collection[str]) -> Iterable[Instance]:
        """Those raised by one of these chains."""
        return self._found(("source", root) for root in roots)

    def by_party(self, norms: Collection[NormKey], ids: Collection[str]) -> Iterable[Instance]:
        """Those under these norms with one of these posts, persons or bodies on a side."""
        return self._found(("party", norm, id) for norm in norms for id in ids)

    def by_home(self, norms: Collection[NormKey], bodies: Collection[str]) -> Iterable[Instance]:
        """Those under these norms that are read from one of these bodies."""
        return [each for each in self._found(("body", body) for body in bodies) if norm_key(each) in norms]

    def of_norms(self, norms: Collection[NormKey]) -> Iterable[Instance]:
        """Those under these norms."""
        return self._found(("norm", norm) for norm in norms)

    def under(self, norms: Collection[NormKey], body: str) -> Iterable[Instance]:
        """Those under these norms that may lie below a body; who asks looks again, day by day."""
        return self.of_norms(norms)

    def by_lower(self, norms: Collection[NormKey], bodies: Collection[str]) -> Iterable[Instance]:
        """Those under these norms whose pair has one of these bodies below."""
        return [each for each in self.by_home(norms, bodies) if each.frame.lower in bodies]

    def by_ids(self, ids: Collection[str]) -> Iterable[Instance]:
        """Those of these that stand."""
        return [self._judged[id].instance for id in ids if id in self._judged]

    def lapsed_at(self, bodies: Collection[str]) -> Iterable[Instance]:
        """Those lapsed, read from one of these bodies: whom to tell may be somebody else now."""
        found = self._found(("body", body) for body in bodies)
        return [each for each in found if self._judged[each.id].row.outcome is Outcome.LAPSED]

    def lapses_at(self, bodies: Collection[str]) -> dict[str, Lapse]:
        """Lapses of bearers in these bodies, by obligation."""
        found = self.lapses([each.id for each in self._found(("body", body) for body in bodies)])
        return {id: each for id, each in found.items() if each.bearer.body in bodies}

    def falling_due(self, day: Day) -> Iterable[Instance]:
        """Those due on the day, and those whose post stands empty: one day more may be one too many."""
        return self._found((("due", day), ("vacant",)))

    def move_on(self, day: Day) -> None:
        """Let every row count its days as of another day."""
        self._judged = {id: replace(each, row=moved_on(each.row, day)) for id, each in self._judged.items()}

    def of_run(self, first: Instance) -> Iterable[Instance]:
        """All openings of the bindings of these two sides."""
        return self._found((("run", run_key(first)),))

    def in_group(self, norm: str, bearer: str, year: int) -> Iterable[Instance]:
        """Those a group check looks over together."""
        return self._found((("group", norm, bearer, year),))

    def raised_by(self, keys: Collection[str]) -> Iterable[Instance]:
        """Those raised by the facts of these keys."""
        return self._found(("trigger", key) for key in keys)

    def lapses(self, ids: Collection[str]) -> dict[str, Lapse]:
        """Of these obligations, those missed, as facts."""
        return {id: lapse_of(each) for id in ids if (each := self._judged.get(id)) and each.missed}

    def lapses_keyed(self, keys: Collection[str]) -> dict[str, Lapse]:
        """All lapses that are facts of these keys, by obligation."""
        return self.lapses([each.id for each in self._found(("missed", key) for key in keys)])

    def replace(self, gone: Collection[str], fresh: Iterable[Judged]) -> None:
        """Put what was worked out again in the place of what stood."""
        for id in gone:
            self._leave(id)
        for each in fresh:
            self._enter(each)


def _places(judged: Judged) -> Iterator[Place]:
    """Under what an obligation can be found."""
    instance, row, norm = judged.instance, judged.row, norm_key(judged.instance)
    yield from (("norm", norm), ("run", run_key(instance)), ("group", *group_key(instance)))
    yield from (("source", root) for root in set(instance.sources))
    yield from (("party", norm, id) for id in parties_of(instance))
    yield from (("body", body) for body in _bodies_of(instance))
    yield from (("trigger", instance.trigger), ("due", row.due_on))
    if judged.missed:
        yield ("missed", lapse_key(lapse_of(judged)))
    if _is_vacant(row):
        yield ("vacant",)


def _bodies_of(instance: Instance) -> set[str]:
    return {instance.home, instance.bearer.body, instance.frame.upper, instance.frame.lower}


def _is_vacant(row: Obligation) -> bool:
    return any(each.code in ("vacant", "vacant_up") for each in row.reasons)


def moved_on(row: Obligation, day: Day) -> Obligation:
    """A row that nothing touched, as it reads on a later day."""
    counted = [_counted(each, row.due_on, day) if row.due_on else each for each in row.reasons]
    return replace(row, reasons=tuple(each for each in counted if not _is_over(each, day)))


def _counted(each: Reason, due_on: Day, day: Day) -> Reason:
    if each.code not in COUNTING or "days" not in dict(each.facts):
        return each
    return reason(each.code, days=(day - due_on).days * COUNTING[each.code])


def _is_over(each: Reason, day: Day) -> bool:
    return each.code == "record_may_still_come" and day.isoformat() > str(dict(each.facts)["until"])
