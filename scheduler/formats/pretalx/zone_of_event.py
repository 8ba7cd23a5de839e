"""In which zone an event of pretalx is, and its moments on the clock there."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from scheduler.domain.known_zone import known_zone
from scheduler.domain.zone import zone
from scheduler.errors import UsageError
from scheduler.formats.pretalx.records import Availability, Event, Room, Slot, Speaker
from scheduler.formats.pretalx.responses import Responses

FALLBACK = "UTC"


def zone_of_event(responses: Responses, wished: str | None) -> tuple[str, str]:
    """Name of the zone, and a note where it had to be inferred.

    It is the one wished for, else the event's; else the zone of most speakers if its clocks agree with the
    times told, else that of the offset of these times.

    Raises
    ------
    UsageError
        There is no zone of the name wished for.
    """
    if wished is not None:
        return _known(wished), ""
    told = [event.timezone for event in responses.of("event", Event).values() if event.timezone]
    if told and _is_zone(told[0]):
        return told[0], ""
    name = _inferred(responses)
    return name, f"The time zone, {name}, is inferred: say --timezone, or add the event to the files."


def on_the_clock(moment: dt.datetime, timezone: str) -> dt.datetime:
    """``moment`` in the zone, to the minute, without its offset."""
    local = moment if moment.tzinfo is None else moment.astimezone(zone(timezone))
    return local.replace(tzinfo=None, second=0, microsecond=0)


def _inferred(responses: Responses) -> str:
    moments = [moment for moment in _moments(responses) if moment.tzinfo is not None]
    speakers = responses.of("speaker", Speaker).values()
    zones = Counter(s.timezone for s in speakers if s.timezone and _is_zone(s.timezone))
    for name, _ in sorted(zones.items(), key=lambda item: (-item[1], item[0])):
        if all(moment.utcoffset() == moment.astimezone(zone(name)).utcoffset() for moment in moments):
            return name
    offsets = Counter(moment.utcoffset() for moment in moments)
    hours = sorted(offsets, key=lambda offset: (-offsets[offset], str(offset)))[0] if offsets else None
    return _fixed(hours)


def _fixed(offset: dt.timedelta | None) -> str:
    """The zone that is always this much ahead; signs in such names are the other way round."""
    seconds = 0 if offset is None else int(offset.total_seconds())
    if seconds == 0 or seconds % 3600:
        return FALLBACK
    name = f"Etc/GMT{-seconds // 3600:+d}"
    return name if _is_zone(name) else FALLBACK


def _moments(responses: Responses) -> Iterator[dt.datetime]:
    for slot in responses.of("slot", Slot).values():
        yield from _given((slot.start, slot.end))
    speakers, rooms = responses.of("speaker", Speaker), responses.of("room", Room)
    windows = [owner.availabilities for owner in speakers.values()]
    windows += [owner.availabilities for owner in rooms.values()]
    for window in (window for given in windows for window in given or ()):
        yield from _given(_ends(window))


def _ends(window: Availability) -> tuple[dt.datetime | None, dt.datetime | None]:
    return window.start, window.end


def _given(moments: Iterable[dt.datetime | None]) -> Iterator[dt.datetime]:
    return (moment for moment in moments if moment is not None)


def _is_zone(name: str) -> bool:
    try:
        known_zone(name)
    except ValueError:
        return False
    return True


def _known(name: str) -> str:
    try:
        return known_zone(name)
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        raise UsageError(message, hint) from None
