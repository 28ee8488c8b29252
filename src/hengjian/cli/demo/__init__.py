"""The demo: a county that does not exist, two and a half years of its life, and what became of its duties.

- It writes an office folder and two pages, prints a summary, and ends by itself; it asks no clock and no network.
- The same seed and version give the same folder, pages and lines.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from hengjian.words.language import LANGS, Lang, say

SEED = 7
SIZES = ("county", "province", "nation")


def run(args: argparse.Namespace) -> int:
    """Make the county, evaluate it, print, write the pages. `args`: size, seed, out, lang."""
    if args.size != "county":
        sys.stderr.write(f"{_only_county(args.size, args.lang)}\n")
        return 2
    from hengjian.cli.demo.show import show

    seed = SEED if args.seed is None else args.seed
    return show(seed, Path(args.out) if args.out else default_folder(os.environ), args.lang)


def default_folder(environ: Mapping[str, str]) -> Path:
    """`$HENGJIAN_HOME/demo`, or `var/demo` where nothing is set."""
    return Path(environ.get("HENGJIAN_HOME") or "var") / "demo"


def page_name(lang: str) -> str:
    """The file name of the page in a language."""
    return f"demo.{lang}.html"


def page_links() -> dict[str, str]:
    """From a language to the page in it, beside one another."""
    return {lang: page_name(lang) for lang in LANGS}


def _only_county(size: str, lang: Lang) -> str:
    return say(
        lang,
        f"演示目前只有一个县的大小，还没有 {size} - 请用 --size county",
        f"the demo has only the size of a county so far, not {size} - use --size county",
    )
