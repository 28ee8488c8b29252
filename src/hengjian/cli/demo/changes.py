"""What moves in the chart during the two and a half years: handovers, a reshuffle, vacancies, a mistake mended late.

- A person who leaves a seat of discipline leaves the head of that body too.
- Everything has its own moment of being learnt; the later view of one end of a tenure differs from the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hengjian.cli.demo.book import Book
from hengjian.cli.demo.county import County
from hengjian.cli.demo.fiction import draw_names
from hengjian.core.calendar.span import OPEN, Day, Span
from hengjian.core.organisation.chart import Tenure

ONE = timedelta(days=1)


def let_life_pass(book: Book, county: County) -> None:
    """Write all changes of the chart into the book."""
    names = iter(draw_names(book.rng, 360)[300:])
    _swap(book, ("z3.secretary", "z5.secretary", "j2.secretary"), date(2024, 3, 18))
    _hand_over(book, "z2.secretary", date(2023, 11, 6), date(2024, 2, 26), book.person(next(names)))
    _hand_over(book, "q1.secretary", date(2024, 8, 12), date(2024, 8, 13), book.person(next(names)))
    _hand_over(
        book, "z7.discipline", date(2024, 5, 20), date(2024, 6, 3), book.person(next(names)), with_head="z7j.head"
    )
    for post, last in _ordinary(book, county):
        _hand_over(
            book, post, last, last + timedelta(days=book.rng.choice((1, 1, 12, 25, 70))), book.person(next(names))
        )
    two = book.holder("q1.secretary", date(2025, 1, 2))
    _leave(book, "q2.secretary", date(2025, 3, 2), None)
    book.hold("q2.secretary", two, date(2025, 3, 3))
    _learnt_late(book, "z6.secretary", date(2025, 6, 20), date(2025, 8, 4), book.person(next(names)))
    kin = (book.holder("j3.secretary", date(2023, 1, 2)), book.holder("z4.mayor", date(2023, 1, 2)))
    book.relate("kin", *kin, date(2015, 5, 1), "配偶的兄弟", learnt=date(2023, 2, 10))
    book.relate(
        "absent",
        book.holder("j6.first", date(2024, 9, 2)),
        "j6.first",
        date(2024, 9, 2),
        "外出学习",
        last=date(2025, 1, 17),
    )


def _ordinary(book: Book, county: County) -> Iterator[tuple[str, Day]]:
    """Members whose seat changes hands on some working day."""
    plain = [
        post for unit in county.all_units for post in unit.others if post not in (unit.secretary, "xw.organisation")
    ]
    for post in sorted(book.rng.sample(plain, 14)):
        if post not in ("z4.mayor", "j6.first"):
            yield post, book.day(date(2023, 4, 3), date(2025, 4, 30))


def _leave(book: Book, post: str, last: Day, learnt: Day | None) -> str:
    """End the open tenure of the post with `last` as its last day; returns the person."""
    place, (span, person) = next((i, held) for i, held in enumerate(book.holdings[post]) if held[0].stop == OPEN)
    row = next(row for row in reversed(book.tenures) if row.post == post and row.person == person)
    known = learnt or last + ONE
    stop = last + ONE
    moment = book.moment(known, 17)
    book.tenures.append(Tenure(row.id, post, person, Span(span.start, stop), moment, known))
    book.holdings[post][place] = (Span(span.start, stop), person)
    return person


def _hand_over(book: Book, post: str, last: Day, start: Day, person: str, with_head: str = "") -> None:
    """One leaves on `last`, the other begins on `start`; with the head of the discipline body, if it is such a seat."""
    for seat in (post, with_head) if with_head else (post,):
        _leave(book, seat, last, None)
        book.hold(seat, person, start)


def _swap(book: Book, posts: tuple[str, ...], day: Day) -> None:
    """The holders change places in a ring on one day."""
    leaving = [_leave(book, post, day - ONE, None) for post in posts]
    for post, person in zip(posts, leaving[1:] + leaving[:1], strict=True):
        book.hold(post, person, day)


def _learnt_late(book: Book, post: str, last: Day, learnt: Day, person: str) -> None:
    """A leader had already left on `last`; the register learns it on `learnt`, with the successor."""
    _leave(book, post, last, learnt)
    row = book.hold(post, person, last + ONE)
    book.tenures[-1] = Tenure(row, post, person, Span(last + ONE), book.moment(learnt, 17), learnt)
