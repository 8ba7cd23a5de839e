"""Events, and what a program needs to know to show them, as the text of a calendar.

There is no METHOD, for nobody is invited; readers that subscribe are asked to look again every hour.

Source: RFC 5545; RFC 7986 (NAME, REFRESH-INTERVAL); X-WR-CALNAME and X-PUBLISHED-TTL say the same to
programs that know no RFC 7986.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from icalendar import Calendar, Event
from icalendar.timezone.tzid import is_utc

from scheduler.domain import Text
from scheduler.domain.zone import zone
from scheduler.formats.ical.history import Known
from scheduler.formats.ical.moments import moment_of
from scheduler.formats.ical.producer import PRODUCER
from scheduler.formats.ical.verbatim import verbatim
from scheduler.formats.ical.wording import said
from scheduler.formats.ical.zone_component import zone_component
from scheduler.formats.publication import Publication

REFRESH, REFRESH_WRITTEN = dt.timedelta(hours=1), "PT1H"


def calendar_bytes(publication: Publication, of: Text | None, events: Iterable[Known]) -> bytes:
    """A calendar in UTF-8, lines folded and ended as RFC 5545 wants; events in order of time.

    ``of`` is what the list is called, None where it holds all. The same events, names and moment of release
    give the same bytes.
    """
    shown = sorted(events, key=_order)
    calendar = Calendar()
    calendar.add("PRODID", PRODUCER)
    calendar.add("VERSION", "2.0")
    _name(calendar, publication, of)
    calendar.add("REFRESH-INTERVAL", REFRESH, {"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", REFRESH_WRITTEN)
    at = zone(publication.instance.conference.timezone)
    if not shown or not is_utc(at):  # a calendar without anything in it would be none
        calendar.add_component(zone_component(at, *_years(publication, shown)))
    for known in shown:
        calendar.add_component(_revised(known, publication.released))
    return calendar.to_ical()  # type: ignore[no-any-return]  # icalendar does not say that these are bytes


def _order(known: Known) -> tuple[dt.datetime, dt.datetime, str]:
    event = known.event
    return moment_of(event, "DTSTART"), moment_of(event, "DTEND"), str(event["UID"])


def _name(calendar: Calendar, publication: Publication, of: Text | None) -> None:
    """What a reader calls the calendar, in the language in which it is said."""
    name, language = said(publication.instance.conference.name, publication.spoken)
    whole = name if of is None else f"{name} · {of.say(publication.spoken)}"
    calendar.add("NAME", verbatim(whole, language))
    calendar.add("X-WR-CALNAME", verbatim(whole, None))


def _years(publication: Publication, shown: Sequence[Known]) -> tuple[int, int]:
    """The years of the conference and of all events, and one more on either side."""
    years = [day.date.year for day in publication.instance.days]
    years += [moment_of(known.event, name).year for known in shown for name in ("DTSTART", "DTEND")]
    return min(years) - 1, max(years) + 1


def _revised(known: Known, released: dt.datetime) -> Event:
    """An event with what is said of its release; an event that was never changed says no more of it."""
    event = known.event.copy()
    event.add("DTSTAMP", _second(released))
    if known.sequence:
        event.add("SEQUENCE", known.sequence)
    if known.modified is not None:
        event.add("LAST-MODIFIED", _second(known.modified))
    return event


def _second(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(microsecond=0)
