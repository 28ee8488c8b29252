"""An office as values: its chart, its register, and what its reader wants to have said (each unknown word once)."""

from __future__ import annotations

from dataclasses import dataclass

from hengjian.core.errors import Problem
from hengjian.core.organisation.chart import Chart
from hengjian.core.register.record import Register


@dataclass(frozen=True, slots=True)
class Office:
    """What an office folder holds."""

    chart: Chart
    register: Register
    warnings: tuple[Problem, ...] = ()
