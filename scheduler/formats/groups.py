"""A programme split into lists: one for each person, room or track that has sessions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.domain import Instance, Placement, Session, Text
from scheduler.formats.file_names import file_stems
from scheduler.formats.phrases import NO_TRACK
from scheduler.formats.publication import By, Publication

NONE = "_none"
"""The file of sessions without a track; no id begins so."""


@dataclass(frozen=True)
class Group:
    """One list: the id it is of (empty for sessions without a track), its name, file and placements.

    Placements are in order of time; ``stem`` is the name of the file without its ending.
    """

    id: str
    name: Text
    stem: str
    placements: tuple[Placement, ...]


def groups(publication: Publication, by: By) -> tuple[Group, ...]:
    """The lists that hold sessions, in the order of the instance."""
    instance = publication.instance
    ordered = sorted(publication.programme.placements, key=lambda p: (p.start, p.end))
    stems = list_stems(instance, by)
    found = {each: tuple(p for p in ordered if each in lists_of_placement(instance, by, p)) for each in stems}
    return tuple(
        Group(each, list_name(instance, by, each), stem, found[each])
        for each, stem in stems.items()
        if found[each]
    )


def list_stems(instance: Instance, by: By) -> dict[str, str]:
    """By id of each list there could be the name of its file without the ending."""
    match by:
        case "person":
            return file_stems(person.id for person in instance.people)
        case "room":
            return file_stems(room.id for room in instance.rooms)
        case "track":
            return file_stems(instance.tracks) | {"": NONE}


def list_name(instance: Instance, by: By, list_id: str) -> Text:
    """What people call a list; what is no longer in the instance by its id."""
    if by != "track":
        return instance.name(list_id)
    if not list_id:
        return Text(en=NO_TRACK.en, fr=NO_TRACK.fr, ar=NO_TRACK.ar)
    return instance.tag_name("track", list_id)


def lists_of_placement(instance: Instance, by: By | None, placement: Placement) -> frozenset[str]:
    """Ids of the lists in which a placement stands; none where there is but one list of all."""
    session = instance.session.get(placement.session)
    if by == "room":
        return lists_of_rooms(instance, by, placement.rooms)
    return frozenset() if session is None else lists_of_session(session, by)


def lists_of_session(session: Session, by: By | None) -> frozenset[str]:
    """Ids of the lists in which a session stands wherever it is placed."""
    match by:
        case "person":
            return frozenset(session.people)
        case "track":
            return frozenset(session.tracks or ("",))
        case _:
            return frozenset()


def lists_of_rooms(instance: Instance, by: By | None, rooms: Iterable[str]) -> frozenset[str]:
    """Ids of the lists in which something stands that is in rooms and concerns nobody in particular.

    What takes a large room stands in the lists of the rooms that it is made of, too.
    """
    if by != "room":
        return frozenset()
    taken = frozenset(rooms)
    return taken | instance.with_parts(taken & instance.room.keys())
