"""articles/NN.md as values: clauses, and the blocks that answer for them.

- Every clause is answered: by a rule, an exception, values, or a reason why nothing is owed under it.
- A clause's number begins with the number of its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time

from hengjian.core.calendar.span import Day, Moment
from hengjian.core.rulebook.build_norm import Home, NormBuilder
from hengjian.core.rulebook.conditions import Conditions
from hengjian.core.rulebook.norm import Exempt, Norm, NormKind
from hengjian.core.rulebook.quantity import Origin
from hengjian.core.rulebook.reader import Reader, Taken
from hengjian.core.rulebook.rulebook import Article, Clause, Rulebook, Setting
from hengjian.core.rulebook.source import ArticleSource, BlockSource, ClauseSource, Items, Node, RulebookSource
from hengjian.core.rulebook.wording import FORMS, find_word, nearest

_LOCATOR = re.compile(r"[0-9]+(\.[0-9]+)+")


class ArticleBuilder:
    """Builds the articles of one rulebook after the other."""

    def __init__(self, reader: Reader, conditions: Conditions, build: NormBuilder) -> None:
        self._reader = reader
        self._conditions = conditions
        self._build = build

    def norms(self, book: Rulebook, source: RulebookSource) -> Rulebook:
        """The book with its articles, norms and settings."""
        norms: list[Norm] = []
        settings: list[Setting] = []
        articles = []
        for article in source.articles:
            clauses = []
            for clause in article.clauses:
                self._check_clause(article, clause)
                home = Home(book.name, article.number, clause.locator, book.in_force.start)
                of_norms = [self._build.norm(node, NormKind(form), home) for form, node in _norm_blocks(clause)]
                of_sets = [
                    one for node in _blocks(clause, "sets") for one in self._settings(node, book, clause.locator)
                ]
                norms += of_norms
                settings += of_sets
                clauses.append(
                    Clause(
                        locator=clause.locator,
                        article=article.number,
                        gist=clause.gist,
                        norms=tuple(dict.fromkeys(norm.id for norm in of_norms)),
                        not_encoded="; ".join(self._because(node) for node in _blocks(clause, "not-encoded")),
                        sets=tuple(setting.parameter for setting in of_sets),
                        place=clause.place,
                    )
                )
            articles.append(Article(article.number, article.title, tuple(clauses)))
        return replace(book, articles=tuple(articles), norms=tuple(norms), settings=tuple(settings))

    def exceptions(self, book: Rulebook, source: RulebookSource, norms: Mapping[str, Norm]) -> Rulebook:
        """The book with its exceptions; all norms of the stack are known."""
        found: list[Exempt] = []
        for article in source.articles:
            for clause in article.clauses:
                home = Home(book.name, article.number, clause.locator, book.in_force.start)
                for node in _blocks(clause, "exception"):
                    found += self._build.exceptions(node, home, norms)
        return replace(book, exceptions=tuple(found))

    def _check_clause(self, article: ArticleSource, clause: ClauseSource) -> None:
        if not _LOCATOR.fullmatch(clause.locator):
            self._reader.wrong(clause.place, "rule_clause_without_locator", gist=clause.gist[:40])
        elif int(clause.locator.split(".")[0]) != int(article.number):
            locator, number = clause.locator, article.number
            self._reader.wrong(clause.place, "rule_locator_of_other_article", locator=locator, article=number)
        if not clause.gist:
            self._reader.wrong(clause.place, "rule_clause_without_gist", locator=clause.locator)
        if not clause.blocks:
            self._reader.wrong(clause.place, "rule_clause_unanswered", locator=clause.locator)
        for block in clause.blocks:
            if find_word(FORMS, block.form) is None:
                near = nearest(block.form, [*FORMS, *FORMS.values()]) or ", ".join(FORMS)
                self._reader.wrong(block.place, "rule_unknown_block", name=block.form, near=near)

    def _because(self, node: Node) -> str:
        taken = self._reader.keys(node, "not-encoded")
        because = self._reader.text(taken, "because")
        if "because" in taken and not because.strip():
            self._reader.wrong(taken.at("because"), "rule_no_reason")
        return because

    # --- settings ---------------------------------------------------------------------------------------------------

    def _settings(self, node: Node, book: Rulebook, clause: str) -> Iterator[Setting]:
        """Values for parameters; several for one parameter are a list."""
        for written, value in self._reader.pairs(node):
            name = self._reader.name(written, "parameter")
            for one in value.items if isinstance(value, Items) else (value,):
                taken = self._reader.keys(one, "setting")
                if name:
                    yield self._setting(name, taken, book, clause)

    def _setting(self, name: str, taken: Taken, book: Rulebook, clause: str) -> Setting:
        from_on = self._reader.day(taken, "from", book.in_force.start)
        recorded_on = self._reader.day(taken, "recorded_on", from_on)
        return Setting(
            id=f"{book.name}:{clause}:{name}:{from_on.isoformat()}",
            parameter=name,
            amount=self._reader.amount(taken, "value", self._conditions.units(name)),
            origin=self._reader.word(taken, "origin", Origin, "origin", Origin.MEASURES),
            from_on=from_on,
            recorded_at=start_of(recorded_on),
            recorded_on=recorded_on,
            rulebook=book.name,
            clause=clause,
            issuer_body=book.issuer_body,
            place=taken.place,
        )


def start_of(day: Day) -> Moment:
    """The first moment of a day, in UTC."""
    return datetime.combine(day, time(0), UTC)


def _blocks(clause: ClauseSource, form: str) -> list[Node]:
    return [block.node for block in clause.blocks if find_word(FORMS, block.form) == form and block.node]


def _norm_blocks(clause: ClauseSource) -> list[tuple[str, Node]]:
    return [(form, block.node) for block in clause.blocks if (form := _norm_form(block)) and block.node]


def _norm_form(block: BlockSource) -> str:
    form = find_word(FORMS, block.form) or ""
    return form if form in {kind.value for kind in NormKind} else ""
