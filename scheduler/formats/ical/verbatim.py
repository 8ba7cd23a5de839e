"""Text that stands in a calendar exactly as it was given.

icalendar takes a backslash before a capital N for the end of a line before it escapes backslashes, so that
``C:\\New`` would become two lines.

Source: RFC 5545, section 3.3.11.
"""

from __future__ import annotations

from collections.abc import Iterable

from icalendar import vCategory, vText

ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))
"""The backslash comes first, for the others are escaped with it."""


class Verbatim(vText):
    """One text; how it is read back is icalendar's own, which is right."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        """The text as it stands in a line, in UTF-8."""
        text = str(self)
        for char, escaped in ESCAPED:
            text = text.replace(char, escaped)
        return text.encode("utf-8")


def verbatim(text: str, language: str | None) -> Verbatim:
    """A text, and the language in which it is said; None where it is the same in all."""
    return Verbatim(text, params={} if language is None else {"LANGUAGE": language})


def verbatim_list(texts: Iterable[str], language: str | None) -> vCategory:
    """Several texts under one name."""
    held = vCategory([], params={} if language is None else {"LANGUAGE": language})
    held.cats = [Verbatim(text) for text in texts]
    return held


def as_given(held: object) -> object:
    """What icalendar has read, in the form that is written exactly so again."""
    if isinstance(held, vCategory):
        again = vCategory([], params=held.params)
        again.cats = [Verbatim(str(text)) for text in held.cats]
        return again
    if type(held) is vText:
        return Verbatim(str(held), params=held.params)
    return held
