"""What must fit together in one norm: its form and its trigger, its subjects, its roles, its checks, its ladder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from hengjian.core.errors import Problem
from hengjian.core.rulebook.build import Built
from hengjian.core.rulebook.names import HOLDER_FIELDS
from hengjian.core.rulebook.nature import FORMS_OF
from hengjian.core.rulebook.norm import Before, Every, Force, Norm, NormKind, Per
from hengjian.core.rulebook.predicate import Check, Term, Whose
from hengjian.core.rulebook.stack_view import StackView, parts_of, view_of
from hengjian.core.rulebook.wording import COMMON


def check_norms(built: Built) -> Iterator[Problem]:
    """Every mistake inside a norm."""
    view = view_of(built.rulebooks)
    for norm in view.norms:
        yield from _form(norm)
        yield from _subjects(norm)
        yield from _bound(view, built, norm)
        for name in norm.checks:
            yield from _check(view, norm, view.checks[name])
        yield from _ladder(view, norm)
        if "{period}" in norm.says.zh + norm.says.en and not any(isinstance(how, Every) for how in norm.triggers):
            yield _wrong(norm, "rule_period_without_every")


def _wrong(norm: Norm, code: str, /, **facts: str) -> Problem:
    return Problem(norm.place, code, {"norm": norm.id, **facts})


def _form(norm: Norm) -> Iterator[Problem]:
    guards = any(isinstance(trigger, Before) for trigger in norm.triggers)
    if norm.kind is NormKind.GUARD and not guards:
        yield _wrong(norm, "rule_guard_without_before")
    if norm.kind not in (NormKind.GUARD, NormKind.RIGHT) and guards:
        yield _wrong(norm, "rule_before_without_guard", form=norm.kind)
    if norm.nature not in FORMS_OF[norm.kind]:
        yield _wrong(norm, "rule_nature_of_another_form", form=norm.kind, nature=norm.nature)


def _subjects(norm: Norm) -> Iterator[Problem]:
    has_subject = bool(norm.about or norm.towards)
    if norm.per is not Per.BEARER and not has_subject:
        yield _wrong(norm, "rule_pair_without_subject")
    if norm.group and norm.per is not Per.BEARER:
        yield _wrong(norm, "rule_group_with_pair")
    if norm.group and not has_subject:
        yield _wrong(norm, "rule_group_without_subject")


def _bound(view: StackView, built: Built, norm: Norm) -> Iterator[Problem]:
    """Roles read from the trigger record are bound to a field of it, and nothing else is."""
    named = {*norm.by, *norm.about, *norm.towards}
    named |= {role for alternative in norm.met_by for part in alternative.parts for role in part.produced_by}
    named |= {term.role for name in norm.checks for term in terms_of(view.checks[name]) if term.whose is Whose.ROLE}
    records = [view.records_of(trigger) for trigger in norm.triggers]
    for role in sorted(role for role in named if view.is_read_from_record(role)):
        if role not in norm.bind:
            yield _wrong(norm, "rule_role_not_bound", role=role)
        elif not all(records):
            yield _wrong(norm, "rule_bind_without_record", role=role)
    kinds = tuple(kind for names in records for name in names for kind in view.kinds_of(name))
    for role, field in sorted(norm.bind.items()):
        if role and not (role in named and view.is_read_from_record(role)):
            yield _wrong(norm, "rule_bind_unused", role=role)
        spec = built.names.spec(field, kinds)
        if spec and spec.type not in HOLDER_FIELDS:
            yield _wrong(norm, "rule_bind_not_a_holder", role=role, field=field)


# --- checks ---------------------------------------------------------------------------------------------------------


def terms_of(value: object) -> Iterator[Term]:
    """Every term inside a check or predicate."""
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from terms_of(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from terms_of(getattr(value, part.name))


def _check(view: StackView, norm: Norm, check: Check) -> Iterator[Problem]:
    on = {kind.name for name in check.on for kind in view.kinds_of(name)}
    parts = {kind.name for name in parts_of(norm) for kind in view.kinds_of(name)}
    if check.on and not on & parts:
        yield _wrong(norm, "rule_check_idle", check=check.name, on=", ".join(check.on))
    firsts = {part.kind for alternative in norm.met_by for part in alternative.parts[:1]}
    looked_at = [view.kinds[name] for name in sorted(on & parts)]
    if not check.on:
        looked_at = [kind for name in sorted(firsts) for kind in view.kinds_of(name)]
    for term in terms_of(check.needs):
        name = term.via or term.field
        lacking = [kind.name for kind in looked_at if name not in kind.fields and name not in COMMON]
        if term.whose in (Whose.RECORD, Whose.REFERRED) and name and lacking:
            yield _wrong(norm, "rule_check_field_missing", check=check.name, field=name, kind=lacking[0])
        if term.whose is Whose.TRIGGER:
            yield from _trigger_term(view, norm, check, term)


def _trigger_term(view: StackView, norm: Norm, check: Check, term: Term) -> Iterator[Problem]:
    for trigger in norm.triggers:
        kinds = [kind for name in view.records_of(trigger) for kind in view.kinds_of(name)]
        lacking = [kind.name for kind in kinds if term.field not in kind.fields and term.field not in COMMON]
        if not kinds:
            yield _wrong(norm, "rule_trigger_term_without_record", check=check.name, field=term.field)
        elif lacking:
            yield _wrong(norm, "rule_check_field_missing", check=check.name, field=term.field, kind=lacking[0])


# --- ladders --------------------------------------------------------------------------------------------------------


def _ladder(view: StackView, norm: Norm) -> Iterator[Problem]:
    """What is shown on the page only may not be able to lapse (decision 0032)."""
    ladder = view.ladders.get(norm.missed.ladder)
    may_lapse = norm.force not in (Force.AIM, Force.MAY) and norm.scope != "central"
    if ladder and not ladder.rungs and may_lapse:
        yield _wrong(norm, "rule_page_only_may_lapse", ladder=ladder.name)
