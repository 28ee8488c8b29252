"""Who could see a record on a day, class by class, and the walls around those it is about (semantics 10, 9)."""

from __future__ import annotations

import pytest

from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Record
from hengjian.core.register.visibility import Seen, body_can_see, can_see, is_side_of
from tests.core.town import Row, at, body, day, held, post, stands, three_floors, view

ON = day("2024-06-01")
CLASSES = ("V0", "V1", "V2", "V3", "V4", "V5", "V6", "V7")
HOLDERS = (
    "city head",
    "city member",
    "city watcher",
    "county head",
    "county member",
    "county watcher",
    "county clerk",
    "county envoy",
    "town head",
    "town member",
    "town clerk",
    "village head",
)
CITY = {"city head", "city member", "city watcher"}
COUNTY = {"county head", "county member", "county watcher"}
STAFF = (
    post("county clerk", "county", "clerk"),
    post("county envoy", "county watch", "clerk"),
    post("town clerk", "town", "clerk"),
    held("county clerk", "clerk"),
    held("county envoy", "envoy"),
    held("town clerk", "scribe"),
)


def stage(*rows: Row) -> Chart:
    return three_floors(*STAFF, *rows)


def seen(visibility: str, *, by: str = "", about: tuple[str, ...] = ("town head",), of: str = "county") -> Seen:
    return Seen(Record("r", "note", ON, at("2024-06-01"), ON, of, by, about), visibility, ())


def who(record: Seen, *rows: Row) -> set[str]:
    """The posts that could see the record, after making sure that each post's holder could see just the same."""
    chart = view(stage(*rows))
    posts = {holder for holder in HOLDERS if can_see(chart, record, holder, ON)}
    persons = {holder for holder in HOLDERS if any(can_see(chart, record, p, ON) for p in chart.holders(holder, ON))}
    assert posts == persons
    return posts


# --- one record, filed in the county about the head of the town, in each class ----------------------------------------


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [
        ("V0", set(HOLDERS)),
        ("V1", COUNTY | {"county clerk", "county envoy"}),
        ("V2", COUNTY | CITY),
        ("V3", CITY | {"town head"}),
        ("V4", COUNTY | CITY),
        ("V5", set()),
        ("V6", set()),
        ("V7", set()),
    ],
)
def test_each_class_admits_its_own_and_nobody_else(visibility: str, expected: set[str]) -> None:
    assert who(seen(visibility)) == expected


def test_a_person_without_any_post_sees_what_is_public_only() -> None:
    chart = view(stage())
    assert [name for name in CLASSES if can_see(chart, seen(name), "stranger", ON)] == ["V0"]


@pytest.mark.parametrize("visibility", CLASSES)
def test_whoever_recorded_it_sees_it_in_every_class(visibility: str) -> None:
    assert "town clerk" in who(seen(visibility, by="town clerk"))
    assert "town clerk" in who(seen(visibility, by="scribe"))
    assert "town clerk" in who(seen(visibility, by="town"))


@pytest.mark.parametrize("visibility", CLASSES)
@pytest.mark.parametrize("named", ["village head", "village chief", "village"])
def test_whoever_is_named_as_addressee_or_reader_sees_it_in_every_class(visibility: str, named: str) -> None:
    chart = view(stage())
    addressed = Seen(seen(visibility).record, visibility, (named,))
    assert can_see(chart, addressed, "village head", ON)
    assert can_see(chart, addressed, "village chief", ON)
    if visibility in ("V5", "V6", "V7"):
        assert {holder for holder in HOLDERS if can_see(chart, addressed, holder, ON)} == {"village head"}


def test_a_post_inherits_what_it_could_see_and_a_person_who_left_does_not_take_it_along() -> None:
    rows = (held("town clerk", "next", "2024-07-01.."), stands("absent", "scribe", "town clerk", "2024-07-01.."))
    chart = view(stage(*rows))
    record = seen("V5", by="town clerk")
    later = day("2024-07-01")
    assert [can_see(chart, record, name, ON) for name in ("town clerk", "scribe", "next")] == [True, True, False]
    assert [can_see(chart, record, name, later) for name in ("town clerk", "scribe", "next")] == [True, False, True]


# --- what the classes look at -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [
        ("V1", COUNTY | {"county clerk", "county envoy"}),
        ("V2", CITY | {"county watcher"}),
        ("V3", CITY | {"town head"}),
        ("V4", COUNTY | CITY),
    ],
)
def test_a_record_filed_in_the_discipline_body_belongs_to_the_organisation_it_stands_beside(
    visibility: str, expected: set[str]
) -> None:
    assert who(seen(visibility, of="county watch")) == expected


