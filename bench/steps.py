"""Every measurement by its name: what is run, how often, and what its figure depends on.

- A step is one process. It prints a line of JSON (bench/told.py) or, as bench_*.py do, a table with its own medians.
- Steps of one group are measured in turn, one run of each after another, so that they meet the same load; and when
  the sources of one of them change, all of the group are measured again.
- A new engine is one line in WORKLOADS: one that `hengjian evaluate --engine` knows differs from `plain` in its word,
  its sizes (SHARES) and its sources.
"""

from __future__ import annotations

from dataclasses import dataclass

USUAL, NATIONAL = 5, 3
ENGINE = ("src/hengjian/core", "src/hengjian/exchange", "src/hengjian/cli", "rulebooks")
RELATIONAL = (*ENGINE, "src/hengjian/scale")
MILLION = 1_000_000
COUNTRY = {"0.001": USUAL, "0.01": USUAL, "0.1": 1}
"""Shares of the fictional country that are judged, and how often."""


@dataclass(frozen=True, slots=True)
class Step:
    """`line` follows the Python; `prepare` too, and is not timed. `series` joins sizes of one thing for a slope."""

    name: str
    title: str
    line: tuple[str, ...]
    sources: tuple[str, ...]
    runs: int = USUAL
    group: str = ""
    work: str = ""
    size: int = 0
    series: str = ""
    prepare: tuple[str, ...] = ()
    in_peers: bool = False
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Contender:
    """One who answers W1 or W2: the module, the words after its size, and the sizes it is asked at.

    `alone`: not run in turn with the others, and so not measured again for their sake, nor they for its.
    """

    name: str
    title: str
    module: str
    w1: tuple[int, ...]
    w2: tuple[int, ...]
    words: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    in_peers: bool = False
    alone: bool = False


SHARES = tuple(MILLION // 100 * share for share in (1, 3, 10, 30, 100))
WORKLOADS = (
    Contender(
        "plain",
        "our plain engine, whole command",
        "ours",
        (200, 400, 800),
        (200, 400, 800),
        ("plain",),
        ENGINE,
        alone=True,
    ),
    Contender(
        "duckdb",
        "our relational engine, whole command",
        "ours",
        (1_000, 3_000, 10_000),
        (1_000, 3_000, 10_000),
        ("duckdb",),
        RELATIONAL,
    ),
    Contender("floor", "the floor: one DuckDB query by hand", "floor", SHARES, SHARES),
    Contender("openfisca", "OpenFisca, formula alone", "run_openfisca", (MILLION,), (MILLION,), in_peers=True),
    Contender("rtamt", "RTAMT, one monitor for each", "run_rtamt", (300,), (50,), in_peers=True),
)
TABLES = {
    "county": "The whole Opinion on a large county",
    "evaluate": "Rows of the plain engine",
    "read": "Reading an office",
    "start": "Starting a command",
    "why": "Explaining one row",
}


def all_steps() -> tuple[Step, ...]:
    """In the order in which they are measured and shown."""
    return (
        *(_contest(work, who, size) for work in ("w1", "w2") for who in WORKLOADS for size in getattr(who, work)),
        *(_country(share, runs) for share, runs in COUNTRY.items()),
        Step("demo", "`hengjian demo`", _command("hengjian", "demo", "--out", "OUT"), (*ENGINE, "bench/timed.py")),
        Step(
            "cases",
            "the cases of all rulebooks, two at once",
            _command("pytest", "-q", "-n", "2", "tests/cases"),
            (*ENGINE, "tests/cases", "bench/timed.py"),
        ),
        *(_table(name) for name in TABLES),
    )


def _contest(work: str, who: Contender, size: int) -> Step:
    asked = (work, str(size))
    return Step(
        name=f"{work}-{who.name}-{size}",
        title=who.title,
        line=("-m", f"bench.peers.{who.module}", *asked, *who.words),
        sources=("bench/peers", "bench/told.py", "requirements/peers.txt", *who.sources),
        runs=NATIONAL if size == MILLION else USUAL,
        group=f"{work}-{who.name}" if who.alone else work,
        work=work,
        size=size,
        series=f"{work}-{who.name}",
        prepare=("-m", "bench.peers.workloads", *asked),
        in_peers=who.in_peers,
    )


def _country(share: str, runs: int) -> Step:
    return Step(
        name=f"nation-{share}",
        title=f"{float(share):.1%} of the country, every norm",
        line=("-m", "bench.nation.judged", share),
        sources=("bench/nation", "bench/told.py", *RELATIONAL),
        runs=runs,
        work="nation",
        series=f"nation-{share}",
    )


def _command(program: str, *words: str) -> tuple[str, ...]:
    return ("-m", "bench.timed", f".venv/bin/{program}", *words)


def _table(name: str) -> Step:
    file = f"bench/bench_{name}.py"
    return Step(name, TABLES[name], (file,), (*ENGINE, file, "bench/workload.py"), runs=1, is_table=True)
