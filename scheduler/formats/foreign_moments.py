"""Dates and times that other programs write."""

from __future__ import annotations

import datetime as dt

from scheduler.domain.time import YEARS


def foreign_moment(given: object, example: str) -> dt.datetime | None:
    """What ISO 8601 says, with an offset or without; None where nothing is given.

    Raises
    ------
    ValueError
        It is no moment, or of a year that no conference is in; ``example`` shows how one is written.
    """
    if given is None or given == "":
        return None
    try:
        moment = dt.datetime.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.year not in YEARS:
        raise ValueError(f"{str(given)[:40]!r} is not a date and time; write it as {example}")
    return moment
