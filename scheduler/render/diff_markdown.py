"""What changes from one programme to another as Markdown, for a message or a page of news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scheduler.difference import Diff, Move
from scheduler.domain import Instance, Words
from scheduler.domain.text import Language, shown_value
from scheduler.render.change import move_words, place_words
from scheduler.render.diff import SAME, TO_TELL, counts_words, told_together
from scheduler.render.direction import is_right_to_left
from scheduler.render.moves import AFTER, BEFORE
from scheduler.render.phrases import SESSION
from scheduler.render.session_cell import one_line

HEADING = Words(
    en="Changes to the programme: {conference}",
    fr="Changements de programme : {conference}",
    ar="تغييرات البرنامج: {conference}",
)
SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
"""What Markdown might take for its own, wherever it stands in a line."""
BULLET = re.compile(r"^(\d*)([.)+-])")
"""What it takes for an entry of a list, where a line begins."""


def diff_markdown(instance: Instance, diff: Diff, language: Language) -> str:
    """A heading, a table of the changes, and a list for each person; lines end in line feeds.

    Whatever people wrote is escaped. Arabic stands in an element of its own direction.
    """
    lines = list(_lines(instance, diff, language))
    if is_right_to_left(language):
        lines = ['<div dir="rtl">', "", *lines, "", "</div>"]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """``text`` on one line, with nothing in it that Markdown or HTML would read as markup."""
    return BULLET.sub(r"\1\\\2", SPECIAL.sub(r"\\\g<0>", one_line(text)))


def _lines(instance: Instance, diff: Diff, language: Language) -> Iterator[str]:
    yield f"# {_said(HEADING.with_values(conference=instance.conference.name), language)}"
    yield ""
    if not diff.moves:
        yield SAME.say(language)
        return
    yield counts_words(diff).say(language)
    yield ""
    yield f"| {SESSION.say(language)} | {BEFORE.say(language)} | {AFTER.say(language)} |"
    yield "|---|---|---|"
    yield from (_row(instance, move, language) for move in diff.moves)
    if diff.people:
        yield ""
        yield f"## {TO_TELL.say(language)}"
    for people, moves in told_together(diff):
        yield ""
        yield f"### {escaped(shown_value([instance.name(person) for person in people], language))}"
        yield ""
        yield from (f"- {_said(move_words(instance, move), language)}" for move in moves)


def _row(instance: Instance, move: Move, language: Language) -> str:
    cells = (
        escaped(instance.name(move.session).say(language)),
        _said(place_words(instance, move.before), language),
        _said(place_words(instance, move.after), language),
    )
    return f"| {' | '.join(cells)} |"


def _said(words: Words, language: Language) -> str:
    return escaped(words.say(language))
