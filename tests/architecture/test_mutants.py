"""The tool that measures the tests makes the changes it names, one at a time, and leaves words alone."""

import ast
import sys

from tests.architecture.tree import ROOT

sys.path.insert(0, str(ROOT / "tools"))

import mutants

CODE = '''"""Words."""
def late(day: "Day", due: int = 3) -> bool:
    """Words."""
    if day > due and not day == 0:
        return True
    return [d for d in (1, 2) if d] == []
'''


def made() -> dict[str, str]:
    return {f"{m.line} {m.what}": mutants.apply(m, CODE) for m in mutants.of("late.py", CODE)}


def test_every_small_change_is_offered_once() -> None:
    assert {
        "2 3 -> 4",
        "4 if denied",
        "4 And -> Or",
        "4 Gt -> GtE",
        "4 not removed",
        "5 True -> False",
        "5 return None",
        "6 last if of a comprehension removed",
        "6 Eq -> NotEq",
    } <= set(made())


def test_a_mutant_changes_one_thing() -> None:
    assert made()["4 Gt -> GtE"].replace(">=", ">") == ast.unparse(ast.parse(CODE))
    assert len(set(made().values())) == len(mutants.of("late.py", CODE))


def test_words_and_annotations_are_left_alone() -> None:
    assert all(code.count('"""Words."""') == 2 and "'Day'" in code for code in made().values())
