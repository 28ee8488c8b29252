"""Names instead of ids: what a chart, a register and a stack of rulebooks call the things a sentence speaks of.

- Bodies, posts and people stand under their own ids; everything else under `kind/…`, `record/…`, `parameter/…`,
  `check/…`, `role/…`, `field/…`, `fact/…`, `ladder/…`, `norm/…`, so that no id can be taken for another's.
- A post is shown with its body, a person of `person@post` with the post; an id nobody knows is shown as written.
"""

from __future__ import annotations

from collections.abc import Mapping

from hengjian.core.evaluate.obligation import OUTSIDE, Obligation
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register
from hengjian.core.rulebook.stack import Rules
from hengjian.words.language import day_words, plain, say, several

COMMON_FIELDS = {
    "by": ("经办", "by"),
    "about": ("对象", "about"),
    "re": ("所涉记录", "the records it names"),
    "body": ("单位", "body"),
    "day": ("日期", "day"),
    "recorded_on": ("记录日", "day recorded"),
}


def chart_names(chart: Chart, lang: str) -> dict[str, str]:
    """The names of bodies, posts and people."""
    bodies = {body.id: plain(body.name or body.id, 60) for body in chart.bodies}
    names = {OUTSIDE: chart.deployment.outside or say(lang, "本级以外", "outside")}
    names |= {person.id: plain(person.name or person.id, 60) for person in chart.people}
    names |= {
        post.id: _seat(plain(post.title or post.id, 60), bodies.get(post.body, post.body), lang) for post in chart.posts
    }
    return names | bodies


def _seat(title: str, body: str, lang: str) -> str:
    """Title and body as people say them: 样县县委 and 县委书记 make 样县县委书记."""
    if body in title or title[:2] == body[:2]:
        return title
    if title.isascii():
        return say(lang, f"{body} {title}", f"{title} of {body}")
    shared = next(size for size in range(min(len(body), len(title)), -1, -1) if body.endswith(title[:size]))
    return f"{body}{title[shared:]}"


def rule_names(rules: Rules, lang: str) -> dict[str, str]:
    """The names of kinds, parameters, checks, roles, fields, facts and ladders."""
    names = {f"field/{name}": say(lang, *both) for name, both in COMMON_FIELDS.items()}
    for room, things in (
        ("kind", rules.kinds),
        ("parameter", rules.parameters),
        ("check", rules.checks),
        ("role", rules.roles),
        ("fact", rules.facts),
        ("ladder", rules.ladders),
    ):
        names |= {f"{room}/{name}": say(lang, thing.zh, thing.en) or name for name, thing in things.items()}
    for book in rules.rulebooks:
        names |= {f"kind/{name}": say(lang, family.zh, family.en) or name for name, family in book.families.items()}
    for kind in rules.kinds.values():
        fields = {name: say(lang, spec.zh, spec.en) or name for name, spec in kind.fields.items()}
        names |= {f"field/{name}": word for name, word in fields.items()}
        names |= {f"field/{kind.name}/{name}": word for name, word in fields.items()}
    return names


def record_names(register: Register, kinds: Mapping[str, str], lang: str, year: int | None = None) -> dict[str, str]:
    """A record is called by its day and its kind: 10月14日的监督谈话."""
    names = {}
    for record in register.records:
        day = day_words(record.occurred_on, lang, year)
        kind = kinds.get(f"kind/{record.kind}", record.kind)
        names[f"kind of/{record.id}"] = record.kind
        names[f"record/{record.id}"] = say(lang, f"{day}的{kind}", f"{kind} of {day}")
    return names


def shown_names(rules: Rules, chart: Chart, register: Register, lang: str, year: int | None = None) -> dict[str, str]:
    """Everything a sentence may need, in one mapping; days of `year` go without it."""
    names = chart_names(chart, lang) | rule_names(rules, lang)
    return names | record_names(register, names, lang, year)


def shown(key: str, names: Mapping[str, str], room: str = "") -> str:
    """The name of an id, of `person@post`, or of several joined by `+` or `;`."""
    if room and f"{room}/{key}" in names:
        return names[f"{room}/{key}"]
    if key in names:
        return names[key]
    for sign in ("+", ";"):
        if sign in key:
            return several([shown(part, names, room) for part in key.split(sign)], "zh")
    person, at, post = key.partition("@")
    if at and person in names:
        return f"{shown(post, names)} {names[person]}"
    return plain(key)


def bearer_words(row: Obligation, names: Mapping[str, str]) -> str:
    """Who owes: the post with its person, or the body."""
    holder = row.bearer_post or row.bearer_body
    parts = [shown(holder, names)] if holder else []
    return " ".join([*parts, *([shown(row.bearer_person, names)] if row.bearer_person else [])])
