"""The office folder: the exchange format of chart and register (design: the office folder)."""

from __future__ import annotations

from hengjian.exchange.office.folder import build_office, read_office
from hengjian.exchange.office.office import Office
from hengjian.exchange.office.write import write_office

__all__ = ["Office", "build_office", "read_office", "write_office"]
