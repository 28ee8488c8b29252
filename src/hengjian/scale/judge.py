"""From instances to rows, a round at a time (semantics 6): due day, who answers, evidence, outcome, who is told.

- A round judges the instances in judge_ask and adds them to obligation; `since_last` goes on from each good act.
- What was done before a post stood empty is looked at first; whoever is shown one level up may do it after.
"""

from __future__ import annotations

from hengjian.scale.base import Base
from hengjian.scale.evidence import find_candidates, gather
from hengjian.scale.instances import CHILDREN, INST
from hengjian.scale.predicates import ask_flaws, ask_predicates
from hengjian.scale.tell import tell

OBLIGATION = {
    **dict.fromkeys(("iid", "norm", "how"), "int"),
    "bound": "text",
    **dict.fromkeys(
        ("body", "post", "person", "shown_body", "shown_post", "shown_person", "sbody", "spost", "sperson"), "int"
    ),
    "trigger": "text",
    **dict.fromkeys(("root", "matter"), "int"),
    **dict.fromkeys(("arises_on", "due_on"), "day"),
    "provisional": "flag",
    "outcome": "text",
    "met_on": "day",
    "met_known_at": "moment",
    "evidence": "text",
    "first_root": "int",
    **dict.fromkeys(("reasons", "tell"), "text"),
    "missed": "flag",
    "arises": "day",
}
"""The columns of obligation: those of the table of semantics 12 as codes, and what later rounds need."""
FOUND = ("got_best", "got_cand", "got_flaw")


def begin_judging(base: Base) -> None:
    """No row yet; pieces of holding for who answers."""
    base.load("obligation", OBLIGATION, [])
    base.load("group_evidence", {"iid": "int", "root": "int"}, [])
    base.load("group_said", {"iid": "int", "text": "text"}, [])
    base.play("holders")


def judge_all(base: Base, parts: int) -> None:
    """Every instance of judge_ask and what since_last opens after it."""
    _open_ahead(base, parts)
    while base.rows("select 1 from judge_ask limit 1"):
        _judge_round(base, parts)
        base.play("openings")
        _add_openings(base)
        base.make("judge_ask", "select iid from opening")


def _open_ahead(base: Base, parts: int) -> None:
    """All openings of norms whose acts are good whatever was before them; those beyond a duty not met go again."""
    base.make(
        "steady_first",
        "select i.iid from inst as i join judge_ask as q on q.iid = i.iid "
        "join steady as s on s.norm = i.norm and s.how = i.how",
    )
    base.load("opened", {"old": "int", "iid": "int"}, [])
    if not base.rows("select 1 from steady_first limit 1"):
        return
    base.make("judge_ask_kept", "select * from judge_ask")
    base.make("judge_ask", "select iid from steady_first")
    base.make("break_ask", "select i.* from inst as i join judge_ask as q on q.iid = i.iid")
    base.play("breaks")
    base.make("exempt_live", "select iid, 0 as exempt from judge_ask where false")
    base.make("ev_ask", "select i.*, i.iid as of_iid from break_ask as i")
    base.make(
        "ev_candidate",
        "select c.iid, c.body, c.post, c.person from candidate as c join judge_ask as q on q.iid = c.iid",
    )
    base.make("ev_more", "select m.iid, m.root from more as m join judge_ask as q on q.iid = m.iid")
    find_candidates(base)
    base.play("openings_ahead")
    _add_openings(base)
    base.make("opened", "select old, iid from opening")
    base.make("judge_ask", "select iid from judge_ask_kept union all select iid from opened")


def _add_openings(base: Base) -> None:
    base.grow("inst", f"select {', '.join(INST)} from opening_inst")  # noqa: S608
    for table, names in CHILDREN.items():
        columns = ", ".join(f"c.{name}" for name in names if name != "iid")
        base.make("copied", f"select o.iid, {columns} from {table} as c join opening as o on o.old = c.iid")  # noqa: S608
        base.grow(table, "select * from copied")


