"""One change in a rulebook that was right, and `check` names file, line and mistake: shapes, words, names."""

from pathlib import Path

import pytest

from tests.exchange.rulebooks.stage import FULL, MEASURES, copy_of

ART, KIND, FIND = "full/articles/01.md", "full/kinds/talk.yaml", "full/kinds/finding.yaml"
ROLE, FACT, CHECK, LADDER = "full/roles.yaml", "full/facts.yaml", "full/checks.yaml", "full/ladders.yaml"
PARA, PROC, WORD, TOML = (
    "full/parameters.yaml",
    "full/procedures/mending.yaml",
    "full/words.yaml",
    "full/regulation.toml",
)

# file, what stands there, what is put there, the code; the problem is on the line of the change unless `at` is given
SHAPES = [
    (TOML, 'in_force = 2021-01-01', 'in_force = "2021-02-30"', "rule_not_a_day"),
    (TOML, 'in_force = 2021-01-01', 'in_force = "0001-01-01"', "rule_not_a_day"),
    (TOML, 'in_force = 2021-01-01', 'in_force = "someday"', "rule_not_a_day"),
    (TOML, 'in_force = 2021-01-01', 'in_force = [2021]', "rule_wrong_type"),
    (TOML, 'body = ""', 'bodi = ""', "rule_unknown_key"),
    (TOML, 'body = ""', 'body = true', ""),
    (TOML, 'body = ""', 'body = [', "rule_not_toml"),
    (ART, "test: fields\nforce: must\nby: 一把手", "test: field\nforce: must\nby: 一把手", "rule_unknown_word"),
    (ART, "label: previous", "label: [previous]", "rule_wrong_type"),
    (ART, "see: V3\nlinks", "see: {V: 3}\nlinks", "rule_wrong_type"),
    (ART, "label: previous", "lable: previous", "rule_unknown_key"),
    (ART, "label: previous", "label: previous\n归期: this", "rule_key_twice"),
    (ART, "label: previous", "label: previous\nlabel: this", "rule_key_twice"),
    (ART, "  - talk.open: {fields: [place],", "  - talk.open: {fields: {place: 1},", "rule_wrong_type"),
    (ART, "checks: [own, face, spread]", "checks: [own, [face], spread]", "rule_wrong_type"),
    (ART, "checks: [own, face, spread]", "checks: {own: face}", "rule_wrong_type"),
    (ART, "  - 谈话.正式谈话: [by, 要点]", "  - @谈话.正式谈话: [by, 要点]", "rule_not_yaml"),
    (ART, "group: {need: all, roster: opening}", "group: {need: some, roster: opening}", "rule_unknown_word"),
    (ART, "group: {need: {at_least: 2},", "group: {need: {at_least: 0},", "rule_not_whole"),
    (ART, "version: 2\n", "version: two\n", "rule_not_whole"),
    (ART, "rank: 1\nwhen: {}", "rank: -1\nwhen: {}", "rule_not_whole"),
    (ART, "when: {}", "when: small", "rule_wrong_type"),
    (ART, "then: not_applicable", "then: applicable", "rule_then_wrong"),
    (ART, "then: not_applicable", "then: {}", "rule_then_wrong"),
    (ART, "to: 2022-12-31", "to: 2021-12-31", "rule_ends_before_start"),
    (ART, "says: {zh: \"复核。\", en: \"Reviewed.\"}", "says: {zh: \"复{what}核。\", en: \"Reviewed.\"}",
     "rule_unknown_placeholder"),
    (ART, "zh: \"复核。\"", "zh: \"复{核。\"", "rule_unknown_placeholder"),
    (ART, "zh: \"复核。\"", "zh: \"复}核。\"", "rule_unknown_placeholder"),
    (ART, "because: 没有人因此要做什么", "because: \"\"", "rule_no_reason"),
    (ART, "bind: {asked: unit}", "bind: [asked, unit]", "rule_wrong_type"),
    (ART, "fact: [late]", "fact: {late: 1}", "rule_wrong_type"),
    (ART, "state: {procedure: mending, enters: answered}", "state: answered", "rule_wrong_type"),
    (KIND, "face: {type: yes_no,", "face: {type: boolean,", "rule_unknown_word"),
    (KIND, "topics: {type: texts,", "topics: {type: choice,", "rule_choice_values"),
    (KIND, "points: {type: text,", "points: {type: text, values: {a: 甲},", "rule_choice_values"),
    (KIND, "told: {type: holders,", "told: {type: texts,", "rule_not_a_holder_field"),
    (KIND, "compared: true}", "compared: perhaps}", "rule_unknown_word"),
    (KIND, "values: {oral: 口头, \"no\": 不谈}", "values: [oral]", "rule_wrong_type"),
    (KIND, "topics: {type: texts, zh: 话题,", "topics: {type: texts, zh: 要点,", "rule_zh_twice"),
    (KIND, "    rounds: {type: number, zh: 次数,", "    x: {code: face, type: number, zh: 次数,", "rule_name_twice"),
    (KIND, "    rounds: {type: number, zh: 次数,", "    次数: {type: number,", "rule_code_needed"),
    (ROLE, "  head: {zh: 负责人, en: head}", "  head: 负责人", "rule_wrong_type"),
    (ROLE, "  member: {zh: 成员, en: member}", "  member: {zh: 负责人, en: member}", "rule_zh_twice"),
    (ROLE, "  member: {zh: 成员, en: member}", "  m: {code: head, zh: 成员, en: member}", "rule_name_twice"),
    (ROLE, "path: [sender]}", "path: []}", "rule_path_wrong"),
    (ROLE, "path: [record]}", "path: [record, own]}", "rule_path_wrong"),
    (ROLE, "path: [sender]}", "path: sender}", "rule_wrong_type"),
    (ROLE, "path: [sender]}", "path: [sendr]}", "rule_unknown_word"),
    (ROLE, "path: [{organ: [watch]}]}", "path: [{organ: [watch], posts: [head]}]}", "rule_one_step"),
    (ROLE, "pair: upper", "pair: above", "rule_unknown_word"),
    (PARA, "unit: [share], stricter: lower", "unit: [part], stricter: lower", "rule_unknown_word"),
    (PARA, "floor: {value: 12mo,", "floor: {value: 12d,", "rule_not_an_amount"),
    (PARA, "recommended: {value: \"0.80\"}", "recommended: {value: \"1.80\"}", "rule_not_an_amount"),
    (PARA, "recommended: {value: \"0.80\"}", "recommended: {value: NaN}", "rule_not_an_amount"),
    (PARA, "stated: {value: 24mo, origin: text}", "stated: {value: 24mo}", "rule_key_missing"),
    (PARA, "stated: {value: 24mo, origin: text}", "stated: {value: 99999mo, origin: text}", "rule_not_an_amount"),
    ("full-measures/articles/01.md", "答复期限: {value: 15wd,", "答复期限: {value: 2wk,", "rule_not_an_amount"),
    ("full-measures/articles/01.md", "答复期限: {value: 15wd,", "答复期限: {", "rule_key_missing"),
    (FACT, "arrived: {zh: 到任, en: arrived, chart: {event: tenure_began, role: head}}",
     "arrived: {zh: 到任, en: arrived}", "rule_one_fact_source"),
    (FACT, "lapse_of: D1.3}", "lapse_of: D1.3, recorded: {kind: finding}}", "rule_one_fact_source"),
    (FACT, "event: tenure_reaches, role: head, amount: {parameter: tenure},", "event: tenure_reaches, role: head,",
     "rule_no_amount"),
    (FACT, "event: tenure_began, role: head}", "event: tenure_began, role: head, ahead: {amount: 6mo, origin: ours}}",
     "rule_not_with_began"),
    (FACT, "subject: unit}}", "subject: [unit]}}", "rule_wrong_type"),
    (FACT, "at_least: {amount: 3, origin: ours}", "at_least: {amount: 3}", "rule_no_origin"),
    (FACT, "at_least: {amount: 3, origin: ours}", "at_least: {origin: ours}", "rule_no_amount"),
    (FACT, "amount: {parameter: tenure},", "amount: {parameter: tenure, amount: 6mo},", "rule_parameter_and_amount"),
    (FACT, "amount: {parameter: tenure},", "amount: {parameter: tenure, origin: ours},", "rule_parameter_and_amount"),
    (CHECK, "- none_excluded: {field: by}", "- none_excluded: {field: by}\n      filled: {field: by}",
     "rule_one_predicate"),
    (CHECK, "- none_excluded: {field: by}", "- by", "rule_wrong_type"),
    (CHECK, "- none_excluded: {field: by}", "- none_exclude: {field: by}", "rule_unknown_predicate"),
    (CHECK, "- apart: [{field: by}, subject]", "- apart: [{field: by}]", "rule_two_terms"),
    (CHECK, "- apart: [{field: by}, subject]", "- apart: {field: by}", "rule_wrong_type"),
    (CHECK, "- apart: [{field: by}, subject]", "- apart: [{field: by}, {role: head, field: by}]", "rule_no_term"),
    (CHECK, "- apart: [{field: by}, subject]", "- apart: [{field: by}, [subject]]", "rule_wrong_type"),
    (CHECK, "- apart: [{field: by}, subject]", "- apart: [{field: by}, suspect]", "rule_unknown_word"),
    (CHECK, "- apart: [{field: by}, subject]", "- apart: [{field: [by]}, subject]", "rule_wrong_type"),
    (CHECK, "{of: {field: face}, value: true}", "{of: {field: face}, value: maybe}", "rule_unknown_word"),
    (CHECK, "{of: {field: face}, value: true}", "{of: {field: face}, value: [true]}", "rule_wrong_type"),
    (CHECK, "{of: {field: way}, value: 口头}", "{of: {field: way}, value: 笔谈}", "rule_unknown_value"),
    (CHECK, "{of: {field: rounds}, value: 2}", "{of: {field: rounds}, value: two}", "rule_not_a_number"),
    (CHECK, "{of: {field: rounds}, value: 2}", "{of: {field: rounds}}", "rule_key_missing"),
    (CHECK, "[{field: held_on}, {field: recorded_on}]", "[{field: points}, {field: recorded_on}]", "rule_term_type"),
    (CHECK, "[{field: held_on}, {field: recorded_on}]", "[bearer, {field: recorded_on}]", "rule_term_type"),
    (CHECK, "at: {field: day}}", "at: {field: ground}}", "rule_term_type"),
    (CHECK, "in_force: {of: {field: ground}", "in_force: {of: {field: unit}", "rule_term_type"),
    (CHECK, "of_kind: {of: {field: ground}", "of_kind: {of: {field: unit}", "rule_term_type"),
    (CHECK, "within: {since: {field: held_on}", "within: {since: {field: points}", "rule_term_type"),
    (CHECK, "covers: {part: {field: told}", "covers: {part: {field: points}", "rule_term_type"),
    (CHECK, "first_is: {of: {field: told}", "first_is: {of: {field: topics}", "rule_term_type"),
    (CHECK, "last_is: {of: {field: told}", "last_is: {of: {field: topics}", "rule_term_type"),
    (CHECK, "no_later_than_median: {who: bearer}", "no_later_than_median: {who: {field: points}}", "rule_term_type"),
    (CHECK, "none_excluded: {field: by}", "none_excluded: {field: day}", "rule_term_type"),
    (CHECK, "same_person: [{field: by}, bearer]", "same_person: [{field: day}, bearer]", "rule_term_type"),
    (CHECK, "apart: [{field: by}, subject]", "apart: [{field: re}, subject]", "rule_term_type"),
    (CHECK, "    - same_person: [{field: by}, bearer]\n    - apart: [{field: by}, subject]\n"
     "    - none_excluded: {field: by}\n", "    []\n", "rule_check_without_needs"),
    (LADDER, "page_only: true}", "page_only: true, rungs: [head]}", "rule_page_only_with_rungs"),
    (LADDER, "page_only: true}", "page_only: false}", "rule_ladder_empty"),
    (LADDER, "rungs: [head, [upper_head, watch_head]]", "rungs: head", "rule_wrong_type"),
]  # fmt: skip

