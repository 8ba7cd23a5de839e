"""What of an instance a schedule of CoSPLib could not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scheduler.domain import Instance, Session
from scheduler.errors import Fault, InputError

INSTANCE = "instance"
"""What faults call it; its file is not known here."""


def insist_on_expressible(instance: Instance) -> None:
    """See that schedules of an instance can be written as those of CoSPLib, and be told apart there.

    Raises
    ------
    InputError
        They cannot; it says of which blocks and sessions.
    """
    faults = [*_block_faults(instance), *_session_faults(instance), *_name_faults(instance)]
    if faults:
        raise InputError("CoSPLib has no words for this instance", faults)


def reference_text(session: Session) -> str:
    """What a schedule calls a session, as text."""
    return session.id if session.reference is None else str(session.reference)


def block_name(instance: Instance, block: int) -> str:
    """What a schedule calls a block."""
    given = instance.blocks[block]
    return given.title.say() if given.title else given.id


def track_name(instance: Instance, session: Session) -> str:
    """What a schedule calls the only track of a session."""
    return instance.tracks[session.tracks[0]].title.say()


def _block_faults(instance: Instance) -> Iterator[Fault]:
    for block in instance.blocks:
        if block.timeline != "own":
            field = f"blocks[{block.id}].timeline"
            message = "is shared, and CoSPLib knows only slots that overlap nothing of other sessions"
            yield Fault(INSTANCE, 0, 0, field, message, "give it `timeline: own` and n_slots")


def _session_faults(instance: Instance) -> Iterator[Fault]:
    for session in instance.sessions:
        field = f"sessions[{session.id}]"
        if session.n_rooms != 1:
            message = f"takes {session.n_rooms} rooms, and a submission of CoSPLib takes one"
            yield Fault(INSTANCE, 0, 0, f"{field}.n_rooms", message, "give it one room")
        if len(session.tracks) != 1:
            message = f"has {len(session.tracks) or 'no'} tracks, and a submission of CoSPLib has one"
            yield Fault(INSTANCE, 0, 0, f"{field}.tracks", message, "give it exactly one")


def _name_faults(instance: Instance) -> Iterator[Fault]:
    """Names by which a schedule could not tell two things apart."""
    references = {f"sessions[{s.id}].reference": reference_text(s) for s in instance.sessions}
    titles = {f"tracks[{name}].title": track.title.say() for name, track in instance.tracks.items()}
    for names in (references, titles):
        bearers = Counter(names.values())
        for field, name in names.items():
            if bearers[name] > 1:
                message = f"{name!r} stands for {bearers[name]} things"
                yield Fault(INSTANCE, 0, 0, field, message, "give each another")
