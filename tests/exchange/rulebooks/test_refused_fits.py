"""One change in a rulebook that was right, and `check` names what no longer fits together, with its file and line."""

from pathlib import Path

import pytest

from tests.exchange.rulebooks.stage import FULL, MEASURES, copy_of

ART, KIND, FIND, ROLE = "full/articles/01.md", "full/kinds/talk.yaml", "full/kinds/finding.yaml", "full/roles.yaml"
FACT, CHECK, LADDER, PARA = "full/facts.yaml", "full/checks.yaml", "full/ladders.yaml", "full/parameters.yaml"
PROC, SETS, WORD = "full/procedures/mending.yaml", "full-measures/articles/01.md", "full/words.yaml"
D17 = "every: {parameter: yearly, period: calendar}"
D18 = "every: {parameter: review, period: calendar, first_year: 2021}"

# file, what stands there, what is put there, the code, and the text on whose line the problem is named
FITS = [
    # form and subjects
    (ART, "```guard", "```duty", "rule_before_without_guard", "id: D1.2"),
    (ART, "```right", "```guard", "rule_guard_without_before", "id: D1.6"),
    (ART, "id: D1.6\n", "id: D1.6\nnature: consequence\n", "rule_nature_of_another_form", "id: D1.6"),
    (ART, "towards: mentor\n", "", "rule_pair_without_subject", "id: D1.6"),
    (ART, "per: unordered_pair\n", "per: unordered_pair\ngroup: {need: all, roster: due}\n", "rule_group_with_pair",
     "id: D1.6"),
    (ART, "towards: upper_head\nper: bearer\ngroup: {need: all", "per: bearer\ngroup: {need: all",
     "rule_group_without_subject", "id: D1.8"),
    (ART, "always: {}\nfact: [arrived, long_held, many]\n", "", "rule_no_trigger", "id: D1.6"),
    (ART, "says: {zh: \"复查。\"", "says: {zh: \"每{period}复查。\"", "rule_period_without_every", "id: D1.5"),
    # roles of the trigger record
    (ART, "bind: {asked: unit}\n", "", "rule_role_not_bound", "id: D1.3"),
    (ART, "new: [finding, {kind: report}]\n", "new: [finding]\nalways: {}\n", "rule_bind_without_record", "id: D1.3"),
    (ART, "bind: {asked: unit}", "bind: {asked: unit, head: unit}", "rule_bind_unused", "id: D1.3"),
    (ART, "bind: {asked: unit}", "bind: {asked: re}", "rule_bind_not_a_holder", "id: D1.3"),
    # evidence
    (ART, "  - report: [finding]", "  - {}", "rule_no_evidence", "  - {}"),
    (ART, "    talk: []", "    finding: []\n    talk: []", "rule_key_twice", "    finding: []"),
    (ART, "    talk: []", "    问题: []\n    talk: []", "rule_part_twice", "    问题: []"),
    (ART, "join: {finding: {ground: talk}}", "join: {finding: {ground: report}}", "rule_join_without_part",
     "  - finding: {fields"),
    (ART, "join: {finding: {ground: talk}}", "join: {finding: {unit: talk}}", "rule_join_not_a_reference",
     "join: {finding"),
    (ART, "join: {finding: {ground: talk}}", "join: {talk.none: {unit: talk}}", "rule_unknown_kind",
     "join: {talk.none"),
    # checks
    (ART, "checks: [grounded]", "checks: [grounded, face]", "", ""),
    (ART, "label: previous\n", "label: previous\nlink: subject\n", "", ""),
    (ART, "bind: {asked: unit}", "bind: {asked: unit}\nchecks: [grounded]", "rule_check_idle", "id: D1.3"),
    (CHECK, "  needs:\n    - same_person", "  needs:\n    - filled: {field: severity}\n    - same_person",
     "rule_check_field_missing", ""),
    (ART, "before: {kind: finding, where: [{equals: {of: {field: severity}, value: 重}}]}", "before: report",
     "rule_check_field_missing", "id: D1.2"),
    (ART, "checks: [own, face, spread]", "checks: [own, face, spread, asks]", "rule_unknown_check", "checks: [own"),
    # ladders and procedures
    (LADDER, "rungs: [head, [upper_head, watch_head]]", "rungs: [head, watch_head]", "rule_ladder_without_last_resort",
     "up: {zh"),
    (LADDER, "rungs: [head, [upper_head, watch_head]]", "rungs: [head, watch_head], above: [head]", "", ""),
    (ART, "force: aim\nscope: central\n", "force: must\n", "rule_page_only_may_lapse", "id: D1.6"),
    (ART, "force: aim\nscope: central\n", "force: must\nscope: central\n", "", ""),
    (PROC, "answered: {zh: 已答复, en: answered}\n", "answered: {zh: 已答复, en: answered}\n  closed: {zh: 销号}\n",
     "rule_state_never_entered", "zh: 整改"),
    # times
    (ART, "from: missed, roll: none}", "from: missed}", "rule_no_roll", "due: {within: {amount: 10d"),
    (ART, "from: {receipt: recorded_on}, roll: none}", "from: {receipt: recorded_on}}", "rule_no_roll",
     "from: {receipt: recorded_on}}"),
    (ART, "{amount: 5wd, origin: ours}, from: awareness}", "{amount: 5wd, origin: ours}, from: awareness, roll: none}",
     "rule_roll_of_working_days", "from: awareness, roll"),
    (ART, "roll: next_working, rounding: up}", "roll: next_working}", "rule_no_rounding", "due: {within: {amount: 2mo"),
    (ART, "from: missed, roll: none}", "from: missed, roll: none, rounding: up}", "rule_rounding_without_months",
     "from: missed, roll: none, rounding"),
    (ART, "{amount: 10d, origin: ours}, from: missed,", "{amount: 10d, origin: ours},", "rule_no_anchor",
     "{amount: 10d"),
    (ART, "{within: {amount: 10d, origin: ours}, from: missed,", "{from: missed,", "rule_within_or_on",
     "{from: missed,"),
    (ART, "due: {on: {parameter: plan_by}, roll: none}",
     "due: {on: {parameter: plan_by}, roll: none, from: occurrence}",
     "rule_not_with_date", "roll: none, from: occurrence"),
    (ART, "from: {receipt: recorded_on}", "from: {receipt: }", "rule_receipt_without_field", "from: {receipt: }"),
    (ART, "from: {receipt: recorded_on}", "from: {receipt: by}", "rule_receipt_not_a_day", "from: {receipt: by}"),
    (ART, "from: {receipt: recorded_on}", "from: {receipt: [by]}", "rule_receipt_without_field",
     "from: {receipt: [by]}"),
    (ART, "fact: grave\n", "always: {}\n", "rule_receipt_without_record", "id: D1.5"),
    (ART, "always: {}\nfact: [arrived, long_held, many]\ndue: continuous",
     "always: {}\ndue: {within: {amount: 5wd, origin: ours}, from: awareness}", "rule_awareness_without_event",
     "id: D1.6"),
    (ART, "fact: [late]\n", "fact: [grave]\n", "rule_missed_without_lapse", "id: D1.4"),
    (ART, "fact: [late]\n", "new: report\n", "rule_missed_without_lapse", "id: D1.4"),
    (ART, "due: continuous\nmet_by:\n  - report", "due: window\nmet_by:\n  - report", "rule_window_without_every",
     "id: D1.6"),
    (ART, "due: {on: {parameter: plan_by}, roll: none}", "due: at_event", "rule_at_event_without_event", "id: D1.7"),
    (ART, D17, "new: report", "rule_date_without_year", "id: D1.7"),
    (ART, D17, "every: {parameter: yearly, period: since_last}", "rule_date_without_year", "id: D1.7"),
    (ART, D17, "every: {amount: 6mo, origin: text, period: calendar}", "rule_date_without_year", "id: D1.7"),
    (ART, "due: {on: {parameter: plan_by}, roll: none}", "due: {on: {amount: 02-30, origin: text}, roll: none}",
     "rule_not_an_amount", "due: {on: {amount: 02-30"),
    (ART, "due: {on: {parameter: plan_by}, roll: none}", "due: {on: {amount: 02-28, origin: text}, roll: none}",
     "rule_parameter_unused", ""),
    (ART, D18, "every: {parameter: review, period: calendar}", "rule_no_first_year", "id: D1.8"),
    (ART, D18, "every: {parameter: review, period: calendar, first_year: 12}", "rule_not_whole", D18[:30]),
    (SETS, "{value: 3mo, from: 2023-01-01,", "{value: 5mo, from: 2023-01-01,", "rule_no_calendar_period", "value: 5mo"),
    (SETS, "答复期限: {value: 15wd, from: 2022-01-01}", "yearly: {value: 6mo, from: 2022-01-01}",
     "rule_date_without_year", "yearly: {value: 6mo"),
    # numbers
    (PARA, "talks: {zh: 谈话周期, en: talks, unit: [mo]", "talks: {zh: 谈话周期, en: talks, unit: [mo, d]",
     "rule_unit_unfit", ""),
    (PARA, "vacancy: {zh: 空缺, en: vacancy, unit: [d]", "vacancy: {zh: 空缺, en: vacancy, unit: [wd]",
     "rule_unit_unfit", "vacancy: {"),
    (PARA, "vacancy: {zh: 空缺", "spare: {zh: 闲置, unit: [d], stricter: lower}\nvacancy: {zh: 空缺",
     "rule_parameter_unused", "spare: {"),
    (PARA, "recommended: {value: 6mo,", "recommended: {value: 18mo,", "rule_looser_than_floor", "talks: {"),
    (SETS, "{value: 6mo, from: 2022-01-01}", "{value: 24mo, from: 2022-01-01}", "rule_looser_than_floor",
     "value: 24mo"),
    (SETS, "答复期限: {value: 15wd, from: 2022-01-01}", "review: {value: 36mo, from: 2022-01-01}",
     "rule_looser_than_floor", "value: 36mo"),
    (SETS, "{value: 3mo, from: 2023-01-01, origin: outside, recorded_on: 2023-03-01}",
     "{value: 3mo, from: 2021-01-01, recorded_on: 2022-01-01}", "rule_set_twice", "value: 3mo"),
    # versions and exceptions
    (ART, "id: D1.8", "id: \"D1.7\"", "rule_norm_twice", "id: \"D1.7\""),
    (ART, "from: 2023-01-01\nrecorded_on: 2023-02-01\n", "", "rule_version_not_later", "id: \"D1.9\""),
    (ART, "id: D1.9\nsource: text\ntest: fields\nforce: never", "id: D1.9\nto: 2023-06-30\nsource: text\ntest: fields\n"
     "force: never",
     "rule_versions_overlap", "id: \"D1.9\""),
    (ART, "id: D1.9\nsource: text\ntest: fields\nforce: never", "id: D1.9\nto: 2023-01-31\nsource: text\ntest: fields\n"
     "force: never", "", ""),
    (ART, "label: tiny", "label: small", "rule_label_twice", "exception_to: \"D1.2\""),
    (ART, "to: 2022-12-31\n", "", "rule_equal_rank", "exception_to: \"D1.2\""),
    # clauses
    (ART, "> 1.7 每年", "> 1.3 每年", "rule_clause_twice", "> 1.3 每年"),
    (ART, "> 1.7 每年", "> 2.7 每年", "rule_locator_of_other_article", "> 2.7 每年"),
    (ART, "> 1.7 每年", "> 每年", "rule_clause_without_locator", "> 每年"),
    (ART, "> 1.10 说理的话。", "> 1.10", "rule_clause_without_gist", "> 1.10"),
    (ART, "> 1.10 说理的话。\n", "> 1.10 说理的话。\n\n> 1.11 没人答。\n",
     "rule_clause_unanswered", "> 1.10 说理的话。"),
    (ART, "```not-encoded", "```not-coded", "rule_unknown_block", "```not-coded"),
    (ART, "```not-encoded", "```", "rule_unknown_block", ""),
    # what is missing altogether
    (ART, "id: D1.8\n", "", "rule_key_missing", ""),
    (ART, "id: D1.8\n", "id: D1/8\n", "rule_not_an_id", "id: D1/8"),
    (ART, "id: D1.8\n", "id: ''\n", "rule_not_an_id", "id: ''"),
    (ART, "label: tiny\n", "label: so tiny\n", "rule_not_an_id", "label: so tiny"),
    (ART, "due: at_event\n", "", "rule_key_missing", "id: D1.2"),
    (ART, "group: {need: all, roster: opening}", "group: {roster: opening}", "rule_key_missing",
     "group: {roster: opening}"),
    (ART, "missed: {ladder: page}\n", "", "rule_key_missing", "id: D1.6"),
    (ART, "missed: {ladder: page}\n", "missed: {ladder: }\n", "rule_unknown_ladder", "missed: {ladder: }"),
    (FACT, "{kind: finding, subject: about, distinct", "{kind: finding, distinct", "", ""),
    (FACT, "{kind: finding, where: {severity: grave}, subject: unit}", "{kind: found, subject: unit}",
     "rule_unknown_kind", "grave: {"),
    (FACT, "late: {zh: 逾期,", "also: {code: arrived, zh: 又, lapse_of: D1.3}\nlate: {zh: 逾期,", "rule_name_twice",
     "also: {"),
    (FACT, "late: {zh: 逾期,", "also: {zh: 到任, lapse_of: D1.3}\nlate: {zh: 逾期,", "rule_zh_twice", "also: {"),
    (PROC, "states:", "statez:", "rule_key_missing", "zh: 整改"),
    (ART, "from: missed, roll: none}\n", "from: missed, roll: none}\nchecks: [grounded]\n",
     "rule_trigger_term_without_record", "id: D1.4"),
    # kinds
    (KIND, "  day_field: held_on", "  day_field: points", "rule_not_a_day_field", "  day_field"),
    (FIND, "report:\n  zh: 报告\n  visibility: V2\n", "report:\n  zh: 报告\n",
     "rule_kind_without_visibility", "report:"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "code", "at"), FITS)
