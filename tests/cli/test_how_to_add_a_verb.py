"""`docs/how-to/add-a-verb.md` is carried out, step by step, on a copy; its own test passes there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/how-to/add-a-verb.md"
STEP = re.compile(r"^`([\w/.]+)`\n```python\n(.*?)```", re.DOTALL | re.MULTILINE)
COPIED = ("src", "tests/cli", "rulebooks")


def carry_out(page: str, folder: Path) -> list[str]:
    """Do what the page says; the files it touches."""
    steps = STEP.findall(page)
    for name, text in steps:
        path = folder / name
        if path.exists():
            whole = path.read_text(encoding="utf-8")
            last = whole.index("\n)\n")
            path.write_text(f"{whole[: last + 1]}{text}{whole[last + 1 :]}", encoding="utf-8")
        else:
            path.write_text(text, encoding="utf-8")
    return [name for name, _ in steps]


def test_the_page_has_at_most_four_steps_and_they_work(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert 1 <= len(re.findall(r"^\*\*\d\.\*\*", page, re.MULTILINE)) <= 4
    for folder in COPIED:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    touched = carry_out(page, tmp_path)
    assert touched == ["src/hengjian/cli/tally.py", "src/hengjian/cli/verbs.py", "tests/cli/test_tally.py"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--import-mode=importlib", touched[-1]],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path / 'src'}{os.pathsep}{tmp_path}"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
