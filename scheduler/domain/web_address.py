"""Addresses of pages on the web."""

from __future__ import annotations

from urllib.parse import urlsplit

SCHEMES = ("http", "https")
UNSAFE = frozenset('"<>\\^`{|}')
"""Characters that no address holds unless written in percent, and that end one in markup."""
LONGEST = 500
HINT = "write it as https://example.org/agenda"


def web_address(given: str) -> str:
    """``given``, if it is the address of a page: http or https, a host, and only characters of addresses.

    Raises
    ------
    ValueError
        It is none; the message says why and what to do.
    """
    if len(given) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters; give a shorter address")
    bad = next((char for char in given if not "!" <= char <= "~" or char in UNSAFE), None)
    if bad is not None:
        shown = bad if bad.isprintable() and bad != " " else f"U+{ord(bad):04X}"
        raise ValueError(f"holds {shown!r}, which no address does; copy it from the browser")
    try:
        parts = urlsplit(given)
        sound = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound:
        raise ValueError(f"{given!r} is not the address of a page; {HINT}")
    return given
