"""Charts by seed that a reader would accept and hardly anyone would draw: bodies and posts that come, go and move, and
relations of every kind between holders of every kind, withdrawn and learnt late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import TypeVar

from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.organisation.chart import Body, Chart, Person, Post, Relation, Tenure
from hengjian.core.rulebook.rulebook import Role, Step, StepKind
from tests.laws.dice import day_in_zone, moment

KINDS = ("committee", "discipline_body", "organisation_department", "work_department")
LABELS = ("top_leader", "member", "discipline_head", "dispatched_head", "leading_official", "declarant")
RELATED = (
    "same_level",
    "dispatched",
    "in_charge",
    "dispatched",
    "dual",
    "assisting",
    "deputy",
    "same_level",
    "acting",
    "absent",
)
NAMES = {StepKind.ORGAN: KINDS, StepKind.POSTS: LABELS, StepKind.POSTS_OR_ORGANS: LABELS, StepKind.RELATED: RELATED}
START = Day(2022, 1, 1)
Named = TypeVar("Named", Body, Post, Person, Tenure, Relation)


class _Chart:
    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)
        self.many = self.dice.randint(2, 7)
        self.bodies = [f"b{n}" for n in range(self.many)]
        self.posts = [f"h{n}" for n in range(self.dice.randint(1, 8))]
        self.people = [f"p{n}" for n in range(4)]

    def day(self) -> Day:
        return START + timedelta(days=self.dice.choice((0, 1, 2, 3, 5, 8, 13, 21, 34)) + self.dice.randint(-1, 1))

    def span(self) -> Span:
        start = self.day()
        return Span(start, OPEN if self.dice.random() < 0.6 else max(self.day(), start - timedelta(days=1)))

    def spans(self) -> list[Span]:
        """One to three that do not overlap, some of which touch."""
        days = sorted({self.day() for _ in range(self.dice.choice((1, 2, 2, 3, 4)))})
        stops = [*days[1:], OPEN if self.dice.random() < 0.7 else days[-1] + timedelta(days=3)]
        found = [Span(*pair) for pair in zip(days, stops, strict=True)]
        return [span for span in found if self.dice.random() < 0.8] or found[:1]

    def body_rows(self) -> list[Body]:
        """Each below one that comes before it, so that nobody stands above itself."""
        return [
            Body(id, id, self.dice.choice(KINDS), self.above(n), self.dice.choice(("county", "city")), span)
            for n, id in enumerate(self.bodies)
            for span in (self.spans() if self.dice.random() < 0.5 else [Span(START - timedelta(days=9))])
        ]

    def above(self, number: int) -> str:
        return self.dice.choice(self.bodies[:number]) if number and self.dice.random() < 0.8 else ""

    def post_rows(self) -> list[Post]:
        found = []
        for id in self.posts:
            body = self.dice.choice(self.bodies)
            for span in self.spans() if self.dice.random() < 0.5 else [Span(START - timedelta(days=9))]:
                if self.dice.random() < 0.3:
                    body = self.dice.choice(self.bodies)
                found.append(Post(id, body, id, tuple(self.dice.choices(LABELS, k=self.dice.randint(0, 3))), span))
        return found

    def tenures(self) -> list[Tenure]:
        found = []
        for n in range(self.dice.randint(0, 12)):
            id = f"t{n}"
            for version in range(self.dice.choice((1, 1, 2, 3))):
                post = self.dice.choice(self.posts)
                span, learnt = self.span(), moment(self.day() + timedelta(days=version))
                person = self.dice.choice(self.people)
                if version and self.dice.random() < 0.3:
                    post, person, span = "", "", Span(span.start, span.start)
                found.append(
                    Tenure(id, post, person, span, learnt, day_in_zone(learnt), self.dice.choice(("", "2022")))
                )
        return found

    def relations(self) -> list[Relation]:
        found = []
        for n in range(self.dice.randint(2, 20)):
            kind = self.dice.choice((*RELATED, "superior", "superior"))
            id = f"x{self.dice.randint(0, 99)}-{n}"
            for version in range(self.dice.choice((1, 1, 2))):
                source, target = self.ends(kind)
                span, learnt = self.span(), moment(self.day() + timedelta(days=version))
                if version and self.dice.random() < 0.3:
                    source, target, span = "", "", Span(span.start, span.start)
                found.append(Relation(id, kind, source, target, span, learnt, day_in_zone(learnt)))
        return found

    def ends(self, kind: str) -> tuple[str, str]:
        any_holder = self.bodies + self.posts + self.people
        if kind == "superior":
            low = self.dice.randint(1, self.many - 1)
            return self.bodies[low], self.dice.choice(self.bodies[:low])
        if self.dice.random() < 0.1:
            return self.dice.choice(any_holder), self.dice.choice(any_holder)
        if kind in ("acting", "absent"):
            return self.dice.choice(self.people), self.dice.choice((*self.posts, *self.bodies[:2]))
        sources = self.bodies if kind == "same_level" else any_holder
        return self.dice.choice(sources), self.dice.choice(self.bodies)


def wild_roles(seed: int, many: int) -> dict[str, Role]:
    """Roles that take one to three steps of any kind."""
    dice, found = Random(seed), {}
    for number in range(many):
        kinds = dice.choices(tuple(StepKind), k=dice.choice((1, 2, 2, 3)))
        path = tuple(Step(kind, tuple(dice.sample(NAMES.get(kind, ("", "-")), dice.randint(1, 2)))) for kind in kinds)
        name = f"role{number:02}"
        found[name] = Role(name, name, name, path, "", single=False)
    return found


def wild_chart(seed: int) -> Chart:
    """The chart of a seed, its rows in no order that means anything."""
    made = _Chart(seed)
    rows = [made.body_rows(), made.post_rows(), made.tenures(), made.relations()]
    for each in rows:
        made.dice.shuffle(each)
    bodies, posts, tenures, relations = rows
    return Chart(
        bodies=tuple(bodies),
        posts=tuple(posts),
        people=tuple(Person(id, id) for id in made.people),
        tenures=tuple(tenures),
        relations=tuple(relations),
    )


def side_by_side(charts: Sequence[Chart]) -> Chart:
    """Several charts as one: each keeps to itself, under ids of its own."""
    parts = [_apart(chart, f"{number}:") for number, chart in enumerate(charts)]
    return Chart(
        bodies=tuple(row for part in parts for row in part.bodies),
        posts=tuple(row for part in parts for row in part.posts),
        people=tuple(row for part in parts for row in part.people),
        tenures=tuple(row for part in parts for row in part.tenures),
        relations=tuple(row for part in parts for row in part.relations),
    )


def _apart(chart: Chart, mark: str) -> Chart:
    def named(row: Named, *fields: str) -> Named:
        ids = {field: id and mark + id for field in ("id", *fields) for id in (getattr(row, field),)}
        return replace(row, **ids)

    return Chart(
        bodies=tuple(named(row, "superior") for row in chart.bodies),
        posts=tuple(named(row, "body") for row in chart.posts),
        people=tuple(named(row) for row in chart.people),
        tenures=tuple(named(row, "post", "person") for row in chart.tenures),
        relations=tuple(named(row, "source", "target") for row in chart.relations),
    )
