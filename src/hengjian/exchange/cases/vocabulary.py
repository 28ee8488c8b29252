"""The words a case file may use, Chinese or English, and the one code each of them stands for.

- Everything a case file can say besides names, days and the rulebook's own words is in these tables.
- Case and outer blanks do not matter; an unknown word is a mistake, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from hengjian.core.evaluate.obligation import OUTSIDE

NONE = "none"
"""The outcome word that says: there is no row at all."""


def _spoken(codes: Mapping[str, str]) -> Mapping[str, str]:
    """Every spelling, lower case -> its code; a code spells itself."""
    spelling = {code: code for code in codes}
    for code, others in codes.items():
        spelling.update({word.lower(): code for word in others.split()})
    return MappingProxyType(spelling)


TABLES = _spoken(
    {
        "body": "单位",
        "post": "职务",
        "person": "人 人员",
        "tenure": "任职",
        "relation": "关系",
        "record": "记录",
        "norm": "规则",
    }
)
"""The first column of a table -> what its rows are."""

_SPAN = {"from": "自 起", "to": "至 止"}
_LEARNT = {"recorded_at": "获知时刻 登记时刻"}
COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "body": _spoken({"body": "单位", "name": "名称", "kind": "种类", "superior": "上级", "level": "层级", **_SPAN}),
        "post": _spoken({"post": "职务", "body": "单位", "title": "名称", "labels": "标签 角色", **_SPAN}),
        "person": _spoken({"person": "人 人员", "name": "姓名 名称"}),
        "tenure": _spoken({"tenure": "任职", "post": "职务", "person": "人 人员", **_SPAN, **_LEARNT}),
        "relation": _spoken(
            {"relation": "关系", "id": "编号", "source": "来源", "target": "对方", "note": "说明", **_SPAN, **_LEARNT}
        ),
        "record": _spoken(
            {
                "record": "记录",
                "id": "编号",
                "by": "由 经办",
                "about": "关于 对象",
                "re": "所涉",
                "body": "单位",
                "occurred_on": "发生日",
                "corrects": "更正",
                "reuse_of": "取自",
                **_LEARNT,
            }
        ),
        "norm": _spoken(
            {
                "norm": "规则",
                "bearer": "主体",
                "subject": "对象",
                "due": "到期",
                "outcome": "结果",
                "trigger": "触发",
                "arises": "产生",
                "met_on": "办结日",
                "evidence": "佐证",
                "tell": "告诉",
                "reasons": "理由",
            }
        ),
    }
)
"""What a table's rows are -> every spelling of a column of it -> the column. Record tables take fields of kinds too."""

OUTCOMES = _spoken(
    {
        "pending": "待办 未到期",
        "met": "已办 按时办结",
        "met_late": "迟办 逾期办结",
        "lapsed": "未见记录 逾期未见记录",
        "undetermined": "数未定 未定",
        "needs_human": "待人判断",
        "not_good_enough": "不够 不合要求",
        "not_applicable": "不适用",
        "pending_text": "待核原文 文本缺失",
        NONE: "无",
    }
)

GIVEN = _spoken({"adopted": "采用日 施行日", "outside": "外部地址", "level": "层级"})
"""Settings of `given` that are no parameter."""

UNSET = _spoken({"unset": "未定"})
ABOVE = _spoken({OUTSIDE: "外部"})
NOTHING = _spoken({"-": "无 none"})
"""In an optional column: this cell is empty in the row. (A blank cell there says nothing about it.)"""

TRUTH = _spoken({"yes": "是 true", "no": "否 false"})

_DAY = r"(?P<as_of>[^\s,,]+)"
GIVEN_LINE = re.compile(r"(?:given\s+|给定[::]?\s*)(?P<settings>.+)", re.IGNORECASE)
QUESTION_LINE = re.compile(
    rf"(?:as of\s+|截至\s*){_DAY}\s*(?:[,,]\s*(?:known at\s+|已知于\s*)(?P<known_at>.+))?", re.IGNORECASE
)
SETTING_BREAK = re.compile(r"\s*[,,、]\s*")
NAME_BREAK = re.compile(r"\s*[::]\s*")
LIST_BREAK = re.compile(r"\s*[;;]\s*")
PERSON_MARK = re.compile(r"\s*[++]\s*")


def split_list(cell: str) -> tuple[str, ...]:
    """The entries of a cell that lists several, `;` between them; blanks fall away."""
    return tuple(entry for entry in LIST_BREAK.split(cell.strip()) if entry)
