"""`hengjian why OFFICE --rules R NORM SUBJECT | OBLIGATION-ID`: the chain of reasons, article by article.

- Only the norm asked about is read, with those it waits for; only the rows asked about are judged.
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
from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.engine import see_world, sort_rows
from hengjian.core.evaluate.explain import explain_row
from hengjian.core.evaluate.obligation import Obligation
from hengjian.core.rulebook.narrow import narrow
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


def _rows(docket: Docket, norm: str) -> tuple[Obligation, ...]:
    """The rows of a norm, or of every norm where the one asked about is unknown."""
    norms = [norm] if norm else sorted({each.id for each in docket.world.rules.norms})
    return sort_rows(each.row for name in norms for each in docket.of_norm(name))


def run(args: argparse.Namespace) -> int:
    """Print the chain of every obligation that fits."""
    question = read_question(args, args.lang)
    office = question.office
    with working_on(say(args.lang, "正在找理由", "looking for the reasons")):
        norm = args.asked.split("@")[0]
        known = any(norm == each.id for each in question.rules.norms)
        rules = narrow(question.rules, (norm,)) if known else question.rules
        docket = Docket(see_world(rules, office.chart, office.register, question.as_of, question.known_at))
        asked = (args.asked, args.subject) if args.subject else (args.asked,)
        exact = None if args.subject else docket.row(args.asked)
        rows = (exact.row,) if exact else find_obligations(_rows(docket, norm if known else ""), asked, office.chart)
        found = [explain_row(docket, row.id) for row in rows[:SHOWN]]
    chains = [chain_lines(each, question, args.lang) for each in found if each is not None]
    sys.stdout.write("\n".join("".join(f"{line}\n" for line in lines) for lines in chains))
    if len(rows) > SHOWN:
        left = len(rows) - SHOWN
        sys.stdout.write(say(args.lang, f"\n还有 {left} 项，写全编号再问。\n", f"\n{left} more; ask by id.\n"))
    return 0
