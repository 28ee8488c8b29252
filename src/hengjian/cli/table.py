"""Tables on a terminal, where a Chinese character is two columns wide.

- Numbers stand to the right, words to the left; columns are two spaces apart.
- Only the last column is ever shortened, and only to the width asked for.
"""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence

GAP = "  "


def width(text: str) -> int:
    """Columns a text takes: wide and full-width characters two, marks that sit on another none."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text with spaces up to `columns`; to the right if asked."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def fit(text: str, columns: int) -> str:
    """The text, cut with `…` to at most `columns`."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return f"{kept}…"


def terminal_width() -> int:
    """Columns of the terminal; 100 where there is none."""
    return max(40, shutil.get_terminal_size((100, 24)).columns)


def table(head: Sequence[str], rows: Sequence[Sequence[str | int]], columns: int) -> list[str]:
    """Lines of a table at most `columns` wide (the last column gives way, down to eight)."""
    cells = [list(head), *[[str(cell) for cell in row] for row in rows]]
    numeric = [
        bool(rows) and all(isinstance(row[place], int) or row[place] == "" for row in rows)
        for place in range(len(head))
    ]
    widths = [max(width(row[place]) for row in cells) for place in range(len(head))]
    taken = sum(widths[:-1]) + len(GAP) * (len(head) - 1)
    widths[-1] = min(widths[-1], max(8, columns - taken))
    return [
        GAP.join(
            pad(fit(cell, widths[place]), widths[place], right=numeric[place]) for place, cell in enumerate(row)
        ).rstrip()
        for row in cells
    ]
