"""Bodies, posts, people, tenures and relations of a world: reshuffles, vacancies, acting, absence, deputies, kin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from hengjian.core.calendar.span import OPEN, Day, Moment, Span
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post, Relation, Tenure
from tests.laws.dice import FIRST, LAST, Days, Dice, Moments, day_in_zone, moment

PEOPLE = tuple(f"p{number}" for number in range(8))
EVER = Day(2020, 6, 1)

_BODIES = (
    ("b0", "committee", ""),
    ("b1", "committee", "b0"),
    ("b2", "township", "b0"),
    ("b3", "committee", "b1"),
    ("d0", "discipline_body", ""),
    ("d1", "discipline_body", ""),
)
_POSTS = (
    ("h0", "b0", "top_leader"),
    ("h1", "b1", "top_leader"),
    ("k0", "d0", "discipline_head"),
    ("m1", "b1", "member"),
    ("h2", "b2", "top_leader"),
    ("h3", "b3", "top_leader"),
    ("k1", "d1", "discipline_head"),
    ("n1", "b1", "member"),
    ("m0", "b0", "member"),
    ("k2", "b2", "discipline_head"),
    ("m3", "b3", "member"),
)
_SIZES = (("b0", "b1", "d0"), ("b0",), ("b0", "b1", "b2", "b3", "d0", "d1"), ("b0", "b1", "b2", "b3"))


@dataclass(slots=True)
class Places:
    """A chart under construction."""

    dice: Dice
    days: Days
    moments: Moments
    bodies: list[Body] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    tenures: list[Tenure] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def build(self) -> Chart:
        """Everything, in an order that means nothing."""
        there = self.dice.one_of((_SIZES[2], _SIZES[2], _SIZES[0], _SIZES[1], _SIZES[3]))
        for id, kind, superior in _BODIES:
            if id in there:
                span = Span(EVER, self._end_of_body(id))
                self.bodies.append(Body(id, id, kind, superior if superior in there else "", "county", span))
        for id, body, label in _POSTS:
            if body in there:
                self.posts.append(Post(id, body, id, (label,), Span(EVER)))
                self._seat(id)
        self._relate(there)
        adopted = self.dice.one_of((FIRST, FIRST, Day(2021, 3, 15), Day(2022, 7, 1)))
        self.days.remember(adopted)
        deployment = Deployment(
            adopted={"rulebook": adopted},
            outside=self.dice.one_of(("outside:above", "")),
            level=self.dice.one_of(("county", "county", "central")),
        )
        people = tuple(Person(id, id) for id in PEOPLE)
        return Chart(
            deployment, tuple(self.bodies), tuple(self.posts), people, tuple(self.tenures), tuple(self.relations)
        )

    def _end_of_body(self, id: str) -> Day:
        return self.days.pick(Day(2022, 7, 1)) if id == "b3" and self.dice.chance(15) else OPEN

    def _seat(self, post: str) -> None:
        """The people who hold a post one after the other, with gaps, and what was learnt of it when."""
        start = EVER if self.dice.chance(70) else self.days.pick()
        for number in range(self.dice.number(1, 3)):
            id, person = f"t-{post}-{number}", self.dice.one_of(PEOPLE)
            learnt = self.moments.of(start)
            self._tenure(id, post, person, Span(start), learnt)
            if not self.dice.chance(50):
                return
            end = self.days.pick(max(start, FIRST), LAST)
            self.days.remember(end, 30)
            learnt = self._later(learnt, end)
            self._tenure(id, post, person, Span(start, end), learnt)
            if self.dice.chance(10):
                self._tenure(id, post, person, Span(start, start), self._later(learnt, end))
            start = end + timedelta(days=self.dice.one_of((0, 1, 29, 30, 31, 120)))

    def _later(self, than: Moment, day: Day) -> Moment:
        """When a change was learnt: after the version before it, often on its day, now and then ahead of it."""
        if self.dice.chance(15):
            return than + timedelta(days=1)
        return self.moments.of(day, than + timedelta(hours=1))

    def _tenure(self, id: str, post: str, person: str, span: Span, learnt: Moment) -> None:
        self.tenures.append(Tenure(id, post, person, span, learnt, day_in_zone(learnt)))

    def _relate(self, there: tuple[str, ...]) -> None:
        for organ, house in (("d0", "b0"), ("d1", "b1")):
            if organ in there and house in there:
                self._relation("same_level", organ, house, Span(EVER), moment(EVER))
        posts = tuple(post.id for post in self.posts)
        for _ in range(self.dice.number(0, 5)):
            kind = self.dice.one_of(
                (
                    "acting",
                    "absent",
                    "kin",
                    "superior",
                    "deputy",
                    "reports_to",
                    "dispatched",
                    "in_charge",
                    "recused",
                    "implicated",
                    "dual",
                )
            )
            source, target = self._ends(kind, posts, there)
            if source and target:
                start = self.days.pick()
                end = OPEN if self.dice.chance(40) else self.days.pick(start)
                self.days.remember(start)
                learnt = self.moments.of(start)
                self._relation(kind, source, target, Span(start), learnt)
                if end != OPEN:
                    row = self.relations[-1]
                    self.days.remember(end)
                    self._relation(kind, source, target, Span(start, end), self._later(learnt, end), row.id)

    def _ends(self, kind: str, posts: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, str]:
        match kind:
            case "acting" | "absent" | "deputy":
                return self.dice.one_of(PEOPLE), self.dice.one_of(posts)
            case "kin" | "reports_to":
                first, second = self.dice.one_of(PEOPLE), self.dice.one_of(PEOPLE)
                return (first, second) if first != second else ("", "")
            case "superior":
                return ("b3", self.dice.one_of(("b2", "b0"))) if "b3" in there else ("", "")
            case "dispatched":
                return ("d0", self.dice.one_of(("b1", "b2"))) if "d0" in there and "b2" in there else ("", "")
            case "in_charge":
                return self.dice.one_of(posts), self.dice.one_of(there)
            case "recused" | "implicated":
                return self.dice.one_of(PEOPLE), f"r{self.dice.number(1, 6)}"
            case _:
                return self.dice.one_of(PEOPLE), self.dice.one_of(there)

    def _relation(self, kind: str, source: str, target: str, span: Span, learnt: Moment, id: str = "") -> None:
        name = id or f"x{len(self.relations)}"
        self.relations.append(Relation(name, kind, source, target, span, learnt, day_in_zone(learnt)))
