"""Rulebooks as values, a few words each: roles, kinds and ladders most tests share; norms that differ by a word.

- `law(norm(...), talks="6mo")` is a stack: one regulation in force since 2021 and one body's measures that set numbers.
- Amounts are written as in a rulebook (`6mo`, `60d`, `3wd`, `02-28`, `0.85`, `2`); a name stands for a parameter.
- `top` is the leader of a body, `below` that of the body below it, `above` that of the body above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from hengjian.core.calendar.span import Day, Span
from hengjian.core.calendar.working import WorkingDays
from hengjian.core.errors import Place
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.build_articles import start_of
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Quantity, Stated, Unit
from hengjian.core.rulebook.rulebook import (
    Fact,
    FactKind,
    FieldSpec,
    FieldType,
    Kind,
    Ladder,
    Parameter,
    Procedure,
    ProcedureStep,
    Role,
    Rulebook,
    Setting,
    Step,
    StepKind,
    Stricter,
)
from hengjian.core.rulebook.stack import Rules, stack_rulebooks

FIRST = Day(2021, 1, 1)
WORKING = WorkingDays(frozenset({Day(2024, 5, 1)}), frozenset({Day(2024, 4, 28)}), 2021, 2024)
UNITS = {"mo": Unit.MONTHS, "wd": Unit.WORKING_DAYS, "d": Unit.DAYS}


def amount(text: str) -> Amount:
    """An amount as it is written in a rulebook."""
    if found := re.fullmatch(r"(\d+)(mo|wd|d)", text):
        return Amount(found[1], UNITS[found[2]])
    unit = Unit.SHARE if "." in text else Unit.DATE if "-" in text else Unit.COUNT
    return Amount(text, unit)


def quantity(text: str) -> Quantity:
    """An amount written in the rule, or the parameter of that name."""
    return Stated(amount(text), Origin.TEXT) if text[0].isdigit() else ParameterRef(text)


# --- roles and ladders ------------------------------------------------------------------------------------------------


def role(name: str, step: str, *names: str, pair: str = "", single: bool = True) -> Role:
    """A role of one step."""
    return Role(name, name, name, (Step(StepKind(step), names),), pair, single)


ROLES = (
    role("top", "posts", "top_leader"),
    role("below", "posts", "top_leader", pair="lower"),
    role("above", "posts", "top_leader", pair="upper"),
    role("team", "posts", "top_leader", "member", single=False),
    role("plain", "posts", "member", single=False),
    role("committee", "own"),
    role("committee_above", "own", pair="upper"),
    role("committee_below", "own", pair="lower"),
    role("warden", "posts_or_organs", "discipline_head"),
    role("warden_above", "posts_or_organs", "discipline_head", pair="upper"),
    role("watch", "organ", "discipline_body"),
    role("named", "record"),
)
LADDERS = (
    Ladder("up", "up", "up", (("top",), ("committee_above",))),
    Ladder("watch", "watch", "watch", (("warden_above", "top"),), above=(("warden_above",),)),
    Ladder("below", "below", "below", (("below",), ("committee",))),
)

# --- kinds ------------------------------------------------------------------------------------------------------------

TYPES = {"": "text", "?": "yes_no", "@": "holder", "@s": "holders", "#": "reference", "#s": "references", "d": "day"}


def kind(name: str, *fields: str, visibility: str = "V0", day_field: str = "", label_field: str = "") -> Kind:
    """A kind; a field is `name`, `name:type` (see TYPES), with `!` an addressee, with `=` compared text."""
    specs = {}
    for text in fields:
        field, _, mark = text.rstrip("!=").partition(":")
        type_ = FieldType(TYPES.get(mark, mark))
        specs[field] = FieldSpec(field, type_, field, field, compared=text.endswith("="), addressee=text.endswith("!"))
    family = name.split(".")[0]
    return Kind(name, family, name, name, visibility, specs, day_field, label_field)


KINDS = (
    kind("talk", "in_person:?", "points=", "signed_by:@s"),
    kind("finding", "to:@!", "severity", "served:d", "rectify:?", visibility="V2"),
    kind("report", "to:@!", "on:#", "result"),
    kind("plan", "year", "listed:@s", label_field="year"),
    kind("decision.major", "present:@s", "voted:@s", "meeting:#", "list:#s", "held_on:d", day_field="held_on"),
    kind("meeting", "attendees:@s"),
    kind("rule", "valid_from:d", "valid_to:d", "covers:@s"),
)

# --- norms ------------------------------------------------------------------------------------------------------------


def part(kind: str, *fields: str, **more: Any) -> n.Part:
    """A record of the kind with fields filled."""
    return n.Part(kind, fields, **more)


def met_by(*alternatives: n.Part | tuple[n.Part, ...], joins: tuple[n.Join, ...] = ()) -> tuple[n.Alternative, ...]:
    """Alternatives: one part, or several that are all needed."""
    return tuple(n.Alternative(a if isinstance(a, tuple) else (a,), joins) for a in alternatives)


def every(text: str, since_last: bool = False, first_year: int | None = None) -> n.Every:
    """A period."""
    kind = n.PeriodKind.SINCE_LAST if since_last else n.PeriodKind.CALENDAR
    return n.Every(quantity(text), kind, first_year)


def within(text: str, anchor: str = "occurrence", field: str = "", up: bool = False, roll: bool = False) -> n.Deadline:
    """A deadline: so much after the anchor."""
    rounding = n.Rounding.UP if up else n.Rounding.DOWN
    return n.Deadline(quantity(text), n.Anchor(anchor), field, rounding, n.Roll.NEXT_WORKING if roll else n.Roll.NONE)


def norm(id: str = "N1", **changes: Any) -> n.Norm:
    """The talk of a leader with each leader below, once in each period of `talks`, unless changed."""
    bare = n.Norm(
        id=id,
        version=1,
        rulebook="law",
        article="01",
        clause="1.1",
        kind=n.NormKind.DUTY,
        force=n.Force.MUST,
        source=n.Source.TEXT,
        test=n.Testability.FIELDS,
        by=("top",),
        about=("below",),
        towards=(),
        per=n.Per.PAIR,
        triggers=(every("talks"),),
        due=n.Window(),
        met_by=met_by(part("talk")),
        checks=(),
        missed=n.Missed("up"),
        see="V0",
        says=n.Says("谈。", "Talk."),
        span=Span(FIRST),
        recorded_on=FIRST,
        place=Place("01.md", 3),
    )
    return replace(bare, **changes)


def answer(id: str = "N1", **changes: Any) -> n.Norm:
    """A report of the leader within 60 days of each finding, unless changed."""
    own: dict[str, Any] = {
        "about": (),
        "per": n.Per.BEARER,
        "triggers": (n.New("finding"),),
        "due": within("60d"),
        "met_by": met_by(part("report")),
    }
    return norm(id, **(own | changes))


def check(name: str, *needs: p.Predicate, judged: str = "instance", on: Iterable[str] = ()) -> p.Check:
    """A named check."""
    return p.Check(name, p.CheckClass(judged), needs, tuple(on), name, name)


OWN_NAME = check("in_own_name", p.SamePerson(p.Term(field="by"), p.Term(p.Whose.BEARER)))


def procedure(*steps: ProcedureStep, opened_by: str = "finding") -> Procedure:
    """A procedure `closing` that a finding opens: a plan makes it planned, a report closes it, whatever came before."""
    written = steps or (
        ProcedureStep("planning", ("opened",), "planned", "plan"),
        ProcedureStep("closing", ("planned",), "closed", "report"),
    )
    states = {name: (name, name) for name in ("opened", *(step.to for step in written))}
    return Procedure("closing", "closing", "closing", states, opened_by, (), "opened", written)


def recorded(name: str, kind: str = "finding", *where: p.Predicate, field: str = "about") -> Fact:
    """A fact that each record of a kind is."""
    return Fact(name, FactKind.RECORDED, name, name, record=kind, where=where, subject_field=field)


def charted(name: str, role: str, since: str = "", ahead: str = "") -> Fact:
    """A fact that a tenure in the role is: that it began, or has lasted so long (less `ahead`)."""
    event = "tenure_reaches" if since else "tenure_began"
    amounts = quantity(since) if since else None, quantity(ahead) if ahead else None
    return Fact(name, FactKind.CHART, name, name, event=event, role=role, amount=amounts[0], ahead=amounts[1])


def counted(name: str, kind: str, many: str, *, distinct: str = "by", inside: str = "") -> Fact:
    """A fact that so many distinct values of a field, over records about one subject, are."""
    return Fact(
        name,
        FactKind.COUNTED,
        name,
        name,
        record=kind,
        amount=quantity(many),
        distinct_field=distinct,
        span_amount=quantity(inside) if inside else None,
    )


# --- stacks -----------------------------------------------------------------------------------------------------------


def parameter(name: str, **changes: Any) -> Parameter:
    """A parameter of any unit; lower is stricter, nothing stated."""
    bare = Parameter(name, name, name, tuple(Unit), Stricter.LOWER, None, None, None, None, None, ("", ""), ())
    return replace(bare, **changes)


def setting(name: str, text: str, since: Day = FIRST, *, body: str = "", recorded: Day | None = None) -> Setting:
    """A value of a parameter from a day on, known from that day or another."""
    known = recorded or since
    id = f"measures:1:{name}:{since.isoformat()}"
    value = amount(text)
    return Setting(id, name, value, Origin.MEASURES, since, start_of(known), known, "measures", "1", body)


def law(
    *norms: n.Norm, more: Mapping[str, Any] | None = None, settings: Iterable[Setting] = (), **values: str
) -> Rules:
    """The stack. `more` adds to or replaces parts of the regulation; `values` and `settings` are the measures."""
    given = [setting(name, text) for name, text in values.items()] + list(settings)
    book = Rulebook("law", ("law", "law"), ("", ""), "", Span(FIRST), digest="law")
    parts: dict[str, Any] = {
        "norms": norms,
        "roles": {each.name: each for each in ROLES},
        "ladders": {each.name: each for each in LADDERS},
        "kinds": {each.name: each for each in KINDS},
        "parameters": {name: parameter(name) for name in dict.fromkeys(one.parameter for one in given)},
    }
    for name, added in (more or {}).items():
        named = {**parts.get(name, {}), **{each.name: each for each in added}} if name != "exceptions" else tuple(added)
        parts[name] = named
    measures = replace(book, name="measures", settings=tuple(given), digest="measures")
    return stack_rulebooks([replace(book, **parts), measures], WORKING)
