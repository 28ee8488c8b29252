"""Who could see a record on a day: one rule over the chart, for `evaluate` and for `access` alike (semantics 10).

- Whoever recorded it, is addressed by it, or is named as its reader sees it.
- V0 everybody · V1 the organisation · V2 its team, its discipline body and the bodies above · V3 the two sides and
  the body above both · V4 only bodies above the one it is about · V5 and V6 only the named · V7 only the declarant
  and the named.
- What superiors may see of somebody (V4) is never seen by that somebody, their kin, or who reports to them, unless it
  names them as addressee: then it was served on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.organisation.view import TOP_LEADER, ChartView
from hengjian.core.register.record import Record

TEAM = (TOP_LEADER, "member")
WATCH = ("discipline_head", "discipline_secretary")


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as one version stands, its class, and the holders it names as addressees or readers."""

    record: Record
    visibility: str
    named: tuple[str, ...]


def can_see(view: ChartView, seen: Seen, holder: str, day: Day) -> bool:
    """Whether the post or person could see this version on the day."""
    record = seen.record
    if record.by and _stands_for(view, record.by, holder, day):
        return True
    if any(_stands_for(view, name, holder, day) for name in seen.named):
        return True
    if seen.visibility == "V4" and is_side_of(view, record.about, holder, day):
        return False
    return _class_admits(view, seen, holder, day)


def body_can_see(view: ChartView, seen: Seen, body: str, day: Day) -> bool:
    """Whether a body as such could see this version on the day: it filed it, is addressed by it, or its class admits
    it.
    """
    record = seen.record
    if body in (record.body, record.by) or body in seen.named:
        return True
    match seen.visibility:
        case "V0":
            return True
        case "V1":
            return body in _house(view, record.body, day)
        case "V2":
            return body in _house(view, record.body, day) | _houses_above(view, {record.body}, day)
        case "V3":
            return body in record.about or body in _houses_above(view, {record.body}, day)
        case "V4":
            subjects = {each for subject in record.about for each in view.bodies_of(subject, day)}
            return body in _houses_above(view, subjects or {record.body}, day)
        case _:
            return False


def _houses_above(view: ChartView, bodies: set[str], day: Day) -> set[str]:
    return {house for body in bodies for up in _chain_over(view, body, day) for house in _house(view, up, day)}


def is_side_of(view: ChartView, about: Iterable[str], holder: str, day: Day) -> bool:
    """Whether the holder is one of those the record is about, their kin, or reports to them."""
    mine = set(view.persons(holder, day))
    for subject in about:
        if view.is_body(subject):
            continue
        for person in view.persons(subject, day):
            if person in mine or mine & view.kin_of(person, day):
                return True
            if any(view.reports_to(me, person, day) for me in mine):
                return True
    return False


def _stands_for(view: ChartView, named: str, holder: str, day: Day) -> bool:
    """Whether a name (post, person or body) means this post or person on the day."""
    if named == holder:
        return True
    if view.is_body(named):
        return named in view.bodies_of(holder, day)
    mine, theirs = set(view.persons(holder, day)), set(view.persons(named, day))
    return bool(mine & theirs)


def _class_admits(view: ChartView, seen: Seen, holder: str, day: Day) -> bool:
    record, mine = seen.record, view.bodies_of(holder, day)
    match seen.visibility:
        case "V0":
            return True
        case "V1":
            return any(body in _house(view, record.body, day) for body in mine)
        case "V2":
            return _leads(view, {record.body}, holder, day) or _leads_above(view, {record.body}, holder, day)
        case "V3":
            if any(_stands_for(view, subject, holder, day) for subject in record.about):
                return True
            return _leads_above(view, {record.body}, holder, day)
        case "V4":
            subjects = {body for subject in record.about for body in view.bodies_of(subject, day)}
            return _leads_above(view, subjects or {record.body}, holder, day)
        case _:
            return False


def _house(view: ChartView, body: str, day: Day) -> set[str]:
    """The organisation with its organs, also when named by one of them."""
    roots = {body, *view.targets("same_level", body, day)}
    return roots | {organ for root in roots for organ in view.organs(root, day)}


def _leads(view: ChartView, bodies: set[str], holder: str, day: Day) -> bool:
    """Whether the holder sits in the team of one of the bodies, or heads the discipline body beside it."""
    posts = {holder} if view.is_post(holder) else set(view.seats_held(holder, day))
    for body in bodies:
        houses = _house(view, body, day)
        if posts & set(view.posts_in(body, TEAM, day)):
            return True
        if any(posts & set(view.posts_in(house, WATCH, day)) for house in houses):
            return True
    return False


def _leads_above(view: ChartView, bodies: set[str], holder: str, day: Day) -> bool:
    above = {up for body in bodies for up in _chain_over(view, body, day)}
    return _leads(view, above, holder, day)


def _chain_over(view: ChartView, body: str, day: Day) -> tuple[str, ...]:
    houses = (body, *view.targets("same_level", body, day))
    return tuple(up for house in houses for up in view.chain_up(house, day)[1:])
