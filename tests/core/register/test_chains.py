"""A record and everything that corrects it is one chain: which version counts, as known at a moment (semantics 1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.register.chains import Chain, chain_records, cut_register, find_roots
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from tests.core.town import at, day, end_of


def record(id: str, on: str, known: str = "", corrects: str = "", kind: str = "talk") -> Record:
    moment = at(known or on)
    return Record(id, kind, day(on), moment, moment.date(), corrects=corrects)


def known(records: Sequence[Record], at_end_of: str, as_of: str = "2024-12-31") -> dict[str, Chain]:
    """The chains by root, as known at the end of a day."""
    return dict(chain_records(cut_register(Register(tuple(records)), day(as_of), end_of(at_end_of))))


X1 = record("x1", "2024-04-02")
X2 = record("x2", "2024-04-09", "2024-05-05", corrects="x1")
X3 = record("x3", "2024-04-09", "2024-05-06", corrects="x2", kind=WITHDRAWAL)


@pytest.mark.parametrize(
    ("on", "current", "act", "retracted"),
    [
        ("2024-05-03", "x1", "2024-04-02", False),
        ("2024-05-05", "x2", "2024-04-09", False),
        ("2024-05-06", "x3", "2024-04-09", True),
    ],
)
def test_a_talk_of_2_april_corrected_to_the_9th_then_withdrawn_is_each_of_these_in_its_time(
    on: str, current: str, act: str, retracted: bool
) -> None:
    for records in ([X1, X2, X3], [X3, X2, X1]):
        (chain,) = known(records, on).values()
        assert (chain.root, chain.current.id, chain.is_retracted) == ("x1", current, retracted)
        assert chain.said.occurred_on == day(act)
        assert chain.first_recorded_on == day("2024-04-02")


def test_every_version_is_read_as_the_root_of_its_chain() -> None:
    assert find_roots(Register((X3, X1, X2))) == {"x1": "x1", "x2": "x1", "x3": "x1"}


def test_a_correction_of_something_not_yet_known_stands_for_itself() -> None:
    assert find_roots(Register((X2, X3))) == {"x2": "x2", "x3": "x2"}


def test_of_versions_recorded_at_one_moment_the_greater_id_counts() -> None:
    twins = [record("b", "2024-04-03", "2024-05-01", corrects="x1"), record("a", "2024-04-04", "2024-05-01", "x1")]
    (chain,) = known([X1, *twins], "2024-05-01").values()
    assert [version.id for version in chain.versions] == ["x1", "a", "b"]


def test_two_corrections_of_one_record_and_a_correction_of_one_of_them_are_one_chain() -> None:
    branch = [record("y", "2024-04-05", "2024-05-07", corrects="x1"), record("z", "2024-04-06", "2024-05-08", "x2")]
    (chain,) = known([X1, X2, *branch], "2024-06-01").values()
    assert chain.current.id == "z"


def test_a_correction_after_a_withdrawal_brings_the_act_back() -> None:
    back = record("x4", "2024-04-10", "2024-05-07", corrects="x3")
    (chain,) = known([X1, X2, X3, back], "2024-06-01").values()
    assert (chain.is_retracted, chain.said.id) == (False, "x4")


def test_what_only_withdraws_something_unknown_says_nothing_happened_but_stays_listed() -> None:
    (chain,) = known([X3], "2024-06-01").values()
    assert chain.is_retracted
    assert chain.said.id == "x3"


def test_two_acts_are_two_chains_in_order_of_their_roots() -> None:
    later = record("w", "2024-04-03")
    assert list(known([X1, later], "2024-06-01")) == ["w", "x1"]


def test_a_version_moved_past_the_day_hides_the_whole_chain() -> None:
    moved = record("x2", "2024-06-09", "2024-05-05", corrects="x1")
    assert known([X1, moved], "2024-06-01", as_of="2024-06-08") == {}
    assert list(known([X1, moved], "2024-06-01", as_of="2024-06-09")) == ["x1"]
    assert list(known([X1, moved], "2024-05-04", as_of="2024-05-04")) == ["x1"]


def test_a_version_moved_back_to_the_day_shows_the_chain() -> None:
    first, moved = record("x1", "2024-06-09", "2024-04-01"), record("x2", "2024-04-09", "2024-05-05", corrects="x1")
    assert known([first, moved], "2024-05-04", as_of="2024-05-04") == {}
    assert list(known([first, moved], "2024-05-05", as_of="2024-05-05")) == ["x1"]


def test_the_withdrawal_of_an_act_still_to_come_hides_as_the_act_did() -> None:
    planned = record("x1", "2024-06-09", "2024-05-01")
    back = record("x2", "2024-06-09", "2024-05-05", corrects="x1", kind=WITHDRAWAL)
    assert known([planned, back], "2024-05-31", as_of="2024-05-31") == {}


# --- laws -------------------------------------------------------------------------------------------------------------


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Up to eight records; each corrects nothing or an earlier one, recorded no earlier than it."""
    records: list[Record] = []
    for number in range(draw(st.integers(0, 8))):
        corrected = draw(st.sampled_from(["", *(one.id for one in records)]))
        since = next((one.recorded_at for one in records if one.id == corrected), at("2024-01-01"))
        moment = since + timedelta(days=draw(st.integers(0, 3)))
        kind = WITHDRAWAL if corrected and draw(st.booleans()) else "talk"
        on = day("2024-01-01") + timedelta(days=draw(st.integers(0, 9)))
        records.append(Record(f"r{number}", kind, on, moment, moment.date(), corrects=corrected))
    return Register(tuple(draw(st.permutations(records))))


DAYS = st.integers(0, 10).map(lambda n: day("2024-01-01") + timedelta(days=n))
MOMENTS = st.integers(0, 10).map(lambda n: at("2024-01-01") + timedelta(days=n))


@given(registers(), DAYS, MOMENTS)
def test_cutting_twice_changes_nothing(register: Register, as_of: Day, known_at: Moment) -> None:
    once = cut_register(register, as_of, known_at)
    assert cut_register(once, as_of, known_at) == once


@given(registers())
def test_every_record_stands_in_one_chain_and_the_first_of_it_corrects_nothing(register: Register) -> None:
    chains = chain_records(register)
    assert sorted(v.id for chain in chains.values() for v in chain.versions) == sorted(r.id for r in register.records)
    for chain in chains.values():
        members = {version.id for version in chain.versions}
        assert [v.id for v in chain.versions if not v.corrects] == [chain.root]
        assert all(version.corrects in members for version in chain.versions if version.corrects)


@given(registers(), DAYS, MOMENTS)
def test_nothing_seen_lies_after_the_day_or_the_moment(register: Register, as_of: Day, known_at: Moment) -> None:
    chains = chain_records(cut_register(register, as_of, known_at))
    assert all(version.recorded_at <= known_at for chain in chains.values() for version in chain.versions)
    assert all(chain.said.occurred_on <= as_of for chain in chains.values())
