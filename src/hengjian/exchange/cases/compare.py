"""What a case expects, held against what an engine says.

- For each norm, bearer and subject that a question names, the rows listed are all the rows there are.
- Rows may look alike (two findings, one deadline): each expected row answers for one row, and no row is left over.
- A difference is said in one line for what was expected and one for what there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from hengjian.core.errors import Place
from hengjian.core.evaluate.obligation import Obligation
from hengjian.exchange.cases.case import Case, Expected, Holder, Question
from hengjian.exchange.cases.vocabulary import NONE


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One norm, bearer and subject of a question where the rows differ. `expected` and `got` are lines to be read."""

    place: Place
    title: str
    expected: tuple[str, ...]
    got: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"{self.place.file}:{self.place.line}: {self.title}"]
        lines += [f"  expected: {line}" for line in self.expected] or ["  expected: no other row"]
        lines += [f"  got:      {line}" for line in self.got] or ["  got:      no such row"]
        return "\n".join(lines)


def compare(case: Case, question: Question, obligations: Iterable[Obligation]) -> tuple[Mismatch, ...]:
    """Every place where the rows differ from what the question expects; empty if they agree."""
    asked: dict[tuple[str, Holder, tuple[Holder, ...]], list[Expected]] = {}
    for row in question.expected:
        asked.setdefault((row.norm, row.bearer, row.subject), []).append(row)
    by_norm: dict[str, list[Obligation]] = {norm: [] for norm, _, _ in asked}
    for obligation in obligations:
        by_norm.get(obligation.norm, []).append(obligation)
    return tuple(
        mismatch
        for (norm, bearer, subject), rows in asked.items()
        for mismatch in _differences(case, rows, [o for o in by_norm[norm] if _is_of(o, bearer, subject)])
    )


def _differences(case: Case, rows: Sequence[Expected], found: Sequence[Obligation]) -> Iterator[Mismatch]:
    expected = [row for row in rows if row.outcome is not None]
    answered = _pair_off(expected, found)
    missing = [row for index, row in enumerate(expected) if index not in answered]
    left = [o for index, o in enumerate(found) if index not in answered.values()]
    if missing or left:
        shown = missing or [row for row in rows if row.outcome is None]
        place = (shown or list(rows))[0].place
        yield Mismatch(place, case.title, tuple(map(describe_expected, shown)), tuple(map(describe, left)))


def _pair_off(expected: Sequence[Expected], found: Sequence[Obligation]) -> Mapping[int, int]:
    """Expected row -> row, as many as possible, no row twice (rows that say less give way to rows that say more)."""
    taken: dict[int, int] = {}

    def place(index: int, tried: set[int]) -> bool:
        for other, obligation in enumerate(found):
            if other not in tried and _agrees(expected[index], obligation):
                tried.add(other)
                if other not in taken or place(taken[other], tried):
                    taken[other] = index
                    return True
        return False

    for index in range(len(expected)):
        place(index, set())
    return {index: other for other, index in taken.items()}


def _is_of(obligation: Obligation, bearer: Holder, subject: Sequence[Holder]) -> bool:
    seat = obligation.bearer_post or obligation.bearer_body
    return _is_holder(Holder(seat, obligation.bearer_person), bearer) and _are_subjects(obligation.subject, subject)


def _are_subjects(written: str, named: Sequence[Holder]) -> bool:
    """Whether the subject column (`person@post`, a body, or two of them with `+`) is those named, in any order."""
    parties = [Holder(seat, person) for person, _, seat in (one.rpartition("@") for one in written.split("+") if one)]
    return len(parties) == len(named) and any(all(map(_is_holder, order, named)) for order in permutations(parties))


def _is_holder(holder: Holder, named: Holder) -> bool:
    return (not named.seat or named.seat == holder.seat) and (not named.person or named.person == holder.person)


_COMPARED: tuple[tuple[str, Callable[[Expected, Obligation], bool]], ...] = (
    ("outcome", lambda e, o: e.outcome == o.outcome),
    ("due", lambda e, o: not e.says_due or e.due == o.due_on),
    ("trigger", lambda e, o: e.trigger is None or e.trigger == o.trigger),
    ("arises", lambda e, o: e.arises is None or e.arises == o.arises_on),
    ("met_on", lambda e, o: e.met_on is None or (e.met_on or None) == o.met_on),
    ("evidence", lambda e, o: e.evidence is None or sorted(e.evidence) == sorted(o.evidence)),
    ("tell", lambda e, o: e.tell is None or sorted(e.tell) == sorted(o.tell)),
    ("reasons", lambda e, o: e.reasons is None or {*e.reasons} <= {reason.code for reason in o.reasons}),
)


def _agrees(row: Expected, obligation: Obligation) -> bool:
    return all(same(row, obligation) for _, same in _COMPARED)


def describe_expected(row: Expected) -> str:
    """An expected row on one line."""
    said = {
        "bearer": _holder(row.bearer),
        "subject": "+".join(map(_holder, row.subject)),
        "due": row.due if row.due or not row.says_due else "-",
        "trigger": row.trigger,
        "arises": row.arises,
        "met_on": row.met_on,
        "evidence": row.evidence,
        "tell": row.tell,
        "reasons": row.reasons,
    }
    return _line(row.norm, row.outcome or NONE, said)


def describe(obligation: Obligation) -> str:
    """A row of the obligations table on one line."""
    o = obligation
    said = {
        "bearer": _holder(Holder(o.bearer_post or o.bearer_body, o.bearer_person)),
        "subject": o.subject,
        "due": o.due_on or "-",
        "trigger": o.trigger,
        "arises": o.arises_on,
        "met_on": o.met_on,
        "evidence": o.evidence,
        "tell": o.tell,
        "reasons": tuple(reason.code for reason in o.reasons),
    }
    return _line(o.norm, o.outcome, said)


def _line(norm: str, outcome: str, said: Mapping[str, object]) -> str:
    shown = (f"{name} {'; '.join(v) if isinstance(v, tuple) else v}" for name, v in said.items() if v)
    return f"{norm} {outcome}, {', '.join(shown)}"


def _holder(holder: Holder) -> str:
    return "+".join(part for part in (holder.seat, holder.person) if part)
