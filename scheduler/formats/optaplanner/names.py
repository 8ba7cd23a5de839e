"""What the format calls things: talks by their codes, all else by its name."""

from __future__ import annotations

from scheduler.domain import Instance, Session


def code_of(session: Session) -> str:
    """The code of a session: what others call it, else its id."""
    return session.id if session.reference is None else str(session.reference)


def session_by_code(instance: Instance) -> dict[str, Session]:
    """Sessions by their codes; where two have the same one, the first."""
    return {code_of(session): session for session in reversed(instance.sessions)}


def room_by_name(instance: Instance) -> dict[str, str]:
    """Ids of rooms by their names; where two have the same one, the first."""
    return {str(instance.name(room.id)): room.id for room in reversed(instance.rooms)}
