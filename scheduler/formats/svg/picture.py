"""The picture of some days, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.text import LIST_SEPARATORS, RIGHT_TO_LEFT, Language
from scheduler.formats.day_sheet.bidi import isolated, left_to_right
from scheduler.formats.day_sheet.colours import Colour, kind_colours
from scheduler.formats.day_sheet.day import Break, DaySheet
from scheduler.formats.day_sheet.entry import Entry, clock_text, span_text
from scheduler.formats.day_sheet.grid import Cell, Grid, Stretch, columns_of, grid_of
from scheduler.formats.day_sheet.label import label_text
from scheduler.formats.day_sheet.release import as_of
from scheduler.formats.one_line import one_line
from scheduler.formats.phrases import ALONGSIDE, DAY_WITHOUT_SESSION, TENTATIVE
from scheduler.formats.publication import Publication
from scheduler.formats.svg.drawing import BAND, FAINT, INK, PAPER, Box, Drawing, svg_text
from scheduler.formats.svg.measuring import width_of, wrapped

MARGIN, GAP, PADDING = 28.0, 3.0, 9.0
TIMES, LEAST_COLUMN, LEAST_WIDTH = 62.0, 190.0, 1200.0
HEAD, TITLE, SMALL = 26.0, 15.0, 12.5
LEADING = 1.36
"""Distance of lines in sizes of letters."""
SPACE = "\u2003"
"""Wide, and kept where several blanks would become one."""

MOST_PEOPLE = 3


@dataclass(frozen=True)
class Line:
    """A line of text in a cell, ready to be drawn."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK


def picture_of(publication: Publication, days: Sequence[DaySheet]) -> str:
    """The SVG of ``days``, in the language of the publication."""
    order = [room.id for room in publication.instance.rooms]
    grids = [grid_of(day, columns_of(day, order)) for day in days]
    most = max(len(grid.rooms) for grid in grids)
    width = max(LEAST_WIDTH, 2 * MARGIN + TIMES + most * LEAST_COLUMN)
    drawing = Drawing(width, publication.spoken in RIGHT_TO_LEFT)
    painter = _Painter(publication, drawing, kind_colours(publication.instance), publication.spoken)
    y = painter.head(MARGIN)
    for day, grid in zip(days, grids, strict=True):
        y = painter.day(day, grid, y) + MARGIN
    name = one_line(publication.instance.conference.name.say(publication.spoken))
    return svg_text(drawing, y, publication.spoken, name, [*painter.description(days)])


