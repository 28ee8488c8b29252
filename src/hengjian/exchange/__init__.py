"""Bytes to values and back: rulebook folders, office folders, cases, results."""
