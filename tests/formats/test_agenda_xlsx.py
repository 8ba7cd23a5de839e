"""Programmes as workbooks: days as grids, lists and scores, read back by other programs."""

from __future__ import annotations

import csv
import datetime as dt
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from python_calamine import CalamineWorkbook

from scheduler.domain import Placement
from scheduler.errors import FileWriteError, InputError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.agenda_xlsx import write_xlsx
from scheduler.formats.publication import Publication
from tests.formats.libreoffice import EVERY_SHEET, converted
from tests.formats.odd_conferences import crowded, own_timelines
from tests.formats.publications import TITLES, entitled, published, small, told
from tests.outside import needs, program

Sheets = dict[str, list[list[Any]]]


def written(publication: Publication, folder: Path) -> Sheets:
    """All sheets as an independent reader sees them."""
    file = folder / "agenda.xlsx"
    assert write_xlsx(publication, file) == (file,)
    workbook = CalamineWorkbook.from_path(str(file))
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }


def column(sheet: list[list[Any]], heading: str) -> list[Any]:
    number = sheet[0].index(heading)
    return [row[number] for row in sheet[1:]]


# -- lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", ["2022", "2024"])
def test_the_list_of_sessions_has_real_dates_and_times(year: str, tmp_path: Path) -> None:
    publication = published(year, language="en")
    instance = publication.instance
    sheet = written(publication, tmp_path)["Sessions"]
    found = {row[0]: row for row in sheet[1:] if row[0]}
    assert found.keys() == publication.programme.by_session.keys()
    for placement in publication.programme.placements:
        row = dict(zip(sheet[0], found[placement.session], strict=True))
        start, end = instance.moment(placement.start), instance.moment(placement.end)
        assert (row["Date"], row["Start"], row["End"]) == (start.date(), start.time(), end.time())
        assert row["Title"] == instance.session[placement.session].title.say("en")


def test_everybody_is_in_the_list_by_person_with_their_role(tmp_path: Path) -> None:
    sheet = written(small(language="en"), tmp_path)["By person"]
    told = list(zip(column(sheet, "Person"), column(sheet, "Role"), column(sheet, "Session"), strict=True))
    assert told[:3] == [
        ("Speaker one", "speaker", "open"),
        ("Speaker one", "moderator", "w1"),
        ("Speaker two", "speaker", "open"),
    ]


def test_every_session_is_in_the_lists_by_room_and_track(tmp_path: Path) -> None:
    publication = published("2022", language="en")
    sheets = written(publication, tmp_path)
    for name in ("By room", "By track"):
        assert set(column(sheets[name], "Session")) == publication.programme.by_session.keys()
    assert set(column(sheets["By room"], "Seats")) <= {room.capacity for room in publication.instance.rooms}


def test_in_all_languages_titles_have_a_column_for_each(tmp_path: Path) -> None:
    sheet = written(small(), tmp_path)["Sessions"]
    assert {"Titre (français)", "Titre (arabe)", "Titre (anglais)"} <= set(sheet[0])


# -- scores ---------------------------------------------------------------------------------------


def test_the_scores_are_those_of_the_evaluator(tmp_path: Path) -> None:
    publication = published("2024", language="en")
    evaluation = evaluate(publication.instance, publication.programme)
    sheet = written(publication, tmp_path)["Scores"]
    told = {row[0]: (row[2], row[3], row[4]) for row in sheet[1:] if row[0] and row[0] != "Total"}
    expected = {r.rule: (r.level, r.violations, r.cost) for r in evaluation.rules}
    assert {rule: told[rule] for rule in expected} == expected
    totals = {row[2]: row[4] for row in sheet if row[0] == "Total"}
    assert totals == evaluation.score.as_dict()


def test_sessions_left_out_are_told_with_the_scores(tmp_path: Path) -> None:
    sheet = written(crowded(), tmp_path)["Scores"]
    assert [row[:2] for row in sheet[-2:]] == [["Sessions left out", ""], ["out", "Not shown"]]


# -- days -----------------------------------------------------------------------------------------


def grid(sheets: Sheets, name: str) -> list[list[Any]]:
    """The rows of a day's grid, from its headings on."""
    sheet = sheets[name]
    top = next(number for number, row in enumerate(sheet) if row[0] in ("Time", "Heure", "الوقت"))
    return sheet[top:]


