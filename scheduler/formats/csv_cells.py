"""Text in the cells of CSV files, so that no spreadsheet takes it for a formula.

An apostrophe is put before whatever could begin a formula: at the start of a text, and after each comma,
semicolon, tab or line break in it, since a spreadsheet that takes another sign for the separator begins a
cell there. `as_given` takes these apostrophes out again, and no others.

Source: CSV injection, as the Open Worldwide Application Security Project describes it.
"""

from __future__ import annotations

import re

_START = r"(?:^|(?<=[,;\t\r\n]))"
_FORMULA = "[ '\"\u00a0]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r]"
"""What spreadsheets take for the beginning of a formula, in full width, too, and after blanks or quotes."""

_TO_GUARD = re.compile(f"{_START}(?={_FORMULA})")
_GUARDED = re.compile(f"{_START}'(?={_FORMULA})")


def harmless(text: str) -> str:
    """``text`` with an apostrophe before whatever could begin a formula.

    Negative numbers and telephone numbers are among that: a spreadsheet would reckon with them.
    """
    return _TO_GUARD.sub("'", text)


def as_given(cell: str) -> str:
    """The text of which `harmless` made ``cell``."""
    return _GUARDED.sub("", cell)
