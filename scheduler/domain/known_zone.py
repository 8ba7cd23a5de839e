"""Names of time zones."""

from __future__ import annotations

import zoneinfo

from scheduler.domain.problem import closest
from scheduler.domain.zone import zone


def shown_zone(name: str) -> str:
    """A zone as people read it: the names of fixed offsets have their signs the other way round."""
    east = name.removeprefix("Etc/GMT")
    if east == name or not east:
        return "UTC" if east == "" else name
    sign = "+" if east[0] == "-" else "-"
    return f"UTC{sign}{east[1:]}" if east[0] in "+-" and east[1:] != "0" else "UTC"


def known_zone(name: str) -> str:
    """``name``, if there is such a zone."""
    try:
        zone(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        meant = closest(name, zoneinfo.available_timezones())
        hint = f"did you mean {meant!r}?" if meant else "write it as Africa/Casablanca"
        raise ValueError(f"{name!r} is not a time zone; {hint}") from None
    return name
