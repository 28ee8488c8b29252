"""`hengjian evaluate OFFICE --rules R`: who owed what by when, counted by norm; the rows themselves with --out.

- Lapsed duties are no failure of the command: it exits with 0.
- The first rows without a record are named by id, so that `why` can be asked about them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from hengjian.cli.question import Question, add_engine, add_question, read_question
from hengjian.cli.table import table, terminal_width
from hengjian.core.evaluate.obligation import Evaluation, Outcome, Reason, Shown
from hengjian.exchange.obligations import check_target, write_obligations
from hengjian.reports.numbers import duty_sentence
from hengjian.words.language import Lang, say
from hengjian.words.outcomes import ORDER, outcome_short
from hengjian.words.problems import problem_line
from hengjian.words.reasons import reason_sentence

NAMED = 10


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """OFFICE, --rules, the two times, --engine, --out."""
    add_question(parser, lang)
    add_engine(parser, lang)
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help=say(lang, "把逐项结果写到 .jsonl、.csv 或 .parquet", "write every row to .jsonl, .csv or .parquet"),
    )


def run(args: argparse.Namespace) -> int:
    """Compute, write if asked, show the summary."""
    if args.out is not None:
        check_target(args.out)
    question = read_question(args, args.lang)
    evaluation = question.answer(args.lang)
    if args.out is not None:
        write_obligations(args.out, evaluation.obligations)
    for line in summary(question, evaluation, args.lang):
        sys.stdout.write(f"{line}\n")
    if args.out is not None:
        count = len(evaluation.obligations)
        sys.stdout.write(say(args.lang, f"{count} 项写到 {args.out}\n", f"{count} rows written to {args.out}\n"))
    return 0


def summary(question: Question, evaluation: Evaluation, lang: Lang) -> list[str]:
    """The table by norm, what the run wants said, the first rows without a record, and the two times."""
    lines = _counts(question, evaluation, lang) if evaluation.obligations else [_nothing(lang)]
    names = question.names(lang, question.as_of.year)
    notes = [problem_line(problem, lang) for problem in question.office.warnings]
    notes += [_note(group, lang, names, question.as_of.year) for group in _alike(evaluation.warnings)]
    if notes:
        lines += ["", say(lang, "请留意：", "please note:"), *(f"  {note}" for note in dict.fromkeys(notes))]
    lapsed = [row for row in evaluation.obligations if row.outcome is Outcome.LAPSED]
    if lapsed:
        lines += ["", _lapsed_head(len(lapsed), lang), *(f"  {row.id}" for row in lapsed[:NAMED])]
    return [*lines, "", question.times_line(lang)]


def _counts(question: Question, evaluation: Evaluation, lang: Lang) -> list[str]:
    counts = Counter((row.norm, row.outcome) for row in evaluation.obligations)
    shown = [outcome for outcome in ORDER if any(held is outcome for _, held in counts)]
    latest = {norm.id: norm for norm in question.rules.norms if norm.span.start <= question.as_of}
    head = [say(lang, "规则", "norm"), *(outcome_short(outcome, lang) for outcome in shown)]
    head += [say(lang, "合计", "all"), say(lang, "要办什么", "what it asks")]
    rows: list[list[str | int]] = []
    for norm in dict.fromkeys(row.norm for row in evaluation.obligations):
        held = [counts[norm, outcome] for outcome in shown]
        says = duty_sentence(question.rules, latest[norm], question.as_of, lang) if norm in latest else ""
        rows.append([norm, *(count or "" for count in held), sum(held), says])
    if len(rows) > 1:
        totals = [sum(counts[norm, outcome] for norm, _ in set(counts) if _ is outcome) for outcome in shown]
        rows.append([say(lang, "合计", "all"), *totals, sum(totals), ""])
    return table(head, rows, terminal_width())


def _alike(warnings: Iterable[Reason]) -> list[list[Reason]]:
    """Warnings of one code on one norm (their first fact), together."""
    groups: dict[tuple[str, Shown], list[Reason]] = {}
    for warning in warnings:
        groups.setdefault((warning.code, warning.facts[0][1] if warning.facts else ""), []).append(warning)
    return list(groups.values())


def _note(group: list[Reason], lang: Lang, names: Mapping[str, str], year: int) -> str:
    """The first of warnings that are alike, and how many more there are."""
    first = reason_sentence(group[0], lang, names, year)
    more = len(group) - 1
    return say(lang, f"{first}（另有 {more} 处一样）", f"{first} ({more} more like it)") if more else first


def _nothing(lang: Lang) -> str:
    return say(lang, "到这一天，没有要办的。", "Nothing is owed up to this day.")


def _lapsed_head(count: int, lang: Lang) -> str:
    if count > NAMED:
        return say(lang, f"未见记录的 {count} 项，前 {NAMED} 项：", f"no record found for {count}, the first {NAMED}:")
    return say(lang, f"未见记录的 {count} 项（用 why 看理由）：", f"no record found for {count} (ask why for reasons):")
