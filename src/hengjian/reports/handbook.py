"""The handbook of a regulation: a page for each article, the numbers, the kinds of records, and a list of pages.

- Made from the rulebook, its cases and its open questions alone; the same input gives the same text.
- The first rulebook of the stack is told; numbers and exceptions of those after it are told with it.
- English pages print in Chinese what exists in Chinese only, and say so once at the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from hengjian.core.rulebook.norm import Norm, OnFact
from hengjian.core.rulebook.rulebook import Article, Clause, Rulebook
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.cases import Case
from hengjian.exchange.open_questions import OpenQuestion
from hengjian.reports.handbook_cases import case_lines
from hengjian.reports.handbook_norm import View, names_of_words, norm_lines, parameters_of
from hengjian.reports.handbook_tables import appendix, kind_lines, parameter_table, used_by
from hengjian.reports.handbook_terms import Terms
from hengjian.reports.handbook_words import article_words, phrase
from hengjian.words.language import LANGS, listed
from hengjian.words.names import rule_names

MADE = "<!-- made by `hengjian handbook`; change the rulebook, not this page -->"
"""The first line of every page, by which the verb knows its own pages."""


def handbook(rules: Rules, cases: Sequence[Case], questions: Sequence[OpenQuestion]) -> dict[str, str]:
    """File name (`zh/12.md`, `README.md`) -> text, of the first rulebook of the stack."""
    book = rules.rulebooks[0]
    pages = {"README.md": _both(book)}
    for lang in LANGS:
        names = rule_names(rules, lang) | names_of_words(rules.rulebooks, lang)
        articles = {norm.id: norm.article for norm in book.norms}
        view = View(rules, names, Terms(rules, names, lang), lang, articles)
        pages[f"{lang}/README.md"] = _index(view, book)
        pages[f"{lang}/parameters.md"] = appendix(view, "parameters", parameter_table(view, book.parameters.values()))
        pages[f"{lang}/kinds.md"] = appendix(view, "kinds", kind_lines(view, book))
        for article in book.articles:
            asked = [each for each in questions if _is_of(each, article)]
            pages[f"{lang}/{article.number}.md"] = "\n".join(_article(view, book, article, cases, asked))
    return {name: f"{MADE}\n\n{text.rstrip()}\n" for name, text in pages.items()}


def _both(book: Rulebook) -> str:
    lines = [f"# 手册 / Handbook: {book.title[0]}", "", book.title[1], ""]
    return "\n".join([*lines, "- [中文](zh/README.md)", "- [English](en/README.md)"])


def _index(view: View, book: Rulebook) -> str:
    lines = [
        f"# {phrase('home', view.lang)}{view.say('：', ': ')}{view.say(*book.title)}",
        "",
        view.say("[English](../en/README.md)", "[中文](../zh/README.md)"),
        "",
        view.say(
            "每一条说了什么，每一项由谁办、什么时候办、凭什么算办了、没有记录时怎样。原文不在这里。由规则生成。",
            "What each article says: who owes what, when, on what evidence, and what follows if no record is found. "
            "The text itself is not here. Made from the rules.",
        ),
        "",
        view.say(
            "未见记录只说缺记录，不说谁有错。数未定的，不计时；本项目建议的数不算数。",
            "No record speaks of a missing record, not of guilt. Where a number is not set no time runs; "
            "what we recommend does not count.",
        ),
        "",
    ]
    if view.lang == "en":
        lines += ["Titles, gists, reasons and cases exist in Chinese only and are printed as they are.", ""]
    lines += [f"- [{_title(view, each)}]({each.number}.md)" for each in book.articles]
    return "\n".join([*lines, *(f"- [{phrase(name, view.lang)}]({name}.md)" for name in ("parameters", "kinds"))])


def _title(view: View, article: Article) -> str:
    parts = (article_words(article.number, view.lang), article.title)
    return view.say("　", ": ").join(part for part in parts if part)


def _article(
    view: View, book: Rulebook, article: Article, cases: Sequence[Case], questions: Sequence[OpenQuestion]
) -> Iterator[str]:
    norms = _latest(norm for norm in book.norms if norm.article == article.number)
    yield f"# {_title(view, article)}"
    yield ""
    other = view.say(f"[English](../en/{article.number}.md)", f"[中文](../zh/{article.number}.md)")
    yield f"[{phrase('home', view.lang)}](README.md) · {other}"
    yield ""
    if view.lang == "en":
        yield "Titles, gists, reasons and cases exist in Chinese only and are printed as they are."
        yield ""
    for clause in article.clauses:
        yield from _clause(view, clause)
        for norm_id in clause.norms:
            yield from norm_lines(view, norms[norm_id])
            yield from case_lines(view, norm_id, cases)
    yield from _questions(view, questions)
    used = used_by(
        view, (name for norm in norms.values() for part in _parts(view, norm) for name in parameters_of(part))
    )
    if used:
        yield f"## {phrase('used', view.lang)}"
        yield ""
        yield from parameter_table(view, used)


def _clause(view: View, clause: Clause) -> Iterator[str]:
    yield f"## {clause.locator}"
    yield ""
    yield f"> {clause.gist}"
    yield ""
    if clause.not_encoded:
        yield f"{phrase('not_encoded', view.lang)}{view.say('：', ': ')}{clause.not_encoded}"
        yield ""
    if clause.sets:
        names = listed((view.names.get(f"parameter/{name}", name) for name in clause.sets), view.lang)
        yield f"{phrase('sets', view.lang)}{view.say('：', ': ')}{names}"
        yield ""


def _questions(view: View, questions: Sequence[OpenQuestion]) -> Iterator[str]:
    if questions:
        yield f"## {phrase('questions', view.lang)}"
        yield ""
    for question in questions:
        yield f"### {question.title}"
        yield ""
        yield from (f"- {line}" for line in question.lines)
        yield ""


def _is_of(question: OpenQuestion, article: Article) -> bool:
    norms = {norm for clause in article.clauses for norm in clause.norms}
    return int(article.number) in question.articles or bool(norms & question.norms)


def _latest(norms: Iterable[Norm]) -> dict[str, Norm]:
    """The last version of each."""
    return {norm.id: norm for norm in sorted(norms, key=lambda each: each.version)}


def _parts(view: View, norm: Norm) -> Iterator[object]:
    """The norm, and the facts, checks and exceptions it stands on."""
    yield norm
    yield from (view.rules.facts[how.name] for how in norm.triggers if isinstance(how, OnFact))
    yield from (view.rules.checks[name] for name in norm.checks)
    yield from (exempt for exempt in view.rules.exceptions if exempt.norm == norm.id)
