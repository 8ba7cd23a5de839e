"""Names of all formats, as help shows them; importing the formats for it would take too long.

A test compares them with `scheduler.formats.exchange`.
"""

from __future__ import annotations

IMPORTED = (
    "cosplib",
    "csv",
    "optaplanner",
    "pretalx",
    "schedule-json",
    "schedule-xml",
    "sessionize",
    "votes",
    "xlsx",
)
EXPORTED = (
    "cosplib",
    "csv",
    "html",
    "ical",
    "json",
    "jsonld",
    "markdown",
    "optaplanner",
    "pdf",
    "pretalx",
    "schedule-json",
    "schedule-xml",
    "svg",
    "xlsx",
)
