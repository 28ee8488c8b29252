"""What `new` writes: a small rulebook or office with comments, in Chinese or English, that runs as it is.

- The folder appears whole or not at all: it is written beside its place and moved there.
- A folder that holds anything is left alone.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from hengjian.core.errors import QuestionWrong

KINDS = ("rulebook", "office")
_HERE = Path(__file__).parent
_NAME = re.compile(r"[a-z][a-z0-9-]*")


def write_template(kind: str, lang: str, folder: Path) -> None:
    """Write the template `kind` in `lang`. Raises QuestionWrong if the folder holds something or cannot be a name."""
    name = Path(os.path.abspath(folder)).name
    if kind == "rulebook" and not _NAME.fullmatch(name):
        raise QuestionWrong("folder_name", name=name)
    write_folder(folder, lambda made: _copy(_HERE / f"{kind}-{lang}", made))


def write_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Make a folder as `fill` makes and fills it. Raises QuestionWrong if one holds something, OSError."""
    target = Path(os.path.abspath(folder))
    if not _is_free(target):
        raise QuestionWrong("folder_taken", path=str(folder))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(fill, target)
    except OSError as refused:
        refused.filename = str(folder)  # the name that was asked for, not the one beside it
        raise


def _write(fill: Callable[[Path], None], target: Path) -> None:
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        fill(beside / "whole")
        os.replace(beside / "whole", target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _is_free(target: Path) -> bool:
    if target.is_symlink():
        return False
    return not target.exists() or (target.is_dir() and not any(target.iterdir()))


def _copy(source: Path, target: Path) -> None:
    """Contents only: the copy belongs to whoever asked for it, whatever the rights of the original."""
    target.mkdir()
    for entry in sorted(source.iterdir()):
        if entry.is_dir():
            _copy(entry, target / entry.name)
        else:
            (target / entry.name).write_bytes(entry.read_bytes())
