"""The cell of each thing that an instance made of a workbook says."""

from __future__ import annotations

from scheduler.formats.optaplanner.layout import FAMILY_BY_TITLE, PUBLISHED_TIME
from scheduler.formats.optaplanner.read_sheets import NamedSheet, Sheets
from scheduler.formats.optaplanner.table import Place

Path = tuple[str | int, ...]

TITLE_BY_FIELD: dict[Path, str] = {
    ("id",): "Code",
    ("kind",): "Talk type",
    ("title",): "Title",
    ("speakers",): "Speakers",
    ("follows",): "Prerequisite talks codes",
    ("pinned",): "Pinned by user",
    ("published",): PUBLISHED_TIME[0],
    ("capacity",): "Capacity",
    **{("tags", family): title for title, family in FAMILY_BY_TITLE.items()},
    ("tags",): "Tags",
}
"""The column in which a field stands; all others are told at the name of what has them."""


def places(sheets: Sheets) -> dict[Path, Place]:
    """Cells by the paths of what stands in them."""
    found: dict[Path, Place] = {("rules", name): cell for name, cell in sheets.configuration.places.items()}
    found["conference",] = sheets.configuration.name_place
    for day, rows in enumerate(sheets.timeslots.days()):
        found["days", day] = rows[0].row.place("Day")
        for index, timeslot in enumerate(rows):
            found["days", day, "blocks", 0, "slots", index] = timeslot.row.place("Start")
    for talk_type, kind in sheets.timeslots.kind_by_type.items():
        found["kinds", kind] = sheets.timeslots.first_row_by_type[talk_type].place("Talk types")
    for section, sheet in (("sessions", sheets.talks), ("rooms", sheets.rooms), ("people", sheets.speakers)):
        found |= _of_rows(section, sheet)
    return found


def _of_rows(section: str, sheet: NamedSheet) -> dict[Path, Place]:
    found: dict[Path, Place] = {}
    for index, named in enumerate(sheet.rows):
        found[section, index] = named.row.place(sheet.title)
        for field, title in TITLE_BY_FIELD.items():
            if title in sheet.table.column_by_title:
                found[section, index, *field] = named.row.place(title)
    return found
