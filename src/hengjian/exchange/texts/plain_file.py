"""Plain text: UTF-8 with or without its mark, or GB18030; nothing is guessed beyond these.

- Damaged UTF-8 also reads as GB18030, as letters that nobody wrote; so a file that is nearly UTF-8 is refused by line.
"""

from __future__ import annotations

import codecs
import re

from hengjian.exchange.texts.source import Notice, Refused

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")
_LOST = "\ufffd"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_plain(data: bytes) -> tuple[str, list[Notice]]:
    """The text and nothing to note. Raises Refused."""
    if data.startswith(_WIDE_MARKS):
        raise Refused("text_encoding")
    if b"\0" in data:
        raise Refused("text_binary")
    text = _decoded(data)
    if len(_CONTROLS.findall(text)) * 100 > len(text):
        raise Refused("text_binary")
    return text, []


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        nearly = data.decode("utf-8", "replace")
        if _is_mostly_read(nearly):
            raise Refused("text_encoding_damaged", line=data[: error.start].count(b"\n") + 1) from None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        raise Refused("text_encoding") from None


def _is_mostly_read(text: str) -> bool:
    """More than ten letters that only UTF-8 gives for each that it does not."""
    read = sum(char >= "\u0800" and char != _LOST for char in text)
    return read > 10 * text.count(_LOST)
