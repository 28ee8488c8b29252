"""Every worked example of every rulebook says what every engine says."""

import pytest

from tests.cases.book import ENGINES, Example, differences, examples, rules_of


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_the_engine_says_what_the_case_expects(example: Example, engine: str) -> None:
    found = list(differences(example.case, rules_of(example.rulebook), ENGINES[engine]))
    assert not found, "\n" + "\n".join(map(str, found))
