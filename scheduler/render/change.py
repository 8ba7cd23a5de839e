"""Where a session stood, and where it stands now, as cells and sentences show it."""

from __future__ import annotations

from rich.text import Text

from scheduler.difference import Move
from scheduler.domain import Instance, Placement, Words
from scheduler.domain.text import Language
from scheduler.render.session_cell import room_names

NOWHERE = Words(en="not placed", fr="non placée", ar="غير مبرمجة")
PLACE = Words(en="{when}, {rooms}", fr="{when}, {rooms}", ar="{when}، {rooms}")
MOVED = Words(
    en="{session}: {after}; it was {before}.",
    fr="{session} : {after} ; auparavant {before}.",
    ar="{session}: {after}؛ وكان موعدها السابق {before}.",
)
ADDED = Words(
    en="{session}: {after}; it is new in the programme.",
    fr="{session} : {after} ; nouvelle au programme.",
    ar="{session}: {after}؛ وهي جديدة في البرنامج.",
)
DROPPED = Words(
    en="{session} is no longer in the programme; it was {before}.",
    fr="{session} n'est plus au programme ; auparavant {before}.",
    ar="{session}: لم تعد في البرنامج؛ وكان موعدها {before}.",
)
SENTENCES = {"moved": MOVED, "added": ADDED, "dropped": DROPPED}


def place_words(instance: Instance, placement: Placement | None) -> Words:
    """Day, time and rooms."""
    if placement is None:
        return NOWHERE
    rooms = tuple(instance.name(room) for room in placement.rooms)
    return PLACE.with_values(when=instance.when(placement.time), rooms=rooms)


def move_words(instance: Instance, move: Move) -> Words:
    """One change in a sentence that needs no table around it, such as a message to a speaker."""
    return SENTENCES[move.kind].with_values(
        session=instance.name(move.session),
        before=place_words(instance, move.before),
        after=place_words(instance, move.after),
    )


def before_text(instance: Instance, move: Move, language: Language) -> Text:
    """Where the session stood, on two lines."""
    return _cell(instance, move.before, language, style="dim")


def after_text(instance: Instance, move: Move, language: Language) -> Text:
    """Where it stands now, on two lines; what is another than before is bold."""
    text = _cell(instance, move.after, language)
    if move.after is None:
        text.stylize("bold red")
    elif move.before is None:
        text.stylize("bold green")
    else:
        time, rooms = text.split("\n")
        text.stylize("bold" if move.other_time else "dim", 0, len(time))
        text.stylize("bold" if move.other_rooms else "dim", len(time) + 1, len(time) + 1 + len(rooms))
    return text


def _cell(instance: Instance, placement: Placement | None, language: Language, style: str = "") -> Text:
    if placement is None:
        return Text(NOWHERE.say(language), style=style)
    lines = [instance.when(placement.time).say(language), room_names(instance, placement, language)]
    return Text("\n".join(lines), style=style)