@dataclass(frozen=True)
class _Painter:
    """Draws part below part; each method takes where it begins and gives where it ends."""

    publication: Publication
    drawing: Drawing
    colours: dict[str, Colour]
    language: Language

    @property
    def inner(self) -> float:
        return self.drawing.width - 2 * MARGIN

    def said(self, text: str) -> str:
        return isolated(text, self.language)

    def times(self, item: Break | Entry) -> str:
        return left_to_right(span_text(item.start, item.end), self.language)

    def listed(self, texts: Sequence[str]) -> str:
        return LIST_SEPARATORS[self.language].join(texts)

    # -- above the table ----------------------------------------------------------------------

    def head(self, y: float) -> float:
        """The name of the conference, and when the picture was true."""
        conference = self.publication.instance.conference
        given = (conference.name, conference.theme, conference.venue)
        texts = [one_line(text.say(self.language)) for text in given if text]
        y = self._lines(texts[:1], MARGIN, y, TITLE, bold=True)
        y = self._lines([*texts[1:], as_of(self.publication)], MARGIN, y, SMALL, colour=FAINT)
        return y + PADDING

    def day(self, day: DaySheet, grid: Grid, y: float) -> float:
        """Heading, what goes on alongside, and the table."""
        y = self._lines([day.heading], MARGIN, y, HEAD, bold=True)
        label = label_text(ALONGSIDE.say(self.language), self.language)
        for item in day.alongside:
            y = self._draw([*self._break_lines(item, label)], MARGIN, y)
        y += PADDING
        if grid.rooms:
            y = self._headings(grid, y)
        for part in grid.parts:
            y = self._band(part, y) if isinstance(part, Break) else self._stretch(part, grid, y)
        if not day.entries:
            y = self._lines([DAY_WITHOUT_SESSION.say(self.language)], MARGIN, y, SMALL, colour=FAINT)
        return y

    def _lines(
        self, texts: Sequence[str], x: float, y: float, size: float, *, bold: bool = False, colour: str = INK
    ) -> float:
        """Texts from outside over the whole width."""
        lines = [line for text in texts for line in wrapped(text, size, self.inner, bold)]
        return self._draw([Line(self.said(line), size, bold, colour) for line in lines], x, y)

    def _draw(self, lines: Sequence[Line], x: float, y: float) -> float:
        for line in lines:
            y += line.size * LEADING
            at = y - line.size * (LEADING - 1)
            self.drawing.line(line.text, x, at, line.size, line.colour, bold=line.bold)
        return y

    # -- the table ----------------------------------------------------------------------------

    def _column(self, grid: Grid, first: int, n_columns: int) -> tuple[float, float]:
        """Where a column begins, and the width of it and of those that it is joined with."""
        width = (self.inner - TIMES) / max(1, len(grid.rooms))
        n_columns = n_columns or 1
        return MARGIN + TIMES + first * width, n_columns * width - GAP

    def _headings(self, grid: Grid, y: float) -> float:
        names = [one_line(self.publication.instance.name(room).say(self.language)) for room in grid.rooms]
        _, width = self._column(grid, 0, 1)
        lines = [wrapped(name, SMALL, width - 2 * PADDING, bold=True) for name in names]
        height = max(map(len, lines)) * SMALL * LEADING + PADDING
        for number, name in enumerate(lines):
            x, width = self._column(grid, number, 1)
            self.drawing.rectangle(Box(x, y, width, height), "#3a3a3a")
            shown = [Line(self.said(line), SMALL, True, PAPER) for line in name]
            self._draw(shown, x + PADDING, y + PADDING / 2)
        return y + height + GAP

    def _band(self, item: Break, y: float) -> float:
        lines = [*self._break_lines(item)]
        height = sum(line.size for line in lines) * LEADING + PADDING
        self.drawing.rectangle(Box(MARGIN, y, self.inner - GAP, height), BAND)
        self._draw(lines, MARGIN + PADDING, y + PADDING / 2)
        return y + height + GAP

    def _break_lines(self, item: Break, label: str = "") -> Iterator[Line]:
        rooms = f" · {self.listed(item.room_names)}" if item.room_names else ""
        width = self.inner - 2 * PADDING - width_of(f"{label}00:00–00:00   ", SMALL)
        for number, text in enumerate(wrapped(f"{item.title}{rooms}", SMALL, width)):
            before = f"{label}{self.times(item)}{SPACE}" if number == 0 else ""
            yield Line(f"{before}{self.said(text)}", SMALL)

    def _stretch(self, part: Stretch, grid: Grid, y: float) -> float:
        lines = [self._cell_lines(cell, grid) for cell in part.cells]
        tops = _tops(part, [sum(line.size for line in shown) * LEADING for shown in lines], y)
        for start, top in zip(part.starts, tops, strict=False):
            shown = left_to_right(clock_text(start), self.language)
            self._draw([Line(shown, TITLE, True)], MARGIN, top + PADDING / 2)
        for cell, shown_lines in zip(part.cells, lines, strict=True):
            x, width = self._column(grid, cell.column, cell.n_columns)
            top, bottom = tops[cell.row], tops[cell.after_row] - GAP
            colour = self.colours[cell.entries[0].kind]
            self.drawing.rectangle(Box(x, top, width, bottom - top), colour.tint)
            self.drawing.rectangle(Box(x, top, GAP + 1, bottom - top), colour.edge)
            self._draw(shown_lines, x + PADDING, top + PADDING / 2)
        return tops[-1]

    def _cell_lines(self, cell: Cell, grid: Grid) -> list[Line]:
        _, width = self._column(grid, cell.column, cell.n_columns)
        with_rooms = cell.n_columns != 1 or len(grid.rooms) == 1
        inner = width - 2 * PADDING
        return [line for entry in cell.entries for line in self._entry(entry, inner, with_rooms)]

    def _entry(self, entry: Entry, width: float, with_rooms: bool) -> Iterator[Line]:
        tentative = f" ({TENTATIVE.say(self.language)})" if entry.tentative else ""
        for line in wrapped(entry.title + tentative, TITLE, width, bold=True):
            yield Line(self.said(line), TITLE, bold=True)
        rooms = [self.listed(entry.room_names)] if with_rooms else []
        yield from self._facts(self.times(entry), [entry.kind_name, *rooms], width)
        more = len(entry.people) - MOST_PEOPLE
        people = self.listed(entry.people[:MOST_PEOPLE]) + (
            f" {left_to_right(f'+{more}', self.language)}" if more > 0 else ""
        )
        for line in wrapped(people, SMALL, width):
            yield Line(self.said(line), SMALL)

    def _facts(self, times: str, texts: Sequence[str], width: float) -> Iterator[Line]:
        """Times, kind and rooms: on one line where they fit, else each on its own."""
        joined = " · ".join([times, *texts])
        if width_of(joined, SMALL) <= width:
            shown = " · ".join([times, *map(self.said, texts)])
            yield Line(shown, SMALL, colour=FAINT)
            return
        yield Line(times, SMALL, colour=FAINT)
        for text in texts:
            for line in wrapped(text, SMALL, width):
                yield Line(self.said(line), SMALL, colour=FAINT)

    # -- in words -----------------------------------------------------------------------------

    def description(self, days: Sequence[DaySheet]) -> Iterator[str]:
        """All that is shown as lines of text."""
        for day in days:
            yield self.said(day.heading)
            items: list[Break | Entry] = [*day.alongside, *day.breaks, *day.entries]
            for item in sorted(items, key=lambda item: item.start):
                rooms = f", {self.listed([*map(self.said, item.room_names)])}" if item.room_names else ""
                yield f"{self.times(item)} {self.said(item.title)}{rooms}"


def _tops(part: Stretch, heights: Sequence[float], y: float) -> list[float]:
    """Where each row begins, and where the last one ends: high enough for all that stands in them."""
    rows = [TITLE * LEADING + PADDING + GAP] * len(part.starts)
    sized = sorted(zip(part.cells, heights, strict=True), key=lambda pair: pair[0].n_rows)
    for cell, height in sized:
        lacking = height + PADDING + GAP - sum(rows[cell.row : cell.after_row])
        rows[cell.after_row - 1] += max(0.0, lacking)
    tops = [y]
    for row in rows:
        tops.append(tops[-1] + row)
    return tops
