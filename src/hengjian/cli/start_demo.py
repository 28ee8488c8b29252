"""`hengjian demo`: what the demo takes; the demo itself is in `cli/demo`."""

from __future__ import annotations

import argparse

from hengjian.cli import demo
from hengjian.words.language import Lang, say

run = demo.run


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """--size, --seed, --out."""
    parser.add_argument(
        "--size", choices=demo.SIZES, default="county", help=say(lang, "多大的地方", "how large a place")
    )
    parser.add_argument(
        "--seed", metavar="N", type=int, help=say(lang, "同一个数造出同一个县", "the same number makes the same county")
    )
    parser.add_argument("--out", metavar="DIR", help=say(lang, "写到哪个文件夹", "the folder to write to"))
