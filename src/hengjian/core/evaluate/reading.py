"""How a norm's roles are read on a day: which bodies form its frame, who bears it, about or towards whom (semantics 2).

- A pair role on either side makes the frame a pair; bare roles follow the pair role of their own side, else the other
  body.
- A set of subjects leaves the bearer out; a single subject who is the bearer moves the duty one level up.
- Climbing ends at the outside address: a bearer with the body `outside`, no post, no person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.instance import Frame, Instance, Party
from hengjian.core.evaluate.obligation import OUTSIDE
from hengjian.core.evaluate.world import World, as_list
from hengjian.core.organisation.view import TOP_LEADER
from hengjian.core.register.record import Record
from hengjian.core.rulebook.norm import Mode, Norm
from hengjian.core.rulebook.paths import Seat, seats_named, walk_role
from hengjian.core.rulebook.rulebook import Role, StepKind
from hengjian.core.rulebook.stack import Rules


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a norm: its role names, and the side of the pair on which its bare roles are read ("" = no pair)."""

    roles: tuple[str, ...]
    pair: str


def sides_of(rules: Rules, norm: Norm) -> tuple[Side, Side]:
    """The bearer's side and the other side of a norm."""
    other_roles = norm.about or norm.towards
    by, other = _pair_of(rules, norm.by), _pair_of(rules, norm.about + norm.towards)
    opposite = {"upper": "lower", "lower": "upper", "": ""}
    return Side(norm.by, by or opposite[other]), Side(other_roles, other or opposite[by])


def _pair_of(rules: Rules, roles: Iterable[str]) -> str:
    return next((pair for name in roles if (pair := rules.roles[name].pair)), "")


def frames_on(world: World, norm: Norm, day: Day) -> Iterator[Frame]:
    """Every frame in which the norm could be read on the day."""
    by, other = sides_of(world.rules, norm)
    for body in world.view.bodies():
        if world.view.body(body, day) is None:
            continue
        if not (by.pair or other.pair):
            yield Frame(body, body)
        elif above := world.view.superior(body, day):
            yield Frame(above, body)


def home_of(role: Role, side: Side, frame: Frame) -> str:
    """The organisation from which a role of a side is read in a frame."""
    return frame.lower if (role.pair or side.pair) == "lower" else frame.upper


@dataclass(frozen=True, slots=True)
class Bearing:
    """A seat that bears the norm, the organisation its role was read from, and the other roles that could have borne
    it.

    `person` is filled where a record names a person rather than a post: such a duty is bound to who knew.
    """

    seat: Seat
    home: str
    roles: tuple[str, ...] = ()
    candidates: tuple[Seat, ...] = ()
    person: str = ""


def bearings_in(world: World, norm: Norm, frame: Frame, day: Day, record: Record | None) -> tuple[Bearing, ...]:
    """Who bears the norm in the frame: each role's seats apart, or (any, joint) the first role that resolves."""
    side, _ = sides_of(world.rules, norm)
    found: list[tuple[str, Bearing]] = []
    for name in side.roles:
        role = world.rules.roles[name]
        if is_bound(norm, role) and record is not None:
            found += [(name, bearing) for bearing in _named_bearings(world, norm, name, day, record)]
        else:
            home = home_of(role, side, frame)
            found += [(name, Bearing(seat, home)) for seat in walk_role(world.view, role, home, day)]
    if norm.mode is Mode.EACH:
        unique = {bearing.seat: bearing for _, bearing in reversed(found)}
        return tuple(unique[seat] for seat in sorted(unique))
    if not found:
        return ()
    # The first role that somebody holds; if nobody holds any, the first that leads somewhere (semantics 2).
    first = next((b for _, b in found if _is_held(world, b.seat, day)), found[0][1])
    seats = tuple(dict.fromkeys(bearing.seat for _, bearing in found))
    return (Bearing(first.seat, first.home, tuple(dict.fromkeys(name for name, _ in found)), seats),)


def _is_held(world: World, seat: Seat, day: Day) -> bool:
    return not seat.post or bool(world.view.holders(seat.post, day))


def _named_bearings(world: World, norm: Norm, role: str, day: Day, record: Record) -> Iterator[Bearing]:
    for id in as_list(world.field(record, norm.bind.get(role, "by"))):
        for seat in named_seats(world, str(id), day):
            house = next(iter(world.view.targets("same_level", seat.body, day)), seat.body)
            yield Bearing(seat, house, person=str(id) if str(id) in world.view.people else "")


def is_bound(norm: Norm, role: Role) -> bool:
    """Whether a role is taken from the trigger record rather than from the chart."""
    return role.name in norm.bind or any(step.kind is StepKind.RECORD for step in role.path)


def read_role(
    world: World, norm: Norm, name: str, side: Side, frame: Frame, day: Day, record: Record | None
) -> tuple[Seat, ...]:
    """The seats of one role: named by the trigger record if the norm binds it, else walked on the chart."""
    role = world.rules.roles[name]
    if is_bound(norm, role):
        if record is None:
            return walk_role(world.view, role, home_of(role, side, frame), day)
        ids = as_list(world.field(record, norm.bind.get(name, "by")))
        return tuple(dict.fromkeys(seat for id in ids for seat in named_seats(world, str(id), day)))
    return walk_role(world.view, role, home_of(role, side, frame), day)


