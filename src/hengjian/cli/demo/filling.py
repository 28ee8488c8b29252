"""What a record says when it answers a duty in full: its fields, from the kind's types and the checks that look at it.

- It reads the rulebook and knows no article: a new kind or check is filled without a line here.
- What the office has is used before anything is made up: the trigger, the seats of a role, an earlier record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from hengjian.cli.demo import texts
from hengjian.cli.demo.book import Book
from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.instance import Instance, Party
from hengjian.core.evaluate.reading import seats_for
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind

COMMON = frozenset({"by", "about", "re", "body", "day", "recorded_on"})
ENOUGH = 5
"""Entries of a list that has to be long enough for a check."""


def id_of(party: Party) -> str:
    """The post, else the body, else the person."""
    return party.post or party.body or party.person


@dataclass(slots=True)
class Answer:
    """One record about to be written, in the middle of being filled."""

    book: Book
    world: World
    instance: Instance | None
    kind: Kind
    day: Day
    house: str
    by: str
    about: list[str]
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def others(self) -> list[str]:
        """Whom the duty names besides its bearer."""
        parties = (*self.instance.subjects, *self.instance.roster) if self.instance else ()
        return [id_of(party) for party in parties] or self.about

    def fill(self, names: Iterable[str], conditions: Iterable[p.Predicate], checks: Iterable[p.Check]) -> None:
        """Fill these fields, then whatever the conditions and checks of the norm ask of this kind."""
        for name in (*names, self.kind.day_field, self.kind.label_field):
            self._fill(name)
        for check in checks:
            if not check.on or any(self.world.is_of(self.kind.name, wanted) for wanted in check.on):
                for need in check.needs:
                    self._satisfy(need)
        for condition in conditions:
            self._satisfy(condition)

    def _fill(self, name: str) -> None:
        if name == "about" and not self.about:
            self.about = list(self.others)
        spec = self.kind.fields.get(name)
        if spec is not None and name not in self.fields:
            self.fields[name] = self._value(spec)

    def _value(self, spec: FieldSpec) -> Any:
        rng, others = self.book.rng, self.others
        sources = list(self.instance.sources) if self.instance else []
        if spec.name == self.kind.label_field:
            labels = sorted(self.instance.labels) if self.instance else []
            return labels[0] if labels else str(self.day.year)
        match spec.type:
            case FieldType.NUMBER:
                return rng.randrange(1, 9)
            case FieldType.DAY:
                return str(self.day)
            case FieldType.YES_NO:
                return True
            case FieldType.CHOICE:
                return next(iter(spec.values))
            case FieldType.HOLDER:
                return (others or [self.by])[0]
            case FieldType.HOLDERS:
                return others or [self.by]
            case FieldType.REFERENCE:
                return sources[0] if sources else ""
            case FieldType.REFERENCES:
                return sources
            case FieldType.TEXTS | FieldType.LIST:
                return [texts.measure(rng, texts.matter(rng)) for _ in range(2)]
        return texts.points(rng)

    # --- checks -----------------------------------------------------------------------------------------------------

    def _satisfy(self, need: p.Predicate) -> None:
        match need:
            case p.Filled(terms):
                for term in terms:
                    self._fill_term(term)
            case p.Equals(term, value):
                self._set(term, value)
            case p.OneOf(term, values):
                self._set(term, values[0])
            case p.Contains(term, values) | p.AllSeen(term, values):
                self._set(term, list(values))
            case p.CountAtLeast(term):
                self._set(term, self._many(term))
            case p.SamePerson(left, right):
                self._match(left, right)
            case p.Apart(left, right):
                self._part(left, right)
            case p.NoLater(first, last):
                self._order(first, last)
            case p.Within(since, until):
                self._order(since, until)
            case p.ShareAtLeast(part, whole):
                self._set(part, self._many(whole))
                self._set(whole, self.fields.get(part.field))
            case p.Covers(part, whole):
                self._set(part, self._ids(whole) or self._many(part))
            case p.FirstIs(term, who):
                self._set(term, [*self._ids(who)[:1], *self._without(term, who)])
            case p.LastIs(term, who):
                self._set(term, [*self._without(term, who), *self._ids(who)[:1]])
            case p.OfKind(term, kinds):
                self._refer(term, kinds)
            case p.InForce(term):
                self._fill_term(term)
            case _:
                pass

    def _fill_term(self, term: p.Term) -> None:
        if term.whose is p.Whose.RECORD:
            self._fill(term.field)

    def _set(self, term: p.Term, value: Any) -> None:
        if term.whose is not p.Whose.RECORD or value in (None, [], ""):
            return
        if term.field == "about":
            self.about = list(value) if isinstance(value, list) else [value]
        elif term.field == "by":
            self.by = value[0] if isinstance(value, list) else value
        elif (spec := self.kind.fields.get(term.field)) is not None:
            single = spec.type in (FieldType.HOLDER, FieldType.REFERENCE, FieldType.TEXT, FieldType.CHOICE)
            self.fields[term.field] = value[0] if single and isinstance(value, list) else value

    def _ids(self, term: p.Term) -> list[str]:
        """Whom a term of the duty means: the bearer, the subject, the seats of a role."""
        match term.whose:
            case p.Whose.BEARER:
                return [id_of(self.instance.bearer)] if self.instance else [self.by]
            case p.Whose.SUBJECT:
                return self.others
            case p.Whose.ROLE:
                seats = seats_for(self.world, self.instance, term.role, self.day) if self.instance else ()
                return [seat.post or seat.body for seat in seats]
            case p.Whose.RECORD:
                value = {"by": self.by, "about": self.about}.get(term.field, self.fields.get(term.field))
                return [str(each) for each in (value if isinstance(value, list) else [value]) if each]
        return []

    def _many(self, term: p.Term) -> list[str]:
        spec = self.kind.fields.get(term.field)
        if term.field in COMMON or (spec and spec.type is FieldType.HOLDERS):
            return self._ids(term) if len(self._ids(term)) > 1 else self._house()
        return [f"{texts.matter(self.book.rng)}{place}" for place in range(1, ENOUGH + 1)]

    def _house(self) -> list[str]:
        """The seats of the bearer's own organisation."""
        view = self.world.view
        posts = [post.id for post in self.world.chart.posts if post.body == self.house]
        return [post for post in posts if view.holders(post, self.day)]

    def _match(self, left: p.Term, right: p.Term) -> None:
        for mine, other in ((left, right), (right, left)):
            if mine.whose is p.Whose.RECORD and (ids := self._ids(other)):
                self._set(mine, ids if len(ids) == 1 else ids[:1])
                return

    def _part(self, left: p.Term, right: p.Term) -> None:
        for mine, other in ((left, right), (right, left)):
            if mine.whose is p.Whose.RECORD and mine.field not in ("by", "about"):
                self._fill_term(other)
                free = [post for post in self._house() if post not in self._ids(other) and post != self.by]
                self._set(mine, free[:1])
                return

    def _order(self, first: p.Term, last: p.Term) -> None:
        earlier = str(self.day - timedelta(days=self.book.rng.randrange(1, 4)))
        for term, value in ((first, earlier), (last, str(self.day))):
            if term.field != self.kind.day_field and term.field not in COMMON:
                self._set(term, value)

    def _without(self, term: p.Term, who: p.Term) -> list[str]:
        first = self._ids(who)[:1]
        spec = self.kind.fields.get(term.field)
        if spec and spec.type in (FieldType.TEXTS, FieldType.LIST):
            return [each for each in self._house() if each not in first]
        return [each for each in (self._ids(term) or self._house()) if each not in first]

    def _refer(self, term: p.Term, kinds: Sequence[str]) -> None:
        """The latest record of one of these kinds of the same house before the day."""
        known = [
            record
            for kind in kinds
            for name in self.world.kinds_of(kind)
            for record in self.book.of_kind.get(name, ())
            if record.occurred_on <= self.day and record.body == self.house
        ]
        if known:
            self._set(term, [max(known, key=lambda record: record.id).id])
