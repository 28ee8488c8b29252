"""What the terminal shows of a text: its articles, its doubtful places, and what an interpretation counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from hengjian.cli.table import table, terminal_width
from hengjian.cli.text_coverage import Likeness
from hengjian.core.errors import Place, Problem
from hengjian.core.regulation.spoken import Count, article_spoken_of, part_spoken_of
from hengjian.core.regulation.text import Anomaly, Block, BlockKind, Flag, RegulationText, Sentence
from hengjian.core.rulebook.rulebook import Rulebook
from hengjian.exchange.texts import Attached
from hengjian.words.language import Lang, counted, listed, plain, say
from hengjian.words.problems import problem_line, problem_sentence

SHORT, AROUND = 4, 4
MOST_SHOWN = 200
FLAGS: dict[Flag, tuple[str, str]] = {
    Flag.SPLICE: ("串文", "spliced"),
    Flag.GAP: ("缺文", "lost"),
    Flag.DUP_NO: ("编号", "number"),
    Flag.ORPHAN: ("断文", "orphan"),
    Flag.TITLE_BODY: ("题文不合", "title"),
    Flag.WORD: ("疑字", "word"),
    Flag.XCHECK: ("异文", "differs"),
    Flag.PUNCT: ("标点", "signs"),
    Flag.SCOPE: ("范围", "scope"),
}
KINDS: dict[BlockKind, tuple[str, str]] = {
    BlockKind.FRONT: ("条文之前", "before"),
    BlockKind.PART: ("第{}部分", "part {}"),
    BlockKind.ARTICLE: ("第{}条", "article {}"),
    BlockKind.COPY: ("重出的第{}条", "copy of {}"),
    BlockKind.TAIL: ("条文之后", "after"),
}


def where(block: Block, lang: Lang) -> str:
    """The place of a block in words."""
    return say(lang, *KINDS[block.kind]).format(block.label or block.part)


def attached_lines(kept: Attached, book: Rulebook, lang: Lang) -> list[str]:
    """What was attached to what, and where it lies."""
    title, moment = plain(say(lang, *book.title)), kept.attached_at.strftime("%Y-%m-%d %H:%M UTC")
    if not kept.fresh:
        in_english = f"{kept.source} was attached at {moment} and is unchanged: {kept.path}"
        return [say(lang, f"{kept.source} 早已附上（{moment}），没有变：{kept.path}", in_english)]
    lines = [say(lang, f"已附在《{title}》旁边：{kept.path}", f"attached to {title}: {kept.path}")]
    if kept.before is not None:
        lines.append(say(lang, f"原先附的一份留在：{kept.before}", f"the text attached before is kept: {kept.before}"))
    return lines


def notice_lines(notices: Iterable[Problem], lang: Lang) -> list[str]:
    """What of the file could not be read."""
    told = [f"  {problem_line(notice, lang)}" for notice in notices]
    return [say(lang, "请留意：", "please note:"), *told] if told else []


def split_lines(text: RegulationText, lang: Lang) -> list[str]:
    """Articles x sentences x flags, with everything before, between and after them."""
    heads = (("哪里", "where"), ("句", "sentences"), ("项", "items"), ("字", "letters"), ("疑点", "flags"))
    head = [say(lang, *pair) for pair in (*heads, ("哪些疑点", "which"), ("题目", "title"))]
    rows = [_row(number, block, text, lang) for number, block in enumerate(text.blocks)]
    sums = [sum(int(row[place]) for row in rows) for place in range(1, 5)]
    articles = len(text.articles)
    rows.append([say(lang, f"共{articles}条", f"all {counted(articles, 'article')}"), *sums, "", ""])
    return table(head, rows, terminal_width())


def _row(number: int, block: Block, text: RegulationText, lang: Lang) -> list[str | int]:
    own = Counter(anomaly.flag for anomaly in text.anomalies if anomaly.block == number)
    which = listed((say(lang, *FLAGS[flag]) + (f"×{own[flag]}" if own[flag] > 1 else "") for flag in own), lang)
    sentences = sum(not sentence.head for sentence in block.sentences)
    return [
        where(block, lang), sentences, len(block.items), len(block.text), own.total(), which, plain(block.title, 60),
    ]  # fmt: skip


def flag_lines(text: RegulationText, original: str, lang: Lang) -> list[str]:
    """Every doubtful place: where, which flag, what is seen and what to do."""
    if not text.anomalies:
        return [say(lang, "没有看出疑点；人还是要看一遍。", "Nothing doubtful seen; a person still has to read it.")]
    count = len(text.anomalies)
    lines = [say(lang, f"疑点{count}处，由人来定：", f"{counted(count, 'flag')}, for a person to settle:")]
    for number, anomaly in enumerate(text.anomalies[:MOST_SHOWN], start=1):
        place = where(text.blocks[anomaly.block], lang)
        line = sum(original.count(sign, 0, anomaly.start) for sign in "\n\f") + 1
        facts = {**anomaly.facts, "seen": _seen(anomaly, original)}
        told = problem_sentence(Problem(Place(""), f"flag_{anomaly.code}", facts), lang)
        flag = say(lang, *FLAGS[anomaly.flag])
        begin = say(lang, f"{place}，第{line}行，{flag}：", f"{place}, line {line}, {flag}: ")
        lines.append(f"{number:>3}  {begin}{told}")
    if count > MOST_SHOWN:
        left = count - MOST_SHOWN
        lines.append(say(lang, f"…… 还有{left}处，都在留存的文件里", f"... and {left} more, all in the kept file"))
    return lines


def _seen(anomaly: Anomaly, original: str) -> str:
    """What is seen; a place of a few characters with those around it."""
    if anomaly.stop - anomaly.start >= SHORT:
        return anomaly.facts["seen"]
    before, after = original[: anomaly.start].splitlines()[-1:], original[anomaly.stop :].splitlines()[:1]
    inside = original[anomaly.start : anomaly.stop]
    return f"{''.join(before)[-AROUND:]}[{inside}]{''.join(after)[:AROUND]}"


def beside_lines(sentences: Sequence[Sentence], text: RegulationText, book: Rulebook, lang: Lang) -> list[str]:
    """Which articles an interpretation speaks of and the clauses it stands beside; without a number, the last named."""
    likeness = Likeness(book)
    spoken: dict[str, int] = Counter()
    beside: dict[str, list[str]] = {}
    labels = {block.label for block in text.articles}
    article = ""
    for sentence in sentences:
        article = article_spoken_of(sentence.text) or ("" if part_spoken_of(sentence.text) else article)
        if article in labels:
            spoken[article] += 1
            found = beside.setdefault(article, [])
            answers = [each.clause.locator for each in likeness.answers(sentence.text, article)]
            found += [locator for locator in answers if locator not in found]
    if not spoken:
        return [say(lang, "没有说到哪一条。", "It speaks of no article.")]
    head = [say(lang, *pair) for pair in (("条", "article"), ("句", "sentences"), ("放在哪几款旁边", "beside clauses"))]
    rows = [[int(label) if label.isdigit() else label, spoken[label], listed(beside[label], lang)] for label in spoken]
    return table(head, rows, terminal_width())


def count_lines(counts: Sequence[Count], sentences: Sequence[Sentence], lang: Lang) -> list[str]:
    """Every count an interpretation states beside what the attached text has."""
    if not counts:
        return [say(lang, "没有说几处、几项。", "It states no counts.")]
    heads = (("说的", "stated"), ("数到的", "found"), ("合不合", "agree"), ("哪里", "where"), ("数什么", "what"))
    head = [say(lang, *pair) for pair in (*heads, ("原话", "its words"))]
    rows: list[list[str | int]] = []
    for count in counts:
        agree = say(lang, "数不了", "cannot count") if count.found < 0 else say(lang, "合", "yes")
        if 0 <= count.found != count.stated:
            agree = say(lang, "不合", "no")
        found = count.found if count.found >= 0 else ""
        what = f"“{count.what}”" if count.what else say(lang, "几项", "points")
        words = plain(sentences[count.sentence].text, 60)
        rows.append([count.stated, found, agree, _counted_in(count, lang), what, words])
    return table(head, rows, terminal_width())


def _counted_in(count: Count, lang: Lang) -> str:
    if count.where.startswith("part "):
        return say(lang, "第{}部分", "part {}").format(count.where.removeprefix("part "))
    return say(lang, "第{}条", "article {}").format(count.where) if count.where else "-"
