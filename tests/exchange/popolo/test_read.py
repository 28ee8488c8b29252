"""A Popolo document becomes an office: ids and partial dates are kept, the rest is counted, mistakes are placed."""

from __future__ import annotations

import copy
import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from hengjian.core.calendar.span import OPEN
from hengjian.core.errors import InputWrong
from hengjian.exchange.draft import Draft
from hengjian.exchange.office import read_office, write_office
from hengjian.exchange.popolo import read_popolo
from hengjian.words.problems import problem_line
from tests.exchange.office.stage import RULES

DOCUMENT: dict[str, Any] = {
    "persons": [
        {"id": "p1", "name": "赵青山", "birth_date": "1970-01-01", "images": []},
        {"id": "p2", "family_name": "钱", "given_name": "北辰"},
        {"id": 3, "name": "孙南雁"},
    ],
    "organizations": [
        {"id": "council", "name": "议事会", "classification": "Assembly", "founding_date": "1990"},
        {"id": "group", "name": "小组", "classification": "party", "parent_id": "council"},
    ],
    "posts": [{"id": "chair", "label": "主席", "role": "chair", "organization_id": "council", "start_date": "1995-05"}],
    "memberships": [
        {"id": "m1", "person_id": "p1", "post_id": "chair", "start_date": "2010", "end_date": "2015-05"},
        {"person_id": "p2", "organization_id": "council", "role": "member", "start_date": "2011-03-04"},
        {"person_id": "3", "organization_id": "council", "role": "Member", "legislative_period_id": "t1"},
        {"person": {"id": "p1"}, "organization": {"id": "group"}, "area_id": "a1"},
    ],
    "areas": [{"id": "a1"}],
    "events": [{"id": "t1", "start_date": "2012", "end_date": "2016-06-30"}],
}
MAP = 'since = ""\n[kinds]\nassembly = "committee"\n[roles]\nchair = ["top_leader", "member"]\nmember = "member"\n'


def read(tmp_path: Path, document: Any, mapping: str = "") -> Draft:
    path = tmp_path / "source.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
    if not mapping:
        return read_popolo(path, RULES, None)
    (tmp_path / "map.toml").write_text(mapping, encoding="utf-8")
    return read_popolo(path, RULES, tmp_path / "map.toml")


def told(draft: Draft) -> list[tuple[str, str]]:
    """Where, within the document, and what; each is a line in both languages."""
    for problem in (*draft.problems, *draft.notices):
        for lang in ("zh", "en"):
            line = problem_line(problem, lang)
            assert line.isprintable(), line
            assert " - " in line, line
    return [(problem.place.file.partition("source.json")[2].strip(), problem.code) for problem in draft.problems]


def test_ids_names_and_partial_dates_are_kept(tmp_path: Path) -> None:
    draft = read(tmp_path, DOCUMENT, MAP.replace('since = ""\n', ""))
    assert told(draft) == []
    assert draft.office is not None
    chart = draft.office.chart
    assert [(body.id, body.kind, body.superior) for body in chart.bodies] == [
        ("council", "committee", ""),
        ("group", "party", "council"),
    ]
    assert [(post.id, post.body, post.labels) for post in chart.posts] == [
        ("chair", "council", ("top_leader", "member")),
        ("council/member", "council", ("member",)),
        ("group/member", "group", ()),
    ]
    assert [(person.id, person.name) for person in chart.people] == [
        ("p1", "赵青山"),
        ("p2", "钱 北辰"),
        ("3", "孙南雁"),
    ]
    assert [(row.id, row.post, row.person, row.written) for row in chart.tenures] == [
        ("m1", "chair", "p1", "2010/2015-05"),
        ("membership-1", "council/member", "p2", ""),
        ("membership-2", "council/member", "3", "2012/2016-06-30"),
        ("membership-3", "group/member", "p1", "/"),
    ]
    assert draft.counts == {"bodies": 2, "posts": 3, "people": 3, "tenures": 4, "relations": 0, "records": 0}