def _judge_round(base: Base, parts: int) -> None:
    base.play("asked_of")
    ask_predicates(base)
    base.make("exempt_held", "select a.pred, a.root from pred_held as h join exempt_ask as a on a.ask = h.ask")
    base.play("breaks")
    base.play("exempt")
    base.play("due")
    base.make(
        "ans_ask",
        "select i.iid, d.due_on from break_ask as i left join due as d on d.iid = i.iid where i.bound = 'post'",
    )
    _answer(base)
    base.play("judged_first")
    _gather(base, parts)
    base.play("missing")
    for table in FOUND:
        base.make(table.replace("got", "found"), f"select * from {table}")  # noqa: S608
    base.play("judged_again")
    if base.rows("select 1 from done_before limit 1"):
        _answer_again(base)
    if base.rows("select 1 from acting_duty limit 1"):
        _gather_for_acting(base, parts)
    if base.rows("select 1 from norm where group_on <> '' limit 1"):
        base.play("groups")
    else:
        base.play("apart_groups")
    base.play("decided")
    base.play("flaw_asked")
    ask_predicates(base)
    base.make("mark_held", "select * from pred_held")
    ask_flaws(base)
    base.make("pred_held", "select * from mark_held")
    base.make(
        "tell_ask",
        "select a.iid, a.body, a.post, a.person from answering as a "
        "join decided as d on d.iid = a.iid and d.outcome = 'lapsed'",
    )
    tell(base)
    base.play("said")
    base.play("said_more")
    base.play("rows")
    of_year = "join (select distinct norm from check_rule where judged = 'group') as k on k.norm = d.norm"
    base.grow(
        "group_evidence",
        "select distinct c.iid, c.root from evidence_cand as c "  # noqa: S608
        "join decided as d on d.iid = c.iid and d.standing = c.standing " + of_year,
    )
    base.grow("group_said", f"select s.iid, s.text from said as s join decided as d on d.iid = s.iid {of_year}")  # noqa: S608
    base.play("openings_end")
    base.make(
        "round_row", "select r.* from round_row as r left join opened_beyond as b on b.iid = r.iid where b.iid is null"
    )
    base.grow("obligation", f"select {', '.join(OBLIGATION)} from round_row")  # noqa: S608


def _gather(base: Base, parts: int) -> None:
    """Answer ev_ask; its rows stand in inst and candidate meanwhile, so that predicates see them too."""
    members = "select e.* from ev_ask as e where e.iid <> e.of_iid"
    base.grow("inst", f"select {', '.join(INST)} from ({members}) as m")  # noqa: S608
    base.grow(
        "candidate",
        "select c.iid, c.body, c.post, c.person from ev_candidate as c "
        "join ev_ask as e on e.iid = c.iid and e.iid <> e.of_iid",
    )
    gather(base, parts)
    base.play("found")


def _answer(base: Base) -> None:
    base.play("answers")
    base.play("chief")
    base.play("answered")


def _answer_again(base: Base) -> None:
    """Those whose duty was done before their post stood empty answer as of that day."""
    for table in ("answer", "answer_note", "answer_unset"):
        base.make(
            f"{table}_kept",
            f"select t.* from {table} as t left join done_before as d on d.iid = t.iid "  # noqa: S608
            "where d.iid is null",
        )
    base.make("ans_ask", "select iid, due_on from done_before")
    _answer(base)
    for table in ("answer", "answer_note", "answer_unset"):
        base.grow(table, f"select * from {table}_kept")  # noqa: S608
    base.make(
        "answering",
        "select i.iid, coalesce(a.body, i.body) as body, coalesce(a.post, i.post) as post, "
        "coalesce(a.person, i.person) as person "
        "from break_ask as i left join answer as a on a.iid = i.iid",
    )


def _gather_for_acting(base: Base, parts: int) -> None:
    base.play("acting_ask")
    _gather(base, parts)
    for table in FOUND:
        kept = table.replace("got", "found")
        base.make(
            kept,
            f"select k.* from {kept} as k left join acting_duty as a on a.iid = k.iid where a.iid is null "  # noqa: S608
            f"union all select g.* from {table} as g",
        )


def check_groups(base: Base) -> None:
    """The checks that look at a whole year, over the rows of the stratum (semantics 5, class G)."""
    base.make(
        "shown_obligation",
        "select o.* from obligation as o join stratum as s on s.norm = o.norm "
        "join (select distinct norm from check_rule where judged = 'group') as k on k.norm = o.norm",
    )
    if base.rows("select 1 from shown_obligation limit 1"):
        base.play("obligations")
        base.play("group_rows")
        base.play("terms")
        base.play("group_checked")
