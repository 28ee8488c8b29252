"""Works out again what was touched, stratum by stratum, and puts it in the place of what stood.

- Equal to working out the whole table again: a law over random histories.
- A changed lapse touches what it raises; a changed member of a group touches the group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from hengjian.core.casework.matters import Matter, Reading, derive_matters
from hengjian.core.evaluate.checks import checks_of
from hengjian.core.evaluate.engine import judge_run, lapse_of, raise_instances, strata_of
from hengjian.core.evaluate.facts import Lapse
from hengjian.core.evaluate.group import judge_groups
from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.judge import Judged, judge
from hengjian.core.evaluate.predicates import holds_all
from hengjian.core.evaluate.touch import Reach, is_repeating
from hengjian.core.evaluate.touch_periods import Periods, is_charted
from hengjian.core.evaluate.touch_records import Touched, roots_changed, touch_records
from hengjian.core.evaluate.touch_standing import Standing, group_key, lapse_key
from hengjian.core.evaluate.world import World
from hengjian.core.register.chains import Chain
from hengjian.core.rulebook.norm import Always, Every, Norm
from hengjian.core.rulebook.predicate import CheckClass


def apply_records(reach: Reach, before: World, after: World, standing: Standing, ids: Iterable[str]) -> Touched:
    """The table after record versions were learnt: `ids` are theirs and those they correct, for a correction may move
    a chain past the day asked of.
    """
    roots = roots_changed(before, after, ids)
    touched = Touched()
    for world in (before, after):
        touch_records(reach, world, standing, roots, touched)
    redo(reach, after, standing, touched)
    return touched


class Focus(World):
    """A world in which only some chains raise anything; all else is answered as the whole world answers."""

    def __init__(self, world: World, roots: Iterable[str]) -> None:
        self.__dict__.update(world.__dict__)
        self._only = frozenset(roots)
        self.chains_of = self._focused  # type: ignore[assignment]

    def _focused(self, wanted: str) -> tuple[Chain, ...]:
        kinds = self.kinds_of(wanted)
        return tuple(
            self.chains[root]
            for root in sorted(self._only & self.chains.keys())
            if self.chains[root].said.kind in kinds
        )


def redo(reach: Reach, world: World, standing: Standing, touched: Touched, periods: Periods | None = None) -> None:
    """Raise and judge again what is touched; replace what stood."""
    gone = {each.id: each for each in standing.by_source(touched.roots)}
    roots = touched.roots | {root for each in gone.values() for root in each.sources}
    focus, matters = Focus(world, roots), _matters_at(world, roots)
    keys = touched.keys | {each.trigger for each in gone.values() if each.lapsed_due}
    for stratum in strata_of(reach.rules):
        ids = {norm.id for norm in stratum}
        gone |= {each.id: each for each in standing.raised_by(keys)}
        raised = periods.raised(world, standing, stratum, gone) if periods else {}
        old = {id: each for id, each in (touched.again | gone).items() if each.norm.id in ids}
        lapses = tuple(standing.lapses_keyed(keys).values())
        fresh: dict[str, Judged] = {}
        for norm in stratum:
            for instance in (*raised.get((norm.id, norm.version), ()), *_raised(focus, norm, matters, lapses)):
                for each in judge_run(world, instance):
                    fresh.setdefault(each.instance.id, each)
        for instance in sorted(old.values(), key=lambda each: (each.arises_on, each.frame.lower)):
            if instance.id not in gone:
                for each in _judged_again(world, standing, instance, old):
                    fresh.setdefault(each.instance.id, each)
        _add_groups(world, standing, stratum, fresh, old)
        kept = judge_groups(world, fresh)
        keys |= _lapses_changed(standing, old.keys() | kept.keys(), kept)
        standing.replace(old.keys() | kept.keys(), kept.values())


def _raised(
    focus: Focus, norm: Norm, matters: Mapping[str, tuple[Matter, ...]], lapses: tuple[Lapse, ...]
) -> Iterator[Instance]:
    """What the touched chains and lapses raise under a norm; periods and the chart raise nothing anew here."""
    hows = tuple(how for how in norm.triggers if not isinstance(how, Every | Always) and not is_charted(focus, how))
    if hows:
        for each in raise_instances(focus, replace(norm, triggers=hows), matters, lapses):
            if isinstance(each, Instance):
                yield replace(each, norm=norm)


def _matters_at(world: World, roots: Iterable[str]) -> dict[str, tuple[Matter, ...]]:
    """The matters that open at these chains."""
    reading = Reading(lambda record, where: holds_all(world, record, where), world.names, world.is_of)
    found = {}
    members, open_ones = set(roots) & world.chains.keys(), list(roots)
    while open_ones:
        for by in world.naming.get(open_ones.pop(), ()):
            if by not in members:
                members.add(by)
                open_ones.append(by)
    chains = {root: world.chains[root] for root in sorted(members)}
    for name, procedure in sorted(world.rules.procedures.items()):
        found[name] = tuple(m for m in derive_matters(procedure, chains, reading) if m.root in roots)
    return found


def _judged_again(world: World, standing: Standing, instance: Instance, old: dict[str, Instance]) -> list[Judged]:
    """The row of a standing instance; of a repeating one every opening of its bindings."""
    if not is_repeating(instance.how):
        return [judge(world, instance)]
    run = {each.id: each for each in standing.of_run(instance)}
    old.update(run)
    firsts = sorted((each for each in run.values() if each.opens), key=lambda each: each.arises_on)
    return [each for first in firsts for each in judge_run(world, first)]


def _add_groups(
    world: World, standing: Standing, stratum: Collection[Norm], fresh: dict[str, Judged], old: Mapping[str, Instance]
) -> None:
    """Adds the rows that a group check looks at together with one that is worked out again."""
    grouped = {norm.id for norm in stratum if any(checks_of(world, norm, CheckClass.GROUP))}
    touched = (*old.values(), *(each.instance for each in fresh.values()))
    for key in sorted({group_key(each) for each in touched if each.norm.id in grouped}):
        for instance in standing.in_group(*key):
            if instance.id not in fresh and instance.id not in old:
                fresh[instance.id] = judge(world, instance)


def _lapses_changed(standing: Standing, ids: Collection[str], kept: Mapping[str, Judged]) -> set[str]:
    """The keys of the lapses that are new, gone, or not as they were."""
    before, after = standing.lapses(ids), {id: lapse_of(each) for id, each in kept.items() if each.missed}
    differ = [id for id in before.keys() | after.keys() if before.get(id) != after.get(id)]
    return {lapse_key(each) for id in differ for each in (before.get(id), after.get(id)) if each}
