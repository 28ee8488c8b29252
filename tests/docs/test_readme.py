"""The five commands that both READMEs show first do run, in a copy of the project, and say something."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
SILENT = {"check"}  # silence is its good news
FOLDERS = ("examples", "rulebooks")


def commands(page: str) -> list[list[str]]:
    blocks = BLOCK.findall((ROOT / page).read_text(encoding="utf-8"))
    assert len(blocks) == 1
    return [shlex.split(line) for line in blocks[0].splitlines()]


def test_both_pages_show_the_same_five() -> None:
    assert len(commands("README.md")) == 5
    assert commands("README.en.md") == commands("README.md")


def test_the_first_five_commands_run(tmp_path: Path) -> None:
    for folder in FOLDERS:
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, tmp_path / folder)
    programs = Path(sys.executable).parent
    where = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
    for command in commands("README.md"):
        done = subprocess.run(command, cwd=tmp_path, env=where, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"{shlex.join(command)}\n{done.stdout}{done.stderr}"
        assert bool(done.stdout.strip()) != (command[1] in SILENT), command
