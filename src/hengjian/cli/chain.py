"""The chain of reasons behind one obligation, as lines of text.

- In this order: the clause, what it asks, the numbers and where they come from, who towards whom, what raised it,
  the days, the outcome and its reasons, the records found, what came close, the others bound by the same, whom to tell.
- At most `LIMIT` bytes of UTF-8: long texts are shortened first, then long lists say how many more there are.
- Every bearer is named with an outcome of their own; nobody is singled out of a group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from hengjian.cli.question import Question
from hengjian.cli.table import fit, pad
from hengjian.core.calendar.span import Day
from hengjian.core.evaluate.explain import Explanation, NumberUsed
from hengjian.core.evaluate.obligation import Reason
from hengjian.core.rulebook.norm import Deadline
from hengjian.core.rulebook.quantity import Amount, Origin, ParameterRef
from hengjian.reports.numbers import amount_words, duty_sentence
from hengjian.words.language import Lang, day_words, listed, plain, say
from hengjian.words.names import bearer_words, shown
from hengjian.words.outcomes import outcome_sentence, outcome_short
from hengjian.words.reasons import reason_sentence

LIMIT = 2000
GIST_COLUMNS = 160
BOOK_COLUMNS = 48
LEFT = 12

ORIGINS: dict[Origin, tuple[str, str]] = {
    Origin.TEXT: ("原文", "the text"),
    Origin.INTERPRETATION: ("官方解读", "the official interpretation"),
    Origin.MEASURES: ("本地办法", "local measures"),
    Origin.OUTSIDE: ("别的规定", "another regulation"),
    Origin.OURS: ("本项目所设", "set by this project"),
}


def chain_lines(found: Explanation, question: Question, lang: Lang) -> list[str]:
    """The lines, at most `LIMIT` bytes with their line ends; the year is left out where there is only one."""
    row, year = found.obligation, question.as_of.year
    alike = all(day is None or day.year == year for day in (row.arises_on, row.due_on, row.met_on))
    names = question.names(lang, year if alike else None)
    for most in (40, 12, 5, 2, 1):
        lines = _Chain(found, question, names, lang, year if alike else None, most).lines()
        if _size(lines) <= LIMIT:
            return lines
    return _cut(_Chain(found, question, names, lang, year if alike else None, 0).lines())


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.encode()) + 1 for line in lines)


def _cut(lines: list[str]) -> list[str]:
    """The last resort, for ids as long as a page: whole lines from the top, each at most 200 bytes."""
    short = [line if len(line.encode()) <= 200 else f"{line.encode()[:190].decode(errors='ignore')}…" for line in lines]
    while _size(short) > LIMIT:
        short.pop()
    return short


class _Chain:
    """The parts of one chain; lists show at most `most` entries."""

    def __init__(
        self,
        found: Explanation,
        question: Question,
        names: Mapping[str, str],
        lang: Lang,
        year: int | None,
        most: int,
    ) -> None:
        self.found = found
        self.row = found.obligation
        self.question = question
        self.names = names
        self.lang = lang
        self.most = most
        self.year = year

    def lines(self) -> list[str]:
        """All parts that have something to say, in order."""
        row = self.row
        return [
            *self.part(("条款", "clause"), self.clause()),
            *self.part(("要求", "asks"), [self.asks()]),
            *self.part(("数", "numbers"), self.some([self.number(used) for used in self.found.numbers])),
            *self.part(("谁", "who"), [self.who()]),
            *self.part(("起因", "raised by"), self.cause()),
            *self.part(("日子", "days"), [self.days()]),
            *self.part(("结果", "outcome"), self.outcome()),
            *self.part(("理由", "because"), self.some([self.reason(reason) for reason in row.reasons])),
            *self.part(("记录", "records"), self.some([self.record(key) for key in row.evidence])),
            *self.part(("差一点", "close"), self.some([self.near(miss) for miss in self.found.misses])),
            *self.part(("同一件事", "also bound"), self.others()),
            *self.part(("告知", "tell"), self.some([shown(key, self.names) for key in row.tell])),
            *self.part(("编号", "id"), [plain(row.id, 400)]),
        ]

    def part(self, head: tuple[str, str], texts: Sequence[str]) -> list[str]:
        """The head once, its texts below one another."""
        heads = [say(self.lang, *head), *[""] * len(texts)]
        return [f"{pad(heads[place], LEFT)}{text}" for place, text in enumerate(texts) if text]

    def some(self, texts: Sequence[str]) -> list[str]:
        """At most `most` of the texts, and how many more there are."""
        left = len(texts) - self.most
        return [*texts[: self.most], say(self.lang, f"还有{left}条", f"{left} more")] if left > 0 else list(texts)

    def titles(self) -> dict[str, str]:
        """Rulebook -> its title."""
        return {book.name: say(self.lang, *book.title) for book in self.question.rules.rulebooks}

    def clause(self) -> list[str]:
        """Title and locator of the clause, and its gist."""
        title = plain(self.titles().get(self.row.rulebook, self.row.rulebook), 60)
        clause = self.found.clause
        if clause is None:
            return [f"{title} {self.row.article}"]
        gist = fit(plain(clause.gist, 400), GIST_COLUMNS if self.most > 1 else GIST_COLUMNS // 2)
        return [f"{title} {clause.locator}", gist]

    def asks(self) -> str:
        """The norm's sentence with its numbers put in."""
        return plain(duty_sentence(self.question.rules, self.found.norm, self.row.arises_on, self.lang), 160)

    def number(self, used: NumberUsed) -> str:
        """What a number is, how much, and who said so."""
        name = shown(used.parameter, self.names, "parameter") if used.parameter else say(self.lang, "期限", "the time")
        if used.amount is None:
            return say(self.lang, f"{name}：还没有定", f"{name}: not set")
        amount = amount_words(used.amount, self.lang)
        origin = say(self.lang, *ORIGINS[Origin(used.origin)]) if used.origin else ""
        book = "" if used.rulebook == self.row.rulebook else self.titles().get(used.rulebook, used.rulebook)
        where = " ".join(part for part in (origin, fit(plain(book, 60), BOOK_COLUMNS), used.clause) if part)
        return say(self.lang, f"{name}：{amount}（{where}）", f"{name}: {amount} ({where})")

    def who(self) -> str:
        """Who owes, and towards or about whom."""
        bearer = bearer_words(self.row, self.names)
        subject = shown(self.row.subject, self.names) if self.row.subject else ""
        return say(self.lang, f"{bearer} 对 {subject}", f"{bearer}, towards {subject}") if subject else bearer

    def cause(self) -> list[str]:
        """The record that raised it, also the one by which a matter entered a state; a slot has none."""
        keys = [self.row.trigger, self.row.trigger.rpartition("#")[2]]
        return [self.record(key) for key in dict.fromkeys(keys) if f"record/{key}" in self.names]

    def days(self) -> str:
        """From which day, how long, until which day, and how far from there the day looked at is."""
        arises, due, as_of = self.row.arises_on, self.row.due_on, self.question.as_of
        if arises is None:
            return say(self.lang, "没有起算的日子，不计时", "no starting day; no time runs")
        if due is None:
            return say(self.lang, f"{self.day(arises)}起，没有到期日", f"from {self.day(arises)}, no due day")
        span = [say(self.lang, f"{self.day(arises)}起", f"from {self.day(arises)}")]
        span += [amount_words(amount, self.lang) for amount in self.amounts()]
        span += [say(self.lang, f"{self.day(due)}到期（当天还算在内）", f"due {self.day(due)} (that day included)")]
        span += [say(self.lang, f"截至{self.day(as_of)}", f"as of {self.day(as_of)}")]
        return say(self.lang, "，", ", ").join(span)

    def amounts(self) -> list[Amount]:
        """The amounts a deadline counts."""
        due = self.found.norm.due
        if not isinstance(due, Deadline):
            return []
        name = due.amount.name if isinstance(due.amount, ParameterRef) else ""
        return [used.amount for used in self.found.numbers if used.parameter == name and used.amount is not None]

    def outcome(self) -> list[str]:
        """The word, the sentence, and for what is done the day of the act and the day it was known."""
        row = self.row
        word = outcome_short(row.outcome, self.lang)
        lines = [f"{word} {outcome_sentence(row.outcome, self.lang)}"]
        if row.met_on is not None and row.met_known_at is not None:
            known = row.met_known_at.astimezone(self.question.zone).date()
            lines.append(
                say(
                    self.lang,
                    f"{self.day(row.met_on)}办的，{self.day(known)}记下",
                    f"done on {self.day(row.met_on)}, recorded on {self.day(known)}",
                )
            )
        return lines

    def reason(self, reason: Reason) -> str:
        """One reason in words."""
        return reason_sentence(reason, self.lang, self.names, self.year)

    def record(self, key: str) -> str:
        """A record by its day and kind, and its id to look it up by."""
        return f"{shown(key, self.names, 'record')} ({plain(key)})"

    def near(self, miss: Reason) -> str:
        """A near miss and the one condition it failed; the head already says that it came close."""
        record = plain(str(dict(miss.facts).get("record", "")))
        sentence = self.reason(miss).removeprefix("差一点：").removeprefix("close: ")
        return f"{sentence} ({record})" if record else sentence

    def others(self) -> list[str]:
        """Everybody else bound by the same, each with their own outcome; many are counted."""
        each = [
            say(self.lang, f"{who}：{word}", f"{who}: {word}")
            for other in self.found.others
            for who, word in [(bearer_words(other, self.names), outcome_short(other.outcome, self.lang))]
        ]
        if len(each) <= self.most:
            return each
        counts = Counter(outcome_short(other.outcome, self.lang) for other in self.found.others[self.most :])
        rest = listed((f"{word} {count}" for word, count in counts.items()), self.lang)
        return [*each[: self.most], say(self.lang, f"另有{counts.total()}个：{rest}", f"{counts.total()} more: {rest}")]

    def day(self, day: Day) -> str:
        """A day in words."""
        return day_words(day, self.lang, self.year)
