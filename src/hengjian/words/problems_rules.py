"""What is wrong in what a rulebook says: unknown names, and parts that do not fit together."""

NAMED: dict[str, tuple[str, str]] = {
    "label": ("职务标签", "label"),
    "body_kind": ("单位种类", "kind of body"),
    "relation_kind": ("关系种类", "kind of relation"),
    "role": ("角色", "role"),
    "kind": ("记录种类", "record kind"),
    "fact": ("事实", "fact"),
    "check": ("核对", "check"),
    "ladder": ("梯次", "ladder"),
    "procedure": ("程序", "procedure"),
    "state": ("状态", "state"),
    "parameter": ("参数", "parameter"),
    "consequence": ("后果", "consequence"),
    "visibility": ("可见级别", "class of visibility"),
    "norm": ("规则", "norm"),
}
"""The spaces of names, as messages call them."""

_UNKNOWN = {
    f"rule_unknown_{space}": (
        f"没有叫“{{name}}”的{zh}",
        "改成已有的名字（相近的：{near}），或先定义它",
        f"there is no {en} “{{name}}”",
        "use a name that exists (near: {near}), or declare it first",
    )
    for space, (zh, en) in NAMED.items()
} | {
    "rule_unknown_parameter": (
        "没有叫“{name}”的参数",
        "改成已有的名字（相近的：{near}），或先定义它；这是办法的话，把它依据的基础规则写在前面一起读",
        "there is no parameter “{name}”",
        "use a name that exists (near: {near}), or declare it first; read measures after the rulebook they rest on",
    )
}
_AMBIGUOUS = {
    f"rule_ambiguous_{space}": (
        f"叫“{{name}}”的{zh}不止一个：{{may_be}}",
        "写它的代码",
        f"more than one {en} is called “{{name}}”: {{may_be}}",
        "write its code",
    )
    for space, (zh, en) in NAMED.items()
}

PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    **_UNKNOWN,
    **_AMBIGUOUS,
    "rule_unknown_field": (
        "{kind} 没有“{name}”这个字段",
        "改字段名（相近的：{near}），或在 kinds/ 里加上",
        "{kind} has no field “{name}”",
        "correct the name (near: {near}), or add the field in kinds/",
    ),
    "rule_ambiguous_field": (
        "“{name}”可能是几个字段：{may_be}",
        "写字段的代码",
        "“{name}” may mean several fields: {may_be}",
        "write the code of the field",
    ),
    "rule_no_such_visibility": (
        "可见级别只有 V0 到 V7，没有 {name}",
        "用其中一个",
        "the classes of visibility are V0 to V7; there is no {name}",
        "use one of them",
    ),
    # ---- roles, kinds, facts, checks, ladders, procedures ----
    "rule_path_wrong": (
        "这条路径走不通",
        "至少一步；record 只能单独写",
        "this path leads nowhere",
        "take at least one step; record stands alone",
    ),
    "rule_one_step": ("一步里写了几样", "分成几步", "one step holds several", "make several steps of it"),
    "rule_kind_without_visibility": (
        "{name} 没有说谁看得见",
        "写 visibility",
        "it is not said who may see {name}",
        "write visibility",
    ),
    "rule_not_a_day_field": (
        "{kind} 的 {name} 不是日期",
        "换一个 day 类型的字段",
        "{name} of {kind} is no day",
        "name a field of type day",
    ),
    "rule_choice_values": (
        "{name} 的类型和取值不配",
        "choice 要写 values，别的类型不写",
        "the type and values of {name} do not fit",
        "write values with choice, and with no other type",
    ),
    "rule_not_a_holder_field": (
        "{name} 不是人或单位，不能收件或阅读",
        "类型改成 holder 或 holders",
        "{name} names no holder, so it cannot be addressee or reader",
        "make its type holder or holders",
    ),
    "rule_one_fact_source": (
        "{name} 要有一个来处，也只能有一个",
        "recorded、chart、counted、lapse_of 留一样",
        "{name} needs one source, and one only",
        "keep one of recorded, chart, counted, lapse_of",
    ),
    "rule_not_with_began": (
        "tenure_began 不用 {key}",
        "去掉它，或改成 tenure_reaches",
        "tenure_began takes no {key}",
        "take it away, or write tenure_reaches",
    ),
    "rule_check_without_needs": (
        "{name} 没有要求任何东西",
        "在 needs 里写判断",
        "{name} asks for nothing",
        "write predicates under needs",
    ),
    "rule_ladder_empty": (
        "梯次 {name} 没有人可告诉",
        "写 rungs；只在页上显示的写 page_only: true",
        "the ladder {name} tells nobody",
        "write rungs, or page_only: true if it is shown on the page only",
    ),
    "rule_page_only_with_rungs": (
        "{name} 又说只在页上，又写了级",
        "留一样",
        "{name} is page_only and has rungs",
        "keep one of them",
    ),
    "rule_ladder_without_last_resort": (
        "梯次 {ladder} 走不出本单位",
        "加一级上级或派出机关的角色",
        "the ladder {ladder} never leaves the bearer's own body",
        "add a rung with a role of the superior or the sending body",
    ),
    "rule_state_never_entered": (
        "程序 {procedure} 没有一步进入 {state}",
        "加上这一步，或去掉这个状态",
        "no step of {procedure} enters {state}",
        "add the step, or take the state away",
    ),
}
