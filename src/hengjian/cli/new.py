"""`hengjian new rulebook|office DIR`: a small commented folder to start from, which itself checks and evaluates.

- `new office DIR --xlsx` writes a workbook to fill in instead; `import xlsx` reads it.
- Written whole or not at all; a folder that holds something is left alone.
- In the language of the command; the codes are the same in both.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hengjian.cli.import_office import add_rules, read_rules
from hengjian.core.errors import QuestionWrong
from hengjian.exchange.templates import KINDS, write_folder, write_template
from hengjian.words.language import Lang, say

WORKBOOK = "office.xlsx"


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """rulebook|office DIR."""
    parser.add_argument(
        "kind", metavar="|".join(KINDS), choices=KINDS, help=say(lang, "规则，还是单位", "a rulebook or an office")
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help=say(lang, "新的或空的文件夹", "a new or empty folder"))
    told = say(lang, "写一个可以填的 Excel 工作簿", "write an Excel workbook to fill in")
    parser.add_argument("--xlsx", action="store_true", help=told)
    add_rules(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Write the folder and say what to do with it."""
    lang: Lang = args.lang
    if args.xlsx or args.rules:
        return _write_workbook(args, lang)
    write_template(args.kind, lang, args.folder)
    command = (
        f"hengjian check {args.folder}" if args.kind == "rulebook" else f"hengjian evaluate {args.folder} --rules R"
    )
    told = say(
        lang,
        f"写好了：{args.folder}。先看里面的 README.md，再试",
        f"Written: {args.folder}. Read its README.md, then try",
    )
    sys.stdout.write(f"{told} {command}\n")
    return 0


def _write_workbook(args: argparse.Namespace, lang: Lang) -> int:
    from hengjian.exchange.workbook import write_workbook_template

    if args.kind != "office" or not args.xlsx:
        raise QuestionWrong("xlsx_of_office_only" if args.xlsx else "rules_with_xlsx_only")
    rules = read_rules(args)

    def fill(made: Path) -> None:
        made.mkdir()
        write_workbook_template(made / WORKBOOK, rules, lang)

    write_folder(args.folder, fill)
    path = args.folder / WORKBOOK
    told = say(
        lang,
        f"写好了：{path}。第一张表说怎么填；填好先试",
        f"Written: {path}. Its first sheet says how; filled in, try",
    )
    sys.stdout.write(f"{told} hengjian import xlsx {path} DIR --dry-run\n")
    return 0
