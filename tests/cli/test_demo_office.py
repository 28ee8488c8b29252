"""The county of the demo: the same for a seed, whole in itself, and with everything in it that life brings."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from hengjian.cli.demo.book import ADOPTED, AS_OF, LAST_DAY
from hengjian.cli.demo.fiction import COUNTY, TOWNSHIPS
from hengjian.core.organisation.chart import Tenure
from hengjian.exchange.office import Office
from tests.cli.demo_county import county_of, made_again

SEEDS = (7, 20250715)


@pytest.fixture(scope="module")
def office() -> Office:
    return county_of(7)


def current(office: Office) -> dict[str, Tenure]:
    """The last version of each tenure."""
    return {row.id: row for row in office.chart.tenures}


def test_one_seed_makes_one_office_and_another_seed_another(office: Office) -> None:
    assert made_again(7) == office
    assert county_of(20250715) != office


@pytest.mark.parametrize("seed", SEEDS)
def test_every_id_that_is_named_exists_and_no_id_stands_twice(seed: int) -> None:
    made = county_of(seed)
    chart, records = made.chart, made.register.records
    holders = [row.id for row in (*chart.bodies, *chart.posts, *chart.people)]
    assert len(set(holders)) == len(holders)
    named = {name for record in records for name in (record.by, record.body, *record.about)} - {""}
    named |= {name for row in chart.relations for name in (row.source, row.target)}
    named |= {name for row in chart.tenures for name in (row.post, row.person)}
    assert named - set(holders) == set()
    ids = [record.id for record in records]
    assert len(set(ids)) == len(ids)
    assert {name for record in records for name in (*record.re, record.corrects)} - {""} - set(ids) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_acts_from_a_post_that_is_empty_and_nothing_happens_after_the_day_looked_at(seed: int) -> None:
    made = county_of(seed)
    posts = {post.id for post in made.chart.posts}
    tenures = current(made).values()
    for record in made.register.records:
        assert ADOPTED <= record.occurred_on <= AS_OF or record.kind.startswith(("rule_document", "power_map"))
        assert record.occurred_on <= record.recorded_on <= LAST_DAY
        if record.by in posts:
            assert any(row.post == record.by and record.occurred_on in row.span for row in tenures), record


def test_a_county_has_its_size(office: Office) -> None:
    assert len(office.chart.bodies) >= 25
    assert 180 <= len(office.chart.posts) <= 300
    assert 5000 <= len(office.register.records) <= 15000
    assert {body.level for body in office.chart.bodies} >= {"city", "county", "township", "department", "firm"}


def test_life_has_late_entries_corrections_withdrawals_and_copied_texts(office: Office) -> None:
    records = office.register.records
    assert sum((record.recorded_on - record.occurred_on).days > 30 for record in records) > 20
    assert sum(record.recorded_on > AS_OF for record in records) > 5
    assert sum(bool(record.corrects) and record.kind != "withdrawal" for record in records) >= 2
    assert sum(record.kind == "withdrawal" for record in records) == 1
    texts = Counter(record.fields.get("points") for record in records if record.kind == "talk.heart")
    assert texts.most_common(1)[0][1] > 5


def test_life_has_handovers_vacancies_two_posts_kin_and_a_dispatched_team(office: Office) -> None:
    ended = [row for row in current(office).values() if row.span.stop <= LAST_DAY]
    assert len(ended) > 15
    leaders = {post.id for post in office.chart.posts if "top_leader" in post.labels}
    seats = Counter(row.person for row in current(office).values() if row.post in leaders and AS_OF in row.span)
    assert max(seats.values()) == 2
    held = {row.post for row in current(office).values() if date(2024, 1, 2) in row.span}
    assert "z2.secretary" not in held
    kinds = {row.kind for row in office.chart.relations}
    assert kinds >= {"same_level", "deputy", "dispatched", "kin", "absent"}
    assert any(row.recorded_on > AS_OF for row in office.chart.tenures)


def test_places_are_fictional_and_the_address_above_the_top_is_outside(office: Office) -> None:
    assert COUNTY in office.chart.deployment.name
    assert {body.name for body in office.chart.bodies} >= {f"{town}党委" for town in TOWNSHIPS}
    assert office.chart.deployment.outside not in {body.id for body in office.chart.bodies}