def named_seats(world: World, id: str, day: Day) -> tuple[Seat, ...]:
    """The seat an id of a record means as a bearer or subject: the post, the body, or a person's first post."""
    return seats_named(world.view, id, day)[:1]


@dataclass(frozen=True, slots=True)
class Subjects:
    """Those on the other side, in order; `single` where one seat is meant, so that being it oneself moves the duty
    up.
    """

    parties: tuple[Party, ...]
    single: bool


def subjects_in(world: World, norm: Norm, frame: Frame, day: Day, record: Record | None) -> Subjects:
    """The persons (with their posts) and bodies on the other side of the norm in the frame on the day."""
    _, side = sides_of(world.rules, norm)
    parties: dict[Party, None] = {}
    single = bool(side.roles)
    for name in side.roles:
        single = single and world.rules.roles[name].single
        for seat in read_role(world, norm, name, side, frame, day, record):
            if not seat.post:
                parties[Party(seat.body)] = None
            for person in world.view.holders(seat.post, day) if seat.post else ():
                parties[Party(seat.body, seat.post, person)] = None
    return Subjects(tuple(sorted(parties)), single)


def seats_seen(world: World, name: str, home: str, frame: Frame | None, day: Day) -> tuple[Seat, ...]:
    """A role as an organisation sees it on a day: upper in the body above, lower in the other body of the frame."""
    role = world.rules.roles[name]
    if role.pair == "upper":
        home = frame.upper if frame and frame.is_pair else world.view.superior(home, day)
    elif role.pair == "lower" and frame:
        home = frame.lower
    return walk_role(world.view, role, home, day) if home else ()


def seats_for(world: World, instance: Instance, name: str, day: Day) -> tuple[Seat, ...]:
    """A role as an obligation sees it on a day: named by the record that raised it if the norm binds it, else on the
    chart.
    """
    norm, source = instance.norm, next(iter(instance.sources), "")
    if is_bound(norm, world.rules.roles[name]) and source in world.chains:
        ids = as_list(world.field(world.chains[source].said, norm.bind.get(name, "by")))
        return tuple(dict.fromkeys(seat for id in ids for seat in named_seats(world, str(id), day)))
    return seats_seen(world, name, instance.home, instance.frame, day)


def climb_to_chief(world: World, home: str, day: Day, besides: frozenset[str]) -> Party:
    """The top leader of the nearest body above `home` who is none of `besides`; above the top the outside address, if
    any.
    """
    for above in world.view.chain_up(home, day)[1:]:
        seats = [
            Party(above, post, person)
            for post in world.view.posts_in(above, (TOP_LEADER,), day)
            for person in world.view.holders(post, day)
            if person not in besides
        ]
        if seats:
            return min(seats, key=lambda party: (party.person, party.post))
    return Party(OUTSIDE)


def frames_for_record(world: World, norm: Norm, record: Record, day: Day) -> tuple[Frame, ...]:
    """The frames a trigger record speaks of: the bodies it binds, is about, or was filed in, the first that leads
    somewhere.
    """
    view = world.view
    bound = [str(id) for field in norm.bind.values() for id in as_list(world.field(record, field))]
    about = [*record.about]
    own = [record.body] if record.body else [*view.bodies_of(record.by, day)] if record.by else []
    by, other = sides_of(world.rules, norm)
    is_pair = bool(by.pair or other.pair)
    for ids in (bound, about, own) if is_pair else (own, bound, about):
        frames = [frame for id in ids for frame in _frames_at(world, str(id), day, paired=is_pair)]
        usable = tuple(f for f in dict.fromkeys(frames) if bearings_in(world, norm, f, day, record))
        if usable:
            return usable
    return ()


def frames_for_subject(world: World, norm: Norm, subject: str, day: Day) -> tuple[Frame, ...]:
    """The frames in which the subject of a fact could stand on the other side of the norm."""
    by, other = sides_of(world.rules, norm)
    if not (by.pair or other.pair):
        return tuple(dict.fromkeys(_frames_at(world, subject, day, paired=False)))
    lower = list(_frames_at(world, subject, day, paired=True))
    if other.pair != "upper":
        return tuple(dict.fromkeys(lower))
    houses = [frame.upper for frame in _frames_at(world, subject, day, paired=False)]
    return tuple(
        Frame(house, below) for house in dict.fromkeys(houses) for below in world.view.subordinates(house, day)
    )


def _frames_at(world: World, id: str, day: Day, *, paired: bool) -> Iterator[Frame]:
    view = world.view
    for body in view.bodies_of(id, day):
        for house in (body, *view.targets("same_level", body, day)):
            if view.body(house, day) is None:
                continue
            if not paired:
                yield Frame(house, house)
            elif above := view.superior(house, day):
                yield Frame(above, house)
