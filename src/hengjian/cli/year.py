"""`hengjian year OFFICE --rules R BODY`: one body's year - what it must do, what is done about it, who came.

- Numbers stand twice: if every duty gets an act of its own, and if one act serves all it can (`reuse_of`).
- Visits are those the register holds; a second one in a quarter is shown as such. A sum of burden, no judgement.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from hengjian.cli.question import add_question, read_question
from hengjian.cli.table import table, terminal_width
from hengjian.core.calendar.span import Day
from hengjian.core.errors import QuestionWrong
from hengjian.core.evaluate.engine import see_world
from hengjian.core.evaluate.visits import Visit, find_visits
from hengjian.core.evaluate.workload import Faced, ask_of_year, faced_by
from hengjian.words.language import Lang, listed, say
from hengjian.words.names import shown


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """OFFICE, --rules, the two times, BODY, --year."""
    add_question(parser, lang)
    parser.add_argument("body", metavar="BODY", help=say(lang, "哪个单位：编号或名称", "which body, by id or name"))
    parser.add_argument(
        "--year", type=int, help=say(lang, "哪一年（默认：截至那天的一年）", "which year (default: that of as-of)")
    )


def run(args: argparse.Namespace) -> int:
    """The tables of the year."""
    lang: Lang = args.lang
    question = read_question(args, lang)
    chart = question.office.chart
    body = next((each.id for each in chart.bodies if args.body in (each.id, each.name)), "")
    if not body:
        raise QuestionWrong("no_such_body", asked=args.body)
    year = args.year or question.as_of.year
    last = min(Day(year, 12, 31), question.as_of)
    world = see_world(question.rules, chart, question.office.register, last, question.known_at)
    names = question.names(lang)
    lines = [say(lang, f"{shown(body, names)}，{year} 年", f"{shown(body, names)}, {year}"), ""]
    lines += [*_faced(faced_by(world, ask_of_year(world, year), body), names, lang), ""]
    lines += [*_visits(find_visits(world, body, year), names, lang), "", question.times_line(lang)]
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0


def _faced(rows: Iterable[Faced], names: dict[str, str], lang: Lang) -> list[str]:
    heads = (
        ("种类", "kind"),
        ("自己做：各办各的", "own, apart"),
        ("合着办", "joined"),
        ("受监督：各来各的", "received, apart"),
        ("一道来", "joined"),
        ("每年分钟：各办各的", "minutes a year, apart"),
        ("合着办", "joined"),
    )
    body: list[list[str | int]] = [
        [
            shown(each.family, names, "kind"),
            each.own_apart,
            each.own_joined,
            each.received_apart,
            each.received_joined,
            each.minutes_apart,
            each.minutes_joined,
        ]
        for each in rows
    ]
    if not body:
        return [say(lang, "这一年没有定期的事。", "Nothing periodic falls into this year.")]
    sums = [sum(int(row[place]) for row in body) for place in range(1, len(heads))]
    return table([say(lang, *head) for head in heads], [*body, [say(lang, "合计", "all"), *sums]], terminal_width())


def _visits(visits: Iterable[Visit], names: dict[str, str], lang: Lang) -> list[str]:
    lines = []
    for visit in visits:
        who = listed((shown(each, names) for each in visit.visitors), lang)
        line = f"{visit.day}  {visit.quarter}  {who}  {' '.join(visit.roots)}"
        if visit.is_second:
            line += say(lang, f"  本季度第 {visit.place} 次上门", f"  visit no. {visit.place} of the quarter")
        lines.append(line)
    head = say(lang, "登记册里上门监督的：", "visits in the register:")
    return [head, *lines] if lines else [say(lang, "登记册里没有上门监督的。", "No visit in the register.")]
