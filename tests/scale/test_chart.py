"""The chart and the roles as relations: the same as core/organisation and core/rulebook/paths.py on every day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from hengjian.core.calendar.span import OPEN, Day, Moment
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.paths import walk_role
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.scale.base import DuckBase
from hengjian.scale.chart import load_roles, make_chart, make_seats
from hengjian.scale.load import load_office
from tests.laws.dice import last_moment
from tests.laws.worlds import build_world, trial_rules
from tests.scale.wild_charts import side_by_side, wild_chart, wild_roles

SEEDS, SIZE, DAYS = range(60), 20, 12
Spans = Mapping[tuple[Hashable, ...], list[tuple[Day, Day]]]
Found = set[tuple[Hashable, ...]]


class Sides:
    """A chart on both sides: core's world, and the tables of one base with ids instead of numbers."""

    def __init__(self, rules: Rules, chart: Chart, as_of: Day, known_at: Moment) -> None:
        self.rules, self.world = rules, World(rules, chart, Register(), as_of, known_at)
        self.view = self.world.view
        self.base = DuckBase(as_of, known_at, threads=1)
        codes = load_office(self.base, chart, Register())
        self.ids = {code: id for id, code in codes.holders.items()}
        load_roles(self.base, rules)
        make_chart(self.base)
        make_seats(self.base)
        bounds = {day for day in self.view.all_days if day != OPEN}
        self.days = sorted({day + timedelta(days=n) for day in bounds for n in (-1, 0, 1)} | {as_of})

    def spans(self, table: str, ids: str, texts: str = "") -> Spans:
        """The spans of each key of a table; `ids` are columns of numbers, `texts` the others that are asked."""
        columns, found = ids.split(), defaultdict(list)
        asked = ", ".join((*columns, *texts.split(), "f", "t"))
        for row in self.base.rows(f"select {asked} from {table}"):  # noqa: S608
            key = (*(self.ids[code] for code in row[: len(columns)]), *row[len(columns) : -2])
            found[key].append((row[-2], row[-1]))
        return found

    def check(self, spans: Spans, plain: Callable[[Day], Iterable[tuple[Hashable, ...]]], *, islands: bool) -> None:
        """The same keys on every day, each once; islands do not touch."""
        for key, pieces in spans.items():
            pieces.sort()
            assert all(f < t for f, t in pieces), key
            for (_, stop), (start, _) in pairwise(pieces):
                assert stop < start if islands else stop <= start, (key, pieces)
        for day in self.days:
            said = {key for key, pieces in spans.items() if any(f <= day < t for f, t in pieces)}
            wanted = set(plain(day))
            assert said == wanted, (day, said - wanted, wanted - said)


def check_cut(it: Sides) -> None:
    """Tenures and relations are those of cut_chart."""
    rows: Any = it.base.rows("select post, person, f, t, learnt, written from tenure")
    tenures = [(t.post, t.person, t.span.start, t.span.stop, t.recorded_on, t.written) for t in it.world.chart.tenures]
    assert sorted((it.ids[post], it.ids[person], *rest) for post, person, *rest in rows) == sorted(tenures)
    rows = it.base.rows("select kind, source, target, f, t, id from relation")
    relations = [(r.kind, r.source, r.target, r.span.start, r.span.stop, r.id) for r in it.world.chart.relations]
    assert sorted((kind, it.ids[low], it.ids[high], *rest) for kind, low, high, *rest in rows) == sorted(relations)


def check_places(it: Sides) -> None:
    """Bodies, posts, labels and holders."""
    view, bodies = it.view, it.view.bodies()
    posts = sorted({post.id for post in it.world.chart.posts})
    labels = {label for post in it.world.chart.posts for label in post.labels}

    def body(day: Day) -> Iterable[tuple[Hashable, ...]]:
        rows = [row for id in bodies if (row := view.body(id, day))]
        return [(row.id, row.superior, row.kind, row.level) for row in rows]

    it.check(it.spans("body", "body superior", "kind level"), body, islands=False)
    it.check(it.spans("existence", "body"), lambda day: [(id,) for id in bodies if view.body(id, day)], islands=True)
    found = it.spans("post", "post body")
    it.check(found, lambda day: [(id, row.body) for id in posts if (row := view.post(id, day))], islands=False)
    homes = {(it.ids[post], it.ids[body]) for post, body in it.base.rows("select post, body from post_home")}
    assert homes == {(post, view.post_row(post).body) for post in posts}

    def labelled(day: Day) -> Iterable[tuple[Hashable, ...]]:
        return [(id, body, label) for body in bodies for label in labels for id in view.posts_in(body, (label,), day)]

    it.check(it.spans("label", "post body", "label"), labelled, islands=False)

    def holders(day: Day) -> Iterable[tuple[Hashable, ...]]:
        return [(post, view.post_row(post).body, who) for post in posts for who in view.holders(post, day)]

    it.check(it.spans("holding", "post body person"), holders, islands=True)


