"""A small office and hand-written results, so that the page is tested without the engine."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hengjian.core.calendar.span import Span
from hengjian.core.calendar.working import WorkingDays
from hengjian.core.errors import Place
from hengjian.core.evaluate.obligation import Evaluation, Obligation, Outcome, Reason
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.norm import (
    Every,
    Force,
    Missed,
    Norm,
    NormKind,
    Per,
    PeriodKind,
    Says,
    Source,
    Testability,
    Window,
)
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Unit
from hengjian.core.rulebook.rulebook import Article, Clause, Parameter, Rulebook, Setting, Stricter
from hengjian.core.rulebook.stack import Rules
from hengjian.reports.view import Known, View

AS_OF = date(2025, 7, 15)
EVER = Span(date(2020, 1, 1))
FIRST = datetime(2025, 7, 15, 10, tzinfo=UTC)
LATER = datetime(2025, 8, 31, 10, tzinfo=UTC)


def norm(name: str = "Y07.3") -> Norm:
    """A yearly talk, its period left to measures."""
    return Norm(
        id=name, version=1, rulebook="book", article="07", clause="7.3", kind=NormKind.DUTY, force=Force.MUST,
        source=Source.TEXT, test=Testability.FIELDS, by=("head",), about=("leader",), towards=(), per=Per.PAIR,
        triggers=(Every(ParameterRef("talk"), PeriodKind.CALENDAR),), due=Window(), met_by=(), checks=(),
        missed=Missed("E1"), see="V3", says=Says("每{period}谈一次。", "A talk every {period}."), span=EVER,
        recorded_on=date(2020, 1, 1),
    )  # fmt: skip


def row(outcome: Outcome, **changes: object) -> Obligation:
    """One row of the table; `changes` name its columns."""
    columns: dict[str, object] = {
        "id": "Y07.3@1/head/p2@leader/2024-07-01", "rulebook": "book", "norm": "Y07.3", "article": "07",
        "bearer_post": "head", "bearer_person": "p1", "bearer_body": "dc", "subject": "p2@leader",
        "trigger": "2024-07-01", "arises_on": date(2024, 7, 1), "due_on": date(2024, 12, 31), "provisional": False,
        "met_on": None, "met_known_at": None, "evidence": (), "reasons": (), "tell": (),
    }  # fmt: skip
    return Obligation(**{**columns, "outcome": outcome, **changes})  # type: ignore[arg-type]


def rules() -> Rules:
    """One article, one clause, one norm, one parameter set by measures."""
    place = Place("articles/07.md", 1)
    parameter = Parameter(
        "talk", "谈话周期", "period of talks", (Unit.MONTHS,), Stricter.LOWER, None, None, None, None,
        Amount("12", Unit.MONTHS), ("", ""), ("7.3",),
    )  # fmt: skip
    unset = Parameter(
        "raise", "指出的期限", "time for raising", (Unit.WORKING_DAYS,), Stricter.LOWER, None, None, None, None,
        Amount("10", Unit.WORKING_DAYS), ("", ""), ("7.5",),
    )  # fmt: skip
    start = date(2023, 1, 1)
    setting = Setting(
        "s1", "talk", Amount("6", Unit.MONTHS), Origin.MEASURES, start, datetime(2023, 1, 1, tzinfo=UTC), start,
        "measures", "1.1", "", place,
    )  # fmt: skip
    clause = Clause("7.3", "07", "同下级一把手谈话。", ("Y07.3",), "", (), place)
    book = Rulebook(
        "book", ("示例规则", "Example rules"), ("本地", "here"), "", EVER, (Article("07", "日常", (clause,)),)
    )
    return Rules(
        (book,), WorkingDays(frozenset(), frozenset(), 2020, 2026), (norm(),), (), (setting,), {}, {}, {}, {}, {}, {},
        {}, {"talk": parameter, "raise": unset}, digest="0123456789abcdef",
    )  # fmt: skip


def chart(body_name: str = "县纪委") -> Chart:
    """Two bodies, two posts, two people."""
    return Chart(
        Deployment(name="虚构县"),
        (
            Body("dc", body_name, "discipline_body", "", "county", EVER),
            Body("town", "镇党委", "committee", "", "", EVER),
        ),
        (Post("head", "dc", "纪委书记", (), EVER), Post("leader", "town", "镇党委书记", (), EVER)),
        (Person("p1", "甲某"), Person("p2", "乙某")),
    )


def view(
    *rows: Obligation, later: tuple[Obligation, ...] | None = None, lang: str = "zh", body_name: str = "县纪委"
) -> View:
    """The view of these rows, and of `later` at the second moment (the same rows if none are given)."""
    learnt = Record("r1", "talk", date(2024, 12, 20), datetime(2025, 8, 1, tzinfo=UTC), date(2025, 8, 1))
    second = rows if later is None else later
    links = {"zh": "demo.zh.html", "en": "demo.en.html"}
    return View(
        rules(), chart(body_name), Register((learnt,)), AS_OF, Known(FIRST, Evaluation(rows)),
        Known(LATER, Evaluation(second)), lang, links,
    )  # fmt: skip


def lapsed(number: int, due: date) -> Obligation:
    """A lapsed row of its own id and due day."""
    name = f"Y07.3@1/head/p2@leader/{number:04d}"
    reasons = (Reason("irrecoverable"),)
    return row(Outcome.LAPSED, id=name, trigger=str(number), due_on=due, reasons=reasons, tell=("leader",))