def test_a_matter_of_superiors_about_nobody_is_for_the_bodies_above_the_one_it_was_filed_in() -> None:
    assert who(seen("V4", about=())) == CITY


def test_a_matter_of_superiors_about_a_body_is_for_the_bodies_above_it() -> None:
    assert who(seen("V4", about=("town",))) == COUNTY | CITY
    assert who(seen("V4", about=("county",))) == CITY


@pytest.mark.parametrize("about", ["county watcher", "county warden"])
def test_a_matter_about_the_head_of_a_discipline_body_goes_above_the_organisation_it_stands_beside(about: str) -> None:
    assert who(seen("V4", about=(about,))) == CITY


# --- walls around those it is about -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "shut_out"),
    [
        (stands("kin", "county chief", "town chief"), "county head"),
        (stands("kin", "town chief", "county deputy chief"), "county member"),
        (stands("reports_to", "county warden", "town chief"), "county watcher"),
        (stands("reports_to", "county watcher", "town head"), "county watcher"),
        (held("county member", "town chief", "2024-05-01..", id="second post"), "county member"),
    ],
)
def test_whoever_is_kin_reports_to_or_is_the_person_it_is_about_does_not_see_what_superiors_may(
    row: Row, shut_out: str
) -> None:
    chart = view(stage(row))
    allowed = {holder for holder in HOLDERS if can_see(chart, seen("V4"), holder, ON)}
    assert allowed == (COUNTY | CITY) - {shut_out}


@pytest.mark.parametrize("about", [("town head",), ("town chief",), ("village head", "town chief")])
def test_the_wall_stands_around_each_one_named_by_post_or_in_person(about: tuple[str, ...]) -> None:
    assert "county head" not in who(seen("V4", about=about), stands("kin", "county chief", "town chief"))


def test_the_wall_falls_for_the_one_on_whom_it_is_served() -> None:
    chart = view(stage())
    served = Seen(seen("V4").record, "V4", ("town head",))
    assert can_see(chart, served, "town head", ON)
    assert not can_see(chart, served, "town member", ON)


def test_those_who_work_below_a_body_have_no_side_in_a_matter_about_the_body_alone() -> None:
    chart = view(stage())
    assert not is_side_of(chart, ("county",), "town head", ON)
    assert is_side_of(chart, ("county head",), "town head", ON)
    assert not is_side_of(chart, ("town head",), "county head", ON)


# --- bodies as such ---------------------------------------------------------------------------------------------------

BODIES = ("city", "city watch", "county", "county watch", "town", "village")
ABOVE = {"city", "city watch"}


def bodies(record: Seen, *rows: Row) -> set[str]:
    chart = view(stage(*rows))
    return {name for name in BODIES if body_can_see(chart, record, name, ON)}


@pytest.mark.parametrize(
    ("visibility", "expected"),
    [
        ("V0", set(BODIES)),
        ("V2", ABOVE | {"county", "county watch"}),
        ("V3", ABOVE | {"county"}),
        ("V4", ABOVE | {"county", "county watch"}),
        ("V5", {"county"}),
        ("V6", {"county"}),
        ("V7", {"county"}),
    ],
)
def test_a_body_sees_what_it_filed_and_what_its_class_gives_to_bodies(visibility: str, expected: set[str]) -> None:
    assert bodies(seen(visibility)) == expected


def test_what_is_for_an_organisation_is_for_its_organs_and_not_for_those_below() -> None:
    found = bodies(seen("V1"))
    assert found >= {"county", "county watch"}
    assert not found & {"town", "village"}


def test_a_body_that_it_is_about_is_one_of_two_sides() -> None:
    assert bodies(seen("V3", about=("town",))) == ABOVE | {"county", "town"}
    assert bodies(seen("V4", about=("town",))) == ABOVE | {"county", "county watch"}


def test_a_matter_of_superiors_about_nobody_is_for_bodies_above_the_one_that_filed_it() -> None:
    assert bodies(seen("V4", about=())) == ABOVE | {"county"}


@pytest.mark.parametrize("visibility", CLASSES)
def test_a_body_that_recorded_it_or_is_addressed_sees_it_in_every_class(visibility: str) -> None:
    assert "village" in bodies(seen(visibility, by="village"))
    assert "village" in bodies(Seen(seen(visibility).record, visibility, ("village",)))


def test_a_body_above_that_comes_into_being_later_sees_from_its_first_day() -> None:
    chart = view(stage(body("new", "city", when="2024-07-01.."), stands("superior", "county", "new", "2024-07-01..")))
    assert not body_can_see(chart, seen("V2"), "new", ON)
    assert body_can_see(chart, seen("V2"), "new", day("2024-07-01"))
