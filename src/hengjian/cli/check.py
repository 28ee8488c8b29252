"""`hengjian check RULEBOOK...`: silent and 0, or every mistake of the stack and 1."""

from __future__ import annotations

import argparse

from hengjian.core.errors import InputWrong
from hengjian.exchange.rulebooks import check_stack, find_rulebook
from hengjian.words.language import Lang, say


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """RULEBOOK..."""
    parser.add_argument(
        "rulebooks",
        metavar="RULEBOOK",
        nargs="+",
        help=say(
            lang,
            "规则文件夹，或自带规则的名字；几个一起写就一起查",
            "folders or bundled names; several are checked as one stack",
        ),
    )


def run(args: argparse.Namespace) -> int:
    """0 if nothing is wrong. Raises InputWrong with every problem."""
    problems = check_stack([find_rulebook(name) for name in args.rulebooks])
    if problems:
        raise InputWrong(problems)
    return 0
