"""OpenFisca on W1 (talks as monthly counts) and W2 (two days a finding): what its formulas cost.

`input` is the seconds of setting the arrays. It knows no record, no evidence and no second time: its answers are held
against what was really not done (in time).

    .venv-peers/bin/python -m bench.peers.run_openfisca w1 1000000
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from bench import told
from bench.peers import workloads

MONTHS = [f"{year}-{month:02}" for year in range(2020, 2025) for month in range(1, 13)]
NEVER = date(2900, 1, 1)
FINDINGS = "select t, coalesce(r, $1::DATE) as r from finding left join rectified using (f)"
TALKS = "select p, (year(d) - 2020) * 12 + month(d) - 1 as m from talk"
Post = build_entity(key="post", plural="posts", label="", is_person=True)


class talks(Variable):
    """How many talks in a month."""

    value_type, entity, definition_period, label = int, Post, DateUnit.MONTH, ""


class talk_missing(Variable):
    """No talk in this month and the five before it."""

    value_type, entity, definition_period, label = bool, Post, DateUnit.MONTH, ""

    def formula(post: Any, period: Any, parameters: Any) -> Any:
        """Asked for June and December only."""
        return sum(post("talks", period.offset(-back)) for back in range(6)) == 0


class found_on(Variable):
    """The day of the finding."""

    value_type, entity, definition_period, label = date, Post, DateUnit.ETERNITY, ""


class rectified_on(Variable):
    """The day of its rectification."""

    value_type, entity, definition_period, label = date, Post, DateUnit.ETERNITY, ""


class overdue(Variable):
    """Past its ninety days, and not rectified within them."""

    value_type, entity, definition_period, label = bool, Post, DateUnit.DAY, ""

    def formula(finding: Any, period: Any, parameters: Any) -> Any:
        """On one day asked on."""
        due = finding("found_on", period) + np.timedelta64(90, "D")
        return (np.datetime64(str(period.start)) > due) & (finding("rectified_on", period) > due)


def main(work: str, size: int) -> None:
    """Fetch the data, set it as input, compute; hold the count against the generator's."""
    folder = workloads.make(work, size)
    system = TaxBenefitSystem([Post])
    for variable in (talks, talk_missing, found_on, rectified_on, overdue):
        system.add_variable(variable)
    inputs, fetch, _ = told.timed(lambda: list(_inputs(work, size, folder)))
    simulation = SimulationBuilder().build_default_simulation(system, count=size)
    _, setting, _ = told.timed(lambda: [simulation.set_input(*each) for each in inputs])
    found, seconds, cpu = told.timed(lambda: _asked(work, simulation))
    name = "gaps" if work == "w1" else "overdue"
    told.agree({name: found}, {name: workloads.truth(folder)[name]})
    told.tell(size * 10 if work == "w1" else size, seconds, cpu, fetch=fetch, input=setting)


def _asked(work: str, simulation: Simulation) -> int:
    if work == "w2":
        return int(simulation.calculate("overdue", workloads.AS_OF.isoformat()).sum())
    return sum(int(simulation.calculate("talk_missing", month).sum()) for month in MONTHS[5::6])


def _inputs(work: str, size: int, folder: workloads.Path) -> Iterator[tuple[str, str, Any]]:
    base = duckdb.connect()
    workloads.load(work, folder, base)
    if work == "w2":
        columns = base.execute(FINDINGS, [NEVER]).fetchnumpy()
        for name, column in (("found_on", "t"), ("rectified_on", "r")):
            yield name, "eternity", columns[column].astype("datetime64[D]")
        return
    columns = base.execute(TALKS).fetchnumpy()
    for number, month in enumerate(MONTHS):
        yield "talks", month, np.bincount(columns["p"][columns["m"] == number], minlength=size).astype(np.int32)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
