"""The sheets of the register: one a family of kinds, named as the family is, its fields as columns.

- A family's sheet has the fields of all its kinds; what a record's own kind does not know is said, as in a folder.
- Records of kinds no rulebook knows have a sheet too, so that nothing is lost on the way out and in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hengjian.core.rulebook.rulebook import FieldSpec, FieldType, Kind
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.workbook.chart_sheets import HELP, LISTS, OFFICE, chart_sheets
from hengjian.exchange.workbook.plan import Column, Holds, Sheet, Word, sheet_names, told_apart

OTHER = "other_records"
HOLDS = {
    FieldType.TEXT: Holds.TEXT,
    FieldType.NUMBER: Holds.NUMBER,
    FieldType.DAY: Holds.DAY,
    FieldType.YES_NO: Holds.YES_NO,
    FieldType.CHOICE: Holds.CHOICE,
    FieldType.HOLDER: Holds.ID,
    FieldType.HOLDERS: Holds.IDS,
    FieldType.REFERENCE: Holds.ID,
    FieldType.REFERENCES: Holds.IDS,
    FieldType.TEXTS: Holds.TEXTS,
    FieldType.LIST: Holds.JSON,
}
_NOTES: dict[Holds, tuple[str, str]] = {
    Holds.TEXT: ("文字", "words"),
    Holds.NUMBER: ("数，不带单位和逗号", "a number, without unit or commas"),
    Holds.DAY: ("日期，如 2024-03-05", "a day, like 2024-03-05"),
    Holds.YES_NO: ("是或否", "yes or no"),
    Holds.CHOICE: ("从下拉里选", "choose one"),
    Holds.ID: ("编号", "an id"),
    Holds.IDS: ("编号；几个用分号隔开", "ids, separated by ;"),
    Holds.TEXTS: ("几条文字，用分号隔开或各占一行", "texts, separated by ; or each on its line"),
    Holds.JSON: ("几条文字，用分号隔开；或一个 JSON 列表", "texts, separated by ;, or a JSON list"),
}
_WHEN = (
    Column(
        Word("id", "编号", "id"),
        Holds.ID,
        ("这条记录的编号。自己定，不能重复", "id of the record, yours to choose, unique"),
        needed=True,
    ),
    Column(
        Word("occurred_on", "发生日", "day of the act"),
        Holds.DAY,
        ("哪天做的", "the day it was done"),
        needed=True,
        also=("日期",),
    ),
    Column(
        Word("recorded_at", "记录时刻", "recorded at"),
        Holds.MOMENT,
        ("什么时候记下的，如 2024-03-05 09:30；只写日期就是那天零点", "when it was written down; a bare day is 0:00"),
        needed=True,
        also=("获知时刻", "登记时刻"),
    ),
    Column(
        Word("body", "单位", "body"), Holds.ID, ("哪个单位的记录，写编号", "id of the body it is of"), ids_of="bodies"
    ),
)
_COMMON: dict[str, tuple[Holds, str, str, str]] = {
    "by": (Holds.ID, "经办", "by", "posts"),
    "about": (Holds.IDS, "对象", "about", ""),
    "re": (Holds.IDS, "所涉记录", "re", ""),
}
_ENDS = (
    Column(
        Word("corrects", "更正哪条", "corrects"),
        Holds.ID,
        ("更正以前的记录：写它的编号，整条替换它", "id of the earlier record this one replaces whole"),
    ),
    Column(
        Word("reuse_of", "沿用哪条", "reuse of"),
        Holds.ID,
        ("用的是已经交过的哪条记录", "id of a record already filed that this one stands on"),
    ),
    Column(
        Word("number", "次序", "order"),
        Holds.NUMBER,
        ("导出时写的，可以空着：各表的记录按它排", "written by an export, may be empty: records stand in this order"),
    ),
    Column(
        Word("fields", "其他内容", "more fields"),
        Holds.JSON,
        ("导出时放列里装不下的内容，可以空着", "what no column holds, as a JSON object; may be empty"),
    ),
)


def workbook_sheets(rules: Rules) -> tuple[Sheet, ...]:
    """All sheets that hold data, in order, their names told apart."""
    declared = [kind.family for book in rules.rulebooks for kind in book.kinds.values()]
    families = dict.fromkeys([*declared, *(kind.family for kind in rules.kinds.values())])
    sheets = [OFFICE, *chart_sheets(rules), *(_family(rules, family) for family in families), _other(rules)]
    words = told_apart([*(sheet.word for sheet in sheets), HELP, LISTS])
    zh, en = (sheet_names([(word.named(lang), word.code) for word in words]) for lang in ("zh", "en"))
    named = [replace(word, zh=zh[place], en=en[place]) for place, word in enumerate(words)]
    return tuple(replace(sheet, word=word) for sheet, word in zip(sheets, named, strict=False))


def _family(rules: Rules, family: str) -> Sheet:
    kinds = [rules.kinds[name] for name in rules.kinds if rules.kinds[name].family == family]
    labels = [book.families[family] for book in rules.rulebooks if family in book.families]
    word = Word(family, labels[-1].zh, labels[-1].en) if labels else Word(family, kinds[0].zh, kinds[0].en)
    if len(kinds) > 1 and not labels:
        word = Word(family, family, family)
    return Sheet("records", word, _columns(kinds, _kind_column(kinds)), family=family)


def _kind_column(kinds: Sequence[Kind]) -> Column:
    words = tuple(Word(kind.name, kind.zh, kind.en) for kind in kinds)
    note = ("从下拉里选", "choose one") if len(kinds) > 1 else ("这张表只有一种，可以空着", "one kind, may be empty")
    return Column(Word("kind", "种类", "kind"), Holds.CHOICE, note, needed=len(kinds) > 1, choices=words)


def _other(rules: Rules) -> Sheet:
    note = ("规则里没有的种类，留着但不算数", "kinds no rulebook knows: kept, they meet nothing")
    column = Column(Word("kind", "种类", "kind"), Holds.ID, note, needed=True)
    return Sheet("records", Word(OTHER, "其他记录", "other records"), _columns((), column), family=OTHER)


def _columns(kinds: Sequence[Kind], kind_column: Column) -> tuple[Column, ...]:
    head, *when = _WHEN
    common = [_common(code, kinds) for code in _COMMON]
    fields = _fields(kinds)
    columns = [kind_column, head, *when, *common, *fields, *_ENDS]
    words = told_apart(column.word for column in columns)
    return tuple(replace(column, word=word) for column, word in zip(columns, words, strict=True))


def _common(code: str, kinds: Sequence[Kind]) -> Column:
    """`by`, `about`, `re` are called as all kinds of the family call them."""
    holds, zh, en, ids_of = _COMMON[code]
    names = {kind.common.get(code, (zh, en)) for kind in kinds} or {(zh, en)}
    (own,) = names if len(names) == 1 else [(zh, en)]
    what_zh, what_en = _NOTES[holds]
    whose = ("记录的", "of records") if code == "re" else ("单位、职务或人的", "of bodies, posts or people")
    note = (f"{whose[0]}{what_zh}", f"{what_en} {whose[1]}")
    return Column(Word(code, *own), holds, note, ids_of=ids_of, also=(zh, en))


def _fields(kinds: Sequence[Kind]) -> list[Column]:
    taken = {column.word.code for column in (*_WHEN, *_ENDS)} | {*_COMMON, "kind"}
    specs: dict[str, FieldSpec] = {}
    words: dict[str, dict[str, Word]] = {}
    day_fields = {kind.day_field for kind in kinds}
    for kind in kinds:
        for name, spec in kind.fields.items():
            specs.setdefault(name, spec)
            words.setdefault(name, {}).update((word.code, word) for word in choices_of(spec))
    found = []
    for name, spec in specs.items():
        holds = HOLDS[spec.type]
        zh, en = _NOTES[holds]
        if name in day_fields:
            zh, en = f"{zh}；可以空着，填了要和发生日一样", f"{en}; may be empty, else as the day of the act"
        word = Word(f"fields.{name}" if name in taken else name, spec.zh or name, spec.en or name)
        found.append(Column(word, holds, (zh, en), choices=tuple(words[name].values()), field=name))
    return found


def choices_of(spec: FieldSpec) -> Iterable[Word]:
    """The words of a choice field."""
    names = spec.value_names or spec.values
    return (Word(code, zh, code.replace("_", " ")) for code, zh in zip(spec.values, names, strict=False))
