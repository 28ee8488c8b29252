"""One norm of the handbook: who owes what to whom, when, on what evidence, and what follows if no record is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from hengjian.core.rulebook.norm import Alternative, Before, Exempt, Force, New, Norm, Part
from hengjian.core.rulebook.quantity import ParameterRef
from hengjian.core.rulebook.rulebook import Rulebook
from hengjian.core.rulebook.stack import Rules
from hengjian.reports.handbook_terms import Terms
from hengjian.reports.handbook_when import due_words, trigger_words
from hengjian.reports.handbook_words import FORCES, LEVELS, MODES, NATURES, SOURCES, SPREADS, TESTS, phrase
from hengjian.reports.numbers import duty_sentence
from hengjian.words.language import listed, say


@dataclass(frozen=True, slots=True)
class View:
    """What every page is made from: the stack, the names of everything in one language, and where a norm stands."""

    rules: Rules
    names: Mapping[str, str]
    terms: Terms
    lang: str
    articles: Mapping[str, str]

    def say(self, zh: str, en: str) -> str:
        """One of two sentences."""
        return say(self.lang, zh, en)

    def item(self, name: str, text: str) -> str:
        """A labelled line of a list."""
        return f"- **{phrase(name, self.lang)}**{self.say('：', ': ')}{text}"

    def link(self, norm: str) -> str:
        """A norm, linked to its place if it has one."""
        if norm not in self.articles:
            return norm
        return f"[{norm}]({self.articles[norm]}.md#{anchor(norm)})"


def anchor(norm: str) -> str:
    """The address of a norm's heading in its page: Y12.2 is `y122`."""
    return "".join(char for char in norm.lower() if char.isalnum() or char in "-_")


def norm_lines(view: View, norm: Norm) -> Iterator[str]:
    """Heading, sentence and list of one norm."""
    yield f"### {norm.id}"
    yield ""
    yield f"**{duty_sentence(view.rules, norm, None, view.lang)}**"
    yield ""
    yield view.item("who", _who(view, norm))
    whens = [trigger_words(view.rules, view.terms, view.names, how, view.lang) for how in norm.triggers]
    yield view.item("when", view.say("；或者", "; or ").join(whens))
    yield view.item("due", due_words(view.rules, view.terms, norm, norm.due, view.lang))
    yield from evidence_lines(view, norm.met_by)
    if norm.checks:
        yield f"- **{phrase('checks', view.lang)}**{view.say('：', ':')}"
        yield from (f"  - {_named(view, 'check', name)}" for name in norm.checks)
    yield view.item("minutes", minutes_words(view, norm.met_by))
    yield view.item("missed", _missed(view, norm))
    exempts = [exempt for exempt in view.rules.exceptions if exempt.norm == norm.id]
    if exempts:
        yield f"- **{phrase('exceptions', view.lang)}**{view.say('：', ':')}"
        for exempt in exempts:
            yield from _exempt(view, norm, exempt)
    if norm.links:
        yield view.item("links", listed(map(view.link, norm.links), view.lang))
    words = (NATURES[norm.nature], SOURCES[norm.source], FORCES[norm.force], TESTS[norm.test])
    yield view.item("nature", view.say("；", "; ").join(view.say(*pair) for pair in words))
    yield ""


def _named(view: View, room: str, name: str) -> str:
    return view.names.get(f"{room}/{name}", name)


# --- who -------------------------------------------------------------------------------------------------------------


def _who(view: View, norm: Norm) -> str:
    bearers = _roles(view, norm.by)
    if len(norm.by) > 1:
        bearers += view.say(f"（{MODES[norm.mode][0]}）", f" ({MODES[norm.mode][1]})")
    subjects = _roles(view, dict.fromkeys((*norm.about, *norm.towards)))
    told = f"{bearers} → {subjects}" if subjects else bearers
    spread = view.say(*SPREADS[norm.per])
    if norm.group:
        least = norm.group.at_least
        spread = view.say(
            f"至少{least}个" if least else "全部都要有",
            f"at least {least} of them" if least else "all of them together",
        )
    told += view.say(f"，{spread}", f", {spread}") if subjects and spread else ""
    if norm.scope == "central":
        told += view.say("（只在中央一级）", " (at the central level only)")
    return told


def _roles(view: View, names: Iterable[str]) -> str:
    return listed((_named(view, "role", name) for name in names), view.lang)


# --- evidence --------------------------------------------------------------------------------------------------------


