"""What a healthy office folder says, value by value (design: the office folder; semantics 1)."""

from datetime import UTC, date, datetime

from hengjian.core.calendar.span import OPEN, Span
from hengjian.core.organisation.chart import Deployment, Tenure
from hengjian.exchange.office.chart_rows import NEVER
from tests.exchange.office.stage import Folder


def moment(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


def tenure(folder: Folder, id: str) -> Tenure:
    return [row for row in folder.read().chart.tenures if row.id == id][-1]


def test_a_healthy_folder_is_read_without_a_word(folder: Folder) -> None:
    office = folder.read()
    assert office.warnings == ()
    chart = office.chart
    sizes = [len(rows) for rows in (chart.bodies, chart.posts, chart.people, chart.tenures, chart.relations)]
    assert (sizes, len(office.register.records)) == ([5, 4, 4, 7, 5], 5)


def test_the_last_day_inside_becomes_the_first_day_outside(folder: Folder) -> None:
    bodies = folder.read().chart.bodies
    assert bodies[2].span == Span(date(2015, 1, 1), date(2024, 1, 1))
    assert bodies[3].span == Span(date(2024, 1, 1), OPEN)
    assert bodies[3].written == ""


def test_only_days_that_are_certain_count_and_partial_days_are_kept_as_written(folder: Folder) -> None:
    held = tenure(folder, "t3")
    assert (held.span, held.written) == (Span(date(2010, 12, 31), date(2024, 5, 2)), "2010/2024-05")
    post = folder.read().chart.posts[2]
    assert (post.span, post.written) == (Span(date(2015, 6, 30), OPEN), "2015-06/")


def test_of_a_year_in_which_something_began_and_ended_no_day_is_certain(folder: Folder) -> None:
    folder.append("tenures.csv", "t9,south-head,p1,2012,2012,2023-01-01T01:00:00Z")
    assert tenure(folder, "t9").span.is_empty


def test_an_unknown_start_binds_from_the_local_day_it_was_learnt(folder: Folder) -> None:
    held = tenure(folder, "t4")
    assert (held.span, held.recorded_on) == (Span(date(2023, 2, 2), OPEN), date(2023, 2, 2))
    assert held.written == "/"


def test_an_unknown_start_learnt_at_no_known_moment_never_binds_which_is_said(folder: Folder) -> None:
    line = folder.append("tenures.csv", "t9,south-head,p1,,,")
    held = tenure(folder, "t9")
    assert (held.span.is_empty, held.recorded_at) == (True, NEVER)
    assert folder.warned() == [("tenures.csv", line, "from", "never_binds")]


def test_a_post_without_a_start_never_binds_either(folder: Folder) -> None:
    line = folder.edit("posts.csv", "书记,top_leader,2015-06,", "书记,top_leader,,")
    assert folder.read().chart.posts[2].span.is_empty
    assert folder.warned() == [("posts.csv", line, "from", "never_binds")]


def test_without_a_moment_a_tenure_and_a_relation_are_known_from_their_own_start(folder: Folder) -> None:
    folder.append("tenures.csv", "t9,south-head,p1,2024-02-01,,")
    folder.append("relations.csv", "s9,kin,p1,p2,2024-02-01,,,")
    held = tenure(folder, "t9")
    assert (held.recorded_at, held.recorded_on) == (moment(2024, 1, 31, 16), date(2024, 2, 1))
    relation = folder.read().chart.relations[-1]
    assert (relation.recorded_at, relation.recorded_on) == (held.recorded_at, held.recorded_on)


def test_moments_are_kept_in_utc_those_without_offset_are_of_the_zone(folder: Folder) -> None:
    for n, written in enumerate(("2024-02-01T09:30", "2024-02-01 09:30:00", "2024-01-31T20:30:00-05:00")):
        folder.append("tenures.csv", f"u{n},south-head,p1,2024-02-01,,{written}")
        assert tenure(folder, f"u{n}").recorded_at == moment(2024, 2, 1, 1, 30)
    folder.edit("office.toml", "Asia/Shanghai", "Europe/Helsinki")
    assert tenure(folder, "u0").recorded_at == moment(2024, 2, 1, 7, 30)


def test_a_tenure_with_an_empty_post_and_a_relation_with_an_empty_source_are_withdrawn(folder: Folder) -> None:
    folder.append("relations.csv", "s3,kin,,,2000,,2023-05-01T01:00:00Z,")
    assert tenure(folder, "t5").span == Span(date(2023, 1, 1), date(2023, 1, 1))
    withdrawn = folder.read().chart.relations[-1]
    assert (withdrawn.id, withdrawn.span.is_empty, withdrawn.written) == ("s3", True, "2000/")


def test_what_a_withdrawn_row_still_says_counts_for_nothing(folder: Folder) -> None:
    withdrawn = tenure(folder, "t5")
    for to in ("2022-12-31", "2023-01-01", "2099-01-01"):
        folder.edit("tenures.csv", "t5,,,2023-01-01,,", f"t5,,,2023-01-01,{to},")
        assert tenure(folder, "t5") == withdrawn
        folder.edit("tenures.csv", f"t5,,,2023-01-01,{to},", "t5,,,2023-01-01,,")


def test_the_first_and_the_last_moment_of_the_years_that_are_read_are_those_of_the_zone(folder: Folder) -> None:
    folder.append("tenures.csv", "u1,south-head,p1,1900-01-01,2200-12-31,1900-01-01T00:00")
    folder.append("tenures.csv", "u2,south-head,p1,1900-01-01,,2200-12-31T23:59:59.999999")
    folder.append("tenures.csv", "u3,south-head,p1,1900-01-01,,")
    assert tenure(folder, "u1").recorded_on == date(1900, 1, 1)
    assert tenure(folder, "u2").recorded_at == moment(2200, 12, 31, 15, 59, 59, 999999)
    assert tenure(folder, "u3").recorded_at == tenure(folder, "u1").recorded_at
    line = folder.append("tenures.csv", "u4,south-head,p1,1900-01-01,,2200-12-31T16:00:00Z")
    assert folder.wrong() == [("tenures.csv", line, "recorded_at", "year_out_of_range")]


def test_the_same_id_later_is_a_version_and_both_are_kept_in_order(folder: Folder) -> None:
    versions = [row.span.stop for row in folder.read().chart.tenures if row.id == "t2"]
    assert versions == [OPEN, date(2024, 6, 1)]


def test_a_record_says_when_it_happened_when_it_was_learnt_and_all_it_names(folder: Folder) -> None:
    record = folder.read().register.records[2]
    assert (record.id, record.kind, record.corrects) == ("r3", "talk", "r1")
    assert record.occurred_on == date(2024, 3, 13)
    assert (record.recorded_at, record.recorded_on) == (moment(2024, 4, 1, 8, 0, 0, 1), date(2024, 4, 1))
    assert (record.by, record.about, record.re) == ("county-head", ("north-head", "p3", "south"), ())
    assert record.fields == {"answers": "r2", "papers": ["r1", "r2"], "minutes": "40.5"}


def test_whoever_stands_above_the_top_may_have_acted(folder: Folder) -> None:
    folder.edit("records.jsonl", '"by": "county-head"', '"by": "outside"')
    assert folder.read().register.records[0].by == "outside"


def test_decimals_stay_the_text_they_were_written_in(folder: Folder) -> None:
    folder.edit("records.jsonl", '"minutes": 40,', '"minutes": 0.10,')
    assert folder.read().register.records[0].fields["minutes"] == "0.10"


def test_without_office_toml_and_relations_the_defaults_stand(folder: Folder) -> None:
    for file in ("office.toml", "relations.csv"):
        (folder.path / file).unlink()
    chart = folder.read().chart
    assert (chart.deployment, chart.relations) == (Deployment(), ())


def test_what_the_deployment_says_of_itself(folder: Folder) -> None:
    said = Deployment("岚县", "Asia/Shanghai", {"tiny": date(2024, 1, 1)}, "市委值班室", "county")
    assert folder.read().chart.deployment == said


def test_a_byte_order_mark_windows_line_ends_and_blank_lines_are_no_mistake(folder: Folder) -> None:
    healthy = folder.read()
    for path in sorted(folder.path.iterdir()):
        marked = b"\xef\xbb\xbf" + path.read_bytes().replace("两行\n说明".encode(), "两行说明".encode())
        path.write_bytes(marked.replace(b"\n", b"\r\n") + b"\r\n")
    office = folder.read()
    assert office.register == healthy.register
    assert office.chart.tenures == healthy.chart.tenures
    assert office.chart.deployment == healthy.chart.deployment


def test_the_columns_may_stand_in_any_order(folder: Folder) -> None:
    healthy = folder.read()
    rows = [line.split(",") for line in folder.text("tenures.csv").splitlines()]
    folder.put("tenures.csv", "\n".join(",".join(reversed(row)) for row in rows))
    assert folder.read() == healthy


def test_a_register_without_records_is_an_office_that_has_just_begun(folder: Folder) -> None:
    folder.put("records.jsonl", "")
    folder.edit("relations.csv", "s4,recused,p4,r1,2024-03-01,,2024-03-01T01:00:00Z,\n", "")
    assert folder.read().register.records == ()


def test_what_the_rulebooks_do_not_know_is_kept_and_said_once_each(folder: Folder) -> None:
    post = folder.append("posts.csv", "x1,county,委员,member;clerk;clerk,2015-01-01,")
    relation = folder.append("relations.csv", "s8,sworn_friend,p1,p2,2015-01-01,,,")
    folder.append("relations.csv", "s9,sworn_friend,p2,r1,2015-01-01,,,")
    common = '"occurred_on": "2024-05-01", "recorded_at": "2024-05-01T08:00:00Z"'
    kind = folder.append("records.jsonl", f'{{"id": "x2", "kind": "dance", {common}, "fields": {{"a": [1]}}}}')
    folder.append("records.jsonl", f'{{"id": "x3", "kind": "dance", {common}}}')
    field = folder.append("records.jsonl", f'{{"id": "x4", "kind": "talk", {common}, "fields": {{"mood": 1}}}}')
    toml = folder.append("office.toml", "later = 2025-01-01")
    folder.put("relation.csv", "id\n")
    assert folder.warned() == [
        ("office.toml", toml, "later", "adopted_unknown"),
        ("posts.csv", post, "roles", "label_unknown"),
        ("records.jsonl", kind, "kind", "kind_unknown"),
        ("records.jsonl", field, "mood", "field_unknown"),
        ("relation.csv", 0, "", "file_unknown"),
        ("relations.csv", relation, "kind", "relation_unknown"),
    ]
    office = folder.read()
    assert [record.fields for record in office.register.records[-3:]] == [{"a": [1]}, {}, {"mood": 1}]
    assert office.chart.posts[-1].labels == ("member", "clerk", "clerk")


def test_what_happened_after_the_day_it_was_recorded_is_kept_and_said(folder: Folder) -> None:
    old, new = '"occurred_on": "2024-03-20"', '"occurred_on": "2024-03-21"'
    line = folder.edit("records.jsonl", old, new)
    assert folder.warned() == [("records.jsonl", line, "", "occurs_after_recorded")]
    folder.edit("records.jsonl", "2024-03-20T08:00:00Z", "2024-03-20T16:00:00Z")  # the 21st in Shanghai
    assert folder.warned() == []


def test_names_may_hold_what_ids_may_not(folder: Folder) -> None:
    folder.edit("people.csv", "p1,赵青山", 'p1,"赵\n青\u200b山 "')
    assert folder.read().chart.people[0].name == "赵\n青\u200b山 "


def test_rare_characters_may_stand_in_an_id_whatever_the_version_of_python_knows(folder: Folder) -> None:
    for file in ("people.csv", "tenures.csv"):
        folder.put(file, folder.text(file).replace("p4", "李\U0002ebf0\ue000"))
    folder.edit("relations.csv", "recused,p4", "recused,李\U0002ebf0\ue000")
    assert folder.read().chart.people[3].id == "李\U0002ebf0\ue000"
