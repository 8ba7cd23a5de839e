"""A programme in the words of one language, as pages, pictures and lists for people show it.

What stands here knows no format: PDF, SVG and Markdown are written from the same values.
"""

from scheduler.formats.day_sheet.day import Break, DaySheet, day_sheets
from scheduler.formats.day_sheet.entry import Entry, span_text
from scheduler.formats.day_sheet.grid import Cell, Grid, Stretch, grid_of
from scheduler.formats.day_sheet.lists import Listing, listings

__all__ = [
    "Break",
    "Cell",
    "DaySheet",
    "Entry",
    "Grid",
    "Listing",
    "Stretch",
    "day_sheets",
    "grid_of",
    "listings",
    "span_text",
]
