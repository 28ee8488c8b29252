"""What a page is made from: one world, one day, two moments.

- `first` is the view the page is about; `second` is the same day as known later.
- The page reads nothing else: no file, no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.evaluate.obligation import Evaluation, Obligation
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.norm import Norm
from hengjian.core.rulebook.rulebook import Article, Clause
from hengjian.core.rulebook.stack import Rules
from hengjian.reports.heat import Heat, changed_cells, column_key, make_heat
from hengjian.words.names import bearer_words, shown, shown_names


@dataclass(frozen=True, slots=True)
class Known:
    """A run and the moment up to which the register was read."""

    known_at: Moment
    evaluation: Evaluation


@dataclass(frozen=True)
class View:
    """Everything the page shows, in one language; `links` leads from a language to its file; `fictional` is said."""

    rules: Rules
    chart: Chart
    register: Register
    as_of: Day
    first: Known
    second: Known
    lang: str = "zh"
    links: Mapping[str, str] = field(default_factory=dict)
    fictional: bool = False

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Every name a sentence may need, in the language of the page."""
        return shown_names(self.rules, self.chart, self.register, self.lang)

    @property
    def as_registered(self) -> str | None:
        """The language of names and gists where it is not that of the page: they are shown as they were written."""
        return None if self.lang == "zh" else "zh-CN"

    def name(self, key: str) -> str:
        """The name of a body, a post, a person or of `person@post`."""
        return shown(key, self.names)

    def who(self, row: Obligation) -> tuple[str, str]:
        """Who owes and towards whom ("" for nobody in particular)."""
        return bearer_words(row, self.names), self.name(row.subject) if row.subject else ""

    @cached_property
    def heat(self) -> Heat:
        """The heat of the first moment."""
        return make_heat(self.first.evaluation, self.chart, self.as_of)

    @cached_property
    def changed(self) -> frozenset[tuple[str, str]]:
        """Cells that the second moment shows otherwise."""
        return changed_cells(self.heat, make_heat(self.second.evaluation, self.chart, self.as_of))

    @cached_property
    def norms(self) -> Mapping[tuple[str, int], Norm]:
        """Norms by id and version."""
        return {(norm.id, norm.version): norm for norm in self.rules.norms}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Articles by `rulebook/number`."""
        return {
            column_key((book.name, article.number)): article
            for book in self.rules.rulebooks
            for article in book.articles
        }

    @cached_property
    def clauses(self) -> Mapping[tuple[str, str], Clause]:
        """Clauses by rulebook and locator."""
        return {
            (book.name, clause.locator): clause
            for book in self.rules.rulebooks
            for article in book.articles
            for clause in article.clauses
        }

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Records by id."""
        return {record.id: record for record in self.register.records}

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """Where on the page an obligation stands, by its id."""
        return {row.id: f"o-{place}" for place, row in enumerate(self.first.evaluation.obligations)}

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the deployment, in which moments are shown."""
        return ZoneInfo(self.chart.deployment.zone)

    def norm_of(self, row: Obligation) -> Norm | None:
        """The norm in the version that the row's id names (`norm@version/...`)."""
        head = row.id.split("/", 1)[0]
        version = head.rsplit("@", 1)[-1]
        return self.norms.get((row.norm, int(version) if version.isdigit() else 1))

    def cell_anchor(self, body: str, article: tuple[str, str]) -> str:
        """Where on the page a cell is opened."""
        return f"c-{self.heat.bodies.index(body)}-{self.heat.articles.index(article)}"

    def body_anchor(self, body: str) -> str:
        """Where on the page a body begins."""
        return f"b-{self.heat.bodies.index(body)}"
