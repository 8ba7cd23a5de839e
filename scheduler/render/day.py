"""One day of a programme: a table of rooms by times, or a list where the terminal is narrow.

Where blocks have timelines of their own, each has its table or list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.style import Style
from rich.table import Table
from rich.text import Text

from scheduler.domain import Instance, Placement, Programme, ServiceItem, Span
from scheduler.domain.text import Language
from scheduler.domain.time import DayName, clock
from scheduler.render.direction import directed, is_right_to_left
from scheduler.render.phrases import NO_SESSION, TIME
from scheduler.render.session_cell import listed_text, one_line, room_heading, session_text, times
from scheduler.render.theme import kind_styles

LEAST_COLUMN = 15
TIME_COLUMN = 7
CONTINUES = "┊"


@dataclass(frozen=True)
class DayView:
    """The day at index ``day``; how it is laid out depends on the width that it is given."""

    instance: Instance
    programme: Programme
    day: int
    language: Language
    block: str | None = None
    """The only block to be shown."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        day = self.instance.days[self.day]
        name = DayName(day.date).say(self.language)
        title = f"{name} · {one_line(day.title.say(self.language))}" if day.title else name
        yield Line(Text(title, style="bold"), style="bold")
        rooms = self._rooms()
        if not rooms:
            yield from self._service_only()
        elif self.instance.own_timelines:
            yield from self._block_by_block(options)
        else:
            yield from self._sessions(rooms, options)

    def _block_by_block(self, options: ConsoleOptions) -> RenderResult:
        for item in (item for item in self.instance.days[self.day].service if item.public):
            yield self._service_line(item)
        for block in self.instance.days[self.day].blocks:
            view = replace(self, block=block.id)
            name = one_line(block.title.say(self.language) if block.title else block.id)
            shown = times(self.instance, block.start, block.end, self.language)
            yield directed(Text(f"{shown} {name}", style="bold"), self.language)
            yield from view._sessions(view._rooms(), options)

    def _sessions(self, rooms: list[str], options: ConsoleOptions) -> RenderResult:
        if rooms and options.max_width >= TIME_COLUMN + 3 + (LEAST_COLUMN + 3) * len(rooms):
            yield from self._grid(rooms, options.max_width)
        else:
            yield from self._list()

    # -- what there is ------------------------------------------------------------------------

    def _placements(self) -> list[Placement]:
        found = (
            placement
            for placement in self.programme.placements
            if placement.block == self.block
            or (self.block is None and self.instance.day_at(placement.start) == self.day)
        )
        return sorted(found, key=lambda p: (p.start, p.end, p.rooms))

    def _rooms(self) -> list[str]:
        used = {room for placement in self._placements() for room in placement.rooms}
        return [room.id for room in self.instance.rooms if room.id in used]

    def _moments(self) -> list[tuple[int, ServiceItem | None]]:
        """Starts of sessions (None) and of public service items, in order of time; items come first."""
        midnight, service = self.instance.day_start(self.day), self.instance.days[self.day].service
        items = [(midnight + i.start, i) for i in service if i.public and self.block is None]
        starts = {placement.start for placement in self._placements()}
        moments = [*items, *((start, None) for start in starts)]
        return sorted(moments, key=lambda moment: (moment[0], moment[1] is None))

    # -- how it looks -------------------------------------------------------------------------

    def _service_only(self) -> Iterator[RenderableType]:
        for _, item in self._moments():
            if item is not None:
                yield self._service_line(item)
        yield directed(Text(NO_SESSION.say(self.language), style="dim"), self.language)
        yield Text()

    def _service_line(self, item: ServiceItem) -> RenderableType:
        shown = times(self.instance, item.start, item.end, self.language)
        text = Text(f"{shown} {one_line(item.title.say(self.language))}", style="dim italic")
        return Padding(directed(text, self.language), (0, 1))

    def _grid(self, rooms: list[str], width: int) -> Iterator[RenderableType]:
        column = (width - TIME_COLUMN - 4 - 3 * len(rooms)) // len(rooms)
        table = self._table(rooms, column, header=True)
        for start, item in self._moments():
            if item is None:
                self._add_row(table, rooms, start)
                continue
            if table.row_count:
                yield table
                table = self._table(rooms, column, header=False)
            yield self._service_line(item)
        if table.row_count:
            yield table
        yield Text()

    def _table(self, rooms: list[str], column: int, header: bool) -> Table:
        table = Table(box=box.ROUNDED, show_header=header, show_lines=True, border_style="dim")
        right = is_right_to_left(self.language)
        names = [room_heading(self.instance, room, self.language) for room in rooms]
        headings = [(TIME.say(self.language), TIME_COLUMN), *((name, column) for name in names)]
        for name, width in reversed(headings) if right else headings:
            heading = directed(Text(name), self.language)
            table.add_column(heading, width=width, justify="right" if right else "left", overflow="fold")
        return table

    def _add_row(self, table: Table, rooms: list[str], start: int) -> None:
        at = self.instance.clock_span(Span(start, start)).start - self.instance.day_start(self.day)
        cells: list[RenderableType] = [Text(clock(at), style="bold")]
        cells += [self._cell(room, start) for room in rooms]
        table.add_row(*(reversed(cells) if is_right_to_left(self.language) else cells))

    def _cell(self, room: str, start: int) -> RenderableType:
        styles = kind_styles(self.instance)
        here = [placement for placement in self._placements() if room in placement.rooms]
        parts = [self._session(p, styles) for p in here if p.start == start]
        if parts:
            return directed(Text("\n").join(parts), self.language)
        lasting = any(placement.start < start < placement.end for placement in here)
        return Text(CONTINUES if lasting else "", style="dim")

    def _session(self, placement: Placement, styles: dict[str, Style]) -> Text:
        return session_text(self.instance, placement, self._style(placement, styles), self.language)

    def _style(self, placement: Placement, styles: dict[str, Style]) -> Style:
        return styles[self.instance.session[placement.session].kind]

    def _list(self) -> Iterator[RenderableType]:
        for start, item in self._moments():
            if item is not None:
                yield self._service_line(item)
                continue
            for placement in self._placements():
                if placement.start == start:
                    yield self._entry(placement)
        yield Text()

    def _entry(self, placement: Placement) -> RenderableType:
        """Times on the side where reading begins, and the session beside them."""
        right = is_right_to_left(self.language)
        style = self._style(placement, kind_styles(self.instance))
        shown = times(self.instance, placement.start, placement.end, self.language)
        text = listed_text(self.instance, placement, style, self.language)
        cells: list[RenderableType] = [Text(shown, style="bold"), directed(text, self.language)]
        grid = Table.grid(padding=(0, 1), expand=True)
        for ratio in (1, None) if right else (None, 1):
            grid.add_column(ratio=ratio, justify="right" if right else "left")
        grid.add_row(*(reversed(cells) if right else cells))
        return Padding(grid, (0, 1))
