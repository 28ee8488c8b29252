"""A norm: who must (or must not, or may) do what towards whom, when, by when, on what evidence.

- One norm, one clause of the text; versions of a norm share an id and follow one another in time.
- A norm names roles, kinds, facts, checks, parameters and ladders; it never names a person or a body.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hengjian.core.calendar.deadline import Roll as Roll
from hengjian.core.calendar.deadline import Rounding as Rounding
from hengjian.core.calendar.span import Day, Span
from hengjian.core.errors import Place
from hengjian.core.rulebook.nature import Nature
from hengjian.core.rulebook.predicate import Predicate
from hengjian.core.rulebook.quantity import Quantity


class NormKind(StrEnum):
    """The five forms of a rule block."""

    DUTY = "duty"
    GUARD = "guard"
    PROHIBITION = "prohibition"
    RIGHT = "right"
    CONSEQUENCE = "consequence"


class Source(StrEnum):
    """What the norm rests on: the text, its necessary mirror, the official interpretation, lost text, or our design."""

    TEXT = "text"
    MIRROR = "mirror"
    INTERPRETATION = "interpretation"
    LOST = "lost"
    OURS = "ours"


class Force(StrEnum):
    """must, may, never, or an aim that is shown and never breached."""

    MUST = "must"
    MAY = "may"
    NEVER = "never"
    AIM = "aim"


class Testability(StrEnum):
    """Fields decide; fields give a sign and a person confirms; only a person can judge."""

    FIELDS = "fields"
    PROXY = "proxy"
    HUMAN = "human"


class Mode(StrEnum):
    """Several bearers: each owes it, whichever is competent owes it, or one record signed by all."""

    EACH = "each"
    ANY = "any"
    JOINT = "joint"


class Per(StrEnum):
    """One obligation per bearer, per bearer and subject, or per set of two."""

    BEARER = "bearer"
    PAIR = "pair"
    UNORDERED_PAIR = "unordered_pair"


class RosterDay(StrEnum):
    """The day on which the members of a group are counted."""

    OPENING = "opening"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Group:
    """`per: bearer` over a set of subjects: all of them (`at_least` 0), or at least m, as counted on `roster`."""

    at_least: int
    roster: RosterDay


class PeriodKind(StrEnum):
    """`calendar` slots or the time `since_last`; always written (trap T1)."""

    CALENDAR = "calendar"
    SINCE_LAST = "since_last"


@dataclass(frozen=True, slots=True)
class Every:
    """Periodic. Calendar periods are 1, 3, 6, 12 months or a multiple of 12 with its first year."""

    amount: Quantity
    period: PeriodKind
    first_year: int | None = None


@dataclass(frozen=True, slots=True)
class New:
    """Each record of a kind (or family) that satisfies the condition."""

    kind: str
    where: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """A guard on each record of a kind (or family): the evidence is due when that record happens."""

    kind: str
    where: tuple[Predicate, ...] = ()


@dataclass(frozen=True, slots=True)
class InState:
    """Each entry of a matter into a state of a procedure."""

    procedure: str
    state: str


@dataclass(frozen=True, slots=True)
class OnFact:
    """Each fact of this name (facts.yaml) that the bearer knows of."""

    name: str


@dataclass(frozen=True, slots=True)
class Always:
    """As long as the bearer is bound."""


Trigger = Every | New | Before | InState | OnFact | Always


class Anchor(StrEnum):
    """From which day a deadline is counted."""

    OCCURRENCE = "occurrence"
    AWARENESS = "awareness"
    RECEIPT = "receipt"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Window:
    """Due on the last day of the slot."""


@dataclass(frozen=True, slots=True)
class AtEvent:
    """Due on the day of the guarded or triggering record itself."""


@dataclass(frozen=True, slots=True)
class Continuous:
    """Holds all the time; see semantics 4 for what that means with each trigger."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """`amount` after the anchor (for a date: on that day of the slot). The end day is inside."""

    amount: Quantity
    anchor: Anchor
    receipt_field: str = ""
    rounding: Rounding | None = None
    roll: Roll | None = None


Due = Window | AtEvent | Continuous | Deadline


class Link(StrEnum):
    """How a record is tied to an obligation (semantics 5)."""

    RE = "re"
    SUBJECT = "subject"
    MATTER = "matter"


@dataclass(frozen=True, slots=True)
class Part:
    """A record of `kind` (or family) with `fields` filled and `where` true.

    `link` overrides the trigger's own way of linking; `standing` = in force rather than done in the window;
    `produced_by` = roles whose acts also count, seen from the bearer's body.
    """

    kind: str
    fields: tuple[str, ...] = ()
    where: tuple[Predicate, ...] = ()
    link: Link | None = None
    standing: bool = False
    produced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Part `left` names part `right` in its reference field."""

    left: str
    field: str
    right: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Parts that are all needed."""

    parts: tuple[Part, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Says:
    """The sentence shown to people; `{due}` and `{period}` are filled from the parameters in force."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Which ladder tells whom, and which consequence a person may propose."""

    ladder: str
    consequence: str = ""


@dataclass(frozen=True, slots=True)
class Exempt:
    """`exception_to` one norm: while `when` holds on `arises_on`, the norm does not apply, or its due or evidence
    change.
    """

    label: str
    norm: str
    rank: int
    when: tuple[Predicate, ...]
    body_kinds: tuple[str, ...]
    body_levels: tuple[str, ...]
    due: Due | None
    met_by: tuple[Alternative, ...]
    span: Span
    rulebook: str
    clause: str
    place: Place


@dataclass(frozen=True, slots=True)
class Norm:
    """One version of one norm. `recorded_on` is when this version became known; it binds from the later of the two
    days.
    """

    id: str
    version: int
    rulebook: str
    article: str
    clause: str
    kind: NormKind
    force: Force
    source: Source
    test: Testability
    by: tuple[str, ...]
    about: tuple[str, ...]
    towards: tuple[str, ...]
    per: Per
    triggers: tuple[Trigger, ...]
    due: Due
    met_by: tuple[Alternative, ...]
    checks: tuple[str, ...]
    missed: Missed
    see: str
    says: Says
    span: Span
    recorded_on: Day
    mode: Mode = Mode.EACH
    group: Group | None = None
    bind: Mapping[str, str] = field(default_factory=dict)
    link: Link | None = None
    label_shift: int = 0
    scope: str = ""
    links: tuple[str, ...] = ()
    nature: Nature = Nature.EVENT
    split_from: str = ""
    personal: bool = False
    place: Place = Place("")
