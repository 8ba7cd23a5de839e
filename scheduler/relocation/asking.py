"""What is asked for, as a hard demand of its own: it stands in conflicts beside those of rules."""

from __future__ import annotations

from scheduler.domain import Instance, Words
from scheduler.domain.start import Start
from scheduler.network import Mend, Reason

ASKED = ""
"""The rule of a demand that is no rule's: it is what was asked for."""

AT_START = Words(
    en="You want {session} to start on {start}.",
    fr="Vous voulez que {session} commence {start}.",
    ar="المطلوب أن تبدأ {session} يوم {start}.",
)
IN_ROOMS = Words(
    en="You want {session} to be in {rooms}.",
    fr="Vous voulez que {session} ait lieu dans {rooms}.",
    ar="المطلوب أن تنعقد {session} في {rooms}.",
)
AT_START_IN_ROOMS = Words(
    en="You want {session} to start on {start} in {rooms}.",
    fr="Vous voulez que {session} commence {start} dans {rooms}.",
    ar="المطلوب أن تبدأ {session} يوم {start} في {rooms}.",
)
ELSEWHERE = Words(
    en="You want another place for {session}.",
    fr="Vous voulez une autre place pour {session}.",
    ar="المطلوب مكان أو وقت آخر لـ{session}.",
)


def place_asked_for(instance: Instance, session: str, start: int | None, rooms: tuple[str, ...]) -> Reason:
    """A session is to start at a minute, or in some rooms, or both."""
    values: dict[str, object] = {"session": instance.name(session)}
    if rooms:
        values["rooms"] = tuple(instance.name(room) for room in rooms)
    if start is not None:
        values["start"] = Start(instance.moment(start))
    words = AT_START if not rooms else IN_ROOMS if start is None else AT_START_IN_ROOMS
    return Reason(ASKED, (session, *rooms), words.with_values(**values), Mend("free"))


def another_place(instance: Instance, session: str) -> Reason:
    """A session is to stand, and not where it does."""
    words = ELSEWHERE.with_values(session=instance.name(session))
    return Reason(ASKED, (session,), words, Mend("free"))