def test_what_has_no_date_binds_nobody_or_is_there_when_its_first_member_certainly_was(tmp_path: Path) -> None:
    draft = read(tmp_path, DOCUMENT)
    assert draft.office is not None
    spans = {row.id: row.span for row in (*draft.office.chart.posts, *draft.office.chart.tenures)}
    assert spans["council/member"].start.isoformat() == "2011-03-04"
    assert spans["group/member"].is_empty or spans["group/member"].start == OPEN
    codes = [notice.code for notice in draft.notices]
    assert {"never_binds", "popolo_first_seen", "popolo_period_days", "popolo_kind_kept"} <= set(codes)
    since = read(tmp_path, DOCUMENT, 'since = "2000-01-01"\n').office
    assert since is not None
    assert {row.id: row.span.start.isoformat() for row in since.chart.posts}["group/member"] == "2000-01-01"


def test_what_is_not_taken_is_counted_and_unknown_words_are_listed_once(tmp_path: Path) -> None:
    draft = read(tmp_path, DOCUMENT)
    left = {n.facts["name"]: n.facts["count"] for n in draft.notices if n.code == "popolo_left_out"}
    assert left == {"areas": "1", "events": "1", "memberships.area_id": "1", "persons.birth_date": "1"}
    assert sorted(n.facts["kind"] for n in draft.notices if n.code == "popolo_kind_kept") == ["Assembly", "party"]
    assert [n.facts["label"] for n in draft.notices if n.code == "label_unknown"].count("chair") == 1


def test_the_office_is_read_again_from_the_folder_it_is_written_to(tmp_path: Path) -> None:
    draft = read(tmp_path, DOCUMENT)
    assert draft.office is not None
    write_office(tmp_path / "out", draft.office)
    again = read_office(tmp_path / "out", RULES)
    assert (again.chart, again.register) == (draft.office.chart, draft.office.register)


def broken(path: str, value: Any) -> dict[str, Any]:
    """The document with another value in one place, written `memberships.0.start_date`."""
    document = copy.deepcopy(DOCUMENT)
    inner: Any = document
    *way, last = path.split(".")
    for step in way:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    inner[int(last) if last.isdigit() else last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "where", "code"),
    [
        ("persons.2.id", "", "persons[2].id", "id_missing"),
        ("persons.2.id", "p1", "persons[2].id", "id_twice"),
        ("persons.2.id", "a\u200bb", "persons[2].id", "id_not_allowed"),
        ("persons.1", "钱", "persons[1]", "popolo_no_object"),
        ("persons.0.name", ["a"], "persons[0].name", "value_type"),
        ("persons.0.name", "a\ud800", "persons[0].name", "half_character"),
        ("persons.0.name", "a\x00", "persons[0].name", "nul_byte"),
        ("persons.0.id", "council", "persons[0].id", "id_in_two_tables"),
        ("organizations.1.parent_id", "nowhere", "organizations[1].parent_id", "body_unknown"),
        ("organizations.0.parent_id", "group", "organizations[0].parent_id", "superior_cycle"),
        ("posts.0.organization_id", "nowhere", "posts[0].organization_id", "body_unknown"),
        ("memberships.0.start_date", "2010-13", "memberships[0].start_date", "day_unreadable"),
        ("memberships.0.start_date", "0010", "memberships[0].start_date", "year_out_of_range"),
        ("memberships.0.end_date", "2001", "memberships[0].end_date", "from_after_to"),
        ("memberships.0.post_id", "nowhere", "memberships[0].post_id", "post_unknown"),
        ("memberships.0.person_id", "nobody", "memberships[0].person_id", "person_unknown"),
        ("memberships.1.person_id", None, "memberships[1].person_id", "popolo_no_person"),
        ("memberships.1.organization_id", None, "memberships[1].organization_id", "popolo_no_place"),
        ("memberships", {}, "", ""),
        ("memberships", "x", "memberships[0]", "popolo_no_list"),
    ],
)
def test_each_mistake_is_placed_by_its_path(tmp_path: Path, path: str, value: Any, where: str, code: str) -> None:
    draft = read(tmp_path, broken(path, value))
    found = told(draft)
    assert ((where, code) in found) if code else (found == [])
    assert (draft.office is None) == bool(code)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    document = broken("memberships.0.start_date", "soon")
    document["organizations"][1]["parent_id"] = "nowhere"
    document["memberships"][1]["person_id"] = "nobody"
    assert told(read(tmp_path, document)) == [
        ("memberships[0].start_date", "day_unreadable"),
        ("memberships[1].person_id", "person_unknown"),
        ("organizations[1].parent_id", "body_unknown"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "popolo_broken"),
        ('{"persons": [}', "popolo_broken"),
        ("[]", "popolo_no_document"),
        ('{"people": []}', "popolo_no_document"),
        ('{"persons": [], "x": NaN}', "popolo_unreadable"),
        ('{"persons": ' + "[" * 100_000, "popolo_unreadable"),
        ('{"persons": [], "x": ' + "9" * 5000 + "}", "popolo_unreadable"),
    ],
)
def test_a_text_that_is_no_document_says_so(tmp_path: Path, text: str, code: str) -> None:
    assert [found for _, found in told(read(tmp_path, text))] == [code]


