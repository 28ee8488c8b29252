"""The fictional country is an office like any other, and the plain engine counts what its generator counted."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bench.nation.country import AS_OF, RULEBOOKS, Country, write_country
from hengjian.core.evaluate.engine import evaluate
from hengjian.core.evaluate.world import World
from hengjian.core.rulebook.narrow import narrow
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.obligations import canonical_line
from hengjian.exchange.office import Office, read_office
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.scale.base import DuckBase
from hengjian.scale.engine import evaluate as evaluate_whole
from hengjian.scale.engine import judge_office, read_rows
from hengjian.scale.folder import is_typed, load_folder
from hengjian.scale.knowledge import load_likeness

SHARE, SEED = 0.00005, 3
"""Two townships under one county, one city, one province and the centre."""
LEAST_NORMS, LEAST_KINDS = 20, 30


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small country."""
    return tmp_path_factory.mktemp("country") / "office"


@pytest.fixture(scope="module")
def country(folder: Path) -> Country:
    return write_country(folder, SHARE, SEED)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_stack([find_rulebook(name) for name in RULEBOOKS])


@pytest.fixture(scope="module")
def office(country: Country, folder: Path, rules: Rules) -> Office:
    assert country.kinds >= LEAST_KINDS
    return read_office(folder, rules)


@pytest.fixture(scope="module")
def truth(country: Country, folder: Path) -> Mapping[str, Mapping[str, int]]:
    assert country.tables["records"].rows
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


def test_it_is_read_without_a_warning(office: Office) -> None:
    assert office.warnings == ()


def test_counts_equal_the_generators_own(office: Office, rules: Rules, truth: Mapping[str, Mapping[str, int]]) -> None:
    known_at = datetime.fromisoformat(f"{AS_OF}T23:59:59").replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    narrowed = narrow(rules, frozenset(truth))
    found = evaluate(narrowed, office.chart, office.register, date.fromisoformat(AS_OF), known_at)
    counts: dict[str, Counter[str]] = {}
    for row in found.obligations:
        counts.setdefault(row.norm, Counter())[row.outcome.value] += 1
    assert len(truth) >= LEAST_NORMS
    assert {norm: dict(counts[norm]) for norm in truth} == truth


def test_the_same_seed_gives_the_same_rows(country: Country, tmp_path: Path) -> None:
    again = write_country(tmp_path / "again", SHARE, SEED)
    assert again.digest == country.digest
    assert {name: table.rows for name, table in again.tables.items()} == {
        name: table.rows for name, table in country.tables.items()
    }


def test_read_as_tables_it_has_the_rows_of_the_office_read_row_by_row(
    office: Office, folder: Path, rules: Rules, truth: Mapping[str, Mapping[str, int]]
) -> None:
    known_at = datetime.fromisoformat(f"{AS_OF}T23:59:59").replace(tzinfo=ZoneInfo("Asia/Shanghai"))
    as_of, narrowed = date.fromisoformat(AS_OF), narrow(rules, frozenset(truth))
    base = DuckBase(as_of, known_at, threads=1)

    def load() -> None:
        load_folder(base, folder, narrowed, office.chart.deployment)
        codes = dict(base.rows("select id, code from record_name"))
        load_likeness(base, World(narrowed, office.chart, office.register, as_of, known_at), codes)

    assert is_typed(folder)
    judge_office(base, narrowed, office.chart.deployment, as_of, load)
    tables = tuple(sorted(map(canonical_line, read_rows(base))))
    base.close()
    rows = evaluate_whole(narrowed, office.chart, office.register, as_of, known_at).obligations
    assert tables == tuple(sorted(map(canonical_line, rows)))
