"""Time zones, from the newest list there is: all of the program asks here, so that all clocks agree.

Countries change their clocks at short notice, Morocco every year around Ramadan: the list that is installed
with the package comes before that of the system, which is often older.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

FOLDER = "tzdata.zoneinfo"


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of this name of the IANA database, such as ``Africa/Casablanca``.

    Raises
    ------
    ZoneInfoNotFoundError
        There is none; instances are checked for it when they are read.
    """
    try:
        with resources.files(FOLDER).joinpath(*name.split("/")).open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError):  # a list without it, or no list at all
        return ZoneInfo(name)
