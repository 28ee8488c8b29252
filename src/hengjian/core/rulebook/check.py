"""What must fit together in a stack, beyond names and shapes; every mistake is listed with its place."""

from __future__ import annotations

from hengjian.core.errors import Problem
from hengjian.core.rulebook.build import Built
from hengjian.core.rulebook.check_norms import check_norms
from hengjian.core.rulebook.check_parameters import check_parameters
from hengjian.core.rulebook.check_stack import check_stack
from hengjian.core.rulebook.check_times import check_times


def check_rulebooks(built: Built) -> tuple[Problem, ...]:
    """Every mistake in how the parts of the stack fit together."""
    found = (check_norms(built), check_times(built), check_stack(built), check_parameters(built))
    return tuple(problem for problems in found for problem in problems)
