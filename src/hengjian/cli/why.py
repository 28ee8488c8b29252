"""`hengjian why OFFICE --rules R NORM SUBJECT | OBLIGATION-ID`: the chain of reasons, article by article.

- Each obligation takes at most two kilobytes; several that fit the question follow one another.
- What cannot be found is said, with the nearest ids.
"""

from __future__ import annotations

import argparse
import sys

from hengjian.cli.chain import chain_lines
from hengjian.cli.find import find_obligations
from hengjian.cli.progress import working_on
from hengjian.cli.question import add_question, read_question
from hengjian.core.evaluate.engine import judge_all, see_world, sort_rows
from hengjian.core.evaluate.explain import explain_judged
from hengjian.words.language import Lang, say

SHOWN = 12


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """OFFICE, --rules, the two times, and what is asked about."""
    add_question(parser, lang)
    parser.add_argument(
        "asked", metavar="NORM|ID", help=say(lang, "规则的编号，或一项的编号", "a norm, or one row's id")
    )
    parser.add_argument(
        "subject",
        metavar="SUBJECT",
        nargs="?",
        default="",
        help=say(
            lang, "写规则编号时：对谁（编号、姓名、职务或单位）", "with a norm: whom it concerns, by id, name or title"
        ),
    )


def run(args: argparse.Namespace) -> int:
    """Print the chain of every obligation that fits."""
    question = read_question(args, args.lang)
    office = question.office
    with working_on(say(args.lang, "正在找理由", "looking for the reasons")):
        world = see_world(question.rules, office.chart, office.register, question.as_of, question.known_at)
        judged, _ = judge_all(world)
        asked = (args.asked, args.subject) if args.subject else (args.asked,)
        rows = find_obligations(sort_rows(each.row for each in judged), asked, office.chart)
        found = [explain_judged(world, judged, row.id) for row in rows[:SHOWN]]
    chains = [chain_lines(each, question, args.lang) for each in found if each is not None]
    sys.stdout.write("\n".join("".join(f"{line}\n" for line in lines) for lines in chains))
    if len(rows) > SHOWN:
        left = len(rows) - SHOWN
        sys.stdout.write(say(args.lang, f"\n还有 {left} 项，写全编号再问。\n", f"\n{left} more; ask by id.\n"))
    return 0
