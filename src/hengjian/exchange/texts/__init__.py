"""Texts of regulations: a file into words, and the attached text as it is kept under HENGJIAN_HOME."""

from hengjian.exchange.texts.kept import Attached, keep_beside, keep_text, read_kept, texts_folder
from hengjian.exchange.texts.source import SourceText, read_source

__all__ = ["Attached", "SourceText", "keep_beside", "keep_text", "read_kept", "read_source", "texts_folder"]