def check_bodies(it: Sides) -> None:
    """Superiors, chains and organs."""
    view, seated = it.view, {*it.view.people, *(post.id for post in it.world.chart.posts), ""}
    beside = {id for r in it.world.chart.relations if r.kind == "same_level" for id in (r.source, r.target)}
    named = {*it.ids.values()} - seated | beside  # bodies, and ids nobody declared

    def superiors(day: Day) -> Iterable[tuple[Hashable, ...]]:
        return [(id, above) for id in named if (above := view.superior(id, day))]

    it.check(it.spans("sup", "body above"), superiors, islands=True)

    def up(day: Day) -> Iterable[tuple[Hashable, ...]]:
        return [(id, above, lvl) for id in named for lvl, above in enumerate(view.chain_up(id, day))]

    it.check(it.spans("up", "body above", "lvl"), up, islands=False)

    def chain(day: Day) -> Iterable[tuple[Hashable, ...]]:
        return [(id, above, ord) for id in named for ord, above in enumerate(it.world.body_chain(id, day))]

    it.check(it.spans("chain", "body above", "ord"), chain, islands=False)
    found = it.spans("organ", "body organ")
    it.check(found, lambda day: [(id, organ) for id in named for organ in view.organs(id, day)], islands=False)
    found = it.spans("house", "body house")
    it.check(found, lambda day: [(id, to) for id in named for to in view.targets("same_level", id, day)], islands=True)


def check_seats(it: Sides) -> None:
    """Every role from every id that could be asked."""
    homes = {*it.view.bodies(), *(r.target for r in it.world.chart.relations)}
    roles = [it.rules.roles[name] for name in sorted(it.rules.roles)]

    def seats(day: Day) -> Iterable[tuple[Hashable, ...]]:
        for number, role in enumerate(roles):
            for home in homes:
                yield from ((home, seat.body, seat.post, number) for seat in walk_role(it.view, role, home, day))

    it.check(it.spans("seat", "home body post", "role"), seats, islands=True)


def compare(rules: Rules, chart: Chart, as_of: Day, known_at: Moment, at_most: int = 10_000) -> None:
    """One chart, every table, on at most so many of the days that matter."""
    it = Sides(rules, chart, as_of, known_at)
    it.days = sorted(Random(len(it.days)).sample(it.days, min(at_most, len(it.days))))
    try:
        check_cut(it)
        check_places(it)
        check_bodies(it)
        check_seats(it)
    finally:
        it.base.close()


def question(chart: Chart, dice: Random) -> tuple[Day, Moment]:
    """As of which day, and as known on which."""
    days = [row.span.start for row in (*chart.bodies, *chart.tenures, *chart.relations)]
    as_of, known = (dice.choice(days) + timedelta(days=dice.choice((0, 9, 60, 60))) for _ in range(2))
    return as_of, last_moment(known)


@pytest.mark.parametrize("first", SEEDS[::SIZE])
def test_of_random_worlds(first: int) -> None:
    """The worlds that every law is tried on, so many at once."""
    worlds = [build_world(seed) for seed in range(first, first + SIZE)]
    chart = side_by_side([world.chart for world in worlds])
    compare(trial_rules(), chart, worlds[0].as_of, worlds[0].known_at, DAYS)


@pytest.mark.parametrize("first", SEEDS[::SIZE])
def test_of_wild_charts(first: int) -> None:
    """Charts with every relation there is, so many at once."""
    chart = side_by_side([wild_chart(seed) for seed in range(first, first + SIZE)])
    compare(with_roles(first), chart, *question(chart, Random(first)), DAYS)


def with_roles(seed: int) -> Rules:
    """The rules of the leaders, and more roles than anybody has thought of."""
    return replace(leaders(), roles={**leaders().roles, **wild_roles(seed, 30)})


@cache
def leaders() -> Rules:
    """The rules of the bundled rulebook that has the most roles."""
    return read_stack([find_rulebook("leaders-2021")])
