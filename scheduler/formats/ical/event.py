"""One event of a calendar: a session or a service item as it stands in one release.

When it was changed, and how often, is said of it later (see `scheduler.formats.ical.history`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from icalendar import Event

from scheduler.domain import Instance, Placement, Programme, ServiceItem, Span
from scheduler.domain.zone import zone
from scheduler.formats.file_names import is_id
from scheduler.formats.groups import lists_of_placement, lists_of_rooms
from scheduler.formats.ical.identity import service_uids, session_uid
from scheduler.formats.ical.verbatim import verbatim, verbatim_list
from scheduler.formats.ical.wording import categories, description, place, said
from scheduler.formats.publication import Publication

SESSION_ID = "X-SCHEDULE-ID"
"""The id of a session, by which later releases know its event whatever the conference is called then."""


@dataclass(frozen=True)
class Draft:
    """An event before its history: ``lists`` are the ids of the lists in which it stands, such as rooms."""

    event: Event
    lists: frozenset[str] = frozenset()


def drafts(publication: Publication, programme: Programme) -> dict[str, Draft]:
    """The events of a release, by what they are known by: ids of sessions, UIDs of service items.

    Sessions and rooms that are no longer in the instance are called by their ids.
    """
    at = zone(publication.instance.conference.timezone)
    placements = (_with_ids(placement) for placement in programme.placements if is_id(placement.session))
    found = {placement.session: _session(publication, placement, at) for placement in placements}
    service = service_uids(publication.instance)
    return found | {uid: _service(publication, day, item, uid, at) for day, item, uid in service}


def _with_ids(placement: Placement) -> Placement:
    """Without rooms that no instance can have had: the file of an earlier release may hold any text."""
    return replace(placement, rooms=tuple(filter(is_id, placement.rooms)))


def _session(publication: Publication, placement: Placement, at: ZoneInfo) -> Draft:
    instance, language = publication.instance, publication.spoken
    session = instance.session.get(placement.session)
    event = _event(instance, instance.clock_span(placement.time), at)
    event.add("UID", session_uid(instance, placement.session))
    event.add(SESSION_ID, verbatim(placement.session, None))
    event.add("SUMMARY", verbatim(*said(instance.name(placement.session), language)))
    event.add("LOCATION", verbatim(place(instance, placement.rooms, language), language))
    event.add("STATUS", "TENTATIVE" if session and session.status == "tentative" else "CONFIRMED")
    if session is not None:
        about = [text.say(language) for text in categories(instance, session)]
        event.add("CATEGORIES", verbatim_list(about, language))
        event.add("DESCRIPTION", verbatim(description(instance, session, language), language))
    address = publication.address(placement.session)
    if address is not None:
        event.add("URL", address)
    return Draft(event, lists_of_placement(instance, publication.by, placement))


def _service(publication: Publication, day: int, item: ServiceItem, uid: str, at: ZoneInfo) -> Draft:
    """A service item, which keeps nobody busy."""
    instance, language = publication.instance, publication.spoken
    midnight = instance.day_start(day)
    event = _event(instance, Span(midnight + item.start, midnight + item.end), at)
    event.add("UID", uid)
    event.add("SUMMARY", verbatim(*said(item.title, language)))
    event.add("LOCATION", verbatim(place(instance, item.rooms, language), language))
    event.add("STATUS", "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")
    return Draft(event, lists_of_rooms(instance, publication.by, item.rooms))


def _event(instance: Instance, span: Span, at: ZoneInfo) -> Event:
    """An event at these minutes of the wall clock."""
    event = Event()
    event.add("DTSTART", _moment(instance, span.start, at))
    event.add("DTEND", _moment(instance, span.end, at))
    return event


def _moment(instance: Instance, minute: int, at: ZoneInfo) -> dt.datetime:
    return instance.moment(minute).replace(tzinfo=at)
