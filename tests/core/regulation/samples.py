"""A made-up regulation of a made-up lighthouse, clean, and the ways in which copies of such texts are damaged."""

from __future__ import annotations

from hengjian.core.regulation.examine import examine_text
from hengjian.core.regulation.text import Anomaly, RegulationText

ROLES = ("灯塔站站长", "值守员", "灯油库")

LAMPS = (
    "值守员每班两人，交班时把灯芯、灯油、钟绳和望远镜逐样点过，写在塔门后面的蓝皮本上；"
    "缺了哪样，谁先看见谁写，写完请下一班的人在旁边画圈，再把本子挂回原来的钉子。"
)
FOG = "大雾来时，值守员应当每刻钟敲钟三下，记住哪条船答了话，哪条船始终没有回音。"

CLEAN = f"""青石镇灯塔守夜意见
　　为了让夜里的船看得见岸，定下这些做法。
一、谁来守
　　（一）站长管全塔。灯塔站站长应当每天傍晚上塔点灯，天亮以前不准熄灭。
　　（二）两人轮一班。{LAMPS}
二、怎么守
　　（三）建立灯油盘点制度。灯油盘点每旬一回，灯油盘点的数目贴在塔门上，谁都可以看。
　　（四）雾天多敲钟。{FOG}
　　（五）坏了就修。玻璃碎裂的，灯塔站站长应当三天以内换好；换不好的，写信告诉镇里。
　　（六）留好旧本子。蓝皮本写满以后收进“旧本柜”，收满二十年才许丢弃。
"""


def put(old: str, new: str, text: str = CLEAN) -> str:
    """The text with its only `old` replaced."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def examined(text: str) -> RegulationText:
    """The text with what is doubtful in it, for the lighthouse's own names."""
    return examine_text(text, ROLES)


def codes(text: RegulationText) -> list[str]:
    """`block flag code` of everything doubtful, in order."""
    return [told(text, anomaly) for anomaly in text.anomalies]


def told(text: RegulationText, anomaly: Anomaly) -> str:
    """One anomaly as `block flag code`; a block without a label by its kind."""
    block = text.blocks[anomaly.block]
    return f"{block.label or block.kind} {anomaly.flag} {anomaly.code}"
