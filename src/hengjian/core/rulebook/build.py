"""A stack of rulebooks as written becomes rulebooks as values, and every mistake in it is listed.

- Names are declared over the whole stack first, so that the order of files and of norms does not matter.
- All mistakes are found in one pass: names and shapes here, then what must fit together (`checks_of_*.py`).
- Only a stack without a problem may be used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hengjian.core.calendar.span import Span
from hengjian.core.errors import Problem
from hengjian.core.rulebook.build_articles import ArticleBuilder
from hengjian.core.rulebook.build_names import NameBuilder, declare_built_in
from hengjian.core.rulebook.build_norm import NormBuilder, norm_id
from hengjian.core.rulebook.build_rules import RuleBuilder
from hengjian.core.rulebook.conditions import Conditions
from hengjian.core.rulebook.digest import digest_of
from hengjian.core.rulebook.names import Names
from hengjian.core.rulebook.norm import NormKind
from hengjian.core.rulebook.reader import Reader, Taken
from hengjian.core.rulebook.rulebook import Fact, Label, Procedure, Rulebook
from hengjian.core.rulebook.source import Node, RulebookSource
from hengjian.core.rulebook.wording import FORMS, find_word

Value = TypeVar("Value")
NORM_FORMS = frozenset(form.value for form in NormKind)


@dataclass(frozen=True, slots=True)
class Built:
    """What could be built, and what was wrong; `uses` are the places where parameters are named, with their units."""

    rulebooks: tuple[Rulebook, ...]
    problems: tuple[Problem, ...]
    conditions: Conditions
    names: Names


def build_rulebooks(sources: Sequence[RulebookSource]) -> Built:
    """Understand a stack, in load order. Names and shapes are checked; what must fit together is not yet."""
    reader = Reader(Names())
    conditions = Conditions(reader)
    declare_built_in(reader.names)
    books = [_declared(reader, source) for source in sources]
    for book in books:
        conditions.parameters |= book.parameters
    _declare_rules(reader, sources)
    facts: dict[str, Fact] = {}
    procedures: dict[str, Procedure] = {}
    for index, source in enumerate(sources):
        books[index] = _with_rules(RuleBuilder(reader, conditions), books[index], source)
        facts |= books[index].facts
        procedures |= books[index].procedures
    articles = ArticleBuilder(reader, conditions, NormBuilder(reader, conditions, facts, procedures))
    books = [articles.norms(book, source) for book, source in zip(books, sources, strict=True)]
    known = {norm.id: norm for book in books for norm in book.norms}
    books = [articles.exceptions(book, source, known) for book, source in zip(books, sources, strict=True)]
    digested = tuple(replace(book, digest=digest_of(book)) for book in books)
    return Built(digested, tuple(reader.problems), conditions, reader.names)


def _declared(reader: Reader, source: RulebookSource) -> Rulebook:
    """The regulation, and everything that is declared by name."""
    build = NameBuilder(reader)
    regulation = reader.keys(source.regulation, "regulation") if source.regulation else Taken({}, source.place)
    book = Rulebook(
        name=source.name,
        title=reader.both(regulation, "title"),
        issuer=reader.both(regulation, "issuer"),
        issuer_body=reader.text(regulation, "body"),
        in_force=Span(reader.day(regulation, "in_force")),
    )
    for node in source.words:
        taken = reader.keys(node, "words.yaml")
        book = replace(
            book,
            consequences=build.labels(taken.nodes.get("consequences"), "consequence"),
            visibility=build.visibility(taken.nodes.get("visibility")),
        )
    for node in source.roles:
        taken = reader.keys(node, "roles.yaml")
        book = replace(
            book,
            labels=build.labels(taken.nodes.get("labels"), "label"),
            body_kinds=build.labels(taken.nodes.get("body_kinds"), "body_kind"),
            relation_kinds=build.labels(taken.nodes.get("relation_kinds"), "relation_kind"),
        )
        book = replace(book, roles=build.roles(taken.nodes.get("roles")))
    families: dict[str, Label] = {}
    for node in source.kinds:
        kinds, of_file = build.kinds(node)
        for name in kinds.keys() & book.kinds.keys():
            reader.wrong(kinds[name].place, "rule_name_twice", name=name)
        book = replace(book, kinds={**book.kinds, **kinds})
        families |= of_file
    parameters = build.parameters(source.parameters[0]) if source.parameters else {}
    return replace(book, families=families, parameters=parameters)


def _declare_rules(reader: Reader, sources: Sequence[RulebookSource]) -> None:
    """Make known the names that rules use of each other: facts, checks, ladders, procedures and their states, norms."""
    for source in sources:
        for nodes, space, table in (
            (source.facts, "fact", "fact"),
            (source.checks, "check", "check"),
            (source.ladders, "ladder", "ladder"),
        ):
            for node in nodes:
                _declare(reader, node, space, table)
        for name, node in source.procedures:
            _declare_procedure(reader, name, node)
        for article in source.articles:
            for block in (block for clause in article.clauses for block in clause.blocks):
                if find_word(FORMS, block.form) in NORM_FORMS and block.node:
                    found = norm_id(block.node)
                    if found:
                        reader.names.declare("norm", found[0], found[0], found[1])


def _declare(reader: Reader, node: Node, space: str, table: str) -> None:
    """Declare without noting what is wrong inside: that is noted when the thing itself is built."""
    quiet = Reader(reader.names)
    seen: set[str] = set()
    for written, value in quiet.pairs(node):
        code, zh = quiet.code(written, quiet.keys(value, table))
        others = [other for other in reader.names.find(space, zh) if other != code]
        if code in seen:
            reader.wrong(written.place, "rule_name_twice", name=code)
        elif others and zh != code:
            reader.wrong(written.place, "rule_zh_twice", name=zh, code=code, other=", ".join(others))
        seen.add(code)
        reader.names.declare(space, code, zh, written.place)


def _declare_procedure(reader: Reader, name: str, node: Node) -> None:
    quiet = Reader(reader.names)
    taken = quiet.keys(node, "procedure")
    reader.names.declare("procedure", name, quiet.text(taken, "zh", name), node.place)
    for table, space in (("states", f"state:{name}"), ("steps", f"step:{name}")):
        if table in taken:
            _declare(reader, taken.nodes[table], space, "label" if table == "states" else "process_step")


def _with_rules(build: RuleBuilder, book: Rulebook, source: RulebookSource) -> Rulebook:
    """The book with its facts, checks, ladders and procedures."""
    facts = build.facts(source.facts[0]) if source.facts else {}
    checks = build.checks(source.checks[0]) if source.checks else {}
    ladders = build.ladders(source.ladders[0]) if source.ladders else {}
    procedures = {name: build.procedure(name, node) for name, node in source.procedures}
    return replace(book, facts=facts, checks=checks, ladders=ladders, procedures=procedures)
