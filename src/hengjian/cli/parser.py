"""The command line in two languages.

- `--lang` may stand before or after the verb.
- Only the verb that is asked for is loaded; the others are listed by their line of help.
- A wrong use is told in one line and points to the help; it exits with 2.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NoReturn

import hengjian
from hengjian.cli.verbs import BY_NAME, VERBS
from hengjian.words.language import LANGS, Lang, plain, say
from hengjian.words.usage import usage_sentence


class Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese."""

    lang: Lang = "zh"

    def __init__(self, *, prog: str, description: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Formatter, lang=self.lang),
        )
        self._positionals.title = say(self.lang, "参数", "arguments")  # argparse has no other way to name its groups
        self._optionals.title = say(self.lang, "选项", "options")
        self.add_argument("-h", "--help", action="help", help=say(self.lang, "显示这份说明", "show this help"))
        told = say(self.lang, "中文或英文", "Chinese or English")
        self.add_argument("--lang", choices=LANGS, default=argparse.SUPPRESS, help=told)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; exit with 2."""
        help_at = say(self.lang, f"看 {self.prog} --help", f"see {self.prog} --help")
        sys.stderr.write(f"{self.prog}: {plain(usage_sentence(message, self.lang), 400)} - {help_at}\n")
        raise SystemExit(2)


class EnglishParser(Parser):
    """argparse, speaking English."""

    lang: Lang = "en"


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, lang: Lang) -> None:
        super().__init__(prog, max_help_position=26)
        self._lang = lang

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        word = say(self._lang, "用法：", "usage: ")
        super().add_usage(usage, actions, groups, word if prefix is None else prefix)


def lang_asked(argv: Sequence[str]) -> str:
    """What `--lang` says, anywhere on the line; "" if it says nothing."""
    asked = ""
    for place, word in enumerate(argv):
        if word == "--lang":
            asked = "".join(argv[place + 1 : place + 2])
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return asked


def parse(argv: Sequence[str], lang: Lang) -> argparse.Namespace:
    """The arguments, with `lang` and the verb's function as `run`. Raises SystemExit after --help or a wrong use."""
    description = say(
        lang,
        "监督的规矩，写成人能读、机器能算的规则：谁、对谁、在什么时候该做什么，做了没有，为什么。",
        "Supervision as code: who owed which act of supervision to whom by when, what fell through, and why.",
    )
    kind = EnglishParser if lang == "en" else Parser
    parser = kind(prog="hengjian", description=description)
    version = say(lang, "显示版本", "show the version")
    parser.add_argument("--version", action="version", version=f"hengjian {hengjian.__version__}", help=version)
    verbs = parser.add_subparsers(
        dest="verb",
        metavar=say(lang, "命令", "VERB"),
        required=True,
        title=say(lang, "做什么", "verbs"),
        parser_class=kind,
    )
    asked = next((word for word in argv if word in BY_NAME), "")
    for verb in VERBS:
        own = verbs.add_parser(verb.name, help=say(lang, verb.zh, verb.en), description=say(lang, verb.zh, verb.en))
        if verb.name == asked:
            module = importlib.import_module(verb.module)
            module.add_arguments(own, lang)
            own.set_defaults(run=module.run)
    parsed = parser.parse_args(argv)
    parsed.lang = lang
    return parsed
