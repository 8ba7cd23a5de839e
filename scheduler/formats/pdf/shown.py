"""Days, sessions and breaks as the templates take them: plain mappings of texts, times and colours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from scheduler.domain.text import LIST_SEPARATORS, RIGHT_TO_LEFT, Language
from scheduler.formats.day_sheet.bidi import isolated, left_to_right
from scheduler.formats.day_sheet.colours import Colour, kind_colours
from scheduler.formats.day_sheet.day import Break
from scheduler.formats.day_sheet.entry import Entry, span_text
from scheduler.formats.day_sheet.long_words import breakable
from scheduler.formats.day_sheet.release import as_of
from scheduler.formats.one_line import one_line
from scheduler.formats.phrases import TENTATIVE
from scheduler.formats.publication import Publication

MOST_PEOPLE = 3
"""In the cell of a table; the others are a number."""

Shown = dict[str, Any]
"""What JSON can say."""


@dataclass(frozen=True)
class Speech:
    """How texts from outside are put into lines of a language, and kinds into colours."""

    language: Language
    colours: dict[str, Colour]

    def say(self, text: str) -> str:
        """A text from outside as it can stand beside others."""
        return breakable(isolated(text, self.language))

    def listed(self, texts: Iterable[str]) -> str:
        """Texts from outside in a row."""
        return LIST_SEPARATORS[self.language].join(map(self.say, texts))

    def note(self, entry: Entry) -> str:
        """What is said behind the title."""
        return f"({TENTATIVE.say(self.language)})" if entry.tentative else ""

    def people(self, entry: Entry, most: int = MOST_PEOPLE) -> str:
        """The first people on the stage, and how many more."""
        more = len(entry.people) - most
        names = self.listed(entry.people[:most])
        return f"{names} {left_to_right(f'+{more}', self.language)}" if more > 0 else names

    def entry(self, entry: Entry) -> Shown:
        """A session, for the cell of a table or the line of a list."""
        colour = self.colours[entry.kind]
        return {
            "time": span_text(entry.start, entry.end),
            "title": self.say(entry.title),
            "note": self.note(entry),
            "kind": self.say(entry.kind_name),
            "rooms": self.listed(entry.room_names),
            "people": self.people(entry),
            "tint": colour.tint,
            "edge": colour.edge,
        }

    def item(self, item: Break) -> Shown:
        """A service item."""
        return {
            "time": span_text(item.start, item.end),
            "title": self.say(item.title),
            "rooms": self.listed(item.room_names),
        }


def speech_of(publication: Publication) -> Speech:
    """The one language that is printed."""
    return Speech(publication.spoken, kind_colours(publication.instance))


def frame(publication: Publication, title: str) -> Shown:
    """What stands on every page of a document called ``title``."""
    conference, language = publication.instance.conference, publication.spoken
    speech = speech_of(publication)
    theme, venue = (one_line(t.say(language)) if t else "" for t in (conference.theme, conference.venue))
    name = one_line(conference.name.say(language))
    return {
        "lang": language,
        "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr",
        "title": title,
        "conference": speech.say(name),
        "theme": speech.say(theme),
        "footer": speech.say(venue),
        "as_of": as_of(publication),
    }