def test_a_day_is_a_grid_of_rooms_and_times(tmp_path: Path) -> None:
    sheets = written(small(language="en"), tmp_path)
    assert list(sheets)[:2] == ["Thursday 16 May", "Friday 17 May"]
    rows = grid(sheets, "Friday 17 May")
    assert rows[0] == ["Time", "Hall (100)", "Attic (30)"]
    assert [row[0] for row in rows[1:5]] == [dt.time(9), dt.time(10), dt.time(10, 30), dt.time(11, 15)]
    assert rows[1][1].startswith("Welcome\n09:00-10:00\nTalk\nSpeaker one, Speaker two")
    assert rows[2][1] == "Coffee  10:00-10:30"


def test_each_session_stands_below_its_room_at_its_time(tmp_path: Path) -> None:
    publication = published("2022", language="fr")
    instance = publication.instance
    sheets = written(publication, tmp_path)
    for placement in publication.programme.placements:
        start = instance.moment(placement.start)
        day = next(name for name in sheets if f" {start.day} octobre" in name)
        rows = grid(sheets, day)
        [at] = [number for number, row in enumerate(rows) if row[0] == start.time()]
        for room in placement.rooms:
            number = next(
                n for n, head in enumerate(rows[0]) if head.startswith(instance.name(room).say("fr"))
            )
            title = instance.session[placement.session].title.say("fr")
            assert rows[at][number].startswith(title)


def test_a_day_of_service_items_only_lists_them(tmp_path: Path) -> None:
    sheets = written(small(language="en"), tmp_path)
    assert sheets["Thursday 16 May"][1][0] == "17:00-19:00 Badges"


def test_what_overlaps_in_a_room_stands_side_by_side(tmp_path: Path) -> None:
    sheets = written(crowded(), tmp_path)
    sheet = sheets["Thursday 16 May"]
    assert [row[0] for row in sheet[1:3]] == ["19:00-23:00 Stands", "22:00-22:30 Repairs · posters"]
    rows = grid(sheets, "Thursday 16 May")
    assert rows[0] == ["Time", "posters (50)", "", "", "Big (80)", "annex (20)"]
    cells = {
        cell.partition("\n")[0]: (n, at)
        for n, row in enumerate(rows)
        for at, cell in enumerate(row[1:])
        if cell
    }
    assert cells["Poster 1"][0] == cells["Poster 2"][0] != cells["Poster 3"][0]
    assert cells["Night show"][1] == 4  # the last of both rooms
    assert not any("Secret" in str(cell) or "Not shown" in str(cell) for row in sheet for cell in row)


def test_blocks_with_timelines_of_their_own_have_a_table_each(tmp_path: Path) -> None:
    sheet = written(own_timelines(), tmp_path)["Thursday 16 May"]
    told = [str(row[0]) for row in sheet]
    assert told[1] == "10:00-10:30 Tea"
    assert told.index("09:00-10:00 First") < told.index("09:00-10:15 b")
    assert sum(text == "Time" for text in told) == 2


WIDE = """
format: 1
conference: {{name: Wide, timezone: UTC}}
days: [{{date: 2030-05-16, blocks: [{{id: a, start: 09:00, end: 10:00, step: 60}}]}}]
rooms: [{rooms}]
kinds: {{talk: {{}}}}
tracks: {{t1: {{title: Theme 1}}, t2: {{title: Theme 2}}}}
sessions: [{sessions}]
"""


def wide(n_rooms: int) -> Publication:
    """As many sessions at once as there are rooms, of two tracks in turn."""
    numbers = range(1, n_rooms + 1)
    text = WIDE.format(
        rooms=", ".join(f"{{id: r{n}, capacity: 9}}" for n in numbers),
        sessions=", ".join(f"{{id: s{n}, kind: talk, title: T{n}, tracks: [t{1 + n % 2}]}}" for n in numbers),
    )
    return told(text, *(Placement(f"s{n}", "a", 0, 540, 600, (f"r{n}",)) for n in numbers))


def test_days_with_many_rooms_go_onto_several_pages_with_the_times_on_each(tmp_path: Path) -> None:
    for n_rooms, n_pages in ((3, 1), (23, 3)):
        write_xlsx(wide(n_rooms), tmp_path / "a.xlsx")
        day = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
        assert (day.page_setup.orientation, day.page_setup.fitToWidth or 1) == ("landscape", n_pages)
        assert (day.print_title_cols, day.print_title_rows) == ("$A:$A", "$2:$2")
        assert day.freeze_panes == "B3"


def fills(path: Path) -> dict[str, str]:
    """The colour of each cell of the first sheet by the first line of its text."""
    cells = (cell for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row)
    return {str(c.value).partition("\n")[0]: c.fill.fgColor.rgb for c in cells if c.value is not None}


def test_where_all_are_of_one_kind_colours_are_those_of_tracks_and_are_explained(tmp_path: Path) -> None:
    write_xlsx(wide(3), tmp_path / "a.xlsx")
    found = fills(tmp_path / "a.xlsx")
    assert found["T1"] == found["T3"] == found["Theme 2"] != found["T2"] == found["Theme 1"]


