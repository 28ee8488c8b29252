"""The words of the rulebook format, each with its English code and its Chinese name; either may be written.

- `KEYS`: for every mapping of the format, its keys; `WORDS`: for every enumeration, its words.
- Inside one table no Chinese name stands twice, and none equals a code.
- The reader accepts exactly these keys, and the published schemas are made from the same table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its Chinese name, what may stand under it (see `exchange/rulebooks/schema.py`), if it must be there."""

    zh: str
    holds: str
    needed: bool = False


K = Key


def need(zh: str, holds: str) -> Key:
    """A key that must be there."""
    return Key(zh, holds, needed=True)


_NAMED = {"code": K("代码", "text"), "zh": K("中文", "text"), "en": K("英文", "text")}
_SAYS = {"zh": need("中文", "text"), "en": need("英文", "text")}
_OF = need("项", "term")
_WHERE = K("条件", "where")
_WHO = need("谁", "term")
_KIND = {
    **_NAMED,
    "visibility": K("可见级别", "text"),
    "minutes": K("分钟", "whole"),
    "visit": K("上门", "truth"),
    "day_field": K("日期字段", "text"),
    "label_field": K("归期字段", "text"),
    "by": K("经办", "said"),
    "about": K("对象", "said"),
    "re": K("所涉", "said"),
    "body": K("单位", "said"),
    "fields": K("字段", "named:field"),
}

