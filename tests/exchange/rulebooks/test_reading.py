"""A rulebook read: the same values in whatever language, order or layout, and another digest for another rule."""

from pathlib import Path

import pytest

from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.rulebook import norm as n
from hengjian.core.rulebook import predicate as p
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef, Stated, Unit
from hengjian.core.rulebook.rulebook import FactKind, FieldType, Step, StepKind
from hengjian.exchange.rulebooks import bundled_rulebooks, check_stack, find_rulebook, read_stack
from tests.exchange.rulebooks.stage import BUNDLED, DATA, FULL, MEASURES, copy_of

FILING = BUNDLED / "filing-deadline"
CHINESE = DATA / "chinese" / "filing-deadline"


def digest(folder: Path) -> str:
    return read_stack([folder]).rulebooks[0].digest


def test_the_bundled_rulebooks_are_right() -> None:
    assert check_stack([find_rulebook("leaders-2021"), find_rulebook("example-county")]) == ()
    assert check_stack([find_rulebook("filing-deadline"), find_rulebook("filing-deadline-measures")]) == ()
    assert len(bundled_rulebooks()) >= 4


def test_english_and_chinese_keys_give_one_rulebook_and_one_digest() -> None:
    english, chinese = read_stack([FILING]), read_stack([CHINESE])
    assert chinese.rulebooks[0].digest == english.rulebooks[0].digest
    assert chinese.digest == english.digest
    assert chinese.norms[0].bind == english.norms[0].bind == {"filer": "by"}


SAME = [
    ("regulation.toml", "# 虚构", "# 全是虚构"),
    ("articles/01.md", "一件事发生了", "有一件事发生了"),
    ("articles/01.md", "id: F1.1\nsource: text\n", "source: text  # why\nid: 'F1.1'\n"),
    ("articles/01.md", "\n> 1.2", "\n\n\n> 1.2"),
    ("kinds/trade.yaml", "  zh: 交易\n  en: trade\n", "  en: trade\n  zh: 交易\n"),
    ("roles.yaml", "  member: {zh: 成员, en: member}\n", "  member: {en: member, zh: 成员}\n"),
]
OTHER = [
    ("regulation.toml", "交易申报办法", "交易申报规定"),
    ("articles/01.md", "> 1.2 报得出来", "> 1.2 报出来"),
    ("articles/01.md", 'en: "A trade', 'en: "Each trade'),
    ("articles/01.md", "roll: none", "roll: next_working"),
    ("articles/01.md", "没有人因此要做什么", "没有人要做什么"),
    ("parameters.yaml", "{value: 30d,", "{value: 31d,"),
    ("kinds/trade.yaml", "visibility: V0", "visibility: V1"),
    ("checks.yaml", "zh: 本人报的", "zh: 自己报的"),
]


@pytest.mark.parametrize(("name", "old", "new"), SAME)
def test_order_remarks_and_prose_change_no_digest(tmp_path: Path, name: str, old: str, new: str) -> None:
    copy = copy_of([FILING], tmp_path)
    copy.change(f"filing-deadline/{name}", old, new)
    assert digest(copy.folders[0]) == digest(FILING)


@pytest.mark.parametrize(("name", "old", "new"), OTHER)
def test_every_gist_sentence_and_rule_changes_the_digest(tmp_path: Path, name: str, old: str, new: str) -> None:
    copy = copy_of([FILING], tmp_path)
    copy.change(f"filing-deadline/{name}", old, new)
    assert digest(copy.folders[0]) != digest(FILING)


# --- values ---------------------------------------------------------------------------------------------------------

RULES = read_stack([FULL, MEASURES])
NORMS = {(norm.id, norm.version): norm for norm in RULES.norms}


