"""An instance: one thing that may be owed, before its evidence is looked at (semantics 3).

- An instance is made once, from roles, days and triggers; what happened afterwards never makes or unmakes it.
- Its id is readable: norm@version / bearer / subject / trigger. It does not change with outcome, time or successor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from hengjian.core.calendar.span import Day, Span
from hengjian.core.evaluate.obligation import Reason, Shown
from hengjian.core.rulebook.norm import Norm, Trigger


class Bound(StrEnum):
    """What carries the duty: a person in a post, the post, the body, or a person who knew (semantics 2)."""

    PERSON = "person"
    POST = "post"
    BODY = "body"
    KNOWER = "knower"


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A side of an obligation: a body, a post in it ("" for the body itself), and the person in the post."""

    body: str
    post: str = ""
    person: str = ""

    @property
    def key(self) -> str:
        """`person@post`, or the post, or the body, with the separators of an id escaped."""
        if self.person:
            return f"{escape_part(self.person)}@{escape_part(self.post)}" if self.post else escape_part(self.person)
        return escape_part(self.post or self.body)

    @property
    def shown(self) -> str:
        """The same, unescaped, for the subject column."""
        if self.person:
            return f"{self.person}@{self.post}" if self.post else self.person
        return self.post or self.body


def escape_part(text: str) -> str:
    """A part of an id with `%`, `/`, `@` and `+` written as `%25`, `%2F`, `%40` and `%2B`."""
    for sign in "%/@+":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


@dataclass(frozen=True, slots=True)
class Frame:
    """The pair in which roles are read: `upper` directly above `lower`; the same body twice where there is no pair."""

    upper: str
    lower: str

    @property
    def is_pair(self) -> bool:
        """Whether two bodies stand in it, so that their relation is watched."""
        return self.upper != self.lower


@dataclass(frozen=True, slots=True)
class Instance:
    """What is owed by `bearer` about or towards `subjects` under `norm`, raised by `trigger` on `arises_on`.

    `sources` are the roots of the records that raised it; `home` the organisation the bearer's role was read from;
    `recipients` says that the subjects are those it is owed to. `roster` are the members of a group; `spoken_of` those
    whom a duty of one bearer is about, who are kept away from what is told of it. `after` (since_last) is the day
    after which, or from which (`opens`), an act counts.
    """

    norm: Norm
    how: Trigger
    bound: Bound
    bearer: Party
    home: str
    frame: Frame
    subjects: tuple[Party, ...]
    recipients: bool
    trigger: str
    sources: tuple[str, ...]
    arises_on: Day
    occurred_on: Day
    slot: Span | None = None
    slot_due: Day | None = None
    labels: frozenset[str] = frozenset()
    opens: bool = True
    moved: bool = False
    candidates: tuple[Party, ...] = ()
    unset: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = field(default=())
    retracted: bool = False
    lapsed_due: Day | None = None
    roster: tuple[Party, ...] = ()
    spoken_of: tuple[Party, ...] = ()

    @property
    def id(self) -> str:
        """`norm@version/bearer/subject/trigger` (design: the obligations table)."""
        bearer = escape_part(self.bearer.post or self.bearer.body or self.bearer.person)
        if self.bound in (Bound.PERSON, Bound.KNOWER) and self.bearer.person:
            bearer = f"{bearer}+{escape_part(self.bearer.person)}"
        subject = "+".join(party.key for party in self.subjects)
        trigger = self.trigger.replace("%", "%25").replace("/", "%2F")
        return f"{self.norm.id}@{self.norm.version}/{bearer}/{subject}/{trigger}"

    @property
    def subject_shown(self) -> str:
        """The subject column."""
        return "+".join(party.shown for party in self.subjects)


def reason(code: str, **facts: Shown) -> Reason:
    """A reason with its facts in the order given."""
    return Reason(code, tuple(facts.items()))
