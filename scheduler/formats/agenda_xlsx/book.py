"""A workbook in one language, with the formats that its sheets share."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from scheduler.domain import Session
from scheduler.domain.text import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT
from scheduler.formats.agenda_xlsx.colours import HEADING, SERVICE, tag_colours
from scheduler.formats.day_sheet.bidi import isolated
from scheduler.formats.one_line import one_line
from scheduler.formats.publication import Publication
from scheduler.formats.sheet_names import SheetNames

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LONGEST_HEADER = 200
FONT = "Arial"
"""Present everywhere, with Latin and Arabic letters."""
DATE, TIME, LAST_TIME = "yyyy-mm-dd", "hh:mm", "[hh]:mm"
"""Formats of numbers; the last one shows 24:00, which is the end of a day."""


class Book:
    """A workbook that is being written; ``colours`` are those of kinds or tracks, as ``coloured`` says."""

    def __init__(self, publication: Publication) -> None:
        import xlsxwriter  # type: ignore[import-untyped]  # has no types

        self.publication = publication
        self.instance = publication.instance
        self.language = publication.spoken
        self.right_to_left = self.language in RIGHT_TO_LEFT
        self.coloured, self.colours = tag_colours(self.instance)
        self._content = io.BytesIO()
        self._workbook = xlsxwriter.Workbook(self._content, OPTIONS)
        self._names = SheetNames()
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._workbook.set_properties(
            {
                "title": self.conference[:LONGEST_HEADER],
                "created": publication.released.astimezone(UTC).replace(tzinfo=None),
            }
        )

    @property
    def conference(self) -> str:
        """The name of the conference on one line."""
        return one_line(self.instance.conference.name.say(self.language))

    def sheet(self, wished: str) -> Any:
        """A new sheet that reads in the direction of the language, printed across as wide as a page."""
        sheet = self._workbook.add_worksheet(self._names.name(wished))
        if self.right_to_left:
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        name = isolated(self.conference[:LONGEST_HEADER], self.language)  # headers run from left to right
        sheet.set_header("&C" + name.replace("&", "&&"))
        sheet.set_footer("&C&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    def format(self, **properties: Any) -> Any:
        """A format of cells with these properties of xlsxwriter's, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            direction = {"reading_order": 2 if self.right_to_left else 1}
            self._formats[key] = self._workbook.add_format(
                {"font_name": FONT, "font_size": 10, "valign": "top", **direction, **properties}
            )
        return self._formats[key]

    @property
    def heading(self) -> Any:
        """The format of headings of columns."""
        return self.format(
            bold=True, bg_color=HEADING, font_color="#FFFFFF", border=1, text_wrap=True, valign="vcenter"
        )

    @property
    def side(self) -> Mapping[str, str]:
        """The property of formats that aligns text to where reading begins."""
        return {"align": "right" if self.right_to_left else "left"}

    def tag(self, session: Session) -> str:
        """The kind or track of whose colour a session is; empty where it has none."""
        return next(iter(self.instance.tags(session, self.coloured)), "")

    def colour(self, session: Session) -> str:
        """The colour of the cell of a session."""
        return self.colours.get(self.tag(session), SERVICE)

    def isolated(self, text: str) -> str:
        """Times and numbers as they can stand in a text of this language."""
        return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if self.right_to_left else text

    def apart(self, text: str) -> str:
        """A name in whatever letters as it can stand among others."""
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if self.right_to_left else text

    def content(self) -> bytes:
        """The bytes of the file, when all is written."""
        self._workbook.close()
        return self._content.getvalue()
