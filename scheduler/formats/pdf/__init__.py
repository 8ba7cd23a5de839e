"""Programmes on paper, set by typst: the days, a sheet for each door, a schedule for each person.

Texts reach the templates as data, never as markup, so that every text prints as itself. The fonts are those
beside, so that the same programme gives the same bytes everywhere; a text with characters that they lack
(emoji, Chinese) is set with the fonts of the system for these.
"""

from scheduler.formats.pdf.writing import write_pdf

__all__ = ["write_pdf"]