def test_kinds_have_colours_of_their_own_that_are_explained(tmp_path: Path) -> None:
    write_xlsx(crowded(), tmp_path / "a.xlsx")
    found = fills(tmp_path / "a.xlsx")
    assert found["Poster 1"] == found["Poster 3"] == found["poster"] != found["Night show"] == found["show"]


# -- Arabic ---------------------------------------------------------------------------------------


def test_arabic_sheets_read_from_the_right(tmp_path: Path) -> None:
    sheets = written(published("2022", language="ar"), tmp_path)
    assert "الخميس 27 أكتوبر" in sheets
    assert "\u206609:00-10:15\u2069" in grid(sheets, "الخميس 27 أكتوبر")[2][1]
    with zipfile.ZipFile(tmp_path / "agenda.xlsx") as archive:
        views = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert len(views) == len(sheets)
    assert all('rightToLeft="1"' in view for view in views)


# -- any text -------------------------------------------------------------------------------------


def as_excel_reads(cell: object) -> str:
    """What XML cannot hold is written as ``_xFFFE_`` (ECMA-376, 22.9.2.19); calamine leaves it so."""
    return str(cell).replace("_xFFFE_", "\ufffe").replace("_xFFFF_", "\uffff")


@given(TITLES)
def test_any_text_survives_as_text(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("xlsx")
    sheet = written(entitled(title, language="en"), folder)["Sessions"]
    found = {row[0]: dict(zip(sheet[0], row, strict=True)) for row in sheet[1:]}
    assert as_excel_reads(found["open"]["Title"]) == title
    assert as_excel_reads(found["open"]["Rooms"]) == title
    with zipfile.ZipFile(folder / "agenda.xlsx") as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


def test_a_text_that_no_cell_can_hold_is_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        write_xlsx(entitled("🎉" * 16_400, language="en"), tmp_path / "a.xlsx")
    told = {fault.field for fault in refused.value.faults}
    assert {"sessions[open].title", "people[p1].name", "rooms[hall].name"} <= told
    assert not (tmp_path / "a.xlsx").exists()


def test_long_titles_are_cut_in_the_grid_and_whole_in_the_list(tmp_path: Path) -> None:
    sheets = written(entitled("long " * 2000, language="en"), tmp_path)
    assert "long " * 2000 in column(sheets["Sessions"], "Title")
    assert len(grid(sheets, "Friday 17 May")[1][1]) < 900


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx(published("2022"), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_other_endings_and_places_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        write_xlsx(small(), tmp_path / "a.xls")
    with pytest.raises(FileWriteError):
        write_xlsx(small(), tmp_path / "no" / "a.xlsx")


# -- LibreOffice ----------------------------------------------------------------------------------


@needs("libreoffice")
def test_libreoffice_reads_the_same_cells(tmp_path: Path) -> None:
    publication = entitled("=1+1 <b> é مرحبا", language="en")
    write_xlsx(publication, tmp_path / "agenda.xlsx")
    files = converted(tmp_path / "agenda.xlsx", EVERY_SHEET, tmp_path)
    [file] = [file for file in files if file.stem.endswith("-Sessions")]
    with file.open(encoding="utf-8", newline="") as text:
        found = {row["Session"]: row for row in csv.DictReader(text)}
    assert found["open"]["Title"] == "=1+1 <b> é مرحبا"
    assert found["open"]["Date"] == "2030-05-17"
    assert found["open"]["Start"].startswith("09:00")  # and seconds, as it likes
    assert found["open"]["End"].startswith("10:00")
    assert len(files) == 7


@needs("libreoffice", "pdftotext")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_libreoffice_prints_every_sheet(language: str, tmp_path: Path) -> None:
    write_xlsx(small(language=language), tmp_path / "agenda.xlsx")
    [file] = converted(tmp_path / "agenda.xlsx", "pdf", tmp_path)
    said = subprocess.run(
        [program("pdftotext"), str(file), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = said.split("\f")[:-1]
    assert 7 <= len(pages) <= 9  # each sheet is as wide as a page; scores may be longer than one
    assert "09:00-10:00" in pages[1]


def test_the_name_above_printed_pages_runs_as_its_language_does(tmp_path: Path) -> None:
    file = tmp_path / "agenda.xlsx"
    write_xlsx(published("2022", language="ar"), file)
    name = published("2022").instance.conference.name.say("ar")
    assert openpyxl.load_workbook(file).worksheets[0].oddHeader.center.text == f"\u2068{name}\u2069"
