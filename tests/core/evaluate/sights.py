"""An act looked at for a duty: the one stage on which every predicate is tried."""

from __future__ import annotations

from typing import Any

from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.instance import Bound, Frame, Instance, Party
from hengjian.core.evaluate.predicates import Sight, holds
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook import predicate as p
from tests.core.evaluate.asking import done
from tests.core.evaluate.rules import every, kind, law, norm
from tests.core.town import Row, day, end_of, held, post, stands, three_floors

ACT = kind(
    "act",
    "text=",
    "number:number",
    "yes:?",
    "who:@",
    "team:@s",
    "more:@s",
    "words:texts",
    "list:#s",
    "one:#",
    "start:d",
    "end:d",
    "valid_from:d",
    "valid_to:d",
    "held_on:d",
    day_field="held_on",
)
MEMBERS = (
    post("town third", "town", "member"),
    held("town third", "third"),
    stands("kin", "third", "town chief", "2024-02-01.."),
)
BEARER = Party("county", "county head", "county chief")
SUBJECT = Party("town", "town head", "town chief")


def sight(
    *others: Record,
    on: Any = "2024-03-01",
    by: Any = "",
    about: Any = (),
    alone: Any = False,
    known: Any = "",
    of: Any = "county",
    re: Any = (),
    **fields: Any,
) -> Sight:
    """An act of a day, looked at for a duty of the county's head about the town's (or for none)."""
    rows: tuple[Row, ...] = MEMBERS
    act = done("act", on, id="act", by=by, about=about, of=of, re=re, known=known, **fields)
    rules = law(norm(), more={"kinds": [ACT]}, three="3", part="0.5", days="10d", alike="0.50")
    world = see_world(rules, three_floors(*rows), Register((act, *others)), day("2025-12-31"), end_of("2025-12-31"))
    instance = Instance(
        norm=norm(),
        how=every("6mo"),
        bound=Bound.PERSON,
        bearer=BEARER,
        home="county",
        frame=Frame("county", "town"),
        subjects=(SUBJECT,),
        recipients=False,
        trigger="t",
        sources=tuple(each.id for each in others if each.id == "cause"),
        arises_on=day("2024-01-01"),
        occurred_on=day("2024-01-01"),
    )
    return Sight(world, act, None if alone else instance)


def f(name: str) -> p.Term:
    return p.Term(field=name)


def the(whose: str, field: str = "", via: str = "", role: str = "") -> p.Term:
    return p.Term(p.Whose(whose), field, via, role)


def check(predicate: p.Predicate, yes: Sight, no: Sight) -> None:
    assert holds(yes, predicate)
    assert not holds(no, predicate)
