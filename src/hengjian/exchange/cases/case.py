"""A worked example as a value: a stage, what is known of it, and the rows that are expected on some days.

- A case is written from the words of the norm, before any engine runs; it is a test on every engine and a page to read.
- For each norm, bearer and subject it names, the rows it lists are all the rows there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.errors import Place
from hengjian.core.evaluate.obligation import Outcome
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.quantity import Amount


@dataclass(frozen=True, slots=True)
class Holder:
    """A bearer or a subject as a case names it: a seat (post, body, `outside`, "") and maybe a person."""

    seat: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """One expected row; `outcome` None says that there is no row at all.

    `due` is compared if `says_due`. The optional columns are compared where they are not None; an empty value there
    says that the column is empty.
    """

    norm: str
    bearer: Holder
    subject: tuple[Holder, ...]
    outcome: Outcome | None
    place: Place
    due: Day | None = None
    says_due: bool = True
    trigger: str | None = None
    arises: Day | None = None
    met_on: Day | Literal[""] | None = None
    evidence: tuple[str, ...] | None = None
    tell: tuple[str, ...] | None = None
    reasons: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked on a day with what was known at a moment, and the rows expected."""

    as_of: Day
    known_at: Moment
    expected: tuple[Expected, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Case:
    """One worked example. `given` sets parameters from the first day on (None: unset)."""

    file: str
    title: str
    place: Place
    chart: Chart
    register: Register
    given: Mapping[str, Amount | None] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()

    @property
    def norms(self) -> frozenset[str]:
        """The norms it expects something of."""
        return frozenset(row.norm for question in self.questions for row in question.expected)
