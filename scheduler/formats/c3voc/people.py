"""The people of a published programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scheduler.formats.c3voc.found import FoundPerson
from scheduler.formats.c3voc.own import Own, ids_in, said, without
from scheduler.formats.c3voc.table import GUID, ROLES
from scheduler.formats.ids import Ids

Given = dict[str, Any]


class People:
    """Those met so far; those of our table come first, in its order."""

    def __init__(self, own: Own, ids: Ids) -> None:
        self._ids = ids
        self._own = own.people
        self._given: dict[str, Given] = {key: without(person, (GUID,)) for key, person in own.people.items()}

    def listed(self) -> list[Given]:
        return list(self._given.values())

    def roles(self, persons: Iterable[FoundPerson], own: Mapping[str, Any]) -> Given:
        """Who does what in a session: as our table says, of those whom the session still names.

        Those whom it does not tell of speak, unless they are said to moderate.
        """
        present = {self._id(person): person for person in persons}
        roles: dict[str, list[str]] = {}
        for role in ROLES:
            roles[role] = [each for each in ids_in(own.get(role)) if each in present]
        told = {each for held in roles.values() for each in held}
        for each, person in present.items():
            if each not in told:
                roles["moderators" if person.moderates else "speakers"].append(each)
        return {role: held for role, held in roles.items() if held}

    def _id(self, person: FoundPerson) -> str:
        """The id of somebody; a name that is another one now is believed."""
        known = self._given.get(person.key)
        if known is None:
            new = self._ids.of(person.name, default=f"person-{len(self._given) + 1}")
            known = self._given[person.key] = {"id": new, "name": person.name}
        elif person.key in self._own and person.name not in said(known.get("name")):
            known["name"] = person.name
        return str(known["id"])
