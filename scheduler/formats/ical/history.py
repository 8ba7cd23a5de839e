"""How often and when each event was changed, release after release.

An event counts a change when anything that it says differs from the release before, when it is cancelled,
and when it returns: the number never falls, so that calendars take the newest for the newest.

Source: RFC 5545, sections 3.8.7.3 and 3.8.7.4; RFC 5546, section 2.1.4.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from icalendar import Event

from scheduler.formats.ical.event import Draft

CANCELLED = "CANCELLED"


@dataclass(frozen=True)
class Known:
    """An event as of some release: changed ``sequence`` times, the last time at ``modified``.

    ``modified`` None: never, or nobody knows. ``lists`` are the ids of those in which it stands; of one that
    was read from a calendar ``stems`` are the names of the files instead, None where nobody knows.
    """

    event: Event
    sequence: int = 0
    modified: dt.datetime | None = None
    lists: frozenset[str] = frozenset()
    stems: frozenset[str] | None = frozenset()

    @property
    def is_cancelled(self) -> bool:
        return str(self.event.get("STATUS", "")) == CANCELLED


def advanced(
    known: Mapping[str, Known], drafts: Mapping[str, Draft], moment: dt.datetime | None
) -> dict[str, Known]:
    """What is known after a release of ``drafts`` at ``moment`` (None: nobody knows when).

    What the release does not have stays as cancelled, where it last stood.
    """
    after = {key: _released(known.get(key), draft, moment) for key, draft in drafts.items()}
    gone = {key: _cancelled(held, moment) for key, held in known.items() if key not in drafts}
    return after | gone


def _released(held: Known | None, draft: Draft, moment: dt.datetime | None) -> Known:
    if held is None:
        return Known(draft.event, lists=draft.lists)
    event = draft.event.copy()
    event["UID"] = held.event["UID"]  # for life, whatever the conference is called now
    if event.to_ical() == held.event.to_ical():
        return replace(held, lists=draft.lists, stems=frozenset())
    return Known(event, held.sequence + 1, moment, draft.lists)


def _cancelled(held: Known, moment: dt.datetime | None) -> Known:
    if held.is_cancelled:
        return held
    event = held.event.copy()
    event["STATUS"] = CANCELLED
    return replace(held, event=event, sequence=held.sequence + 1, modified=moment)
