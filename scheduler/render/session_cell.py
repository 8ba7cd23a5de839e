"""One session as it stands in a cell or a list: title, time and kind, people."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from scheduler.domain import Instance, Placement, Span
from scheduler.domain.text import LIST_SEPARATORS, Language
from scheduler.domain.time import clock
from scheduler.render.direction import isolated
from scheduler.render.phrases import TENTATIVE

MOST_PEOPLE = 3


def one_line(text: str) -> str:
    """Text from outside on a single line."""
    return " ".join(text.split())


def times(instance: Instance, start: int, end: int, language: Language) -> str:
    """``09:00-10:15``, isolated where the language is right-to-left."""
    time = instance.clock_span(Span(start, end))
    midnight = time.start - time.start % (24 * 60)
    return isolated(f"{clock(time.start - midnight)}-{clock(time.end - midnight)}", language)


def room_heading(instance: Instance, room: str, language: Language) -> str:
    """Name and seats of a room; no seats where just their number is said to be filler."""
    given = instance.room[room]
    name = one_line(instance.name(room).say(language))
    return name if given.provenance == {"capacity": "filler"} else f"{name} ({given.capacity})"


def title_text(instance: Instance, session: str, style: Style, language: Language) -> Text:
    """A session's title in the colour of its kind; a tentative one says so."""
    given = instance.session[session]
    text = Text(one_line(given.title.say(language)), style=style + Style(bold=True))
    if given.status == "tentative":
        text.append(f" ({TENTATIVE.say(language)})", style="dim italic")
    return text


def kind_text(instance: Instance, placement: Placement, language: Language) -> Text:
    kind = one_line(instance.kind_name(instance.session[placement.session]).say(language))
    return Text(f"{times(instance, placement.start, placement.end, language)} · {kind}", style="dim")


def people_text(instance: Instance, session: str, language: Language) -> Text:
    """Names of the first people; the others as a number."""
    people = instance.session[session].people
    names = [one_line(instance.name(person).say(language)) for person in people[:MOST_PEOPLE]]
    more = len(people) - len(names)
    shown = LIST_SEPARATORS[language].join(names) + (f" +{more}" if more > 0 else "")
    return Text(shown, style="italic")


def room_names(instance: Instance, placement: Placement, language: Language) -> str:
    names = (one_line(instance.name(room).say(language)) for room in placement.rooms)
    return LIST_SEPARATORS[language].join(names)


def session_text(instance: Instance, placement: Placement, style: Style, language: Language) -> Text:
    """Title, then time and kind, then people, each on its line."""
    lines = [
        title_text(instance, placement.session, style, language),
        kind_text(instance, placement, language),
    ]
    people = people_text(instance, placement.session, language)
    return Text("\n").join([*lines, people] if people.plain else lines)


def listed_text(instance: Instance, placement: Placement, style: Style, language: Language) -> Text:
    """Title, then kind and rooms, then people, as a list shows them beside the times."""
    kind = one_line(instance.kind_name(instance.session[placement.session]).say(language))
    rooms = Text(f"{kind} · {room_names(instance, placement, language)}", style="dim")
    lines = [title_text(instance, placement.session, style, language), rooms]
    people = people_text(instance, placement.session, language)
    return Text("\n").join([*lines, people] if people.plain else lines)