def test_a_norm_is_read_whole() -> None:
    norm = NORMS["D1.1", 1]
    assert (norm.rulebook, norm.article, norm.clause, norm.kind) == ("full", "01", "1.1", n.NormKind.DUTY)
    assert (norm.by, norm.about, norm.towards, norm.per) == (("head",), ("lower_head",), (), n.Per.PAIR)
    assert norm.triggers == (n.Every(ParameterRef("talks"), n.PeriodKind.CALENDAR),)
    assert norm.due == n.Window()
    formal = n.Part("talk.formal", ("by", "points"))
    oral = (p.Equals(p.Term(field="way"), "oral"),)
    opened = n.Part("talk.open", ("place",), oral, n.Link.SUBJECT, standing=True, produced_by=("watch",))
    assert norm.met_by == (n.Alternative((formal,)), n.Alternative((opened,)))
    assert (norm.checks, norm.missed, norm.see) == (("own", "face", "spread"), n.Missed("up", "C0"), "V3")
    assert (norm.label_shift, norm.links, norm.link, norm.scope) == (-1, ("D1.2",), None, "")
    assert norm.says == n.Says("每{period}谈一次。", "A talk every {period}.")
    assert (norm.span, norm.recorded_on) == (Span(Day(2021, 1, 1)), Day(2021, 1, 1))
    assert norm.place.line == 8


def test_triggers_of_every_shape() -> None:
    grave = (p.Equals(p.Term(field="severity"), "grave"),)
    assert NORMS["D1.2", 1].triggers == (n.Before("finding", grave),)
    assert NORMS["D1.3", 1].triggers == (n.New("finding"), n.New("report"))
    assert NORMS["D1.5", 1].triggers == (n.InState("mending", "answered"), n.OnFact("grave"))
    assert NORMS["D1.6", 1].triggers == (n.OnFact("arrived"), n.OnFact("long_held"), n.OnFact("many"), n.Always())
    assert NORMS["D1.8", 1].triggers == (n.Every(ParameterRef("review"), n.PeriodKind.CALENDAR, 2021),)
    thirty = Stated(Amount("30", Unit.DAYS), Origin.OURS)
    assert NORMS["D1.9", 1].triggers == (n.Every(thirty, n.PeriodKind.SINCE_LAST),)


def test_deadlines_of_every_shape() -> None:
    two = Stated(Amount("2", Unit.MONTHS), Origin.TEXT)
    assert NORMS["D1.3", 1].due == n.Deadline(two, n.Anchor.OCCURRENCE, "", n.Rounding.UP, n.Roll.NEXT_WORKING)
    ten = Stated(Amount("10", Unit.DAYS), Origin.OURS)
    assert NORMS["D1.4", 1].due == n.Deadline(ten, n.Anchor.MISSED, roll=n.Roll.NONE)
    answer = n.Deadline(ParameterRef("answer"), n.Anchor.RECEIPT, "recorded_on", roll=n.Roll.NONE)
    assert NORMS["D1.5", 1].due == answer
    assert NORMS["D1.7", 1].due == n.Deadline(ParameterRef("plan_by"), n.Anchor.OCCURRENCE, roll=n.Roll.NONE)
    assert (NORMS["D1.2", 1].due, NORMS["D1.6", 1].due) == (n.AtEvent(), n.Continuous())


def test_groups_modes_joins_and_bindings() -> None:
    assert NORMS["D1.2", 1].group == n.Group(2, n.RosterDay.DUE)
    assert NORMS["D1.8", 1].group == n.Group(0, n.RosterDay.OPENING)
    assert (NORMS["D1.2", 1].mode, NORMS["D1.2", 1].link) == (n.Mode.ANY, n.Link.MATTER)
    [alternative] = NORMS["D1.2", 1].met_by
    assert alternative.joins == (n.Join("finding", "ground", "talk"),)
    assert NORMS["D1.3", 1].bind == {"asked": "unit"}
    assert NORMS["D1.6", 1].scope == "central"


