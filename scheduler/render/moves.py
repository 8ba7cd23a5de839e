"""Sessions that do not stand as before: a table of where they stood and where they stand now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from scheduler.difference import Move
from scheduler.domain import Instance, Words
from scheduler.domain.text import Language
from scheduler.render.change import after_text, before_text, move_words
from scheduler.render.direction import directed, is_right_to_left
from scheduler.render.phrases import SESSION
from scheduler.render.session_cell import one_line, title_text
from scheduler.render.theme import kind_styles

BEFORE = Words(en="Before", fr="Avant", ar="قبل")
AFTER = Words(en="After", fr="Après", ar="بعد")
LEAST_WIDTH = 72
"""Columns that the table needs; with fewer, each change is a sentence."""


def moves_view(instance: Instance, moves: Iterable[Move], language: Language) -> RenderableType:
    """A table of changes, or a list of sentences where the terminal is narrow."""
    return Moves(instance, tuple(moves), language)


@dataclass(frozen=True)
class Moves:
    """Changes in the order given; how they are laid out depends on the width."""

    instance: Instance
    moves: tuple[Move, ...]
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width >= LEAST_WIDTH:
            yield self._table()
        else:
            yield from self._list()

    def _table(self) -> Table:
        right = is_right_to_left(self.language)
        table = Table(box=box.SIMPLE_HEAD)
        columns = (SESSION, BEFORE, AFTER)
        for words in reversed(columns) if right else columns:
            heading = directed(Text(words.say(self.language)), self.language)
            table.add_column(heading, justify="right" if right else "left")
        for move in self.moves:
            cells = [directed(cell, self.language) for cell in self._cells(move)]
            table.add_row(*(reversed(cells) if right else cells))
        return table

    def _cells(self, move: Move) -> tuple[Text, Text, Text]:
        return (
            self._title(move.session),
            before_text(self.instance, move, self.language),
            after_text(self.instance, move, self.language),
        )

    def _title(self, session: str) -> Text:
        """The title of a session; of one that the instance does not have any more, the id."""
        if session not in self.instance.session:
            return Text(session, style="bold")
        style = kind_styles(self.instance)[self.instance.session[session].kind]
        return title_text(self.instance, session, style, self.language)

    def _list(self) -> Iterator[RenderableType]:
        for move in self.moves:
            sentence = one_line(move_words(self.instance, move).say(self.language))
            yield Padding(directed(Text(f"- {sentence}"), self.language), (0, 1))
