"""`evaluate`: who owes which act of supervision to whom by when, what fell through, why, and who must be told.

- Pure: the same rules, chart, register and two times give the same rows, byte for byte.
- It never fails on inputs that reading and `check` accepted; the only refusal is a question about a day not yet known.
- Obligations first, evidence after; strata in order, so that a lapse can raise a duty (semantics 3, 5, 8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hengjian.core.calendar.span import Day, Moment, day_of
from hengjian.core.casework.matters import Matter, Reading, derive_matters
from hengjian.core.errors import QuestionWrong
from hengjian.core.evaluate.binding import find_break
from hengjian.core.evaluate.events import record_instances, state_instances
from hengjian.core.evaluate.facts import Lapse, fact_instances
from hengjian.core.evaluate.group import judge_groups
from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.judge import UNSET, Judged, judge
from hengjian.core.evaluate.obligation import Evaluation, Obligation, Reason
from hengjian.core.evaluate.periodic import binding_instances, calendar_instances
from hengjian.core.evaluate.predicates import holds_all
from hengjian.core.evaluate.recusal import apart_from_recused
from hengjian.core.evaluate.world import World
from hengjian.core.organisation.chart import Chart, Deployment
from hengjian.core.register.record import Register
from hengjian.core.rulebook.norm import Always, Before, Every, InState, New, Norm, PeriodKind, Trigger
from hengjian.core.rulebook.quantity import ParameterRef
from hengjian.core.rulebook.stack import Rules

CENTRAL = "central"


def evaluate(rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment) -> Evaluation:
    """The obligations table as of a day, as known at a moment (UTC); raises QuestionWrong if the day is after the
    moment's.
    """
    judged, warnings = judge_all(see_world(rules, chart, register, as_of, known_at))
    return Evaluation(sort_rows(each.row for each in judged), warnings)


def see_world(rules: Rules, chart: Chart, register: Register, as_of: Day, known_at: Moment) -> World:
    """The world cut to the two times, or the refusal of semantics 1."""
    check_times(chart, as_of, known_at)
    settings = tuple(setting for setting in rules.settings if setting.recorded_at <= known_at)
    return World(replace(rules, settings=settings), chart, register, as_of, known_at)


def check_times(chart: Chart, as_of: Day, known_at: Moment) -> None:
    """Refuse a question about a day that was not yet known. Raises QuestionWrong."""
    known_on = day_of(known_at, chart.deployment.zone)
    if as_of > known_on:
        raise QuestionWrong("as_of_after_known", as_of=as_of.isoformat(), known_on=known_on.isoformat())


def judge_all(world: World) -> tuple[tuple[Judged, ...], tuple[Reason, ...]]:
    """Every instance judged, stratum by stratum, and the warnings of the run."""
    matters = read_matters(world)
    judged: dict[str, Judged] = {}
    warnings: dict[Reason, None] = {}
    for stratum in strata_of(world.rules):
        lapses = [lapse_of(each) for each in judged.values() if each.missed]
        fresh: dict[str, Judged] = {}
        for norm in stratum:
            for each in raise_instances(world, norm, matters, lapses):
                if isinstance(each, Reason):
                    warnings[each] = None
                    continue
                for one in judge_run(world, each):
                    fresh.setdefault(one.instance.id, one)
        judged.update(judge_groups(world, fresh))
    return tuple(judged.values()), tuple(sorted(warnings, key=lambda each: (each.code, str(each.facts))))


def strata_of(rules: Rules) -> Iterator[tuple[Norm, ...]]:
    """The versions of norms, stratum by stratum."""
    for ids in rules.strata:
        wanted = set(ids)
        yield tuple(norm for norm in rules.norms if norm.id in wanted)


def read_matters(world: World) -> Mapping[str, tuple[Matter, ...]]:
    """The matters of every procedure."""
    reading = Reading(lambda record, where: holds_all(world, record, where), world.names, world.is_of)
    return {name: derive_matters(p, world.chains, reading) for name, p in sorted(world.rules.procedures.items())}


def raise_instances(
    world: World, norm: Norm, matters: Mapping[str, tuple[Matter, ...]], lapses: Sequence[Lapse]
) -> Iterator[Instance | Reason]:
    """What one version of a norm raises, before any evidence is looked at, and the warnings met on the way.

    Of a norm with `since_last` these are the first openings; `judge_run` goes on from each.
    """
    if not is_asked(norm, world.chart.deployment):
        return
    since = binds_since(world.rules, world.chart.deployment, norm)
    for how in norm.triggers:
        for each in _instances(world, norm, how, since, matters, lapses):
            if isinstance(each, Reason):
                yield each
            elif since <= each.arises_on <= world.as_of and each.arises_on in norm.span:
                dated = _without_period(world, each)
                if dated is None or dated.arises_on not in norm.span:
                    continue
                yield apart_from_recused(world, dated)


def judge_run(world: World, instance: Instance) -> Iterator[Judged]:
    """The row of an instance and, with `since_last`, of each that its acts open after it."""
    first = judge(world, instance)
    yield first
    yield from _next_openings(world, first)


def _without_period(world: World, instance: Instance) -> Instance | None:
    """since_last where the period had no value when the binding began: it opens with the first value there is.

    While there is none, a binding that still holds gives one row without dates, a past one gives none (semantics 7).
    """
    how = instance.how
    if not isinstance(how, Every) or how.period is PeriodKind.CALENDAR or not isinstance(how.amount, ParameterRef):
        return instance
    name, body = how.amount.name, world.value_body(instance.bearer.body, instance.home)
    if world.value(name, body, instance.arises_on) is not None:
        return instance
    starts = {max(s.from_on, s.recorded_on) for s in world.rules.settings if s.parameter == name}
    later = [day for day in starts if instance.arises_on < day <= world.as_of]
    days = [day for day in later if world.value(name, body, day) is not None]
    broken = find_break(world, instance)
    if days and (broken is None or min(days) < broken.day):
        first = min(days)
        return replace(instance, arises_on=first, occurred_on=first, trigger=f"start:{first.isoformat()}")
    if broken is not None or days:
        return None
    return replace(instance, trigger=f"{UNSET}{name}", unset=(name,))


def is_asked(norm: Norm, deployment: Deployment) -> bool:
    """Whether the norm is asked of a deployment at all: what is central binds the centre alone."""
    return norm.scope != CENTRAL or deployment.level == CENTRAL


def binds_since(rules: Rules, deployment: Deployment, norm: Norm) -> Day:
    """The first day on which a version of a norm can raise anything: in force, known, and adopted (semantics 3, 7)."""
    in_force = next(book.in_force.start for book in rules.rulebooks if book.name == norm.rulebook)
    return max(norm.span.start, norm.recorded_on, deployment.adopted.get(norm.rulebook) or in_force)


def _instances(
    world: World,
    norm: Norm,
    how: Trigger,
    since: Day,
    matters: Mapping[str, tuple[Matter, ...]],
    lapses: Sequence[Lapse],
) -> Iterator[Instance | Reason]:
    match how:
        case Every(period=PeriodKind.CALENDAR):
            return calendar_instances(world, norm, how, since)
        case Every() | Always():
            return binding_instances(world, norm, how, since)
        case New() | Before():
            return record_instances(world, norm, how)
        case InState():
            return state_instances(world, norm, how, matters)
    return fact_instances(world, norm, how, lapses)


def _next_openings(world: World, first: Judged) -> Iterator[Judged]:
    """since_last: each day with a good act opens the next (semantics 3)."""
    last = first
    while (
        isinstance(last.instance.how, Every) and last.instance.how.period is PeriodKind.SINCE_LAST and last.row.met_on
    ):
        again = replace(
            last.instance,
            trigger=last.row.evidence[0],
            arises_on=last.row.met_on,
            occurred_on=last.row.met_on,
            opens=False,
        )
        if again.arises_on not in again.norm.span:
            return
        last = judge(world, again)
        yield last


def lapse_of(judged: Judged) -> Lapse:
    """A missed duty as a fact of the next stratum (semantics 8)."""
    row, instance = judged.row, judged.instance
    due = row.due_on or instance.arises_on
    return Lapse(row.norm, row.trigger, instance.bearer, due, instance.sources)


def sort_rows(rows: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Rows in the order of semantics 12; "" sorts first, as null does."""
    return tuple(
        sorted(
            rows,
            key=lambda r: (r.norm, r.bearer_body, r.bearer_post, r.bearer_person, r.subject, r.trigger, r.id),
        )
    )
