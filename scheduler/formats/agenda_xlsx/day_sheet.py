"""A day as a sheet: its tables one below the other, with the colours of kinds explained at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil
from typing import Any

from scheduler.domain import ServiceItem
from scheduler.domain.text import LIST_SEPARATORS
from scheduler.domain.time import MINUTES_A_DAY, DayName, clock
from scheduler.formats import phrases
from scheduler.formats.agenda_entries import Entry
from scheduler.formats.agenda_xlsx.book import LAST_TIME, TIME, Book
from scheduler.formats.agenda_xlsx.colours import SERVICE
from scheduler.formats.agenda_xlsx.day import Table, Tile, tables_of_day
from scheduler.formats.agenda_xlsx.tile_text import TileText, tile_text
from scheduler.formats.one_line import one_line

TIME_WIDTH = 8
WIDTH, NARROW_WIDTH, MANY_LANES = 28, 20, 6
"""Columns of sessions, in letters; where there are many lanes they are narrower."""
MOST_LANES = 10
"""On one page; more lanes go onto several pages side by side, each with the times."""
LINE, PADDING = 13.5, 6.0
LEAST_HEIGHT, MOST_HEIGHT = 18.0, 400.0
"""Heights are in points; 409 are the most that a row can have."""
POINTS_A_MINUTE = 0.6


def write_day(book: Book, day: int) -> None:
    """Write the sheet of the day at index ``day``."""
    given = book.instance.days[day]
    name = DayName(given.date).say(book.language)
    sheet = book.sheet(name.removesuffix(f" {given.date.year}"))
    tables = tables_of_day(book.instance, book.publication.programme, day)
    title = f"{name} · {one_line(given.title.say(book.language))}" if given.title else name
    sheet.set_row(0, 24)
    sheet.write_string(0, 0, title, book.format(bold=True, font_size=14, **book.side))
    n_lanes = max((len(table.lanes) for table in tables), default=0)
    sheet.set_column(0, 0, TIME_WIDTH)
    sheet.repeat_columns(0)
    sheet.fit_to_pages(max(1, ceil(n_lanes / MOST_LANES)), 0)
    if n_lanes:
        sheet.set_column(1, n_lanes, _width(n_lanes))
    else:
        sheet.set_column(1, 1, 2 * WIDTH)
    row = 1
    for table in tables:
        row = _DayTable(book, sheet, table, max(1, n_lanes)).write(row) + 1
    _write_legend(book, sheet, tables, row)


def _width(n_lanes: int) -> int:
    return WIDTH if n_lanes <= MANY_LANES else NARROW_WIDTH


def _write_legend(book: Book, sheet: Any, tables: Sequence[Table], row: int) -> None:
    """The colour of each kind or track that the day has."""
    tags = {book.tag(t.entry.session) for table in tables for t in table.tiles if t.entry.session}
    if not tags - {""}:
        return
    sheet.write_string(row, 1, phrases.GRID_LEGEND.say(book.language), book.format(bold=True, **book.side))
    for tag in (tag for tag in book.colours if tag in tags):
        row += 1
        name = one_line(book.instance.tag_name(book.coloured, tag).say(book.language))
        sheet.write_string(row, 1, name, book.format(bg_color=book.colours[tag], border=1, **book.side))


@dataclass(frozen=True)
class _DayTable:
    """Writes one table; ``n_lanes`` are as many as the widest table of the sheet has."""

    book: Book
    sheet: Any
    table: Table
    n_lanes: int

    def write(self, row: int) -> int:
        """Write from ``row`` on; gives the first row after it."""
        row = self._write_block(row)
        for item in self.table.alongside:
            self._write_line(row, item)
            row += 1
        if not self.table.lanes:
            for band in self.table.bands:
                self._write_line(row, band.item)
                row += 1
            return row
        self._write_rooms(row)
        self._write_grid(row + 1)
        return row + 1 + self.table.n_rows

    def _write_block(self, row: int) -> int:
        """The heading of a block with a timeline of its own."""
        if self.table.block is None:
            return row
        block = self.book.instance.blocks[self.book.instance.block_index[self.table.block]]
        name = one_line(block.title.say(self.book.language) if block.title else block.id)
        text = f"{self._times(block.start, block.end)} {name}"
        self.sheet.write_string(row, 0, text, self.book.format(bold=True, font_size=12, **self.book.side))
        return row + 1

    def _write_line(self, row: int, item: ServiceItem) -> None:
        """A service item on a line of its own."""
        text = f"{self._times(item.start, item.end)} {one_line(item.title.say(self.book.language))}"
        if item.rooms:
            names = (
                self.book.apart(one_line(self.book.instance.name(r).say(self.book.language)))
                for r in item.rooms
            )
            text += f" · {LIST_SEPARATORS[self.book.language].join(names)}"
        look = self.book.format(bg_color=SERVICE, italic=True, **self.book.side)
        self._span(row, row, 0, self.n_lanes, text, look)

    def _times(self, start: int, end: int) -> str:
        return self.book.isolated(f"{clock(start)}-{clock(end)}")

    def _write_rooms(self, row: int) -> None:
        self.sheet.write_string(row, 0, phrases.GRID_TIME.say(self.book.language), self.book.heading)
        column = 1
        for room, lanes in groupby(self.table.lanes, key=lambda lane: lane.room):
            last = column + len(list(lanes)) - 1
            self._span(row, row, column, last, self._room(room), self.book.heading)
            column = last + 1
        self.sheet.set_row(row, 32)
        if self.table.block is None:
            self.sheet.freeze_panes(row + 1, 1)
            self.sheet.repeat_rows(row)

    def _room(self, room: str) -> str:
        """Name and seats of a room; no seats where just their number is said to be filler."""
        given = self.book.instance.room[room]
        name = one_line(self.book.instance.name(room).say(self.book.language))
        if given.provenance == {"capacity": "filler"}:
            return name
        return f"{name} ({self.book.isolated(str(given.capacity))})"

    # -- the grid -----------------------------------------------------------------------------

    def _write_grid(self, top: int) -> None:
        texts = [(tile, tile_text(self.book, tile.entry)) for tile in self.table.tiles]
        for number, height in enumerate(self._heights(texts)):
            self.sheet.set_row(top + number, height)
            self._write_time(top + number, self.table.moments[number])
        self._write_empty(top)
        for band in self.table.bands:
            name = one_line(band.item.title.say(self.book.language))
            title = f"{name}  {self._times(band.item.start, band.item.end)}"
            look = self.book.format(bg_color=SERVICE, italic=True, border=1, align="center", valign="vcenter")
            self._span(top + band.first, top + band.last, 1, len(self.table.lanes), title, look)
        for tile, text in texts:
            self._write_tile(top, tile, text)

    def _write_time(self, row: int, minute: int) -> None:
        shown = TIME if minute < MINUTES_A_DAY else LAST_TIME
        look = self.book.format(bold=True, border=1, align="center", num_format=shown)
        self.sheet.write_number(row, 0, minute / MINUTES_A_DAY, look)

    def _write_empty(self, top: int) -> None:
        """Thin lines where nothing stands."""
        taken = {(row, tile.lane) for tile in self.table.tiles for row in range(tile.first, tile.last + 1)}
        taken |= {
            (row, lane)
            for band in self.table.bands
            for row in range(band.first, band.last + 1)
            for lane in range(len(self.table.lanes))
        }
        look = self.book.format(border=4, border_color="#BBBBBB")
        for row in range(self.table.n_rows):
            for lane in range(len(self.table.lanes)):
                if (row, lane) not in taken:
                    self.sheet.write_blank(top + row, lane + 1, None, look)

    def _write_tile(self, top: int, tile: Tile, text: TileText) -> None:
        look = self.book.format(bg_color=self._colour(tile.entry), border=1, text_wrap=True, **self.book.side)
        first, last, column = top + tile.first, top + tile.last, tile.lane + 1
        if last > first:
            self.sheet.merge_range(first, column, last, column, "", look)
        bold, plain = self.book.format(bold=True), self.book.format()
        self.sheet.write_rich_string(first, column, bold, text.title, plain, f"\n{text.details}", look)

    def _colour(self, entry: Entry) -> str:
        return self.book.colour(entry.session) if entry.session else SERVICE

    def _span(self, first: int, last: int, left: int, right: int, text: str, look: Any) -> None:
        """Text in one cell, or in several that become one."""
        if (first, left) == (last, right):
            self.sheet.write_string(first, left, text, look)
        else:
            self.sheet.merge_range(first, left, last, right, "", look)
            self.sheet.write_string(first, left, text, look)

    def _heights(self, texts: Sequence[tuple[Tile, TileText]]) -> list[float]:
        """Rows as high as they last, and together high enough for what stands in them."""
        moments = self.table.moments
        heights = [max(LEAST_HEIGHT, POINTS_A_MINUTE * (end - start)) for start, end in pairwise(moments)]
        for tile, text in sorted(texts, key=lambda each: each[0].last - each[0].first):
            needed = PADDING + LINE * text.n_lines(_width(self.n_lanes))
            rows = range(tile.first, tile.last + 1)
            missing = needed - sum(heights[row] for row in rows)
            for row in rows:
                heights[row] += max(0.0, missing) / len(rows)
        return [min(MOST_HEIGHT, ceil(height)) for height in heights]
