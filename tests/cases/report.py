"""`python -m tests.cases.report`: for each norm that fields decide its cases, rows, outcomes, mutants."""

from __future__ import annotations

import sys
from collections import Counter

from tests.cases.book import differences, examples, names_with_cases, rules_of
from tests.cases.mutants import decided_norms, mutants_of
from tests.cases.test_cases_bite import cases_of, survives


def main(arguments: list[str]) -> int:
    """Print the table; with `--mutants` the surviving mutants too (slow)."""
    print(
        "| norm | cases | rows | outcomes | failing |" + (" mutants | survivors |" if "--mutants" in arguments else "")
    )
    print("|---|---|---|---|---|" + ("---|---|" if "--mutants" in arguments else ""))
    for name in names_with_cases():
        rules = rules_of(name)
        for norm in decided_norms(rules):
            mine = cases_of(name, norm)
            rows = [r for e in mine for q in e.case.questions for r in q.expected if r.norm == norm]
            outcomes = Counter(row.outcome or "none" for row in rows)
            shown = ", ".join(f"{outcome} {count}" for outcome, count in sorted(outcomes.items()))
            failing = sum(any(differences(e.case, rules, norm=norm)) for e in mine)
            line = f"| {norm} | {len(mine)} | {len(rows)} | {shown} | {failing} |"
            if "--mutants" in arguments:
                mutants = list(mutants_of(rules, norm))
                alive = [mutant.wrong for mutant in mutants if survives(name, mutant)] if mine else ["no case"]
                line += f" {len(mutants)} | {'; '.join(alive)} |"
            print(line, flush=True)
    print(f"\n{len(examples())} cases")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
