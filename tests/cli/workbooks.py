"""Workbooks for tests: a healthy one, and ways to damage it inside its archive or by other cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.cli.stage import Run

BOOK = "book.xlsx"


def healthy(run: Run) -> Path:
    """The small office as a workbook."""
    done = run("export", "xlsx", run.office, BOOK, "--rules", run.rules)
    assert done.code == 0, done.err
    return run.folder / BOOK


def take(run: Run, lang: str = "zh", *more: str) -> tuple[int, str, str]:
    """Import the workbook into the folder `out`."""
    done = run("--lang", lang, "import", "xlsx", BOOK, "out", "--rules", run.rules, *more)
    return done.code, done.out, done.err


def parts(path: Path) -> dict[str, bytes]:
    """Every part of an archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save(path: Path, held: dict[str, bytes]) -> None:
    """An archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)


def part_of(path: Path, title: str) -> str:
    """The part of a sheet."""
    held = parts(path)
    names = re.findall(r'<sheet name="([^"]+)"', held["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{names.index(title) + 1}.xml"


def edit(path: Path, part: str, change: Callable[[str], str]) -> None:
    """Change the text of one part, which must change."""
    held = parts(path)
    text = held[part].decode()
    held[part] = change(text).encode()
    assert held[part] != text.encode()
    save(path, held)


def put_cell(path: Path, title: str, cell: str, xml: str) -> None:
    """Put other XML in the place of one cell's element, or add the cell to its row."""

    def change(text: str) -> str:
        here = re.compile(rf'<c r="{cell}"(?:[^>]*/>|.*?</c>)', re.DOTALL)
        if here.search(text):
            return here.sub(lambda _: xml, text, count=1)
        row = re.sub(r"[A-Z]+", "", cell)
        return re.sub(
            rf'(<row r="{row}"[^>]*>.*?)(</row>)', lambda m: m[1] + xml + m[2], text, count=1, flags=re.DOTALL
        )

    edit(path, part_of(path, title), change)


def text_cell(cell: str, text: str) -> str:
    """A cell that holds text."""
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'