def test_broken_json_names_line_and_column(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, '{"persons": [\n  {"id": "a",}\n]}').problems
    assert (problem.place.line, problem.facts["column"]) in {(2, "13"), (2, "14"), (2, "12")}


def test_bytes_that_are_no_text_and_files_that_are_none_are_told(tmp_path: Path) -> None:
    path = tmp_path / "source.json"
    path.write_bytes(b'{"persons": [\n\xff')
    (problem,) = read_popolo(path, RULES, None).problems
    assert (problem.code, problem.place.line, problem.facts["byte"]) == ("not_utf8", 2, "0xFF")
    assert read_popolo(tmp_path, RULES, None).problems[0].code == "file_not_plain"
    assert read_popolo(tmp_path / "none.json", RULES, None).problems[0].code == "file_unreadable"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("since = 'soon'", "day_unreadable"),
        ("[kind]\na = 'b'", "toml_key_unknown"),
        ("kinds = 'a'", "toml_not_table"),
        ("[roles]\nchair = 3", "map_value_wrong"),
        ("[kinds]\na = ['b']", "map_value_wrong"),
        ("[kinds", "toml_broken"),
    ],
)
def test_a_mapping_that_cannot_be_read_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(InputWrong) as wrong:
        read(tmp_path, DOCUMENT, text)
    assert [problem.code for problem in wrong.value.problems] == [code]


@pytest.mark.parametrize("seed", range(10))
def test_damage_at_random_is_never_an_exception(tmp_path: Path, seed: int) -> None:
    dice, text = random.Random(seed), list(json.dumps(DOCUMENT, ensure_ascii=False))
    for _ in range(3):
        text[dice.randrange(len(text))] = dice.choice('{}[]",:0a')
    draft = read(tmp_path, "".join(text))
    told(draft)
    assert (draft.office is None) == bool(draft.problems)


def test_ten_thousands_of_memberships_are_fast(tmp_path: Path) -> None:
    document = {
        "persons": [{"id": f"p{n}", "name": f"{n}"} for n in range(5000)],
        "organizations": [{"id": f"o{n}", "name": f"{n}", "parent_id": f"o{n // 2}" if n else ""} for n in range(500)],
        "memberships": [
            {"person_id": f"p{n % 5000}", "organization_id": f"o{n % 500}", "role": "member", "start_date": "2010"}
            for n in range(20_000)
        ],
    }
    began = time.process_time()
    draft = read(tmp_path, document)
    assert draft.office is not None
    assert len(draft.office.chart.tenures) == 20_000
    assert time.process_time() - began < 5
