"""The only place that asks the time.

Everything else is given its moment and its day, so that any past view can be had again.
"""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(tz=UTC)
