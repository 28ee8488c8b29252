"""Every line of a register that cannot be taken is named with its line, field and what is wrong with it."""

import json

import pytest

from hengjian.exchange.office import read_office, write_office
from tests.exchange.office.stage import RULES, Folder

FILE = "records.jsonl"
DAY, AT = "2024-05-01", "2024-05-01T08:00:00Z"


def line_of(**values: object) -> str:
    """A healthy line with some values changed; a value of `...` leaves the key out."""
    line = {"id": "x", "kind": "talk", "occurred_on": DAY, "recorded_at": AT, **values}
    return json.dumps({key: value for key, value in line.items() if value is not ...}, ensure_ascii=False)


BROKEN = [
    ("{", "json_broken"),
    ("[1]", "json_not_object"),
    ("null", "json_not_object"),
    ('{"id": "x", "id": "y"}', "json_key_twice"),
    (line_of(fields={"a": 1}).replace('"a"', '"b": 2, "b"'), "json_key_twice"),
    (line_of(fields={"minutes": 1}).replace("1}", "NaN}"), "json_no_number"),
    (line_of(fields={"minutes": 1}).replace("1}", "-Infinity}"), "json_no_number"),
    (line_of(fields={"minutes": 1}).replace("1}", "1e400}"), "json_no_number"),
    (line_of(fields={"minutes": 1}).replace("1}", f"{'9' * 19}}}"), "json_no_number"),
    (line_of(fields={"minutes": 1}).replace("1}", f"{'9' * 5000}}}"), "json_no_number"),
    (line_of(fields={"minutes": 1}).replace("1}", f"0.{'9' * 40}}}"), "json_no_number"),
    (line_of(fields={"steps": 1}).replace("1}", f"{'[' * 15}{']' * 15}}}"), "json_too_deep"),
    ("[" * 100_000, "json_too_deep"),
    ('{"a":' * 100_000, "json_too_deep"),
    (line_of(fields={"words": ["\x00"]}), "nul_byte"),
    (line_of(fields={"words": ["\x00\\"]}), "nul_byte"),
    (line_of(fields={"steps": [{"a": "b"}]}).replace('"b"', '"\\ud800"'), "half_character"),
    (line_of(fields={"points": "x" * 1024 * 1024}), "line_too_long"),
]


@pytest.mark.parametrize(("line", "code"), BROKEN)
def test_a_line_that_is_no_record_is_named(folder: Folder, line: str, code: str) -> None:
    number = folder.append(FILE, line)
    assert folder.wrong() == [(FILE, number, "", code)]


@pytest.mark.parametrize("most", ["1,", "0.1,", "[],"])
def test_a_line_that_would_be_too_long_once_written_is_not_read(folder: Folder, most: str) -> None:
    written = {"1,": "1, ", "0.1,": '"0.1", ', "[],": "[], "}[most]
    often = 1024 * 1024 // len(written)
    head = line_of(fields={"steps": "HERE"}).replace('"HERE"', "[HERE 0]")
    number = folder.append(FILE, head.replace("HERE", most * often))
    assert folder.wrong() == [(FILE, number, "", "line_too_long")]
    folder.edit(FILE, most * 100, "")
    write_office(folder.path.parent / "again", folder.read())
    assert read_office(folder.path.parent / "again", RULES).register == folder.read().register


def test_a_line_that_is_not_utf8_is_named(folder: Folder) -> None:
    number = folder.append(FILE, line_of())
    folder.put(FILE, folder.text(FILE).encode() + '{"id": "谈话"}'.encode("gb18030") + b"\n")
    assert folder.wrong() == [(FILE, number + 1, "", "not_utf8")]


@pytest.mark.parametrize(
    "line",
    [
        line_of(fields={"points": "[" * 100 + "\\u0000 is how NUL is written"}),
        line_of(fields={"steps": [[[[[[[[[[[[[[]]]]]]]]]]]]]]}),
        line_of(fields={"points": "x" * (1024 * 1024 - 200)}),
        line_of(fields={"points": "旧"}).replace("旧", "\\ud83d\\ude00"),
    ],
)
def test_what_only_looks_wrong_is_taken(folder: Folder, line: str) -> None:
    folder.append(FILE, line)
    assert folder.wrong() == []