def test_what_no_longer_fits_is_named_with_its_place(
    tmp_path: Path, name: str, old: str, new: str, code: str, at: str
) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    copy.change(name, old, new)
    found = copy.found()
    if not code:
        assert found == []
        return
    assert code in [one[2] for one in found], found
    if at:
        assert (name, copy.line_of(name, at), code) in found


def test_a_cycle_is_named_whole_from_its_first_norm(tmp_path: Path) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    copy.change(FACT, "lapse_of: D1.3}", "lapse_of: D1.4}\nalso: {zh: 又, lapse_of: D1.5}")
    copy.change(ART, "fact: [late]", "fact: [also]")
    copy.change(ART, "fact: grave\n", "fact: [grave, late]\n")
    copy.change(ART, "from: missed, roll: none}", "from: awareness, roll: none}")
    copy.change(ART, "from: {receipt: recorded_on}", "from: awareness")
    [problem] = copy.problems()
    assert (problem.place.line, problem.code) == (copy.line_of(ART, "id: D1.4"), "rule_cycle")
    assert problem.facts == {"circle": "D1.4 -> D1.5 -> D1.4"}


AGAIN = {
    "roles.yaml": ("head: {zh: 一把手, en: head, path: [{posts: [head]}], single: true}", "", "roles"),
    "facts.yaml": ("arrived: {zh: 到任, en: arrived, chart: {event: tenure_began, role: head}}", "", ""),
    "ladders.yaml": ("up: {zh: 逐级, en: up, rungs: [head, [upper_head, watch_head]]}", "", ""),
    "words.yaml": ("C0: {zh: 记下, en: noted}", "", "consequences"),
    "parameters.yaml": ("vacancy: {zh: 空缺, en: vacancy, unit: [d], stricter: lower}", "", ""),
}


