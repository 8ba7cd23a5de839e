"""Names of time zones."""

from __future__ import annotations

import zoneinfo

from scheduler.domain.problem import closest


def known_zone(name: str) -> str:
    """``name``, if there is such a zone."""
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        meant = closest(name, zoneinfo.available_timezones())
        hint = f"did you mean {meant!r}?" if meant else "write it as Africa/Casablanca"
        raise ValueError(f"{name!r} is not a time zone; {hint}") from None
    return name
