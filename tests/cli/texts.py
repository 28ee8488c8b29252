"""A fictional regulation for the rulebook that `new` writes: one sound copy, one damaged as a scan would be."""

LONG_RUN = (
    "下级一把手应当在谈话后十五日内把落实情况写成一页书面材料，送上级一把手看过，由办公室存档备查；"
    "材料里写明做了什么、还差什么、什么时候办完，办不完的说明缘由并约定下次再谈的日子。"
)

SOUND = (
    "谈话办法",
    "第一条 上级一把手应当每六个月同每个下级一把手当面谈话一次。谈话是为了早提醒、早帮助。",
    f"第二条 {LONG_RUN}",
    "第三条 办公室应当在每年一月公布上一年“谈话”的次数。",
    "第四条 驻外机构照此办理。",
    "第五条 本办法自2024年1月1日起施行。",
)

DAMAGED = (
    *SOUND[:3],
    f"第三条 不得借谈话摊派，{LONG_RUN}",
    "第四条 驻外机构机构照此办理。",
    "第四条 夜间值守照此办理。",
    "第六条 本办法自2024年1月1日起施行。",
    "新华社云河7月1日电 记者日前从渡口了解到，今年的渡船全部换新。",
)

INTERPRETATION = (
    "《谈话办法》解读",
    "第一条提出2项要求，包括每六个月谈一次，当面谈。",
    "第二条提出3项措施，包括写成材料，由办公室存档。",
    "第三条有2处“谈话”。",
)


def text_of(paragraphs: tuple[str, ...]) -> str:
    """One paragraph a line."""
    return "\n".join(paragraphs) + "\n"
