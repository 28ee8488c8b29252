"""Enumerated words, predicate names and common field names: English code and Chinese name, and how one is found.

- A word is found by its code or by its Chinese name; anything else is unknown, and the nearest words are suggested.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

FORMS: Mapping[str, str] = {
    "duty": "应办",
    "guard": "前置",
    "prohibition": "禁止",
    "right": "权利",
    "consequence": "后果",
    "exception": "例外",
    "sets": "设定",
    "not-encoded": "不编码",
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "nature": {
        "periodic": "定期义务",
        "event": "触发义务",
        "prohibition": "禁止",
        "procedure": "程序要求",
        "right": "权利与保护",
        "analysis": "研判报告",
        "consequence": "后果",
    },
    "source": {"text": "原文", "mirror": "对应", "interpretation": "解读", "lost": "缺文", "ours": "自拟"},
    "test": {"fields": "字段", "proxy": "迹象", "human": "人工"},
    "force": {"must": "必须", "may": "可以", "never": "不得", "aim": "倡导"},
    "scope": {"central": "中央"},
    "mode": {"each": "各自", "any": "任一", "joint": "联署"},
    "per": {"bearer": "主体", "pair": "对", "unordered_pair": "两人"},
    "roster": {"opening": "期初", "due": "期满"},
    "need": {"all": "全部"},
    "period": {"calendar": "日历", "since_last": "上次起"},
    "due": {"window": "期内", "at_event": "当时", "continuous": "持续"},
    "anchor": {"occurrence": "发生", "awareness": "知道", "missed": "未办"},
    "roll": {"none": "不顺延", "next_working": "下一工作日"},
    "rounding": {"down": "向前", "up": "向后"},
    "link": {"re": "所涉", "subject": "对象", "matter": "事项"},
    "label": {"this": "本期", "previous": "上期"},
    "then": {"not_applicable": "不适用"},
    "origin": {"text": "原文", "interpretation": "解读", "measures": "办法", "outside": "外部", "ours": "自拟"},
    "pair": {"upper": "上", "lower": "下"},
    "step": {
        "own": "本身",
        "superior": "上级",
        "subordinates": "下级",
        "dispatched": "派驻",
        "sender": "派出",
        "in_charge": "分管",
        "record": "记录",
    },
    "type": {
        "text": "文字",
        "number": "数",
        "day": "日期",
        "yes_no": "是否",
        "choice": "选项",
        "holder": "人或单位",
        "holders": "若干人或单位",
        "reference": "引用",
        "references": "若干引用",
        "texts": "若干文字",
        "list": "清单",
    },
    "chart_event": {"tenure_began": "到任", "tenure_reaches": "任满"},
    "judged": {"record": "记录", "instance": "事项", "group": "群体", "mark": "标记", "link": "挂接"},
    "stricter": {"lower": "低", "higher": "高"},
    "unit": {"d": "天", "wd": "工作日", "mo": "月", "date": "日子", "share": "比例", "count": "个数"},
    "truth": {"true": "是", "false": "否"},
    "whose": {"bearer": "主体", "subject": "对象"},
    "join": {"join": "连接"},
}

PREDICATES: Mapping[str, str] = {
    "filled": "已填",
    "equals": "等于",
    "one_of": "属于",
    "contains": "包含",
    "count_at_least": "至少",
    "count_at_most": "至多",
    "same_person": "同一人",
    "apart": "无共同人",
    "no_later": "不晚于",
    "within": "之内",
    "share_at_least": "占比至少",
    "covers": "覆盖",
    "first_is": "首个是",
    "last_is": "末个是",
    "of_kind": "种类是",
    "in_force": "有效",
    "none_excluded": "无须回避",
    "recorded_within": "登记于",
    "unlike": "不雷同",
    "no_later_than_median": "不晚于中位",
    "all_seen": "都出现",
}

COMMON: Mapping[str, str] = {
    "by": "经办",
    "about": "对象",
    "re": "所涉",
    "body": "单位",
    "day": "发生日",
    "recorded_on": "登记日",
}
"""What every record has beside the fields of its kind."""


def find_word(words: Mapping[str, str], written: str) -> str | None:
    """The code of a word written as code or in Chinese; None if there is no such word."""
    if written in words:
        return written
    return next((code for code, zh in words.items() if zh == written), None)


def nearest(written: str, names: Iterable[str]) -> str:
    """The names most like what was written, at most three, joined by commas; empty if none is near."""
    return ", ".join(get_close_matches(written, sorted(set(names)), n=3, cutoff=0.6))
