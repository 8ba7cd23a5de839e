"""Programmes as events of schema.org in JSON-LD, which search engines read in the pages of a conference.

As a file, or as a ``<script>`` to be put into a page. Text from outside can end neither: ``<``, ``>``, ``&``
and the line separators of Unicode are always written as escapes.

Source: https://schema.org/Event, https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from scheduler.domain import Instance, Placement, Session, Text
from scheduler.domain.text import Language
from scheduler.domain.time import MINUTES_A_DAY
from scheduler.errors import UsageError
from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.c3voc.identity import URN, Identities, guid, seed
from scheduler.formats.publication import Publication
from scheduler.formats.real_times import at, insist_on_real_times, real_time
from scheduler.formats.writable import insist_on_writable

CONTEXT = "https://schema.org"
FILES, PAGE = (".json", ".jsonld"), ".html"
ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
SCHEDULED, RESCHEDULED, CANCELLED = (
    f"{CONTEXT}/Event{status}" for status in ("Scheduled", "Rescheduled", "Cancelled")
)
OFFLINE = f"{CONTEXT}/OfflineEventAttendanceMode"

Given = dict[str, Any]


def write_jsonld(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write a programme as JSON-LD, or as a script with it where the name ends in ``.html``.

    Raises
    ------
    UsageError
        The name ends in something else.
    InputError
        A session stands at a time that there is not, or a text cannot be written.
    FileWriteError
        The file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in (*FILES, PAGE):
        endings = f"{', '.join(FILES)} or {PAGE}"
        raise UsageError(f"{path} does not end in {endings}, which jsonld does", "give another name")
    insist_on_writable(publication.instance)
    insist_on_real_times(publication.instance, publication.programme.placements)
    text = json.dumps(_Graph(publication).content(), ensure_ascii=False, indent=2).translate(ESCAPES)
    script = f'<script type="application/ld+json">\n{text}\n</script>\n'
    write_text_atomically(path, script if ending == PAGE else text + "\n")
    return (path,)


class _Graph:
    """The events of a programme, each of which names the conference as what it is part of."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._instance: Instance = publication.instance
        self._language: Language = publication.spoken
        self._identities = Identities(publication.instance)
        self._conference_id = f"{URN}{guid(seed(publication.instance.conference), 'conference', '')}"

    def content(self) -> Given:
        events = [*self._standing(), *self._cancelled()]
        return {
            "@context": [CONTEXT, {"@language": self._language}],
            "@graph": [self._conference(events), *events],
        }

    def _conference(self, events: Iterable[Given]) -> Given:
        instance, conference = self._instance, self._instance.conference
        first, last = self._hours()
        return {
            "@type": "Event",
            "@id": self._conference_id,
            **self._named(conference.name),
            **({"description": conference.theme.say(self._language)} if conference.theme else {}),
            "startDate": at(instance, first).isoformat(),
            "endDate": at(instance, last).isoformat(),
            "eventStatus": SCHEDULED,
            "eventAttendanceMode": OFFLINE,
            "inLanguage": list(conference.languages),
            **({"location": self._venue()} if conference.venue else {}),
            **({"url": self._publication.site} if self._publication.site else {}),
            "subEvent": [{"@id": event["@id"]} for event in events],
        }

    def _hours(self) -> tuple[int, int]:
        """From the first to the last minute of sessions, blocks and service items that are shown."""
        instance = self._instance
        spans = [instance.clock_span(p.time) for p in self._publication.programme.placements]
        minutes = [minute for span in spans for minute in (span.start, span.end)]
        for index, day in enumerate(instance.days):
            midnight = instance.day_start(index)
            held = [(block.start, block.end) for block in day.blocks]
            held += [(item.start, item.end) for item in day.service if item.public]
            minutes += [midnight + minute for hours in held for minute in hours]
        return (min(minutes), max(minutes)) if minutes else (0, MINUTES_A_DAY)

    def _venue(self) -> Given:
        venue = self._instance.conference.venue
        assert venue is not None  # asked before
        return {"@type": "Place", **self._named(venue), "address": venue.say(self._language)}

    # -- sessions -----------------------------------------------------------------------------

    def _standing(self) -> Iterator[Given]:
        for placement in _in_order(self._publication.programme.placements):
            earlier = self._earlier_starts(placement)
            moved = {"previousStartDate": earlier[0] if len(earlier) == 1 else earlier}
            status = {"eventStatus": RESCHEDULED, **moved} if earlier else {"eventStatus": SCHEDULED}
            yield self._event(placement, status)

    def _cancelled(self) -> Iterator[Given]:
        """What stood in an earlier release and stands nowhere now, where it stood last."""
        last: dict[str, Placement] = {}
        for programme in self._publication.previous:
            last |= programme.by_session
        gone = (p for session, p in last.items() if self._publication.programme.get(session) is None)
        for placement in _in_order(gone):
            yield self._event(placement, {"eventStatus": CANCELLED})

    def _earlier_starts(self, placement: Placement) -> list[str]:
        """Where it started in earlier releases, the oldest first, as far as that is another time."""
        placements = (programme.get(placement.session) for programme in self._publication.previous)
        times = (real_time(self._instance, earlier) for earlier in placements if earlier is not None)
        starts = dict.fromkeys(time.start.isoformat() for time in times)
        now = real_time(self._instance, placement).start.isoformat()
        return [start for start in starts if start != now]

    def _event(self, placement: Placement, status: Given) -> Given:
        instance, session = self._instance, self._instance.session.get(placement.session)
        time = real_time(instance, placement)
        url = self._publication.address(placement.session)
        return {
            "@type": "Event",
            "@id": f"{URN}{self._identities.guid(placement.session)}",
            "identifier": placement.session,
            **self._named(instance.name(placement.session)),
            **self._about(session),
            "startDate": time.start.isoformat(),
            "endDate": time.end.isoformat(),
            **status,
            "eventAttendanceMode": OFFLINE,
            "location": _one_or_more([self._place(room) for room in placement.rooms]),
            **({} if session is None else self._people(session)),
            **({} if url is None else {"url": url}),
            "superEvent": {"@id": self._conference_id},
        }

    def _about(self, session: Session | None) -> Given:
        if session is None:
            return {}
        instance, language = self._instance, self._language
        about = [instance.tag_name("track", track).say(language) for track in session.tracks]
        return {
            **({"description": session.abstract.say(language)} if session.abstract else {}),
            **({"inLanguage": _one_or_more(list(session.languages))} if session.languages else {}),
            "keywords": [instance.kind_name(session).say(language), *about],
        }

    def _people(self, session: Session) -> Given:
        people = [
            {
                "@type": "Person",
                "@id": f"{URN}{self._identities.person(person)}",
                **self._named(self._instance.name(person)),
            }
            for person in session.on_stage
        ]
        return {"performer": people} if people else {}

    def _place(self, room: str) -> Given:
        venue = self._venue() if self._instance.conference.venue else None
        inside = {} if venue is None else {"address": venue["address"], "containedInPlace": venue}
        place = {"@type": "Place", "@id": f"{URN}{self._identities.room(room)}"}
        return {**place, **self._named(self._instance.name(room)), **inside}

    def _named(self, text: Text) -> Given:
        """A name in the language of the file, and those in others with their language."""
        name = text.say(self._language)
        others = {
            language: text.say(language)
            for language in self._publication.languages
            if text.say(language) != name
        }
        said = [{"@language": language, "@value": other} for language, other in others.items()]
        return {"name": name, **({"alternateName": said} if said else {})}


def _in_order(placements: Iterable[Placement]) -> list[Placement]:
    return sorted(placements, key=lambda p: (p.start, p.end, p.session))


def _one_or_more(values: list[Any]) -> Any:
    """The only value by itself, as readers like it best."""
    return values[0] if len(values) == 1 else values
