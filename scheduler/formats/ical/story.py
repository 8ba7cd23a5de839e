"""All that there is to tell in a release: its events, with what earlier releases said of them."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from scheduler.domain.zone import zone
from scheduler.errors import InputError
from scheduler.formats.ical.event import drafts
from scheduler.formats.ical.history import Known, advanced
from scheduler.formats.ical.releases import Release, read_release
from scheduler.formats.publication import Publication


@dataclass(frozen=True)
class Story:
    """Events by what they are known by, cancelled ones among them, and the names of files written before."""

    events: dict[str, Known]
    stems: frozenset[str] = frozenset()


def told(publication: Publication) -> Story:
    """The events of a publication after its earlier releases, programmes first and then calendars.

    Of a programme only times and rooms are known, and not when it was released. A calendar knows all.

    Raises
    ------
    InputError
        A calendar cannot be read; it carries the faults of all of them.
    """
    known: dict[str, Known] = {}
    for programme in publication.previous:
        known = advanced(known, drafts(publication, programme), None)
    releases = _releases(publication, zone(publication.instance.conference.timezone))
    for release in releases:
        known |= release.events
    events = advanced(known, drafts(publication, publication.programme), publication.released)
    return Story(events, frozenset().union(*(release.stems for release in releases)))


def _releases(publication: Publication, at: ZoneInfo) -> list[Release]:
    found, refused = [], []
    for path in publication.calendars:
        try:
            found.append(read_release(path, at))
        except InputError as error:
            refused.append(error)
    if refused:
        raise InputError(refused[0].message, (fault for error in refused for fault in error.faults))
    return found
