"""Every case of every rulebook on both engines: all columns of all rows are the same (semantics 12).

Cases with the same numbers, times and deployment are laid side by side under marks and asked at once. `make test` takes
every third of these groups, `make soak` all of them: a run of the relational engine costs a second however small.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pytest

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.engine import evaluate
from hengjian.core.register.record import Register
from hengjian.core.rulebook.narrow import narrow
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.engine import evaluate as evaluate_whole
from tests.cases.book import examples, given, rules_of
from tests.laws.worlds import World
from tests.scale.stacks import marked, together
from tests.scale.test_equal_worlds import lines


@dataclass(frozen=True, slots=True)
class Asked:
    """Cases asked with one set of rules and one pair of times; each under its mark, with its title."""

    rules: Rules
    worlds: Mapping[str, World]
    as_of: Day
    known_at: Moment


@cache
def groups() -> tuple[Asked, ...]:
    """The questions of all cases, those that may be asked at once together."""
    found = defaultdict(list)
    for example in examples():
        case = example.case
        for number, question in enumerate(case.questions):
            said = (example.rulebook, str(sorted((k, str(v)) for k, v in case.given.items())))
            key = (*said, str(case.chart.deployment), question.as_of, question.known_at)
            found[key].append((f"{example.id} {number}", example, question))
    return tuple(_asked(members) for members in found.values())


def _asked(members):  # type: ignore[no-untyped-def]
    _, first, question = members[0]
    wanted = {row.norm for _, _, each in members for row in each.expected}
    rules = narrow(given(rules_of(first.rulebook), first.case), wanted)
    worlds = {
        title: marked(
            World(rules, each.case.chart, each.case.register, question.as_of, question.known_at), f"c{n:02d}."
        )
        for n, (title, each, _) in enumerate(members)
    }
    return Asked(rules, worlds, question.as_of, question.known_at)


PARTS = 24
EACH = 1 if os.environ.get("HENGJIAN_TESTS") == "soak" else 3


@pytest.mark.parametrize("part", range(PARTS))
def test_cases_have_the_same_rows_on_both_engines(part: int) -> None:
    for asked in groups()[::EACH][part::PARTS]:
        plain: dict[str, str] = {}
        titles: dict[str, str] = {}
        for title, world in asked.worlds.items():
            rows = lines(evaluate(world.rules, world.chart, world.register, asked.as_of, asked.known_at).obligations)
            plain |= rows
            titles |= dict.fromkeys(rows, title)
        worlds = list(asked.worlds.values())
        chart = together([world.chart for world in worlds])
        register = Register(tuple(record for world in worlds for record in world.register.records))
        whole = lines(evaluate_whole(asked.rules, chart, register, asked.as_of, asked.known_at).obligations)
        differing = [id for id in sorted(plain.keys() | whole.keys()) if plain.get(id) != whole.get(id)]
        assert not differing, [(titles.get(id, id), plain.get(id), whole.get(id)) for id in differing[:2]]
