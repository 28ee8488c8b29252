"""The county on paper: a city above, a county with its organs, sixteen units below.

- One person holds two posts, two are kin, one team is dispatched, one post stays empty for months, three leaders change
  places, one end of a tenure is learnt late.
- A unit has its own habits: most keep up, a few fall behind. Habits belong to bodies; no person is drawn as bad.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from hengjian.cli.demo.book import ADOPTED, ZONE, Book
from hengjian.cli.demo.fiction import BUREAUS, CITY, COUNTY, FIRMS, PROVINCE, TOWNSHIPS, draw_names
from hengjian.core.organisation.chart import Deployment

RULEBOOKS = ("leaders-2021", "example-county")


@dataclass(frozen=True, slots=True)
class Unit:
    """A committee with its team: `leader` first among `team`; `secretary` (of discipline) may be ""."""

    body: str
    name: str
    leader: str
    team: tuple[str, ...]
    secretary: str
    organ: str
    care: float

    @property
    def others(self) -> tuple[str, ...]:
        """The team without its leader."""
        return tuple(post for post in self.team if post != self.leader)


@dataclass(frozen=True, slots=True)
class Level:
    """A committee, its organs with their heads and deputies, and the units directly below it."""

    top: Unit
    below: tuple[Unit, ...]
    discipline: str
    organisation: str
    discipline_head: str
    discipline_deputies: tuple[str, ...]
    organisation_head: str
    organisation_deputy: str


@dataclass(frozen=True, slots=True)
class County:
    """The city above and the county, each with what stands directly below it."""

    deployment: Deployment
    city: Level
    county: Level
    dispatched: str

    @property
    def levels(self) -> tuple[Level, ...]:
        """From the top down."""
        return (self.city, self.county)

    @property
    def pairs(self) -> tuple[tuple[Level, Unit], ...]:
        """Each unit with the level directly above it."""
        return tuple((level, unit) for level in self.levels for unit in level.below)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units below the county."""
        return self.county.below

    @property
    def all_units(self) -> tuple[Unit, ...]:
        """Every committee with a team: the city's, the county's and those below."""
        return (self.city.top, self.county.top, *self.units)


CITY_TEAM = (
    ("secretary", "书记", ("top_leader",)),
    ("mayor", "副书记、市长", ("member",)),
    ("deputy", "副书记", ("member",)),
)
COUNTY_TEAM = (
    ("secretary", "书记", ("top_leader",)),
    ("magistrate", "副书记、县长", ("member",)),
    ("deputy", "副书记", ("member",)),
    ("discipline", "常委、县纪委书记", ("member", "discipline_secretary")),
    ("organisation", "常委、组织部部长", ("member",)),
    ("executive", "常委、常务副县长", ("member",)),
    ("publicity", "常委、宣传部部长", ("member",)),
    ("law", "常委、政法委书记", ("member",)),
    ("front", "常委、统战部部长", ("member",)),
)
TOWN_TEAM = (
    ("secretary", "党委书记", ("top_leader",)),
    ("mayor", "党委副书记、镇长", ("member",)),
    ("deputy", "党委副书记", ("member",)),
    ("discipline", "党委委员、纪委书记", ("member", "discipline_secretary")),
    ("organisation", "党委委员、组织委员", ("member",)),
    ("publicity", "党委委员、宣传委员", ("member",)),
    ("safety", "党委委员、副镇长", ("member",)),
    ("congress", "党委委员、人大主席", ("member",)),
    ("militia", "党委委员、武装部部长", ("member",)),
)
BUREAU_TEAM = (
    ("secretary", "党组书记、局长", ("top_leader",)),
    ("first", "党组成员、第一副局长", ("member",)),
    ("second", "党组成员、副局长", ("member",)),
    ("chief", "党组成员、总工程师", ("member",)),
    ("affairs", "党组成员、办公室主任", ("member",)),
    ("budget", "党组成员、财务负责人", ("member",)),
    ("field", "党组成员、一线大队长", ("member",)),
)
FIRM_TEAM = (
    ("secretary", "党委书记、董事长", ("top_leader",)),
    ("manager", "党委副书记、总经理", ("member",)),
    ("discipline", "党委委员、纪委书记", ("member", "discipline_secretary")),
    ("finance", "党委委员、总会计师", ("member",)),
    ("works", "党委委员、副总经理", ("member",)),
    ("safety", "党委委员、安全总监", ("member",)),
    ("staff", "党委委员、工会主席", ("member",)),
)


CARE = (0.97, 0.95, 0.72, 0.96, 0.93, 0.97, 0.82, 0.95, 0.98, 0.94, 0.8, 0.96, 0.93, 0.97, 0.9, 0.96)
"""How much of what it owes a unit gets recorded well, in the order of the units."""
NAMES, NAMES_A_TOWN = 330, 15

Seats = Sequence[tuple[str, str, tuple[str, ...]]]


def build_county(book: Book, towns: Sequence[str] = TOWNSHIPS) -> County:
    """Write the chart into the book and say who is who; more towns make a larger county."""
    names = iter(draw_names(book.rng, NAMES + NAMES_A_TOWN * (len(towns) - len(TOWNSHIPS))))
    city = _unit(book, names, "cs", f"{CITY}委", "", "city", "", CITY_TEAM, 0.98)
    city_heads = _organs(book, names, "cs", f"{CITY}", "city")
    top = _unit(book, names, "xw", f"{COUNTY}委", "cs", "county", "", COUNTY_TEAM, 0.96)
    county_heads = _organs(book, names, "xw", COUNTY, "county")
    units = tuple(_units(book, names, towns))
    _same_person_twice(book, units)
    place = f"{PROVINCE}{CITY}{COUNTY}"
    return County(
        deployment=Deployment(place, ZONE, dict.fromkeys(RULEBOOKS, ADOPTED), f"{PROVINCE}纪委监委信访室", "county"),
        city=Level(city, (top,), *city_heads),
        county=Level(top, units, *county_heads),
        dispatched="xjp",
    )


