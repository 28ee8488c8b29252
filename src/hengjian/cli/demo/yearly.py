"""What comes round each year: visits, accounts and their evaluation, life meetings, duty reports, standing papers."""

from __future__ import annotations

from datetime import date, timedelta

from hengjian.cli.demo import texts
from hengjian.cli.demo.book import AS_OF, Book
from hengjian.cli.demo.county import County, Level, Unit
from hengjian.cli.demo.talks import after, remind
from hengjian.core.calendar.span import Day

ASPECTS = ("思想", "工作", "作风", "生活")
YEARS = (2023, 2024, 2025)


def write_years(book: Book, county: County) -> dict[str, str]:
    """All of it, year by year; returns the list of major matters in force, by body."""
    lists = _papers(book, county)
    for year in YEARS:
        for level, unit in county.pairs:
            _visits(book, level, unit, year)
        for level in county.levels:
            _accounts(book, level, year - 1)
        for unit in county.all_units:
            _life_meeting(book, county, unit, year)
            if year < 2025 and book.chance(unit.care):
                _duty_report(book, unit, year)
            if year < 2025 and unit.secretary and book.chance(0.3 + 0.7 * unit.care):
                _zero_report(book, unit, year)
    return lists


def _papers(book: Book, county: County) -> dict[str, str]:
    """Rules of procedure, the members' channel, the list of major matters and the assignment of powers of each unit."""
    start = date(2022, 12, 5)
    titles = {"meeting_rules": "议事规则", "members_channel": "班子成员直报渠道"}
    lists: dict[str, str] = {}
    for unit in county.all_units:
        day = book.day(start, date(2022, 12, 23))
        common = {
            "issued_on": str(day),
            "valid_from": str(day),
            "reviewed_on": str(day),
            "clause_map": ["10.1", "10.3"],
        }
        for kind, title in titles.items():
            if unit.care > 0.75:
                book.record(
                    f"rule_document.{kind}", day, by=unit.body, body=unit.body, fields={"title": title, **common}
                )
        kind = "rule_document.major_list"
        lists[unit.body] = book.record(
            kind, day, by=unit.body, body=unit.body, fields={"title": "重大事项清单", **common}
        )
        _powers(book, unit, day)
    return lists


def _powers(book: Book, unit: Unit, day: Day) -> None:
    """One assignment of powers for the team; a few forget somebody."""
    named = [post for post in book.held(unit.team, day) if book.chance(0.5 + unit.care / 2)]
    fields = {
        "powers": [texts.matter(book.rng) for _ in named],
        "incompatible": ["采购与验收", "审批与付款"],
        "valid_from": str(day),
        "reviewed_on": str(day),
    }
    book.record("power_map.assignment", day, by=unit.body, about=named, body=unit.body, fields=fields)


def _visits(book: Book, level: Level, unit: Unit, year: int) -> None:
    """The committee, the discipline body and the organisation department see each leader below once a year, mostly."""
    for body in (level.top.body, level.discipline, level.organisation):
        last = date(year, 12, 20)
        if not book.chance(0.93 if last <= AS_OF else 0.45):
            continue
        first = book.day(date(year, 2, 10), last)
        day = after(book, first, 1, 3)
        if not book.holder(unit.leader, day) or day > AS_OF:
            continue
        kind = book.rng.choice(("supervisory_check.onsite", "supervisory_check.onsite", "supervisory_check.special"))
        seen = ASPECTS[:3] if book.chance(0.06) else ASPECTS
        fields = {
            "from": str(first),
            "to": str(day),
            "aspects": list(seen),
            "findings": f"看了{texts.matter(book.rng)}和{texts.matter(book.rng)}，{texts.measure(book.rng, '回访')}",
            "section_top_leader": texts.points(book.rng),
            "section_decisions": texts.measure(book.rng, texts.matter(book.rng)),
        }
        book.record(kind, day, by=body, about=[unit.leader], body=body, fields=fields)


def _accounts(book: Book, level: Level, year: int) -> None:
    """Each leader below accounts for the year before at the county's enlarged meeting; evaluation, publication."""
    day = date(year + 1, 2, 21)
    leaders = [unit for unit in level.below if book.holder(unit.leader, day)]
    present = [unit for unit in leaders if book.chance(0.94)]
    fields = {
        "host": level.top.body,
        "chair": level.top.leader,
        "attendees": book.held(level.top.team, day),
        "entitled": book.held(level.top.team, day),
        "agenda": ["述责述廉", "评议"],
        "minutes": f"{len(present)}名党组织书记述责述廉，逐人评议。",
        "held_on": str(day),
    }
    about = [unit.leader for unit in present]
    book.record("meeting.enlarged", day, by=level.top.body, about=about, body=level.top.body, fields=fields)
    for unit in present:
        _account(book, level, unit, year, day)


