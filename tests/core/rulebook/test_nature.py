"""A norm's nature is what it says, or what its block and trigger let one expect."""

import pytest

from hengjian.core.rulebook.nature import FORMS_OF, Nature, usual_nature
from hengjian.core.rulebook.norm import NormKind


@pytest.mark.parametrize(
    ("form", "keys", "nature"),
    [
        ("duty", {"id", "every"}, Nature.PERIODIC),
        ("duty", {"id", "new"}, Nature.EVENT),
        ("guard", {"id", "before"}, Nature.PROCEDURE),
        ("right", {"id", "every"}, Nature.RIGHT),
        ("prohibition", {"id", "always"}, Nature.PROHIBITION),
        ("consequence", {"id", "fact"}, Nature.CONSEQUENCE),
    ],
)
def test_unsaid_it_follows_from_block_and_trigger(form: str, keys: set[str], nature: Nature) -> None:
    assert usual_nature(form, frozenset(keys)) is nature


def test_every_form_has_natures_and_every_nature_a_form() -> None:
    assert set(FORMS_OF) == {kind.value for kind in NormKind}
    assert {nature for natures in FORMS_OF.values() for nature in natures} == set(Nature)
