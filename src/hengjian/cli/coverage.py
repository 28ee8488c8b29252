"""`hengjian coverage RULEBOOK [--profile P | --text FILE]`: which clauses are encoded and which are not, by article.

- Every clause is in one of three states: rules answer for it, it sets numbers, or a reason says why nothing is owed.
- A norm without a worked example, and a number nobody set, are named.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from hengjian.cli.profile import profile_lines
from hengjian.cli.table import table, terminal_width
from hengjian.core.errors import QuestionWrong
from hengjian.core.rulebook.coverage import ArticleCoverage, Coverage, cover
from hengjian.core.rulebook.nature import Nature
from hengjian.core.rulebook.norm import Norm, Source, Testability
from hengjian.core.rulebook.rulebook import Parameter, Rulebook
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.cases import read_cases
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.reports.handbook_words import NATURES
from hengjian.reports.numbers import amount_words, duty_sentence
from hengjian.words.language import Lang, listed, plain, say

SOURCES: dict[Source, tuple[str, str]] = {
    Source.TEXT: ("原文", "text"),
    Source.MIRROR: ("原文推出", "mirror"),
    Source.INTERPRETATION: ("官方解读", "interpretation"),
    Source.LOST: ("原文缺失", "lost text"),
    Source.OURS: ("本项目所设", "ours"),
}
TESTS: dict[Testability, tuple[str, str]] = {
    Testability.FIELDS: ("看字段", "fields"),
    Testability.PROXY: ("字段加人", "fields and a person"),
    Testability.HUMAN: ("由人", "a person"),
}


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """RULEBOOK..."""
    parser.add_argument(
        "rulebooks",
        metavar="RULEBOOK",
        nargs="+",
        help=say(
            lang,
            "规则文件夹，或自带规则的名字；办法要和它所依的规则一起写",
            "folders or bundled names; measures after what they rest on",
        ),
    )
    parser.add_argument(
        "--profile",
        metavar="P",
        action="append",
        help=say(
            lang,
            "看一类单位：哪些不适用、每个职务每月几件、几分钟；可写几次",
            "a kind of body: what does not apply, duties and minutes a month of each post; may be repeated",
        ),
    )
    told = say(
        lang,
        "拿原文一句一句对：哪些款、哪些规则作答；写 attached 就用附上的那一份",
        "a copy of the text: which clauses and norms answer for each sentence; `attached` takes the one that is kept",
    )
    parser.add_argument("--text", metavar="FILE", help=told)


def run(args: argparse.Namespace) -> int:
    """The tables of each rulebook of the stack, in order; or those of the profiles asked for."""
    lang: Lang = args.lang
    folders = [find_rulebook(name) for name in args.rulebooks]
    if args.text is not None:
        if args.profile:
            raise QuestionWrong("text_profile")
        from hengjian.cli.text_coverage import text_pages

        sys.stdout.write("\n".join(text_pages(read_stack(folders).rulebooks[-1], args.text, lang)) + "\n")
        return 0
    if args.profile:
        shown = [profile_lines(folders, name, lang) for name in args.profile]
        sys.stdout.write("\n\n".join("\n".join(lines) for lines in shown) + "\n")
        return 0
    rules = read_stack(folders)
    pages = [
        page(book, rules, _cases(folder, rules), lang) for book, folder in zip(rules.rulebooks, folders, strict=True)
    ]
    sys.stdout.write("\n\n".join("\n".join(lines) for lines in pages) + "\n")
    return 0


def _cases(folder: Path, rules: Rules) -> Counter[str]:
    """Norm -> expected rows in the worked examples."""
    return Counter(
        row.norm for case in read_cases(folder, rules) for question in case.questions for row in question.expected
    )


def page(book: Rulebook, rules: Rules, cases: Counter[str], lang: Lang) -> list[str]:
    """The lines on one rulebook."""
    covered = cover(rules, book, cases)
    lines = [plain(say(lang, *book.title)), "", *_articles(covered, lang)]
    if book.norms:
        lines += ["", *_norms(book, rules, cases, lang), "", *_sums(covered, lang)]
    silent = [clause for article in covered.articles for clause in article.not_encoded]
    if silent:
        lines += ["", say(lang, "没有写成规则的款，和为什么：", "clauses without a rule, and why:")]
        lines += [f"  {clause.locator}  {plain(clause.not_encoded)}" for clause in silent]
    if covered.unset:
        lines += ["", say(lang, "没有人定的数：", "numbers nobody has set:")]
        lines += [f"  {_parameter(parameter, lang)}" for parameter in covered.unset]
    if covered.bare:
        told = listed(covered.bare, lang)
        lines += ["", say(lang, f"没有例子的规则：{told}", f"norms without a worked example: {told}")]
    return lines


def _articles(covered: Coverage, lang: Lang) -> list[str]:
    heads = (("条", "article"), ("款", "clauses"), ("有规则", "with rules"), ("定数", "set numbers"))
    head = [say(lang, *pair) for pair in (*heads, ("不产生规则", "no rule"), ("规则", "norms"), ("题目", "title"))]
    rows = [_article(each) for each in covered.articles]
    if len(rows) > 1:
        sums = [sum(int(row[place]) for row in rows) for place in range(1, 6)]
        rows.append([say(lang, "合计", "all"), *sums, ""])
    return table(head, rows, terminal_width())


def _article(covered: ArticleCoverage) -> list[str | int]:
    article = covered.article
    counts = (article.clauses, covered.ruled, covered.setting, covered.not_encoded, {n.id for n in covered.norms})
    return [article.number, *(len(each) for each in counts), plain(article.title)]


def _sums(covered: Coverage, lang: Lang) -> list[str]:
    """How many norms of each nature, by what they rest on and by how they are judged; and what was split off."""
    head = [say(lang, "是什么", "nature"), say(lang, "规则", "norms")]
    head += [say(lang, *words) for words in (*SOURCES.values(), *TESTS.values())]
    rows: list[list[str | int]] = [
        [say(lang, *NATURES[nature]), *_counts(covered, (nature,))] for nature in NATURES if nature in covered.natures
    ]
    rows.append([say(lang, "合计", "all"), *_counts(covered, tuple(NATURES))])
    lines = table(head, rows, terminal_width())
    if covered.split:
        told = listed(tuple(f"{norm.id}←{norm.split_from}" for norm in covered.split), lang)
        lines += ["", say(lang, f"另有拆出来单列的，不重复计数：{told}", f"split off, counted with their norm: {told}")]
    return lines


def _counts(covered: Coverage, natures: Iterable[Nature]) -> list[int]:
    natures = tuple(natures)
    return [
        sum(covered.natures.get(nature, 0) for nature in natures),
        *(sum(covered.sources.get((nature, source), 0) for nature in natures) for source in SOURCES),
        *(sum(covered.tests.get((nature, test), 0) for nature in natures) for test in TESTS),
    ]


def _norms(book: Rulebook, rules: Rules, cases: Counter[str], lang: Lang) -> list[str]:
    heads = (("规则", "norm"), ("款", "clause"), ("是什么", "form"), ("依据", "rests on"))
    head = [
        say(lang, *pair) for pair in (*heads, ("怎么判", "judged by"), ("例子", "cases"), ("要办什么", "what it asks"))
    ]
    return table(head, [_norm(norm, rules, cases[norm.id], lang) for norm in _latest(book.norms)], terminal_width())


def _latest(norms: Iterable[Norm]) -> list[Norm]:
    return list({norm.id: norm for norm in norms}.values())


def _norm(norm: Norm, rules: Rules, cases: int, lang: Lang) -> list[str | int]:
    return [
        norm.id,
        norm.clause,
        say(lang, *NATURES[norm.nature]),
        say(lang, *SOURCES[norm.source]),
        say(lang, *TESTS[norm.test]),
        cases,
        plain(duty_sentence(rules, norm, None, lang)),
    ]


def _parameter(parameter: Parameter, lang: Lang) -> str:
    name = f"{parameter.name}  {plain(say(lang, parameter.zh, parameter.en))}"
    if parameter.recommended is None:
        return name
    advice = amount_words(parameter.recommended, lang)
    return say(lang, f"{name}（建议 {advice}，不算数）", f"{name} (recommended {advice}, does not count)")
