"""Popolo JSON: persons, organizations, posts and memberships as an office."""

from __future__ import annotations

from hengjian.exchange.popolo.read import read_popolo

__all__ = ["read_popolo"]
