"""The folder `cases` of a rulebook, read whole.

- `00.md` is the stage of every page, the tables above the first heading that of one page, each heading a case.
- Every mistake of every page is found before anything is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from hengjian.core.errors import InputWrong, Place
from hengjian.core.organisation.chart import Deployment
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.cases.assemble import assemble
from hengjian.exchange.cases.case import Case
from hengjian.exchange.cases.given import read_given
from hengjian.exchange.cases.names import Problems, RuleWords
from hengjian.exchange.cases.page import Asked, Given, Item, Page, Section, Table, read_page
from hengjian.exchange.cases.questions import QuestionReader
from hengjian.exchange.cases.stage import Line, build_stage, lines_of, what_is

COMMON = "00.md"


def read_cases(rulebook_folder: Path, rules: Rules) -> tuple[Case, ...]:
    """The cases of a rulebook in the order of its pages; none if it has none.

    `rules` is the stack that holds the rulebook: its words are understood, its parameters and kinds are known.
    Raises InputWrong with every problem of every page.
    """
    problems = Problems()
    words = RuleWords(rules)
    pages = list(_pages(rulebook_folder, problems))
    common: list[Item] = []
    cases: list[Case] = []
    for page in pages:
        problems.extend(page.problems)
        head, *sections = page.sections
        if Path(page.file).name == COMMON:
            common = [item for section in page.sections for item in section.items]
            _refuse_questions(common, problems)
            continue
        _refuse_questions(head.items, problems)
        for section in sections:
            own = Problems()
            cases.append(_case(page, section, (common, head.items), words, rules, own))
            problems.extend(own.found.values())
    if problems.found:
        raise InputWrong(problems.found.values())
    return tuple(cases)


def _pages(rulebook_folder: Path, problems: Problems) -> Iterator[Page]:
    for path in sorted((rulebook_folder / "cases").glob("*.md")):
        file = f"{rulebook_folder.name}/cases/{path.name}"
        try:
            yield read_page(path.read_text(encoding="utf-8-sig"), file)
        except (UnicodeDecodeError, OSError):
            problems.add(Place(file), "case_file_unreadable")


def _refuse_questions(items: Sequence[Item], problems: Problems) -> None:
    for item in items:
        if isinstance(item, Asked) or (isinstance(item, Table) and what_is(item) == "norm"):
            problems.add(item.place, "case_question_on_stage")


def _case(
    page: Page, section: Section, stages: Sequence[Sequence[Item]], words: RuleWords, rules: Rules, problems: Problems
) -> Case:
    layers = (*stages, section.items)
    given = read_given((item for layer in layers for item in layer if isinstance(item, Given)), words, problems)
    deployment = Deployment(
        adopted={book.name: given.adopted for book in rules.rulebooks if given.adopted},
        outside=given.outside,
        level=given.level,
    )
    stage = build_stage([list(_stage_lines(layer, problems)) for layer in layers], words, problems)
    chart, register = assemble(stage, deployment, rules, problems)
    questions = QuestionReader(stage, words, deployment, problems).read(section.items)
    if not any(isinstance(item, Asked) for item in section.items):
        problems.add(section.place, "case_asks_nothing", title=section.title)
    return Case(page.file, section.title, section.place, chart, register, given.parameters, questions)


def _stage_lines(items: Sequence[Item], problems: Problems) -> Iterator[Line]:
    for item in items:
        if isinstance(item, Table):
            what = what_is(item)
            if not what:
                problems.add(item.place, "case_table_unknown", column=item.columns[0])
            elif what != "norm":
                yield from lines_of(item, what, problems)
