"""What evidence each norm asks for, its checks and exceptions, as tables (beside core/rulebook/norm.py).

- A way is one alternative of a norm, or of an exception in its place; a part is one record it needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hengjian.core.evaluate.checks import DECIDING, _parameters_in
from hengjian.core.rulebook.norm import Alternative, Every, Mode, Norm, PeriodKind, Testability
from hengjian.core.rulebook.predicate import Check, CheckClass, Predicate, RecordedWithin, Unlike
from hengjian.core.rulebook.stack import Rules
from hengjian.scale.base import Base, Row
from hengjian.scale.norms import role_numbers

Asked = tuple[int, int, Norm, int, Alternative]
"""A way: its number, the norm's place, the norm, the exception's place or -1, the alternative."""


def load_ways(base: Base, rules: Rules, numbers: Mapping[Predicate, int]) -> int:
    """Ways and their parts, checks, exceptions, and the numbers each norm needs.

    Gives back the greatest number of parts of a way.
    """
    ways = list(_ways(rules))
    columns = {"way": "int", "norm": "int", "exempt": "int", "parts": "int", "apart": "flag"}
    base.load("way", columns, [(w, n, x, len(a.parts), _stands_apart(norm, a)) for w, n, norm, x, a in ways])
    parts = [(way, place, norm, part) for way, _, norm, _, a in ways for place, part in enumerate(a.parts)]
    numbered = list(enumerate(parts))
    roles = role_numbers(rules)
    columns = {"part": "int", "way": "int", "place": "int", "kind": "text", "link": "text", "standing": "flag"}
    rows = [(k, w, place, p.kind, _link(norm, p.link), p.standing) for k, (w, place, norm, p) in numbered]
    counts = [
        (len(dict.fromkeys(p.fields)), len(dict.fromkeys(p.where)), len(p.produced_by)) for _, (*_, p) in numbered
    ]
    base.load(
        "part",
        columns | {"fields": "int", "conditions": "int", "produced": "int"},
        [(*row, *count) for row, count in zip(rows, counts, strict=True)],
    )
    fields = [(k, name) for k, (*_, part) in numbered for name in dict.fromkeys(part.fields)]
    base.load("part_field", {"part": "int", "field": "text"}, fields)
    wheres = [(k, numbers[each]) for k, (*_, part) in numbered for each in dict.fromkeys(part.where)]
    base.load("part_where", {"part": "int", "pred": "int"}, wheres)
    produced = [(k, roles[name]) for k, (*_, part) in numbered for name in dict.fromkeys(part.produced_by)]
    base.load("part_role", {"part": "int", "role": "int"}, produced)
    joins = [(way, *row) for way, *_, alternative in ways for row in _joins(alternative)]
    base.load("join_rule", {"way": "int", "lefts": "int", "field": "text", "rights": "int"}, joins)
    _load_checks(base, rules, numbers)
    _load_exceptions(base, rules, numbers)
    needed = [(n, name) for n, norm in enumerate(rules.norms) for name in _deciding(rules, norm)]
    base.load("norm_param", {"norm": "int", "name": "text"}, needed)
    steady = [
        (place, order)
        for place, norm in enumerate(rules.norms)
        for order, how in enumerate(norm.triggers)
        if isinstance(how, Every) and how.period is PeriodKind.SINCE_LAST and _is_steady(rules, norm)
    ]
    base.load("steady", {"norm": "int", "how": "int"}, steady)
    return max((len(alternative.parts) for *_, alternative in ways), default=1)


def _ways(rules: Rules) -> Iterator[Asked]:
    found = [(place, norm, -1, a) for place, norm in enumerate(rules.norms) for a in norm.met_by]
    found += [
        (place, norm, number, alternative)
        for number, exempt in enumerate(rules.exceptions)
        for place, norm in enumerate(rules.norms)
        if norm.id == exempt.norm
        for alternative in exempt.met_by
    ]
    return ((way, *each) for way, each in enumerate(found))


def _is_steady(rules: Rules, norm: Norm) -> bool:
    """Whether an act is good or not whatever opened before it: no number, exception, judgement or second record."""
    return (
        not _deciding(rules, norm)
        and norm.test is not Testability.HUMAN
        and norm.mode is not Mode.JOINT
        and norm.group is None
        and all(exempt.norm != norm.id for exempt in rules.exceptions)
        and all(len(alternative.parts) == 1 for alternative in norm.met_by)
    )


def _stands_apart(norm: Norm, alternative: Alternative) -> bool:
    return not alternative.joins and norm.mode is not Mode.JOINT and norm.test is not Testability.HUMAN


def _link(norm: Norm, link: object) -> str:
    chosen = link or norm.link
    return str(chosen) if chosen else ""


def _joins(alternative: Alternative) -> Iterator[Row]:
    """Joins by place; of parts of one kind the last is meant."""
    place_of = {part.kind: place for place, part in enumerate(alternative.parts)}
    return ((place_of[join.left], join.field, place_of[join.right]) for join in alternative.joins)


def _load_checks(base: Base, rules: Rules, numbers: Mapping[Predicate, int]) -> None:
    checks: list[Row] = []
    kinds: list[Row] = []
    needs: list[Row] = []
    for place, norm in enumerate(rules.norms):
        for order, name in enumerate(norm.checks):
            check = rules.checks[name]
            checks.append((place, order, name, check.judged.value, check.judged in DECIDING, bool(check.on)))
            kinds += [(place, order, kind) for kind in dict.fromkeys(check.on)]
            needs += [(place, order, *row) for row in _needs(check, numbers)]
    key = {"norm": "int", "ord": "int"}
    base.load("check_rule", key | {"name": "text", "judged": "text", "deciding": "flag", "has_on": "flag"}, checks)
    base.load("check_kind", key | {"kind": "text"}, kinds)
    base.load("check_need", key | {"pos": "int", "pred": "int", "form": "text"}, needs)


def _needs(check: Check, numbers: Mapping[Predicate, int]) -> Iterator[tuple[int, int, str]]:
    for pos, each in enumerate(check.needs):
        form = "unlike" if isinstance(each, Unlike) else "recorded" if isinstance(each, RecordedWithin) else ""
        yield (pos, numbers[each], form)


def _load_exceptions(base: Base, rules: Rules, numbers: Mapping[Predicate, int]) -> None:
    told = list(enumerate(rules.exceptions))
    columns = {"exempt": "int", "norm_id": "text", "label": "text", "rank": "int", "f": "day", "t": "day"}
    columns |= dict.fromkeys(("has_kinds", "has_levels"), "flag") | {"conditions": "int"}
    rows = [
        (
            *(n, x.norm, x.label, x.rank, x.span.start, x.span.stop, bool(x.body_kinds), bool(x.body_levels)),
            *(len(dict.fromkeys(x.when)), x.due is not None, bool(x.met_by)),
        )
        for n, x in told
    ]
    base.load("exempt_rule", columns | {"has_due": "flag", "has_met": "flag"}, rows)
    base.load("exempt_kind", {"exempt": "int", "kind": "text"}, [(n, k) for n, x in told for k in x.body_kinds])
    base.load("exempt_level", {"exempt": "int", "level": "text"}, [(n, k) for n, x in told for k in x.body_levels])
    wheres = [(n, numbers[each]) for n, x in told for each in dict.fromkeys(x.when)]
    base.load("exempt_where", {"exempt": "int", "pred": "int"}, wheres)


def _deciding(rules: Rules, norm: Norm) -> tuple[str, ...]:
    """The parameters that the evidence, or a check which can change the outcome, needs."""
    checks = tuple(
        check for name in norm.checks if (check := rules.checks[name]).judged in (*DECIDING, CheckClass.GROUP)
    )
    return tuple(dict.fromkeys(_parameters_in((checks, norm.met_by))))
