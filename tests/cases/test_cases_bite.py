"""A case that no change of its norm can fail is no case: every mutant of every norm makes one of its cases fail."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.cases.book import Example, differences, examples, names_with_cases, rules_of
from tests.cases.mutants import Mutant, alone, decided_norms, mutants_of

SURVIVORS = Path(__file__).parent / "survivors.md"
NORMS = [(name, norm) for name in names_with_cases() for norm in decided_norms(rules_of(name))]


def cases_of(rulebook: str, norm: str) -> list[Example]:
    """The cases that expect something of the norm."""
    return [example for example in examples() if example.rulebook == rulebook and norm in example.case.norms]


@cache
def cases_that_hold(rulebook: str, norm: str) -> tuple[Example, ...]:
    """Those of them that the norm itself fulfils: a case that fails anyway notices nothing."""
    rules = alone(rules_of(rulebook), norm)
    return tuple(e for e in cases_of(rulebook, norm) if not any(differences(e.case, rules, norm=norm)))


def notices(example: Example, mutant: Mutant) -> bool:
    """Whether the case fails on the mutant. An engine that fails altogether is noticed too."""
    with mutant.at_work():
        try:
            return any(differences(example.case, mutant.rules, norm=mutant.norm))
        except Exception:  # noqa: BLE001  a mutant may be a norm that no reader would accept
            return True


def survives(rulebook: str, mutant: Mutant) -> bool:
    """Whether no case of the norm notices the mutant."""
    return not any(notices(example, mutant) for example in cases_that_hold(rulebook, mutant.norm))


def accepted() -> dict[str, str]:
    """The survivors that cannot be told from the norm itself, each with the reason why."""
    lines = SURVIVORS.read_text(encoding="utf-8").splitlines()
    found = (re.fullmatch(r"- `([^`]+)`: (\S.*)", line) for line in lines)
    return {match[1]: match[2] for match in found if match}


@pytest.mark.parametrize(("rulebook", "norm"), NORMS, ids=[f"{name}/{norm}" for name, norm in NORMS])
def test_every_wrong_done_to_a_norm_is_noticed_by_one_of_its_cases(rulebook: str, norm: str) -> None:
    assert cases_of(rulebook, norm), f"{norm} has no case"
    known = accepted()
    mutants = list(mutants_of(rules_of(rulebook), norm))
    alive = {mutant.name for mutant in mutants if survives(rulebook, mutant)}
    assert alive == alive & known.keys(), f"not noticed: {sorted(alive - known.keys())}"
    excused = {name for name in known if name.split(" ", 1)[0] == norm}
    assert excused <= alive, f"noticed by now, take it out of survivors.md: {sorted(excused - alive)}"