VALUES = [
    ({"id": ...}, "id", "id_missing"),
    ({"id": ""}, "id", "id_missing"),
    ({"id": 7}, "id", "value_type"),
    ({"id": "x" * 201}, "id", "id_not_allowed"),
    ({"kind": None}, "kind", "id_missing"),
    ({"by": ["p1"]}, "by", "value_type"),
    ({"by": "p\n1"}, "by", "id_not_allowed"),
    ({"about": "p1"}, "about", "value_type"),
    ({"about": ["p1", 2]}, "about", "value_type"),
    ({"re": [""]}, "re", "value_type"),
    ({"fields": []}, "fields", "value_type"),
    ({"mood": 1}, "mood", "key_unknown"),
    ({"occurred_on": ...}, "occurred_on", "day_missing"),
    ({"occurred_on": 20240501}, "occurred_on", "day_missing"),
    ({"occurred_on": "2024-05"}, "occurred_on", "day_not_whole"),
    ({"occurred_on": "2024-05-32"}, "occurred_on", "day_unreadable"),
    ({"occurred_on": "9999-05-01"}, "occurred_on", "year_out_of_range"),
    ({"recorded_at": ...}, "recorded_at", "recorded_at_missing"),
    ({"recorded_at": ""}, "recorded_at", "recorded_at_missing"),
    ({"recorded_at": "2024-05-01"}, "recorded_at", "moment_unreadable"),
    ({"recorded_at": "2024-05-01T08:00:00.1234567Z"}, "recorded_at", "moment_unreadable"),
    ({"by": "nobody"}, "by", "holder_unknown"),
    ({"by": "r1"}, "by", "holder_unknown"),
    ({"body": "nowhere"}, "body", "holder_unknown"),
    ({"about": ["p1", "nobody"]}, "about", "holder_unknown"),
    ({"re": ["r99"]}, "re", "record_unknown"),
    ({"reuse_of": "r99"}, "reuse_of", "record_unknown"),
    ({"corrects": "r99"}, "corrects", "record_unknown"),
    ({"id": "r1"}, "id", "id_twice"),
    ({"corrects": "r2"}, "corrects", "corrects_other_kind"),
    ({"kind": "note", "corrects": "r4"}, "corrects", "corrects_other_kind"),
    ({"corrects": "r1", "recorded_at": "2024-03-12T07:59:59Z"}, "corrects", "corrects_later_record"),
    ({"corrects": "x"}, "corrects", "correction_cycle"),
    ({"kind": "withdrawal"}, "corrects", "withdraws_nothing"),
]


@pytest.mark.parametrize(("values", "field", "code"), VALUES)
def test_a_record_with_a_value_that_cannot_be_taken_is_named(
    folder: Folder, values: dict[str, object], field: str, code: str
) -> None:
    number = folder.append(FILE, line_of(**values))
    assert folder.wrong() == [(FILE, number, field, code)]


FIELDS = [
    ("held_on", ["2024-05", "2024-02-30", 20240501], "value_type"),
    ("held_on", ["2024-05-02"], "day_field_differs"),
    ("points", [1, ["a"]], "value_type"),
    ("minutes", ["--5", "5.", ".5", "五", "５", True, [1], "1" * 19], "value_type"),
    ("in_person", ["true", 1], "value_type"),
    ("outcome", ["fair", ["good"]], "value_type"),
    ("host", [["p1"], 1, " p1"], "value_type"),
    ("host", ["nobody"], "holder_unknown"),
    ("present", ["p1", [1], [""]], "value_type"),
    ("present", [["p1", "nobody"]], "holder_unknown"),
    ("answers", [["r1"]], "value_type"),
    ("answers", ["p1"], "record_unknown"),
    ("papers", ["r1"], "value_type"),
    ("papers", [["r1", "r99"]], "record_unknown"),
    ("words", ["甲", [1]], "value_type"),
    ("steps", ["甲", {"a": 1}], "value_type"),
]
EACH_FIELD = [(field, value, code) for field, values, code in FIELDS for value in values]


@pytest.mark.parametrize(("field", "value", "code"), EACH_FIELD)
def test_a_field_that_does_not_fit_its_kind_is_named(folder: Folder, field: str, value: object, code: str) -> None:
    number = folder.append(FILE, line_of(fields={field: value}))
    assert folder.wrong() == [(FILE, number, field, code)]


@pytest.mark.parametrize("field", [field for field, _, _ in FIELDS])
@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_field_is_not_filled_and_fits_any_type(folder: Folder, field: str, empty: object) -> None:
    folder.append(FILE, line_of(fields={field: empty}))
    assert folder.wrong() == []


def test_what_a_field_takes_is_said(folder: Folder) -> None:
    folder.append(FILE, line_of(fields={"outcome": "fair"}))
    folder.append(FILE, line_of(id="y", fields={"minutes": "many"}))
    assert [problem.facts["expected"] for problem in folder.problems()] == ["good, bad", "number"]


def test_corrections_that_go_round_are_named_each_and_those_that_lead_into_the_circle_are_not(folder: Folder) -> None:
    numbers = [folder.append(FILE, line_of(id=id, corrects=to)) for id, to in (("a", "b"), ("b", "c"), ("c", "a"))]
    folder.append(FILE, line_of(id="d", corrects="a"))
    folder.append(FILE, line_of(id="e", kind="withdrawal", corrects="d"))
    assert folder.wrong() == [(FILE, number, "corrects", "correction_cycle") for number in numbers]


def test_withdrawals_that_go_round_say_nothing_of_kinds(folder: Folder) -> None:
    numbers = [folder.append(FILE, line_of(id=i, kind="withdrawal", corrects=to)) for i, to in (("a", "b"), ("b", "a"))]
    folder.append(FILE, line_of(id="c", kind="note", corrects="a"))
    assert [number for _, number, _, _ in folder.wrong()] == numbers


def test_a_long_chain_of_corrections_is_held_against_itself_in_one_walk(folder: Folder) -> None:
    chain = [line_of(id=f"c{n}", corrects=f"c{n - 1}" if n else "") for n in range(20_000)]
    folder.put(FILE, folder.text(FILE) + "\n".join(chain))
    assert folder.wrong() == []


def test_a_withdrawal_may_be_taken_back_by_a_record_of_the_kind_that_was_withdrawn(folder: Folder) -> None:
    assert folder.read().register.records[4].corrects == "r4"
    folder.append(FILE, line_of(id="x", kind="withdrawal", corrects="r4"))
    number = folder.append(FILE, line_of(id="y", kind="note", corrects="x"))
    assert folder.wrong() == [(FILE, number, "corrects", "corrects_other_kind")]
    assert folder.problems()[0].facts["kind"] == "talk"