KEYS: Mapping[str, Mapping[str, Key]] = {
    "regulation": {
        "title": need("标题", "said"),
        "issuer": need("制定者", "said"),
        "in_force": need("施行", "day"),
        "body": K("单位", "text"),
    },
    "said": _SAYS,
    "norm": {
        "id": need("编号", "text"),
        "version": K("版本", "whole"),
        "from": K("自", "day"),
        "to": K("至", "day"),
        "recorded_on": K("登记日", "day"),
        "nature": K("性质", "word:nature"),
        "split_from": K("拆自", "text"),
        "source": need("依据", "word:source"),
        "test": need("判定", "word:test"),
        "force": need("效力", "word:force"),
        "scope": K("范围", "word:scope"),
        "by": need("主体", "texts"),
        "personal": K("本人", "truth"),
        "mode": K("方式", "word:mode"),
        "about": K("关于", "texts"),
        "towards": K("对", "texts"),
        "per": need("每", "word:per"),
        "group": K("群体", "group"),
        "bind": K("取自", "map"),
        "every": K("周期", "every"),
        "new": K("新增", "events"),
        "before": K("之前", "events"),
        "state": K("状态", "state"),
        "fact": K("情形", "texts"),
        "always": K("一直", "always"),
        "due": need("期限", "due"),
        "met_by": need("佐证", "alternatives"),
        "link": K("关联", "word:link"),
        "label": K("归期", "word:label"),
        "checks": K("核对", "texts"),
        "missed": need("未办", "missed"),
        "see": need("可见", "text"),
        "links": K("参见", "texts"),
        "says": need("说法", "said"),
    },
    "exception": {
        "exception_to": need("例外于", "texts"),
        "label": need("名称", "text"),
        "rank": need("位次", "whole"),
        "when": need("当", "when"),
        "then": need("则", "then"),
        "from": K("自", "day"),
        "to": K("至", "day"),
    },
    "when": {
        "body_kind": K("单位种类", "texts"),
        "body_level": K("单位层级", "texts"),
        "trigger": K("触发", "where"),
    },
    "then": {"due": K("期限", "due"), "met_by": K("佐证", "alternatives")},
    "setting": {
        "value": need("值", "amount"),
        "from": need("自", "day"),
        "origin": K("来源", "word:origin"),
        "recorded_on": K("登记日", "day"),
    },
    "not-encoded": {"because": need("因为", "text")},
    "group": {"need": need("需", "need"), "roster": need("点名", "word:roster")},
    "need": {"at_least": need("至少", "whole")},
    "every": {
        "parameter": K("参数", "text"),
        "amount": K("数", "amount"),
        "origin": K("来源", "word:origin"),
        "period": need("计法", "word:period"),
        "first_year": K("首年", "whole"),
    },
    "event": {"kind": need("种类", "text"), "where": _WHERE},
    "state": {"procedure": need("程序", "text"), "enters": need("进入", "text")},
    "due": {
        "within": K("之内", "quantity"),
        "on": K("日子", "quantity"),
        "from": K("起算", "anchor"),
        "roll": K("顺延", "word:roll"),
        "rounding": K("取整", "word:rounding"),
    },
    "receipt": {"receipt": need("收到", "text")},
    "quantity": {
        "parameter": K("参数", "text"),
        "amount": K("数", "amount"),
        "origin": K("来源", "word:origin"),
    },
    "part": {
        "fields": K("字段", "texts"),
        "where": _WHERE,
        "link": K("关联", "word:link"),
        "standing": K("有效", "truth"),
        "produced_by": K("也可由", "texts"),
    },
    "missed": {"ladder": need("梯次", "text"), "consequence": K("后果", "text")},
    "roles.yaml": {
        "labels": K("职务标签", "named:label"),
        "body_kinds": K("单位种类", "named:label"),
        "relation_kinds": K("关系种类", "named:label"),
        "roles": K("角色", "named:role"),
    },
    "label": _NAMED,
    "role": {
        **_NAMED,
        "path": need("路径", "path"),
        "pair": K("上下", "word:pair"),
        "single": K("单一", "truth"),
    },
    "step": {
        "organ": K("内设", "texts"),
        "posts": K("职务", "texts"),
        "posts_or_organs": K("职务或内设", "texts"),
        "related": K("关系", "texts"),
    },
    "family": {**_KIND, "kinds": K("种类", "named:kind")},
    "kind": _KIND,
    "field": {
        **_NAMED,
        "type": need("类型", "word:type"),
        "values": K("取值", "map"),
        "compared": K("比对", "truth"),
        "addressee": K("收件", "truth"),
        "reader": K("可读", "truth"),
    },
    "fact": {
        **_NAMED,
        "recorded": K("记录", "recorded"),
        "chart": K("组织图", "chart"),
        "counted": K("计数", "counted"),
        "lapse_of": K("未办之事", "text"),
    },
    "recorded": {"kind": need("种类", "text"), "where": _WHERE, "subject": K("对象", "text")},
    "chart": {
        "event": need("事件", "word:chart_event"),
        "role": need("角色", "text"),
        "amount": K("满", "quantity"),
        "ahead": K("提前", "quantity"),
    },
    "counted": {
        "kind": need("种类", "text"),
        "where": _WHERE,
        "subject": K("对象", "text"),
        "distinct": need("不同", "text"),
        "at_least": need("至少", "quantity"),
        "inside": need("之内", "quantity"),
    },
    "check": {
        **_NAMED,
        "judged": need("判于", "word:judged"),
        "on": K("针对", "texts"),
        "needs": need("要求", "predicates"),
    },
    "ladder": {**_NAMED, "rungs": K("级", "rungs"), "above": K("再往上", "rungs"), "page_only": K("只在页上", "truth")},
    "words.yaml": {"consequences": K("后果", "named:label"), "visibility": K("可见级别", "named:label")},
    "parameter": {
        **_NAMED,
        "unit": need("单位", "units"),
        "stricter": need("更严", "word:stricter"),
        "floor": K("底线", "floor"),
        "stated": K("原文值", "stated"),
        "recommended": K("建议", "recommended"),
        "needed_by": K("用于", "texts"),
    },
    "floor": {"value": need("值", "amount"), "origin": need("来源", "word:origin")},
    "stated": {"value": need("值", "amount"), "origin": need("来源", "word:origin")},
    "recommended": {
        "value": need("值", "amount"),
        "why_zh": K("理由中文", "text"),
        "why_en": K("理由英文", "text"),
    },
    "procedure": {
        **_NAMED,
        "opened_by": need("起于", "event"),
        "start": need("起始", "text"),
        "states": need("状态", "named:label"),
        "steps": need("步骤", "named:process_step"),
    },
    "process_step": {
        "from": need("自", "texts"),
        "to": need("至", "text"),
        "event": need("事件", "event"),
        "guards": K("核对", "texts"),
    },
    "term": {
        "field": K("字段", "text"),
        "trigger": K("触发", "text"),
        "role": K("角色", "text"),
        "via": K("经由", "text"),
    },
    "filled": {"of": _OF},
    "equals": {"of": _OF, "value": need("值", "value")},
    "one_of": {"of": _OF, "values": need("值", "values")},
    "contains": {"of": _OF, "values": need("值", "values")},
    "count_at_least": {"of": _OF, "amount": need("数", "quantity:count")},
    "count_at_most": {"of": _OF, "amount": need("数", "quantity:count")},
    "same_person": {"left": need("一", "term"), "right": need("二", "term")},
    "apart": {"left": need("一", "term"), "right": need("二", "term")},
    "no_later": {"first": need("先", "term"), "second": need("后", "term")},
    "within": {
        "since": need("自", "term"),
        "until": need("至", "term"),
        "amount": need("数", "quantity:time"),
    },
    "share_at_least": {
        "part": need("部分", "term"),
        "whole": need("全体", "term"),
        "share": need("比例", "quantity:share"),
    },
    "covers": {
        "part": need("部分", "term"),
        "whole": need("全体", "term"),
        "less_excluded": K("除去回避", "truth"),
    },
    "first_is": {"of": _OF, "who": _WHO},
    "last_is": {"of": _OF, "who": _WHO},
    "of_kind": {"of": _OF, "kinds": need("种类", "kinds")},
    "in_force": {"of": _OF, "at": need("日", "term")},
    "none_excluded": {"of": _OF},
    "recorded_within": {"amount": need("数", "quantity:time")},
    "unlike": {"share": need("比例", "quantity:share")},
    "no_later_than_median": {"who": _WHO},
    "all_seen": {"of": _OF, "values": need("值", "values")},
}
