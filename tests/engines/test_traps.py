"""Five traps that monitors of rules fall into, each laid here for every engine (design decision 4).

T1 a half-year has no constant length · T2 what is not due yet is no lapse · T3 what is learnt late changes later views
only · T4 two findings are two deadlines · T5 everybody who lapsed is named, not one of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hengjian.core.calendar.span import Day, Span
from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post, Tenure
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.stack import Rules
from hengjian.core.rulebook.values import override
from tests.cases.book import ENGINES, Engine
from tests.laws.dice import day_in_zone, last_moment, moment
from tests.laws.worlds import trial_rules

SINCE = Day(2019, 1, 1)
ADOPTED = Day(2021, 1, 1)
NINETY = {"report_in": Amount("90", Unit.DAYS)}
HALF_YEARS = {"half": Amount("6", Unit.MONTHS)}


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    return ENGINES[request.param]


def rules(amounts: dict[str, Amount]) -> Rules:
    return override(trial_rules(), amounts, SINCE)


def chart(*below: str) -> Chart:
    """A county with a discipline head and one body for each name below it; everybody sits where they always sat."""
    bodies = [Body("county", "county", "committee", "", "", Span(SINCE))]
    posts = [Post("head", "county", "head", ("top_leader",), Span(SINCE))]
    posts.append(Post("watch", "county", "watch", ("discipline_head",), Span(SINCE)))
    for name in below:
        bodies.append(Body(name, name, "committee", "county", "", Span(SINCE)))
        posts.append(Post(f"head of {name}", name, name, ("top_leader",), Span(SINCE)))
    people = tuple(Person(f"holder of {post.id}", post.id) for post in posts)
    known = moment(SINCE)
    tenures = tuple(
        Tenure(f"t{number}", post.id, f"holder of {post.id}", Span(SINCE), known, SINCE)
        for number, post in enumerate(posts)
    )
    deployment = Deployment(adopted={"rulebook": ADOPTED}, outside="above")
    return Chart(deployment, tuple(bodies), tuple(posts), people, tenures)


def talk(id: str, about: str, on: Day) -> Record:
    fields = {"in_person": True, "points": "说了三件事"}
    return Record(id, "talk.supervision", on, moment(on), on, "county", "watch", (f"head of {about}",), fields=fields)


def finding(id: str, to: str, on: Day) -> Record:
    fields = {"severity": "serious", "rectify": True, "to": to}
    return Record(id, "finding", on, moment(on), on, "county", "watch", (to,), fields=fields)


def report(id: str, by: str, on: Day, *findings: str) -> Record:
    return Record(id, "rectification.report", on, moment(on), on, by, by, (), findings, fields={"result": "改了"})


def outcomes(
    engine: Engine, norm: str, stage: Chart, records: list[Record], as_of: Day, known: Day
) -> dict[str, Outcome]:
    """Trigger -> outcome of the norm's rows (of one bearer and subject)."""
    amounts = NINETY | HALF_YEARS
    found = engine(rules(amounts), stage, Register(tuple(records)), as_of, last_moment(known))
    rows = [row for row in found.obligations if row.norm == norm]
    assert len({row.trigger for row in rows}) == len(rows)
    return {row.trigger: row.outcome for row in rows}


@pytest.mark.parametrize("days", [0, 1, 179, 180, 181, 182, 183])
def test_t1_half_years_end_where_the_calendar_says_whatever_their_length(engine: Engine, days: int) -> None:
    """181 days, 184, 181, 184, then 182 in the leap year: a talk so many days in counts, one on the day after never."""
    starts = [Day(2022, 1, 1), Day(2022, 7, 1), Day(2023, 1, 1), Day(2023, 7, 1), Day(2024, 1, 1)]
    stops = [*starts[1:], Day(2024, 7, 1)]
    stage = replace(chart("west"), deployment=Deployment(adopted={"rulebook": starts[0]}, outside="above"))
    talks = [talk(f"r{n}", "west", start + timedelta(days=days)) for n, start in enumerate(starts)]
    found = outcomes(engine, "L01.1", stage, talks, Day(2025, 1, 2), Day(2025, 1, 2))
    held = {day for record in talks for day in starts if day <= record.occurred_on < stops[starts.index(day)]}
    expected = {day.isoformat(): Outcome.MET if day in held else Outcome.LAPSED for day in [*starts, Day(2024, 7, 1)]}
    if talks[-1].occurred_on >= stops[-1]:
        expected["2024-07-01"] = Outcome.MET
    assert {**found, "2025-01-01": Outcome.PENDING} == {**expected, "2025-01-01": Outcome.PENDING}


