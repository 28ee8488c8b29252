"""Faults put into the queries on purpose show in the worlds of `make test`; each names the stack in which it does."""

from __future__ import annotations

from functools import cache

import pytest

from hengjian.scale import base
from tests.scale.stacks import Stack, build_stack
from tests.scale.test_equal_worlds import SIZE, plain_lines, whole_lines

FAULTS: dict[str, tuple[str, str, str, int]] = {
    "a due day one too late": ("due", "then b.e - 1 when", "then b.e when", 0),
    "an act on the first day after its slot counts": (
        "cand",
        "a.day < least(coalesce(e.e, $open), e.last_bound)",
        "a.day <= least(coalesce(e.e, $open), e.last_bound)",
        1,
    ),
    "an act on the first day of its slot does not count": (
        "cand",
        "e.what = 'calendar' then e.arises <= a.day",
        "e.what = 'calendar' then e.arises < a.day",
        0,
    ),
    "a tenure is seen before it was recorded": ("chart", "known_at <= $known_at", "known_at is not null", 1),
    "the row joined to all its evidence": ("decided", "g.iid = i.iid and g.standing = 'good'", "g.iid = i.iid", 0),
    "what was taken back is not noticed": ("register", "r.back > 1 or r.kind", "r.back > 99 or r.kind", 0),
    "a relation that ended breaks nothing": (
        "breaks",
        "least(bearer_day, subject_day, relation_day) as day",
        "least(bearer_day, subject_day) as day",
        0,
    ),
    "the farthest chief rather than the nearest": (
        "chief",
        "order by u.lvl, h.person",
        "order by u.lvl desc, h.person",
        0,
    ),
    "the last good act rather than the first": ("best", "order by day, case", "order by day desc, case", 0),
    "a lapse is a fact a day too early": ("facts_lapsed", "l.due_on + 1 as day", "l.due_on as day", 0),
    "knowing later does not matter": ("anchored", "greatest(w.occurred, k.day) as day", "w.occurred as day", 1),
    "whoever is due on the day asked is overdue": (
        "decided",
        "d.due_on < $as_of, false) then 'pending'",
        "d.due_on <= $as_of, false) then 'pending'",
        6,
    ),
}
"""File, text, what is put in its place, and the stack in which it shows."""


@cache
def known(number: int) -> tuple[Stack, dict[str, str]]:
    """A stack, and what the plain engine says of it; the sound queries say the same."""
    stack = build_stack(range(number * SIZE, (number + 1) * SIZE))
    plain = dict(plain_lines(stack))
    assert whole_lines(stack) == plain
    return stack, plain


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_query_shows(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file, said, instead, number = FAULTS[fault]
    sound = base.statements
    assert any(said in query for _, query in sound(file)), "the fault no longer has a place"

    def broken(asked: str) -> tuple[tuple[str, str], ...]:
        if asked != file:
            return sound(asked)
        return tuple((table, query.replace(said, instead)) for table, query in sound(asked))

    stack, plain = known(number)
    monkeypatch.setattr(base, "statements", broken)
    assert whole_lines(stack) != plain
