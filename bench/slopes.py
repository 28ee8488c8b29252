"""Whether seconds grow with size in a straight line: the line of least squares, and how far each size is off it.

Each point weighs 1 / seconds squared, which fits relative errors: of a hundredfold range the small end counts too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """seconds = start + each * size; `off` = (measured - line) / measured of every point."""

    start: float
    each: float
    off: tuple[float, ...]


def fit(points: Sequence[tuple[float, float]]) -> Line:
    """Through (size, seconds) of at least two sizes."""
    weights = [1 / seconds**2 for _, seconds in points]
    total = sum(weights)
    mean_size = sum(w * size for w, (size, _) in zip(weights, points, strict=True)) / total
    mean_seconds = sum(w * seconds for w, (_, seconds) in zip(weights, points, strict=True)) / total
    pairs = [(w, size - mean_size, seconds - mean_seconds) for w, (size, seconds) in zip(weights, points, strict=True)]
    each = sum(w * x * y for w, x, y in pairs) / sum(w * x * x for w, x, _ in pairs)
    start = mean_seconds - each * mean_size
    off = tuple((seconds - start - each * size) / seconds for size, seconds in points)
    return Line(start, each, off)
