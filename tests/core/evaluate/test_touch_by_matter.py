"""A record that a matter may reach touches every instance of the norms that look through matters, and no other."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from hengjian.core.evaluate import touch_records
from hengjian.core.evaluate.touch_records import Tie


def test_only_ways_through_a_matter_touch_what_stands() -> None:
    ways = [SimpleNamespace(tie=tie, norm=tie.name) for tie in Tie]
    reach: Any = SimpleNamespace(ways_of=lambda kinds: ways if kinds == {"plan"} else [])
    standing: Any = SimpleNamespace(of_norms=lambda norms: [SimpleNamespace(id=norm) for norm in norms])
    touched: Any = SimpleNamespace(again={})
    chain: Any = SimpleNamespace(said=SimpleNamespace(kind="plan"))
    touch_records._touch_by_matter(reach, None, standing, chain, touched)  # type: ignore[arg-type]
    assert [*touched.again] == ["MATTER"]
