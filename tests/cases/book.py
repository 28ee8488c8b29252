"""The worked examples of every rulebook in `rulebooks/`, and what an engine says of each of their questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.engine import evaluate
from hengjian.core.evaluate.obligation import Evaluation
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.narrow import narrow
from hengjian.core.rulebook.stack import Rules
from hengjian.core.rulebook.values import override
from hengjian.exchange.cases import Case, Mismatch, compare, read_cases
from hengjian.exchange.rulebooks import read_stack

RULEBOOKS = Path(__file__).resolve().parents[2] / "rulebooks"
FIRST_DAY = Day(1900, 1, 1)
Engine = Callable[[Rules, Chart, Register, Day, Moment], Evaluation]
ENGINES: Mapping[str, Engine] = {"plain": evaluate}


@dataclass(frozen=True, slots=True)
class Example:
    """A case with the stack it is read with: its own rulebook alone."""

    rulebook: str
    case: Case

    @property
    def id(self) -> str:
        """rulebook/NN/title."""
        return f"{self.rulebook}/{Path(self.case.file).stem}/{self.case.title}"


def names_with_cases() -> tuple[str, ...]:
    """The rulebooks that have worked examples."""
    return tuple(sorted({path.parent.parent.name for path in RULEBOOKS.glob("*/cases/*.md")}))


@cache
def rules_of(rulebook: str) -> Rules:
    """The stack of a rulebook's own cases: the rulebook alone."""
    return read_stack([RULEBOOKS / rulebook])


@cache
def examples() -> tuple[Example, ...]:
    """Every case of every rulebook."""
    return tuple(
        Example(name, case) for name in names_with_cases() for case in read_cases(RULEBOOKS / name, rules_of(name))
    )


def given(rules: Rules, case: Case) -> Rules:
    """The rules with what the case gives: parameters set, or unset, from the first day on."""
    unset = {name for name, amount in case.given.items() if amount is None}
    parameters = {
        name: replace(parameter, stated=None, stated_origin=None) if name in unset else parameter
        for name, parameter in rules.parameters.items()
    }
    settings = tuple(setting for setting in rules.settings if setting.parameter not in unset)
    amounts = {name: amount for name, amount in case.given.items() if amount is not None}
    return override(replace(rules, parameters=parameters, settings=settings), amounts, FIRST_DAY)


def differences(case: Case, rules: Rules, engine: Engine = evaluate, norm: str = "") -> Iterator[Mismatch]:
    """Where an engine says something else than the case; of one norm only, if one is named.

    It is asked of the norms the case names: a law holds these rows equal to those of the whole stack.
    """
    ready = narrow(given(rules, case), {row.norm for question in case.questions for row in question.expected})
    for question in case.questions:
        asked = question
        if norm:
            asked = replace(question, expected=tuple(row for row in question.expected if row.norm == norm))
        if asked.expected:
            found = engine(ready, case.chart, case.register, question.as_of, question.known_at)
            yield from compare(case, asked, found.obligations)
