"""What must fit together across norms and rulebooks: ids, versions, exceptions, cycles, ladders, redefinitions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, pairwise

from hengjian.core.calendar.span import OPEN
from hengjian.core.errors import Place, Problem
from hengjian.core.rulebook.build import Built
from hengjian.core.rulebook.digest import canonical
from hengjian.core.rulebook.norm import Norm
from hengjian.core.rulebook.rulebook import Role, Rulebook, StepKind
from hengjian.core.rulebook.stack import binds_from, cycle_of, lapses_needed
from hengjian.core.rulebook.stack_view import StackView, entering, view_of

_OUTWARD = {StepKind.SUPERIOR, StepKind.SENDER, StepKind.DISPATCHED, StepKind.RELATED}
_DECLARED = (
    ("label", "labels"),
    ("body_kind", "body_kinds"),
    ("relation_kind", "relation_kinds"),
    ("consequence", "consequences"),
    ("visibility", "visibility"),
    ("role", "roles"),
    ("family", "families"),
    ("kind", "kinds"),
    ("fact", "facts"),
    ("check", "checks"),
    ("ladder", "ladders"),
    ("procedure", "procedures"),
    ("parameter", "parameters"),
)


def check_stack(built: Built) -> Iterator[Problem]:
    """Every mistake between parts of the stack."""
    view = view_of(built.rulebooks)
    yield from _clauses(view)
    yield from _versions(view)
    yield from _exceptions(view)
    yield from _cycle(view)
    yield from _ladders(view)
    yield from _states(view)
    yield from _redefined(built, view)


def _clauses(view: StackView) -> Iterator[Problem]:
    for book in view.books:
        first: dict[str, Place] = {}
        for clause in (clause for article in book.articles for clause in article.clauses):
            if clause.locator and clause.locator in first:
                where = str(first[clause.locator].line)
                yield Problem(clause.place, "rule_clause_twice", {"locator": clause.locator, "line": where})
            first.setdefault(clause.locator, clause.place)


def _versions(view: StackView) -> Iterator[Problem]:
    versions: dict[str, list[Norm]] = defaultdict(list)
    for norm in view.norms:
        if norm.id:
            versions[norm.id].append(norm)
    for name, norms in versions.items():
        for norm in norms[1:]:
            if norm.rulebook != norms[0].rulebook:
                facts = {"kind": "norm", "name": name, "rulebook": norms[0].rulebook}
                yield Problem(norm.place, "rule_redefined", facts)
        ordered = sorted(norms, key=lambda norm: norm.version)
        for earlier, later in pairwise(ordered):
            facts = {"norm": name, "version": str(later.version)}
            if earlier.version == later.version:
                yield Problem(later.place, "rule_norm_twice", facts)
            elif binds_from(later) <= binds_from(earlier):
                yield Problem(later.place, "rule_version_not_later", facts)
            elif earlier.span.stop != OPEN and earlier.span.stop > binds_from(later):
                yield Problem(later.place, "rule_versions_overlap", facts)


def _exceptions(view: StackView) -> Iterator[Problem]:
    for one, other in combinations(view.exceptions, 2):
        if one.label == other.label and (one.norm == other.norm or one.place != other.place):
            yield Problem(other.place, "rule_label_twice", {"label": other.label})
        overlap = one.span.start < other.span.stop and other.span.start < one.span.stop
        if one.norm and one.norm == other.norm and one.rank == other.rank and overlap:
            facts = {"norm": one.norm, "label": one.label, "other": other.label, "rank": str(one.rank)}
            yield Problem(other.place, "rule_equal_rank", facts)


def _cycle(view: StackView) -> Iterator[Problem]:
    circle = cycle_of(lapses_needed(view.norms, view.facts))
    if circle:
        place = next(norm.place for norm in view.norms if norm.id == circle[0])
        yield Problem(place, "rule_cycle", {"circle": " -> ".join(circle)})


# --- ladders and procedures -----------------------------------------------------------------------------------------


def _ladders(view: StackView) -> Iterator[Problem]:
    """A ladder with rungs must be able to leave the bearer's own body (decision 0032)."""
    for book in view.books:
        for ladder in book.ladders.values():
            roles = [view.roles[name] for rung in ladder.rungs for name in rung]
            if roles and not ladder.above and not any(leads_outward(role) for role in roles):
                yield Problem(ladder.place, "rule_ladder_without_last_resort", {"ladder": ladder.name})


def leads_outward(role: Role) -> bool:
    """Whether the role can be held outside the body it is read from."""
    return role.pair == "upper" or any(step.kind in _OUTWARD for step in role.path)


def _states(view: StackView) -> Iterator[Problem]:
    for book in view.books:
        for procedure in book.procedures.values():
            for state in procedure.states:
                if not entering(procedure, state):
                    facts = {"state": state, "procedure": procedure.name}
                    yield Problem(procedure.place, "rule_state_never_entered", facts)


# --- redefinition ---------------------------------------------------------------------------------------------------


def _redefined(built: Built, view: StackView) -> Iterator[Problem]:
    """A later rulebook may say the same again, and may add; it may not say it differently."""
    for one, other in combinations(view.books, 2):
        for kind, attribute in _DECLARED:
            for name, place in _differing(one, other, attribute):
                at = place or built.names.place(kind, name) or Place(other.name)
                yield Problem(at, "rule_redefined", {"kind": kind, "name": name, "rulebook": one.name})


def _differing(one: Rulebook, other: Rulebook, attribute: str) -> Iterator[tuple[str, Place | None]]:
    earlier: Mapping[str, object] = getattr(one, attribute)
    later: Mapping[str, object] = getattr(other, attribute)
    for name in sorted(earlier.keys() & later.keys()):
        if canonical(earlier[name]) != canonical(later[name]):
            yield name, getattr(later[name], "place", None)
