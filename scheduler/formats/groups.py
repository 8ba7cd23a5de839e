"""A programme split into lists: one for each person, room or track that has sessions."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.domain import Instance, Placement, Text
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
    """The lists that hold something, in the order of the instance (tracks in order of their ids)."""
    instance = publication.instance
    names = _names(instance, by)
    stems = file_stems(each for each in names if each)
    members = {
        each: [p for p in publication.programme.placements if each in _of(instance, by, p)] for each in names
    }
    return tuple(
        Group(each, name, stems.get(each, NONE), tuple(sorted(members[each], key=lambda p: (p.start, p.end))))
        for each, name in names.items()
        if members[each]
    )


def _names(instance: Instance, by: By) -> dict[str, Text]:
    match by:
        case "person":
            return {person.id: person.name for person in instance.people}
        case "room":
            return {room.id: instance.name(room.id) for room in instance.rooms}
        case "track":
            tracks = {track: instance.tag_name("track", track) for track in instance.tracks}
            return {**tracks, "": Text(en=NO_TRACK.en, fr=NO_TRACK.fr, ar=NO_TRACK.ar)}


def _of(instance: Instance, by: By, placement: Placement) -> tuple[str, ...]:
    """The lists in which a placement stands."""
    session = instance.session[placement.session]
    match by:
        case "person":
            return session.people
        case "room":
            return placement.rooms
        case "track":
            return session.tracks or ("",)
