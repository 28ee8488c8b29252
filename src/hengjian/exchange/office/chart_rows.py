"""Rows of the chart's tables as values. Each rejected row is noted with its line and column; the others are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from hengjian.core.calendar.span import Span
from hengjian.core.organisation.chart import Body, Person, Post, Relation, Tenure
from hengjian.exchange.office.cells import Findings, Row, RowReader, start_of

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ChartRows:
    """The rows as read, before they are checked against one another: each value with the row it came from."""

    bodies: list[tuple[Body, Row]]
    posts: list[tuple[Post, Row]]
    people: list[tuple[Person, Row]]
    tenures: list[tuple[Tenure, Row]]
    relations: list[tuple[Relation, Row]]


def read_bodies(rows: Sequence[Row], findings: Findings) -> list[tuple[Body, Row]]:
    """单位."""
    found = []
    for row in rows:
        cells = RowReader(row, findings)
        id, superior = cells.id("id", needed=True), cells.id("superior", needed=False)
        span = _always_known(cells)
        body = Body(id, cells.text("name"), cells.text("kind"), superior, cells.text("level"), span, cells.written())
        if cells.ok:
            found.append((body, row))
    return found


def read_posts(rows: Sequence[Row], findings: Findings) -> list[tuple[Post, Row]]:
    """职务."""
    found = []
    for row in rows:
        cells = RowReader(row, findings)
        id, body = cells.id("id", needed=True), cells.id("body", needed=True)
        span = _always_known(cells)
        post = Post(id, body, cells.text("title"), cells.texts("roles"), span, cells.written())
        if cells.ok:
            found.append((post, row))
    return found


def _always_known(cells: RowReader) -> Span:
    """Bodies and posts have one version, known always; without a start they bind nobody, which is said once."""
    span = cells.span(None)
    if cells.ok and not cells.text("from"):
        cells.findings.warn(cells.row.place("from"), "never_binds", cells.text("id"), id=cells.text("id"))
    return span


def read_people(rows: Sequence[Row], findings: Findings) -> list[tuple[Person, Row]]:
    """人."""
    found = []
    for row in rows:
        cells = RowReader(row, findings)
        id = cells.id("id", needed=True)
        if cells.ok:
            found.append((Person(id, cells.text("name")), row))
    return found


def read_tenures(rows: Sequence[Row], findings: Findings) -> list[tuple[Tenure, Row]]:
    """任职. An empty post withdraws the tenure; without `recorded_at` it is known from its own `from`."""
    found = []
    for row in rows:
        cells = RowReader(row, findings)
        id, post = cells.id("id", needed=True), cells.id("post", needed=False)
        person = cells.id("person", needed=bool(post))
        span, at = _dated(cells, withdrawn=not post)
        if cells.ok:
            on = at.astimezone(findings.zone).date() if at != NEVER else span.start
            found.append((Tenure(id, post, person, span, at, on, cells.written()), row))
    return found


def read_relations(rows: Sequence[Row], findings: Findings) -> list[tuple[Relation, Row]]:
    """关系. An empty source withdraws the relation."""
    found = []
    for row in rows:
        cells = RowReader(row, findings)
        id, kind = cells.id("id", needed=True), cells.id("kind", needed=True)
        source = cells.id("source", needed=False)
        target = cells.id("target", needed=bool(source))
        span, at = _dated(cells, withdrawn=not source)
        if cells.ok:
            on = at.astimezone(findings.zone).date() if at != NEVER else span.start
            note, written = cells.text("note"), cells.written()
            found.append((Relation(id, kind, source, target, span, at, on, note, written), row))
    return found


def _dated(cells: RowReader, *, withdrawn: bool) -> tuple[Span, datetime]:
    """The span and the moment it was learnt."""
    at = cells.moment("recorded_at")
    known_on = at.astimezone(cells.findings.zone).date() if at else None
    span = cells.span(known_on)
    if withdrawn and at is None:
        cells.wrong("recorded_at", "recorded_at_missing")
    if cells.ok and not cells.text("from") and at is None:
        cells.findings.warn(cells.row.place("from"), "never_binds", cells.text("id"), id=cells.text("id"))
        return span, NEVER
    if at is None:
        at = start_of(span.start, cells.findings.zone) if cells.ok else NEVER
    return (Span(span.start, span.start) if withdrawn else span), at
