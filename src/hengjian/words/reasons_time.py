"""Reasons that speak of numbers, days and deadlines."""

REASONS: dict[str, tuple[tuple[str, str], ...]] = {
    "unset": (("「{0}」还没有定，不计时", "“{0}” has not been set; no time runs"),),
    "floor_applied": (
        ("「{0}」后来的底线更严，按较严的算：{1}", "“{0}”: a stricter floor came later, the stricter counts: {1}"),
        ("「{0}」按较严的底线算", "“{0}”: the stricter floor counts"),
    ),
    "provisional": (
        (
            "{0}年的节假日安排还没有公布，按周一到周五算，这一天可能会变",
            "the holidays of {0} are not published yet; Monday to Friday are counted and the day may move",
        ),
        ("节假日安排还没有公布，这一天可能会变", "the holidays are not published yet; the day may move"),
    ),
    "rounded": (
        ("从{0}起算，那个月没有对应的一天，取{1}", "counted from {0}, the month lacks that day; {1} is taken"),
        ("那个月没有这一天，按规则取相邻的一天", "the month has no such day; the rule names the one beside it"),
    ),
    "rolled": (
        ("{0}不是工作日，顺延到{1}", "{0} is no working day; it moves on to {1}"),
        ("最后一天不是工作日，顺延到下一个工作日", "the last day is no working day; it moves on to the next"),
    ),
    "anchor_from_recording": (
        ("没有填「{0}」，从记下的那天起算", "“{0}” is empty; time runs from the day it was recorded"),
        ("起算的日子没有填，从记下的那天起算", "the starting day is empty; time runs from the day it was recorded"),
    ),
    "still_owed": (
        ("已过{0}天，仍要办", "{0:day} past due, and still owed"),
        ("仍要办", "still owed"),
    ),
    "irrecoverable": (("这一次已经过去，不能再补", "this one is over and cannot be made good"),),
    "late": (("迟了{0}天", "{0:day} late"), ("迟了", "late")),
    "days_left": (("还有{0}天", "{0:day} left"), ("还没有到期", "not due yet")),
    "due_passed": (("已过{0}天", "{0:day} past due"), ("已经到期", "past due")),
    "record_may_still_come": (
        ("记录可能还没有补记，等到{0}", "a record may still be entered; wait until {0}"),
        ("记录可能还没有补记", "a record may still be entered"),
    ),
}
