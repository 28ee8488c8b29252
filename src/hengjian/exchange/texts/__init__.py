"""Texts of regulations: a file into words, and the attached text as it is kept under HENGJIAN_HOME."""

from hengjian.exchange.texts.source import SourceText, read_source

__all__ = ["SourceText", "read_source"]
