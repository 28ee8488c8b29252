"""Only clock.py asks the time; everything else is given its day and its moment."""

import ast

import pytest

from tests.architecture.tree import ROOT, files, name

ASKING = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}


def asks_the_time(code: str) -> list[int]:
    """The lines that ask what time or day it is."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (owner, node.attr) in ASKING:
                found.append(node.lineno)
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [node.lineno for alias in node.names if ("time", alias.name) in ASKING]
    return sorted(found)


def test_only_clock_py_asks_the_time() -> None:
    clock = ROOT / "src/hengjian/clock.py"
    asked = {name(path): asks_the_time(path.read_text(encoding="utf-8")) for path in files(".py") if path != clock}
    assert {path: lines for path, lines in asked.items() if lines} == {}
    assert asks_the_time(clock.read_text(encoding="utf-8")) != []


@pytest.mark.parametrize(
    "code",
    [
        "datetime.now()",
        "datetime.datetime.utcnow()",
        "date.today()",
        "dt.date.today()",
        "time.time()",
        "from time import time",
        "stamp = datetime.now",
    ],
)
def test_each_way_of_asking_is_noticed(code: str) -> None:
    assert asks_the_time(code) == [1]
