"""Matters that come up: decisions, findings with rectification, recommendations, reminders, reports upward."""

from __future__ import annotations

from datetime import date, timedelta

from hengjian.cli.demo import texts
from hengjian.cli.demo.book import AS_OF, Book
from hengjian.cli.demo.county import County, Unit
from hengjian.cli.demo.talks import after, remind
from hengjian.core.calendar.span import Day


def write_matters(book: Book, county: County, lists: dict[str, str]) -> None:
    """All matters; a unit that takes less care leaves more steps out."""
    for unit in county.all_units:
        for _ in range(book.rng.randrange(3, 6)):
            _decision(book, unit, lists[unit.body])
        for _ in range(book.rng.randrange(1, 3)):
            _sign(book, unit)
    for unit in county.units:
        for _ in range(book.rng.randrange(2, 4)):
            _finding(book, county, unit)
        if book.chance(0.5):
            _recommendation(book, county, unit)
        if book.chance(0.4):
            _general(book, county, unit)
        if unit.secretary and book.chance(0.5):
            _important(book, county, unit)


def _decision(book: Book, unit: Unit, listed: str) -> None:
    """A decision, mostly by the standing committee with a legality check; now and then by a topic meeting."""
    day = book.day(date(2023, 3, 1), date(2025, 6, 27))
    present = book.held(unit.team, day)
    if unit.leader not in present:
        return
    here = [post for post in present if book.chance(0.9) or post == unit.leader]
    recused = [here.pop()] if len(here) > 4 and book.chance(0.15) else []
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
        "recused": recused or ["无"],
        "result": "adopted",
        "decided_on": str(day),
    }
    if book.chance(unit.care):
        fields |= {"legal_checker": checker, "legal_checked_on": str(day - timedelta(days=book.rng.randrange(2, 9)))}
    if not recused:
        fields["recused"] = []
    book.record("decision.major", day, by=unit.body, re=[meeting, listed], body=unit.body, fields=fields)


def _sign(book: Book, unit: Unit) -> None:
    """A first sign in a member; the secretary of discipline reminds, mostly within days."""
    day = book.day(date(2023, 2, 20), date(2025, 6, 20))
    if not unit.secretary or not book.holder(unit.secretary, day):
        return
    member = book.rng.choice([post for post in book.held(unit.team, day) if post not in (unit.secretary, unit.leader)])
    fields = _finding_fields(book, day, "sign", book.rng.choice(("style", "organisation", "neglect")))
    found = book.record("finding", day, by=unit.secretary, about=[member], body=unit.body, late=0, fields=fields)
    if book.chance(unit.care):
        told = after(book, day, 1, 9)
        remind(book, unit.secretary, member, told, [found], answered=book.chance(0.9))
        said = {"text": texts.points(book.rng), "invited": True, "raised_on": str(told)}
        book.record("opinion.frank", told, by=unit.secretary, about=[member], re=[found], body=unit.body, fields=said)


def _general(book: Book, county: County, unit: Unit) -> None:
    """An ordinary problem of a leader below, told to the face."""
    day = book.day(date(2023, 2, 20), date(2025, 6, 20))
    if not book.holder(unit.leader, day):
        return
    fields = _finding_fields(book, day, "general", "style")
    found = book.record(
        "finding", day, by=county.discipline_head, about=[unit.leader], body=county.discipline, late=0, fields=fields
    )
    if book.chance(0.8):
        told = after(book, day, 2, 16)
        said = {"text": texts.points(book.rng), "invited": True, "raised_on": str(told), "served_on": str(told)}
        frank = book.record(
            "opinion.frank",
            told,
            by=county.discipline_head,
            about=[unit.leader],
            re=[found],
            body=county.discipline,
            fields=said,
        )
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


def _important(book: Book, county: County, unit: Unit) -> None:
    """An important problem of a member; the secretary of discipline reports it both ways, with an acknowledgement."""
    day = book.day(date(2023, 2, 20), date(2025, 6, 20))
    if not book.holder(unit.secretary, day):
        return
    member = book.rng.choice([post for post in book.held(unit.team, day) if post not in (unit.secretary, unit.leader)])
    fields = _finding_fields(book, day, "important", "integrity")
    found = book.record("finding", day, by=unit.secretary, about=[member], body=unit.body, late=0, fields=fields)
    if not book.chance(0.4 + 0.6 * unit.care):
        return
    told = after(book, day, 1, 8)
    to = [county.discipline_head, unit.leader] if book.chance(0.85) else [county.discipline_head]
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


def _finding_fields(book: Book, day: Day, severity: str, category: str) -> dict[str, object]:
    return {
        "category": category,
        "severity": severity,
        "basis": texts.points(book.rng),
        "found_on": str(day),
    }


def _finding(book: Book, county: County, unit: Unit) -> None:
    """A problem of a unit to be put right: plan, report, review, look-back, closing, as far as the unit gets."""
    day = book.day(date(2023, 2, 13), date(2025, 5, 30))
    by = book.rng.choice((county.discipline, county.discipline, county.organisation))
    key = book.chance(0.25)
    fields = _finding_fields(book, day, "general", book.rng.choice(("procedure", "organisation", "style")))
    told = {"key": key, "rectify": True, "unit": unit.body, "owner": unit.leader, "due": str(day + timedelta(days=60))}
    told |= {"known_to": [county.top.body, county.organisation, county.discipline], "served_on": str(day)}
    found = book.record("finding", day, by=by, about=[unit.body], body=by, late=0, fields={**fields, **told})
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
        "finding": found, "report": reported, "reviewer": f"{by}.deputy1" if by == "xj" else f"{by}.deputy",
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


def _recommendation(book: Book, county: County, unit: Unit) -> None:
    """A gap shown by a closed case, a written recommendation, its answer and a return visit."""
    day = book.day(date(2023, 3, 1), date(2025, 4, 30))
    fields = _finding_fields(book, day, "serious", "serious_case_closed")
    case = book.record(
        "finding", day, by=county.discipline, about=[unit.body], body=county.discipline, late=0,
        fields={**fields, "concluded": True, "known_to": [county.top.body, unit.body]},
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
                by=county.discipline,
                about=[unit.body],
                re=[case],
                body=county.discipline,
                fields=taught,
            )
    served = after(book, day, 8, 26)
    issue = {
        "to": unit.body, "basis": texts.points(book.rng), "problems": [what], "advice": [texts.measure(book.rng, what)],
        "measures": [texts.measure(book.rng, what)], "source": "案件", "not_known": "无", "served_on": str(served),
        "due": str(served + timedelta(days=60)), "approved_by": [county.discipline_head, county.discipline_deputies[0]],
    }  # fmt: skip
    sent = book.record(
        "recommendation.issue",
        served,
        by=county.discipline,
        about=[unit.body],
        re=[case],
        body=county.discipline,
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
            "reviewer": county.discipline_deputies[1], "report": back, "effect": texts.measure(book.rng, what),
            "text": texts.points(book.rng), "verdict": "held", "visited_on": str(visited),
        }  # fmt: skip
        book.record(
            "recommendation.revisit", visited, by=county.discipline, about=[unit.body], re=[sent, back],
            body=county.discipline, fields=seen,
        )  # fmt: skip
