"""Talks: the county's heads with the leaders below, leaders with their teams; late entries, near misses, copies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hengjian.cli.demo import texts
from hengjian.cli.demo.book import AS_OF, Book
from hengjian.cli.demo.county import County, Unit
from hengjian.core.calendar.span import Day

COPIER = "z3"
"""The unit whose notes of talks are copied from one another in 2024."""


def half_years() -> Iterator[tuple[Day, Day]]:
    """First and last days of the half-years of this world; the last one is cut at its end."""
    for year in (2023, 2024, 2025):
        yield date(year, 1, 1), date(year, 6, 30)
        if year < 2025:
            yield date(year, 7, 1), date(year, 12, 31)
    yield date(2025, 7, 1), AS_OF


def write_talks(book: Book, county: County) -> None:
    """All talks of the two and a half years."""
    for start, last in half_years():
        running = last == AS_OF
        first = start == date(2023, 1, 1)
        for level, unit in county.pairs:
            for head, deputy in (
                (level.discipline_head, level.discipline_deputies[0]),
                (level.organisation_head, level.organisation_deputy),
            ):
                usual = 0.5 + unit.care / 2 if head == level.discipline_head else 0.75
                if first or book.chance(0.1 if running else usual):
                    _supervision(book, unit, head, deputy, start, last)
        for unit in county.all_units:
            for post in unit.others:
                if book.chance(0.15 if running else 1 - (1 - unit.care) / (5 if first else 1.5)):
                    _heart(book, unit, post, start, last)
    _mend_some(book)


def _supervision(book: Book, unit: Unit, head: str, deputy: str, start: Day, last: Day) -> None:
    """One talk with a leader below: mostly in person by the head, now and then by the deputy or by telephone."""
    day = book.day(start, last)
    if not book.holder(unit.leader, day):
        return
    by = deputy if book.chance(0.03) else head
    late = book.rng.randrange(34, 75) if book.chance(0.05) else None
    if last == date(2025, 6, 30) and book.chance(0.2):
        day, late = book.day(date(2025, 6, 10), last), book.rng.randrange(36, 60)
    fields = _fields(book, copied=False, in_person=not book.chance(0.03))
    body = by.split(".")[0]
    book.record("talk.supervision", day, by=by, about=[unit.leader], body=body, late=late, fields=fields)


def _heart(book: Book, unit: Unit, post: str, start: Day, last: Day) -> None:
    """The leader talks with one member of the team."""
    day = book.day(start, last)
    if not (book.holder(post, day) and book.holder(unit.leader, day)):
        return
    late = book.rng.randrange(32, 70) if book.chance(0.03) else None
    fields = _fields(book, copied=unit.body == COPIER and day.year == 2024, in_person=not book.chance(0.015))
    book.record("talk.heart", day, by=unit.leader, about=[post], body=unit.body, late=late, fields=fields)


def _fields(book: Book, *, copied: bool, in_person: bool) -> dict[str, object]:
    text = texts.COPIED if copied else texts.points(book.rng)
    return {
        "in_person": in_person,
        "topics": [texts.matter(book.rng), "分管工作"],
        "points": text,
        "reply": "没有意见。" if copied else texts.reply(book.rng),
        "invited": True,
    }


def _mend_some(book: Book) -> None:
    """Two talks turn out to have been by telephone and one is withdrawn, learnt after the day looked at."""
    recent = [
        r
        for r in book.records
        if r.kind == "talk.supervision" and date(2025, 1, 1) <= r.occurred_on <= date(2025, 6, 20)
    ]
    for place, row in enumerate(book.rng.sample(recent, 3)):
        known = (date(2025, 8, 6 + place) - row.occurred_on).days
        if place < 2:
            fields = {**row.fields, "in_person": False, "points": f"{row.fields['points']}（更正：是电话里谈的）"}
            book.record(
                row.kind,
                row.occurred_on,
                by=row.by,
                about=row.about,
                body=row.body,
                late=known,
                corrects=row.id,
                fields=fields,
            )
        else:
            book.record("withdrawal", row.occurred_on, by=row.by, body=row.body, late=known, corrects=row.id)


def remind(book: Book, by: str, about: str, day: Day, re: list[str], *, answered: bool = True) -> str:
    """A reminder about the matter of another record."""
    fields: dict[str, object] = {"in_person": True, "points": texts.points(book.rng), "invited": answered}
    if answered:
        fields["reply"] = texts.reply(book.rng)
    return book.record("talk.reminder", day, by=by, about=[about], re=re, body=by.split(".")[0], fields=fields)


def after(book: Book, day: Day, least: int, most: int) -> Day:
    """A weekday between so many days after another."""
    return book.day(day + timedelta(days=least), day + timedelta(days=most))
