"""What a case asks and expects: the `as of` lines and the tables below them.

- Each `as of` line opens one expected table; a table of norms without it, and a line without its table, are mistakes.
- A bearer is a post, a body or `outside`, with the person after `+` where the person matters; a subject likewise, or a
  person alone, or two of them with `;` between.
- A blank `due` says that there is no due day; in an optional column a blank cell says nothing, `-` that it is empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from hengjian.core.calendar.span import Day, day_of
from hengjian.core.evaluate.obligation import OUTSIDE, Outcome
from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.reader import parse_day
from hengjian.exchange.cases.case import Expected, Holder, Question
from hengjian.exchange.cases.moments import last_moment_of, read_moment
from hengjian.exchange.cases.names import BODY, PERSON, POST, Problems, RuleWords
from hengjian.exchange.cases.page import Asked, Item, Table
from hengjian.exchange.cases.stage import Line, Stage, lines_of, what_is
from hengjian.exchange.cases.vocabulary import ABOVE, NONE, NOTHING, OUTCOMES, PERSON_MARK, split_list

SEATS = (POST, BODY)


class QuestionReader:
    """Reads the questions of one case against its stage."""

    def __init__(self, stage: Stage, words: RuleWords, deployment: Deployment, problems: Problems) -> None:
        self._stage, self._words, self._problems = stage, words, problems
        self._zone, self._outside = deployment.zone, deployment.outside

    def read(self, items: Sequence[Item]) -> tuple[Question, ...]:
        """The questions among the items of a case, in order."""
        questions: list[Question] = []
        asked: Asked | None = None
        for item in items:
            if isinstance(item, Asked):
                self._check_answered(asked)
                asked = item
            elif isinstance(item, Table) and what_is(item) == "norm":
                if asked is None:
                    self._problems.add(item.place, "case_table_unasked")
                else:
                    questions.extend(self._question(asked, list(lines_of(item, "norm", self._problems))))
                asked = None
        self._check_answered(asked)
        return tuple(questions)

    def _check_answered(self, asked: Asked | None) -> None:
        if asked is not None:
            self._problems.add(asked.place, "case_question_empty")

    def _question(self, asked: Asked, lines: Sequence[Line]) -> Iterator[Question]:
        if not lines:
            self._problems.add(asked.place, "case_question_empty")
        expected = tuple(row for line in lines for row in self._expected(line))
        as_of = self._day(asked.as_of, asked)
        if as_of is None:
            return
        known_at = read_moment(asked.known_at, self._zone) if asked.known_at else last_moment_of(as_of, self._zone)
        if known_at is None:
            self._problems.add(asked.place, "case_moment_wrong", text=asked.known_at)
        else:
            if day_of(known_at, self._zone) < as_of:
                self._problems.add(asked.place, "case_question_early", as_of=asked.as_of, known_at=asked.known_at)
            yield Question(as_of, known_at, expected, asked.place)

    def _expected(self, line: Line) -> Iterator[Expected]:
        cells = line.cells
        for column in ("norm", "bearer", "outcome"):
            if column not in cells:
                self._problems.add(line.place, "case_cell_missing", column=column)
        norm, bearer = cells.get("norm", ""), self._holder(cells.get("bearer", ""), line, SEATS)
        if norm and norm not in self._words.norms:
            self._problems.add(line.place, "case_norm_unknown", norm=norm)
        word = OUTCOMES.get(cells.get("outcome", "").lower(), "")
        if not word:
            self._problems.add(line.place, "case_outcome_unknown", outcome=cells.get("outcome", ""))
            return
        subject = tuple(self._holder(name, line, (*SEATS, PERSON)) for name in split_list(cells.get("subject", "")))
        due = NOTHING.get(cells.get("due", "-").lower(), cells.get("due", ""))
        yield Expected(
            norm=norm,
            bearer=bearer,
            subject=subject,
            outcome=None if word == NONE else Outcome(word),
            place=line.place,
            due=None if due == "-" else self._day(due, line),
            says_due="due" in line.columns,
            trigger=self._optional(line, "trigger"),
            arises=self._optional_day(line, "arises") or None,
            met_on=self._optional_day(line, "met_on"),
            evidence=self._records(line),
            tell=self._told(line),
            reasons=self._list(line, "reasons"),
        )

    def _holder(self, cell: str, line: Line, wanted: tuple[str, ...]) -> Holder:
        """`seat`, `seat + person`, or (as a subject) `person` alone."""
        seat, *persons = PERSON_MARK.split(cell) if cell else ("",)
        person = self._find(persons[0], (PERSON,), line) if persons else ""
        if not seat:
            return Holder("", person)
        if seat.lower() in ABOVE:
            return Holder(OUTSIDE, person)
        found = self._find(seat, wanted, line)
        return Holder(found, person) if self._stage.names.kinds_of(found) & {*SEATS} else Holder("", found)

    def _find(self, name: str, wanted: tuple[str, ...], line: Line) -> str:
        return self._stage.names.find(name, wanted, line.place, self._problems)

    def _day(self, text: str, line: Line | Asked) -> Day | None:
        day = parse_day(text)
        if day is None:
            self._problems.add(line.place, "case_day_wrong", text=text)
        return day

    def _optional(self, line: Line, column: str) -> str | None:
        """A cell; "" where it says that the column is empty; None where it says nothing."""
        cell = line.cells.get(column)
        return None if cell is None else "" if cell.lower() in NOTHING else cell

    def _optional_day(self, line: Line, column: str) -> Day | Literal[""] | None:
        cell = self._optional(line, column)
        if cell is None:
            return None
        return self._day(cell, line) if cell else ""

    def _list(self, line: Line, column: str) -> tuple[str, ...] | None:
        cell = self._optional(line, column)
        return None if cell is None else split_list(cell)

    def _records(self, line: Line) -> tuple[str, ...] | None:
        named = self._list(line, "evidence")
        for record in named or ():
            if record not in self._stage.ids("records"):
                self._problems.add(line.place, "case_record_unknown", record=record)
        return named

    def _told(self, line: Line) -> tuple[str, ...] | None:
        named = self._list(line, "tell")
        if named is None:
            return None
        return tuple(self._outside if name.lower() in ABOVE else self._find(name, SEATS, line) for name in named)
