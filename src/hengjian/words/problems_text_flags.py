"""Sentences for what is doubtful in an attached text, by the rule that saw it: what is seen, and what to do.

- A code is `flag_` and the code of the anomaly. `seen` is the user's own text; nothing of a regulation stands here.
"""

from __future__ import annotations

PROBLEMS: dict[str, tuple[str, str, str, str]] = {
    "flag_run_twice": (
        "「{seen}」这一段{length}个字，和第{other}条里的一样",
        "只算在第{other}条；对照纸本，把本条原来的话补上",
        "「{seen}」 is a run of {length} characters that stands in article {other} too",
        "it counts for article {other} alone; take this article's own words from the paper",
    ),
    "flag_copy_breaks_in": (
        "「{seen}」之后接上了第{other}条的话，本条原来的后文不见了",
        "对照纸本补上；补上以前，这里的规则待核原文",
        "after 「{seen}」 words of article {other} break in; what followed here is lost",
        "fill it in from the paper; until then rules that rest on it wait for the text",
    ),
    "flag_forbidden_duty": (
        "「{seen}」这样的禁止语后面，接的是第{other}条的应办",
        "不要当成禁止；对照纸本补上原话",
        "a prohibition 「{seen}」 runs into a duty of article {other}",
        "do not read it as forbidden; take the words from the paper",
    ),
    "flag_number_twice": (
        "编号 {number} 用了两次（「{seen}」）",
        "看哪一个是重复的，去掉一个",
        "the number {number} is used twice (「{seen}」)",
        "see which is the copy and drop it",
    ),
    "flag_number_inside": (
        "编号 {number} 在一段的中间（「{seen}」）",
        "核对它前面的半段是哪一条的",
        "the number {number} stands inside a paragraph (「{seen}」)",
        "check to which article the words before it belong",
    ),
    "flag_number_back": (
        "编号往回走了，到了 {number}（「{seen}」）",
        "核对顺序，看是不是混进了别的文件",
        "numbers go back to {number} (「{seen}」)",
        "check the order, and whether another document got in",
    ),
    "flag_number_missing": (
        "「{seen}」前面缺第 {number} 条",
        "对照纸本补上",
        "article {number} is missing before 「{seen}」",
        "fill it in from the paper",
    ),
    "flag_fragment": (
        "「{seen}」没有头，不知道属于哪一条",
        "对照纸本，接回原来的条",
        "「{seen}」 has no beginning; nobody knows to which article it belongs",
        "put it back where the paper has it",
    ),
    "flag_broken_line": (
        "「{seen}」在一句话中间断开，隔了空行",
        "已接上读；核对中间有没有漏字",
        "「{seen}」 was broken by an empty line inside a sentence",
        "it was read as one; check that nothing is missing",
    ),
    "flag_title_not_in_body": (
        "题目「{seen}」说「{name}」，正文里没有，说的是「{sibling}」",
        "按正文读；对照纸本定题目",
        "the title says 「{name}」, the body never does and speaks of 「{sibling}」 (「{seen}」)",
        "follow the body; settle the title from the paper",
    ),
    "flag_doubled": (
        "「{seen}」重了「{word}」",
        "多半是识别重复；对照后去掉一个",
        "「{seen}」 has 「{word}」 twice",
        "probably a slip of recognition; compare and drop one",
    ),
    "flag_word_order": (
        "「{seen}」里「{word}」的次序不像别处的「{usual}」",
        "按别处的写法读；对照纸本",
        "「{seen}」 has 「{word}」 in another order than 「{usual}」 elsewhere",
        "read it as elsewhere; compare with the paper",
    ),
    "flag_same_pair": (
        "「{seen}」是两个一样的「{word}」",
        "其中一个多半是另一样；对照纸本",
        "「{seen}」 pairs 「{word}」 with itself",
        "one of them is probably another; compare with the paper",
    ),
    "flag_near_phrase": (
        "「{word}」只出现一次，和常见的「{usual}」差一个字（「{seen}」）",
        "对照纸本，看是不是认错了字",
        "「{word}」 stands once and differs by one character from the usual 「{usual}」 (「{seen}」)",
        "see in the paper whether a character was misread",
    ),
    "flag_news_word": (
        "「{seen}」里的「{word}」从写的那天算起，是新闻里的说法",
        "不当成期限；核对是不是认错了字",
        "「{word}」 in 「{seen}」 counts from the day of writing, as newspapers do",
        "do not read it as a time; check whether a character was misread",
    ),
    "flag_pronoun": (
        "「{seen}」里的「{word}」可以指两个人",
        "定下指谁，写成待答的题",
        "「{word}」 in 「{seen}」 may point to either of two persons",
        "settle who is meant and write it down as a question",
    ),
    "flag_own_kind": (
        "主体自己就是「{word}」，后面又说「{seen}」",
        "核对是不是漏了字（如「其他」）",
        "the bearer is called 「{word}」 itself, and then it says 「{seen}」",
        "see in the paper whether a character is missing",
    ),
    "flag_no_passive": (
        "「{seen}」前面没有「被」，分不清是去「{word}」的还是被「{word}」的",
        "对照纸本；定下谁对谁，再写规则",
        "「{seen}」 lacks the sign of the passive: does it do 「{word}」, or is it done to it?",
        "compare with the paper; settle who acts on whom before writing a rule",
    ),
    "flag_bearer_unknown": (
        "「{name}」要办事，可是别处没有这样的主体（「{seen}」）",
        "核对名称，看是不是认错了字",
        "a duty is laid on 「{name}」, whom nothing else names (「{seen}」)",
        "check the name; a character may be misread",
    ),
    "flag_new_bearer": (
        "一句话里换了主体，到「{name}」（「{seen}」）",
        "拆成两条规则，各有各的主体",
        "inside one sentence the bearer changes to 「{name}」 (「{seen}」)",
        "make it two rules, each with its own bearer",
    ),
    "flag_worded_differently": (
        "这里写「{here}」，另一份写「{there}」（「{seen}」）",
        "由人定用哪一个；不自动改",
        "here it says 「{here}」, the other text says 「{there}」 (「{seen}」)",
        "a person decides which; nothing is changed",
    ),
    "flag_never_opened": (
        "「{seen}」只有后一半",
        "对照纸本补上前一半，看有没有漏字",
        "「{seen}」 closes what was never opened",
        "find the opening sign in the paper; words may be missing",
    ),
    "flag_never_closed": (
        "「{seen}」这里的引号或括号没有合上",
        "对照纸本补上后一半，看有没有漏字",
        "the sign at 「{seen}」 is never closed",
        "find the closing sign in the paper; words may be missing",
    ),
    "flag_two_widths": (
        "标点全角{wide}处、半角{narrow}处混用，从「{seen}」起",
        "按一种读；原来的位置都记着",
        "signs of two widths are mixed (full: {wide}, half: {narrow}), first at 「{seen}」",
        "they are read as one; the places in the original are kept",
    ),
    "flag_after_the_end": (
        "规定到这里已经完了，后面是别的内容（「{seen}」）",
        "没有算进任何一条；核对是不是该留",
        "the regulation has ended; something else follows (「{seen}」)",
        "it belongs to no article; check whether it should stay",
    ),
    "flag_more_paragraphs": (
        "最后一条比别的条多出几段（「{seen}」）",
        "核对是不是混进了别的内容",
        "the last article has more paragraphs than any other (「{seen}」)",
        "check whether something else got in",
    ),
    "flag_furniture": (
        "页眉页脚之类{count}处没有当成正文（「{seen}」）",
        "扫一眼，看有没有正文在里面",
        "page furniture was set aside ({count}: 「{seen}」)",
        "look through it for words of the text",
    ),
    "flag_one_of_a_series": (
        "这是一组里的第{number}篇（「{seen}」）",
        "别的几篇也附上；没有的就说没有",
        "this is number {number} of a series (「{seen}」)",
        "attach the others too; what is not there is said to be missing",
    ),
    "flag_only_signed": (
        "只写着一个日子（{seen}），没有说从哪天起施行",
        "查公布和施行的日子；没有定下以前，不从落款那天算欠",
        "it carries one day ({seen}) and does not say from which day it is in force",
        "find the day of release and of force; until then owe nothing from the day it was signed",
    ),
}
