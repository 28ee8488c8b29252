"""The words of the page itself, Chinese first. Sentences on reasons and problems live in `words`, not here.

- Plain words; 未见记录 says that no record was found, nothing else. No praise, no exclamation, no ranking of people.
"""

from __future__ import annotations

from hengjian.core.calendar.span import Moment
from hengjian.core.rulebook.quantity import Origin
from hengjian.words.language import day_words

PHRASES: dict[str, tuple[str, str]] = {
    "brand": ("衡鉴", "Hengjian 衡鉴"),
    "title": ("监督热力图", "Supervision heat map"),
    "lead": (
        "{bodies}个单位，{articles}条。每格是最要紧的一种情况：形状、数字、颜色说的是同一件事。要处理的共{act}件。",
        "{bodies} bodies, {articles} articles. Each cell shows its most urgent state: shape, number and colour say "
        "the same. {act} need a person.",
    ),
    "other_lang": ("English", "中文"),
    "skip": ("跳到要处理的", "Skip to what needs a person"),
    "as_of": ("截至", "As of"),
    "known_at": ("已知于", "Known at"),
    "rulebooks": ("所用规则", "Rules used"),
    "digest": ("校验", "digest"),
    "names_note": (
        "",
        "Names of bodies, posts and people are shown as the office registered them; titles and gists of articles as "
        "the rulebook words them.",
    ),
    "legend": ("图例", "Legend"),
    "later": ("后来有变化", "changed later"),
    "heat_caption": (
        "单位 × 规则：谁该办的。行是承担的单位，不是人；不作排名。",
        "Bodies by articles: whose duty. A row is a body that owes, not a person; nothing is ranked.",
    ),
    "body": ("单位", "Body"),
    "to_act": ("要处理", "To act"),
    "all_to_act": ("要处理合计", "To act, all"),
    "nothing": ("没有要处理的", "nothing needs a person"),
    "nothing_owed": ("无", "none"),
    "article": ("第{0}条", "Art. {0}"),
    "opening": ("开头", "Opening"),
    "longest": ("过期最久、未见记录的", "Longest past due with no record found"),
    "longest_note": (
        "按到期日先后，最多十件。只说没有找到记录，不是对任何人的结论。",
        "By due day, ten at most. It says that no record was found; it is no verdict on anybody.",
    ),
    "details": ("逐格看", "Cell by cell"),
    "details_note": (
        "已办的只计数；其余逐件列出：到期日、谁、对谁、为什么。现在不用人处理的折起来。",
        "What is done is only counted; the rest is listed: due day, who, towards whom, why; folded if it needs nobody.",
    ),
    "due": ("到期", "Due"),
    "past": ("已过{0}天", "{0} days past"),
    "left": ("还有{0}天", "{0} days left"),
    "today": ("今天到期", "due today"),
    "no_due": ("不计时", "no day"),
    "bearer": ("谁办", "Who"),
    "subject": ("对谁", "Towards"),
    "why": ("为什么", "Why"),
    "tell": ("告知", "To be told"),
    "gist": ("条文大意", "Gist"),
    "number": ("数", "Number"),
    "period": ("间隔", "Period"),
    "provisional": ("节假日安排未公布，日子可能变", "holidays not yet published; the day may move"),
    "same": ("同样的还有{0}件", "{0} more of the same kind"),
    "back": ("↑ 回到热力图", "↑ back to the heat map"),
    "command": ("命令行上看全部理由", "All reasons on the command line"),
    "rest": ("现在不用人处理的{0}件", "{0} that need nobody now"),
    "two": ("同一天，两个时点", "One day, two moments"),
    "two_note": (
        "都看{day}这一天。左边只用{first}以前记下的；右边用{second}以前记下的。{count}件不一样，都是后来才知道的缘故。",
        "Both look at {day}. On the left only what had been recorded by {first}; on the right what had been recorded "
        "by {second}. {count} differ, all because something was learnt later.",
    ),
    "matter": ("事项", "Matter"),
    "learnt": ("后来知道了什么", "What was learnt later"),
    "absent": ("没有这一件", "no such duty"),
    "learnt_record": ("{kind}，{day}的事，{recorded}记下", "{kind} of {day}, recorded on {recorded}"),
    "learnt_tenure": ("任职变动：{who}，{recorded}记下", "a change of post: {who}, recorded on {recorded}"),
    "learnt_other": ("后来的记录改动了它所依据的事实", "a later entry changed what it rests on"),
    "numbers": ("数从哪里来", "Where the numbers come from"),
    "numbers_note": (
        "原文没有写的数，由本地办法来定；没有定的，不计时，也不算过期。",
        "A number the text does not give is set by local measures; unset, no time runs and nothing is past due.",
    ),
    "parameter": ("这个数管什么", "What it governs"),
    "value": ("现在是", "Value"),
    "origin": ("出处", "Origin"),
    "since": ("从哪天起", "Since"),
    "unset": ("未定", "not set"),
    "advice": ("建议值{0}，未采用", "we suggest {0}; not adopted"),
    "measures": ("本地办法第{0}条", "local measures {0}"),
    "foot": (
        "「未见记录」只说没有找到记录，不是对任何人的结论。",
        "“No record” speaks of a missing record; it is no verdict on anybody.",
    ),
    "fictional": (
        "人名、地名、单位和记录都是虚构的。",
        "People, places, bodies and records are fictional.",
    ),
}

ORIGINS = {
    Origin.TEXT: ("原文", "the text"),
    Origin.INTERPRETATION: ("官方解读", "official interpretation"),
    Origin.MEASURES: ("本地办法", "local measures"),
    Origin.OUTSIDE: ("其他规定", "another rule"),
    Origin.OURS: ("我们定的", "ours"),
}

NUMERALS = "零一二三四五六七八九"


def say(key: str, lang: str, **facts: str | int) -> str:
    """The phrase in this language with its facts put in."""
    return PHRASES[key][lang != "zh"].format(**facts)


def say_with(key: str, lang: str, fact: str | int) -> str:
    """The phrase with one fact put in for `{0}`."""
    return PHRASES[key][lang != "zh"].format(fact)


def moment_words(moment: Moment, lang: str) -> str:
    """A moment already in the deployment's zone, to the minute."""
    return f"{day_words(moment.date(), lang)}{'' if lang == 'zh' else ' '}{moment:%H:%M}"


def numeral(number: int) -> str:
    """一 to 九十九, for sections and articles."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return head + (NUMERALS[ones] if ones or not tens else "")


def article_words(number: str, lang: str) -> str:
    """第七条, or Art. 7; the part without a number is the opening; a number that is not one stays as written."""
    if not number.isdigit():
        return number
    if not int(number):
        return say("opening", lang)
    return say_with("article", lang, numeral(int(number)) if lang == "zh" else int(number))


def colon(lang: str) -> str:
    """What stands between a word and what it introduces."""
    return "：" if lang == "zh" else ": "
