"""Worked examples of a rulebook: `cases/NN.md` as values, held against what an engine says."""

from hengjian.exchange.cases.case import Case, Expected, Holder, Question
from hengjian.exchange.cases.compare import Mismatch, compare, describe
from hengjian.exchange.cases.folder import read_cases

__all__ = ["Case", "Expected", "Holder", "Mismatch", "Question", "compare", "describe", "read_cases"]
