"""An obligation: one thing owed, with its outcome and the reasons for it.

- The columns and their order are those of the obligations table; equality is of its canonical bytes (semantics 12).
- A reason is a code and facts in a fixed order; sentences are made in `words`.
- `lapsed` speaks of a missing record, not of guilt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hengjian.core.calendar.span import Day, Moment

OUTSIDE = "outside"
"""The `bearer_body` of a duty that has moved above the top of the deployment."""


class Outcome(StrEnum):
    """The nine outcomes of design decision 6."""

    PENDING = "pending"
    MET = "met"
    MET_LATE = "met_late"
    LAPSED = "lapsed"
    UNDETERMINED = "undetermined"
    NEEDS_HUMAN = "needs_human"
    NOT_GOOD_ENOUGH = "not_good_enough"
    NOT_APPLICABLE = "not_applicable"
    PENDING_TEXT = "pending_text"


Scalar = str | int
Shown = Scalar | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A code and its facts as (name, value) pairs in the order semantics 11 gives."""

    code: str
    facts: tuple[tuple[str, Shown], ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """One row of the obligations table. Ids, "" where a column is empty; days and moments or None."""

    id: str
    rulebook: str
    norm: str
    article: str
    bearer_post: str
    bearer_person: str
    bearer_body: str
    subject: str
    trigger: str
    arises_on: Day | None
    due_on: Day | None
    provisional: bool
    outcome: Outcome
    met_on: Day | None
    met_known_at: Moment | None
    evidence: tuple[str, ...]
    reasons: tuple[Reason, ...]
    tell: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rows of a run in their order, and what the run wants said beside them (an empty roster, an unknown kind)."""

    obligations: tuple[Obligation, ...]
    warnings: tuple[Reason, ...] = ()
