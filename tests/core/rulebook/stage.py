"""Rulebooks as values, made from written values without a file: a small one, and changes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hengjian.core.calendar.span import Day, Span
from hengjian.core.calendar.working import WorkingDays
from hengjian.core.errors import Place
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.build_articles import start_of
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Unit
from hengjian.core.rulebook.rulebook import Fact, FactKind, Parameter, Rulebook, Setting, Stricter
from hengjian.core.rulebook.stack import Rules, stack_rulebooks

FIRST = Day(2021, 1, 1)
NO_DAYS_OFF = WorkingDays(frozenset(), frozenset(), 2021, 2030)


def months(number: int) -> Amount:
    """That many months."""
    return Amount(str(number), Unit.MONTHS)


def parameter(name: str = "talks", **changes: Any) -> Parameter:
    """A period in months, shorter is stricter, nothing stated."""
    bare = Parameter(name, name, name, (Unit.MONTHS,), Stricter.LOWER, None, None, None, None, None, ("", ""), ())
    return replace(bare, **changes)


def setting(
    amount: Amount, from_on: Day, *, body: str = "", book: str = "measures", recorded: Day | None = None
) -> Setting:
    """A value for `talks`."""
    known = recorded or from_on
    return Setting(
        id=f"{book}:1.1:talks:{from_on.isoformat()}",
        parameter="talks",
        amount=amount,
        origin=Origin.MEASURES,
        from_on=from_on,
        recorded_at=start_of(known),
        recorded_on=known,
        rulebook=book,
        clause="1.1",
        issuer_body=body,
    )


def book(name: str = "law", **parts: Any) -> Rulebook:
    """A rulebook in force from 2021 on."""
    bare = Rulebook(name, (name, name), ("", ""), "", Span(FIRST), digest=name)
    return replace(bare, **parts)


def rules_with(*settings: Setting, **declared: Any) -> Rules:
    """One law that declares `talks`, and one rulebook of measures for each name in the settings."""
    names = dict.fromkeys(one.rulebook for one in settings)
    measures = [book(name, settings=tuple(one for one in settings if one.rulebook == name)) for name in names]
    return stack_rulebooks([book(parameters={"talks": parameter(**declared)}), *measures], NO_DAYS_OFF)


def norm(id: str, *facts: str, version: int = 1, **changes: Any) -> n.Norm:
    """A duty raised by facts, or periodic if none is named."""
    every = n.Every(ParameterRef("talks"), n.PeriodKind.CALENDAR)
    bare = n.Norm(
        id=id,
        version=version,
        rulebook="law",
        article="01",
        clause="1.1",
        kind=n.NormKind.DUTY,
        force=n.Force.MUST,
        source=n.Source.TEXT,
        test=n.Testability.FIELDS,
        by=("head",),
        about=(),
        towards=(),
        per=n.Per.BEARER,
        triggers=tuple(n.OnFact(name) for name in facts) or (every,),
        due=n.Window(),
        met_by=(n.Alternative((n.Part("talk"),)),),
        checks=(),
        missed=n.Missed("up"),
        see="V0",
        says=n.Says("谈。", "Talk."),
        span=Span(FIRST),
        recorded_on=FIRST,
        place=Place("01.md", 3),
    )
    return replace(bare, **changes)


def lapses(**of_norms: str) -> Mapping[str, Fact]:
    """Facts that are the lapse of a norm, by name."""
    return {name: Fact(name, FactKind.LAPSE, name, name, of_norm=of) for name, of in of_norms.items()}
