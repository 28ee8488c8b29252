"""The settings of a case: parameters from the first day on, the day of adoption, the outside address, the level.

- `given talk: 6mo, quorum: 0.501, adopted: 2024-01-01`; a value may be `unset`.
- A parameter takes one of its own units. A case's own setting takes the place of the one its stage gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hengjian.core.calendar.span import Day
from hengjian.core.errors import Place
from hengjian.core.rulebook.quantity import Amount
from hengjian.core.rulebook.reader import parse_amount, parse_day
from hengjian.exchange.cases.names import Problems, RuleWords
from hengjian.exchange.cases.page import Given
from hengjian.exchange.cases.vocabulary import GIVEN, NAME_BREAK, SETTING_BREAK, UNSET


@dataclass(slots=True)
class Settings:
    """What a case gives: parameters (None: unset), the day of adoption, the outside address, the level."""

    parameters: dict[str, Amount | None] = field(default_factory=dict)
    adopted: Day | None = None
    outside: str = ""
    level: str = ""


def read_given(lines: Iterable[Given], words: RuleWords, problems: Problems) -> Settings:
    """The settings of the lines together, a later one winning."""
    settings = Settings()
    for line in lines:
        for written in filter(None, SETTING_BREAK.split(line.settings)):
            name, *value = NAME_BREAK.split(written, maxsplit=1)
            if not value or not value[0]:
                problems.add(line.place, "case_setting_wrong", setting=written)
            else:
                _put(settings, name, value[0], line.place, words, problems)
    return settings


def _put(settings: Settings, name: str, value: str, place: Place, words: RuleWords, problems: Problems) -> None:
    match GIVEN.get(name.lower(), ""):
        case "adopted":
            settings.adopted = parse_day(value)
            if settings.adopted is None:
                problems.add(place, "case_day_wrong", text=value)
        case "outside":
            settings.outside = value
        case "level":
            settings.level = value
        case _:
            parameter = words.parameter(name, place, problems)
            if parameter:
                settings.parameters[parameter] = _amount(parameter, value, place, words, problems)


def _amount(parameter: str, value: str, place: Place, words: RuleWords, problems: Problems) -> Amount | None:
    if value.lower() in UNSET:
        return None
    units = words.parameters[parameter].unit
    found = next((amount for unit in units if (amount := parse_amount(value.strip("\"'"), unit))), None)
    if found is None:
        problems.add(place, "case_amount_wrong", parameter=parameter, value=value, units=", ".join(units))
    return found
