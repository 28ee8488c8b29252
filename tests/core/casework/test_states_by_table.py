"""On any history, as of any day, as known at any moment: the derived states are those a plain table walk gives.

The other reading below shares nothing with the one under test but the values: it keeps one dictionary of what each act
last was, joins acts to matters by repeated sweeps, and walks the days one by one through a table of transitions.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hengjian.core.register.record import WITHDRAWAL, Record
from tests.core.casework.procedures import matters, record
from tests.core.town import day

FIRST = day("2024-01-01")
LENGTH = 12
TABLE = [
    (("plan", None), "planned", {"opened"}),
    (("report", None), "reported", {"planned"}),
    (("review", "passed"), "closed", {"reported"}),
    (("review", "failed"), "planned", {"reported"}),
    (("reopening", None), "opened", {"opened", "planned", "reported", "closed"}),
]
Entry = tuple[str, str, str, bool]


def iso(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


@st.composite
def histories(draw: st.DrawFn) -> list[Record]:
    """Up to twelve records that name and correct earlier ones, in any order of the file."""
    kinds = ["finding", "plan", "report", "review", "reopening", "note"]
    records = [record("r00", "finding", iso(draw(st.integers(0, 3))))]
    for number in range(1, draw(st.integers(1, LENGTH))):
        old = draw(st.none() | st.sampled_from(records)) if number > 2 else None
        on = iso(draw(st.integers(0, LENGTH)))
        known = iso(draw(st.integers(0, LENGTH)))
        kind = draw(st.sampled_from(kinds))
        if old is not None:
            kind = draw(st.sampled_from([old.kind, WITHDRAWAL])) if old.kind != WITHDRAWAL else "plan"
            known = max(known, old.recorded_on.isoformat())
        re = draw(st.lists(st.sampled_from([one.id for one in records]), max_size=2, unique=True))
        fields = {"verdict": draw(st.sampled_from(["passed", "failed", "unclear"]))} if kind == "review" else None
        corrects = old.id if old else ""
        records.append(record(f"r{number:02}", kind, on, *re, known=known, corrects=corrects, fields=fields))
    return list(draw(st.permutations(records)))


def step_of(said: Record) -> Iterator[tuple[int, str, set[str]]]:
    for order, ((kind, verdict), to, allowed) in enumerate(TABLE):
        if said.kind == kind and verdict in (None, said.fields.get("verdict")):
            yield order, to, allowed


def by_table(records: list[Record], as_of: str, known: str) -> dict[str, list[Entry]]:
    """Matter -> (state, day, root, in order) of each entry, by walking the days."""
    visible = sorted((r for r in records if r.recorded_on <= day(known)), key=lambda r: (r.recorded_at, r.id))
    parent = {r.id: r.corrects for r in visible if r.corrects in {one.id for one in visible}}

    def root(id: str) -> str:
        return root(parent[id]) if id in parent else id

    last: dict[str, Record] = {}
    gone: dict[str, bool] = {}
    for version in visible:
        gone[root(version.id)] = version.kind == WITHDRAWAL
        if version.kind != WITHDRAWAL or root(version.id) not in last:
            last[root(version.id)] = version
    last = {name: said for name, said in last.items() if said.occurred_on <= day(as_of)}
    opening = {name for name, said in last.items() if said.kind == "finding"}
    found: dict[str, list[Entry]] = {}
    for matter in opening:
        inside = {matter}
        for _ in last:
            inside |= {n for n, said in last.items() if n not in opening and {root(id) for id in said.re} & inside}
        state, entries = "opened", [("opened", last[matter].occurred_on.isoformat(), matter, True)]
        for offset in range(LENGTH + 1):
            today = sorted(
                (order, name, to, allowed)
                for name in inside
                if last[name].occurred_on.isoformat() == iso(offset) and not gone[name]
                for order, to, allowed in step_of(last[name])
            )
            for _, name, to, allowed in today:
                entries.append((to, iso(offset), name, state in allowed))
                state = to
        found[matter] = [] if gone[matter] else entries
    return found


@given(histories(), st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_the_states_of_any_history_are_those_of_the_table(records: list[Record], as_of: int, later: int) -> None:
    known = max(as_of, later)
    found = {
        root: [(e.state, e.day.isoformat(), e.root, e.in_order) for e in matter.entries]
        for root, matter in matters(records, iso(as_of), iso(known)).items()
    }
    assert found == by_table(records, iso(as_of), iso(known))


@given(histories(), st.integers(0, LENGTH))
def test_a_visit_is_live_or_withdrawn_and_withdrawn_only_where_something_was_taken_back(
    records: list[Record], known: int
) -> None:
    taken_back = any(one.kind == WITHDRAWAL and one.recorded_on <= day(iso(known)) for one in records)
    for matter in matters(records, iso(LENGTH), iso(known)).values():
        live, gone = ({entry.root for entry in part} for part in (matter.entries, matter.withdrawn))
        assert not live & gone
        assert taken_back or not gone
        assert live | gone <= matter.members
