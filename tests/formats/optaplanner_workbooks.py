"""A small workbook in the form of OptaPlanner's, to be changed cell by cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

UNAVAILABLE = PatternFill("solid", fgColor="FF555753")

CONFIGURATION = [
    ["Conference name", "Small days"],
    ["Minimum consecutive talks pause in minutes", 15, "Speakers breathe"],
    [],
    ["Constraint", "Score weight", "Description"],
    ["Room conflict", "1000hard/0medium/0soft", "One at a time"],
    ["Consecutive talks pause", "1hard/0medium/0soft", "Time to walk"],
    [],
    ["Published timeslot", "0hard/1medium/0soft", ""],
    [],
    ["Theme track conflict", "0hard/2medium/10soft", "Apart"],
    ["Language diversity", "0hard/0medium/0soft", "Many tongues"],
    ["Speaker makespan", "0hard/0medium/20soft", "Short stays"],
]
TIMESLOTS = [
    ["Day", "Start", "End", "Talk types", "Tags"],
    ["Mon 2018-10-01", "10:00", "12:00", "Lab", ""],
    ["Mon 2018-10-01", "10:00", "10:45", "Breakout talk", ""],
    ["Mon 2018-10-01", "11:00", "11:45", "Breakout talk", "Late, After coffee"],
    ["Tue 2018-10-02", "10:00", "10:45", "Lab, Breakout talk", ""],
    ["Tue 2018-10-02", "10:00", "10:45", "Breakout talk", ""],
]
SLOTS = ["10:00-12:00", "10:00-10:45", "11:00-11:45", "10:00-10:45", "10:00-10:45"]
DAYS = ["Mon 2018-10-01", None, None, "Tue 2018-10-02", None]
ROOMS = [
    [None, None, None, None, *DAYS],
    ["Name", "Capacity", "Talk types", "Tags", *SLOTS],
    ["R 1", 60, "Breakout talk", "Recorded"],
    ["R 2", 20, "", ""],
]
WISHES = [
    *(f"{wish} timeslot tags" for wish in ("Required", "Preferred", "Prohibited", "Undesired")),
    *(f"{wish} room tags" for wish in ("Required", "Preferred", "Prohibited", "Undesired")),
]
SPEAKERS = [
    [*([None] * 9), *DAYS],
    ["Name", *WISHES, *SLOTS],
    ["Amy Cole", "", "Late", "", "", "", "", "", "Recorded"],
    ["Zoë Li"],
    ["R 1"],
]
TALK_TITLES = [
    "Code", "Title", "Talk type", "Speakers", "Theme track tags", "Sector tags", "Audience types",
    "Audience level", "Content tags", "Language", *WISHES, "Mutually exclusive talks tags",
    "Prerequisite talks codes", "Favorite count", "Crowd control risk", "Pinned by user", "Timeslot day",
    "Start", "End", "Room", "Published Timeslot", "Published Start", "Published End", "Published Room",
]  # fmt: skip


def talk(code: str, title: str, **cells: Any) -> list[Any]:
    """A row of the sheet of talks; blanks in the names of columns are written as underscores."""
    given = {"Code": code, "Title": title, "Talk type": "Breakout talk", "Language": "en"}
    given |= {name.replace("_", " "): value for name, value in cells.items()}
    assert given.keys() <= {*TALK_TITLES}
    return [given.get(column) for column in TALK_TITLES]


PLACE = {"Timeslot_day": "Mon 2018-10-01", "Start": "11:00", "End": "11:45", "Room": "R 1"}
PUBLISHED = {
    "Published_Timeslot": "Tue 2018-10-02",
    "Published_Start": "10:00",
    "Published_End": "10:45",
    "Published_Room": "R 2",
}
TALKS = [
    TALK_TITLES,
    talk("T1", "=Rust", Speakers="Amy Cole, Zoë Li", Theme_track_tags="Code, Cloud", Audience_level=2.0),
    talk("T 2", "Go", Speakers="Zoë Li", Prerequisite_talks_codes="T1", Pinned_by_user=True, **PLACE),
    talk("T3", "Lab", Talk_type="Lab", Language="tlh", Favorite_count=7, Crowd_control_risk=1),
    talk("T4", "Ada", Required_room_tags="Recorded", Prohibited_timeslot_tags="Late", **PUBLISHED),
]
SHEETS = {
    "Configuration": CONFIGURATION,
    "Timeslots": TIMESLOTS,
    "Rooms": ROOMS,
    "Speakers": SPEAKERS,
    "Talks": TALKS,
}
FILLED = {"Rooms": ["F4"], "Speakers": ["J3", "N3"]}
"""Cells of the small workbook that say who cannot be had when."""


def workbook(folder: Path, change: Callable[[Any], object] | None = None, **cells: Any) -> Path:
    """Write the small workbook, with ``change`` made to it, and these cells named ``Sheet_B2``."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
        for name in FILLED.get(title, ()):
            sheet[name].fill = UNAVAILABLE
    for name, value in cells.items():
        title, _, cell = name.partition("_")
        book[title][cell] = value
    if change is not None:
        change(book)
    path = folder / "small.xlsx"
    book.save(path)
    return path
