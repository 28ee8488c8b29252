"""Sentences for records. They differ as people's notes differ; a few are copied on purpose, so that likeness shows.

- A text is drawn from the seed and never names a real place or person.
"""

from __future__ import annotations

import random

MATTERS = (
    "村级道路养护费用", "集镇排水改造", "防汛沙石采购", "扶持资金台账", "学校食堂进货", "安置房分配",
    "集体林地发包", "环卫车辆租用", "灌渠清淤工程", "公墓迁移补偿", "敬老院护理费", "危房改造名册",
    "茶园补贴核对", "桥梁加固招标", "水厂药剂采购", "临时用工名单", "电商园区租金", "公务用车登记",
    "农机补贴发放", "污水管网验收", "蔬菜基地流转", "校车线路调整", "广场舞台租赁", "档案室搬迁",
)  # fmt: skip
OPENINGS = ("先说了", "主要谈", "重点问了", "从头核对了", "一起看了", "逐项问到")
ASKS = (
    "要求月底前把单据补齐，经手人签名", "提醒他凡超过五万元的先上会再签字", "请他把分管口子的风险点列成一页",
    "建议换掉长期一个人管的做法", "要求下次班子会上自己先讲", "约定两周后看凭证原件", "请他把群众来信逐封答复",
    "商定由另一名副职复核一遍", "要求把三年来的合同按年装订", "提醒他亲属做工程的事要主动报告",
)  # fmt: skip
REPLIES = (
    "本人说有两张单据没有找到，本周去补", "他认为金额不大，但同意先上会", "他说分工交接时没有列清，愿意重列",
    "本人没有不同意见，已记在本子上", "他解释了延期的原因，是雨季停工", "本人请求把复核的人定下来",
    "他说自己也听到议论，准备在会上说明", "本人对第二点有不同看法，附了说明", "他表示下月十日前办完，到时回话",
)  # fmt: skip
EFFECTS = ("单据已经补齐", "合同重新装订", "名单在村口贴了七天", "多付的钱已退回", "换了两人共管", "每月十日公布一次")
COPIED = "按照要求认真学习，提高认识，加强沟通，团结协作，共同把工作做好，谈话气氛融洽，达到了预期目的。"


def matter(rng: random.Random) -> str:
    """What a talk, a finding or a decision is about."""
    return rng.choice(MATTERS)


def points(rng: random.Random) -> str:
    """The points of a talk: two matters, an ask and a number or two."""
    first, second = rng.sample(MATTERS, 2)
    number = rng.randrange(2, 19)
    return f"{rng.choice(OPENINGS)}{first}和{second}，看到{number}处对不上；{rng.choice(ASKS)}；{rng.choice(ASKS)}。"


def reply(rng: random.Random) -> str:
    """What the other side said."""
    return f"{rng.choice(REPLIES)}；{rng.choice(REPLIES)}。"


def measure(rng: random.Random, about: str) -> str:
    """A concrete change."""
    return f"{about}：{rng.choice(EFFECTS)}，{rng.choice(ASKS)}。"
