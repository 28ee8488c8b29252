"""The verbs of the command: a name, the module that does it, and one line of help.

- A verb's module has `add_arguments(parser, lang)` and `run(args) -> int`; it is imported only when its verb is used.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb as `hengjian --help` lists it."""

    name: str
    module: str
    zh: str
    en: str


VERBS: tuple[Verb, ...] = (
    Verb("new", "hengjian.cli.new", "新建一个带说明的规则或单位文件夹", "start a small commented rulebook or office"),
    Verb(
        "check", "hengjian.cli.check", "查规则写得对不对；没有输出就是没有问题", "check rulebooks; silence is good news"
    ),
    Verb(
        "evaluate",
        "hengjian.cli.evaluate",
        "算出谁该办哪一项、办了没有",
        "who owes what by when, and what became of it",
    ),
    Verb("why", "hengjian.cli.why", "说清一项结果的全部理由", "the chain of reasons behind one result"),
    Verb("what-if", "hengjian.cli.what_if", "把一个数改掉，看会变什么", "what would change if a number were set"),
    Verb(
        "coverage",
        "hengjian.cli.coverage",
        "看哪一款写成了规则，哪一款没有",
        "which clauses are encoded, and which are not",
    ),
    Verb(
        "handbook",
        "hengjian.cli.handbook",
        "把规则写成手册，中英文各一份",
        "write the rules as a handbook, in both languages",
    ),
    Verb(
        "year",
        "hengjian.cli.year",
        "看一个单位一年要办多少、被查几次",
        "what a year asks of one body, and who came to look",
    ),
    Verb(
        "import",
        "hengjian.cli.import_office",
        "把工作簿、Popolo 或 Parquet 收进单位文件夹，先试后写",
        "bring in a workbook, Popolo or Parquet; tried before it is written",
    ),
    Verb(
        "export",
        "hengjian.cli.export_office",
        "把单位文件夹写成工作簿或 Parquet",
        "write an office folder as a workbook or as Parquet",
    ),
    Verb(
        "text",
        "hengjian.cli.text",
        "附上一份原文：分条、标出疑点、留存",
        "attach a copy of the text: split, examined and kept",
    ),
    Verb("demo", "hengjian.cli.start_demo", "演示一个虚构的县", "show a fictional county"),
)
BY_NAME = {verb.name: verb for verb in VERBS}
