"""A second, separate reading of an explanation: does every fact it states stand in the facts it was made from?

- It shares nothing with the engine but the values: it looks at raw records, tenures and relations, not at the
  engine's indexes.
- It returns what it cannot confirm; an empty answer means that each statement was found to be so.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.errors import Place, Problem
from hengjian.core.evaluate.explain import Explanation
from hengjian.core.evaluate.obligation import Obligation, Outcome, Reason
from hengjian.core.organisation.chart import Chart, Relation, Tenure
from hengjian.core.register.record import WITHDRAWAL, Record, Register

DONE = (Outcome.MET, Outcome.MET_LATE)


def confirm(
    explanation: Explanation, chart: Chart, register: Register, as_of: Day, known_at: Moment
) -> tuple[Problem, ...]:
    """Statements of the explanation that the facts do not bear out, as problems; none if all hold."""
    row = explanation.obligation
    seen = [record for record in register.records if record.recorded_at <= known_at]
    found = [
        *_outcome_agrees_with_days(row, as_of),
        *_evidence_exists(row, seen, as_of, known_at),
        *_bearer_held_the_post(row, chart, as_of, known_at),
        *_told_others(row),
        *(problem for note in row.reasons for problem in _reason_agrees(note, row, seen, as_of)),
        *(problem for miss in explanation.misses for problem in _miss_exists(miss, row, seen)),
    ]
    return tuple(Problem(Place(row.id), "unconfirmed", {"statement": text}) for text in found)


def _outcome_agrees_with_days(row: Obligation, as_of: Day) -> Iterator[str]:
    if row.outcome is Outcome.MET and row.due_on and (row.met_on is None or row.met_on > row.due_on):
        yield "met after the due day"
    if row.outcome is Outcome.MET_LATE and (row.due_on is None or row.met_on is None or row.met_on <= row.due_on):
        yield "late though not after the due day"
    if row.outcome is Outcome.LAPSED and (row.due_on is None or row.due_on >= as_of):
        yield "lapsed before its day was over"
    if row.outcome in DONE and not row.evidence:
        yield "met without evidence"
    if row.arises_on and row.arises_on > as_of:
        yield "arises after the day"


def _evidence_exists(row: Obligation, seen: list[Record], as_of: Day, known_at: Moment) -> Iterator[str]:
    days: list[Day] = []
    for root in row.evidence:
        current = current_version(root, seen)
        if current is None or current.kind == WITHDRAWAL:
            yield f"no live record {root}"
            continue
        days.append(current.occurred_on)
        if current.occurred_on > as_of:
            yield f"record {root} lies after the day"
    if row.met_known_at and row.met_known_at > known_at:
        yield "known after the moment"
    stands = any(_stands(root, seen) for root in row.evidence)
    if row.outcome in DONE and days and row.met_on not in (None, max(days)) and not stands:
        yield "met on a day that is not the day of the act"


def _stands(root: str, seen: list[Record]) -> bool:
    """Whether the record is one that counts while it is in force rather than on its day."""
    current = current_version(root, seen)
    return current is not None and "valid_from" in current.fields


def current_version(root: str, seen: list[Record]) -> Record | None:
    """The version of a chain that counts among the records seen, walked forward from its root."""
    members = {root}
    while True:
        more = {record.id for record in seen if record.corrects in members} - members
        if not more:
            break
        members |= more
    versions = [record for record in seen if record.id in members]
    return max(versions, key=lambda record: (record.recorded_at, record.id), default=None)


def _bearer_held_the_post(row: Obligation, chart: Chart, as_of: Day, known_at: Moment) -> Iterator[str]:
    if not row.bearer_person or not row.bearer_post:
        return
    tenures = [t for t in chart.tenures if t.post == row.bearer_post and t.person == row.bearer_person]
    acting = [
        r
        for r in chart.relations
        if r.kind == "acting" and r.target == row.bearer_post and r.source == row.bearer_person
    ]
    held: tuple[Tenure | Relation, ...] = (*tenures, *acting)
    spans = [each.span for each in held if each.recorded_at <= known_at]
    if not any(span.start <= as_of and (row.arises_on is None or span.stop > row.arises_on) for span in spans):
        yield f"{row.bearer_person} did not hold {row.bearer_post}"


def _told_others(row: Obligation) -> Iterator[str]:
    codes = {note.code for note in row.reasons}
    if row.outcome is Outcome.LAPSED and not row.tell and not codes & {"no_outside_address", "nobody_above"}:
        yield "nobody is told"
    if row.bearer_post and row.bearer_post in row.tell:
        yield "only the bearer is told"


def _reason_agrees(note: Reason, row: Obligation, seen: list[Record], as_of: Day) -> Iterator[str]:
    facts = dict(note.facts)
    match note.code:
        case "days_left" if row.due_on and facts["days"] != (row.due_on - as_of).days:
            yield "days left miscounted"
        case "due_passed" | "still_owed" if row.due_on and facts["days"] != (as_of - row.due_on).days:
            yield f"{note.code} miscounted"
        case "late" if row.due_on and row.met_on and facts["days"] != (row.met_on - row.due_on).days:
            yield "days late miscounted"
        case "record_may_still_come" if as_of > Day.fromisoformat(str(facts["until"])):
            yield "the time for late records is over"
        case "bound_ended" if row.due_on and Day.fromisoformat(str(facts["day"])) > row.due_on:
            yield "the binding ended after the due day"
    if "record" in facts and current_version(str(facts["record"]), seen) is None:
        yield f"no record {facts['record']}"


def _miss_exists(miss: Reason, row: Obligation, seen: list[Record]) -> Iterator[str]:
    record = str(dict(miss.facts)["record"])
    if current_version(record, seen) is None:
        yield f"no record {record}"
    if record in row.evidence:
        yield f"record {record} is evidence, not a near miss"
