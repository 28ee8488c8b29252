"""Questions about a day, asked of a chart that is already cut to two times (semantics 2).

- `holders` is a set: the acting, if any; else those with a tenure, less the absent. Each holder is bound separately.
- The superior of a body is the target of the latest `superior` relation, else what the body's row says.
- A dispatched person reports to the sender only, never to the body lived in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from hengjian.core.calendar.span import Day, Span
from hengjian.core.organisation.chart import Body, Chart, Post, Relation, Tenure

TOP_LEADER = "top_leader"


class ChartView:
    """An index over a cut chart. Answers are sorted by id, so that nothing depends on the order of rows."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self._bodies: dict[str, list[Body]] = defaultdict(list)
        self._posts: dict[str, list[Post]] = defaultdict(list)
        self._posts_of: dict[str, list[Post]] = defaultdict(list)
        self._tenures_of_post: dict[str, list[Tenure]] = defaultdict(list)
        self._tenures_of_person: dict[str, list[Tenure]] = defaultdict(list)
        self._from_source: dict[tuple[str, str], list[Relation]] = defaultdict(list)
        self._to_target: dict[tuple[str, str], list[Relation]] = defaultdict(list)
        self._children: dict[str, set[str]] = defaultdict(set)
        for body in chart.bodies:
            self._bodies[body.id].append(body)
            self._children[body.superior].add(body.id)
        for post in chart.posts:
            self._posts[post.id].append(post)
            self._posts_of[post.body].append(post)
        for tenure in chart.tenures:
            self._tenures_of_post[tenure.post].append(tenure)
            self._tenures_of_person[tenure.person].append(tenure)
        for relation in chart.relations:
            self._from_source[relation.kind, relation.source].append(relation)
            self._to_target[relation.kind, relation.target].append(relation)
            if relation.kind == "superior":
                self._children[relation.target].add(relation.source)
        self._days = self._index_days()
        self.people = frozenset(person.id for person in chart.people)
        self.holders = lru_cache(maxsize=None)(self._holders)
        self.superior = lru_cache(maxsize=None)(self._superior)
        self.seats_held = lru_cache(maxsize=None)(self._seats_held)

    def is_body(self, id: str) -> bool:
        """Whether the id names a body of the chart (on any day)."""
        return id in self._bodies

    def is_post(self, id: str) -> bool:
        """Whether the id names a post of the chart (on any day)."""
        return id in self._posts

    def bodies(self) -> tuple[str, ...]:
        """Ids of all bodies."""
        return tuple(sorted(self._bodies))

    def body(self, id: str, day: Day) -> Body | None:
        """The row of the body that holds on the day."""
        return next((row for row in self._bodies.get(id, ()) if day in row.span), None)

    def post(self, id: str, day: Day) -> Post | None:
        """The row of the post that holds on the day; none if its body does not exist then."""
        row = next((row for row in self._posts.get(id, ()) if day in row.span), None)
        return row if row is not None and self.body(row.body, day) is not None else None

    def post_row(self, id: str) -> Post:
        """Any row of a post that exists, for naming its body on days it no longer covers."""
        return self._posts[id][0]

    def posts_in(self, body: str, labels: Iterable[str], day: Day) -> tuple[str, ...]:
        """Posts of the body on the day that carry one of the labels."""
        wanted = set(labels)
        found = {row.id for row in self._posts_of.get(body, ()) if wanted & set(row.labels)}
        return tuple(sorted(id for id in found if (row := self.post(id, day)) and wanted & set(row.labels)))

    def all_posts_in(self, body: str, day: Day) -> tuple[str, ...]:
        """All posts of the body on the day."""
        return tuple(sorted({row.id for row in self._posts_of.get(body, ()) if self.post(row.id, day)}))

    def _holders(self, post: str, day: Day) -> tuple[str, ...]:
        row = self.post(post, day)
        if row is None:
            return ()
        acting = self.sources("acting", post, day)
        if acting:
            return acting
        absent = {*self.sources("absent", post, day), *self.sources("absent", row.body, day)}
        held = {t.person for t in self._tenures_of_post.get(post, ()) if day in t.span}
        return tuple(sorted(held - absent))

    def _seats_held(self, person: str, day: Day) -> tuple[str, ...]:
        """Posts the person holds on the day (acting counts, absent does not)."""
        tried = {t.post for t in self._tenures_of_person.get(person, ())}
        tried.update(self.targets("acting", person, day))
        return tuple(sorted(post for post in tried if person in self.holders(post, day)))

    def tenure(self, post: str, person: str, day: Day) -> Tenure | None:
        """The tenure of the person in the post on the day, if it is by tenure that the post is held."""
        return next((t for t in self._tenures_of_post.get(post, ()) if t.person == person and day in t.span), None)

    def targets(self, kind: str, source: str, day: Day) -> tuple[str, ...]:
        """Targets of relations of the kind from the source on the day."""
        return tuple(sorted({r.target for r in self._from_source.get((kind, source), ()) if day in r.span}))

    def sources(self, kind: str, target: str, day: Day) -> tuple[str, ...]:
        """Sources of relations of the kind towards the target on the day."""
        return tuple(sorted({r.source for r in self._to_target.get((kind, target), ()) if day in r.span}))

    def _superior(self, body: str, day: Day) -> str:
        """The one superior of the body on the day, or ""."""
        row = self.body(body, day)
        if row is None:
            return ""
        related = [r for r in self._from_source.get(("superior", body), ()) if day in r.span]
        above = max(related, key=lambda r: (r.span.start, r.id)).target if related else row.superior
        return above if self.body(above, day) is not None else ""

    def subordinates(self, body: str, day: Day) -> tuple[str, ...]:
        """Bodies directly below the body on the day."""
        return tuple(sorted(child for child in self._children.get(body, ()) if self.superior(child, day) == body))

    def chain_up(self, body: str, day: Day) -> tuple[str, ...]:
        """The body and all bodies above it on the day, nearest first."""
        chain = [body]
        while (above := self.superior(chain[-1], day)) and above not in chain:
            chain.append(above)
        return tuple(chain)

    def organs(self, body: str, day: Day) -> tuple[str, ...]:
        """Bodies of the same level as the body (its discipline body, its organisation department) on the day."""
        return tuple(id for id in self.sources("same_level", body, day) if self.body(id, day))

    def is_organ(self, body: str, day: Day) -> bool:
        """Whether the body is itself an organ of another body on the day."""
        return bool(self.targets("same_level", body, day))

    def persons(self, holder: str, day: Day) -> tuple[str, ...]:
        """Who an id of a post, person or body means on the day: holders, the person, or the body itself."""
        if self.is_post(holder):
            return self.holders(holder, day)
        return (holder,)

    def bodies_of(self, holder: str, day: Day) -> tuple[str, ...]:
        """The bodies an id stands in on the day: a body itself, the body of a post, the bodies of a person's posts."""
        if self.is_body(holder):
            return (holder,)
        if self.is_post(holder):
            return (self.post_row(holder).body,)
        return tuple(sorted({self.post_row(post).body for post in self.seats_held(holder, day)}))

    def reports_to(self, person: str, other: str, day: Day) -> bool:
        """Whether `other` holds the top post of the person's body or of one above it, or a `reports_to` relation says
        so.
        """
        mine = {person, *self.seats_held(person, day)}
        theirs = {other, *self.seats_held(other, day)}
        if any(set(self.targets("reports_to", id, day)) & theirs for id in mine):
            return True
        return any(
            TOP_LEADER in self.post_row(post).labels and self.post_row(post).body in self._chiefs_over(person, day)
            for post in self.seats_held(other, day)
        )

    def _chiefs_over(self, person: str, day: Day) -> set[str]:
        senders = {sender for id in (person, *self.seats_held(person, day)) for sender in self._senders_of(id, day)}
        if senders:
            return senders
        return {above for body in self.bodies_of(person, day) for above in self.chain_up(body, day)}

    def _senders_of(self, holder: str, day: Day) -> set[str]:
        """The bodies that sent this holder, as a dispatched person or post, or as part of a dispatched body."""
        if self._sent(holder, day):
            return set(self.bodies_of(holder, day))
        if not self.is_post(holder):
            return set()
        team = self.post_row(holder).body
        return {self.superior(team, day)} - {""} if self._sent(team, day) else set()

    def _sent(self, source: str, day: Day) -> bool:
        return bool(self.targets("dispatched", source, day))

    def senders_into(self, body: str, day: Day) -> tuple[str, ...]:
        """The bodies that sent a dispatched team or person into the body."""
        found: set[str] = set()
        for source in self.sources("dispatched", body, day):
            found |= {self.superior(source, day)} - {""} if self.is_body(source) else set(self.bodies_of(source, day))
        return tuple(sorted(found))

    def kin_of(self, person: str, day: Day) -> frozenset[str]:
        """Relatives by a `kin` relation in either direction."""
        return frozenset((*self.targets("kin", person, day), *self.sources("kin", person, day)))

    def boundaries(self, *ids: str) -> tuple[Day, ...]:
        """Days on which a row that names one of these posts, people or bodies begins or ends, in order."""
        return tuple(sorted(set().union(*(self._days.get(id, ()) for id in ids))))

    @cached_property
    def all_days(self) -> tuple[Day, ...]:
        """Every day on which something of the chart begins or ends."""
        return self.boundaries(*self._days)

    def _index_days(self) -> dict[str, set[Day]]:
        days: dict[str, set[Day]] = defaultdict(set)
        for span, first, second in self._dated_rows():
            days[first].update((span.start, span.stop))
            days[second].update((span.start, span.stop))
        return days

    def _dated_rows(self) -> Iterator[tuple[Span, str, str]]:
        yield from ((row.span, row.id, row.superior) for row in self.chart.bodies)
        yield from ((row.span, row.id, row.body) for row in self.chart.posts)
        yield from ((row.span, row.post, row.person) for row in self.chart.tenures)
        yield from ((row.span, row.source, row.target) for row in self.chart.relations)
