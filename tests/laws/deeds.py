"""The register of a world: acts of every kind, corrections of corrections, withdrawals, late records, judgements.

Blind records hardly ever meet anything. So a world is made of scenes: the acts one rule speaks of, done by those it
speaks of, near the days that matter; now and then by somebody else, with something missing, or undone again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from hengjian.core.calendar.span import Day
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import JUDGEMENT, WITHDRAWAL, Record, Register
from tests.laws.dice import FIRST, LAST, Days, Dice, Moments, day_in_zone
from tests.laws.places import PEOPLE

TEXTS = ("看了三个问题,提了两条意见", "看了三个问题,提了两条建议", "另说一件小事")
APT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("k0", ("h1",)),
    ("k0", ("h2",)),
    ("k1", ("h3",)),
    ("h0", ("h1",)),
    ("h1", ("m1", "n1")),
    ("k0", ("h0", "m0")),
    ("k1", ("h1", "m1")),
)
"""Who must talk with whom."""
Fields = Mapping[str, object]


@dataclass(slots=True)
class Deeds:
    """A register under construction."""

    dice: Dice
    days: Days
    moments: Moments
    chart: Chart
    records: list[Record] = field(default_factory=list)

    def build(self) -> Register:
        """The scenes of a world, one after the other; their days go to and fro."""
        scenes = (
            self.talk,
            self.talk,
            self.talk,
            self.mend,
            self.mend,
            self.decide,
            self.correct,
            self.account,
            self.exchange,
            self.petition,
            self.undo,
            self.rule,
            self.gather,
        )
        for _ in range(self.dice.number(3, 10)):
            self.dice.one_of(scenes)()
        return Register(tuple(self.records))

    # --- scenes -----------------------------------------------------------------------------------------------------

    def talk(self) -> None:
        """A head talks with one or several; most often with those whom the head must talk with."""
        apt = [(by, about) for by, about in APT if {by, *about} <= {*self._posts("hkmn")}]
        if apt and self.dice.chance(70):
            head, others = self.dice.one_of(apt)
            good = {"in_person": not self.dice.chance(12), "points": self.dice.one_of(TEXTS)}
            speaker = self.dice.one_of(PEOPLE) if self.dice.chance(25) else head
            self._put("talk.supervision", self.days.pick(), speaker, others, body=self._home(head), fields=good)
            return
        about = self.dice.some((*self._posts("h"), *self._posts("mn"), *PEOPLE[:3]), 3)
        fields = {"in_person": not self.dice.chance(15), "points": self.dice.one_of((*TEXTS, ""))}
        self._put("talk.supervision", self.days.pick(), self._someone("kh"), about, fields=fields)

    def exchange(self) -> None:
        """Two of a team exchange views, or a body with one below it."""
        about = self.dice.some((*self._posts("hmn"), *self._bodies()), 3)
        self._put("talk.exchange", self.days.pick(), self._someone("hmn"), about)

    def account(self) -> None:
        """A top leader's account, sometimes of last year, sometimes judged."""
        day = self.days.pick()
        parts = self.dice.one_of((["a", "b"], ["a"], ["b", "a", "c"], []))
        year = str(day.year - self.dice.one_of((0, 0, 1)))
        id = self._put("account", day, self._someone("h"), ("b0",), fields={"year": year, "parts": parts})
        if self.dice.chance(60):
            verdict = self.dice.one_of(("ok", "not_ok"))
            later = self.days.pick(day, min(LAST, day + timedelta(days=90)))
            self._put(JUDGEMENT, later, self._someone("hk"), re=(id,), fields={"verdict": verdict, "reason": "看过"})

    def gather(self) -> None:
        """A meeting of a body, perhaps about another."""
        self._meeting(self.days.pick())

    def decide(self) -> None:
        """A decision, most often with its meeting, on its day, the day before, or the day after."""
        day = self.days.pick()
        body = self.dice.one_of(self._bodies())
        fields: dict[str, object] = {"adopted_on": day.isoformat(), "votes": 3}
        fields["speakers"] = list(self.dice.some(self._seats(body), 3))
        if self.dice.chance(50):
            fields["speakers"] = [*self._seats(body)[1:], *self._seats(body)[:1]]
        if self.dice.chance(75):
            fields["meeting"] = self._meeting(day + timedelta(days=self.dice.one_of((0, -1, 1))), body)
        kind = self.dice.one_of(("decision.major", "decision.major", "decision.minor"))
        self._put(kind, day, self.dice.one_of((body, *self._seats(body))), body=body, fields=fields)

    def mend(self) -> None:
        """A finding, and what followed: a plan, a report in time or late, a review, a talk."""
        day = self.days.pick()
        unit = self.dice.one_of(self._bodies())
        if self.dice.chance(40):
            unit = self.dice.one_of((*self._posts("hm"), *PEOPLE[:2]))
        left = [row for row in self.chart.tenures if row.span.stop < LAST and row.post[0] in "hm"]
        if left and self.dice.chance(25):  # somebody is about to leave
            leaving = self.dice.one_of(left)
            unit, day = leaving.post, leaving.span.stop - timedelta(days=self.dice.number(1, 40))
        fields: dict[str, object] = {"rectify": not self.dice.chance(15), "to": unit}
        fields["severity"] = self.dice.one_of(("serious", "minor"))
        if self.dice.chance(60):
            fields["received_on"] = (day + timedelta(days=self.dice.number(0, 9))).isoformat()
        about, body = self.dice.some((unit, *self._posts("h")), 2), self._home(unit)
        finding = self._put("finding", day, self._someone("kh"), about, body=body, fields=fields)
        if self.dice.chance(40):
            self._put("rectification.plan", self._after(day, 7), unit, re=(finding,))
        if self.dice.chance(50):
            done = self._after(day, 60)
            report = self._put("rectification.report", done, unit, re=(finding,), fields={"result": "改了"})
            if self.dice.chance(60):
                verdict = self.dice.one_of(("accepted", "rejected"))
                answered = self.dice.one_of((report, finding))
                organs = tuple(body for body in self._bodies() if body[0] == "d") or self._bodies()
                judge = self.dice.one_of((*organs, self._someone("k")))
                day_of_review = self._after(done, 10)
                self._put("rectification.review", day_of_review, judge, re=(answered,), fields={"verdict": verdict})
        if self.dice.chance(50):
            about = self.dice.some((unit, *self._posts("h")), 2)
            self._put("talk.supervision", self._after(day, 75), self._someone("kh"), about, fields={"in_person": True})

    def petition(self) -> None:
        """Petitions about one and the same, from one or several."""
        day, about = self.days.pick(), self.dice.one_of((*self._posts("h"), *PEOPLE[:2], *self._bodies()))
        for _ in range(self.dice.number(1, 3)):
            self._put("petition", day, self.dice.one_of(PEOPLE), (about,), body=self.dice.one_of(self._bodies()))
            day = self._after(day, 120)

    def rule(self) -> None:
        """A rule in force from a day on, and perhaps not for ever."""
        day = self.days.pick(FIRST - timedelta(days=60))
        fields = {"valid_from": day.isoformat()}
        if self.dice.chance(30):
            fields["valid_to"] = self.days.pick(day).isoformat()
        body = self.dice.one_of(self._bodies())
        self._put("rule_document", day, body, body=body, fields=fields)

    def correct(self) -> None:
        """A record, corrected ones too, had another day, other people or another field."""
        old = self.dice.one_of(self.records) if self.records else None
        if old is None or old.kind == WITHDRAWAL:
            return
        day = self.days.pick() if self.dice.chance(60) else old.occurred_on
        fields = dict(old.fields)
        if "adopted_on" in fields:
            fields["adopted_on"] = day.isoformat()
        for name in sorted(fields):
            if name != "adopted_on" and self.dice.chance(15):
                del fields[name]
        about = old.about if self.dice.chance(70) else self.dice.some(self._posts("hmn"), 2)
        self._put(old.kind, day, old.by, about, re=old.re, body=old.body, corrects=old, fields=fields)

    def undo(self) -> None:
        """A record is taken back."""
        old = self.dice.one_of(self.records) if self.records else None
        if old is not None and old.kind != WITHDRAWAL:
            self._put(WITHDRAWAL, old.occurred_on, old.by, corrects=old)

    # --- what scenes are made of ------------------------------------------------------------------------------------

    def _put(
        self,
        kind: str,
        day: Day,
        by: str,
        about: tuple[str, ...] = (),
        *,
        re: tuple[str, ...] = (),
        body: str = "",
        corrects: Record | None = None,
        fields: Fields | None = None,
    ) -> str:
        id = f"r{len(self.records) + 1}"
        not_before = corrects.recorded_at + timedelta(hours=self.dice.number(0, 1)) if corrects else None
        at = self.moments.of(day, not_before)
        self.days.remember(day, 10, 60)
        if by and not body and self.dice.chance(70):
            body = self._home(by)
        old = corrects.id if corrects else ""
        self.records.append(Record(id, kind, day, at, day_in_zone(at), body, by, about, re, old, "", fields or {}))
        return id

    def _meeting(self, day: Day, body: str = "") -> str:
        house = body or self.dice.one_of(self._bodies())
        everybody = [*self._seats(house), *self.dice.some((*self._posts("hkmn"), *PEOPLE), 2)]
        attendees = everybody if self.dice.chance(60) else list(self.dice.some(everybody, 3))
        about = self.dice.some(self._bodies(), 2)
        return self._put("meeting", day, house, about, body=house, fields={"attendees": attendees})

    def _after(self, day: Day, about: int) -> Day:
        return self.days.pick(day, day + timedelta(days=about * 2))

    def _someone(self, letters: str) -> str:
        """Mostly one of the posts the rule speaks of; else anybody or anything."""
        fitting = self._posts(letters)
        if fitting and not self.dice.chance(20):
            return self.dice.one_of(fitting)
        return self.dice.one_of((*(post.id for post in self.chart.posts), *PEOPLE, *self._bodies()))

    def _posts(self, letters: str) -> tuple[str, ...]:
        return tuple(post.id for post in self.chart.posts if post.id[0] in letters)

    def _bodies(self) -> tuple[str, ...]:
        return tuple(body.id for body in self.chart.bodies)

    def _seats(self, body: str) -> list[str]:
        return [post.id for post in self.chart.posts if post.body == body]

    def _home(self, holder: str) -> str:
        """The body of a post, a body itself; nothing for a person."""
        posts = [post.body for post in self.chart.posts if post.id == holder]
        return posts[0] if posts else holder if holder in self._bodies() else ""
