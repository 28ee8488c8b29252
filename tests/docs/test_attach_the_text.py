"""`docs/how-to/attach-the-text.md` is carried out step by step, in a folder that holds nothing else."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/how-to/attach-the-text.md"
STEP = re.compile(r"^\*\*(\d)\.\*\*(.*?)(?=^\*\*\d\.\*\*|\Z)", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^`([^`\n]+)`\n```text\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_page_has_at_most_four_steps_and_they_work(tmp_path: Path) -> None:
    programs = Path(sys.executable).parent
    where = {
        **{name: value for name, value in os.environ.items() if name != "HENGJIAN_HOME"},
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
    }
    steps = STEP.findall(PAGE.read_text(encoding="utf-8"))
    assert 1 <= len(steps) <= 4
    said = []
    for _, text in steps:
        for name, content in FILE.findall(text):
            (tmp_path / name).write_text(content, encoding="utf-8")
        for command in "".join(COMMANDS.findall(text)).splitlines():
            done = subprocess.run(
                shlex.split(command), cwd=tmp_path, env=where, capture_output=True, text=True, timeout=60
            )
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            said.append(done.stdout)
    _, attached, coverage, beside = said
    assert "编号 2 用了两次" in attached
    assert "前面缺第 3 条" in attached
    assert "「办理办理」重了「办理」" in attached
    assert re.search(r"^1 +0\.\d\d +1\.1 +T01\.1 +第一条", coverage, re.MULTILINE)
    assert "没有规则作答" in coverage
    assert re.search(r"^ +2 +2 +合 +第1条", beside, re.MULTILINE)
    kept = sorted(path.name for path in (tmp_path / "var/texts/my-rules").iterdir())
    assert [name.split("-")[0] for name in kept] == ["beside", "text.json"]
