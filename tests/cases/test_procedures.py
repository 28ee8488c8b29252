"""Every procedure of `leaders-2021`: the derived states are those a plain walk over its table of steps gives.

The table is read from the file itself, and the walk below shares nothing with the engine: it keeps one dictionary of
what each act last was, joins acts to matters by repeated sweeps, and goes through the events of a matter one by one.
The histories are made of the procedure's own steps: in order and out of it, some recorded late, some moved to another
day, some taken back, some taken back and then put right; as of and known at moments drawn with the same fixed seeds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from random import Random
from typing import Any

import pytest
import yaml

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.engine import read_matters, see_world
from hengjian.core.register.record import WITHDRAWAL, Record, Register
from hengjian.core.rulebook.rulebook import FieldType
from tests.cases.book import RULEBOOKS, rules_of
from tests.core.town import body, chart

FOLDER = RULEBOOKS / "leaders-2021/procedures"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))
HISTORIES, LOOKS = 30, 4
FIRST, LENGTH = Day(2024, 3, 1), 30
HOURS = (1, 4, 15)
TOWN = chart(body("town"))
Entry = tuple[str, Day, str, bool]
Event = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Step:
    """A row of the table: from which states, to which, by which kind with which fields."""

    order: int
    origins: frozenset[str]
    to: str
    event: Event


@dataclass(frozen=True)
class Table:
    """A procedure as its file writes it."""

    name: str
    opening: Event
    start: str
    states: frozenset[str]
    steps: tuple[Step, ...]


@dataclass
class History:
    """Records in the order they were made, and what each act names by its id."""

    records: list[Record] = field(default_factory=list)
    names: dict[str, set[str]] = field(default_factory=dict)


@cache
def table_of(name: str) -> Table:
    told = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    states = frozenset(told["states"])
    steps = (
        Step(order, frozenset(step.get("from", states)), step["to"], event_of(step["event"]))
        for order, step in enumerate(told["steps"].values())
    )
    return Table(name, event_of(told["opened_by"]), told["start"], states, tuple(steps))


def event_of(told: str | dict[str, Any]) -> Event:
    return (told, {}) if isinstance(told, str) else (told["kind"], told["where"])


# --- histories --------------------------------------------------------------------------------------------------------


def act(id: str, event: Event, on: int, known: Moment, fields: Mapping[str, Any], re: tuple[str, ...] = ()) -> Record:
    return Record(id, event[0], FIRST + timedelta(on), known, known.date(), re=re, fields=dict(fields))


def moment(on: int, hour: int = 4) -> Moment:
    return datetime.combine(FIRST + timedelta(on), time(hour), UTC)


def filled(event: Event, dice: Random) -> dict[str, Any]:
    return {name: dice.choice(value) if isinstance(value, list) else value for name, value in event[1].items()}


def history_of(table: Table, dice: Random) -> History:
    """One or two matters, up to fourteen acts, then what was corrected and taken back."""
    made, state = History(), ""
    for number in range(dice.randint(4, 14)):
        id, day = f"a{dice.randint(10, 99)}{number:02}", dice.randint(0, LENGTH)
        opens = not made.records or dice.random() < 0.08
        allowed = [step for step in table.steps if state in step.origins]
        step = dice.choice(allowed if allowed and dice.random() < 0.7 else table.steps)
        event = table.opening if opens else step.event
        if not opens and dice.random() < 0.8:
            day = min(LENGTH, (made.records[-1].occurred_on - FIRST).days + dice.randint(0, 2))
        said = filled(event, dice) if dice.random() < 0.9 else {}
        known = moment(day + (dice.randint(0, 9) if dice.random() < 0.4 else 0), dice.choice(HOURS))
        named = dice.sample([one.id for one in made.records], min(len(made.records), 1 + (dice.random() < 0.1)))
        if opens and dice.random() < 0.5:
            named = []
        state = table.start if opens else step.to
        made.records.append(linked(act(id, event, day, known, said), named, dice))
        made.names[id] = set(named)
    for number in range(dice.randint(0, 5)):
        made.records.append(changed(dice.choice(made.records), f"c{number}", dice))
    return made


def linked(record: Record, named: list[str], dice: Random) -> Record:
    """The record naming these, in `re` or, where its kind has one, in a field that refers to a record."""
    fields = rules_of("leaders-2021").kinds[record.kind].fields.values()
    refers = [spec.name for spec in fields if spec.type is FieldType.REFERENCE]
    if len(named) == 1 and refers and dice.random() < 0.3:
        return replace(record, fields={**record.fields, dice.choice(refers): named[0]})
    return replace(record, re=tuple(named))


def changed(old: Record, id: str, dice: Random) -> Record:
    """The act moved to another day, or taken back; what was taken back may be said again."""
    known = max(old.recorded_at, moment(dice.randint(0, LENGTH + 9), dice.choice(HOURS)))
    kind = dice.choice([old.kind, WITHDRAWAL])
    day = FIRST + timedelta(dice.randint(0, LENGTH))
    return replace(old, id=id, kind=kind, occurred_on=day, recorded_at=known, recorded_on=known.date(), corrects=old.id)


# --- the other reading ------------------------------------------------------------------------------------------------


def fits(record: Record, event: Event) -> bool:
    kind, where = event
    if record.kind != kind and not record.kind.startswith(f"{kind}."):
        return False
    return all(record.fields.get(n) in (v if isinstance(v, list) else [v]) for n, v in where.items())


def walk(table: Table, history: History, as_of: Day, known_at: Moment) -> dict[str, list[Entry]]:
    """Matter -> (state, day, act, in order) of each of its entries; no entry where its opening was taken back."""
    first: dict[str, str] = {}
    last: dict[str, Record] = {}
    gone: set[str] = set()
    for one in history.records:
        first[one.id] = first[one.corrects] if one.corrects else one.id
    for one in sorted(history.records, key=lambda one: (one.recorded_at, one.id)):
        if one.recorded_at > known_at:
            continue
        if one.kind == WITHDRAWAL:
            gone.add(first[one.id])
        else:
            gone.discard(first[one.id])
            last[first[one.id]] = one
    last = {id: one for id, one in last.items() if one.occurred_on <= as_of}
    openings = {id for id, one in last.items() if fits(one, table.opening)}
    found: dict[str, list[Entry]] = {}
    for matter in openings:
        inside = {matter}
        while more := {id for id in last.keys() - openings - inside if history.names[id] & inside}:
            inside |= more
        events = sorted(
            (last[id].occurred_on, step.order, id)
            for id in inside - gone
            for step in table.steps
            if fits(last[id], step.event)
        )
        state, entries = table.start, [(table.start, last[matter].occurred_on, matter, True)]
        for day, order, id in events:
            step = table.steps[order]
            entries.append((step.to, day, id, state in step.origins))
            state = step.to
        found[matter] = [] if matter in gone else entries
    return found


def derived(name: str, records: list[Record], as_of: Day, known_at: Moment) -> dict[str, list[Entry]]:
    world = see_world(rules_of("leaders-2021"), TOWN, Register(tuple(records)), as_of, known_at)
    matters = read_matters(world)[name]
    assert all(matter.state == (matter.entries[-1].state if matter.entries else "") for matter in matters)
    return {matter.root: [(e.state, e.day, e.root, e.in_order) for e in matter.entries] for matter in matters}


# --- the tests --------------------------------------------------------------------------------------------------------


def test_there_are_sixteen_procedures() -> None:
    assert len(NAMES) == 16
    assert sorted(rules_of("leaders-2021").procedures) == NAMES


def looks(dice: Random) -> Iterator[tuple[Day, Moment]]:
    """Days to ask about and moments to ask at: any, and the end, when all is known."""
    yield FIRST + timedelta(LENGTH), moment(3 * LENGTH)
    for _ in range(LOOKS - 1):
        known = dice.randint(0, LENGTH + 9)
        yield FIRST + timedelta(min(dice.randint(0, known), LENGTH)), moment(known, dice.choice((0, *HOURS)))


@pytest.mark.parametrize("name", NAMES)
def test_the_states_of_any_history_are_those_of_the_table(name: str) -> None:
    table, seen = table_of(name), Counter[object]()
    for number in range(HISTORIES):
        dice = Random(f"{name} {number}")
        history = history_of(table, dice)
        mixed = dice.sample(history.records, len(history.records))
        for as_of, known_at in looks(dice):
            expected = walk(table, history, as_of, known_at)
            assert derived(name, mixed, as_of, known_at) == expected, f"history {number}, {as_of}, {known_at}"
            seen.update(entry[3] for entries in expected.values() for entry in entries)
            seen.update("taken back" for entries in expected.values() if not entries)
    assert min(seen[True], seen[False]) > HISTORIES, "the histories say nothing"
    assert seen["taken back"], "no opening was ever taken back"


def shortest_ways(table: Table) -> dict[str, tuple[Step, ...]]:
    """To each state that can be reached, the fewest steps from the opening."""
    ways: dict[str, tuple[Step, ...]] = {table.start: ()}
    front = [table.start]
    for state in front:
        for step in table.steps:
            if state in step.origins and step.to not in ways:
                ways[step.to] = (*ways[state], step)
                front.append(step.to)
    return ways


@pytest.mark.parametrize("name", NAMES)
def test_every_state_is_reached_by_records_in_order(name: str) -> None:
    table, dice = table_of(name), Random(name)
    ways = shortest_ways(table)
    assert ways.keys() == table.states
    for state, steps in ways.items():
        records = [act("r00", table.opening, 0, moment(0), filled(table.opening, dice))]
        for day, step in enumerate(steps, 1):
            one = act(f"r{day:02}", step.event, day, moment(day), filled(step.event, dice), (records[-1].id,))
            if fits(one, table.opening):  # it would open a matter of its own: the step is the opening's
                records[0] = replace(records[0], fields={**records[0].fields, **one.fields})
            else:
                records.append(one)
        entries = derived(name, records, FIRST + timedelta(LENGTH), moment(LENGTH))["r00"]
        assert [entry[0] for entry in entries] == [table.start, *(step.to for step in steps)]
        assert entries[-1][0] == state
        assert all(in_order for *_, in_order in entries)
