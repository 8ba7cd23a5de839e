"""What an event is known by, in all releases and for ever: an id that holds nothing that can change.

Calendars recognise an event by it alone: were time, room or place in the list part of it, each change would
put a second event beside the first. No host stands in it, as RFC 7986 asks.

Source: RFC 5545, section 3.8.4.7; RFC 7986, section 5.3.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator

from scheduler.domain import Instance, ServiceItem

SESSIONS = "schedule.invalid"
SERVICE = "service.schedule.invalid"


def session_uid(instance: Instance, session: str) -> str:
    """``AUSIM-2024-k1@schedule.invalid``: the conference's acronym and the session's id."""
    return f"{_conference(instance)}-{session}@{SESSIONS}"


def service_uids(instance: Instance) -> Iterator[tuple[int, ServiceItem, str]]:
    """Public service items with the indices of their days, and what each is known by.

    They have no ids: the title counts, the number of the day, and which of that title it is on that day.
    """
    language = instance.conference.languages[0]
    for index, day in enumerate(instance.days):
        seen = Counter[str]()
        for item in (item for item in day.service if item.public):
            title = item.title.say(language)
            seen[title] += 1
            digits = _digits(f"{index}\n{seen[title]}\n{title}")
            yield index, item, f"{_conference(instance)}-{digits}@{SERVICE}"


def _conference(instance: Instance) -> str:
    """The acronym; where there is none, digits of the name, which had better not change then."""
    conference = instance.conference
    return conference.acronym or _digits(conference.name.say(conference.languages[0]))


def _digits(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
