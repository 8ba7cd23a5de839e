"""Small workbooks as CoSPLib has them, to be changed cell by cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl

from scheduler.domain import Instance
from scheduler.formats.cosplib import read_cosplib

Sheets = dict[str, list[list[Any]]]

WEIGHTS = (3, 5, 7, 1, 1, 1, 10, 100, 0, 2, 4, 1000, 0, 50, 0, 10)
"""In the order of the sheet; those of orders, and of two sorts of conflicts, are 0."""


def small() -> Sheets:
    """Five submissions of two tracks in three sessions, one of them of three slots, and two rooms."""
    return {
        "parameters": _parameters(),
        "submissions": [
            [
                *(
                    "Reference",
                    "Track",
                    "Required Timeslots",
                    "Order",
                    "Time Zone",
                    "Presenters",
                    "Attendees",
                ),
                *("Mon 1", "Mon 2", "Tue 1", "Grand Hall", "Salle é"),
            ],
            ["A-1", "Logic", 1, 0, "GMT+0", "Ann", "Bob, Cy", None, 3, None, None, 2],
            ["A-2", "Logic", 2, 2, "GMT-4", "Ann, Dee", None, None, None, None, None, None],
            [17, "Graphs", 1, 0, "GMT+10", "Bob", "Ann", 1, 0, 2, None, None],
            ["A 1", "Graphs", 1, 0, "GMT+0", None, None],
            ["=1+1", "Graphs", 1, 1, "GMT+0", "Grand Hall", None, None, None, None, None, 6],
        ],
        "tracks": [["Tracks", "Chairs"], ["Logic", "Cy, Bob"], ["Graphs", None]],
        "sessions": [
            ["Sessions", "Max Number of Timeslots", "Date", "Start Time", "End Time"],
            ["Mon 1", 2, dt.datetime(2024, 10, 21), dt.time(9, 30), dt.time(10, 30)],
            ["Mon 2", 3, dt.datetime(2024, 10, 22), "22:15:00", "00:00"],
            ["Tue 1", 1, dt.datetime(2024, 10, 21), 0.5, dt.datetime(2024, 1, 1, 12, 45)],
        ],
        "rooms": [["Rooms"], ["Grand Hall"], ["Salle é"]],
        "tracks_sessions|penalty": [
            [None, "Tue 1", "Mon 1", "Mon 2"],
            ["Graphs", 1, None, 2],
            ["Logic", None, None, 3],
        ],
        "tracks_rooms|penalty": [[None, "Salle é", "Grand Hall"], ["Logic", None, 4], ["Graphs", 5, None]],
        "similar tracks": [[None, "Logic", "Graphs"], ["Logic", None, 9], ["Graphs", 8, None]],
        "sessions_rooms|penalty": [
            [None, "Grand Hall", "Salle é"],
            ["Mon 2", None, 6],
            ["Mon 1", None, None],
            ["Tue 1", 1, None],
        ],
    }


def _parameters() -> list[list[Any]]:
    rows: list[list[Any]] = [[None] * 5 for _ in range(17)]
    for row, value in ((2, "GMT+2"), (4, dt.time(9, 30)), (5, "21:30"), (7, "07:00:00"), (8, 23 / 24)):
        rows[row - 1][1] = value
    rows[8][1], rows[10][1] = 1, 12
    for row, weight in enumerate(WEIGHTS, start=2):
        rows[row - 1][4] = weight
    return rows


SCHEDULE: list[list[Any]] = [
    [None, "Grand Hall", "Salle é"],
    ["Mon 1", "Logic", "Graphs"],
    ["Mon 2", None, "Graphs"],
    ["Tue 1", "Logic", None],
    [],
    ["Mon 1", "A-2", 17],
    ["Mon 1", "A-2", "A 1"],
    ["Mon 2", None, None],
    ["Mon 2", None, None],
    ["Mon 2", None, "=1+1"],
    ["Tue 1", "A-1", None],
]
"""All submissions of the small workbook, each where it can stand."""


def write(path: Path, sheets: Sheets) -> Path:
    """Write a workbook; what begins with an equals sign is text."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    workbook.save(path)
    return path


def put(sheets: Sheets, cell: str, value: Any) -> None:
    """Change one cell, such as ``rooms!A2``; rows grow as they must."""
    title, name = cell.split("!")
    row, column = openpyxl.utils.cell.coordinate_from_string(name)[::-1]
    rows = sheets[title]
    rows += [[] for _ in range(row - len(rows))]
    number = openpyxl.utils.column_index_from_string(column)
    rows[row - 1] += [None] * (number - len(rows[row - 1]))
    rows[row - 1][number - 1] = value


def read_small(folder: Path) -> Instance:
    """The instance of the small workbook."""
    return read_cosplib(write(folder / "small.xlsx", small()))
