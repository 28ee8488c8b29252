"""Where the data that travel with the program lie: inside the installed package, or beside the source in a clone."""

from __future__ import annotations

from pathlib import Path

import hengjian

_PACKAGE = Path(hengjian.__file__).resolve().parent


def bundled_folder() -> Path:
    """The folder of bundled rulebooks and calendars."""
    installed = _PACKAGE / "rulebooks"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "rulebooks"
