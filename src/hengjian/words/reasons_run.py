"""What a run wants said once, beside its rows."""

REASONS: dict[str, tuple[tuple[str, str], ...]] = {
    "empty_roster": (
        (
            "{0}：{1}名下一个对象也没有，这一次不产生要办的事",
            "{0}: {1} has no subject at all, so nothing is owed this time",
        ),
        ("{0}：一个对象也没有，这一次不产生要办的事", "{0}: there is no subject at all, so nothing is owed this time"),
    ),
    "fact_unset": (
        (
            "{0}：要用的数 {1} 没有人定，看不出有没有这件事，不产生要办的事",
            "{0}: nobody has set {1}, so whether this is so cannot be told, and nothing is owed",
        ),
    ),
}
