"""What is put right: findings with plan, report, review, look-back, closing; recommendations and their answers."""

from __future__ import annotations

from datetime import date, timedelta

from hengjian.cli.demo import texts
from hengjian.cli.demo.book import AS_OF, Book
from hengjian.cli.demo.county import County, Level, Unit
from hengjian.cli.demo.talks import after, half_years
from hengjian.core.calendar.span import Day


def write_rounds(book: Book, county: County) -> None:
    """Each half-year the discipline body looks at what was to be put right, several units in one record."""
    for start, last in half_years():
        if last == AS_OF:
            continue
        for level, others in ((county.city, []), (county.county, [county.dispatched])):
            day = book.day(start + timedelta(days=90), last)
            seen = [unit.body for unit in level.below if book.chance(0.92)] + others
            fields = {"findings": texts.measure(book.rng, texts.matter(book.rng)), "focus": ["整改"], "to": str(day)}
            by = level.discipline
            book.record("supervisory_check.rectification", day, by=by, about=seen, body=by, fields=fields)


def finding_fields(book: Book, day: Day, severity: str, category: str) -> dict[str, object]:
    """The fields every finding has."""
    return {
        "category": category,
        "severity": severity,
        "basis": texts.points(book.rng),
        "found_on": str(day),
    }


def write_finding(book: Book, level: Level, unit: Unit) -> None:
    """A problem of a unit to be put right: plan, report, review, look-back, closing, as far as the unit gets."""
    day = book.day(date(2023, 2, 13), date(2025, 5, 30))
    by = book.rng.choice((level.discipline, level.discipline, level.organisation))
    key = book.chance(0.25)
    fields = finding_fields(book, day, "general", book.rng.choice(("procedure", "organisation", "style")))
    told = {"key": key, "rectify": True, "unit": unit.body, "owner": unit.leader, "due": str(day + timedelta(days=60))}
    told |= {"known_to": [level.top.body, level.organisation, level.discipline], "served_on": str(day)}
    found = book.record("finding", day, by=by, about=[unit.body], body=by, late=0, fields={**fields, **told})
    if book.chance(0.9):
        invited = {"to": unit.leader, "text": texts.points(book.rng)}
        asked = after(book, day, 1, 15)
        book.record("explanation.invitation", asked, by=by, about=[unit.body], re=[found], body=by, fields=invited)
    if key and book.chance(0.85):
        tasked = after(book, day, 3, 12)
        owner = {"owner": unit.leader, "due": str(day + timedelta(days=60)), "tasked_on": str(tasked), "finding": found}
        book.record("rectification.supervise", tasked, by=by, about=[unit.body], re=[found], body=by, fields=owner)
    if book.chance(unit.care):
        _rectify(book, unit, by, day, found)