def test_exceptions_say_when_and_what() -> None:
    small, tiny = RULES.exceptions
    assert (small.label, small.norm, small.rank, small.clause) == ("small", "D1.2", 1, "1.2")
    assert (small.body_kinds, small.body_levels) == (("office",), ("township",))
    assert small.when == (p.Equals(p.Term(field="severity"), "grave"),)
    assert small.span == Span(Day(2022, 1, 1), Day(2023, 1, 1))
    five = Stated(Amount("5", Unit.WORKING_DAYS), Origin.OURS)
    assert small.due == n.Deadline(five, n.Anchor.AWARENESS)
    assert small.met_by == (n.Alternative((n.Part("report"),)),)
    assert (tiny.due, tiny.met_by, tiny.when, tiny.span.stop) == (None, (), (), OPEN)


def test_kinds_inherit_from_their_family_and_override() -> None:
    formal, opened = RULES.kinds["talk.formal"], RULES.kinds["talk.open"]
    assert (formal.family, formal.zh, formal.en, formal.visibility) == ("talk", "正式谈话", "formal talk", "V3")
    assert (formal.day_field, formal.label_field, opened.label_field) == ("held_on", "year", "")
    assert (opened.visibility, opened.en) == ("V0", "open")
    assert set(opened.fields) - set(formal.fields) == {"place"}
    assert formal.common == {"by": ("谈话人", "speaker")}
    way = formal.fields["way"]
    assert (way.type, way.values, way.value_names) == (FieldType.CHOICE, ("oral", "no"), ("口头", "不谈"))
    assert formal.fields["told"].addressee
    assert RULES.kinds["report"].fields["reader"].reader
    assert RULES.families["talk"] == ("talk.formal", "talk.open")
    assert RULES.rulebooks[0].families["talk"].zh == "谈话"
    assert {"withdrawal", "judgement"} <= RULES.kinds.keys()


def test_roles_walk_their_path() -> None:
    assert RULES.roles["lower_head"].path == (Step(StepKind.POSTS, ("head",)),)
    assert (RULES.roles["lower_head"].pair, RULES.roles["lower_head"].single) == ("lower", True)
    assert RULES.roles["watch"].path == (Step(StepKind.ORGAN, ("watch",)),)
    assert RULES.roles["sender"].path == (Step(StepKind.SENDER),)


def test_parameters_keep_what_is_stated_recommended_and_floored() -> None:
    talks, review = RULES.parameters["talks"], RULES.parameters["review"]
    twelve, half = Amount("12", Unit.MONTHS), Amount("6", Unit.MONTHS)
    assert (talks.unit, talks.stricter.value, talks.floor, talks.floor_origin) == (
        (Unit.MONTHS,),
        "lower",
        twelve,
        Origin.OUTSIDE,
    )
    assert (talks.recommended, talks.recommended_why, talks.stated) == (half, ("合适", "fits"), None)
    assert (review.stated, review.stated_origin, review.recommended) == (Amount("24", Unit.MONTHS), Origin.TEXT, None)
    assert RULES.parameters["answer"].unit == (Unit.DAYS, Unit.WORKING_DAYS)
    assert RULES.parameters["similar"].recommended == Amount("0.8", Unit.SHARE)


def test_ladders_and_words_are_read_whole() -> None:
    assert RULES.ladders["up"].rungs == (("head",), ("upper_head", "watch_head"))
    assert RULES.ladders["page"].rungs == ()
    law = RULES.rulebooks[0]
    assert (law.title, law.issuer, law.in_force.start) == (
        ("样例规定", "Sample regulation"),
        ("样例机关", "Sample body"),
        Day(2021, 1, 1),
    )
    assert law.consequences["C0"].en == "noted"
    assert {name: label.zh for name, label in law.visibility.items()} == {"V0": "公开", "V3": "双方"}
    assert (law.labels["member"].zh, law.body_kinds["watch"].zh, law.relation_kinds["mentor"].zh) == (
        "成员",
        "监督机关",
        "带教",
    )


