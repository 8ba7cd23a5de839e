"""What the page and its calendar are known by, for life: never the time or the room of anything."""

from __future__ import annotations

from urllib.parse import urlsplit

from scheduler.domain import Instance
from scheduler.formats.publication import Publication


def stem(instance: Instance) -> str:
    """A name for files and for what the browser keeps: the acronym, or the year."""
    return instance.conference.acronym or f"conference-{instance.first_date.year}"


def uid(publication: Publication, session: str) -> str:
    """The name of a session in calendars."""
    host = urlsplit(publication.site).hostname if publication.site else None
    return f"{stem(publication.instance)}-{session}@{host or 'schedule.invalid'}"
