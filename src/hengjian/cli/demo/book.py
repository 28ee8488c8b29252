"""The book in which the demo writes its world: rows of the chart, and records with both times.

- Every record gets its moment of recording from its day: mostly within three days, at an hour of the working day.
- Nothing asks a clock; the same seed writes the same book.
- A post that nobody holds on a day does nothing on it: its body acts, and nothing is done towards it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import OPEN, Day, Moment, Span
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post, Relation, Tenure
from hengjian.core.register.record import Record, Register

ZONE = "Asia/Shanghai"
ADOPTED = date(2023, 1, 1)
AS_OF = date(2025, 7, 15)
LAST_DAY = date(2025, 8, 31)
"""Nothing in this world happens after `AS_OF`; some of it is recorded up to `LAST_DAY`."""


def at(day: Day, hour: int = 9, minute: int = 0) -> Moment:
    """A moment of a day in the zone of the county, in UTC."""
    return datetime.combine(day, time(hour, minute), ZoneInfo(ZONE)).astimezone(ZoneInfo("UTC"))


class Book:
    """Rows in the order they are written."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.bodies: list[Body] = []
        self.posts: list[Post] = []
        self.people: list[Person] = []
        self.tenures: list[Tenure] = []
        self.relations: list[Relation] = []
        self.records: list[Record] = []
        self.of_kind: dict[str, list[Record]] = {}
        self.holdings: dict[str, list[tuple[Span, str]]] = {}

    def body(self, key: str, name: str, kind: str, superior: str, level: str) -> str:
        """A body that has always been there."""
        self.bodies.append(Body(key, name, kind, superior, level, Span(date(2010, 1, 1))))
        return key

    def post(self, key: str, body: str, title: str, labels: Sequence[str]) -> str:
        """A post that has always been there."""
        self.posts.append(Post(key, body, title, tuple(labels), Span(date(2010, 1, 1))))
        self.holdings[key] = []
        return key

    def person(self, name: str) -> str:
        """A person; ids run p001, p002 ..."""
        key = f"p{len(self.people) + 1:03d}"
        self.people.append(Person(key, name))
        return key

    def hold(self, post: str, person: str, start: Day) -> str:
        """A tenure with an open end; its end comes as a later version of the row. Ids run h001, h002 ..."""
        key = f"h{len({row.id for row in self.tenures}) + 1:03d}"
        self.tenures.append(Tenure(key, post, person, Span(start), at(start, 8), start))
        self.holdings[post].append((Span(start), person))
        return key

    def relate(
        self,
        kind: str,
        source: str,
        target: str,
        start: Day,
        note: str = "",
        learnt: Day | None = None,
        last: Day = OPEN,
    ) -> str:
        """A relation from a day on, `last` day inside."""
        key = f"l{len(self.relations) + 1:03d}"
        stop = OPEN if last == OPEN else last + timedelta(days=1)
        known = learnt or start
        self.relations.append(Relation(key, kind, source, target, Span(start, stop), at(known, 8), known, note))
        return key

    @staticmethod
    def moment(day: Day, hour: int) -> Moment:
        """A full hour of a day in the zone of the county."""
        return at(day, hour)

    def holder(self, post: str, day: Day) -> str:
        """The person in the post on that day, "" if it is empty."""
        return next((person for span, person in self.holdings[post] if day in span), "")

    def held(self, posts: Iterable[str], day: Day) -> list[str]:
        """Those of the posts that somebody holds on that day."""
        return [post for post in posts if self.holder(post, day)]

    def day(self, start: Day, last: Day) -> Day:
        """A weekday drawn between two days (the first one if there is none), never after `AS_OF`."""
        start, last = min(start, AS_OF), min(last, AS_OF)
        drawn = start + timedelta(days=self.rng.randrange(max((last - start).days, 0) + 1))
        if drawn.weekday() >= 5:
            drawn -= timedelta(days=drawn.weekday() - 4)
        return max(drawn, start)

    def chance(self, share: float) -> bool:
        """True in this share of draws."""
        return self.rng.random() < share

    def record(
        self, kind: str, day: Day, *, by: str = "", about: Sequence[str] = (), re: Sequence[str] = (), body: str = "",
        late: int | None = None, corrects: str = "", reuse_of: str = "", fields: Mapping[str, Any] | None = None,
    ) -> str:  # fmt: skip
        """A record of an act on `day`, recorded `late` days after it (drawn from 0 to 3 if None); returns its id."""
        key = f"r{len(self.records) + 1:04d}"
        about = [name for name in about if name not in self.holdings or self.holder(name, day)]
        if by in self.holdings and not self.holder(by, day):
            by = by.split(".")[0]
        days = self.rng.choice((0, 0, 0, 1, 1, 2, 3)) if late is None else late
        known = min(day + timedelta(days=days), LAST_DAY)
        moment = at(known, self.rng.randrange(9, 18), self.rng.randrange(60))
        said = dict(fields or {})
        made = Record(key, kind, day, moment, known, body, by, tuple(about), tuple(re), corrects, reuse_of, said)
        self.records.append(made)
        self.of_kind.setdefault(kind, []).append(made)
        return key

    def chart(self, deployment: Deployment) -> Chart:
        """The chart as written."""
        return Chart(
            deployment,
            tuple(self.bodies),
            tuple(self.posts),
            tuple(self.people),
            tuple(self.tenures),
            tuple(self.relations),
        )

    def register(self) -> Register:
        """The records in the order they were recorded."""
        return Register(tuple(sorted(self.records, key=lambda record: (record.recorded_at, record.id))))