def test_facts_of_every_source() -> None:
    facts = RULES.facts
    assert (facts["grave"].kind, facts["grave"].record, facts["grave"].subject_field) == (
        FactKind.RECORDED,
        "finding",
        "unit",
    )
    assert (facts["arrived"].kind, facts["arrived"].event, facts["arrived"].role) == (
        FactKind.CHART,
        "tenure_began",
        "head",
    )
    assert facts["long_held"].amount == ParameterRef("tenure")
    assert facts["long_held"].ahead == Stated(Amount("6", Unit.MONTHS), Origin.OURS)
    assert facts["many"].distinct_field == "by"
    assert facts["many"].amount == Stated(Amount("3", Unit.COUNT), Origin.OURS)
    assert (facts["late"].kind, facts["late"].of_norm) == (FactKind.LAPSE, "D1.3")


def test_every_predicate_is_read() -> None:
    found = [*RULES.checks["own"].needs, *RULES.checks["face"].needs, *RULES.checks["grounded"].needs]
    assert {type(predicate) for predicate in found} == set(p.Predicate.__args__)
    assert p.Equals(p.Term(field="face"), value=True) in found
    assert p.Equals(p.Term(field="rounds"), 2) in found
    assert p.Equals(p.Term(field="rounds"), "2.5") in found
    assert p.OneOf(p.Term(field="way"), ("oral", "no")) in found
    assert p.OfKind(p.Term(field="ground"), ("talk.formal", "report")) in found
    assert p.Filled((p.Term(p.Whose.REFERRED, field="points", via="ground"),)) in found
    assert p.Filled((p.Term(p.Whose.TRIGGER, field="severity"),)) in found
    covered = p.Covers(p.Term(field="told"), p.Term(p.Whose.ROLE, role="members"), less_excluded=True)
    assert covered in found


def test_a_procedure_is_read_with_its_steps_in_order() -> None:
    procedure = RULES.procedures["mending"]
    assert (procedure.opened_by, procedure.start) == ("finding", "opened")
    assert procedure.opened_where == (p.OneOf(p.Term(field="severity"), ("light", "grave")),)
    [step] = procedure.steps
    assert (step.from_states, step.to, step.event, step.guards) == (("opened",), "answered", "report", ("own",))


def test_settings_know_where_they_come_from() -> None:
    first, second, answer = RULES.settings
    assert (first.amount, first.origin, first.issuer_body) == (Amount("6", Unit.MONTHS), Origin.MEASURES, "county")
    assert (second.origin, second.from_on, second.recorded_on) == (Origin.OUTSIDE, Day(2023, 1, 1), Day(2023, 3, 1))
    assert second.recorded_at.isoformat() == "2023-03-01T00:00:00+00:00"
    assert (answer.parameter, answer.amount, answer.id) == (
        "answer", Amount("15", Unit.WORKING_DAYS), "full-measures:1.1:answer:2022-01-01",
    )  # fmt: skip


def test_clauses_say_what_answers_for_them() -> None:
    clauses = {clause.locator: clause for clause in RULES.rulebooks[0].articles[0].clauses}
    assert list(clauses) == ["1.1", "1.2", "1.3", "1.4", "1.7", "1.10"]
    assert clauses["1.7"].norms == ("D1.7", "D1.8", "D1.9")
    assert clauses["1.10"].not_encoded == "没有人因此要做什么"
    assert RULES.rulebooks[1].articles[0].clauses[0].sets == ("talks", "talks", "answer")


def test_two_reasons_why_nothing_is_owed_are_both_kept(tmp_path: Path) -> None:
    copy = copy_of([FULL, MEASURES], tmp_path)
    copy.change(
        "full/articles/01.md",
        "because: 没有人因此要做什么\n```",
        "because: 没有人因此要做什么\n```\n\n```not-encoded\nbecause: 再说一遍\n```",
    )
    clauses = read_stack(copy.folders).rulebooks[0].articles[0].clauses
    assert clauses[-1].not_encoded == "没有人因此要做什么; 再说一遍"
