"""`hengjian text attach FILE RULEBOOK`: a user's copy of a regulation, split, examined and kept beside the rulebook.

- It prints articles x sentences x flags, then every flag with what is seen and what to do. Nothing is mended.
- `--against` lays a second text beside it, word by word; `--beside` attaches an interpretation, whose stated counts
  are checked against the text attached before.
- What is kept lies under HENGJIAN_HOME, outside the project.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hengjian.cli.progress import working_on
from hengjian.core.errors import InputWrong, Place, Problem, QuestionWrong
from hengjian.words.language import Lang, say

if TYPE_CHECKING:
    from hengjian.core.rulebook.rulebook import Rulebook
    from hengjian.exchange.texts import Attached

WHAT = ("attach",)


def add_arguments(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """attach FILE RULEBOOK..., --against, --beside."""
    told = say(lang, "附上一份原文", "attach a copy of the text")
    parser.add_argument("what", metavar="attach", choices=WHAT, help=told)
    told = say(lang, "原文：.docx、.pdf 或 .txt", "the text: .docx, .pdf or .txt")
    parser.add_argument("file", metavar="FILE", type=Path, help=told)
    told = say(
        lang,
        "规则文件夹，或自带规则的名字；办法写在它所依的规则后面，附的是最后一部的原文",
        "folders or bundled names; measures after what they rest on, the text is that of the last",
    )
    parser.add_argument("rulebooks", metavar="RULEBOOK", nargs="+", help=told)
    told = say(lang, "另一份（或一篇解读），逐字对一遍", "a second copy or an interpretation to compare with")
    parser.add_argument("--against", metavar="FILE2", type=Path, help=told)
    told = say(
        lang,
        "附的是解读：放在原文旁边，核对它说的几处、几项",
        "it is an interpretation: keep it beside the text and check the counts it states",
    )
    parser.add_argument("--beside", action="store_true", help=told)


def home_folder(environ: Mapping[str, str]) -> Path:
    """`$HENGJIAN_HOME`, or `var` where nothing is set."""
    return Path(environ.get("HENGJIAN_HOME") or "var")


def run(args: argparse.Namespace) -> int:
    """0 when it is attached, however many flags there are. Raises InputWrong, QuestionWrong."""
    from hengjian.exchange.rulebooks import find_rulebook, read_stack

    lang: Lang = args.lang
    if args.beside and args.against is not None:
        raise QuestionWrong("text_beside_against")
    with working_on(say(lang, "正在读", "reading")):
        book = read_stack([find_rulebook(name) for name in args.rulebooks]).rulebooks[-1]
        lines = _attach_beside(args.file, book, lang) if args.beside else _attach(args.file, book, args.against, lang)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _attach(file: Path, book: Rulebook, other: Path | None, lang: Lang) -> list[str]:
    from hengjian import clock
    from hengjian.cli.text_page import attached_lines, flag_lines, notice_lines, split_lines
    from hengjian.core.regulation.examine import examine_guide, examine_text, sentences_of
    from hengjian.exchange.texts import keep_text, read_source, texts_folder

    source = read_source(file)
    against = read_source(other) if other is not None else None
    sentences = sentences_of(examine_guide(against.text).blocks) if against is not None else ()
    text = examine_text(source.text, bearer_names(book), sentences)
    if not text.articles:
        raise InputWrong([Problem(Place(str(file)), "text_no_articles", {"file": file.name}), *source.notices])
    kept = keep_text(texts_folder(home_folder(os.environ), book.name), source, text, against, clock.now())
    notices = (*source.notices, *(against.notices if against is not None else ()))
    return [
        *attached_lines(kept, book, lang),
        *notice_lines(notices, lang),
        "",
        *split_lines(text, lang),
        "",
        *flag_lines(text, source.text, lang),
    ]


def _attach_beside(file: Path, book: Rulebook, lang: Lang) -> list[str]:
    from hengjian import clock
    from hengjian.cli.text_page import attached_lines, beside_lines, count_lines, flag_lines, notice_lines
    from hengjian.core.regulation.examine import examine_guide, sentences_of
    from hengjian.core.regulation.spoken import check_counts
    from hengjian.exchange.texts import keep_beside, read_source, texts_folder

    folder = texts_folder(home_folder(os.environ), book.name)
    regulation = attached_text(book)
    source = read_source(file)
    guide = examine_guide(source.text)
    sentences = sentences_of(guide.blocks)
    counts = check_counts(sentences, regulation.text)
    kept = keep_beside(folder, source, guide, counts, clock.now())
    return [
        *attached_lines(kept, book, lang),
        *notice_lines(source.notices, lang),
        "",
        *beside_lines(sentences, regulation.text, book, lang),
        "",
        *count_lines(counts, sentences, lang),
        "",
        *flag_lines(guide, source.text, lang),
    ]


def attached_text(book: Rulebook) -> Attached:
    """The text attached to a rulebook. Raises QuestionWrong if there is none."""
    from hengjian.exchange.texts import read_kept, texts_folder

    kept = read_kept(texts_folder(home_folder(os.environ), book.name))
    if kept is None:
        raise QuestionWrong("text_not_attached", rulebook=book.name)
    return kept


def bearer_names(book: Rulebook) -> list[str]:
    """What a rulebook calls those who bear duties."""
    return [each.zh for named in (book.roles, book.labels, book.body_kinds) for each in named.values()]
