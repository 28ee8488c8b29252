"""The chart and the roles read on it as relations (semantics 2; beside core/organisation and core/rulebook/paths.py).

- A role is known by its place among the sorted names; a way is a kind of step with the names it asks for, known by its
  place among those of all roles, so that what several roles share is walked once.
- A role taken from a record leads nowhere on the chart.
"""

from __future__ import annotations

from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base

Way = tuple[str, tuple[str, ...]]


def load_roles(base: Base, rules: Rules) -> None:
    """The tables role, role_step, role_step_name, role_way and role_way_name."""
    roles = [rules.roles[name] for name in sorted(rules.roles)]
    columns = {"role": "int", "name": "text", "pair": "text", "single": "flag"}
    base.load("role", columns, [(n, role.name, role.pair, role.single) for n, role in enumerate(roles)])
    ways: dict[Way, int] = {}
    steps: list[tuple[int, int, str, int]] = []
    names: list[tuple[int, int, str]] = []
    for n, role in enumerate(roles):
        for place, step in enumerate(role.path):
            way = (step.kind.value, tuple(sorted({*step.names})))
            steps.append((n, place, step.kind.value, ways.setdefault(way, len(ways))))
            names += [(n, place, name) for name in way[1]]
    base.load("role_step", {"role": "int", "place": "int", "kind": "text", "way": "int"}, steps)
    base.load("role_step_name", {"role": "int", "place": "int", "name": "text"}, names)
    base.load("role_way", {"way": "int", "kind": "text"}, [(number, kind) for (kind, _), number in ways.items()])
    wanted = [(number, name) for (_, listed), number in ways.items() for name in listed]
    base.load("role_way_name", {"way": "int", "name": "text"}, wanted)


def make_chart(base: Base) -> None:
    """The tables tenure, relation, body, post, post_home, label, holding, organ, house, sup, up and chain.

    No body stands above itself on any day (the reader sees to it), so that the climb ends.
    """
    base.play("chart")
    base.play("superiors")
    while base.rows("select 1 as one from up_new limit 1"):
        base.play("superiors_grow")
    base.play("chains")


def make_seats(base: Base) -> None:
    """The table seat; needs the tables of `load_roles` and `make_chart`."""
    base.play("steps")
    base.play("seats")
    while base.rows("select 1 as one from role_walk limit 1"):
        base.play("seats_walk")
    base.play("seats_end")
