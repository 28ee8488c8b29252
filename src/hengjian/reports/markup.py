"""Markup made by functions, so that nothing reaches a page unescaped.

- Every text is escaped unless it is already `Html`, and only the functions here make `Html`.
- Characters that no eye can check (controls, direction overrides) are replaced, in pages and on the terminal alike.
- An attribute whose value is None or False is left out; True stands alone; `cls` and `for_` name `class` and `for`.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
VOID = frozenset({"meta", "link", "br", "col", "hr", "use"})
RENAMED = {"cls": "class", "for_": "for"}


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | None | Iterable["Child"]


def clean_text(value: str) -> str:
    """The same text with each unseen character replaced by U+FFFD; a newline or a tab becomes a space."""
    if value.isprintable():
        return value
    shown = (" " if sign in "\n\r\t" else "\ufffd" if unicodedata.category(sign) in UNSEEN else sign for sign in value)
    return "".join(shown)


def text(value: str) -> Html:
    """The text, escaped for element content and attribute values."""
    return Html(html.escape(clean_text(value)))


def join(*children: Child) -> Html:
    """All children one after another; plain text is escaped, None is nothing."""
    parts: list[str] = []
    for child in children:
        if child is None:
            continue
        if isinstance(child, Html):
            parts.append(child)
        elif isinstance(child, str):
            parts.append(text(child))
        else:
            parts.append(join(*child))
    return Html("".join(parts))


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Html:
    """One element. Keyword names become attributes: `cls`, `aria_label`, `colspan` ..."""
    shown = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{shown}>")
    return Html(f"<{name}{shown}>{join(*children)}</{name}>")


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = RENAMED.get(key, key.replace("_", "-"))
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
