"""What one explanation on the demo's office costs, in milliseconds and bytes, and what it costs to confirm it."""

from __future__ import annotations

import random

import workload

from hengjian.cli.demo.office import AS_OF, KNOWN_FIRST, RULEBOOKS, make_office
from hengjian.core.evaluate.confirm import confirm
from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.engine import judge_all, see_world
from hengjian.core.evaluate.explain import Explanation, explain_row
from hengjian.exchange.rulebooks import find_rulebook, read_stack

SAMPLE = 50


def main() -> None:
    """Judge once, then explain and confirm the same sample of rows."""
    rules = read_stack([find_rulebook(name) for name in RULEBOOKS])
    office = make_office(workload.SEED, rules)
    asked = (office.chart, office.register, AS_OF, KNOWN_FIRST)
    judging = workload.median_of(lambda: judge_all(see_world(rules, *asked)))
    judged, _ = judge_all(see_world(rules, *asked))
    listing = workload.median_of(lambda: Docket(see_world(rules, *asked)))
    docket = Docket(see_world(rules, *asked))
    ids = random.Random(workload.SEED).sample(sorted(each.row.id for each in judged), SAMPLE)

    def explain_all() -> list[Explanation]:
        return [found for id in ids if (found := explain_row(docket, id)) is not None]

    explained = explain_all()
    telling = workload.median_of(explain_all)
    confirming = workload.median_of(lambda: [confirm(each, *asked) for each in explained])
    size = sum(len(repr(each).encode()) for each in explained)
    print(f"{len(judged)} rows, {len(office.register.records)} records, {len(explained)} rows explained\n")
    print("| step | ms | of judging once |\n|---|---|---|")
    print(f"| judge every row | {judging * 1e3:.0f} | 1 |")
    for name, seconds in (
        ("list every instance", listing),
        ("explain one row", telling / len(explained)),
        ("confirm one row", confirming / len(explained)),
    ):
        print(f"| {name} | {seconds * 1e3:.2f} | {seconds / judging:.5f} |")
    print(f"\nbytes of one explanation as values: {size / len(explained):.0f}")


if __name__ == "__main__":
    main()
