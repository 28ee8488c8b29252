"""`hengjian new rulebook|office DIR`: a small commented folder to start from, which itself checks and evaluates.

- Written whole or not at all; a folder that holds something is left alone.
- In the language of the command; the codes are the same in both.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hengjian.exchange.templates import KINDS, write_template
from hengjian.words.language import Lang, say


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """rulebook|office DIR."""
    parser.add_argument(
        "kind", metavar="|".join(KINDS), choices=KINDS, help=say(lang, "规则，还是单位", "a rulebook or an office")
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help=say(lang, "新的或空的文件夹", "a new or empty folder"))


def run(args: argparse.Namespace) -> int:
    """Write the folder and say what to do with it."""
    lang: Lang = args.lang
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
