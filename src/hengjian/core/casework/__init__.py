"""Procedures as relations between records: the state of a matter is derived, never stored (design decision 5)."""