def evidence_lines(view: View, ways: Iterable[Alternative], indent: str = "") -> Iterator[str]:
    """Each way to show that it was done, any of which is enough."""
    ways = tuple(ways)
    if not ways:
        return
    any_of = view.say("（任一种）", " (any of these)") if len(ways) > 1 else ""
    yield f"{indent}- **{phrase('evidence', view.lang)}**{any_of}{view.say('：', ':')}"
    for way in ways:
        told = view.say("；加上", "; and ").join(_part(view, part) for part in way.parts)
        for join in way.joins:
            left, right = _named(view, "kind", join.left), _named(view, "kind", join.right)
            field = view.terms.field(join.field, view.terms.kinds_of(join.left))
            told += view.say(
                f"；{left}的“{field}”写的就是那份{right}", f'; the {left} names that {right} under "{field}"'
            )
        yield f"{indent}  - {told}"


def _part(view: View, part: Part) -> str:
    kinds = view.terms.kinds_of(part.kind)
    told = _named(view, "kind", part.kind)
    said = []
    if part.fields:
        fields = listed((view.terms.field(name, kinds) for name in part.fields), view.lang)
        said.append(view.say(f"写明{fields}", f"with {fields}"))
    if part.where:
        said.append(view.terms.conditions(part.where, kinds))
    if part.standing:
        said.append(view.say("现行有效的一份就算", "one that is in force counts"))
    if part.produced_by:
        roles = _roles(view, part.produced_by)
        said.append(view.say(f"{roles}办的也算", f"also counts from: {roles}"))
    return told + (view.say("：", ": ") + view.say("；", "; ").join(said) if said else "")


def minutes_of(view: View, way: Alternative) -> int | None:
    """Minutes to file one way, of a family its quickest kind; None where a kind has no minutes."""
    total = 0
    for part in way.parts:
        timed = [kind.minutes for kind in view.terms.kinds_of(part.kind) if kind.minutes]
        if not timed:
            return None
        total += min(timed)
    return total


def minutes_words(view: View, ways: Iterable[Alternative]) -> str:
    """What the cheapest evidence costs to file, once and for one of them."""
    known = [minutes for way in ways if (minutes := minutes_of(view, way)) is not None]
    if not known:
        return view.say("没有人估过要几分钟", "nobody has said how many minutes")
    return view.say(f"记一份约{min(known)}分钟（本项目估的）", f"about {min(known)} minutes to file one (our estimate)")


# --- what follows ----------------------------------------------------------------------------------------------------


def _missed(view: View, norm: Norm) -> str:
    if norm.force in (Force.AIM, Force.MAY):
        told = [view.say("不算缺", "no lapse")]
    else:
        told = [view.say("告诉：", "told: ") + _named(view, "ladder", norm.missed.ladder)]
    if norm.missed.consequence:
        told.append(_named(view, "consequence", norm.missed.consequence))
    told.append(view.say("谁看得到：", "seen by: ") + _named(view, "visibility", norm.see))
    return view.say("；", "; ").join(told)


def _exempt(view: View, norm: Norm, exempt: Exempt) -> Iterator[str]:
    kinds = [kind for how in norm.triggers if isinstance(how, New | Before) for kind in view.terms.kinds_of(how.kind)]
    when = [
        listed((_named(view, "body_kind", kind) for kind in exempt.body_kinds), view.lang),
        listed((view.say(*LEVELS.get(level, (level, level))) for level in exempt.body_levels), view.lang),
        view.terms.conditions(exempt.when, kinds),
    ]
    told = view.say("，而且", " and ").join(filter(None, when)) or view.say("都", "everybody")
    then = ""
    if exempt.due is not None:
        then = view.say("到期改为", "due instead ") + due_words(view.rules, view.terms, norm, exempt.due, view.lang)
    elif not exempt.met_by:
        then = view.say("不适用", "does not apply")
    else:
        then = view.say("凭据改为", "other evidence")
    where = view.say(f"（{exempt.clause}）", f" ({exempt.clause})")
    yield f"  - {told}{view.say('：', ': ')}{then}{where}"
    yield from evidence_lines(view, exempt.met_by, "    ")


def names_of_words(books: Iterable[Rulebook], lang: str) -> dict[str, str]:
    """The names `rule_names` leaves out: consequences, visibility, families, body kinds."""
    names: dict[str, str] = {}
    for book in books:
        for room, labels in (
            ("consequence", book.consequences),
            ("visibility", book.visibility),
            ("kind", book.families),
            ("body_kind", book.body_kinds),
        ):
            names |= {f"{room}/{key}": say(lang, label.zh, label.en) or key for key, label in labels.items()}
    return names


def parameters_of(value: object) -> Iterator[str]:
    """The parameters a value names, however deep."""
    if isinstance(value, ParameterRef):
        yield value.name
    elif isinstance(value, tuple):
        for item in value:
            yield from parameters_of(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from parameters_of(getattr(value, part.name))