def _rectify(book: Book, unit: Unit, by: str, day: Day, found: str) -> None:
    planned = after(book, day, 8, 28)
    if planned >= AS_OF or not book.holder(unit.leader, planned):
        return
    what = texts.matter(book.rng)
    common = {"finding": found, "owner": unit.others[0], "due": str(day + timedelta(days=60))}
    plan = {**common, "measures": [texts.measure(book.rng, what)], "signed_by": unit.leader, "signed_on": str(planned)}
    signer = unit.leader if book.chance(0.93) else unit.others[0]
    chain = [found]
    chain.append(
        book.record(
            "rectification.plan", planned, by=signer, about=[unit.body], re=[found], body=unit.body, fields=plan
        )
    )
    sent = after(book, day, 38, 59 if book.chance(unit.care) else 84)
    if sent >= AS_OF:
        return
    report = {
        **common,
        "evidence": ["照片", "凭证复印件"],
        "text": texts.measure(book.rng, what),
        "submitted_on": str(sent),
    }
    report |= {"effect": texts.measure(book.rng, what)} if book.chance(0.92) else {}
    reported = book.record(
        "rectification.report", sent, by=unit.leader, about=[unit.body], re=list(chain), body=unit.body, fields=report
    )
    chain.append(reported)
    reviewed = after(book, sent, 6, 32)
    if reviewed >= AS_OF or not book.chance(0.9):
        return
    look: dict[str, object] = {
        "finding": found, "report": reported, "reviewer": f"{by}.deputy",
        "effect": texts.measure(book.rng, what),
    }  # fmt: skip
    review = {**look, "evidence": ["现场核对"], "text": texts.points(book.rng), "verdict": "verified"}
    chain.append(
        book.record("rectification.review", reviewed, by=by, about=[unit.body], re=list(chain), body=by, fields=review)
    )
    visited = after(book, reviewed, 100, 190)
    if visited >= AS_OF or not book.chance(0.85):
        return
    back = {**look, "verdict": "held", "visited_on": str(visited)}
    chain.append(
        book.record("rectification.lookback", visited, by=by, about=[unit.body], re=list(chain), body=by, fields=back)
    )
    closed = after(book, visited, 1, 10)
    book.record(
        "rectification.closure",
        closed,
        by=by,
        about=[unit.body],
        re=list(chain),
        body=by,
        fields={**look, "closed_on": str(closed)},
    )


def write_recommendation(book: Book, level: Level, unit: Unit) -> None:
    """A gap shown by a closed case, a written recommendation, its answer and a return visit."""
    day = book.day(date(2023, 3, 1), date(2025, 4, 30))
    fields = finding_fields(book, day, "major", "case_gap")
    case = book.record(
        "finding", day, by=level.discipline, about=[unit.body], body=level.discipline, late=0,
        fields={**fields, "concluded": True, "unit": unit.body, "known_to": [level.top.body]},
    )  # fmt: skip
    what = texts.matter(book.rng)
    if book.chance(0.8):
        held = after(book, day, 15, 55)
        taught = {"audience": book.rng.randrange(30, 120), "lessons": texts.points(book.rng), "held_on": str(held)}
        taught |= {"measures": [texts.measure(book.rng, what)]} if book.chance(0.9) else {}
        if held < AS_OF:
            book.record(
                "warning_education",
                held,
                by=level.discipline,
                about=[unit.body],
                re=[case],
                body=level.discipline,
                fields=taught,
            )
    served = after(book, day, 8, 26)
    issue = {
        "to": unit.body, "basis": texts.points(book.rng), "problems": [what], "advice": [texts.measure(book.rng, what)],
        "measures": [texts.measure(book.rng, what)], "source": "案件", "not_known": "无", "served_on": str(served),
        "due": str(served + timedelta(days=60)), "approved_by": [level.discipline_head, level.discipline_deputies[0]],
    }  # fmt: skip
    sent = book.record(
        "recommendation.issue",
        served,
        by=level.discipline,
        about=[unit.body],
        re=[case],
        body=level.discipline,
        fields=issue,
    )
    replied = after(book, served, 30, 59 if book.chance(unit.care) else 90)
    if replied >= AS_OF or not book.chance(0.4 + unit.care * 0.6):
        return
    answer = {
        "reply": texts.measure(book.rng, what),
        "replied_on": str(replied),
        "measures": [texts.measure(book.rng, what)],
    }
    back = book.record(
        "recommendation.feedback", replied, by=unit.body, about=[unit.body], re=[sent], body=unit.body, fields=answer
    )
    visited = after(book, replied, 90, 190)
    if visited < AS_OF and book.chance(0.8):
        seen = {
            "reviewer": level.discipline_deputies[1], "report": back, "effect": texts.measure(book.rng, what),
            "text": texts.points(book.rng), "verdict": "held", "visited_on": str(visited),
        }  # fmt: skip
        book.record(
            "recommendation.revisit", visited, by=level.discipline, about=[unit.body], re=[sent, back],
            body=level.discipline, fields=seen,
        )  # fmt: skip
