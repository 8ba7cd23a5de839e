"""Who must be told what after a repair, as lines to read or to copy into messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler.difference import Move
from scheduler.domain import Instance, Words
from scheduler.domain.text import Language
from scheduler.render.change import move_words
from scheduler.render.session_cell import one_line
from scheduler.repairs import Notice

WHOEVER = Words(
    en="Whoever took part in sessions that the instance no longer has",
    fr="Les participants aux sessions qui ne figurent plus dans l'instance",
    ar="كل من كان مشاركًا في الجلسات التي لم تعد ضمن المعطيات",
)
HEADING = Words(en="{people}:", fr="{people} :", ar="{people}:")
NOBODY = Words(
    en="Nobody has to be told anything.",
    fr="Personne n'est à prévenir.",
    ar="لا أحد يجب إخباره بشيء.",
)


def notices_text(instance: Instance, told: Iterable[Notice], language: Language) -> str:
    """Person by person their names, and under each what changes for them."""
    people = {person: list(lines(instance, moves, language)) for person, moves in by_person(told).items()}
    if not people:
        return NOBODY.say(language) + "\n"
    paragraphs = ("\n".join([heading(instance, (p,), language), *said]) for p, said in people.items())
    return "\n\n".join(paragraphs) + "\n"


def by_person(told: Iterable[Notice]) -> dict[str | None, tuple[Move, ...]]:
    """What each person must be told, in the order given."""
    moves: dict[str | None, tuple[Move, ...]] = {}
    for notice in told:
        moves[notice.person] = (*moves.get(notice.person, ()), notice.move)
    return moves


def alike(told: Iterable[Notice]) -> Iterator[tuple[tuple[str | None, ...], tuple[Move, ...]]]:
    """People who must be told the same, together."""
    people: dict[tuple[Move, ...], tuple[str | None, ...]] = {}
    for person, moves in by_person(told).items():
        people[moves] = (*people.get(moves, ()), person)
    return ((together, moves) for moves, together in people.items())


def heading(instance: Instance, people: Iterable[str | None], language: Language) -> str:
    """The names of people before what they must be told."""
    names = tuple(WHOEVER if person is None else instance.name(person) for person in people)
    shown = tuple(one_line(name.say(language)) for name in names)
    return HEADING.with_values(people=shown).say(language)


def lines(instance: Instance, moves: Iterable[Move], language: Language) -> Iterator[str]:
    """A sentence for each change."""
    for move in moves:
        yield f"- {one_line(move_words(instance, move).say(language))}"
