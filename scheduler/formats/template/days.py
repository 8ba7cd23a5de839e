"""Makes the days of an instance of the tables of days, blocks, slots and breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scheduler.formats.template import cells
from scheduler.formats.template.flaw import Path
from scheduler.formats.template.headed import Headed, Row
from scheduler.formats.template.ids import row_text
from scheduler.formats.template.items import Items
from scheduler.formats.template.names import Names
from scheduler.formats.template.unreadable import UnreadableCellError

DATED = ("days", "blocks", "breaks")
"""Tables whose rows are of a date."""
LATEST = "99:99"
"""Where a row without a time that can be read is sorted in."""


def date_of(row: Row) -> str:
    """The date of a row; empty where it has none that can be read."""
    try:
        return cells.date(row.cells["date"]) if "date" in row.cells else ""
    except UnreadableCellError:
        return ""


def start_of(row: Row) -> str:
    """The start of a row, to sort by."""
    try:
        return cells.time_of_day(row.cells.get("start"))
    except UnreadableCellError:
        return LATEST


class Days:
    """The days with all that is in them, in order of time, however the rows are sorted."""

    def __init__(
        self, tables: Mapping[str, Headed], ids: Mapping[str, Sequence[str]], blocks: Names, items: Items
    ) -> None:
        self._tables = tables
        self._ids = ids
        self._blocks = blocks
        self._items = items

    def value(self) -> list[dict[str, Any]]:
        """The list of days; rows of which no date or block can be told are flaws."""
        self._refuse_dates()
        slots = self._slots_by_block()
        dates = sorted({date for key in DATED for row in self._rows(key) if (date := date_of(row))})
        return [self._day(date, ("days", number), slots) for number, date in enumerate(dates)]

    def _rows(self, key: str) -> list[Row]:
        return self._tables[key].rows if key in self._tables else []

    def _refuse_dates(self) -> None:
        """Say what is wrong with dates; without them nothing can be said of what stands on them."""
        told: set[str] = set()
        for key in DATED:
            for row in self._rows(key):
                date, place = date_of(row), row.places.get("date", row.place)
                if not date:
                    self._refuse_date(row)
                elif key == "days" and date in told:
                    self._items.refuse(place, f"{date} stands twice", "give each date one row")
                elif key == "days":
                    told.add(date)

    def _refuse_date(self, row: Row) -> None:
        place = row.places.get("date", row.place)
        if "date" not in row.cells:
            self._items.refuse(place, "there is no date", "fill it in")
            return
        try:
            cells.date(row.cells["date"])
        except UnreadableCellError as error:
            for message, hint in error.problems:
                self._items.refuse(place, message, hint)

    def _slots_by_block(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self._rows("slots"):
            place = row.places.get("block", row.place)
            if "block" not in row.cells:
                self._items.refuse(place, "a slot needs its block, and there is none", "fill in 'Block'")
                continue
            try:
                found.setdefault(self._blocks.one(row_text(row, "block")), []).append(row)
            except UnreadableCellError as error:
                for message, hint in error.problems:
                    self._items.refuse(place, message, hint)
        return found

    def _day(self, date: str, path: Path, slots: Mapping[str, list[Row]]) -> dict[str, Any]:
        day: dict[str, Any] = {"date": date}
        of_date = {
            key: [(n, row) for n, row in enumerate(self._rows(key)) if date_of(row) == date] for key in DATED
        }
        first = next(row for key in DATED for _, row in of_date[key])
        self._items.cells |= {path: first.place, (*path, "date"): first.places.get("date", first.place)}
        for _, row in of_date["days"][:1]:
            day |= self._items.item(self._tables["days"].table, row, path)
        blocks = sorted(of_date["blocks"], key=lambda numbered: start_of(numbered[1]))
        day["blocks"] = [
            self._block(row, self._ids["blocks"][n], (*path, "blocks", place), slots)
            for place, (n, row) in enumerate(blocks)
        ]
        breaks = sorted(of_date["breaks"], key=lambda numbered: start_of(numbered[1]))
        day["service"] = [
            self._dated("breaks", row, (*path, "service", place)) for place, (_, row) in enumerate(breaks)
        ]
        return day

    def _block(self, row: Row, id: str, path: Path, slots: Mapping[str, list[Row]]) -> dict[str, Any]:
        block = self._dated("blocks", row, path, id)
        for place, slot in enumerate(slots.get(id, ())):
            inner: Path = (*path, "slots", place)
            held = self._items.item(self._tables["slots"].table, slot, inner)
            del held["block"]
            block.setdefault("slots", []).append(held)
        return block

    def _dated(self, key: str, row: Row, path: Path, id: str | None = None) -> dict[str, Any]:
        """A row without its date, which is that of the day around it."""
        item = self._items.item(self._tables[key].table, row, path, id)
        del item["date"]
        return item