def test_t1_the_last_day_of_each_half_year_is_inside_and_the_next_is_not(engine: Engine) -> None:
    stage = chart("west")
    last, next_day = talk("r1", "west", Day(2021, 6, 30)), talk("r2", "west", Day(2022, 1, 1))
    found = outcomes(engine, "L01.1", stage, [last, next_day], Day(2022, 1, 1), Day(2022, 1, 1))
    assert found == {"2021-01-01": Outcome.MET, "2021-07-01": Outcome.LAPSED, "2022-01-01": Outcome.MET}


def test_t2_what_is_not_due_yet_is_pending_with_its_days_left(engine: Engine) -> None:
    first = Day(2021, 3, 1)
    records = [finding("f0", "west", first), finding("f10", "west", first + timedelta(days=10))]
    now = first + timedelta(days=10)
    found = engine(rules(NINETY), chart("west"), Register(tuple(records)), now, last_moment(now)).obligations
    left = {row.trigger: (row.outcome, dict(row.reasons[0].facts)) for row in found if row.norm == "L02.1"}
    assert left == {"f0": (Outcome.PENDING, {"days": 80}), "f10": (Outcome.PENDING, {"days": 90})}


@pytest.mark.parametrize(("day", "outcome"), [(89, "pending"), (90, "pending"), (91, "lapsed")])
def test_t2_the_due_day_itself_is_inside(engine: Engine, day: int, outcome: str) -> None:
    first = Day(2021, 3, 1)
    now = first + timedelta(days=day)
    assert outcomes(engine, "L02.1", chart("west"), [finding("f", "west", first)], now, now) == {"f": outcome}


def test_t3_a_report_recorded_late_changes_only_what_is_said_later(engine: Engine) -> None:
    first = Day(2021, 3, 1)
    done, learnt, asked = (first + timedelta(days=n) for n in (50, 205, 200))
    late = replace(report("r", "west", done, "f"), recorded_at=moment(learnt), recorded_on=learnt)
    records = [finding("f", "west", first), late]
    at_first = outcomes(engine, "L02.1", chart("west"), records, asked, asked)
    seen_again = outcomes(engine, "L02.1", chart("west"), records, asked, learnt)
    still_before = outcomes(engine, "L02.1", chart("west"), records, asked, learnt - timedelta(days=1))
    assert at_first == still_before == {"f": Outcome.LAPSED}
    assert seen_again == {"f": Outcome.MET}
    assert day_in_zone(late.recorded_at) == learnt


def test_t4_two_findings_are_two_deadlines_whatever_answers_them(engine: Engine) -> None:
    first = Day(2021, 3, 1)
    records = [finding("f0", "west", first), finding("f80", "west", first + timedelta(days=80))]
    records.append(report("r", "west", first + timedelta(days=120), "f0", "f80"))
    now = first + timedelta(days=130)
    found = outcomes(engine, "L02.1", chart("west"), records, now, now)
    assert found == {"f0": Outcome.MET_LATE, "f80": Outcome.MET}


def test_t4_a_second_finding_moves_no_deadline_of_the_first(engine: Engine) -> None:
    first = Day(2021, 3, 1)
    records = [finding("f0", "west", first), finding("f80", "west", first + timedelta(days=80))]
    now = first + timedelta(days=91)
    found = outcomes(engine, "L02.1", chart("west"), records, now, now)
    assert found == {"f0": Outcome.LAPSED, "f80": Outcome.PENDING}


def test_t5_everyone_who_lapsed_is_named(engine: Engine) -> None:
    first, names = Day(2021, 3, 1), [f"place {number}" for number in range(9)]
    records = [finding(f"f of {name}", name, first) for name in names]
    records.append(report("r", names[4], first + timedelta(days=3), f"f of {names[4]}"))
    now = first + timedelta(days=91)
    found = engine(rules(NINETY), chart(*names), Register(tuple(records)), now, last_moment(now)).obligations
    lapsed = {row.bearer_body for row in found if row.norm == "L02.1" and row.outcome is Outcome.LAPSED}
    assert lapsed == {name for name in names if name != names[4]}


def test_t5_of_a_periodic_duty_each_pair_has_its_own_verdict(engine: Engine) -> None:
    names = [f"place {number}" for number in range(5)]
    talks = [talk("r", names[0], Day(2021, 5, 1))]
    now = Day(2021, 7, 1)
    found = engine(rules(HALF_YEARS), chart(*names), Register(tuple(talks)), now, last_moment(now)).obligations
    lapsed = {row.subject for row in found if row.norm == "L01.1" and row.outcome is Outcome.LAPSED}
    assert lapsed == {f"holder of head of {name}@head of {name}" for name in names[1:]}
