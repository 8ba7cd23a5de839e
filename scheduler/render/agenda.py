"""A programme sorted by room, person or track: one list each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from scheduler.domain import Instance, Placement, Programme, Session, Words
from scheduler.domain.text import LIST_SEPARATORS, Language
from scheduler.domain.time import WEEKDAYS
from scheduler.render.direction import directed, is_right_to_left
from scheduler.render.phrases import ATTENDEE, CHAIR, MODERATOR, NO_TRACK, ROLE, ROOM, SESSION, SPEAKER, TIME
from scheduler.render.programme import heading
from scheduler.render.session_cell import one_line, room_heading, room_names, times, title_text
from scheduler.render.theme import kind_styles

By = Literal["room", "person", "track"]
LEAST_WIDTH = 60
"""Columns that a table needs."""


def agenda_view(instance: Instance, programme: Programme, by: By, language: Language) -> RenderableType:
    """One table, or list where the terminal is narrow, for each room, person or track that has sessions."""
    groups = {"room": _by_room, "person": _by_person, "track": _by_track}[by]
    tables = [
        Agenda(instance, name, placements, by, subject, language)
        for subject, name, placements in groups(instance, programme, language)
        if placements
    ]
    return Group(heading(instance, language), *tables)


Groups = Iterator[tuple[str, str, list[Placement]]]


def _by_room(instance: Instance, programme: Programme, language: Language) -> Groups:
    for room in instance.rooms:
        name = room_heading(instance, room.id, language)
        yield room.id, name, [p for p in programme.placements if room.id in p.rooms]


def _by_person(instance: Instance, programme: Programme, language: Language) -> Groups:
    for person in instance.people:
        sessions = instance.sessions_by_person[person.id]
        placements = programme.placed(session.id for session in sessions)
        yield person.id, person.name.say(language), list(placements)


def _by_track(instance: Instance, programme: Programme, language: Language) -> Groups:
    for track, sessions in instance.sessions_by_tag("track").items():
        placements = programme.placed(session.id for session in sessions)
        yield track, instance.tag_name("track", track).say(language), list(placements)
    others = [p for p in programme.placements if not instance.session[p.session].tracks]
    yield "", NO_TRACK.say(language), others


@dataclass(frozen=True)
class Agenda:
    """The placements of one room, person or track; how they are laid out depends on the width."""

    instance: Instance
    name: str
    placements: list[Placement]
    by: By
    subject: str
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= LEAST_WIDTH:
            yield self._table()
        else:
            yield from self._list()

    def _rows(self) -> list[list[Text]]:
        """The cells of each placement, in order of time."""
        ordered = sorted(self.placements, key=lambda placement: placement.start)
        return [_cells(self.instance, p, self.by, self.subject, self.language) for p in ordered]

    def _table(self) -> Table:
        right = is_right_to_left(self.language)
        side: Literal["left", "right"] = "right" if right else "left"
        columns = [TIME, SESSION]
        columns += [] if self.by == "room" else [ROOM]
        columns += [ROLE] if self.by == "person" else []
        table = Table(box=box.SIMPLE_HEAD, title=directed_title(self.name), title_justify=side)
        for words in reversed(columns) if right else columns:
            heading_text = directed(Text(words.say(self.language)), self.language)
            table.add_column(heading_text, justify=side, no_wrap=words is TIME)
        for cells in self._rows():
            table.add_row(*(directed(c, self.language) for c in (reversed(cells) if right else cells)))
        return table

    def _list(self) -> Iterator[RenderableType]:
        yield Text()
        yield directed(directed_title(self.name), self.language)
        for when, title, *others in self._rows():
            when.stylize("bold")
            beside = Text(" · ", style="dim").join(Text(cell.plain, style="dim") for cell in others)
            lines = [when, title, *([beside] if others else [])]
            yield Padding(directed(Text("\n").join(lines), self.language), (0, 1))


def directed_title(name: str) -> Text:
    return Text(one_line(name), style="bold")


def _cells(instance: Instance, placement: Placement, by: By, subject: str, language: Language) -> list[Text]:
    session = instance.session[placement.session]
    weekday = WEEKDAYS[language][instance.moment(placement.start).weekday()]
    style = kind_styles(instance)[session.kind]
    cells = [
        Text(f"{weekday} {times(instance, placement.start, placement.end, language)}"),
        title_text(instance, session.id, style, language),
    ]
    if by != "room":
        cells.append(Text(room_names(instance, placement, language)))
    if by == "person":
        held = (role.say(language) for role in roles(session, subject))
        cells.append(Text(LIST_SEPARATORS[language].join(held), style="dim"))
    return cells


def roles(session: Session, person: str) -> list[Words]:
    """In what roles somebody takes part in a session."""
    held = {
        SPEAKER: session.speakers,
        MODERATOR: session.moderators,
        CHAIR: session.chairs,
        ATTENDEE: session.attendees,
    }
    return [role for role, people in held.items() if person in people]
