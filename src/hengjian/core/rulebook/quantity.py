"""Numbers of a rulebook and where they come from (design decision 2: a number the text does not give is never guessed).

- A number is either the name of a parameter or a stated amount with its origin.
- Units: `d` days, `wd` Chinese working days, `mo` months, `date` a day of the year `MM-DD`, `share` a part of one
  as decimal text, `count` a whole number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a number counts."""

    DAYS = "d"
    WORKING_DAYS = "wd"
    MONTHS = "mo"
    DATE = "date"
    SHARE = "share"
    COUNT = "count"


class Origin(StrEnum):
    """Where a number comes from: the text, its interpretation, a body's measures, an outside rule, or ourselves."""

    TEXT = "text"
    INTERPRETATION = "interpretation"
    MEASURES = "measures"
    OUTSIDE = "outside"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, as canonical text: `number` is `6`, `02-28` or `0.85`."""

    number: str
    unit: Unit

    def __str__(self) -> str:
        return self.number if self.unit in (Unit.DATE, Unit.SHARE, Unit.COUNT) else f"{self.number}{self.unit}"

    @property
    def whole(self) -> int:
        """The number of days, working days, months or things; only for those units."""
        return int(self.number)


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount written in the rule itself; its origin is mandatory."""

    amount: Amount
    origin: Origin


@dataclass(frozen=True, slots=True)
class ParameterRef:
    """The value a body's measures (or the text) give to this parameter on the day that governs."""

    name: str


Quantity = Stated | ParameterRef
