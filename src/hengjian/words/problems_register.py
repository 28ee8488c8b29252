"""Sentences for what can be wrong with the lines of a register, and for words the rulebooks do not know."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    "json_broken": (
        "这一行不是 JSON：{why}",
        "一行一个对象，检查引号和括号",
        "this line is no JSON: {why}",
        "write one object a line; check quotes and brackets",
    ),
    "json_not_object": ("这一行不是对象", "写成 {{...}} 的样子", "this line is no object", "write it as {{...}}"),
    "json_key_twice": ("键 {key} 出现了两次", "只留一个", "the key {key} is there twice", "keep one of them"),
    "json_no_number": (
        "{word} 不能作数值",
        "写成不超过18位的数，或加引号写成文字",
        "{word} cannot be used as a number",
        "write at most 18 digits, or put it in quotes as text",
    ),
    "half_character": (
        "文字里有半个字符",
        "重新导出，或删去 \\ud800 到 \\udfff 的写法",
        "the text holds half a character",
        "export it again, or take out the escapes \\ud800 to \\udfff",
    ),
    "json_too_deep": (
        "括号套了超过{deepest}层",
        "把内容写平一些",
        "brackets are nested more than {deepest} deep",
        "write it flatter",
    ),
    "line_too_long": (
        "这一行超过1兆字节",
        "长文另存，记录里写要点",
        "this line is longer than 1 MiB",
        "keep long texts elsewhere and the points here",
    ),
    "key_unknown": (
        "不认识的键 {key}",
        "去掉，或改为其中之一：{known}；记录自己的内容写在 fields 里",
        "unknown key {key}",
        "remove it or use one of: {known}; a record's own content goes into fields",
    ),
    "value_type": (
        "{field} 的值类型不对",
        "应为：{expected}",
        "{field} has a value of the wrong type",
        "it takes: {expected}",
    ),
    "day_field_differs": (
        "{field} 是 {value}，与发生日 {day} 不同",
        "两处写同一天，或不填 {field}",
        "{field} is {value}, not the day of the act {day}",
        "write the same day in both, or leave {field} out",
    ),
    "corrects_other_kind": (
        "更正的 {id} 是另一种记录 {kind}",
        "更正须与原记录同种；撤回用 withdrawal",
        "{id}, which this corrects, is of another kind: {kind}",
        "a correction is of the same kind; to take back use withdrawal",
    ),
    "corrects_later_record": (
        "更正的 {id} 入册更晚",
        "改正 recorded_at 或 corrects",
        "{id}, which this corrects, was recorded later",
        "mend recorded_at or corrects",
    ),
    "withdraws_nothing": (
        "撤回记录 {id} 没有写明撤回哪一条",
        "在 corrects 里填上要撤回的记录",
        "the withdrawal {id} does not say what it takes back",
        "name that record in corrects",
    ),
    "correction_cycle": (
        "更正绕成了圈，经过 {id}",
        "改正其中一条的 corrects",
        "the corrections form a circle through {id}",
        "mend corrects of one of them",
    ),
    "toml_broken": ("office.toml 写坏了：{why}", "按 TOML 格式改正", "office.toml is broken: {why}", "mend it as TOML"),
    "toml_key_unknown": (
        "不认识的键 {key}",
        "去掉，或改为其中之一：{known}",
        "unknown key {key}",
        "remove it or use one of: {known}",
    ),
    "toml_not_text": ("{key} 应为文字", "加上引号", "{key} must be text", "put it in quotes"),
    "toml_not_table": (
        "{key} 应为一张表",
        "写成 [{key}]，下面每行一个规则库和日期",
        "{key} must be a table",
        "write [{key}] and below it one rulebook and day a line",
    ),
    "adopted_unknown": (
        "这次没有加载规则库 {rulebook}，它的起用日不起作用",
        "核对名称，或一并加载",
        "the rulebook {rulebook} is not loaded; the day it was adopted has no effect",
        "check the name, or load it too",
    ),
    "zone_unknown": (
        "不认识的时区 {zone}",
        "用 Asia/Shanghai 这样的名字",
        "unknown time zone {zone}",
        "use a name such as Asia/Shanghai",
    ),
    "never_binds": (
        "{id} 没有起始日，也不知何时得知，对谁都不起作用",
        "填上 from 或 recorded_at",
        "{id} has no start and no moment it was learnt, so it binds nobody",
        "fill in from or recorded_at",
    ),
    "kind_unknown": (
        "规则库没有记录种类 {kind}，照样保存，不算任何一项",
        "核对名称，或加载有它的规则库",
        "no rulebook has the record kind {kind}; it is kept and meets nothing",
        "check the name, or load a rulebook that has it",
    ),
    "field_unknown": (
        "{kind} 没有 {field} 这一栏，照样保存，不起作用",
        "核对名称",
        "{kind} has no field {field}; it is kept and has no effect",
        "check the name",
    ),
    "label_unknown": (
        "规则库没有职务标签 {label}，照样保存，不起作用",
        "核对名称",
        "no rulebook has the post label {label}; it is kept and has no effect",
        "check the name",
    ),
    "relation_unknown": (
        "规则库没有关系种类 {kind}，照样保存，不起作用",
        "核对名称",
        "no rulebook has the relation kind {kind}; it is kept and has no effect",
        "check the name",
    ),
    "occurs_after_recorded": (
        "{id} 的发生日晚于入册日",
        "核对两个日期",
        "{id} happened after the day it was recorded",
        "check the two dates",
    ),
}
