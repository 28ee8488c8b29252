"""An office as a workbook: one sheet a table, one sheet a family of records, filled in by people who know no format."""

from __future__ import annotations

from hengjian.exchange.workbook.export import export_workbook
from hengjian.exchange.workbook.read import read_workbook
from hengjian.exchange.workbook.template import write_workbook_template

__all__ = ["export_workbook", "read_workbook", "write_workbook_template"]
