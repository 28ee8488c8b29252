"""Who stands near whom on any day at all: what a changed row of the chart may be looked at from (semantics 2, 13).

- Days are left out: near means near once, so that nothing that could look there is missed.
- A body is looked at from its organisation and its organs, from whatever it is sent to or in charge of, and from
  everything below these: values, chiefs, notices and knowledge run down the line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hengjian.core.organisation.chart import Chart
from hengjian.core.rulebook.rulebook import StepKind
from hengjian.core.rulebook.stack import Rules

ASKED = ("dispatched", "in_charge")


class Near:
    """Neighbours in a chart, whatever the day."""

    def __init__(self, rules: Rules, *charts: Chart) -> None:
        steps = [step for role in rules.roles.values() for step in role.path]
        self._looking_down = any(step.kind is StepKind.SUBORDINATES for step in steps)
        self._asked = {*ASKED, *(name for step in steps if step.kind is StepKind.RELATED for name in step.names)}
        self._depth = max((len(role.path) for role in rules.roles.values()), default=0) + 1
        self._above: dict[str, set[str]] = defaultdict(set)
        self._below: dict[str, set[str]] = defaultdict(set)
        self._seats: dict[str, set[str]] = defaultdict(set)
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._bodies: dict[str, set[str]] = defaultdict(set)
        self._beside: dict[str, set[str]] = defaultdict(set)
        self._led_to: dict[str, set[str]] = defaultdict(set)
        self.all_bodies: set[str] = set()
        for chart in charts:
            self._read(chart)

    def _read(self, chart: Chart) -> None:
        self.all_bodies |= {body.id for body in chart.bodies}
        lines = [(row.id, row.superior) for row in chart.bodies if row.superior]
        lines += [(row.source, row.target) for row in chart.relations if row.kind == "superior"]
        for below, above in lines:
            self._above[below].add(above)
            self._below[above].add(below)
        for post in chart.posts:
            self._bodies[post.id].add(post.body)
            self._seats[post.body].add(post.id)
        held = [(row.person, row.post) for row in chart.tenures]
        held += [(row.source, row.target) for row in chart.relations if row.kind == "acting"]
        for person, seat in held:
            self._seats[person].add(seat)
            self._holders[seat].add(person)
        for row in chart.relations:
            if row.kind == "same_level":
                self._beside[row.source].add(row.target)
                self._beside[row.target].add(row.source)
            if row.kind in self._asked:
                self._led_to[row.source].add(row.target)

    def meant_by(self, ids: Iterable[str]) -> set[str]:
        """Posts, persons and bodies: these ids, whoever ever held one of them, and whatever one of them ever held."""
        found = set(ids)
        for id in tuple(found):
            if id not in self.all_bodies:
                found |= self._seats[id] | self._holders[id]
        return found

    def bodies_of(self, ids: Iterable[str]) -> set[str]:
        """The bodies these ids ever stood in."""
        found: set[str] = set()
        for id in ids:
            found |= {id} if id in self.all_bodies else self._bodies[id]
            found |= {body for post in self._seats[id] for body in self._bodies[post]}
        return found

    def looked_at_from(self, ids: Iterable[str]) -> set[str]:
        """The bodies from which something that names one of these may be read."""
        found = self.bodies_of(self.meant_by(ids))
        for _ in range(self._depth):
            beside = {other for body in found for other in self._beside[body]}
            sent = {seat for body in found for seat in (body, *self._seats[body], *self._below[body])}
            sent |= {person for seat in tuple(sent) for person in self._holders[seat]}
            found |= beside | self.bodies_of(to for id in sent for to in self._led_to[id])
        found |= self.below(found)
        if self._looking_down:
            up = {above for body in found for above in self._above[body]}
            found |= up | {each for body in up for each in self._below[body]}
        return found

    def below(self, bodies: Iterable[str]) -> set[str]:
        """These bodies and everything that was ever below one."""
        found, open_ones = set(bodies), list(bodies)
        while open_ones:
            for each in self._below[open_ones.pop()] - found:
                found.add(each)
                open_ones.append(each)
        return found

    def siblings(self, body: str) -> set[str]:
        """The bodies that ever shared a superior with this one, and itself."""
        return {body} | {each for above in self._above[body] for each in self._below[above]}
