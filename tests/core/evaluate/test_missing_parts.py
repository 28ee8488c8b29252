"""A guard that may be met in several ways says what its own record lacks, not what another way would want."""

from __future__ import annotations

from hengjian.core.rulebook import norm as n
from tests.core.evaluate.asking import ask, done, facts, pair
from tests.core.evaluate.rules import answer, law, met_by, part
from tests.core.town import held

STAGE = pair(held("X head", "p1"), held("Y head", "p2"), adopted="2024-01-01")
EITHER = law(
    answer(
        kind=n.NormKind.GUARD,
        triggers=(n.Before("report"), n.Before("plan")),
        due=n.AtEvent(),
        met_by=met_by(part("plan", "year"), part("report", "result")),
    )
)


def test_the_part_named_is_the_guarded_record_s_own() -> None:
    filed = (
        done("report", "2024-03-01", by="X head", of="X", id="r"),
        done("plan", "2024-03-01", by="X head", of="X", id="p"),
    )
    named = {row.trigger: facts(row, "part_missing")["part"] for row in ask(EITHER, STAGE, filed, "2024-03-05")}
    assert named == {"r": "report", "p": "plan"}
