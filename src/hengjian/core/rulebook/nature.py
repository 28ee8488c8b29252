"""What a norm is to a lawyer, finer than its form: seven natures, as the table of an Opinion counts them.

- A rulebook may say it; unsaid, it follows from the block and its trigger.
- A prohibition, a right and a consequence are the same in both tellings; a guard or a duty may be any of the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Nature(StrEnum):
    """The seven natures."""

    PERIODIC = "periodic"
    EVENT = "event"
    PROHIBITION = "prohibition"
    PROCEDURE = "procedure"
    RIGHT = "right"
    ANALYSIS = "analysis"
    CONSEQUENCE = "consequence"


FORMS_OF: Mapping[str, tuple[Nature, ...]] = {
    "prohibition": (Nature.PROHIBITION,),
    "right": (Nature.RIGHT,),
    "consequence": (Nature.CONSEQUENCE,),
    "guard": (Nature.PROCEDURE, Nature.EVENT, Nature.PERIODIC),
    "duty": (Nature.EVENT, Nature.PERIODIC, Nature.PROCEDURE, Nature.ANALYSIS),
}


def usual_nature(form: str, keys: frozenset[str]) -> Nature:
    """The nature of a block that says none: of a duty with `every`, periodic; else the first its form may have."""
    return Nature.PERIODIC if form == "duty" and "every" in keys else FORMS_OF[form][0]
