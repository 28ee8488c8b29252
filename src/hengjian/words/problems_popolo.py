"""Sentences for what can be wrong with a Popolo document or its mapping, and with asking for an import or export."""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    "popolo_broken": (
        "第{column}列起不是 JSON：{why}",
        "改正这一处，或重新导出",
        "from column {column} on this is no JSON: {why}",
        "mend it here, or export the file again",
    ),
    "popolo_unreadable": (
        "{file} 里有 NaN、过大的数，或嵌套太深",
        "重新导出",
        "{file} holds NaN, a number too large, or is nested too deeply",
        "export it again",
    ),
    "popolo_no_document": (
        "不是 Popolo 文件：没有 {known} 中的任何一个列表",
        "给出一个含这些列表的 JSON 对象",
        "this is no Popolo document: none of the lists {known} is there",
        "name a JSON object that holds them",
    ),
    "popolo_no_list": ("{name} 不是列表", "写成列表", "{name} is no list", "make it a list"),
    "popolo_no_object": (
        "这一项不是对象",
        "写成带 id 的对象",
        "this entry is no object",
        "make it an object with an id",
    ),
    "popolo_left_out": (
        "没有取 {name}（{count}个），单位材料里没有它的位置",
        "需要的话，导入后自己补",
        "{name} was not taken ({count}); an office folder has no place for it",
        "if it is needed, add it by hand after the import",
    ),
    "popolo_kind_kept": (
        "单位种类 {kind} 规则里没有，照原样留着",
        "在 --map 的 [kinds] 里写明它是哪一种",
        "no rulebook knows the body kind {kind}; it was kept as it is",
        "say in [kinds] of --map which kind it is",
    ),
    "popolo_no_person": (
        "这一条没有写是谁",
        "补上 person_id；单位作成员的，改用上级关系",
        "this membership names no person",
        "add person_id; an organization that is a member is written as a relation",
    ),
    "popolo_no_place": (
        "这一条没有写在哪个单位、哪个职务",
        "补上 post_id 或 organization_id",
        "this membership names neither post nor organization",
        "add post_id or organization_id",
    ),
    "popolo_period_days": (
        "有的任职没有写起止，取了所属届期的起止",
        "不对的，在来源里写上 start_date 和 end_date",
        "memberships without dates have those of their legislative period",
        "where that is wrong, write start_date and end_date in the source",
    ),
    "popolo_first_seen": (
        "有的单位或职务没有写从哪天起，取了头一个能确定有人任职的日子",
        "要早些，在 --map 里写 since",
        "bodies or posts without a first day have the first on which somebody certainly was there",
        "write since in --map if they are older",
    ),
    "map_value_wrong": (
        "{word} 对应的不是一个词",
        "写一个代号；一个职位有几个标签就写成列表",
        "{word} does not stand for a word",
        "write one code, or a list of labels for a role",
    ),
    "map_without_popolo": (
        "--map 只用于 popolo，不用于 {format}",
        "去掉 --map",
        "--map is for popolo, not for {format}",
        "leave --map out",
    ),
    "target_not_xlsx": (
        "{path} 不是 .xlsx 文件名",
        "文件名以 .xlsx 结尾",
        "{path} is no name of an .xlsx file",
        "let it end in .xlsx",
    ),
    "target_taken": ("{path} 已经有了", "换一个名字", "{path} is there already", "choose another name"),
    "xlsx_of_office_only": (
        "--xlsx 只用于 office",
        "写成 hengjian new office 文件夹 --xlsx",
        "--xlsx is for an office",
        "write hengjian new office DIR --xlsx",
    ),
    "rules_with_xlsx_only": (
        "new 只在写工作簿时看规则",
        "加上 --xlsx，或去掉 --rules",
        "new looks at rules only for a workbook",
        "add --xlsx, or leave --rules out",
    ),
}