NAMES = [
    (ART, "join: {finding: {ground: talk}}", "连接: {问题: {依据: 谈话}}", ""),
    (ART, "{procedure: mending, enters: answered}", "{程序: 整改, 进入: 已答复}", ""),
    (ART, "due: continuous\nmet_by:\n  - report", "期限: 持续\nmet_by:\n  - 报告", ""),
    (ART, "by: 一把手", "by: 第一把手", "rule_unknown_role"),
    (ART, "checks: [own, face, spread]", "checks: [own, fase]", "rule_unknown_check"),
    (ART, "missed: {ladder: up, consequence: C0}", "missed: {ladder: upp, consequence: C0}", "rule_unknown_ladder"),
    (ART, "missed: {ladder: up, consequence: C0}", "missed: {ladder: up, consequence: C9}", "rule_unknown_consequence"),
    (ART, "see: V4", "see: V9", "rule_unknown_visibility"),
    (ART, "links: [D1.2]", "links: [D9.9]", "rule_unknown_norm"),
    (ART, "{parameter: talks, period: calendar}", "{parameter: walks, period: calendar}", "rule_unknown_parameter"),
    (ART, "fact: [late]", "fact: [laet]", "rule_unknown_fact"),
    (ART, "{procedure: mending, enters: answered}", "{procedure: mend, enters: answered}", "rule_unknown_procedure"),
    (ART, "{procedure: mending, enters: answered}", "{procedure: mending, enters: done}", "rule_unknown_state"),
    (ART, "exception_to: D1.2\nlabel: small", "exception_to: D9.2\nlabel: small", "rule_unknown_norm"),
    (ART, "body_kind: office,", "body_kind: ofice,", "rule_unknown_body_kind"),
    (ART, "  - 谈话.正式谈话: [by, 要点]", "  - 谈话.不正式: [by, 要点]", "rule_unknown_kind"),
    (ART, "  - 谈话.正式谈话: [by, 要点]", "  - 谈话.正式谈话: [by, 要领]", "rule_unknown_field"),
    (ART, "from: {receipt: recorded_on}", "from: {receipt: recorded}", "rule_unknown_field"),
    (ART, "new: [finding, {kind: report}]", "new: [finding, {kind: reprot}]", "rule_unknown_kind"),
    ("full-measures/articles/01.md", "答复期限: {value: 15wd,", "答复日期: {value: 15wd,", "rule_unknown_parameter"),
    (ROLE, "path: [{organ: [watch]}]", "path: [{organ: [wach]}]", "rule_unknown_body_kind"),
    (ROLE, "path: [{related: [mentor]}]", "path: [{related: [mentr]}]", "rule_unknown_relation_kind"),
    (ROLE, "upper, path: [{posts: [head]}]", "upper, path: [{posts: [haed]}]", "rule_unknown_label"),
    (KIND, "  visibility: V3", "  visibility: V8", "rule_unknown_visibility"),
    (KIND, "label_field: year", "label_field: yaer", "rule_unknown_field"),
    (WORD, "V0: {zh: 公开, en: public}", "V0: {zh: 公开, en: public}, V8: {zh: 别的}", "rule_no_such_visibility"),
    (FACT, "distinct: by,", "distinct: buy,", "rule_unknown_field"),
    (FACT, "lapse_of: D1.3}", "lapse_of: D9.3}", "rule_unknown_norm"),
    (FACT, "{severity: grave}, subject", "{gravity: grave}, subject", "rule_unknown_field"),
    (CHECK, "kinds: [谈话.正式谈话, report]", "kinds: [谈话.正式谈话, raport]", "rule_unknown_kind"),
    (CHECK, "filled: {trigger: severity}", "filled: {trigger: severety}", "rule_unknown_field"),
    (PROC, "start: opened", "start: open", "rule_unknown_state"),
    (PROC, "event: report,", "event: repoort,", "rule_unknown_kind"),
    (PROC, "guards: [own]", "guards: [one]", "rule_unknown_check"),
    (LADDER, "rungs: [head,", "rungs: [haed,", "rule_unknown_role"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "code"), SHAPES + NAMES)
def test_one_wrong_word_is_named_with_its_line(tmp_path: Path, name: str, old: str, new: str, code: str) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    line = copy.change(name, old, new)
    found = copy.found()
    if not code:
        assert found == []
        return
    lines = range(line, line + new.count("\n") + 2)
    assert [one for one in found if one[2] == code and one[0] == name and one[1] in lines], found


def test_the_stack_they_start_from_is_right(tmp_path: Path) -> None:
    assert copy_of([FULL, MEASURES], tmp_path).problems() == ()
