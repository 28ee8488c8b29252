"""Closed lists of the language of regulations; nothing of any one text.

- All of it is in folded form: half-width brackets and commas, as `fold` writes them.
"""

from __future__ import annotations

SENTENCE_ENDS = "。!?;"
STOPS = "。!?"
CLOSERS = "”’)》〉】』」"
PAUSES = ",:、"

MODALS = ("应当", "必须", "不得", "决不能", "决不", "严禁", "可以", "要", "应", "须")
"""Words that make a duty, a prohibition or a right; longer ones first."""

PROHIBITIONS = ("决不允许", "不允许", "不得", "严禁", "禁止", "不准", "决不能", "不能")

BEARERS = (
    "党委", "党组", "党组织", "党支部", "纪委", "监委", "纪检监察机关", "领导班子", "领导干部", "一把手", "成员",
    "干部", "主要负责人", "负责人", "书记", "组长", "部门", "机关", "单位", "机构", "委员会", "政府", "党中央", "委员",
    "巡察组", "巡视组", "检查组", "督导组", "督察组", "调查组", "考核组", "工作组",
    "党员", "工作人员", "企业", "地方", "组织部", "同志", "国务院", "人民法院", "人民检察院", "人人", "任何人",
)  # fmt: skip
"""Last words of a usual name of somebody who bears a duty; a rulebook adds its roles and kinds of bodies."""

PERSONS = ("人", "员", "者", "长", "组织", "机关", "部门", "班子", "组", "办", "部", "委", "会")
"""A noun that ends so may bear a duty at all: a talk or a report does not."""

BARE = ("本", "其", "该")
"""Before a bearer they point back; they name nobody new."""

SYSTEMS = ("制度", "机制", "体系")
"""What a title announces by a name and the body then has to describe."""

WRITING_DAY = ("近日", "日前", "昨日", "昨天", "今日", "今天", "明天", "本报讯")
"""They count from the day of writing, or belong to a newspaper; a regulation has no such day."""

AGENCY = r"(?:新华社|中新社|中新网|人民日报|本报)[^\n。]{0,20}(?:电|讯|报道)|责任编辑|本文来源|[(]来源[:]"
CLOSING = r"(?:本(?:意见|条例|规定|办法|规则|准则|细则|通知)?自[^。\n]{1,30}(?:起)?(?:施行|实施|执行)。)"

REDUPLICATED = frozenset("层天人处时事常渐种往仅实久牢频屡步代世家户年月日个件条项慢好样点")
"""Characters that Chinese says twice on purpose (层层、年年、个个); a closed class of its grammar."""

ACTS = ("巡视", "巡察", "检查", "督察", "督查", "督导", "监督", "监察", "审计", "考核", "评估", "调查")
"""What is done by somebody named for it (检查组) to somebody named for it (被检查单位)."""
