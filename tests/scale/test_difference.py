"""Comparing two runs gives what two plain runs give, row by row, whatever differs between the two questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import duckdb
import pytest

from hengjian.core.evaluate.engine import evaluate
from hengjian.core.evaluate.obligation import Obligation
from hengjian.core.rulebook.narrow import narrow
from hengjian.core.rulebook.values import override
from hengjian.scale.difference import Asked, compare
from tests.scale.stacks import build_stack

STACKS, WORLDS = 5, 10


def two_questions(seed: int) -> tuple[Asked, Asked]:
    """One office asked twice: under other numbers, fewer or amended norms, an earlier day or an earlier moment."""
    stack = build_stack(range(seed * WORLDS, seed * WORLDS + WORLDS))
    first = Asked(stack.rules, stack.chart, stack.register, stack.as_of, stack.known_at)
    dice = Random(seed)
    rules = stack.rules
    days = timedelta(days=dice.randrange(1, 200))
    match seed % 5:
        case 0:
            amounts = {each.parameter: each.amount for each in rules.settings}
            name = dice.choice(sorted(amounts) or [""])
            whole = str(int(amounts[name].whole) + dice.choice((1, 2, 9))) if name else ""
            changed = {name: replace(amounts[name], number=whole)} if whole and amounts[name].number.isdigit() else {}
            second = replace(first, rules=override(rules, changed, min(b.in_force.start for b in rules.rulebooks)))
        case 1:
            kept = [norm.id for norm in rules.norms if dice.random() < 0.7]
            second = replace(first, rules=narrow(rules, kept))
        case 2:
            norms = tuple(replace(norm, version=norm.version + 1) for norm in rules.norms)
            second = replace(first, rules=replace(rules, norms=norms), as_of=first.as_of - days)
        case 3:
            second = replace(first, as_of=first.as_of - days)
        case _:
            second = replace(first, as_of=first.as_of - days, known_at=first.known_at - days)
    return (first, second) if dice.random() < 0.5 else (second, first)


def keyed(asked: Asked) -> dict[tuple[str, str, int], Obligation]:
    """The rows of a plain run by their id without the version; the versions of one id are numbered."""
    found: dict[tuple[str, str], list[Obligation]] = defaultdict(list)
    rows = evaluate(asked.rules, asked.chart, asked.register, asked.as_of, asked.known_at).obligations
    for row in rows:
        found[row.norm, row.id.partition("/")[2]].append(row)
    return {
        (*key, nth): row
        for key, same in found.items()
        for nth, row in enumerate(sorted(same, key=lambda row: int(row.id.partition("/")[0].rpartition("@")[2])))
    }


def plainly(first: Asked, second: Asked) -> list[tuple[str, str, str, str, str]]:
    """Every change: article, body, id, outcome before, outcome after."""
    before, after = keyed(first), keyed(second)
    changes = []
    for key in before.keys() | after.keys():
        old, new = before.get(key), after.get(key)
        if (old and old.outcome) != (new and new.outcome):
            row = new or old
            assert row
            told = (old.outcome.value if old else "", new.outcome.value if new else "")
            changes.append((row.article, row.bearer_body, row.id, *told))
    return changes


@pytest.mark.parametrize("seed", range(STACKS))
def test_it_is_what_two_plain_runs_give(seed: int) -> None:
    first, second = two_questions(seed)
    wanted = plainly(first, second)
    with compare(first, second) as found:
        assert sorted(found.changed()) == sorted(each[2:] for each in wanted)
        by_article = {(c.key, c.before, c.after): c.number for c in found.counts("article")}
        assert by_article == Counter((article, *told) for article, _, _, *told in wanted)
        by_body = {(c.key, c.before, c.after): c.number for c in found.counts("body")}
        assert by_body == Counter((body, *told) for _, body, _, *told in wanted)
        levels = {body.id: body.level for body in sorted(first.chart.bodies, key=lambda body: body.span.start)}
        by_level = {(c.key, c.before, c.after): c.number for c in found.counts("level")}
        assert by_level == Counter((levels.get(body, ""), *told) for _, body, _, *told in wanted)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_changed_rows_are_written_whole(tmp_path: Path, suffix: str) -> None:
    first, second = two_questions(3)
    with compare(first, second) as found:
        path = tmp_path / f"it's changed{suffix}"
        number = found.write(path)
        read = {".jsonl": duckdb.read_json, ".csv": duckdb.read_csv, ".parquet": duckdb.read_parquet}[suffix]
        rows = read(str(path)).project("id, coalesce(before, ''), coalesce(after, '')").fetchall()
        assert (len(rows), rows) == (number, list(found.changed()))
        assert [each.name for each in tmp_path.iterdir()] == [path.name]
