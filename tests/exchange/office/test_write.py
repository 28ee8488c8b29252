"""What is written is what was read: the same office, and for a folder in canonical form the same bytes."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hengjian.core.calendar.span import Span
from hengjian.core.errors import InputWrong
from hengjian.core.organisation.chart import Body, Chart, Deployment, Person, Post, Relation, Tenure
from hengjian.core.register.record import Record, Register
from hengjian.exchange.office import Office, read_office, write, write_office
from hengjian.exchange.office.cells import is_id
from tests.exchange.office.stage import HEALTHY, RULES, Folder

ZONE = ZoneInfo("Asia/Shanghai")


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_in_canonical_form_is_written_back_byte_for_byte(folder: Folder, tmp_path: Path) -> None:
    write_office(tmp_path / "out", folder.read())
    assert files(tmp_path / "out") == {name: text.encode() for name, text in HEALTHY.items()}


def test_a_folder_written_otherwise_is_the_same_office_after_writing(folder: Folder, tmp_path: Path) -> None:
    folder.append("tenures.csv", "t9,south-head,p1,2024-02-01,,")
    folder.append("tenures.csv", "t8,south-head,p1,,,")
    folder.edit("tenures.csv", "2024-06-03T02:30:00.250000Z", "2024-06-03T10:30:00.25+08:00")
    folder.put("records.jsonl", folder.text("records.jsonl").replace('": ', '":').replace(', "re":[]', ""))
    office = folder.read()
    write_office(tmp_path / "out", office)
    again = read_office(tmp_path / "out", RULES)
    assert (again.chart, again.register) == (office.chart, office.register)


def test_an_empty_folder_is_filled_and_a_path_that_is_not_there_is_made(folder: Folder, tmp_path: Path) -> None:
    for target in (tmp_path / "empty", tmp_path / "a" / "b"):
        if target.name == "empty":
            target.mkdir()
        write_office(target, folder.read())
        assert read_office(target, RULES) == folder.read()
        assert sorted(path.name for path in target.parent.iterdir() if path.name.startswith(".")) == []


def test_a_link_to_an_empty_folder_is_filled_where_it_leads(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_office(tmp_path / "link", folder.read())
    assert read_office(tmp_path / "real", RULES) == folder.read()


def refused(target: Path, office: Office) -> str:
    with pytest.raises(InputWrong) as wrong:
        write_office(target, office)
    (problem,) = wrong.value.problems
    assert problem.place.file == str(target)
    return problem.code


def test_a_target_that_holds_anything_is_refused_and_left_alone(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    (tmp_path / "dangling").symlink_to(tmp_path / "none")
    office = folder.read()
    for target in (tmp_path / "full", tmp_path / "file", tmp_path / "dangling", folder.path):
        assert refused(target, office) == "folder_not_empty"
    assert files(tmp_path / "full") == {"note.txt": b"mine"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dangling", "file", "full", "office"]


def test_a_target_that_cannot_be_made_is_refused(folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for target in (tmp_path / "file" / "below", tmp_path / ("x" * 300), tmp_path / "a\0b"):
        assert refused(target, folder.read()) == "folder_unwritable"


@pytest.mark.parametrize("after", range(len(HEALTHY)))
def test_nothing_is_left_behind_when_writing_breaks_off(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    office, full = folder.read(), OSError(28, "No space left on device")
    written, left = Path.write_text, iter([False] * after + [True])

    def write_some(path: Path, *args: object, **kwargs: object) -> int:
        if next(left):
            raise full
        return written(path, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", write_some)
    assert refused(tmp_path / "out", office) == "folder_unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["office"]


def test_nothing_is_left_behind_when_the_last_step_fails(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = folder.read()

    def fail(path: Path, target: Path) -> Path:
        raise OSError(39, "Directory not empty")

    monkeypatch.setattr(Path, "replace", fail)
    assert refused(tmp_path / "out", office) == "folder_unwritable"
    assert [path.name for path in tmp_path.iterdir()] == ["office"]


def test_who_may_read_the_folder_is_what_the_user_has_set(folder: Folder, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_office(tmp_path / "out", folder.read())
    finally:
        os.umask(before)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o750
    assert (tmp_path / "out" / "people.csv").stat().st_mode & 0o777 == 0o640


TEXTS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=6)
IDS = st.text(st.sampled_from("abc甲乙,;\"'/@#= .𮯰"), min_size=1, max_size=4).filter(is_id)
LABELS = IDS.filter(lambda id: ";" not in id)
FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)
DAYS = st.sampled_from([FIRST, LAST]) | st.dates(FIRST, LAST)
MOMENTS = st.builds(
    lambda day, at: datetime.combine(day, at, tzinfo=ZONE).astimezone(UTC),
    DAYS,
    st.sampled_from([time.min, time.max]) | st.times(),
)


def span_of(start: date, days: int | None) -> Span:
    """A span whose first and last day lie in the years that are read."""
    if days is None:
        return Span(start)
    start = max(min(start, LAST - timedelta(days=days)), FIRST + timedelta(days=not days))
    return Span(start, start + timedelta(days=days))


SPANS = st.builds(span_of, DAYS, st.none() | st.integers(0, 4000))
NEVER_WAS = st.builds(lambda start: Span(start, start), DAYS)
WHOLE = st.integers(-(10**17), 10**17)
VALUES = st.recursive(
    st.none() | st.booleans() | WHOLE | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """An office whose rows hold against one another."""
    ids = draw(st.lists(IDS, min_size=3, max_size=12, unique=True))
    bodies, posts, people = ids[0::3], ids[1::3], ids[2::3]

    def known(moment: datetime) -> tuple[datetime, date]:
        return moment, moment.astimezone(ZONE).date()

    tenures, relations, records = [], [], []
    for n in range(draw(st.integers(0, 4))):
        post, person = draw(st.sampled_from(posts)), draw(st.sampled_from(people))
        tenures.append(Tenure(f"t{n}", post, person, draw(SPANS), *known(draw(MOMENTS))))
        tenures.append(Tenure(f"w{n}", "", "", draw(NEVER_WAS), *known(draw(MOMENTS))))
    for n in range(draw(st.integers(0, 4))):
        ends, note = (draw(st.sampled_from(ids)), draw(st.sampled_from(ids))), draw(TEXTS)
        relations.append(Relation(f"s{n}", draw(LABELS), *ends, draw(SPANS), *known(draw(MOMENTS)), note))
        relations.append(Relation(f"w{n}", draw(LABELS), "", "", draw(NEVER_WAS), *known(draw(MOMENTS))))
    for n in range(draw(st.integers(0, 4))):
        by, about = draw(st.sampled_from(["", *ids])), tuple(draw(st.lists(st.sampled_from(ids), max_size=3)))
        re = tuple(f"r{k}" for k in range(n))
        fields = draw(st.dictionaries(TEXTS, VALUES, max_size=3))
        kept = Record(f"r{n}", draw(IDS), draw(DAYS), *known(draw(MOMENTS)), "", by, about, re, "", "", fields)
        records.append(kept)
    chart = Chart(
        Deployment(
            draw(TEXTS), "Asia/Shanghai", draw(st.dictionaries(IDS, DAYS, max_size=2)), draw(TEXTS), draw(TEXTS)
        ),
        tuple(Body(id, draw(TEXTS), draw(TEXTS), "", draw(TEXTS), draw(SPANS)) for id in bodies),
        tuple(Post(i, bodies[0], draw(TEXTS), tuple(draw(st.lists(LABELS, max_size=2))), draw(SPANS)) for i in posts),
        tuple(Person(id, draw(TEXTS)) for id in people),
        tuple(tenures),
        tuple(relations),
    )
    return Office(chart, Register(tuple(records)))


@settings(
    max_examples=100,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(offices())
def test_whatever_an_office_holds_it_is_the_same_after_writing_and_reading(
    tmp_path_factory: pytest.TempPathFactory, office: Office
) -> None:
    target = tmp_path_factory.mktemp("round")
    write_office(target / "one", office)
    read = read_office(target / "one", RULES)
    assert replace(read, warnings=()) == office
    write_office(target / "two", read)
    assert files(target / "one") == files(target / "two")


def test_a_cell_is_quoted_only_where_it_must_be() -> None:
    cells = ["a b", "a,b", 'a"b', "a\rb", "a\nb", "'a'", ""]
    assert [write._cell(cell) for cell in cells] == ["a b", '"a,b"', '"a""b"', '"a\rb"', '"a\nb"', "'a'", ""]