def _account(book: Book, level: Level, unit: Unit, year: int, day: Day) -> None:
    report_day = book.day(day - timedelta(days=12), day - timedelta(days=2))
    parts: dict[str, object] = {
        name: texts.points(book.rng) for name in ("political", "responsibility", "integrity", "initiative")
    }
    parts |= {"open_items": ["无"]} if book.chance(0.95) else {}
    report = book.record(
        "accountability.report",
        report_day,
        by=unit.leader,
        about=[unit.leader],
        body=unit.body,
        fields={"year": year, **parts},
    )
    held = {"year": year, "host": level.top.body, "form": "enlarged", "manner": "oral", "held_on": str(day)}
    meeting = book.record(
        "accountability.meeting",
        day,
        by=unit.leader,
        about=[unit.leader],
        re=[report],
        body=level.top.body,
        fields=held,
    )
    if not book.chance(0.5 + unit.care / 2):
        return
    told = day + timedelta(days=book.rng.choice((0, 0, 1)))
    votes = [f"好{book.rng.randrange(20, 31)}", f"较好{book.rng.randrange(1, 8)}", "一般0"]
    fields = {"year": year, "votes": votes, "grade": "好", "comments": texts.points(book.rng), "feedback_on": str(told)}
    chain = [report, meeting]
    evaluated = book.record(
        "accountability.evaluation", day, by=level.top.body, about=[unit.leader], re=chain, body=level.top.body,
        fields={**fields, "invited": True},
    )  # fmt: skip
    if book.chance(0.85):
        public = after(book, day, 5, 26)
        fields = {"year": year, "scope": ["县委委员", "本单位干部职工"], "notified": True, "published_on": str(public)}
        book.record(
            "accountability.publication", public, by=level.top.body, about=[unit.leader], re=[*chain, evaluated],
            body=level.top.body, fields=fields,
        )  # fmt: skip


def _life_meeting(book: Book, county: County, unit: Unit, year: int) -> None:
    """The year's life meeting with the signed explanation of a member, and a meeting of organisational life."""
    if year == 2025 or not book.chance(0.62 + 0.38 * unit.care):
        return
    day = book.day(date(year, 11, 20), date(year, 12, 28))
    team = book.held(unit.team, day)
    came = [post for post in team if post == unit.leader or book.chance(0.95)]
    if unit.leader not in team:
        return
    explains = book.rng.choice(came[1:])
    order = came if book.chance(0.94) else [*came[1:], came[0]]
    served = str(day - timedelta(days=9))
    fields = {
        "entitled": team,
        "theme": "把权力放在台面上",
        "theme_by": "xw" if unit in county.units else "cs",
        "theme_approved_on": str(day - timedelta(days=14)),
        "speak_order": order,
        "self_criticism": texts.points(book.rng),
        "criticism": texts.points(book.rng),
        "criticism_of_leader": texts.reply(book.rng),
        "named_acts": [texts.matter(book.rng), texts.matter(book.rng)],
        "to_explain": [explains],
        "held_on": str(day),
    }
    meeting = book.record("life_meeting.regular", day, by=unit.leader, about=came, body=unit.body, fields=fields)
    _explain_and_sign(book, unit, explains, day, meeting, served)
    if book.chance(unit.care):
        other = book.day(date(year, 3, 1), date(year, 10, 30))
        here = book.held(unit.team, other)
        fields = {
            "host": unit.body,
            "attendees": here,
            "entitled": here,
            "minutes": texts.points(book.rng),
            "held_on": str(other),
        }
        book.record("meeting.org_life", other, by=unit.body, about=here, body=unit.body, fields=fields)


def _explain_and_sign(book: Book, unit: Unit, member: str, day: Day, meeting: str, served: str) -> None:
    """A member explains an item; the leader reminds in person, then signs with a measure - or signs at once."""
    if not book.chance(0.5 + unit.care / 2):
        return
    fields = {
        "text": texts.reply(book.rng),
        "source": "本人",
        "not_known": "无",
        "served_on": served,
        "item": book.rng.choice(("personal_matters", "public_reports", "inspection", "inquiry")),
    }
    said = book.record(
        "explanation.meeting", day, by=member, about=[member], re=[meeting], body=unit.body, fields=fields
    )
    signed = after(book, day, 3, 9)
    opinion: dict[str, object] = {"explanation": said, "opinion": texts.points(book.rng), "signed_on": str(signed)}
    if book.chance(unit.care):
        opinion["reminder_talk"] = remind(book, unit.leader, member, after(book, day, 1, 3), [said])
        opinion["measures"] = [texts.measure(book.rng, texts.matter(book.rng))]
    book.record("signed_opinion", signed, by=unit.leader, about=[member], re=[said], body=unit.body, fields=opinion)


def _duty_report(book: Book, unit: Unit, year: int) -> None:
    day = book.day(date(year, 12, 4), date(year, 12, 29) if book.chance(0.85) else date(year + 1, 1, 24))
    if not book.holder(unit.leader, day):
        return
    about = book.held(unit.others, day)
    fields: dict[str, object] = {"year": year, "section_team": texts.points(book.rng), "presented_on": str(day)}
    if book.chance(0.93):
        fields["measures"] = [texts.measure(book.rng, "班子分工")]
    book.record("duty_report.annual", day, by=unit.leader, about=about, body=unit.body, fields=fields)


def _zero_report(book: Book, unit: Unit, year: int) -> None:
    day = book.day(date(year, 12, 4), date(year + 1, 1, 8))
    if not book.holder(unit.secretary, day):
        return
    fields = {"period": str(year), "text": "今年没有发现需要报告的重要问题。", "signed_on": str(day)}
    late = 45 if book.chance(0.1) else None
    about = book.held(unit.team, day)
    book.record("statement.zero", day, by=unit.secretary, about=about, body=unit.body, late=late, fields=fields)