Heads = tuple[str, str, str, tuple[str, ...], str, str]


def _organs(book: Book, names: Iterator[str], of: str, place: str, level: str) -> Heads:
    """The discipline body and the organisation department of a committee, with their posts and deputies."""
    dc, od = f"{of[0]}j", f"{of[0]}z"
    _organ(book, dc, f"{place}纪委监委", "discipline_body", of, level)
    _organ(book, od, f"{place}委组织部", "organisation_department", of, level)
    book.post(f"{dc}.head", dc, f"{place}纪委书记、监委主任", ("discipline_head",))
    book.post(f"{od}.head", od, f"{place}委组织部部长", ("organisation_head",))
    seats = (("deputy", "副书记", ()), ("deputy2", "副书记、监委副主任", ()), ("standing", "常委", ()))
    deputies = _seats(book, names, dc, f"{place}纪委", seats)[:2]
    deputy = _seats(book, names, od, f"{place}委组织部", (("deputy", "常务副部长", ()), ("cadres", "副部长", ())))[0]
    for post, head in ((deputies[0], dc), (deputies[1], dc), (deputy, od)):
        book.relate("deputy", post, f"{head}.head", date(2021, 12, 1), "协助主要负责人工作")
    if level == "city":
        for head in (dc, od):
            book.hold(f"{head}.head", book.person(next(names)), date(2021, 9, 1))
    return dc, od, f"{dc}.head", deputies, f"{od}.head", deputy


def _organ(book: Book, key: str, name: str, kind: str, of: str, level: str) -> str:
    book.body(key, name, kind, "", level)
    book.relate("same_level", key, of, date(2021, 1, 1))
    return key


def _seats(book: Book, names: Iterator[str], body: str, prefix: str, seats: Seats) -> tuple[str, ...]:
    posts = []
    for seat, title, labels in seats:
        post = book.post(f"{body}.{seat}", body, title if title.startswith(prefix[:2]) else f"{prefix}{title}", labels)
        start = date(2021, book.rng.randrange(2, 12), book.rng.randrange(1, 28))
        book.hold(post, book.person(next(names)), start)
        posts.append(post)
    return tuple(posts)


def _unit(
    book: Book,
    names: Iterator[str],
    key: str,
    name: str,
    superior: str,
    level: str,
    organ: str,
    seats: Seats,
    care: float,
) -> Unit:
    book.body(key, name, "committee", superior, level)
    prefix = name.removesuffix("党委").removesuffix("党组").removesuffix("委")
    if name.endswith(("县委", "市委")):
        prefix = name
    team = _seats(book, names, key, prefix, seats)
    secretary = next((post for post in team if post.endswith(".discipline")), "")
    if organ:
        _organ(book, f"{key}j", organ, "discipline_body", key, level)
        inside = (("head", "书记", ("discipline_head",)), ("deputy", "副书记", ()), ("member", "委员", ()))
        _seats(book, names, f"{key}j", organ, inside[1:])
        book.post(f"{key}j.head", f"{key}j", f"{organ}书记", ("discipline_head",))
    return Unit(key, name, team[0], team, secretary, f"{key}j" if organ else "", care)


def _units(book: Book, names: Iterator[str], towns: Sequence[str]) -> Iterator[Unit]:
    care = cycle(CARE)
    for place, town in enumerate(towns, 1):
        seats = [
            (seat, title.replace("镇长", "乡长") if town.endswith("乡") else title, got)
            for seat, title, got in TOWN_TEAM
        ]
        yield _unit(book, names, f"z{place}", f"{town}党委", "xw", "township", f"{town}纪委", seats, next(care))
    for place, bureau in enumerate(BUREAUS, 1):
        yield _unit(book, names, f"j{place}", f"县{bureau}党组", "xw", "department", "", BUREAU_TEAM, next(care))
    for place, firm in enumerate(FIRMS, 1):
        yield _unit(book, names, f"q{place}", f"{firm}党委", "xw", "firm", f"{firm}纪委", FIRM_TEAM, next(care))
    book.body("xjp", "派驻县直机关第一纪检监察组", "dispatched_team", "xj", "county")
    _seats(
        book,
        names,
        "xjp",
        "派驻县直机关第一纪检监察组",
        (("head", "组长", ("dispatched_head",)), ("deputy", "副组长", ()), ("member", "组员", ())),
    )
    for place in range(1, len(BUREAUS) + 1):
        book.relate("dispatched", "xjp", f"j{place}", date(2021, 6, 1), "派驻")


def _same_person_twice(book: Book, units: Sequence[Unit]) -> None:
    """The secretary of discipline sits in the team and heads the discipline body; likewise the organisation head."""
    pairs = [("xj.head", "xw.discipline"), ("xz.head", "xw.organisation")]
    pairs += [(f"{unit.organ}.head", unit.secretary) for unit in units if unit.organ]
    for head, seat in pairs:
        for span, person in list(book.holdings[seat]):
            book.hold(head, person, span.start)