@pytest.mark.parametrize("name", sorted(AGAIN))
def test_a_later_rulebook_may_say_the_same_again_but_not_otherwise(tmp_path: Path, name: str) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    said, _, under = AGAIN[name]
    path = copy.folders[1] / name
    path.write_text(f"{under}:\n  {said}\n" if under else f"{said}\n", encoding="utf-8")
    assert copy.found() == []
    otherwise = path.read_text(encoding="utf-8").replace("en: ", "en: other ")
    path.write_text(otherwise, encoding="utf-8")
    [problem] = copy.problems()
    assert (problem.place.file, problem.code) == (str(path), "rule_redefined")
    assert problem.facts["rulebook"] == "full"


def test_a_later_rulebook_may_not_take_the_id_of_a_norm(tmp_path: Path) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    block = copy.file(ART).read_text(encoding="utf-8").split("```duty\nid: D1.7")[1].split("```")[0]
    article = copy.file(SETS)
    text = article.read_text(encoding="utf-8")
    article.write_text(
        f"{text}\n> 1.2 再说一遍。\n\n```duty\nid: D1.7\nversion: 2\nfrom: 2024-01-01{block}```\n", encoding="utf-8"
    )
    assert copy.found() == [("full-measures/articles/01.md", copy.line_of(SETS, "id: D1.7"), "rule_redefined")]


