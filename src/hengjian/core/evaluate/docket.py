"""The docket: every instance of a world listed once, each judged only when somebody asks for it.

- Its rows are those of `evaluate`, one by one; a law holds the two equal.
- Listing looks at roles, days and triggers; evidence is read per question. Only duties whose lapse raises another are
  judged while listing (semantics 8).
- Rows that checks compare with their neighbours (semantics 5, class G) are judged together with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hengjian.core.evaluate.checks import checks_of
from hengjian.core.evaluate.engine import judge_run, lapse_of, raise_instances, read_matters, strata_of
from hengjian.core.evaluate.facts import Lapse
from hengjian.core.evaluate.group import judge_groups
from hengjian.core.evaluate.instance import Bound, Instance
from hengjian.core.evaluate.judge import Judged
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Every, PeriodKind
from hengjian.core.rulebook.predicate import CheckClass
from hengjian.core.rulebook.stack import lapses_needed


def prefix_of(id: str) -> str:
    """What all openings of one binding share: the id without its trigger."""
    return id.rsplit("/", 1)[0]


def _opens_again(instance: Instance) -> bool:
    return isinstance(instance.how, Every) and instance.how.period is PeriodKind.SINCE_LAST


def _beside_key(instance: Instance) -> tuple[str, str, str]:
    """Norm, subject and trigger; the trigger of a later opening is an act, known only when it is judged."""
    return instance.norm.id, instance.subject_shown, "" if _opens_again(instance) else instance.trigger


class Docket:
    """The instances of a world and, on demand, their rows."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._firsts: dict[str, Instance] = {}
        self._runs: dict[str, list[Instance]] = defaultdict(list)
        self._of_norm: dict[str, list[Instance]] = defaultdict(list)
        self._of_post: dict[str, list[Instance]] = defaultdict(list)
        self._beside: dict[tuple[str, str, str], list[Instance]] = defaultdict(list)
        self._moving: list[Instance] = []
        self._judged: dict[str, Mapping[str, Judged]] = {}
        self._grouped = {norm.id for norm in world.rules.norms if any(checks_of(world, norm, CheckClass.GROUP))}
        self._list()

    def row(self, id: str) -> Judged | None:
        """The row of an obligation id; None if there is none."""
        if id in self._firsts:
            return self._judge(self._firsts[id])[id]
        for first in self._runs.get(prefix_of(id), ()):
            if id in (found := self._judge(first)):
                return found[id]
        return None

    def of_post(self, post: str) -> tuple[Judged, ...]:
        """The rows that name the post as their bearer, in order of id."""
        found = {
            each.row.id: each
            for instance in (*self._of_post.get(post, ()), *self._moving)
            for each in self._judge(instance).values()
            if each.row.bearer_post == post
        }
        return tuple(found[id] for id in sorted(found))

    def of_norm(self, norm: str) -> tuple[Judged, ...]:
        """Every row of a norm, in order of id."""
        found = {id: each for instance in self._of_norm.get(norm, ()) for id, each in self._judge(instance).items()}
        return tuple(found[id] for id in sorted(found))

    def beside(self, judged: Judged) -> tuple[Judged, ...]:
        """Rows of the same norm, trigger and subject with another bearer, in order of id.

        Who owes the same in the same period, about nobody in particular, does not stand beside anybody.
        """
        row = judged.row
        listed = self._beside.get(_beside_key(judged.instance), ()) if row.subject or judged.instance.sources else ()
        found = {
            each.row.id: each
            for instance in listed
            for each in self._judge(instance).values()
            if (each.row.norm, each.row.trigger, each.row.subject) == (row.norm, row.trigger, row.subject)
        }
        return tuple(found[id] for id in sorted(found) if id != row.id)

    def instances(self) -> tuple[Instance, ...]:
        """What is listed, unjudged, in order of listing; of `since_last` the first openings."""
        return tuple(self._firsts.values())

    # --- listing ----------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        world = self.world
        matters = read_matters(world)
        needed = {norm for norms in lapses_needed(world.rules.norms, world.rules.facts).values() for norm in norms}
        lapses: list[Lapse] = []
        for stratum in strata_of(world.rules):
            for norm in stratum:
                for each in raise_instances(world, norm, matters, lapses):
                    if not isinstance(each, Reason) and each.id not in self._firsts:
                        self._enter(each)
            ids = sorted({norm.id for norm in stratum} & needed)
            lapses += [lapse_of(each) for id in ids for each in self.of_norm(id) if each.missed]

    def _enter(self, instance: Instance) -> None:
        self._firsts[instance.id] = instance
        self._of_norm[instance.norm.id].append(instance)
        self._beside[_beside_key(instance)].append(instance)
        if _opens_again(instance):
            self._runs[prefix_of(instance.id)].append(instance)
        if instance.bound is Bound.POST and self._may_move(instance):
            self._moving.append(instance)
        elif instance.bearer.post:
            self._of_post[instance.bearer.post].append(instance)

    def _may_move(self, instance: Instance) -> bool:
        """Whether an event duty could be shown one level up: its post stood empty, or was held by whom it is about."""
        view, post = self.world.view, instance.bearer.post
        spoken_of = {party.person for party in (*instance.subjects, *instance.spoken_of)} - {""}
        days = {instance.arises_on, self.world.as_of}
        days |= {day for day in view.boundaries(post) if instance.arises_on < day <= self.world.as_of}
        return any(not (set(view.holders(post, day)) - spoken_of) for day in days)

    # --- judging ----------------------------------------------------------------------------------------------------

    def _judge(self, instance: Instance) -> Mapping[str, Judged]:
        """The rows that begin with a listed instance, by id."""
        if instance.id not in self._judged:
            if instance.norm.id in self._grouped:
                self._judge_together(instance)
            else:
                self._judged[instance.id] = self._run(instance)
        return self._judged[instance.id]

    def _run(self, instance: Instance) -> dict[str, Judged]:
        return {each.instance.id: each for each in judge_run(self.world, instance)}

    def _judge_together(self, instance: Instance) -> None:
        bearer = instance.id.split("/")[1]
        together = [each for each in self._of_norm[instance.norm.id] if each.id.split("/")[1] == bearer]
        runs = {each.id: self._run(each) for each in together}
        rows = judge_groups(self.world, {id: row for run in runs.values() for id, row in run.items()})
        for first, run in runs.items():
            self._judged[first] = {id: rows[id] for id in run}
