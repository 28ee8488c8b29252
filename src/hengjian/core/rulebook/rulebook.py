"""A rulebook: one regulation, or one body's measures, as values; and the stack in which they are loaded together.

- A stack is a tuple of rulebooks in load order; names are resolved over the whole stack (`stack.py`).
- Every value remembers its place, so that a mistake or a verdict can be traced to a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hengjian.core.calendar.span import Day, Moment, Span
from hengjian.core.errors import Place
from hengjian.core.rulebook.norm import Exempt, Norm
from hengjian.core.rulebook.predicate import Check, Predicate
from hengjian.core.rulebook.quantity import Amount, Origin, Quantity, Unit


class FieldType(StrEnum):
    """Types of record fields. A holder is the id of a post, a person or a body; `reference` is the id of a record."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"
    CHOICE = "choice"
    HOLDER = "holder"
    HOLDERS = "holders"
    REFERENCE = "reference"
    REFERENCES = "references"
    TEXTS = "texts"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a kind. `compared` text takes part in likeness; an `addressee` knows, a `reader` may read the record.

    `value_names` are the Chinese names of `values`, in the same order.
    """

    name: str
    type: FieldType
    zh: str
    en: str
    values: tuple[str, ...] = ()
    compared: bool = False
    addressee: bool = False
    reader: bool = False
    value_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """记录种类. `name` is `talk.supervision`; `family` is `talk`; `day_field` equals `occurred_on` where it is filled.

    `label_field` names the year or period the act counts for (semantics 5: labels beat days).
    `visibility` is the class V0 to V7 of who may see it; `minutes` is what filing one takes (0: nobody has said);
    `visit` says that somebody came to look.
    A family with kinds of its own cannot be filed itself.
    """

    name: str
    family: str
    zh: str
    en: str
    visibility: str
    fields: Mapping[str, FieldSpec]
    day_field: str = ""
    label_field: str = ""
    common: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    minutes: int = 0
    visit: bool = False
    place: Place = Place("")


class StepKind(StrEnum):
    """One step of a role path, taken from a body on a day."""

    OWN = "own"
    SUPERIOR = "superior"
    SUBORDINATES = "subordinates"
    ORGAN = "organ"  # bodies `same_level` with the body, of the kinds `names`
    DISPATCHED = "dispatched"  # sources of `dispatched` into the body
    SENDER = "sender"  # the body that sent the dispatched team
    POSTS = "posts"  # holders of posts of the body with a label of `names`
    POSTS_OR_ORGANS = "posts_or_organs"  # the same, also in the bodies of the same level
    IN_CHARGE = "in_charge"  # sources of `in_charge` towards the body
    RELATED = "related"  # bodies or persons by the relation kinds `names`
    RECORD = "record"  # taken from the trigger record; the norm says which field (`bind`)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a path and the labels, body kinds or relation kinds it goes by."""

    kind: StepKind
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """角色: a path over relations that ends at posts (persons) or at bodies.

    `pair`: "" a bare role, "upper" read in X, "lower" read in Y of a pair X directly above Y (semantics 2).
    `single`: the role names one seat (a top leader, a secretary), so that being one's own subject moves the duty up.
    """

    name: str
    zh: str
    en: str
    path: tuple[Step, ...]
    pair: str
    single: bool
    place: Place = Place("")


class FactKind(StrEnum):
    """Where a fact comes from (semantics 8)."""

    RECORDED = "recorded"
    CHART = "chart"
    COUNTED = "counted"
    LAPSE = "lapse"


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact.

    recorded: each record of `record` with `where`; its subject is in `subject_field`.
    chart: `event` is `tenure_began` or `tenure_reaches` for holders of `role`, with `amount` (and `ahead` before it).
    counted: the day the `amount`-th distinct value of `distinct_field` among such records about one subject occurred,
    inside `span_amount`. lapse: the norm `of_norm` was not met by its due day.
    """

    name: str
    kind: FactKind
    zh: str
    en: str
    record: str = ""
    where: tuple[Predicate, ...] = ()
    subject_field: str = "about"
    event: str = ""
    role: str = ""
    amount: Quantity | None = None
    ahead: Quantity | None = None
    distinct_field: str = ""
    span_amount: Quantity | None = None
    of_norm: str = ""
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Ladder:
    """Whom to tell: rungs of roles, seen from the bearer's body, climbed until somebody is left. None: page only.

    `above` are the rungs once it has climbed, where those differ (E5 of leaders-2021: then the discipline body alone).
    """

    name: str
    zh: str
    en: str
    rungs: tuple[tuple[str, ...], ...]
    place: Place = Place("")
    above: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """A record of `event` with `where` brings the matter to `to`; `guards` are checks shown beside the step."""

    name: str
    from_states: tuple[str, ...]
    to: str
    event: str
    where: tuple[Predicate, ...] = ()
    guards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure: states of a matter opened by a record of `opened_by`; steps in the order written (semantics 3)."""

    name: str
    zh: str
    en: str
    states: Mapping[str, tuple[str, str]]
    opened_by: str
    opened_where: tuple[Predicate, ...]
    start: str
    steps: tuple[ProcedureStep, ...]
    place: Place = Place("")


class Stricter(StrEnum):
    """Which direction of a value binds harder."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Parameter:
    """参数: what the text leaves open. `recommended` is ours and never counts; `stated` is the text's own and does."""

    name: str
    zh: str
    en: str
    unit: tuple[Unit, ...]
    stricter: Stricter
    floor: Amount | None
    floor_origin: Origin | None
    stated: Amount | None
    stated_origin: Origin | None
    recommended: Amount | None
    recommended_why: tuple[str, str]
    needed_by: tuple[str, ...]
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Setting:
    """A value measures give to a parameter; in force from the later of `from_on` and `recorded_on`."""

    id: str
    parameter: str
    amount: Amount
    origin: Origin
    from_on: Day
    recorded_at: Moment
    recorded_on: Day
    rulebook: str
    clause: str
    issuer_body: str
    place: Place = Place("")


@dataclass(frozen=True, slots=True)
class Clause:
    """款句: one clause of an article: its locator (`7.3`), its gist in our words, and what answers for it."""

    locator: str
    article: str
    gist: str
    norms: tuple[str, ...]
    not_encoded: str
    sets: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Article:
    """条: number as written in the file name (`07`), title, and its clauses in order."""

    number: str
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A plain name with both languages: post label, body kind, relation kind, consequence, visibility class."""

    name: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Rulebook:
    """One regulation. `name` is its folder name; `issuer_body` an id of the chart or "" (binds all)."""

    name: str
    title: tuple[str, str]
    issuer: tuple[str, str]
    issuer_body: str
    in_force: Span
    articles: tuple[Article, ...] = ()
    norms: tuple[Norm, ...] = ()
    exceptions: tuple[Exempt, ...] = ()
    settings: tuple[Setting, ...] = ()
    labels: Mapping[str, Label] = field(default_factory=dict)
    body_kinds: Mapping[str, Label] = field(default_factory=dict)
    relation_kinds: Mapping[str, Label] = field(default_factory=dict)
    consequences: Mapping[str, Label] = field(default_factory=dict)
    visibility: Mapping[str, Label] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    checks: Mapping[str, Check] = field(default_factory=dict)
    ladders: Mapping[str, Ladder] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    families: Mapping[str, Label] = field(default_factory=dict)
    digest: str = ""
