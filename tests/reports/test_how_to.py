"""`docs/how-to/add-a-screen.md` is carried out, step by step, on a copy; its own test passes there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/how-to/add-a-screen.md"
STEP = re.compile(r"^`([\w/.]+)`\n```python\n(.*?)```", re.DOTALL | re.MULTILINE)
IMPORT = "from hengjian.reports.late_entries import late_entries_section\n"


def put_after(path: Path, line: str, added: str) -> None:
    """Insert text after the one line that begins so."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    (place,) = (number for number, each in enumerate(lines) if each.startswith(line))
    path.write_text("".join([*lines[: place + 1], added, *lines[place + 1 :]]), encoding="utf-8")


def test_the_page_has_at_most_four_steps_and_its_steps_work(tmp_path: Path) -> None:
    words = PAGE.read_text(encoding="utf-8")
    assert len(re.findall(r"^\*\*\d\.\*\*", words, re.MULTILINE)) <= 4
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests/reports", tmp_path / "tests/reports", ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in STEP.findall(words):
        path = tmp_path / name
        if name.endswith("phrases.py"):
            put_after(path, "PHRASES", text)
        elif name.endswith("sections.py"):
            put_after(path, "SECTIONS", text)
            put_after(path, "from hengjian.reports.heat_table import", IMPORT)
        else:
            path.write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--import-mode=importlib", "tests/reports/test_late_entries.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path / 'src'}{os.pathsep}{tmp_path}"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
