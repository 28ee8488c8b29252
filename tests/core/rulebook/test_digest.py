"""The canonical form of a value: every field counts but places; order of names does not."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hengjian.core.errors import Place
from hengjian.core.rulebook.digest import canonical, digest_of
from hengjian.core.rulebook.quantity import Amount, Unit
from tests.core.rulebook.stage import norm


def test_a_value_is_its_name_and_its_fields() -> None:
    assert canonical(Amount("6", Unit.MONTHS)) == {"": "Amount", "number": "6", "unit": "mo"}
    assert canonical((date(2024, 1, 2), None, True, 3)) == ["2024-01-02", None, True, 3]
    assert canonical(datetime(2024, 1, 2, tzinfo=UTC)) == "2024-01-02T00:00:00+00:00"


def test_places_do_not_count_and_everything_else_does() -> None:
    one = norm("A")
    assert digest_of(replace(one, place=Place("elsewhere", 9))) == digest_of(one)
    assert digest_of(replace(one, see="V1")) != digest_of(one)


def test_the_order_of_names_does_not_count() -> None:
    assert digest_of({"a": "1", "b": "2"}) == digest_of({"b": "2", "a": "1"})
    assert digest_of(("a", "b")) != digest_of(("b", "a"))


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical(1.5)
