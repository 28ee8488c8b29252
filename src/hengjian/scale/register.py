"""The register cut to the two times, as chains: whose version counts, what it says, what it names (semantics 1)."""

from __future__ import annotations

from hengjian.scale.base import Base

SEEN = "record_row where known_at <= $known_at"


def make_register(base: Base) -> None:
    """Every table of the register; needs the chart's `holding` and the rulebook's kinds."""
    _walk_to_roots(base)
    base.play("register")
    _walk_to_bases(base)
    base.play("acts")


def _walk_to_roots(base: Base) -> None:
    """Each visible record with the first of its chain; each round doubles how far a correction is followed."""
    base.make(
        "walk",
        "select r.ver, coalesce(c.ver, r.ver) as top from (select ver, corrects from " + SEEN + ") as r "  # noqa: S608
        "left join (select ver from " + SEEN + ") as c on c.ver = r.corrects",
    )
    while base.rows("select 1 from walk as a join walk as b on b.ver = a.top where b.top <> a.top limit 1"):
        base.make("walk", "select a.ver, b.top from walk as a join walk as b on b.ver = a.top")


def _walk_to_bases(base: Base) -> None:
    """What each record stands on, nearest first; a circle ends where it began."""
    base.make("line", "select root, 1 as step, base from stands_on")
    step = 1
    while base.rows(f"select 1 from line where step = {step} limit 1"):  # noqa: S608
        base.make(
            "line",
            "select root, step, base from line union all "  # noqa: S608
            f"select l.root, {step + 1} as step, s.base from line as l join stands_on as s on s.root = l.base "
            f"left join line as k on k.root = l.root and k.base = s.base "
            f"where l.step = {step} and k.root is null and s.base <> l.root",
        )
        step += 1
    base.make("line_root", "select distinct root from line")
