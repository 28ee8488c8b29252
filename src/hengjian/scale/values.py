"""Numbers in force as tables: for each set of bodies that ever set one, what core says holds on each day.

- A body's measures reach everyone below it; `sig_of` says, for a body on a day, which issuers stand over it.
- Values, slots and working days are worked out by core itself, once for each such set, never for each row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from hengjian.core.calendar.slots import period_slots, slots_between
from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.evaluate.periodic import labels_of, replace_first_year
from hengjian.core.rulebook.norm import Every, Norm, PeriodKind
from hengjian.core.rulebook.quantity import ParameterRef
from hengjian.core.rulebook.stack import Rules
from hengjian.core.rulebook.values import ValueInForce, period_history, starts_on, value_in_force
from hengjian.scale.base import Base, Row

FIRST = Day(1, 1, 1)
Signature = tuple[str, ...]


def load_values(base: Base, rules: Rules) -> Mapping[str, Signature]:
    """The tables sig_of and value; gives back each signature with the bodies it stands for, nearest first."""
    issuers = sorted({setting.issuer_body for setting in rules.settings} - {""})
    base.load("issuing", {"id": "text"}, [(id,) for id in issuers])
    base.make("issuer", "select n.code as body, n.id from issuing as i join name as n on n.id = i.id")
    ids: dict[int, str] = dict(base.rows("select body, id from issuer"))
    base.play("signatures")
    found = {text: _read(text, ids) for (text,) in [("",), *base.rows("select distinct sig from sig_of")]}
    rows = [
        row for sig, chain in found.items() for name in _parameters(rules) for row in _values(rules, name, sig, chain)
    ]
    columns = {"param": "text", "sig": "text", "f": "day", "t": "day", "number": "text", "whole": "int", "unit": "text"}
    base.load("value", columns | {"floored": "text", "shown": "text"}, rows)
    starts = {(each.parameter, starts_on(each)) for each in rules.settings}
    base.load("setting_start", {"param": "text", "day": "day"}, sorted(starts))
    return found


def _read(text: str, ids: Mapping[int, str]) -> Signature:
    return tuple(ids[int(part.split(":")[1])] for part in text.split(">")) if text else ()


def _parameters(rules: Rules) -> list[str]:
    return sorted({*rules.parameters, *(setting.parameter for setting in rules.settings)})


def _values(rules: Rules, name: str, sig: str, chain: Signature) -> Iterator[Row]:
    own = {starts_on(each) for each in rules.settings if each.parameter == name}
    days = sorted({FIRST, *own, *(day for b in rules.rulebooks for day in (b.in_force.start, b.in_force.stop))})
    told = [(day, value_in_force(rules, name, day, chain)) for day in days]
    kept = [each for n, each in enumerate(told) if not n or shown(each[1]) != shown(told[n - 1][1])]
    for (day, value), until in zip(kept, [*(day for day, _ in kept[1:]), OPEN], strict=True):
        if value is not None and day < until:
            floored = str(value.floored_from) if value.floored_from else ""
            whole = value.amount.whole if value.amount.number.isdigit() else 0
            yield (
                name,
                sig,
                day,
                until,
                value.amount.number,
                whole,
                value.amount.unit.value,
                floored,
                str(value.amount),
            )


def shown(value: ValueInForce | None) -> tuple[str, str] | None:
    """What a row of a value says: the amount, and what it was raised from."""
    return (str(value.amount), str(value.floored_from or "")) if value else None


def load_slots(base: Base, rules: Rules, since: Sequence[Day], as_of: Day, signatures: Mapping[str, Signature]) -> None:
    """The tables slot (every slot of every calendar norm, with its labels) and slot_unset (no value on `as_of`)."""
    slots: list[Row] = []
    unset: list[Row] = []
    for place, norm in enumerate(rules.norms):
        for order, how in enumerate(norm.triggers):
            if isinstance(how, Every) and how.period is PeriodKind.CALENDAR:
                for sig, chain in signatures.items():
                    for span in _spans(rules, norm, how, since[place], as_of, chain):
                        label, year = labels(span, norm.label_shift)
                        slots.append((place, order, sig, span.start, span.stop, label, year))
                    if _is_unset(rules, how, as_of, chain):
                        unset.append((place, order, sig, how.amount.name))  # type: ignore[union-attr]
    key = {"norm": "int", "how": "int", "sig": "text"}
    base.load("slot", key | {"s": "day", "e": "day", "label": "text", "year": "text"}, slots)
    base.load("slot_unset", key | {"param": "text"}, unset)


def _spans(rules: Rules, norm: Norm, how: Every, since: Day, as_of: Day, chain: Signature) -> Iterator[Span]:
    if isinstance(how.amount, ParameterRef):
        values = period_history(rules, how.amount.name, chain)
        dated = [replace_first_year(value, how.first_year) for value in values]
        spans = [slot.span for slot in period_slots(dated, since, as_of)]
    else:
        spans = list(slots_between(since, as_of, how.amount.amount.whole, how.first_year))
    unique = {span.start: span for span in spans}
    return (span for start, span in sorted(unique.items()) if start in norm.span and start.day == 1)


def _is_unset(rules: Rules, how: Every, as_of: Day, chain: Signature) -> bool:
    return isinstance(how.amount, ParameterRef) and value_in_force(rules, how.amount.name, as_of, chain) is None


def labels(span: Span, shift: int) -> tuple[str, str]:
    """What a record that counts for a slot may be labelled: the slot's own label, and its year."""
    found = sorted(labels_of(span, shift), key=len)
    return found[-1], found[0]


def load_calendar(base: Base, rules: Rules, first: Day, last: Day) -> None:
    """The table cal: each day, whether it is worked, how many worked days there were up to it, the next that is."""
    working = rules.working_days
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rows: list[list[object]] = []
    number = 0
    for day in days:
        worked = working.is_working(day)
        number += worked
        rows.append([day, worked, number, None])
    following: Day | None = None
    for row in reversed(rows):
        following = row[0] if row[1] else following  # type: ignore[assignment]
        row[3] = following
    base.load("cal", {"day": "day", "working": "flag", "no": "int", "next_working": "day"}, rows)
    base.load("known_years", {"first": "int", "last": "int"}, [(working.first_year, working.last_year)])


def as_known(rules: Rules, known_at: object) -> Rules:
    """The rules with only the settings recorded by then (semantics 7)."""
    settings = tuple(setting for setting in rules.settings if setting.recorded_at <= known_at)  # type: ignore[operator]
    return replace(rules, settings=settings)
