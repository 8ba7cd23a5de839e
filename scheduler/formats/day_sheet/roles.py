"""What somebody does in a session."""

from __future__ import annotations

from scheduler.domain import Session, Words
from scheduler.formats.phrases import ROLE_ATTENDEE, ROLE_CHAIR, ROLE_MODERATOR, ROLE_SPEAKER


def roles_of(session: Session, person: str) -> tuple[Words, ...]:
    """In what roles a person (an id) takes part in a session."""
    held = {
        ROLE_SPEAKER: session.speakers,
        ROLE_MODERATOR: session.moderators,
        ROLE_CHAIR: session.chairs,
        ROLE_ATTENDEE: session.attendees,
    }
    return tuple(role for role, people in held.items() if person in people)
