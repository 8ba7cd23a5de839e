"""What an event says in words, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler.domain import Instance, Session, Text, Words
from scheduler.domain.text import LIST_SEPARATORS, Language
from scheduler.formats.phrases import CHAIRS, LABELLED, MODERATORS, SPEAKERS, TENTATIVE


def said(text: Text, language: Language) -> tuple[str, Language | None]:
    """A text, and the language in which it is said: None where it is the same in all."""
    found = text.say(language)
    wished: tuple[Language, ...] = (language, "en", "fr", "ar")
    spoken = next((each for each in wished if getattr(text, each) == found), None)
    return found, spoken


def place(instance: Instance, rooms: Iterable[str], language: Language) -> str:
    """Rooms and venue; never empty, for some readers refuse events without a place."""
    venue = instance.conference.venue
    names = [instance.name(room).say(language) for room in rooms]
    names += [venue.say(language)] if venue else []
    return LIST_SEPARATORS[language].join(names or [instance.conference.name.say(language)])


def categories(instance: Instance, session: Session) -> list[Text]:
    """Tracks, then the kind."""
    tracks = (instance.tag_name("track", track) for track in instance.tags(session, "track"))
    return [*tracks, instance.kind_name(session)]


def description(instance: Instance, session: Session, language: Language) -> str:
    """The abstract, then tracks and kind, then the people by role, each on a line."""
    abstract = [session.abstract.say(language), ""] if session.abstract else []
    about = " · ".join(text.say(language) for text in categories(instance, session))
    tentative = [TENTATIVE.say(language)] if session.status == "tentative" else []
    return "\n".join([*abstract, about, *tentative, *_people(instance, session, language)])


def _people(instance: Instance, session: Session, language: Language) -> Iterator[str]:
    roles: tuple[tuple[Words, tuple[str, ...]], ...] = (
        (SPEAKERS, session.speakers),
        (MODERATORS, session.moderators),
        (CHAIRS, session.chairs),
    )
    for role, people in roles:
        if people:
            names = [instance.name(person) for person in people]
            yield LABELLED.with_values(label=role, value=names).say(language)
