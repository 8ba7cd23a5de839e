"""Where in pretalx a thing comes from, as its ``source`` keeps it: ``pretalx:`` and its number or code.

What was read from there is found again by it; all else is made there first.
"""

from __future__ import annotations

from scheduler.domain.value import Founded

PREFIX = "pretalx:"


def origin(reference: str) -> str:
    """The source of what pretalx calls by this reference."""
    return f"{PREFIX}{reference}"


def reference_of(thing: Founded) -> str | None:
    """What pretalx calls it; None: it does not come from there."""
    source = thing.source or ""
    reference = source.removeprefix(PREFIX)
    return reference if reference != source and reference.isascii() and reference.isalnum() else None
