"""Every row of a chart that cannot be taken is named with its file, line, column and what is wrong with it."""

import pytest

from tests.exchange.office.stage import Folder

LONG = "x" * 201

EDITS = [
    # one cell of a row
    ("people.csv", "p1,", ",", "id", "id_missing"),
    ("people.csv", "p1,", f"{LONG},", "id", "id_not_allowed"),
    ("people.csv", "p1,", " p1,", "id", "id_not_allowed"),
    ("people.csv", "p1,", "p\u200b1,", "id", "id_not_allowed"),
    ("people.csv", "p1,", "p\t1,", "id", "id_not_allowed"),
    ("posts.csv", "county-head,county,", "county-head,,", "body", "id_missing"),
    ("tenures.csv", "t1,county-head,p1,", "t1,county-head,,", "person", "id_missing"),
    ("relations.csv", "s3,kin,p1,p3,", "s3,kin,p1,,", "target", "id_missing"),
    ("relations.csv", "s3,kin,", "s3,,", "kind", "id_missing"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01", "t1,county-head,p1,2023-13-01", "from", "day_unreadable"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01", "t1,county-head,p1,2023-02-29", "from", "day_unreadable"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01", "t1,county-head,p1,2023-00-00", "from", "day_unreadable"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01", "t1,county-head,p1,2023-00", "from", "day_unreadable"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01", "t1,county-head,p1,2023/1/1", "from", "day_unreadable"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01", "t1,county-head,p1,0001-01-01", "from", "year_out_of_range"),
    ("bodies.csv", "county,岚县县委,committee,,county,2015", "county,岚县县委,committee,,county,9999", "from",
     "year_out_of_range"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01,,2023-01-01T", "t1,county-head,p1,2023-01-01,,1899-01-01T",
     "recorded_at", "year_out_of_range"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01,,2023-01-01T01:00:00Z", "t1,county-head,p1,2023-01-01,,2023-01-01",
     "recorded_at", "moment_unreadable"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01,,2023-01-01T01:00:00Z",
     "t1,county-head,p1,2023-01-01,,2023-01-01T25:00", "recorded_at", "moment_unreadable"),
    ("tenures.csv", "t1,county-head,p1,2023-01-01,,2023-01-01T01:00:00Z",
     "t1,county-head,p1,2023-01-01,,2023-01-01T01:00+99:99", "recorded_at", "moment_unreadable"),
    ("tenures.csv", "2023-01-01,2024-05-31", "2024-06-02,2024-05-31", "to", "from_after_to"),
    ("tenures.csv", "2010,2024-05,", "2024-06,2024-05,", "to", "from_after_to"),
    ("posts.csv", "2015-01-01,2030-12-31", "2031-01-02,2030-12-31", "to", "from_after_to"),
    ("bodies.csv", "2015-01-01,2023-12-31", "2024-01-02,2023-12-31", "to", "from_after_to"),
    ("tenures.csv", "t5,,,2023-01-01,,2023-01-05T01:00:00Z", "t5,,,2023-01-01,,", "recorded_at", "recorded_at_missing"),
    ("tenures.csv", "t5,,,2023-01-01,,2023", "t5,,,2023-01-01,2022-12-30,2023", "to", "from_after_to"),
    ("tenures.csv", "t5,,,", "t5,,nobody,", "person", "person_unknown"),
    # references
    ("bodies.csv", "discipline,,", "discipline,nowhere,", "superior", "body_unknown"),
    ("posts.csv", "watch-head,watch", "watch-head,p1", "body", "body_unknown"),
    ("tenures.csv", "t1,county-head,p1", "t1,nowhere,p1", "post", "post_unknown"),
    ("tenures.csv", "t1,county-head,p1", "t1,county-head,north", "person", "person_unknown"),
    ("relations.csv", "kin,p1,p3", "kin,nobody,p3", "source", "holder_unknown"),
    ("relations.csv", "superior,south,county", "superior,south,county-head", "target", "body_unknown"),
    ("relations.csv", "superior,south,county", "superior,p1,county", "source", "body_unknown"),
    ("relations.csv", "kin,p1,p3", "kin,p1,r1", "target", "holder_unknown"),
    ("relations.csv", "recused,p4,r1", "recused,p4,p1", "target", "record_unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "field", "code"), EDITS)
def test_a_row_that_cannot_be_taken_is_named(
    folder: Folder, file: str, old: str, new: str, field: str, code: str
) -> None:
    line = folder.edit(file, old, new)
    assert (file, line, field, code) in folder.wrong()
    assert {(name, at) for name, at, _, _ in folder.wrong()} == {(file, line)}


def test_all_rejected_rows_are_listed_at_once(folder: Folder) -> None:
    first = folder.edit("people.csv", "p2,钱北辰", ",钱北辰")
    second = folder.edit("tenures.csv", "2010,2024-05", "2010,2009")
    third = folder.edit("posts.csv", "watch-head,watch", "watch-head,nowhere")
    fourth = folder.append("records.jsonl", "{")
    assert folder.wrong() == [
        ("people.csv", first, "id", "id_missing"),
        ("posts.csv", third, "body", "body_unknown"),
        ("records.jsonl", fourth, "", "json_broken"),
        ("tenures.csv", second, "to", "from_after_to"),
    ]


def test_nobody_is_told_that_an_id_is_unknown_while_its_table_has_rejected_rows(folder: Folder) -> None:
    line = folder.edit("people.csv", "p1,赵青山", "p1,赵青山,more")
    assert folder.wrong() == [("people.csv", line, "", "row_ragged")]


def test_an_id_in_two_tables_is_a_mistake_of_both(folder: Folder) -> None:
    people = folder.append("people.csv", "county,县")
    body = folder.text("bodies.csv").splitlines().index("county,岚县县委,committee,,county,2015-01-01,") + 1
    assert folder.wrong() == [
        ("bodies.csv", body, "id", "id_in_two_tables"),
        ("people.csv", people, "id", "id_in_two_tables"),
    ]
    assert [problem.facts["other"] for problem in folder.problems()] == ["people", "bodies"]


def test_the_id_of_whoever_stands_above_the_top_is_nobody_elses(folder: Folder) -> None:
    line = folder.append("people.csv", "outside,外人")
    assert folder.wrong() == [("people.csv", line, "id", "id_reserved")]


def test_a_person_stands_once(folder: Folder) -> None:
    line = folder.append("people.csv", "p1,赵青山")
    assert folder.wrong() == [("people.csv", line, "id", "id_twice")]
    assert folder.problems()[0].facts == {"id": "p1", "line": "2"}


@pytest.mark.parametrize("table", ["tenures.csv", "relations.csv"])
def test_one_id_twice_at_one_moment_is_no_version(folder: Folder, table: str) -> None:
    row = folder.text(table).splitlines()[1]
    line = folder.append(table, row)
    assert folder.wrong() == [(table, line, "id", "version_same_moment")]
    assert folder.problems()[0].facts["line"] == "2"


def test_overlapping_rows_of_a_body_are_both_named(folder: Folder) -> None:
    line = folder.edit("bodies.csv", "2023-12-31", "2024-01-01")
    assert folder.wrong() == [
        ("bodies.csv", line, "from", "spans_overlap"),
        ("bodies.csv", line + 1, "from", "spans_overlap"),
    ]


def test_a_row_inside_an_earlier_longer_one_overlaps_it_even_with_others_between(folder: Folder) -> None:
    first = folder.append("posts.csv", "x,north,委员,member,2001-01-01,2009-12-31")
    second = folder.append("posts.csv", "x,north,委员,member,2002-01-01,2002-12-31")
    third = folder.append("posts.csv", "x,north,委员,member,2004-01-01,2004-12-31")
    assert [line for _, line, _, _ in folder.wrong()] == [first, second, third]


def test_rows_of_a_post_that_follow_one_another_are_no_mistake_an_equal_row_is(folder: Folder) -> None:
    folder.append("posts.csv", "x,north,委员,member,2001-01-01,2001-12-31")
    folder.append("posts.csv", "x,south,委员,member,2002-01-01,")
    folder.append("posts.csv", "x,south,委员,member,2002-03-01,2002-02-28")  # empty: it covers no day
    assert folder.wrong() == []
    line = folder.append("posts.csv", "x,south,委员,member,2002-03-01,2002-02-28")
    assert folder.wrong() == [("posts.csv", line, "from", "spans_overlap")]


def test_values_in_messages_are_short_and_on_one_line(folder: Folder) -> None:
    folder.edit("people.csv", "p1,", f'"p\n{LONG}",')
    (facts,) = (problem.facts for problem in folder.problems())
    assert len(facts["value"]) == 60
    assert facts["value"].startswith("p�x")
