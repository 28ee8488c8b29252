"""An office in memory: a stage, a cast and a clock that only the play moves.

- Acts are recorded at noon of their day unless a test says otherwise; the clock never goes back.
- `pass_until(day)` lets the day pass: what was due on it is over.
- Nothing here judges; every question goes to the engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import OPEN, Day, Moment, Span
from hengjian.core.evaluate.obligation import Evaluation, Obligation, Outcome
from hengjian.core.organisation.chart import Chart, Deployment, Person, Relation, Tenure
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook.stack import Rules
from tests import cast

ZONE = ZoneInfo("Asia/Shanghai")
ABOVE = "outside:上级"
Engine = Callable[[Rules, Chart, Register, Day, Moment], Evaluation]


def day(text: str) -> Day:
    """A day from its ISO form."""
    return date.fromisoformat(text)


def noon(on: Day) -> Moment:
    """12:00 in the office's zone."""
    return datetime.combine(on, time(12), ZONE).astimezone(UTC)


def last_moment(on: Day) -> Moment:
    """The last moment of a day in the office's zone."""
    return datetime.combine(on, time.max, ZONE).astimezone(UTC)


class Office:
    """A county on the day the rules are adopted, with everybody in their seats since long before."""

    def __init__(
        self, engine: Engine, rules: Rules, *, adopted: str = "2024-01-01", outside: str = "outside:上级"
    ) -> None:
        self._engine, self._rules, self._today = engine, rules, day(adopted)
        adoption = {rulebook.name: day(adopted) for rulebook in rules.rulebooks}
        self._deployment = Deployment(name="岚县", adopted=adoption, outside=ABOVE, level="county")
        self._people = [Person(name, name) for name in cast.PEOPLE]
        self._tenures: list[Tenure] = []
        self._relations: list[Relation] = []
        self._records: list[Record] = []
        since = cast.EVER.start
        for post, person in cast.SEATED.items():
            self._tenures.append(Tenure(f"{person}@{post}", post, person, Span(since), noon(since), since))
        self.relate("same_level", cast.DISCIPLINE, cast.COUNTY, since="2015-01-01")

    def appoint(self, person: str, *, to: str, on: str, recorded: str = "") -> None:
        """The person holds the post from the day on; whoever else held it leaves the day before."""
        for row in self._current():
            if row.post == to and row.person != person and row.span.stop == OPEN:
                self.leave(row.person, post=to, on=on, recorded=recorded)
        self._tenure(f"{person}@{to}:{on}", to, person, Span(day(on)), recorded or on)
        self._move(on)

    def leave(self, person: str, *, post: str, on: str, recorded: str = "") -> None:
        """The day is the first on which the person no longer holds the post."""
        (row,) = (row for row in self._current() if (row.post, row.person, row.span.stop) == (post, person, OPEN))
        self._tenure(row.id, post, person, Span(row.span.start, day(on)), recorded or on)
        self._move(on)

    def relate(self, kind: str, source: str, target: str, *, since: str, until: str = "", recorded: str = "") -> None:
        """A relation from a day on, up to (not including) another."""
        span = Span(day(since), day(until) if until else OPEN)
        known = day(recorded or since)
        self._relations.append(
            Relation(f"{kind} {len(self._relations)}", kind, source, target, span, noon(known), known)
        )

    def record(
        self,
        kind: str,
        *,
        by: str = "",
        about: tuple[str, ...] | str = (),
        on: str,
        recorded: str = "",
        re: tuple[str, ...] = (),
        body: str = "",
        corrects: str = "",
        fields: Mapping[str, object] | None = None,
    ) -> str:
        """Something was done on a day and recorded (the same day unless said); the id of the record."""
        known = day(recorded or on)
        id = f"r{len(self._records) + 1}"
        who = (about,) if isinstance(about, str) else about
        said = dict(fields or {})
        self._records.append(Record(id, kind, day(on), noon(known), known, body, by, who, re, corrects, "", said))
        self._move(recorded or on)
        return id

    def correct(self, id: str, *, recorded: str, on: str = "", fields: Mapping[str, object] | None = None) -> str:
        """The record was wrong: its day, or some of its fields. A new record replaces it whole."""
        (old,) = (record for record in self._records if record.id == id)
        return self.record(
            old.kind,
            by=old.by,
            about=old.about,
            on=on or old.occurred_on.isoformat(),
            recorded=recorded,
            re=old.re,
            body=old.body,
            corrects=id,
            fields={**old.fields, **(fields or {})},
        )

    def withdraw(self, id: str, *, recorded: str) -> str:
        """The record is taken back."""
        (old,) = (record for record in self._records if record.id == id)
        return self.record(WITHDRAWAL, by=old.by, on=old.occurred_on.isoformat(), recorded=recorded, corrects=id)

    def pass_until(self, through: str) -> None:
        """Let the days pass, this one too."""
        self._move((day(through) + timedelta(days=1)).isoformat())

    def rows(self, norm: str, *, as_of: str = "", known_at: str = "") -> tuple[Obligation, ...]:
        """The norm's rows as of a day (today unless said) and as known at the end of a day (that of `as_of`)."""
        until = day(as_of) if as_of else self._today
        known = last_moment(day(known_at) if known_at else until)
        chart = Chart(
            self._deployment, cast.BODIES, cast.POSTS, tuple(self._people), tuple(self._tenures), tuple(self._relations)
        )
        found = self._engine(self._rules, chart, Register(tuple(self._records)), until, known)
        return tuple(row for row in found.obligations if row.norm == norm)

    def outcomes(self, norm: str, *, as_of: str = "", known_at: str = "") -> list[Outcome]:
        """The norm's outcomes in the order of its due days."""
        rows = sorted(self.rows(norm, as_of=as_of, known_at=known_at), key=lambda row: (row.due_on or OPEN, row.id))
        return [row.outcome for row in rows]

    def who_lapsed(self, norm: str, *, as_of: str = "", known_at: str = "") -> set[str]:
        """The persons named in lapsed rows of the norm."""
        rows = self.rows(norm, as_of=as_of, known_at=known_at)
        return {row.bearer_person for row in rows if row.outcome is Outcome.LAPSED}

    def _tenure(self, id: str, post: str, person: str, span: Span, recorded: str) -> None:
        known = day(recorded)
        self._tenures.append(Tenure(id, post, person, span, noon(known), known))

    def _current(self) -> list[Tenure]:
        return list({row.id: row for row in self._tenures}.values())

    def _move(self, to: str) -> None:
        self._today = max(self._today, day(to))
