"""`hengjian handbook RULEBOOK... --out DIR`: the handbook of the first rulebook, in both languages, as Markdown.

- Rulebooks after the first bring their numbers and exceptions.
- Pages this verb made before are written anew, and those no longer made are taken away; anything else is left alone,
  and a page of somebody else in the place of one of ours is refused before anything is written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from hengjian.core.errors import QuestionWrong
from hengjian.exchange.cases import read_cases
from hengjian.exchange.open_questions import read_questions
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.reports.handbook import MADE, handbook
from hengjian.words.language import LANGS, Lang, say


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """RULEBOOK... --out DIR."""
    told = say(
        lang,
        "规则文件夹，或自带规则的名字；写第一个的手册，后面的只带来数和例外",
        "folders or bundled names; the first is told, the others bring their numbers and exceptions",
    )
    parser.add_argument("rulebooks", metavar="RULEBOOK", nargs="+", help=told)
    told = say(lang, "写到哪个文件夹", "the folder to write to")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help=told)


def run(args: argparse.Namespace) -> int:
    """Write the pages and say how many."""
    pages = pages_of(args.rulebooks)
    write_pages(args.out, pages)
    told = say(args.lang, f"写好了{len(pages)}页：{args.out}", f"{len(pages)} pages written: {args.out}")
    sys.stdout.write(f"{told}\n")
    return 0


def pages_of(rulebooks: Iterable[str]) -> dict[str, str]:
    """The pages for these folders or bundled names: file name -> text. Raises InputWrong."""
    folders = [find_rulebook(name) for name in rulebooks]
    rules = read_stack(folders)
    return handbook(rules, read_cases(folders[0], rules), read_questions(folders[0]))


def write_pages(folder: Path, pages: dict[str, str]) -> None:
    """Write the pages and remove those made before and no longer. Raises QuestionWrong, OSError."""
    for name in pages:
        path = folder / name
        if path.exists() and not is_made(path):
            raise QuestionWrong("folder_taken", path=str(folder))
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for path in (path for lang in LANGS for path in (folder / lang).glob("*.md")):
        if path.relative_to(folder).as_posix() not in pages and is_made(path):
            path.unlink()


def is_made(path: Path) -> bool:
    """Whether a page begins with the line this verb writes."""
    return path.is_file() and path.read_bytes().startswith(MADE.encode())
