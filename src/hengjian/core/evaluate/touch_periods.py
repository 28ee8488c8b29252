"""What rests on the chart alone, raised again from some bodies: periods, bindings, and facts of the chart.

- An obligation is replaced only where every pair that could raise it has been asked again.
- Slots that ended before the change, or begin after it, stand: nobody can see the change from there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.engine import raise_instances
from hengjian.core.evaluate.instance import Instance, escape_part
from hengjian.core.evaluate.obligation import OUTSIDE
from hengjian.core.evaluate.touch import NormKey
from hengjian.core.evaluate.touch_near import Near
from hengjian.core.evaluate.touch_standing import Standing
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.view import ChartView
from hengjian.core.rulebook.norm import Always, Every, Norm, OnFact, Trigger
from hengjian.core.rulebook.rulebook import FactKind


class FocusedView(ChartView):
    """A view in which only some bodies are asked for duties; all else is answered as the whole view answers."""

    def __init__(self, view: ChartView, bodies: Collection[str]) -> None:
        self.__dict__.update(view.__dict__)
        self._only = tuple(sorted(bodies))

    def bodies(self) -> tuple[str, ...]:
        """The bodies in focus."""
        return self._only


class FocusedWorld(World):
    """A world that asks only some bodies for duties, and only some tenures for facts."""

    def __init__(self, world: World, bodies: Collection[str], posts: Collection[str]) -> None:
        self.__dict__.update(world.__dict__)
        self.view = FocusedView(world.view, bodies)
        self.chart = replace(world.chart, tenures=tuple(t for t in world.chart.tenures if t.post in posts))


@dataclass(frozen=True, slots=True)
class Periods:
    """The bodies from which a change of the chart may be seen, and its days."""

    near: Near
    bodies: Collection[str]
    since: Day
    until: Day
    opening: Day | None = None
    whole: Collection[NormKey] = ()

    def raised(
        self, world: World, standing: Standing, stratum: Iterable[Norm], gone: dict[str, Instance]
    ) -> dict[NormKey, list[Instance]]:
        """Instances raised again, by norm; adds to `gone` those whose place they take."""
        found: dict[NormKey, list[Instance]] = {}
        for norm in stratum:
            periodic = tuple(how for how in norm.triggers if isinstance(how, Every | Always))
            charted = tuple(how for how in norm.triggers if is_charted(world, how))
            key = (norm.id, norm.version)
            if periodic:
                found[key] = self._periodic(world, standing, norm, periodic, gone)
            if charted:
                found[key] = [*found.get(key, ()), *self._charted(world, standing, norm, charted, gone)]
        return found

    def _periodic(
        self, world: World, standing: Standing, norm: Norm, hows: tuple[Trigger, ...], gone: dict[str, Instance]
    ) -> list[Instance]:
        key = {(norm.id, norm.version)}
        lowers = {*self.bodies, *(i.frame.lower for i in standing.by_home(key, self.bodies) if i.how in hows)}
        lowers |= self.near.all_bodies if key & set(self.whole) else set()
        opened = self._opened(world, norm, hows)
        while True:
            raised = dict(opened)
            for each in _raise(FocusedWorld(world, lowers, ()), norm, hows):
                if self._sees(world, each):
                    raised.setdefault(each.id, each)
            stood = {i.id: i for i in standing.by_lower(key, lowers) if i.how in hows and self._sees(world, i)}
            more = {i.frame.lower for i in standing.by_ids(raised.keys())}
            more |= {body for id in stood.keys() - raised.keys() for body in self._rivals(stood[id])}
            if more <= lowers:
                gone.update(stood)
                return list(raised.values())
            lowers |= more

    def _opened(self, world: World, norm: Norm, hows: tuple[Trigger, ...]) -> dict[str, Instance]:
        """What arises on the day itself, wherever it does."""
        found: dict[str, Instance] = {}
        if self.opening is not None:
            for each in _raise(world, norm, hows):
                if each.arises_on == self.opening:
                    found.setdefault(each.id, each)
        return found

    def _rivals(self, instance: Instance) -> set[str]:
        """Bodies that may raise the same obligation, now that it is not raised where it stood."""
        if instance.moved and instance.bearer.body == OUTSIDE:
            return self.near.all_bodies
        above = self.near.below({instance.bearer.body}) if instance.moved else set()
        return above | self.near.siblings(instance.frame.lower)

    def _sees(self, world: World, instance: Instance) -> bool:
        slot = instance.slot
        if slot is None or _is_labelled(world, instance.norm):
            return True
        return slot.start < self.until and self.since < slot.stop

    def _charted(
        self, world: World, standing: Standing, norm: Norm, hows: tuple[Trigger, ...], gone: dict[str, Instance]
    ) -> list[Instance]:
        key = {(norm.id, norm.version)}
        stood = [i for i in standing.by_home(key, self.bodies) if i.how in hows]
        named = {i.trigger.split(":")[1] for i in stood}
        posts = {t.post for t in world.chart.tenures if world.view.post_row(t.post).body in self.bodies}
        posts |= {t.post for t in world.chart.tenures if f"{escape_part(t.person)}@{escape_part(t.post)}" in named}
        raised = {each.id: each for each in _raise(FocusedWorld(world, (), posts), norm, hows)}
        gone.update({i.id: i for i in stood})
        return list((self._opened(world, norm, hows) | raised).values())


def is_charted(world: World, how: object) -> bool:
    """Whether a trigger is a fact of the chart."""
    return isinstance(how, OnFact) and world.rules.facts[how.name].kind is FactKind.CHART


def _is_labelled(world: World, norm: Norm) -> bool:
    asked = [norm.met_by, *(each.met_by for each in world.rules.exceptions if each.norm == norm.id)]
    kinds = {kind for ways in asked for way in ways for part in way.parts for kind in world.kinds_of(part.kind)}
    return any(world.rules.kinds[kind].label_field for kind in kinds if kind in world.rules.kinds)


def _raise(world: World, norm: Norm, hows: tuple[Trigger, ...]) -> Iterator[Instance]:
    for each in raise_instances(world, replace(norm, triggers=hows), {}, ()):
        if isinstance(each, Instance):
            yield replace(each, norm=norm)
