"""Records in a few words, and the engine's answers as short lines that a test can be read by."""

from __future__ import annotations

from collections.abc import Iterable

from hengjian.core.evaluate.engine import evaluate
from hengjian.core.evaluate.obligation import Evaluation, Obligation, Outcome, Shown
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook.stack import Rules
from tests.core.town import Row, at, body, chart, day, end_of, held, post

Names = str | tuple[str, ...]


def done(
    kind: str,
    on: str,
    *,
    id: str = "",
    by: str = "",
    about: Names = (),
    re: Names = (),
    of: str = "",
    known: str = "",
    corrects: str = "",
    **fields: object,
) -> Record:
    """Something done on a day; its id is kind and day unless said, it is known at noon of its day unless said."""
    moment = at(known or on)
    return Record(
        id or f"{kind} {on}",
        kind,
        day(on),
        moment,
        day((known or on)[:10]),
        of,
        by,
        (about,) if isinstance(about, str) else about,
        (re,) if isinstance(re, str) else re,
        corrects,
        "",
        fields,
    )


def taken_back(record: Record, known: str) -> Record:
    """The record withdrawn."""
    return done(WITHDRAWAL, record.occurred_on.isoformat(), id=f"no {record.id}", known=known, corrects=record.id)


def run(rules: Rules, stage: Chart, records: Iterable[Record], as_of: str, known: str = "") -> Evaluation:
    """Everything the engine says as of a day, as known at the end of it or of another."""
    return evaluate(rules, stage, Register(tuple(records)), day(as_of), end_of(known or as_of))


def ask(
    rules: Rules, stage: Chart, records: Iterable[Record] = (), as_of: str = "2024-12-31", known: str = ""
) -> tuple[Obligation, ...]:
    """The rows."""
    return run(rules, stage, records, as_of, known).obligations


def one(
    rules: Rules, stage: Chart, records: Iterable[Record] = (), as_of: str = "2024-12-31", known: str = ""
) -> Obligation:
    """The one row there is."""
    (row,) = ask(rules, stage, records, as_of, known)
    return row


def outcome(
    rules: Rules, stage: Chart, records: Iterable[Record] = (), as_of: str = "2024-12-31", known: str = ""
) -> Outcome:
    """The outcome of the one row there is."""
    return one(rules, stage, records, as_of, known).outcome


def codes(row: Obligation) -> list[str]:
    """The codes of its reasons."""
    return [note.code for note in row.reasons]


def facts(row: Obligation, code: str) -> dict[str, Shown]:
    """The facts of its one reason of that code."""
    (found,) = (dict(note.facts) for note in row.reasons if note.code == code)
    return found


def line(row: Obligation) -> str:
    """`bearer -> subject trigger outcome`, the person where one is named."""
    bearer = row.bearer_person or row.bearer_post or row.bearer_body
    return f"{bearer} -> {row.subject.split('@')[0]} {row.trigger} {row.outcome}"


def lines(rows: Iterable[Obligation]) -> list[str]:
    """The same of several, in order of trigger, bearer and subject."""
    return [line(row) for row in sorted(rows, key=lambda row: (row.trigger, line(row)))]


def pair(*rows: Row, adopted: str = "2023-03-01", outside: str = "outside:above", level: str = "") -> Chart:
    """The stage of the tables: T over X and Z, X over Y, each with a head; T's is p9, the others are for the test."""
    return chart(
        body("T"),
        body("X", "T"),
        body("Z", "T"),
        body("Y", "X"),
        *(post(f"{name} head", name, "top_leader") for name in "TXZY"),
        held("T head", "p9"),
        *rows,
        adopted=adopted,
        outside=outside,
        level=level,
    )
