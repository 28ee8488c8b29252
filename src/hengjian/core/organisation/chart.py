"""The chart: which bodies, posts and people there are, who holds what, and how they stand to one another.

- Every value is frozen and says from which day it holds; tenures and relations also say when we learnt them.
- Rows of one id are versions of one tenure or relation; nothing is ever removed (semantics 1).
- Nothing here resolves a role: that is `roles.py`, on a chart already cut to two times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hengjian.core.calendar.span import Day, Moment, Span


@dataclass(frozen=True, slots=True)
class Body:
    """单位: an organisation. `superior` is a body id or ""; rows of one id have disjoint spans."""

    id: str
    name: str
    kind: str
    superior: str
    level: str
    span: Span
    written: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """职务: a seat in a body; `labels` are the plain role labels written on it (`top_leader`, `member`, ...)."""

    id: str
    body: str
    title: str
    labels: tuple[str, ...]
    span: Span
    written: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """人: an id and a name; everything else about a person is a tenure or a relation."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """任职: a person in a post. `span` covers only the days that are certain; `written` keeps partial dates as
    written.
    """

    id: str
    post: str
    person: str
    span: Span
    recorded_at: Moment
    recorded_on: Day
    written: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """关系: `source` stands to `target` as `kind` says (superior, same_level, acting, deputy, absent, kin, ...)."""

    id: str
    kind: str
    source: str
    target: str
    span: Span
    recorded_at: Moment
    recorded_on: Day
    note: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Deployment:
    """What a deployment says of itself: its zone, the day each rulebook was adopted, the address above its top."""

    name: str = ""
    zone: str = "Asia/Shanghai"
    adopted: Mapping[str, Day] = field(default_factory=dict)
    outside: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """All rows, in file order (ties of `recorded_at` go to the later row)."""

    deployment: Deployment = Deployment()
    bodies: tuple[Body, ...] = ()
    posts: tuple[Post, ...] = ()
    people: tuple[Person, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    relations: tuple[Relation, ...] = ()
