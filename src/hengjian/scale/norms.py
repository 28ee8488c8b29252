"""A stack of rulebooks as tables: norms, the sides of each, kinds and fields (beside core/rulebook/norm.py).

- A norm is known by its place in `rules.norms`, a trigger by its place in the norm.
- What a norm cannot say of itself (from when it binds) comes from the deployment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.engine import CENTRAL
from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.norm import Norm
from hengjian.core.rulebook.rulebook import Role, StepKind
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base, Row

UPPER, LOWER = "upper", "lower"
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
    roles = _role_numbers(rules)
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
    by, other = pairs_of(rules, norm)
    others, is_pair = norm.about or norm.towards, bool(by or other)
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
        sets[is_pair, side_roles(rules, norm, norm.by, by)],
        sets[is_pair, side_roles(rules, norm, others, other)],
        is_pair,
        bool(others),
        bool(norm.about),
        bool(others) and all(rules.roles[name].single for name in others),
        other,
        bool(norm.bind),
        norm.link.value if norm.link else "",
        norm.group.at_least if norm.group else -1,
        norm.group.roster.value if norm.group else "",
        norm.span.start,
        norm.span.stop if is_asked(norm, deployment) else norm.span.start,
        binds_from(rules, deployment, norm),
    )


def number_sets(rules: Rules) -> Mapping[RoleSet, int]:
    """The sets of roles that stand on a side of some norm."""
    found: dict[RoleSet, int] = {}
    for norm in rules.norms:
        by, other = pairs_of(rules, norm)
        for names, pair in ((norm.by, by), (norm.about or norm.towards, other)):
            found.setdefault((bool(by or other), side_roles(rules, norm, names, pair)), len(found))
    return found


def side_roles(rules: Rules, norm: Norm, names: Sequence[str], pair: str) -> tuple[tuple[int, str], ...]:
    """The roles of one side, each with the side of the pair it is read from."""
    roles = _role_numbers(rules)
    return tuple((roles[name], LOWER if (rules.roles[name].pair or pair) == LOWER else UPPER) for name in names)


def is_asked(norm: Norm, deployment: Deployment) -> bool:
    """Whether the norm is asked of this deployment at all: what is central binds the centre alone."""
    return norm.scope != CENTRAL or deployment.level == CENTRAL


def binds_from(rules: Rules, deployment: Deployment, norm: Norm) -> Day:
    """The first day on which a version of a norm can raise anything: in force, known, and adopted."""
    in_force = next(book.in_force.start for book in rules.rulebooks if book.name == norm.rulebook)
    return max(norm.span.start, norm.recorded_on, deployment.adopted.get(norm.rulebook) or in_force)


def pairs_of(rules: Rules, norm: Norm) -> tuple[str, str]:
    """On which side of a pair the bearer's bare roles, and those of the other side, are read ("" = no pair)."""
    by, other = _pair_of(rules, norm.by), _pair_of(rules, norm.about + norm.towards)
    opposite = {UPPER: LOWER, LOWER: UPPER, "": ""}
    return by or opposite[other], other or opposite[by]


def _pair_of(rules: Rules, roles: Sequence[str]) -> str:
    return next((pair for name in roles if (pair := rules.roles[name].pair)), "")


def _sides(rules: Rules, place: int, norm: Norm) -> Iterator[Row]:
    """`bound` is the field of the trigger record a role is taken from, "" where it is read off the chart."""
    roles = _role_numbers(rules)
    for is_by, names, pair in zip(
        (True, False), (norm.by, norm.about or norm.towards), pairs_of(rules, norm), strict=True
    ):
        for order, name in enumerate(names):
            role = rules.roles[name]
            home = LOWER if (role.pair or pair) == LOWER else UPPER
            bound = norm.bind.get(name, "by") if is_bound(norm, role) else ""
            yield (place, is_by, order, roles[name], home, bound)


def is_bound(norm: Norm, role: Role) -> bool:
    """Whether a role is taken from the trigger record rather than from the chart."""
    return role.name in norm.bind or any(step.kind is StepKind.RECORD for step in role.path)


def _role_numbers(rules: Rules) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(sorted(rules.roles))}
