"""Plays on the tests' own stage: handovers, corrections and late records, told as they happen."""

from __future__ import annotations

import pytest

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.values import override
from tests.cases.book import ENGINES
from tests.cast import COUNTY, DISCIPLINE_HEAD, EAST, LI, QIAN, SUN, WEST, WEST_HEAD, WU, ZHAO, ZHENG
from tests.laws.worlds import trial_rules
from tests.office import Office

TALKED = {"in_person": True, "points": "说了三件事"}


@pytest.fixture(params=sorted(ENGINES))
def office(request: pytest.FixtureRequest) -> Office:
    amounts = {"half": Amount("6", Unit.MONTHS), "report_in": Amount("60", Unit.DAYS)}
    rules = override(trial_rules(), amounts, Day(2015, 1, 1))
    return Office(ENGINES[request.param], rules)


def half_year(office: Office, start: str, as_of: str, known_at: str = "") -> dict[str, Outcome]:
    """Person spoken with -> outcome, for the half-year that starts on the day."""
    rows = office.rows("L01.1", as_of=as_of, known_at=known_at)
    return {row.subject.split("@")[0]: row.outcome for row in rows if row.trigger == start}


def first_half(office: Office, as_of: str, known_at: str = "") -> dict[str, Outcome]:
    return half_year(office, "2024-01-01", as_of, known_at)


def test_a_lapse_stays_with_whoever_held_the_post_when_it_was_due(office: Office) -> None:
    office.pass_until("2024-06-30")
    office.appoint(QIAN, to=DISCIPLINE_HEAD, on="2024-07-10")
    assert office.who_lapsed("L01.1") == {ZHAO}


def test_a_new_holder_owes_from_the_next_full_half_year_on(office: Office) -> None:
    office.appoint(QIAN, to=DISCIPLINE_HEAD, on="2024-02-01")
    office.pass_until("2024-12-31")
    assert office.who_lapsed("L01.1") == {QIAN}
    half_years = {(row.bearer_person, row.trigger): row.outcome for row in office.rows("L01.1")}
    assert half_years[ZHAO, "2024-01-01"] is Outcome.NOT_APPLICABLE
    assert half_years[QIAN, "2024-07-01"] is Outcome.LAPSED


def test_a_talk_is_not_undone_by_a_handover_after_it(office: Office) -> None:
    for head in (WEST_HEAD, "乙镇书记"):
        office.record("talk.supervision", by=DISCIPLINE_HEAD, about=head, on="2024-01-15", fields=TALKED)
    office.appoint(QIAN, to=DISCIPLINE_HEAD, on="2024-02-01")
    assert office.outcomes("L01.1", as_of="2024-06-30") == [Outcome.MET, Outcome.MET]


def test_a_talk_recorded_late_is_seen_late_and_then_counts_for_its_day(office: Office) -> None:
    office.record(
        "talk.supervision", by=DISCIPLINE_HEAD, about=SUN, on="2024-06-20", recorded="2024-07-15", fields=TALKED
    )
    assert first_half(office, "2024-07-10", known_at="2024-07-10") == {SUN: Outcome.LAPSED, WU: Outcome.LAPSED}
    assert first_half(office, "2024-07-10", known_at="2024-07-14") == {SUN: Outcome.LAPSED, WU: Outcome.LAPSED}
    assert first_half(office, "2024-07-10", known_at="2024-07-15") == {SUN: Outcome.MET, WU: Outcome.LAPSED}


def test_a_correction_moves_a_talk_and_a_withdrawal_takes_it_back(office: Office) -> None:
    talk = office.record("talk.supervision", by=ZHAO, about=WEST_HEAD, on="2024-06-20", fields=TALKED)
    moved = office.correct(talk, on="2024-07-02", recorded="2024-07-05")
    office.withdraw(moved, recorded="2024-07-09")
    days = ("2024-07-04", "2024-07-05", "2024-07-09")
    assert [first_half(office, day)[SUN] for day in days] == [Outcome.MET, Outcome.LAPSED, Outcome.LAPSED]
    second_half = [half_year(office, "2024-07-01", day)[SUN] for day in days]
    assert second_half == [Outcome.PENDING, Outcome.MET, Outcome.PENDING]


def test_a_post_left_empty_hands_its_open_matters_to_whoever_comes(office: Office) -> None:
    said = {"severity": "serious", "rectify": True, "to": WEST_HEAD}
    office.record("finding", by=DISCIPLINE_HEAD, about=WEST_HEAD, on="2024-03-01", body=WEST, fields=said)
    office.appoint(ZHENG, to=WEST_HEAD, on="2024-03-20")
    office.pass_until("2024-04-30")
    assert office.who_lapsed("L02.1") == {ZHENG}


def test_the_stage_knows_who_sits_where(office: Office) -> None:
    office.leave(LI, post="甲镇委员", on="2024-03-01")
    office.relate("kin", QIAN, SUN, since="2024-01-01", until="2024-02-01")
    office.record("meeting", by=EAST, about=(WEST, EAST), on="2024-03-02", body=EAST, fields={"attendees": [WU]})
    office.pass_until("2024-03-05")
    assert {row.bearer_body for row in office.rows("L01.11")} == {COUNTY, WEST, EAST}
