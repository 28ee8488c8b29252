"""What is wrong with a command line, in the reader's language.

- argparse speaks English; what it says is put into Chinese by its shapes, and left as it is where the shape is new.
"""

from __future__ import annotations

import re

SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (.+)"), "缺少 {0}"),
    (re.compile(r"unrecognized arguments: (.+)"), "不认识 {0}"),
    (re.compile(r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)"), "{0} 没有 {1}，可用 {2}"),
    (re.compile(r"argument (.+?): expected one argument"), "{0} 后面要写一个值"),
    (re.compile(r"argument (.+?): expected at least one argument"), "{0} 后面至少写一个"),
    (re.compile(r"argument (.+?): invalid (?:int|\w+) value: (.+)"), "{0} 不能写 {1}"),
    (re.compile(r"argument (.+?): ignored explicit argument (.+)"), "{0} 不带值，多了 {1}"),
    (re.compile(r"argument (.+?): not allowed with argument (.+)"), "{0} 不能和 {1} 一起用"),
)
_OWN = re.compile(r"argument (.+?): (.+)", re.DOTALL)


def usage_sentence(message: str, lang: str) -> str:
    """The message in this language, in one line."""
    if lang == "en":
        return message
    for shape, sentence in SHAPES:
        match = shape.fullmatch(message)
        if match:
            return sentence.format(*match.groups())
    return _OWN.sub(r"\1:\2", message)
