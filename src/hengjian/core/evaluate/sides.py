"""Who may not be told of a matter about someone: the someone, their kin, and whoever reports to them (semantics 9)."""

from __future__ import annotations

from collections.abc import Iterable

from hengjian.core.calendar.span import Day
from hengjian.core.organisation.view import ChartView


def is_excluded(view: ChartView, person: str, about: Iterable[str], day: Day) -> bool:
    """Whether a person (or a body named as such) stands on the side of one of those the matter is about.

    Where it is about a body, the holders of its posts and everyone below count as the subject.
    """
    return any(_on_side(view, person, subject, day) for subject in about)


def _on_side(view: ChartView, person: str, subject: str, day: Day) -> bool:
    if person == subject:
        return True
    if view.is_body(subject):
        return any(subject in view.chain_up(body, day) for body in view.bodies_of(person, day))
    return person in view.kin_of(subject, day) or view.reports_to(person, subject, day)
