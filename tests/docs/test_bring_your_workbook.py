"""`docs/how-to/bring-your-workbook.md` is carried out step by step: its tables are filled into the template."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from html import escape
from pathlib import Path

from tests.cli.workbooks import edit, part_of, parts

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/how-to/bring-your-workbook.md"
STEP = re.compile(r"^\*\*(\d)\.\*\*(.*?)(?=^\*\*\d\.\*\*|\Z)", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
TABLE = re.compile(r"^`([^`\n]+)`\n\n((?:^\|.*\n)+)", re.MULTILINE)


def fill(book: Path, title: str, table: str) -> None:
    """Write the rows of a table of the page under the headers of a sheet."""
    head, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    texts = re.findall(r"<si><t[^>]*>(.*?)</t></si>", parts(book)["xl/sharedStrings.xml"].decode())
    sheet = parts(book)[part_of(book, title)].decode()
    first = re.findall(r'<c r="([A-Z]+)1"[^>]*t="s"><v>(\d+)</v>', sheet)
    letters = {texts[int(number)]: letter for letter, number in first}
    assert set(head) <= set(letters), (title, set(head) - set(letters))
    order = sorted(range(len(head)), key=lambda place: (len(letters[head[place]]), letters[head[place]]))
    xml = ""
    for line, row in enumerate(rows, start=2):
        cells = ((letters[head[place]], row[place]) for place in order if row[place])
        told = (f'<c r="{letter}{line}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' for letter, text in cells)
        xml += f'<row r="{line}">{"".join(told)}</row>'
    edit(book, part_of(book, title), lambda text: text.replace("</sheetData>", f"{xml}</sheetData>"))


def test_the_page_has_at_most_four_steps_and_they_work(tmp_path: Path) -> None:
    programs = Path(sys.executable).parent
    where = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
    }
    steps = STEP.findall(PAGE.read_text(encoding="utf-8"))
    assert 1 <= len(steps) <= 4
    said = []
    for _, text in steps:
        for title, table in TABLE.findall(text):
            fill(tmp_path / "my-office" / "office.xlsx", title, table)
        for command in "".join(COMMANDS.findall(text)).splitlines():
            words = shlex.split(command)
            done = subprocess.run(words, cwd=tmp_path, env=where, capture_output=True, text=True, timeout=60)
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            said.append(done.stdout)
    assert re.search(r"^ *2  单位$", said[1], re.MULTILINE)
    assert re.search(r"^ *1  记录$", said[1], re.MULTILINE)
    assert "请留意" not in said[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.xlsx", "my-office", "our-office"]
    tenures = (tmp_path / "our-office" / "tenures.csv").read_text(encoding="utf-8").splitlines()
    assert tenures[1:] == [
        "t1,县委书记,p1,2022-01-01,,2022-01-04T01:00:00Z",
        "t2,甲镇书记,p2,2022-01-01,,2022-01-04T01:00:00Z",
    ]
    assert '"in_person": true' in (tmp_path / "our-office" / "records.jsonl").read_text(encoding="utf-8")
