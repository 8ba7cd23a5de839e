"""What the page can be filtered by: tracks, kinds, people, languages and rooms that sessions have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scheduler.domain import Instance, Words
from scheduler.domain.text import LANGUAGES, Language
from scheduler.formats.page.entry import Entry
from scheduler.formats.page.said import Sayable
from scheduler.formats.phrases import PAGE_KIND, PAGE_LANGUAGE, PAGE_PERSON, PAGE_ROOM, PAGE_TRACK

LANGUAGE_NAMES: Mapping[Language, Words] = {
    "ar": Words(en="Arabic", fr="Arabe", ar="العربية"),
    "en": Words(en="English", fr="Anglais", ar="الإنجليزية"),
    "fr": Words(en="French", fr="Français", ar="الفرنسية"),
}
OWN_NAMES: Mapping[Language, str] = {"ar": "العربية", "en": "English", "fr": "Français"}
"""What each language calls itself."""


@dataclass(frozen=True)
class Choice:
    """One value of a filter: what it is called, and in languages in which that differs."""

    value: str
    label: str
    labels: Mapping[Language, str]


@dataclass(frozen=True)
class Filter:
    """A filter by the attribute ``name`` of the sessions of the page."""

    name: str
    label: Words
    choices: tuple[Choice, ...]


def filters(
    instance: Instance, entries: Sequence[Entry], languages: Sequence[Language]
) -> tuple[Filter, ...]:
    """The filters that have something to choose; people by name, all else in the order of the instance."""

    def choices(named: Iterable[tuple[str, Sayable]], held: Iterable[str]) -> tuple[Choice, ...]:
        present = set(held)
        return tuple(choice(value, name, languages) for value, name in named if value in present)

    tracks = choices(
        ((track, instance.tag_name("track", track)) for track in instance.tracks),
        (track.id for entry in entries for track in entry.tracks),
    )
    kinds = choices(
        ((kind, instance.tag_name("kind", kind)) for kind in instance.kinds),
        (entry.kind.id for entry in entries),
    )
    people = choices(
        ((person.id, person.name) for person in instance.people),
        (person.id for entry in entries for person in entry.everybody),
    )
    spoken = choices(
        ((language, LANGUAGE_NAMES[language]) for language in LANGUAGES),
        (language for entry in entries for language in entry.languages),
    )
    rooms = choices(
        ((room.id, instance.name(room.id)) for room in instance.rooms),
        (room.id for entry in entries for room in entry.rooms),
    )
    found = (
        Filter("track", PAGE_TRACK, tracks),
        Filter("kind", PAGE_KIND, kinds),
        Filter(
            "person", PAGE_PERSON, tuple(sorted(people, key=lambda one: (one.label.casefold(), one.value)))
        ),
        Filter("language", PAGE_LANGUAGE, spoken),
        Filter("room", PAGE_ROOM, rooms),
    )
    return tuple(one for one in found if one.choices)


def choice(value: str, name: Sayable, languages: Sequence[Language]) -> Choice:
    """A value by its name in the first language, and in those that call it otherwise."""
    ways = {language: " ".join(name.say(language).split()) for language in languages}
    label = ways[languages[0]]
    return Choice(value, label, {language: way for language, way in ways.items() if way != label})
