"""`hengjian export xlsx|parquet FOLDER TARGET`: an office folder as a workbook or as Parquet files.

- What is exported is imported as the same office, byte for byte.
- A file that is there is left alone.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hengjian.cli.import_office import add_rules, read_rules
from hengjian.cli.progress import working_on
from hengjian.core.errors import QuestionWrong
from hengjian.words.language import Lang, say

FORMATS = ("xlsx", "parquet")


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """FORMAT FOLDER TARGET, --rules."""
    parser.add_argument(
        "format", metavar="|".join(FORMATS), choices=FORMATS, help=say(lang, "写成哪种格式", "the format to write")
    )
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=say(lang, "单位文件夹", "the office folder"))
    told = say(lang, "要写的 .xlsx 文件，或新文件夹", "the .xlsx file to write, or a new folder")
    parser.add_argument("target", metavar="TARGET", type=Path, help=told)
    add_rules(parser, lang)


def run(args: argparse.Namespace) -> int:
    """Write the workbook or the folder. Raises InputWrong with what cannot be read or held."""
    from hengjian.exchange.office import read_office

    lang: Lang = args.lang
    if args.format == "xlsx" and args.target.suffix.lower() != ".xlsx":
        raise QuestionWrong("target_not_xlsx", path=str(args.target))
    if args.target.is_symlink() or args.target.exists():
        raise QuestionWrong("target_taken", path=str(args.target))
    with working_on(say(lang, "正在读和写", "reading and writing")):
        rules = read_rules(args)
        office = read_office(args.folder, rules)
        args.target.absolute().parent.mkdir(parents=True, exist_ok=True)
        if args.format == "xlsx":
            from hengjian.exchange.workbook import export_workbook

            export_workbook(office, rules, args.target, lang)
        else:
            from hengjian.exchange.parquet_folder import write_parquet_folder

            write_parquet_folder(args.target, office)
    sys.stdout.write(say(lang, f"写好了：{args.target}\n", f"Written: {args.target}\n"))
    return 0
