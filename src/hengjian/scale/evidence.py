"""Which evidence decides each instance (semantics 5): what fits, what is wrong with it, which combination wins.

- What can be said of a record alone is said once (`begin_evidence`); what it means for an instance, each time.
- `gather` answers ev_ask with `best`: of each instance the best good, waiting and flawed combination.
"""

from __future__ import annotations

from hengjian.scale.base import Base
from hengjian.scale.casework import make_reach
from hengjian.scale.predicates import ask_predicates

JOINT = {"kid": "int", "ord": "int", "name": "text", "root": "int", "expected": "text", "found": "text"}


def begin_evidence(base: Base) -> None:
    """What fits which part, whoever asks."""
    base.make(
        "alone_ask",
        "select row_number() over (order by 1) as ask, q.* from ("
        "select w.pred, a.root, 0 as iid from part_where as w join pred as d on d.pred = w.pred and d.alone "
        "join part as p on p.part = w.part join of_kind as k on k.wanted = p.kind join act as a on a.kind = k.kind "
        "where not a.retracted group by w.pred, a.root) as q",
    )
    base.make("pred_ask", "select ask, pred, root, iid from alone_ask")
    ask_predicates(base)
    base.make("held_alone", "select a.pred, a.root from pred_held as h join alone_ask as a on a.ask = h.ask")
    base.play("fit")
    base.play("slots")
    base.make("reach_ask", "select distinct root from fit_way where link = 'matter'")
    make_reach(base)
    base.play("matter_named")


def gather(base: Base, parts: int) -> None:
    """Answer ev_ask, ev_candidate and ev_more with best and what it rests on; `parts` is the most a way has."""
    find_candidates(base)
    base.play("apart")
    _combine(base, parts)
    if base.rows("select 1 from norm where mode = 'joint' limit 1"):
        for file in ("joint_asked", "named", "joint"):
            base.play(file)
    else:
        base.load("joint_flaw", JOINT, [])
    base.play("verdicts")
    base.play("best")


def find_candidates(base: Base) -> None:
    """What fits each part of each way open to an instance, and which of it is without a flaw: cand_judged."""
    base.play("ev")
    base.play("linked")
    base.play("acted")
    base.play("cand")
    ask_predicates(base)
    base.make(
        "cand",
        "select c.cid, c.iid, c.way, c.place, c.part, c.root, c.day, c.known_at from cand_open as c "
        "left join cand_need as n on n.part = c.part "
        "left join (select a.cid, count(*) as cnt from cand_ask as a join pred_held as h on h.ask = a.ask "
        "group by a.cid) as h "
        "on h.cid = c.cid where coalesce(h.cnt, 0) = coalesce(n.cnt, 0)",
    )
    base.play("looked")
    ask_predicates(base)
    base.play("flawed")


def _combine(base: Base, parts: int) -> None:
    """Every combination of kept candidates whose joins hold: a column for each part, then a row for each."""
    base.make(
        "wide",
        "select c.iid, c.way, w.parts, c.cid as c0 from cand_kept as c join way as w on w.way = c.way "
        "where c.place = 0",
    )
    for place in range(1, parts):
        base.make(
            "wide",
            f"select w.*, c.cid as c{place} from wide as w join cand_kept as c "  # noqa: S608
            f"on w.parts > {place} and c.iid = w.iid and c.way = w.way and c.place = {place} "
            f"union all select w.*, 0 as c{place} from wide as w where w.parts <= {place}",
        )
    base.make("combo_numbered", "select row_number() over (order by 1) as kid, w.* from wide as w")
    rows = " union all ".join(
        f"select kid, iid, way, {place} as place, c{place} as cid from combo_numbered where c{place} > 0"  # noqa: S608
        for place in range(parts)
    )
    base.make("combo_any", f"select k.*, c.root from ({rows}) as k join cand_judged as c on c.cid = k.cid")  # noqa: S608
    base.play("joined")
