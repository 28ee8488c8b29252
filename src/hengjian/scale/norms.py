"""A stack of rulebooks as tables: norms, the sides of each, kinds and fields (beside core/rulebook/norm.py).

- A norm is known by its place in `rules.norms`, a trigger by its place in the norm.
- What a norm cannot say of itself (from when it binds) comes from the deployment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hengjian.core.evaluate.engine import binds_since, is_asked
from hengjian.core.evaluate.instance import Frame
from hengjian.core.evaluate.reading import Side, home_of, is_bound, sides_of
from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.norm import Norm
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base, Row

HOMES = Frame("upper", "lower")
"""A frame that names its own sides: what home_of gives of it is the word of the table."""
RoleSet = tuple[bool, tuple[tuple[int, str], ...]]
"""Whether it is read in pairs, and its roles with the side of the pair each is read from: what many norms share."""


def load_norms(base: Base, rules: Rules, deployment: Deployment) -> None:
    """The tables norm, side, role_set, norm_bind, of_kind, kind_of and kind_field."""
    sets = number_sets(rules)
    base.load("norm", NORM, [_norm(rules, deployment, place, norm, sets) for place, norm in enumerate(rules.norms)])
    members = [
        (number, is_pair, len(roles), order, role, home)
        for (is_pair, roles), number in sets.items()
        for order, (role, home) in enumerate(roles)
    ]
    columns = {"role_set": "int", "is_pair": "flag", "size": "int", "ord": "int", "role": "int", "home": "text"}
    base.load("role_set", columns, members)
    sides = [row for place, norm in enumerate(rules.norms) for row in _sides(rules, place, norm)]
    columns = {"norm": "int", "is_by": "flag", "ord": "int", "role": "int", "home": "text", "bound": "text"}
    base.load("side", columns, sides)
    roles = role_numbers(rules)
    binds = [
        (place, order, roles[role], field)
        for place, norm in enumerate(rules.norms)
        for order, (role, field) in enumerate(norm.bind.items())
    ]
    base.load("norm_bind", {"norm": "int", "place": "int", "role": "int", "field": "text"}, binds)
    kinds = [(name, name) for name in {*rules.kinds, *rules.families}]
    kinds += [(family, kind) for family, members in rules.families.items() for kind in members if kind != family]
    base.load("of_kind", {"wanted": "text", "kind": "text"}, kinds)
    described = [(k.name, k.family, k.visibility, k.day_field, k.label_field) for k in rules.kinds.values()]
    texts = ("kind", "family", "visibility", "day_field", "label_field")
    base.load("kind_of", dict.fromkeys(texts, "text"), described)
    fields = [
        (kind.name, spec.name, spec.type.value, spec.addressee, spec.reader, spec.compared)
        for kind in rules.kinds.values()
        for spec in kind.fields.values()
    ]
    flags = {"addressee": "flag", "reader": "flag", "compared": "flag"}
    base.load("kind_field", {"kind": "text", "field": "text", "type": "text"} | flags, fields)


NORM: Mapping[str, str] = {
    "norm": "int",
    "id": "text",
    "version": "int",
    "article": "text",
    "rulebook": "text",
    "kind": "text",
    "force": "text",
    "source": "text",
    "test": "text",
    "mode": "text",
    "per": "text",
    "personal": "flag",
    "ladder": "text",
    "by_set": "int",
    "other_set": "int",
    "is_pair": "flag",
    "has_other": "flag",
    "is_about": "flag",
    "single": "flag",
    "other_pair": "text",
    "has_bind": "flag",
    "link": "text",
    "group_least": "int",
    "group_on": "text",
    "f": "day",
    "t": "day",
    "since": "day",
}


def _norm(rules: Rules, deployment: Deployment, place: int, norm: Norm, sets: Mapping[RoleSet, int]) -> Row:
    by, other = sides_of(rules, norm)
    is_pair = bool(by.pair or other.pair)
    return (
        place,
        norm.id,
        norm.version,
        norm.article,
        norm.rulebook,
        norm.kind.value,
        norm.force.value,
        norm.source.value,
        norm.test.value,
        norm.mode.value,
        norm.per.value,
        norm.personal,
        norm.missed.ladder,
        sets[is_pair, _side_roles(rules, by)],
        sets[is_pair, _side_roles(rules, other)],
        is_pair,
        bool(other.roles),
        bool(norm.about),
        bool(other.roles) and all(rules.roles[name].single for name in other.roles),
        other.pair,
        bool(norm.bind),
        norm.link.value if norm.link else "",
        norm.group.at_least if norm.group else -1,
        norm.group.roster.value if norm.group else "",
        norm.span.start,
        norm.span.stop if is_asked(norm, deployment) else norm.span.start,
        binds_since(rules, deployment, norm),
    )


def number_sets(rules: Rules) -> Mapping[RoleSet, int]:
    """The sets of roles that stand on a side of some norm."""
    found: dict[RoleSet, int] = {}
    for norm in rules.norms:
        by, other = sides_of(rules, norm)
        for side in (by, other):
            found.setdefault((bool(by.pair or other.pair), _side_roles(rules, side)), len(found))
    return found


def _side_roles(rules: Rules, side: Side) -> tuple[tuple[int, str], ...]:
    """The roles of one side, each with the side of the pair it is read from."""
    roles = role_numbers(rules)
    return tuple((roles[name], home_of(rules.roles[name], side, HOMES)) for name in side.roles)


def _sides(rules: Rules, place: int, norm: Norm) -> Iterator[Row]:
    """`bound` is the field of the trigger record a role is taken from, "" where it is read off the chart."""
    roles = role_numbers(rules)
    for is_by, side in zip((True, False), sides_of(rules, norm), strict=True):
        for order, name in enumerate(side.roles):
            role = rules.roles[name]
            bound = norm.bind.get(name, "by") if is_bound(norm, role) else ""
            yield (place, is_by, order, roles[name], home_of(role, side, HOMES), bound)


def role_numbers(rules: Rules) -> Mapping[str, int]:
    """The number of each role in the tables: its place by name."""
    return {name: number for number, name in enumerate(sorted(rules.roles))}
