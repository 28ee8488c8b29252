"""The whole Opinion on a large county by the plain engine: everything, one post, one `why`, one changed number."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import workload

from hengjian.cli.demo.fiction import TOWNSHIPS
from hengjian.cli.demo.office import AS_OF, KNOWN_FIRST, RULEBOOKS, make_office
from hengjian.core.evaluate.docket import Docket
from hengjian.core.evaluate.engine import evaluate, see_world
from hengjian.core.evaluate.explain import explain_row
from hengjian.core.rulebook.narrow import narrow, norms_touched
from hengjian.core.rulebook.quantity import Amount, Unit
from hengjian.core.rulebook.values import override
from hengjian.exchange.rulebooks import check_stack, find_rulebook, read_stack

MORE_TOWNS = 12
ASKED = 40
NUMBERS = {
    "talk_dhead": Amount("3", Unit.MONTHS),
    "remind": Amount("3", Unit.WORKING_DAYS),
    "hear_members": Amount("3", Unit.MONTHS),
}


def main() -> None:
    """Make the county once; every figure but the first is of this process's own seconds."""
    folders = [find_rulebook(name) for name in RULEBOOKS]
    rules = read_stack(folders)
    towns = (*TOWNSHIPS, *(f"虚构{number}镇" for number in range(1, MORE_TOWNS + 1)))
    office = make_office(workload.SEED, rules, towns)
    asked = (office.chart, office.register, AS_OF, KNOWN_FIRST)
    evaluation = evaluate(rules, *asked)
    rng = random.Random(workload.SEED)
    posts = rng.sample(sorted(post.id for post in office.chart.posts), ASKED)
    ids = rng.sample([row.id for row in evaluation.obligations], ASKED)
    sizes = (
        len(office.chart.bodies),
        len(office.chart.posts),
        len(office.register.records),
        len(evaluation.obligations),
    )
    print("{} bodies, {} posts, {} records, {} rows\n".format(*sizes))
    print("| what | ms, median | worst |\n|---|---|---|")
    _line("check of leaders-2021", [workload.median_of(lambda: check_stack(folders[:1]))])
    _line("every norm, every row", [workload.median_of(lambda: evaluate(rules, *asked))])
    _line("list every instance", [workload.median_of(lambda: Docket(see_world(rules, *asked)))])
    docket = Docket(see_world(rules, *asked))
    docket.of_post(posts[0])  # the first question builds the indexes all others use
    _line("one post, never asked before", [_seconds(lambda post=post: docket.of_post(post)) for post in posts])
    docket = Docket(see_world(rules, *asked))
    docket.of_post(posts[0])
    _line("one why, never asked before", [_seconds(lambda id=id: explain_row(docket, id)) for id in ids])
    for name, amount in NUMBERS.items():
        changed = override(rules, {name: amount}, rules.rulebooks[0].in_force.start)
        touched = norms_touched(rules, (name,)) | norms_touched(changed, (name,))
        two = (narrow(rules, touched), narrow(changed, touched))
        _line(
            f"what-if {name}: both runs", [workload.median_of(lambda two=two: [evaluate(each, *asked) for each in two])]
        )


def _line(name: str, seconds: list[float]) -> None:
    print(f"| {name} | {statistics.median(seconds) * 1e3:.1f} | {max(seconds) * 1e3:.1f} |")


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    main()
