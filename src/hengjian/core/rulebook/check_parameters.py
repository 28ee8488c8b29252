"""Numbers: every parameter is used in units that fit, and no value is looser than a floor in force at its issue.

- A floor is what the parameter states as its floor, the text's own value, or what an earlier rulebook of the stack has
  set for everybody (decision 0031). What one body's measures mean for another, the chart decides at look-up.
- Two amounts are compared only in the same unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from hengjian.core.errors import Problem
from hengjian.core.rulebook.build import Built
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.rulebook import Parameter, Rulebook, Setting
from hengjian.core.rulebook.stack_view import StackView, view_of
from hengjian.core.rulebook.values import is_looser, starts_on

BY_ENGINE = frozenset({"vacancy", "backfill"})
"""Parameters that evaluation itself asks for, in days."""


def check_parameters(built: Built) -> Iterator[Problem]:
    """Every mistake about numbers."""
    view = view_of(built.rulebooks)
    yield from _uses(built, view)
    for book in view.books:
        for parameter in book.parameters.values():
            yield from _declared(parameter)
    yield from _settings(view)


def _uses(built: Built, view: StackView) -> Iterator[Problem]:
    used = {name for name, _, _ in built.conditions.uses} | BY_ENGINE
    for name, place, units in built.conditions.uses:
        declared = view.parameters[name]
        unfit = [unit for unit in declared.unit if unit not in units]
        if unfit:
            facts = {"name": name, "unit": ", ".join(unfit), "fit": ", ".join(units)}
            yield Problem(place, "rule_unit_unfit", facts)
    for name, declared in view.parameters.items():
        if name not in used:
            yield Problem(declared.place, "rule_parameter_unused", {"name": name})
        if name in BY_ENGINE and declared.unit != (Unit.DAYS,):
            unit = ", ".join(declared.unit)
            yield Problem(declared.place, "rule_unit_unfit", {"name": name, "unit": unit, "fit": Unit.DAYS.value})


def _declared(parameter: Parameter) -> Iterator[Problem]:
    for what, amount in (("stated", parameter.stated), ("recommended", parameter.recommended)):
        floor = parameter.floor
        if amount and floor and is_looser(amount, floor, parameter.stricter):
            facts = {"name": parameter.name, "value": str(amount), "floor": str(floor), "of": what}
            yield Problem(parameter.place, "rule_looser_than_floor", facts)


def _settings(view: StackView) -> Iterator[Problem]:
    for index, book in enumerate(view.books):
        seen: set[tuple[str, object]] = set()
        for setting in book.settings:
            key = (setting.parameter, starts_on(setting))
            if key in seen:
                facts = {"name": setting.parameter, "day": starts_on(setting).isoformat()}
                yield Problem(setting.place, "rule_set_twice", facts)
            seen.add(key)
            yield from _floors(view.parameters[setting.parameter], setting, view.books[:index])


def _floors(parameter: Parameter, setting: Setting, earlier: tuple[Rulebook, ...]) -> Iterator[Problem]:
    floors = [floor for floor in (parameter.floor, parameter.stated) if floor]
    floors += [floor for book in earlier if (floor := _set_for_all(book, setting))]
    for floor in floors:
        if is_looser(setting.amount, floor, parameter.stricter):
            facts = {"name": parameter.name, "value": str(setting.amount), "floor": str(floor), "of": setting.rulebook}
            yield Problem(setting.place, "rule_looser_than_floor", facts)


def _set_for_all(book: Rulebook, setting: Setting) -> Amount | None:
    """What the book has set for everybody, in force on the day the setting starts."""
    on = starts_on(setting)
    known = [one for one in book.settings if one.parameter == setting.parameter and not one.issuer_body]
    in_force = [one for one in known if starts_on(one) <= on]
    return max(in_force, key=starts_on).amount if in_force else None
