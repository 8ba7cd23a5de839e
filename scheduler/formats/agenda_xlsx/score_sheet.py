"""The score of a programme: what each rule finds, the sum by level, and the sessions left out."""

from __future__ import annotations

from typing import Any

from scheduler.domain.text import Words
from scheduler.evaluator import evaluate
from scheduler.formats import phrases
from scheduler.formats.agenda_entries import CellValue
from scheduler.formats.agenda_xlsx.book import Book
from scheduler.formats.agenda_xlsx.list_sheet import write_cell
from scheduler.rules import rules_in_force

COLUMNS: tuple[tuple[Words, int], ...] = (
    (phrases.SCORE_RULE, 24),
    (phrases.SCORE_MEANING, 44),
    (phrases.SCORE_LEVEL, 12),
    (phrases.SCORE_VIOLATIONS, 12),
    (phrases.SCORE_COST, 12),
)
"""Headings and widths."""


def write_scores(book: Book) -> None:
    """Write the sheet of scores; rules that find nothing are listed with a cost of 0."""
    sheet = book.sheet(phrases.SHEET_SCORES.say(book.language))
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading.say(book.language), book.heading)
    found = evaluate(book.instance, book.publication.programme)
    titles = {rule.id: rule.title.say(book.language) for rule in rules_in_force(book.instance)}
    row = 1
    for rule in found.rules:
        _write_row(book, sheet, row, (rule.rule, titles[rule.rule], rule.level, rule.violations, rule.cost))
        row += 1
    total = phrases.SCORE_TOTAL.say(book.language)
    for level, cost in found.score.as_dict().items():
        n_violations = sum(rule.violations for rule in found.rules if rule.level == level)
        _write_row(book, sheet, row, (total, "", level, n_violations, cost), bold=True)
        row += 1
    _write_left_out(book, sheet, row + 1)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _write_row(book: Book, sheet: Any, row: int, values: tuple[CellValue, ...], **look: Any) -> None:
    for column, value in enumerate(values):
        write_cell(book, sheet, row, column, value, **look)


def _write_left_out(book: Book, sheet: Any, row: int) -> None:
    """The sessions that stand nowhere, with their titles, where there are any."""
    placed = book.publication.programme.by_session
    left_out = [session for session in book.instance.sessions if session.id not in placed]
    if not left_out:
        return
    sheet.write_string(row, 0, phrases.SCORE_LEFT_OUT.say(book.language), book.format(bold=True, **book.side))
    for number, session in enumerate(left_out, start=row + 1):
        _write_row(book, sheet, number, (session.id, session.title.say(book.language)))
