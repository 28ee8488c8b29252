"""The worked cases of a norm: each case's title and the rows it expects of that norm.

- The stage of a case (who sits where, which records there are) stays in `cases/`; here is what it teaches.
- Where a question is asked with less known than on its own day, the day of knowing is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta, timezone

from hengjian.exchange.cases import Case, Expected, Holder, Question
from hengjian.reports.handbook_norm import View, parameters_of
from hengjian.reports.handbook_words import phrase, table
from hengjian.reports.numbers import amount_words
from hengjian.words.language import listed
from hengjian.words.names import chart_names, shown
from hengjian.words.outcomes import outcome_short

BEIJING = timezone(timedelta(hours=8))


def case_lines(view: View, norm: str, cases: Iterable[Case]) -> Iterator[str]:
    """The cases that expect something of the norm; nothing if none does."""
    naming = [case for case in cases if norm in case.norms]
    if not naming:
        return
    yield f"#### {phrase('cases', view.lang)} {norm}"
    yield ""
    head = [
        view.say("截至", "as of"),
        view.say("谁", "who"),
        view.say("对象", "about"),
        view.say("到期", "due"),
        view.say("结果", "outcome"),
    ]
    for case in naming:
        yield f"**{case.title}**"
        yield ""
        given = _given(view, norm, case)
        if given:
            yield given
            yield ""
        names = chart_names(case.chart, view.lang)
        rows = [
            _row(view, question, row, names)
            for question in case.questions
            for row in question.expected
            if row.norm == norm
        ]
        yield from table(head, rows)


def _given(view: View, norm: str, case: Case) -> str:
    """The numbers the case sets, of those the norm's times use."""
    times = [part for each in view.rules.norms if each.id == norm for part in (each.triggers, each.due)]
    used = set(parameters_of(tuple(times)))
    said = [
        f"{view.names.get(f'parameter/{name}', name)} {amount_words(amount, view.lang)}"
        for name, amount in case.given.items()
        if amount is not None and name in used
    ]
    return view.say("设：", "given: ") + listed(said, view.lang) if said else ""


def _row(view: View, question: Question, row: Expected, names: dict[str, str]) -> list[str]:
    asked = question.as_of.isoformat()
    known = question.known_at.astimezone(BEIJING).date()
    if known != question.as_of:
        asked += view.say(f"（只知道到{known.isoformat()}）", f" (known up to {known.isoformat()})")
    due = row.due.isoformat() if row.due else "—" if row.says_due else ""
    return [
        asked,
        _holder(row.bearer, names),
        listed((_holder(each, names) for each in row.subject), view.lang),
        due,
        outcome_short(row.outcome, view.lang) if row.outcome else view.say("没有这一行", "no such row"),
    ]


def _holder(holder: Holder, names: dict[str, str]) -> str:
    return " ".join(shown(part, names) for part in (holder.seat, holder.person) if part)
