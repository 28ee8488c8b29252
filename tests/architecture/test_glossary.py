"""The glossary and the code use the same words: every code name in its table exists.

A row marked `later` names a thing whose code comes later and says with what.
There are few of them, and one that has come loses its mark.
"""

import ast
import re
from pathlib import Path

from tests.architecture.tree import ROOT, files

ROW = re.compile(r"^\| *([^|]+?) *\| *([^|]+?) *\| *`([\w.]+)` *\| *([^|]*?) *\|$", re.MULTILINE)
LATER_AT_MOST = 12


def rows() -> list[tuple[str, str, str, str]]:
    return ROW.findall((ROOT / "GLOSSARY.md").read_text(encoding="utf-8"))


def words_of_code(path: Path) -> set[str]:
    """Classes, functions, fields and names, and the values of enumerations."""
    found = {path.stem, path.parent.name}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name) | ast.Name(id=name):
                found.add(name)
            case ast.Assign(value=ast.Constant(value=str(text))):
                found.add(text)
    return found


def known() -> set[str]:
    found: set[str] = set()
    for path in files(".py"):
        if path.is_relative_to(ROOT / "src"):
            found |= words_of_code(path)
    for path in files(".yaml", ".toml", ".md"):
        if path.is_relative_to(ROOT / "rulebooks"):
            found |= {path.stem, *re.findall(r"[a-z][a-z_]+", path.read_text(encoding="utf-8"))}
    return found


def test_every_name_in_the_glossary_exists() -> None:
    assert len(rows()) > 40
    names = known()
    missing = [code for _, _, code, note in rows() if not note.startswith("later") and code not in names]
    assert missing == []


def test_what_comes_later_is_little_and_says_with_what() -> None:
    later = {code: note for _, _, code, note in rows() if note.startswith("later")}
    assert len(later) <= LATER_AT_MOST
    assert [code for code, note in later.items() if not re.fullmatch(r"later: .{4,}", note)] == []
    assert set(later) & known() == set()


def test_no_word_and_no_code_stands_twice() -> None:
    for column in (0, 2):
        words = [row[column] for row in rows()]
        assert sorted(set(words)) == sorted(words)


def test_every_row_of_the_table_is_read() -> None:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|") and "`" in line]
    assert len(rows()) == len(table)
