"""What is wrong in periods, deadlines and numbers of a rulebook."""

PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    # ---- times ----
    "rule_within_or_on": (
        "期限要么写 within，要么写 on",
        "留一样",
        "a deadline has within or on",
        "write one of the two",
    ),
    "rule_no_roll": (
        "没有说遇到休息日顺不顺延",
        "写 roll: none 或 next_working",
        "it is not said what happens on a day off",
        "write roll: none or next_working",
    ),
    "rule_roll_of_working_days": (
        "按工作日算的不用 roll",
        "去掉它",
        "working days need no roll",
        "take it away",
    ),
    "rule_no_rounding": (
        "按月算，没有说遇到没有的日子怎么取",
        "写 rounding: down 或 up",
        "months are counted without saying how they round",
        "write rounding: down or up",
    ),
    "rule_rounding_without_months": (
        "不按月算，不用 rounding",
        "去掉它",
        "rounding without months",
        "take it away",
    ),
    "rule_no_anchor": (
        "没有说从哪天起算",
        "写 from：occurrence、awareness、missed 或 receipt",
        "it is not said from which day it counts",
        "write from: occurrence, awareness, missed or receipt",
    ),
    "rule_not_with_date": (
        "on 是一个固定的日子，不用 {key}",
        "去掉它",
        "on is a fixed day and takes no {key}",
        "take it away",
    ),
    "rule_receipt_without_field": (
        "没有说哪一栏写着收到的日子",
        "写 {{receipt: 字段}}",
        "it is not said which field holds the day of receipt",
        "write {{receipt: field}}",
    ),
    "rule_receipt_not_a_day": (
        "{field} 不是日期",
        "换一个 day 类型的字段",
        "{field} is no day",
        "use a field of type day",
    ),
    "rule_receipt_without_record": (
        "{norm} 的触发里没有记录，谈不上收到",
        "换一个起算",
        "a trigger of {norm} has no record that could be received",
        "use another anchor",
    ),
    "rule_awareness_without_event": (
        "{norm} 不由事情引起，谈不上知道",
        "换一个起算",
        "{norm} is not raised by an event that could become known",
        "use another anchor",
    ),
    "rule_missed_without_lapse": (
        "{norm} 不由另一件没办的事引起，不能从那天起算",
        "换一个起算，或用 lapse_of 的事实触发",
        "{norm} is not raised by a lapse, so it cannot count from one",
        "use another anchor, or a fact with lapse_of",
    ),
    "rule_window_without_every": (
        "{norm} 到期写期内，却不是定期的",
        "写一个期限，或写 every",
        "{norm} is due in the window but is not periodic",
        "write a deadline, or every",
    ),
    "rule_at_event_without_event": (
        "{norm} 到期写当时，却没有事情",
        "写期内或一个期限",
        "{norm} is due at the event, and there is no event",
        "write window or a deadline",
    ),
    "rule_date_without_year": (
        "{norm} 到期是一个日子，周期却不是按日历的一年（{value}）",
        "周期改成 12mo、按日历，或换一种期限",
        "{norm} is due on a day of the year, but its period is not a calendar year ({value})",
        "make the period 12mo and calendar, or use another deadline",
    ),
    "rule_no_calendar_period": (
        "{norm} 按日历分段，{value} 分不出来",
        "用 1、3、6、12 个月，或几年（写 first_year）",
        "{norm} is by the calendar, which has no slots of {value}",
        "use 1, 3, 6 or 12 months, or whole years with first_year",
    ),
    "rule_no_first_year": (
        "{norm} 几年一段（{value}），没有说从哪年起",
        "写 first_year",
        "{norm} has slots of several years ({value}) without a first year",
        "write first_year",
    ),
    # ---- numbers ----
    "rule_unit_unfit": (
        "参数 {name} 可以按 {unit} 计，这里只能用 {fit}",
        "改参数的 unit",
        "the parameter {name} may be in {unit}, and only {fit} fit here",
        "change the unit of the parameter",
    ),
    "rule_parameter_unused": (
        "没有一条规则用到参数 {name}",
        "去掉它，或写出用它的规则",
        "no rule uses the parameter {name}",
        "take it away, or write the rule that uses it",
    ),
    "rule_looser_than_floor": (
        "{of}：{name} 的 {value} 比底线 {floor} 松",
        "收紧到底线以内",
        "{of}: {value} for {name} is looser than the floor {floor}",
        "tighten it to the floor or beyond",
    ),
    "rule_set_twice": (
        "{name} 从 {day} 起定了两个值",
        "只留一个",
        "{name} is given two values from {day} on",
        "keep one",
    ),
}
