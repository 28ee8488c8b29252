"""One row, one post, one norm, without judging the rest. The laws hold it equal to the table; here are its corners."""

from __future__ import annotations

from typing import Any

from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.engine import see_world
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook.narrow import closed, narrow, norms_touched
from tests.core.evaluate.asking import done, pair
from tests.core.evaluate.rules import every, law, norm, within
from tests.core.town import day, end_of, held

STAGE = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2024-01-01")
TOUCH = law(norm(triggers=(every("90d", since_last=True),)))
FIRST = "N1@1/X head+p1/p2@Y head/start:2024-01-01"


def row(id: str, *records: Record) -> Any:
    found = docket(*records).row(id)
    return found.row if found else None


def docket(*records: Record) -> Docket:
    return Docket(see_world(TOUCH, STAGE, Register(records), day("2024-12-31"), end_of("2024-12-31")))


def test_a_later_opening_is_found_by_the_act_that_opened_it() -> None:
    act = done("talk", "2024-02-01", by="p1", about="p2", id="t1")
    assert row(FIRST, act).met_on == day("2024-02-01")
    assert row("N1@1/X head+p1/p2@Y head/t1", act).due_on == day("2024-05-01")
    assert row("N1@1/X head+p1/p2@Y head/t2", act) is None
    assert row("N1@1/nobody/nobody/t1", act) is None


def test_an_exception_names_its_numbers_for_its_own_norm_only() -> None:
    lighter = n.Exempt("o", "N1", 1, (), (), (), within("slack"), (), norm().span, "law", "1.1", norm().place)
    rules = law(norm(), norm("N2"), more={"exceptions": (lighter,)}, slack="20d", talks="6mo")
    assert norms_touched(rules, ("slack",)) == {"N1"}
    assert norms_touched(rules, ("talks",)) == {"N1", "N2"}
    assert norms_touched(rules, ("vacancy",)) == {"N1", "N2"}


def test_narrowing_keeps_what_a_norm_waits_for() -> None:
    assert closed(("a",), {"a": ("b",), "b": ("c", "a")}) == {"a", "b", "c"}
    rules = law(norm(), norm("N2"), talks="6mo")
    part = narrow(rules, ("N2",))
    assert [each.id for each in part.norms] == ["N2"]
    assert [id for stratum in part.strata for id in stratum] == ["N2"]
