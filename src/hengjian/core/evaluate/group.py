"""Checks that compare several obligations (semantics 5, class G): judged once per norm, bearer and year, on the last
one.

- They are the only checks for which more evidence can make an outcome worse; the law about evidence names them as
  excepted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median_low

from hengjian.core.evaluate.checks import checks_of, expectation
from hengjian.core.evaluate.instance import reason
from hengjian.core.evaluate.judge import Judged, order_reasons
from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.evaluate.predicates import Sight, persons_of, values_of
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook import predicate as p

DONE = (Outcome.MET, Outcome.MET_LATE)


def judge_groups(world: World, judged: Mapping[str, Judged]) -> Mapping[str, Judged]:
    """The rows with group checks applied; all others unchanged."""
    groups: dict[tuple[str, str, int], list[Judged]] = defaultdict(list)
    for each in judged.values():
        if any(checks_of(world, each.instance.norm, p.CheckClass.GROUP)):
            bearer = each.instance.id.split("/")[1]
            groups[each.instance.norm.id, bearer, each.instance.arises_on.year].append(each)
    changed = dict(judged)
    for group in groups.values():
        last = max(group, key=lambda each: (each.instance.arises_on, each.instance.id))
        if last.row.outcome in DONE:
            changed[last.instance.id] = _checked(world, last, group)
    return changed


def _checked(world: World, last: Judged, group: Sequence[Judged]) -> Judged:
    flaws = []
    for check in checks_of(world, last.instance.norm, p.CheckClass.GROUP):
        broken = next((each for each in check.needs if not _holds_over(world, each, last, group)), None)
        if broken is not None:
            sight = Sight(world, world.chains[last.row.evidence[0]].current, last.instance)
            flaws.append(reason(check.name, record=last.row.evidence[0], expected=expectation(sight, broken), found=""))
    if not flaws:
        return last
    kept = [each for each in last.row.reasons if each.code != "late"]
    row = replace(
        last.row,
        outcome=Outcome.NOT_GOOD_ENOUGH,
        met_on=None,
        met_known_at=None,
        reasons=order_reasons({*kept, *flaws}),
    )
    return replace(last, row=row, missed=last.row.due_on is not None and world.as_of > last.row.due_on)


def _holds_over(world: World, each: p.Predicate, last: Judged, group: Sequence[Judged]) -> bool:
    sights = [
        Sight(world, world.chains[root].current, judged.instance)
        for judged in group
        if judged.row.outcome in DONE
        for root in judged.row.evidence
    ]
    match each:
        case p.AllSeen(term, values):
            seen = {str(value) for sight in sights for value in values_of(sight, term)}
            return set(values) <= seen
        case p.NoLaterThanMedian(who):
            days = sorted(sight.day for sight in sights)
            own = [s.day for s in sights if persons_of(s, p.Term(p.Whose.RECORD, "by")) & persons_of(s, who)]
            return bool(own) and min(own) <= median_low(days)
        case _:
            return True