def test_a_name_that_may_mean_two_things_is_ambiguous_where_it_is_used(tmp_path: Path) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    copy.change(
        FIND,
        "report:\n  zh: 报告",
        "letter:\n  zh: 信\n  visibility: V2\n  kinds:\n    formal: {zh: 正式谈话}\nreport:\n  zh: 报告",
    )
    assert copy.found() == []
    copy.change(ART, "谈话.正式谈话: [by, 要点]", "正式谈话: [by]")
    assert copy.found() == [(ART, copy.line_of(ART, "正式谈话: [by]"), "rule_ambiguous_kind")]


def test_a_field_name_that_means_different_fields_is_ambiguous(tmp_path: Path) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    copy.change(FIND, "reader: {type: holder, zh: 阅读人", "reader: {type: holder, zh: 要点")
    copy.change(CHECK, "filled: {trigger: severity}", "filled: {trigger: 要点}")
    assert (CHECK, copy.line_of(CHECK, "trigger: 要点"), "rule_ambiguous_field") in copy.found()


def test_a_kind_of_another_file_is_not_declared_again(tmp_path: Path) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    again = copy.folders[0] / "kinds/zz.yaml"
    again.write_text("finding: {zh: 问题, visibility: V2}\n", encoding="utf-8")
    assert ("full/kinds/zz.yaml", 1, "rule_name_twice") in copy.found()
