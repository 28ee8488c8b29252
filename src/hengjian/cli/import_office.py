"""`hengjian import xlsx|popolo|parquet SRC FOLDER`: what others keep, as an office folder.

- It is tried first, always: what would be taken is counted and every rejected row is named; only if none is rejected is
  anything written, and with --dry-run not even then.
- Whole or not at all, into a folder that is new or empty.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from hengjian.cli.progress import working_on
from hengjian.cli.table import table, terminal_width
from hengjian.core.errors import InputWrong, Place, Problem, QuestionWrong
from hengjian.words.language import Lang, say
from hengjian.words.problems import problem_line

if TYPE_CHECKING:
    from hengjian.core.rulebook.stack import Rules
    from hengjian.exchange.draft import Draft

FORMATS = ("xlsx", "popolo", "parquet")
DEFAULT_RULES = "leaders-2021"
TABLE_NAMES: dict[str, tuple[str, str]] = {
    "bodies": ("单位", "bodies"),
    "posts": ("职务", "posts"),
    "people": ("人员", "people"),
    "tenures": ("任职", "tenures"),
    "relations": ("关系", "relations"),
    "records": ("记录", "records"),
}
SHOWN, SHOWN_ALIKE = 40, 5
ALIKE = frozenset({"never_binds", "occurs_after_recorded"})  # said of row after row: a few of them show what is meant


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """FORMAT SRC FOLDER, --rules, --map, --dry-run."""
    told = say(lang, "从哪种格式来", "the format it comes from")
    parser.add_argument("format", metavar="|".join(FORMATS), choices=FORMATS, help=told)
    told = say(lang, "工作簿、Popolo 文件，或 Parquet 文件夹", "a workbook, a Popolo file or a folder of Parquet files")
    parser.add_argument("source", metavar="SRC", type=Path, help=told)
    parser.add_argument(
        "folder", metavar="FOLDER", type=Path, help=say(lang, "新的或空的文件夹", "a new or empty folder")
    )
    add_rules(parser, lang)
    told = say(lang, "Popolo 的职位、类别怎么对应标签和种类", "which labels and kinds the words of a Popolo file are")
    parser.add_argument("--map", metavar="MAP.toml", type=Path, help=told)
    told = say(lang, "只说会收什么、不收什么，不写", "say what would be taken and what not; write nothing")
    parser.add_argument("--dry-run", action="store_true", help=told)


def add_rules(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """--rules, which may be left out."""
    told = say(
        lang,
        f"按哪部规则认种类和标签；可写几次（默认 {DEFAULT_RULES}）",
        f"the rulebook that names kinds and labels; may be repeated (default {DEFAULT_RULES})",
    )
    parser.add_argument("--rules", metavar="R", action="append", help=told)


def read_rules(args: argparse.Namespace) -> Rules:
    """The stack that was asked for. Raises InputWrong."""
    from hengjian.exchange.rulebooks import find_rulebook, read_stack

    return read_stack([find_rulebook(name) for name in args.rules or [DEFAULT_RULES]])


def run(args: argparse.Namespace) -> int:
    """0 if everything could be taken, 1 if something was rejected; then nothing is written."""
    from hengjian.exchange.office import write_office

    lang: Lang = args.lang
    if args.map is not None and args.format != "popolo":
        raise QuestionWrong("map_without_popolo", format=args.format)
    _check_folder(args.folder)
    with working_on(say(lang, "正在读", "reading")):
        draft = _read(args)
    _say_counts(draft, lang)
    if draft.office is None:
        for line in dict.fromkeys(problem_line(problem, lang) for problem in draft.problems):
            sys.stderr.write(f"{line}\n")
        sys.stdout.write(say(lang, "有不能收的，什么也没有写。\n", "Something was rejected; nothing was written.\n"))
        return 1
    if args.dry_run:
        sys.stdout.write(say(lang, "都能收。试着读的，没有写。\n", "All of it can be taken. Nothing was written.\n"))
        return 0
    write_office(args.folder, draft.office)
    sys.stdout.write(say(lang, f"写好了：{args.folder}\n", f"Written: {args.folder}\n"))
    return 0


def _check_folder(folder: Path) -> None:
    """Said before anything is read: a folder that holds something is left alone."""
    try:
        taken = folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir())))
    except ValueError:  # a path with a NUL in it; writing says so
        taken = False
    if taken:
        raise InputWrong([Problem(Place(str(folder)), "folder_not_empty", {"folder": folder.name})])


def _read(args: argparse.Namespace) -> Draft:
    rules = read_rules(args)
    match args.format:
        case "xlsx":
            from hengjian.exchange.workbook import read_workbook

            return read_workbook(args.source, rules)
        case "popolo":
            from hengjian.exchange.popolo import read_popolo

            return read_popolo(args.source, rules, args.map)
        case _:
            from hengjian.exchange.parquet_folder import read_parquet_folder

            return read_parquet_folder(args.source, rules)


def _say_counts(draft: Draft, lang: Lang) -> None:
    from hengjian.exchange.draft import grouped

    if draft.counts:
        head = [say(lang, "行数", "rows"), say(lang, "表", "table")]
        rows: list[list[str | int]] = [
            [draft.counts.get(name, 0), say(lang, *words)] for name, words in TABLE_NAMES.items()
        ]
        sys.stdout.write("\n".join(table(head, rows, terminal_width())) + "\n")
    told = []
    for notice, left in grouped(draft.notices, lambda code: SHOWN_ALIKE if code in ALIKE else SHOWN):
        told.append(f"  {problem_line(notice, lang)}")
        if left:
            told.append(say(lang, f"  …… 同样的还有{left}处", f"  ... and {left} more like it"))
    if told:
        sys.stdout.write("\n".join(["", say(lang, "请留意：", "please note:"), *told, ""]) + "\n")
