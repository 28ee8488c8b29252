"""What a year asks of an office before anything is done: the acts its periodic duties need, apart and joined.

- Apart, every duty gets an act of its own. Joined, one act is entered once and stands for every duty it can meet: the
  same kind, house and subject inside the same period, whoever of the house files it (`reuse_of`).
- Of several ways to meet a duty the one that costs least beside what is asked anyway is counted.
- Minutes are those its kind names; a kind without minutes is named, not guessed. Duties raised by events have no
  number before the event and are left out; what stands in force costs nothing each year.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hengjian.core.calendar.span import Day, Span
from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.exempt import live_exemption
from hengjian.core.evaluate.instance import Instance
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.norm import Alternative, Every, Part, Per, PeriodKind
from hengjian.core.rulebook.quantity import Amount, Unit

YEAR_DAYS = 365
MONTH_DAYS = 30


@dataclass(frozen=True, slots=True)
class Act:
    """One record a duty asks for: its kind, the house that acts, who in it, about whom, in which period."""

    norm: str
    kind: str
    house: str
    bearer: str
    about: tuple[str, ...]
    slot: Span
    times: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Workload:
    """The acts of a year apart, and those left when one serves all it can; `without_minutes` are kinds nobody timed."""

    apart: tuple[Act, ...]
    joined: tuple[Act, ...]
    without_minutes: tuple[str, ...]


def ask_of_year(world: World, year: int) -> Workload:
    """The acts of one calendar year; the world's `as_of` lies at or after its end."""
    span = Span(Day(year, 1, 1), Day(year + 1, 1, 1))
    periodic = [each for each in Docket(world).instances() if _is_asked(each, span) and not _is_excepted(world, each)]
    periodic.sort(key=lambda each: (_slot(each, span).stop - _slot(each, span).start, each.id))
    apart: list[Act] = []
    joined: list[Act] = []
    held: dict[tuple[str, str, tuple[str, ...]], list[Span]] = {}
    for instance in periodic:
        exemption = live_exemption(world, instance)
        asked = (exemption.met_by if exemption else ()) or instance.norm.met_by
        ways = [tuple(_acts(world, instance, way, span)) for way in asked]
        apart += min(ways, key=_cost)
        fewest = min(ways, key=lambda acts: _cost(act for act in acts if not _is_held(held, act)))
        for act in fewest:
            if not _is_held(held, act):
                held.setdefault((act.kind, act.house, act.about), []).append(act.slot)
                joined.append(act)
    untimed = {act.kind for act in apart if not act.minutes}
    return Workload(tuple(apart), tuple(joined), tuple(sorted(untimed)))


@dataclass(frozen=True, slots=True)
class Faced:
    """What one body does itself, and what is done about it, of one family of records: numbers apart and joined."""

    family: str
    own_apart: int
    own_joined: int
    received_apart: int
    received_joined: int
    minutes_apart: int
    minutes_joined: int


def faced_by(world: World, load: Workload, body: str) -> tuple[Faced, ...]:
    """The year of one body, family by family; minutes are those of its own acts."""
    inside = {body, *(post.id for post in world.chart.posts if post.body == body)}
    sides = [
        (
            [act for act in acts if act.house == body],
            [act for act in acts if act.house != body and inside & {*act.about}],
        )
        for acts in (load.apart, load.joined)
    ]
    families = sorted({act.kind.split(".")[0] for own, received in sides for act in (*own, *received)})
    (own_apart, got_apart), (own_joined, got_joined) = sides
    return tuple(
        Faced(
            family=family,
            own_apart=_number(own_apart, family),
            own_joined=_number(own_joined, family),
            received_apart=_number(got_apart, family),
            received_joined=_number(got_joined, family),
            minutes_apart=_minutes(own_apart, family),
            minutes_joined=_minutes(own_joined, family),
        )
        for family in families
    )


def _number(acts: Iterable[Act], family: str) -> int:
    return sum(act.times for act in acts if act.kind.split(".")[0] == family)


def _minutes(acts: Iterable[Act], family: str) -> int:
    return sum(act.times * act.minutes for act in acts if act.kind.split(".")[0] == family)


def _is_asked(instance: Instance, span: Span) -> bool:
    how = instance.how
    if not isinstance(how, Every) or instance.unset:
        return False
    if how.period is PeriodKind.CALENDAR:
        return instance.slot is not None and instance.slot.start in span
    return instance.arises_on < span.stop


def _is_excepted(world: World, instance: Instance) -> bool:
    """Whether an exception takes the duty away altogether."""
    exemption = live_exemption(world, instance)
    return exemption is not None and not exemption.due and not exemption.met_by


def _slot(instance: Instance, span: Span) -> Span:
    return instance.slot or span


def _is_held(held: Mapping[tuple[str, str, tuple[str, ...]], list[Span]], act: Act) -> bool:
    """Whether an act already counted lies in the period this one asks for."""
    slots = held.get((act.kind, act.house, act.about), ())
    return any(act.slot.start <= slot.start and slot.stop <= act.slot.stop for slot in slots)


def _cost(acts: Iterable[Act]) -> tuple[int, int]:
    counted = list(acts)
    return sum(act.minutes * act.times for act in counted), len(counted)


def _acts(world: World, instance: Instance, way: Alternative, span: Span) -> Iterator[Act]:
    for part in way.parts:
        if not part.standing:
            kinds = [world.rules.kinds[name] for name in world.kinds_of(part.kind) if name in world.rules.kinds]
            minutes = min((kind.minutes for kind in kinds if kind.minutes), default=0)
            yield Act(
                norm=instance.norm.id,
                kind=part.kind,
                house=instance.home,
                bearer=instance.bearer.post or instance.bearer.body,
                about=_about(world, instance, part),
                slot=_slot(instance, span),
                times=_times(world, instance),
                minutes=minutes,
            )


def _about(world: World, instance: Instance, part: Part) -> tuple[str, ...]:
    """Whom one record of the kind is about; a labelled one (a plan, an account) covers everybody at once."""
    names = [world.rules.kinds[name] for name in world.kinds_of(part.kind) if name in world.rules.kinds]
    if instance.norm.per is Per.BEARER or any(kind.label_field for kind in names):
        return ()
    return tuple(sorted(party.post or party.body for party in instance.subjects))


def _times(world: World, instance: Instance) -> int:
    """How often in the year: once a slot; `since_last` as often as its span goes into the year."""
    how = instance.how
    if not isinstance(how, Every) or how.period is PeriodKind.CALENDAR:
        return 1
    amount = world.amount(how.amount, world.value_body(instance.bearer.body, instance.home), instance.arises_on)
    return max(1, YEAR_DAYS // days_of(amount)) if amount else 1


def days_of(amount: Amount) -> int:
    """A span in days, a month being thirty: good enough to count how often it fits into a year."""
    return amount.whole * (MONTH_DAYS if amount.unit is Unit.MONTHS else 1)
