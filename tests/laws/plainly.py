"""Who held what on a day and who stands by whom, worked out once more, row by row, without the engine's indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.organisation.chart import Chart, Relation, Tenure

Row = TypeVar("Row", Tenure, Relation)


class Plainly:
    """A chart on a day, as known at a moment. Every answer walks over all rows."""

    def __init__(self, chart: Chart, day: Day, known_at: Moment) -> None:
        self.chart, self.day = chart, day
        self.tenures = list(_standing(chart.tenures, day, known_at))
        self.relations = list(_standing(chart.relations, day, known_at))

    def holders(self, post: str) -> set[str]:
        """Whoever acts in the post; if nobody does, whoever holds it and is not absent."""
        (row,) = (row for row in self.chart.posts if row.id == post)
        if not self.exists(row.body):
            return set()
        acting = self.sources("acting", post)
        away = self.sources("absent", post) | self.sources("absent", row.body)
        return acting or {t.person for t in self.tenures if t.post == post} - away

    def exists(self, body: str) -> bool:
        """Whether the body is there on the day."""
        return any(row.id == body and self.day in row.span for row in self.chart.bodies)

    def sources(self, kind: str, target: str) -> set[str]:
        """Sources of the relations of a kind towards something."""
        return {r.source for r in self.relations if r.kind == kind and r.target == target}

    def kin(self, person: str) -> set[str]:
        """Kin in either direction."""
        theirs = {r.target for r in self.relations if r.kind == "kin" and r.source == person}
        return theirs | self.sources("kin", person)

    def bodies_of(self, person: str) -> set[str]:
        """The bodies of the posts a person holds."""
        return {post.body for post in self.chart.posts if person in self.holders(post.id)}

    def upward(self, body: str) -> list[str]:
        """The body and those above it."""
        line: list[str] = []
        while body and self.exists(body) and body not in line:
            line.append(body)
            moved = [r for r in self.relations if r.kind == "superior" and r.source == body]
            (row,) = (row for row in self.chart.bodies if row.id == body)
            body = max(moved, key=lambda r: (r.span.start, r.id)).target if moved else row.superior
        return line

    def leads(self, person: str, body: str) -> bool:
        """Whether the person is a top leader of the body."""
        return any(
            "top_leader" in post.labels and person in self.holders(post.id)
            for post in self.chart.posts
            if post.body == body
        )

    def reports_to(self, person: str, other: str) -> bool:
        """Whether the other leads a body the person serves in, or one above it, or is named as who is reported to."""
        if any(r.kind == "reports_to" and (r.source, r.target) == (person, other) for r in self.relations):
            return True
        return any(self.leads(other, above) for body in self.bodies_of(person) for above in self.upward(body))

    def is_dispatched(self, person: str) -> bool:
        """Whether the person, or a body or post of theirs, is dispatched somewhere: they report to the sender only."""
        mine = {person, *self.bodies_of(person), *(p.id for p in self.chart.posts if person in self.holders(p.id))}
        return any(r.kind == "dispatched" and r.source in mine for r in self.relations)


def _standing(rows: Iterable[Row], day: Day, known_at: Moment) -> Iterator[Row]:
    """The last visible version of each row, if it covers the day."""
    last: dict[str, Row] = {}
    for row in rows:
        if row.recorded_at <= known_at and (row.id not in last or row.recorded_at >= last[row.id].recorded_at):
            last[row.id] = row
    return (row for row in last.values() if day in row.span)


def shuffled(rows: Sequence[Any], turn: int) -> tuple[Any, ...]:
    """The rows in another order: turned round, and reversed every other time."""
    if not rows:
        return ()
    cut = turn % len(rows)
    turned = (*rows[cut:], *rows[:cut])
    return turned[::-1] if turn % 2 else turned
