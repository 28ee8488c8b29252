"""One act entered once: what a record does not say it takes from the one it stands on."""

from __future__ import annotations

from typing import Any

from hengjian.core.register.chains import chain_records, find_roots
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.register.reuse import stand_on
from tests.core.town import at, day


def filed(id: str, on: str, *, kind: str = "visit", **more: Any) -> Record:
    return Record(id, kind, day(on), at(on), day(on), **more)


def said(*records: Record, root: str) -> Record:
    register = Register(records)
    return stand_on(chain_records(register), find_roots(register))[root].current


VISIT = filed("v1", "2024-03-01", about=("p1",), fields={"findings": "roads", "days": 2})


def test_what_it_leaves_out_is_taken_and_what_it_says_stands() -> None:
    again = filed("v2", "2024-03-02", reuse_of="v1", fields={"days": 3, "findings": ""})
    assert said(VISIT, again, root="v2").fields == {"findings": "roads", "days": 3}
    assert said(VISIT, again, root="v2").about == ("p1",)
    assert said(VISIT, again, root="v1") == VISIT


def test_it_may_stand_on_one_that_stands_on_another_but_never_goes_round() -> None:
    second = filed("v2", "2024-03-02", reuse_of="v1", fields={"days": 3})
    third = filed("v3", "2024-03-03", reuse_of="v2")
    assert said(VISIT, second, third, root="v3").fields == {"findings": "roads", "days": 3}
    round_one = filed("a", "2024-03-01", reuse_of="b", fields={"days": 1})
    round_two = filed("b", "2024-03-01", reuse_of="a", fields={"rain": True})
    assert said(round_one, round_two, root="a").fields == {"days": 1, "rain": True}


def test_a_correction_of_the_other_carries_over_and_what_was_taken_back_gives_nothing() -> None:
    again = filed("v2", "2024-03-02", reuse_of="v1")
    mended = filed("v9", "2024-03-05", corrects="v1", about=("p1",), fields={"findings": "bridges"})
    assert said(VISIT, again, mended, root="v2").fields == {"findings": "bridges"}
    gone = filed("w", "2024-03-06", kind=WITHDRAWAL, corrects="v1")
    assert said(VISIT, again, gone, root="v2") == again


def test_a_record_of_another_family_gives_nothing() -> None:
    sealed = filed("p1", "2024-03-01", kind="petition.intake", fields={"findings": "sealed"})
    again = filed("v2", "2024-03-02", reuse_of="p1")
    assert said(sealed, again, root="v2") == again
    part = filed("v3", "2024-03-02", kind="visit.short", reuse_of="v1")
    assert said(VISIT, part, root="v3").fields == VISIT.fields


def test_without_any_such_record_nothing_is_touched() -> None:
    register = Register((VISIT,))
    chains = chain_records(register)
    assert stand_on(chains, find_roots(register)) is chains
    unknown = filed("v3", "2024-03-03", reuse_of="nowhere")
    assert said(VISIT, unknown, root="v3") == unknown
