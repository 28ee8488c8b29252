"""Roles resolved on a day: a path over the chart, walked from an organisation to seats or bodies (semantics 2).

- A seat is a post in a body, whoever holds it; a body stands for itself, with no post.
- A role says on which side of a pair (X directly above Y) it is read; bare roles follow the side they stand on.
- An organ (a body of the same level as another) is not itself an organisation whose organs are asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from hengjian.core.calendar.span import Day
from hengjian.core.organisation.view import ChartView
from hengjian.core.rulebook.rulebook import Role, Step, StepKind


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """Where a role leads: a post in a body, or a body itself (`post` is "")."""

    body: str
    post: str = ""


def walk_role(view: ChartView, role: Role, organisation: str, day: Day) -> tuple[Seat, ...]:
    """The seats or bodies the role reaches from the organisation on the day, sorted; none if it leads nowhere."""
    seats = {Seat(organisation)}
    for step in role.path:
        seats = {reached for seat in seats for reached in _take(view, step, seat, day)}
    return tuple(sorted(seats))


def _take(view: ChartView, step: Step, seat: Seat, day: Day) -> set[Seat]:
    body = seat.body
    match step.kind:
        case StepKind.OWN:
            return {Seat(body)} if view.body(body, day) and not view.is_organ(body, day) else set()
        case StepKind.SUPERIOR:
            return {Seat(above) for above in (view.superior(body, day),) if above}
        case StepKind.SUBORDINATES:
            return {Seat(below) for below in view.subordinates(body, day)}
        case StepKind.ORGAN:
            return {Seat(organ) for organ in view.organs(body, day) if _kind_of(view, organ, day) in step.names}
        case StepKind.DISPATCHED:
            return {
                reached for source in view.sources("dispatched", body, day) for reached in _seats(view, source, day)
            }
        case StepKind.SENDER:
            return {Seat(sender) for sender in view.senders_into(body, day)}
        case StepKind.POSTS:
            return {Seat(body, post) for post in view.posts_in(body, step.names, day)}
        case StepKind.POSTS_OR_ORGANS:
            houses = () if view.is_organ(body, day) else (body, *view.organs(body, day))
            return {Seat(house, post) for house in houses for post in view.posts_in(house, step.names, day)}
        case StepKind.IN_CHARGE:
            return {reached for source in view.sources("in_charge", body, day) for reached in _seats(view, source, day)}
        case StepKind.RELATED:
            named = {source for kind in step.names for source in view.sources(kind, body, day)}
            return {reached for source in named for reached in _seats(view, source, day)}
    return set()  # taken from a record, never from the chart


def _kind_of(view: ChartView, body: str, day: Day) -> str:
    row = view.body(body, day)
    return row.kind if row else ""


def _seats(view: ChartView, holder: str, day: Day) -> set[Seat]:
    """A relation's source as seats: a body itself, a post, or the posts a person holds."""
    if view.is_body(holder):
        return {Seat(holder)}
    if view.is_post(holder):
        return {Seat(view.post_row(holder).body, holder)}
    return {Seat(view.post_row(post).body, post) for post in view.seats_held(holder, day)}


def seats_named(view: ChartView, holder: str, day: Day) -> tuple[Seat, ...]:
    """The seats that an id of a record names: one for a body or a post, one for each post of a person."""
    return tuple(sorted(_seats(view, holder, day)))
