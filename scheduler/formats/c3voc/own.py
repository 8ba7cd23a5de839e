"""What a file of ours says besides (see `table`), as far as it has the shape that it ought to have.

Of each thing only the fields that we write are believed; that they make sense is judged with the instance.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from scheduler.formats.c3voc import table
from scheduler.formats.c3voc.table import CALLED, FORMAT, GUID, STANDS_IN

Given = dict[str, Any]


class Own:
    """Lookups by what the rest of the file calls a thing; empty where another program wrote it."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        given = given if given.get("format") == FORMAT else {}
        self.conference = _kept(given.get("conference"), table.CONFERENCE)
        self.days = {day["date"]: day for day in _listed(given, "days", (*table.DAY, "service"), "date")}
        self.rooms = _by(CALLED, _listed(given, "rooms", (CALLED, *table.ROOM)))
        self.kinds = _named(given, "kinds", (CALLED, *table.KIND))
        self.tracks = _named(given, "tracks", (CALLED, *table.TRACK))
        self.organisations = _listed(given, "organisations", table.ORGANISATION)
        self.people = _by(GUID, _listed(given, "people", (GUID, *table.PERSON)))
        self.sessions = _by(GUID, _listed(given, "sessions", (GUID, STANDS_IN, *table.SESSION)))

    def service(self, date: str) -> list[Given]:
        """The service items of a date."""
        items = self.days.get(date, {}).get("service")
        kept = [_kept(item, table.SERVICE) for item in items] if isinstance(items, list) else []
        return [item for item in kept if item]

    @property
    def ids(self) -> list[str]:
        """Ids of rooms, people and sessions."""
        return [thing["id"] for group in (self.rooms, self.people, self.sessions) for thing in group.values()]


def without(given: Mapping[str, Any], fields: Collection[str]) -> Given:
    """``given`` without some of its fields."""
    return {name: value for name, value in given.items() if name not in fields}


def said(text: Any) -> tuple[str, ...]:
    """What a text is in any language, English first."""
    if isinstance(text, str):
        return (text,)
    texts = [text.get(name) for name in ("en", "any", "fr", "ar")] if isinstance(text, dict) else []
    return tuple(one for one in texts if isinstance(one, str))


def ids_in(value: Any) -> list[str]:
    """A list of ids, whatever else stands in it."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _kept(given: Any, fields: Iterable[str]) -> Given:
    return {name: given[name] for name in fields if name in given} if isinstance(given, dict) else {}


def _listed(given: Mapping[str, Any], name: str, fields: Iterable[str], key: str = "id") -> list[Given]:
    """Those that have a name of their own."""
    things = given.get(name)
    kept = [_kept(thing, fields) for thing in things] if isinstance(things, list) else []
    return [thing for thing in kept if isinstance(thing.get(key), str)]


def _by(key: str, things: Iterable[Given]) -> dict[str, Given]:
    return {thing[key]: thing for thing in things if isinstance(thing.get(key), str)}


def _named(given: Mapping[str, Any], name: str, fields: Iterable[str]) -> dict[str, Given]:
    """Things by what the file calls them, each with the id that it has as a key."""
    things = given.get(name)
    pairs = things.items() if isinstance(things, dict) else ()
    return _by(CALLED, ({"id": each, **_kept(thing, fields)} for each, thing in pairs))
