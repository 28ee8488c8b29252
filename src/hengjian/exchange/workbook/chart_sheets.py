"""The sheets of the chart and of the deployment, with the note each header carries."""

from __future__ import annotations

from collections.abc import Iterable

from hengjian.core.rulebook.build_names import RELATION_KINDS
from hengjian.core.rulebook.rulebook import Label
from hengjian.core.rulebook.stack import Rules
from hengjian.exchange.workbook.plan import Column, Holds, Sheet, Word

HELP = Word("help", "怎么填", "how to fill")
LISTS = Word("lists", "选项", "choices")
OFFICE = Sheet(
    "office",
    Word("office", "基本情况", "office"),
    (
        Column(
            Word("item", "项目", "item"),
            Holds.TEXT,
            ("名称、时区、本级以外的地址、层级；一部规则一行：起用 规则名", "one row a rulebook: adopted NAME"),
            needed=True,
        ),
        Column(
            Word("value", "内容", "value"),
            Holds.TEXT,
            ("起用日写成 2024-01-01", "a day of adoption is written 2024-01-01"),
            needed=True,
        ),
    ),
)
ITEMS = (
    Word("name", "名称", "name"),
    Word("zone", "时区", "zone"),
    Word("outside", "本级以外的地址", "outside"),
    Word("level", "层级", "level"),
)
ADOPTED = Word("adopted", "起用", "adopted")
RELATION_NAMES = {
    "superior": ("上级", "superior"),
    "same_level": ("同级", "same level"),
    "acting": ("主持", "acting"),
    "deputy": ("副职", "deputy"),
    "absent": ("不在岗", "absent"),
    "dispatched": ("派驻", "dispatched"),
    "dual": ("双重管理", "dual management"),
    "in_charge": ("分管", "in charge"),
    "reports_to": ("报告对象", "reports to"),
    "kin": ("亲属", "kin"),
    "implicated": ("牵涉", "implicated"),
    "recused": ("回避", "recused"),
}
_FROM = Column(
    Word("from", "起", "from"),
    Holds.DAYS,
    (
        "从哪天起，这一天算在内。只知道年或月就写 2010 或 2010-05；不知道就空着",
        "the first day. Write 2010 or 2010-05 if no more is known; empty if nothing is",
    ),
)
_TO = Column(
    Word("to", "止", "to"),
    Holds.DAYS,
    ("到哪天止，这一天算在内。还没有结束就空着", "the last day, inside. Empty while it has not ended"),
)
_LEARNT = Column(
    Word("recorded_at", "得知时刻", "learnt at"),
    Holds.MOMENT,
    (
        "什么时候得知的，如 2024-03-05 09:30；空着就当从“起”那天得知。改正一行：编号不变，另起一行写新的时刻",
        "when this was learnt; empty: on its first day. To mend a row, write it again with a later moment",
    ),
)


def _id(zh: str, en: str) -> Column:
    return Column(
        Word("id", "编号", "id"),
        Holds.ID,
        (f"{zh}。自己定，不能重复，定了就不改；写中文也行", f"{en}. Yours to choose, unique, never changed"),
        needed=True,
    )


def _ids(word: Word, table: str, zh: str, en: str) -> Column:
    return Column(word, Holds.ID, (zh, en), needed=True, ids_of=table)


def chart_sheets(rules: Rules) -> tuple[Sheet, ...]:
    """The five sheets of the chart; what they offer is what the rulebooks declare."""
    kinds = _words(label for book in rules.rulebooks for label in book.body_kinds.values())
    labels = _words(label for book in rules.rulebooks for label in book.labels.values())
    named = {label.name: label for book in rules.rulebooks for label in book.relation_kinds.values()}
    core = [Label(code, *RELATION_NAMES.get(code, (code, code))) for code in RELATION_KINDS if code not in named]
    relations = _words([*named.values(), *core])
    return (
        Sheet(
            "bodies",
            Word("bodies", "单位", "bodies"),
            (
                _id("单位的编号", "id of the body"),
                Column(Word("name", "名称", "name"), Holds.TEXT, ("单位叫什么", "what the body is called")),
                Column(
                    Word("kind", "种类", "kind"),
                    Holds.ONE_OF,
                    ("从下拉里选；别的词留着，但规则不认", "choose one; other words are kept and meet nothing"),
                    choices=kinds,
                ),
                Column(
                    Word("superior", "上级单位", "superior"),
                    Holds.ID,
                    ("上级单位的编号；没有就空着", "id of the body above; empty if there is none"),
                    ids_of="bodies",
                ),
                Column(Word("level", "层级", "level"), Holds.TEXT, ("省、市、县、乡等，照实写", "as it is")),
                _FROM,
                _TO,
            ),
            needed=True,
        ),
        Sheet(
            "posts",
            Word("posts", "职务", "posts"),
            (
                _id("职务的编号", "id of the post"),
                _ids(Word("body", "所在单位", "body"), "bodies", "单位的编号", "id of its body"),
                Column(Word("title", "名称", "title"), Holds.TEXT, ("职务叫什么", "what the post is called")),
                Column(
                    Word("roles", "标签", "labels"),
                    Holds.SOME_OF,
                    (
                        "规则靠标签找人。从下拉里选；有几个就用分号隔开",
                        "rules find people by labels. Several are separated by ;",
                    ),
                    choices=labels,
                ),
                _FROM,
                _TO,
            ),
            needed=True,
        ),
        Sheet(
            "people",
            Word("people", "人员", "people"),
            (
                _id("人的编号，不要用身份证号", "id of the person, never one from an identity card"),
                Column(Word("name", "姓名", "name"), Holds.TEXT, ("姓名", "the name")),
            ),
            needed=True,
        ),
        Sheet(
            "tenures",
            Word("tenures", "任职", "tenures"),
            (
                _id("任职的编号", "id of the tenure"),
                _ids(Word("post", "职务", "post"), "posts", "职务的编号；空着是撤销这一行", "empty: taken back"),
                _ids(Word("person", "人员", "person"), "people", "人的编号", "id of the person"),
                _FROM,
                _TO,
                _LEARNT,
            ),
            needed=True,
        ),
        Sheet(
            "relations",
            Word("relations", "关系", "relations"),
            (
                _id("关系的编号", "id of the relation"),
                Column(
                    Word("kind", "种类", "kind"),
                    Holds.ONE_OF,
                    ("甲方是乙方的什么，从下拉里选", "what the source is to the target"),
                    needed=True,
                    choices=relations,
                ),
                Column(
                    Word("source", "甲方", "source"),
                    Holds.ID,
                    ("单位、职务或人的编号；空着是撤销这一行", "id of a body, post or person; empty: taken back"),
                    needed=True,
                ),
                Column(
                    Word("target", "乙方", "target"),
                    Holds.ID,
                    ("单位、职务或人的编号；回避、牵涉写记录的编号", "id of a body, post or person, or of a record"),
                    needed=True,
                ),
                _FROM,
                _TO,
                _LEARNT,
                Column(Word("note", "说明", "note"), Holds.TEXT, ("想说明的话", "whatever there is to say")),
            ),
        ),
    )


def _words(labels: Iterable[Label]) -> tuple[Word, ...]:
    return tuple({label.name: Word(label.name, label.zh, label.en) for label in labels}.values())
