"""What must fit together in a stack, beyond names and shapes; every mistake is listed with its place."""

from __future__ import annotations

from hengjian.core.errors import Problem
from hengjian.core.rulebook.build import Built


def check_rulebooks(built: Built) -> tuple[Problem, ...]:
    """Every mistake in how the parts of the stack fit together."""
    return ()
