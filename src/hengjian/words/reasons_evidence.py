"""Reasons that speak of records: what was found, what it lacks, and what came close."""

REASONS: dict[str, tuple[tuple[str, str], ...]] = {
    "part_missing": (("缺{0}", "{0} is missing"), ("缺一部分材料", "a part is missing")),
    "trigger_retracted": (
        ("引起这一项的{0}已经撤回", "{0}, which raised this duty, was withdrawn"),
        ("引起这一项的记录已经撤回", "the record that raised this duty was withdrawn"),
    ),
    "evidence_retracted": (
        ("{0}已经撤回，不再算数", "{0} was withdrawn and counts no more"),
        ("有记录已经撤回，不再算数", "a record was withdrawn and counts no more"),
    ),
    "excepted": (
        ("按例外「{0}」办", "the exception “{0}” applies"),
        ("按例外办", "an exception applies"),
    ),
    "judged_not_ok": (
        ("{0}已由人判断，认为还不够", "a person judged {0} and found it not enough"),
        ("已由人判断，认为还不够", "a person judged it and found it not enough"),
    ),
    "group_short": (
        ("已有{0}个，要有{1}个", "{0} so far, {1} needed"),
        ("还没有到齐", "not all so far"),
    ),
    "not_binding": (("写的是{0}，没有记录也不算缺", "it speaks of {0}; without a record nothing is missing"),),
    "proxy": (("字段只是迹象，要由人确认", "fields only give a sign; a person confirms"),),
    "out_of_order": (
        ("「{0}」这一步先后不对，记录照留", "the step “{0}” came out of order; the record is kept"),
        ("有一步先后不对，记录照留", "a step came out of order; the record is kept"),
    ),
    "late_recorded": (
        ("事后{0}天才记下", "recorded {0:day} after the act"),
        ("过了一段时间才记下", "recorded some time after the act"),
    ),
    "look_similar": (
        ("文字和{0}有{1}相同", "{1} of its text is the same as in {0}"),
        ("文字和{0}很像", "its text looks like that of {0}"),
        ("文字和从前的记录很像", "its text looks like that of an earlier record"),
    ),
    "near_late": (
        ("差一点：{0}，在到期以后{1}天", "close: {0}, {1:day} after the due day"),
        ("差一点：{0}，在到期以后", "close: {0}, after the due day"),
    ),
    "near_early": (
        ("差一点：{0}，在起算以前{1}天", "close: {0}, {1:day} before the duty began"),
        ("差一点：{0}，在起算以前", "close: {0}, before the duty began"),
    ),
    "near_person": (
        ("差一点：{0}，经办的是{1}", "close: {0}, done by {1}"),
        ("差一点：{0}，经办的是别人", "close: {0}, done by somebody else"),
    ),
    "near_subject": (
        ("差一点：{0}，对象是{1}", "close: {0}, about {1}"),
        ("差一点：{0}，对象是别人", "close: {0}, about somebody else"),
    ),
    "near_unlinked": (("差一点：{0}，没有写明为的是这件事", "close: {0}, but it does not name this matter"),),
    "near_incomplete": (
        ("差一点：{0}，没有填{1}", "close: {0}, but {1} is empty"),
        ("差一点：{0}，没有填全", "close: {0}, but not filled in"),
    ),
}
