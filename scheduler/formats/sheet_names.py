"""Names of sheets that every spreadsheet program takes."""

from __future__ import annotations

import re

LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f]+")
RESERVED = frozenset({"history"})
"""What Excel calls a sheet of its own."""


class SheetNames:
    """Gives each sheet of one workbook a name of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set(RESERVED)

    def name(self, wished: str) -> str:
        """``wished`` without what no name may hold, cut to length, and with a number where it is taken."""
        plain = " ".join(_FORBIDDEN.sub(" ", wished).split()).strip("' ") or "-"
        number, found = 1, _cut(plain, "")
        while found.casefold() in self._taken:
            number += 1
            found = _cut(plain, f" ({number})")
        self._taken.add(found.casefold())
        return found


def _cut(name: str, ending: str) -> str:
    """Cut so that name and ending fit, counted as spreadsheets count: some signs are two."""
    while _length(name) + len(ending) > LONGEST:
        name = name[:-1]
    return name.rstrip("' ") + ending


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
