"""What is otherwise when the same day is looked at from a later moment: rows that differ, and nothing else.

- Both runs are of one day; whatever differs was learnt between the two moments.
- A row may appear or vanish: a tenure learnt later binds, a withdrawn record no longer raises a duty.
"""

from __future__ import annotations

from dataclasses import dataclass

from hengjian.core.evaluate.obligation import Evaluation, Obligation, Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """One obligation under both moments: `row` in its later view; an outcome is None where it is no row."""

    row: Obligation
    before: Outcome | None
    after: Outcome | None


def find_changes(before: Evaluation, after: Evaluation) -> tuple[Change, ...]:
    """Rows whose outcome differs, in the order of the obligations table."""
    first = {row.id: row for row in before.obligations}
    second = {row.id: row for row in after.obligations}
    changes = [
        Change(row, first[row.id].outcome if row.id in first else None, row.outcome) for row in after.obligations
    ]
    changes += [Change(row, row.outcome, None) for row in before.obligations if row.id not in second]
    return tuple(change for change in changes if change.before is not change.after)


def longest_past_due(evaluation: Evaluation, count: int) -> tuple[Obligation, ...]:
    """The lapsed obligations whose due day is longest past; of one day, in the order of their ids."""
    lapsed = [row for row in evaluation.obligations if row.outcome is Outcome.LAPSED and row.due_on is not None]
    return tuple(sorted(lapsed, key=lambda row: (str(row.due_on), row.id))[:count])
