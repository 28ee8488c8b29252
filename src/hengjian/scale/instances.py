"""Everything that may be owed, before its evidence is looked at (semantics 3): periodic, from events, from facts.

- Each shape gives bound rows and the parties on the other side; spreading, self and recusal are the same for all.
- The rows of every shape join the table inst, each id once.
"""

from __future__ import annotations

from hengjian.scale.base import Base
from hengjian.scale.knowledge import find_known

CHILDREN = {
    "candidate": ("iid", "body", "post", "person"),
    "roster": ("iid", "body", "post", "person"),
    "spoken": ("iid", "body", "post", "person"),
    "also": ("iid", "body", "post", "person"),
    "note": ("iid", "text"),
    "unset": ("iid", "name"),
    "more": ("iid", "root"),
}
"""The tables beside inst; each stage adds `fresh_` rows to them."""
TYPES = {"text": "text", "name": "text"}
INST = {
    **dict.fromkeys(("iid", "norm", "how"), "int"),
    "bound": "text",
    **dict.fromkeys(("body", "post", "person", "home", "upper", "lower", "sbody", "spost", "sperson"), "int"),
    "recipients": "flag",
    "trigger": "text",
    "root": "int",
    "matter": "int",
    **dict.fromkeys(("arises", "occurred", "s", "e"), "day"),
    **dict.fromkeys(("label", "year"), "text"),
    **dict.fromkeys(("opens", "moved", "retracted", "recused"), "flag"),
    "lapsed_due": "day",
    **dict.fromkeys(("seat_end", "held_end", "frame_end", "sseat_end", "sheld_end"), "day"),
}
"""The columns of inst; `seat_end` and so on are the days on which what it rests on ends."""


def begin_instances(base: Base) -> None:
    """Empty tables, and the lines on which roles are read."""
    base.load("inst", INST, [])
    for table, columns in CHILDREN.items():
        base.load(table, {column: TYPES.get(column, "int") for column in columns}, [])
    base.load("lonely", {"norm": "int", "body": "int", "post": "int", "person": "int"}, [])
    base.play("frames")
    base.play("lines")


def add_periodic(base: Base) -> None:
    """The instances of `every` and `always`."""
    base.play("periodic")
    base.make("up_slot_asked", "select row_number() over (order by 1) as ask, u.* from up_slot as u")
    base.make("chief_ask", "select ask, home, day from up_slot_asked")
    base.make(
        "chief_besides",
        "select distinct u.ask, p.person from up_slot_asked as u join norm as n on n.norm = u.norm "
        "join party_line as p on p.role_set = n.other_set and p.upper = u.upper and p.lower = u.lower "
        "where n.has_other and p.person > 0 and p.f <= u.day and u.day < p.t",
    )
    base.play("chief")
    base.play("bound")
    base.make("more_source", "select 0 as bid, 0 as root from norm where false")
    _spread(base)
    _note_lonely(base)


def add_events(base: Base) -> None:
    """The instances of `new`, `before` and `state`; needs held and visit."""
    base.play("raising")
    if not base.rows("select 1 from raising limit 1"):
        return
    base.play("events")
    base.play("standing")
    base.play("event_frames")
    base.make(
        "bear_ask",
        "select row_number() over (order by 1) as ask, r.norm, f.eid, f.grp, f.rank, f.upper, f.lower, "
        "r.occurred as day, r.root "
        "from event_frame_any as f join raising as r on r.eid = f.eid",
    )
    _read_bearings(base)
    base.play("anchors")
    find_known(base)
    base.play("anchored")
    _read_again(base)
    base.play("event_bound")
    _read_parties(base)
    base.play("event_party")
    base.make("more_source", "select 0 as bid, 0 as root from norm where false")
    _spread(base)
    _note_lonely(base)


def add_facts(base: Base) -> None:
    """The instances of the facts in raised_fact, whose sources stand in raised_source."""
    if not base.rows("select 1 from raised_fact limit 1"):
        return
    base.play("fact_frames")
    base.play("standing")
    base.play("fact_stand")
    _read_bearings(base)
    base.play("fact_first")
    find_known(base)
    base.play("fact_bound")
    _read_again(base)
    base.play("fact_again")
    _read_parties(base)
    base.play("fact_party")
    base.make(
        "more_source",
        "select b.bid, s.root from bound as b join raised_source as s on s.eid = b.eid where s.pos > 1",
    )
    _spread(base)


def _note_lonely(base: Base) -> None:
    """Bearers of a duty towards nobody: a warning of the run."""
    base.grow(
        "lonely",
        "select distinct b.norm, b.body, b.post, b.person from bound as b join alone as a on a.bid = b.bid "
        "where not a.is_up",
    )


def _read_bearings(base: Base) -> None:
    base.play("bearings")
    base.play("named")
    base.play("bearings_found")


def _read_parties(base: Base) -> None:
    base.play("parties")
    base.play("named")
    base.play("party_seats")


def _read_again(base: Base) -> None:
    base.make("bear_ask", "select ask, norm, upper, lower, day, root from again")
    _read_bearings(base)


def _spread(base: Base) -> None:
    if not base.rows("select 1 from bound limit 1"):
        base.make("alone", "select 0 as bid, false as is_up from norm where false")
        return
    base.play("spread")
    base.make(
        "chief_ask", "select b.bid as ask, b.home, b.day from bound as b join alone as a on a.bid = b.bid and a.is_up"
    )
    base.make(
        "chief_besides", "select b.bid as ask, b.person from bound as b join alone as a on a.bid = b.bid and a.is_up"
    )
    base.play("chief")
    base.play("owed")
    base.play("raised")
    if base.rows("select 1 from fresh where why = 'event' limit 1"):
        base.play("ends")
    else:
        base.make("fresh_ended", "select * from fresh")
    if base.rows("select 1 from trigger_rule where what = 'since_last' and param <> '' limit 1"):
        base.make("break_ask", "select * from fresh_ended")
        base.play("breaks")
        base.play("period")
    base.play("recusal")
    base.play("chief")
    base.play("raised_last")
    columns = ", ".join(INST)
    base.grow("inst", f"select {columns} from fresh_inst")  # noqa: S608
    for table, names in CHILDREN.items():
        base.grow(table, f"select {', '.join(names)} from fresh_{table}")  # noqa: S608
