"""What is exported to a workbook is imported as the same office, byte for byte as a folder, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hengjian.core.errors import InputWrong
from hengjian.core.organisation.chart import Chart, Person
from hengjian.core.register.record import Record, Register
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.office import Office, write_office
from hengjian.exchange.rulebooks import find_rulebook, read_stack
from hengjian.exchange.workbook import export_workbook, read_workbook
from tests.exchange.office.stage import RULES, Folder
from tests.exchange.office.test_write import DAYS, MOMENTS, TEXTS, VALUES, ZONE, offices

CALM = settings(
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def through_a_workbook(place: Path, office: Office, lang: str, rules: Rules = RULES) -> Office:
    """The office that is read from the workbook of an office; the workbook is written twice on the way."""
    export_workbook(office, rules, place / "one.xlsx", lang)
    first = read_workbook(place / "one.xlsx", rules)
    assert first.problems == ()
    assert first.office is not None
    export_workbook(first.office, rules, place / "two.xlsx", lang)
    second = read_workbook(place / "two.xlsx", rules)
    assert second.office is not None
    return second.office


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_healthy_folder_comes_back_byte_for_byte(folder: Folder, tmp_path: Path, lang: str) -> None:
    office = folder.read()
    write_office(tmp_path / "a", office)
    write_office(tmp_path / "b", through_a_workbook(tmp_path, office, lang))
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_the_same_office_is_the_same_workbook(folder: Folder, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        export_workbook(folder.read(), RULES, tmp_path / name, "zh")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@CALM
@given(offices(), st.sampled_from(["zh", "en"]))
def test_whatever_an_office_holds_it_comes_back(
    tmp_path_factory: pytest.TempPathFactory, office: Office, lang: str
) -> None:
    place = tmp_path_factory.mktemp("round")
    again = through_a_workbook(place, office, lang)
    write_office(place / "a", office)
    write_office(place / "b", again)
    assert files(place / "a") == files(place / "b")


ODD = st.sampled_from(["good", "'good", "[", "['a']", "_x0041_", "是", "yes", "谈话", "TRUE", "2024-03-05", "40", " "])
OF_FIELD = {
    "points": TEXTS | ODD,
    "minutes": st.integers(-(10**17), 10**17) | st.sampled_from(["40.5", "0.10", "-3", "007", "123456789.123456789"]),
    "in_person": st.booleans(),
    "outcome": st.sampled_from(["good", "bad"]),
    "host": st.sampled_from(["p1"]),
    "present": st.lists(st.sampled_from(["p1", "p;2", "'p3", "[p4"]), max_size=3),
    "words": st.lists(TEXTS | ODD, max_size=3),
    "steps": st.lists(VALUES, max_size=2),
    "unknown": VALUES,
}


@st.composite
def fields(draw: st.DrawFn) -> dict[str, object]:
    """Fields of the kind `talk` in any order, some of them empty."""
    names = draw(st.lists(st.sampled_from(sorted(OF_FIELD)), unique=True))
    return {name: draw(OF_FIELD[name] | st.none() | st.just("")) for name in names}


@CALM
@given(st.lists(st.tuples(DAYS, MOMENTS, fields()), max_size=4))
def test_fields_of_every_type_come_back_in_their_order(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[object, object, dict[str, object]]]
) -> None:
    place = tmp_path_factory.mktemp("round")
    records = [
        Record(f"r{n}", "talk", on, at, at.astimezone(ZONE).date(), fields=values)  # type: ignore[arg-type, attr-defined]
        for n, (on, at, values) in enumerate(drawn)
    ]
    people = tuple(Person(id, id) for id in ("p1", "p;2", "'p3", "[p4"))
    office = Office(Chart(people=people), Register(tuple(records)))
    write_office(place / "a", office)
    write_office(place / "b", through_a_workbook(place, office, "zh"))
    assert files(place / "a") == files(place / "b")


def test_kinds_and_labels_are_shown_by_name_and_read_as_codes(tmp_path: Path) -> None:
    import python_calamine

    rules = read_stack([find_rulebook("leaders-2021")])
    folder = Folder(tmp_path / "office")
    folder.path.mkdir()
    folder.put("bodies.csv", "id,name,kind,superior,level,from,to\ncounty,样县县委,committee,,,2020-01-01,\n")
    folder.put("posts.csv", "id,body,title,roles,from,to\nhead,county,书记,top_leader;member,2020-01-01,\n")
    folder.put("people.csv", "id,name\np1,甲\n")
    folder.put("tenures.csv", "id,post,person,from,to,recorded_at\n")
    folder.put(
        "records.jsonl",
        '{"id": "r1", "kind": "talk.reminder", "occurred_on": "2024-03-12", "recorded_at": "2024-03-12T16:00:00",'
        ' "by": "head", "about": ["head"], "fields": {"in_person": true, "topics": ["甲", "乙"]}}\n',
    )
    from hengjian.exchange.office import read_office

    office = read_office(folder.path, rules)
    again = through_a_workbook(tmp_path, office, "zh", rules)
    assert (again.chart, again.register) == (office.chart, office.register)
    book = python_calamine.CalamineWorkbook.from_path(str(tmp_path / "one.xlsx"))
    assert book.get_sheet_by_name("单位").to_python()[1][2] == "党委"
    assert book.get_sheet_by_name("职务").to_python()[1][3] == "一把手;班子成员"
    talk = dict(zip(*book.get_sheet_by_name("谈话").to_python()[:2], strict=True))
    assert (talk["种类"], talk["谈话人"], talk["当面"], talk["话题"]) == ("提醒谈话", "head", "是", "甲;乙")


def test_what_no_cell_can_hold_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    office = Office(Chart(people=(Person("p1", "长" * 40000),)), Register())
    with pytest.raises(InputWrong) as wrong:
        export_workbook(office, RULES, tmp_path / "one.xlsx", "zh")
    assert [(p.code, p.facts["id"]) for p in wrong.value.problems] == [("cell_cannot_hold", "p1")]
    assert list(tmp_path.iterdir()) == []
