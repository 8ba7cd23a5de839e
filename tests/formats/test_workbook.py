"""Workbooks are read as plain values, and what is none is refused."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path

import openpyxl
import pytest

from scheduler.errors import InputError
from scheduler.formats import workbook as module
from scheduler.formats.workbook import Workbook, cell_name, read_workbook
from tests.formats.cosplib_workbooks import write


def read(folder: Path, rows: list[list[object]]) -> Workbook:
    """A workbook of one sheet with these rows."""
    return read_workbook(write(folder / "a.xlsx", {"one": rows}))


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(1, 1, "A1"), (12, 26, "Z12"), (3, 27, "AA3"), (1, 702, "ZZ1"), (9, 703, "AAA9")],
)
def test_cells_are_called_as_spreadsheets_call_them(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_values_keep_their_types(tmp_path: Path) -> None:
    row = ["text", 3, 2.5, True, dt.datetime(2024, 10, 24, 9, 30), dt.time(9, 30)]
    [held] = read(tmp_path, [row]).sheets["one"].rows
    assert held == tuple(row)


def test_blank_cells_at_the_end_are_no_part_of_a_sheet(tmp_path: Path) -> None:
    sheet = read(tmp_path, [["a", None, "  "], [None], ["b"], [None, " "], [None]]).sheets["one"]
    assert sheet.rows == (("a",), (), ("b",))
    assert (sheet.n_rows, sheet.n_columns) == (3, 1)


def test_cells_beyond_the_sheet_are_blank(tmp_path: Path) -> None:
    sheet = read(tmp_path, [["a"]]).sheets["one"]
    assert [sheet.value(row, column) for row, column in ((1, 1), (1, 2), (2, 1), (0, 1), (1, 0))] == [
        "a", None, None, None, None
    ]  # fmt: skip


def test_text_is_trimmed_and_whole_numbers_have_no_point(tmp_path: Path) -> None:
    sheet = read(tmp_path, [["  a b ", 3.0, 2.5, None, 7]]).sheets["one"]
    assert [sheet.text(1, column) for column in range(1, 6)] == ["a b", "3", "2.5", "", "7"]


def test_a_fault_names_sheet_and_cell(tmp_path: Path) -> None:
    fault = read(tmp_path, [["a"]]).sheets["one"].fault(2, 28, "is odd", "mend it")
    assert (fault.line, fault.column, fault.field) == (2, 28, "one!AB2")
    assert fault.file.endswith("a.xlsx")


def test_missing_sheets_are_told_with_those_there_are(tmp_path: Path) -> None:
    faults = read(tmp_path, [["a"]]).missing("one", "two", "three")
    assert [fault.message for fault in faults] == ["there is no sheet 'two'", "there is no sheet 'three'"]
    assert {fault.hint for fault in faults} == {"the workbook has one"}


def test_truth_values_as_formulas_are_read_though_nobody_worked_them_out(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["=TRUE()", "=FALSE()", "=A1"])
    book.save(tmp_path / "a.xlsx")
    [sheet] = read_workbook(tmp_path / "a.xlsx").sheets.values()
    assert sheet.rows == ((True, False),)


def test_solid_fills_are_known_by_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0].cell(2, 3, "x")
    cell.fill = openpyxl.styles.PatternFill("solid", fgColor="FF00AA11")
    book.save(tmp_path / "a.xlsx")
    [sheet] = read_workbook(tmp_path / "a.xlsx").sheets.values()
    assert sheet.fills == {(2, 3): "00AA11"}


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    [fault] = caught.value.faults
    assert fault.hint
    return fault.message


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.xlsx").write_text("a,b", encoding="utf-8")
    (tmp_path / "folder.xlsx").mkdir()
    assert refusal(tmp_path / "text.xlsx") == "is no .xlsx workbook"
    assert refusal(tmp_path / "folder.xlsx") == "is no .xlsx workbook"
    assert "No such file" in refusal(tmp_path / "missing.xlsx")


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("hello.txt", "hello")
    assert "cannot be read as a workbook" in refusal(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("limit", "message"),
    [("MOST_BYTES", "is larger"), ("MOST_UNPACKED", "unpacks to"), ("MOST_CELLS", "has more")],
)
def test_too_large_a_workbook_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, message: str
) -> None:
    monkeypatch.setattr(module, limit, 1)
    path = write(tmp_path / "a.xlsx", {"one": [["a", "b"], ["c", "d"]]})
    assert refusal(path).startswith(message)
