"""Matters that come up: decisions, first signs and reminders, ordinary problems, important ones reported upward."""

from __future__ import annotations

from datetime import date, timedelta

from hengjian.cli.demo import texts
from hengjian.cli.demo.book import Book
from hengjian.cli.demo.county import County, Level, Unit
from hengjian.cli.demo.remedies import finding_fields, write_finding, write_recommendation, write_rounds
from hengjian.cli.demo.talks import after, remind
from hengjian.core.calendar.span import Day


def write_matters(book: Book, county: County, lists: dict[str, str]) -> None:
    """All matters; a unit that takes less care leaves more steps out."""
    level = county.county
    write_rounds(book, county)
    for unit in county.all_units:
        for _ in range(book.rng.randrange(3, 6)):
            _decision(book, unit, lists[unit.body])
        for _ in range(book.rng.randrange(1, 3)):
            _sign(book, unit)
    for unit in county.units:
        for _ in range(book.rng.randrange(2, 4)):
            write_finding(book, level, unit)
        if book.chance(0.5):
            write_recommendation(book, level, unit)
        if book.chance(0.4):
            _general(book, level, unit)
        if unit.secretary and book.chance(0.5):
            _important(book, level, unit)


def _decision(book: Book, unit: Unit, listed: str) -> None:
    """A decision, mostly by the standing committee with a legality check; now and then by a topic meeting."""
    day = book.day(date(2023, 3, 1), date(2025, 6, 27))
    present = book.held(unit.team, day)
    if unit.leader not in present or len(present) < 3:
        return
    here = [post for post in present if book.chance(0.9) or post == unit.leader]
    recused = [here.pop()] if len(here) > 2 and book.chance(0.5 + unit.care / 2) else []
    what = texts.matter(book.rng)
    kind = "meeting.topic" if book.chance(0.06) else "meeting.standing"
    meeting = book.record(
        kind, day, by=unit.body, about=here, body=unit.body,
        fields={
            "host": unit.body, "chair": unit.leader, "attendees": here, "entitled": present, "agenda": [what],
            "minutes": texts.points(book.rng), "held_on": str(day),
        },
    )  # fmt: skip
    proposer, checker = book.rng.sample([post for post in present if post != unit.leader], 2)
    fields: dict[str, object] = {
        "matter": what,
        "type": book.rng.choice(("decision", "project", "funds")),
        "list_version": listed,
        "amount": book.rng.randrange(20, 900) * 10000,
        "proposer": proposer,
        "meeting": meeting,
        "speakers": [*[post for post in here if post != unit.leader], unit.leader],
        "votes": [f"同意{len(here) - 1}", "弃权1", "反对0"] if book.chance(0.3) else [f"同意{len(here)}"],
        "dissent": ["无"],
        "recused": recused,
        "result": "adopted",
        "decided_on": str(day),
    }
    if book.chance(unit.care):
        fields |= {"legal_checker": checker, "legal_checked_on": str(day - timedelta(days=book.rng.randrange(2, 9)))}
    book.record("decision.major", day, by=unit.body, re=[meeting, listed], body=unit.body, fields=fields)


def _sign(book: Book, unit: Unit) -> None:
    """A first sign in a member; the secretary of discipline reminds, mostly within days."""
    day = book.day(date(2023, 2, 20), date(2025, 6, 20))
    if not unit.secretary or not book.holder(unit.secretary, day):
        return
    member = book.rng.choice([post for post in book.held(unit.team, day) if post not in (unit.secretary, unit.leader)])
    fields = finding_fields(book, day, "sign", book.rng.choice(("style", "organisation", "neglect")))
    found = book.record("finding", day, by=unit.secretary, about=[member], body=unit.body, late=0, fields=fields)
    if book.chance(unit.care):
        told = after(book, day, 1, 9)
        remind(book, unit.secretary, member, told, [found], answered=book.chance(0.9))
        said = {"text": texts.points(book.rng), "invited": True, "raised_on": str(told)}
        frank = book.record(
            "opinion.frank", told, by=unit.secretary, about=[member], re=[found], body=unit.body, fields=said
        )
        _hear(book, unit.secretary, member, told, frank)
        if book.chance(0.6):
            fields = {"verdict": "ok", "reason": "当面说清了事和日子，不是客套话。"}
            seen = after(book, told, 5, 20)
            book.record("judgement", seen, by=unit.leader, re=[frank], body=unit.body, fields=fields)


def _hear(book: Book, by: str, member: str, day: Day, re: str) -> None:
    """Whoever names a person invites an explanation, mostly."""
    if book.chance(0.9):
        fields = {"to": member, "text": texts.points(book.rng)}
        body = by.split(".")[0]
        book.record(
            "explanation.invitation", after(book, day, 0, 9), by=by, about=[member], re=[re], body=body, fields=fields
        )


def _general(book: Book, level: Level, unit: Unit) -> None:
    """An ordinary problem of a leader below, told to the face."""
    day = book.day(date(2023, 2, 20), date(2025, 6, 20))
    if not book.holder(unit.leader, day):
        return
    fields = finding_fields(book, day, "general", "style")
    found = book.record(
        "finding", day, by=level.discipline_head, about=[unit.leader], body=level.discipline, late=0, fields=fields
    )
    if book.chance(0.8):
        told = after(book, day, 2, 16)
        said = {"text": texts.points(book.rng), "invited": True, "raised_on": str(told), "served_on": str(told)}
        frank = book.record(
            "opinion.frank",
            told,
            by=level.discipline_head,
            about=[unit.leader],
            re=[found],
            body=level.discipline,
            fields=said,
        )
        _hear(book, level.discipline_head, unit.leader, told, frank)
        if book.chance(0.7):
            answer = {"text": texts.reply(book.rng), "source": "本人", "not_known": "无", "served_on": str(told)}
            book.record(
                "explanation.inquiry_reply",
                after(book, told, 2, 12),
                by=unit.leader,
                about=[unit.leader],
                re=[frank, found],
                body=unit.body,
                fields=answer,
            )


def _important(book: Book, level: Level, unit: Unit) -> None:
    """An important problem of a member; the secretary of discipline reports it both ways, with an acknowledgement."""
    day = book.day(date(2023, 2, 20), date(2025, 6, 20))
    if not book.holder(unit.secretary, day):
        return
    member = book.rng.choice([post for post in book.held(unit.team, day) if post not in (unit.secretary, unit.leader)])
    fields = finding_fields(book, day, "important", "integrity")
    found = book.record("finding", day, by=unit.secretary, about=[member], body=unit.body, late=0, fields=fields)
    if not book.chance(0.4 + 0.6 * unit.care):
        return
    told = after(book, day, 1, 8)
    to = [level.discipline_head, unit.leader] if book.chance(0.85) else [level.discipline_head]
    report: dict[str, object] = {
        "to": to,
        "facts": texts.points(book.rng),
        "known_on": str(day),
        "source": "群众来信和查账",
        "not_known": "经手金额还没核清",
        "second_reader": f"{unit.organ}.deputy",
        "reported_on": str(told),
    }
    sent = book.record(
        "report_up.important",
        told,
        by=unit.secretary,
        about=[member],
        re=[found],
        body=unit.body,
        late=0,
        fields=report,
    )
    for holder in to:
        if book.chance(0.85):
            seen = after(book, told, 0, 4)
            book.record(
                "report_up.receipt", seen, by=holder, about=[member], re=[sent], body=holder.split(".")[0], late=0,
                fields={"acknowledged_on": str(seen)},
            )  # fmt: skip
