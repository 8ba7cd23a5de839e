"""The template for organisers: what it says is read, whatever the spelling; faults name sheet and cell."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Instance
from scheduler.domain.text import LANGUAGES, Language
from scheduler.engines.settings import Settings
from scheduler.errors import FileWriteError, InputError, UsageError
from scheduler.formats.agenda_csv import csv_bytes
from scheduler.formats.exchange import ImportOptions
from scheduler.formats.instance_file import instance_from_text
from scheduler.formats.instance_text import instance_text
from scheduler.formats.template.folding import folded
from scheduler.formats.template.headed import _by_heading
from scheduler.formats.template.tables import TABLES
from scheduler.formats.template_csv import read_template_csv, write_template_csv
from scheduler.formats.template_xlsx import read_template_xlsx, write_template_xlsx
from scheduler.solver import solve
from tests.formats.filled_template import Filled
from tests.formats.libreoffice import WORKBOOK, converted
from tests.formats.publications import TITLES
from tests.outside import needs

S = "Sessions"
KEYNOTE, DATA_1, DATA_2, PEOPLE_1 = 2, 4, 5, 6
"""Rows of the example's sessions: `opening` and three workshops."""


@pytest.fixture
def mine() -> Filled:
    return Filled()


@cache
def new_instance() -> Instance:
    return Filled().instance


# -- the template as it is new --------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_new_template_says_the_same_in_every_language_and_form(
    language: Language, tmp_path: Path
) -> None:
    expected = new_instance()
    write_template_xlsx(tmp_path / "a.xlsx", language)
    assert read_template_xlsx(tmp_path / "a.xlsx", ImportOptions()).instance == expected
    write_template_csv(tmp_path / "tables", language)
    assert read_template_csv(tmp_path / "tables", ImportOptions()).instance == expected


def test_the_new_template_is_solved_as_it_stands() -> None:
    solution = solve(new_instance(), Settings(seconds=None, work=10.0, workers=1))
    assert solution.status == "optimal"


def test_what_was_read_is_a_whole_instance() -> None:
    instance = new_instance()
    assert instance_from_text(instance_text(instance, as_json=False)) == instance


def test_the_template_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_template_xlsx(tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_headings_of_a_table_are_told_apart() -> None:
    for table in TABLES:
        known = _by_heading(table.columns)
        for column in table.columns:
            for heading in (column.heading.en, column.heading.fr, column.heading.ar, column.field):
                assert known[folded(heading)].field == column.field, f"{table.key}: {heading}"


def test_only_workbooks_are_written_and_where_there_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.xlsx"):
        write_template_xlsx(tmp_path / "a.ods")
    with pytest.raises(FileWriteError):
        write_template_xlsx(tmp_path / "no" / "a.xlsx")


@needs("libreoffice")
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_libreoffice_saved_is_read_as_before(language: Language, tmp_path: Path) -> None:
    write_template_xlsx(tmp_path / "a.xlsx", language)
    [saved] = converted(tmp_path / "a.xlsx", WORKBOOK, tmp_path)
    assert read_template_xlsx(saved, ImportOptions()).instance == new_instance()


# -- what cells may hold --------------------------------------------------------------------------


def test_things_are_named_by_id_or_name_in_any_language_and_case(mine: Filled) -> None:
    mine.put(
        (S, "Speakers", DATA_1, "SPEAKER 1; speaker-3"),
        (S, "Possible rooms", DATA_1, "Salle 1, القاعة 2"),
        (S, "Kind", DATA_1, "atelier"),
        (S, "Tracks", DATA_1, "donnees"),
        (S, "Follows", DATA_1, "ouverture (same day, min 30)"),
    )
    session = mine.instance.session["data-1"]
    assert session.speakers == ("speaker-1", "speaker-3")
    assert session.rooms == ("room-1", "room-2")
    assert (session.kind, session.tracks) == ("workshop", ("data",))
    [follows] = session.follows
    assert (follows.session, follows.same_day, follows.min_gap) == ("opening", True, 30)


def test_names_may_hold_commas(mine: Filled) -> None:
    mine.put(("People", "Name", 2, "One, Speaker"), (S, "Speakers", DATA_1, "One, Speaker; Speaker 3"))
    assert mine.instance.session["data-1"].speakers == ("speaker-1", "speaker-3")


def test_ids_are_made_of_names_where_none_is_given(mine: Filled) -> None:
    mine.put(
        ("People", "Id", 2, None),
        ("People", "Name", 2, "Élodie Test"),
        ("People", "Id", 3, None),
        ("People", "Name", 3, "متحدث"),
        ("Rooms", "Id", 3, None),
        ("Rooms", "Name en", 3, "Speaker 3"),
        ("Rooms", "Name fr", 3, None),
        (S, "Speakers", KEYNOTE, "élodie test"),
        (S, "Speakers", 3, "متحدث"),
        (S, "Speakers", DATA_1, "Elodie TEST"),
        (S, "Speakers", DATA_2, None),
        (S, "Moderators", PEOPLE_1, None),
    )
    instance = mine.instance
    assert [person.id for person in instance.people] == ["elodie-test", "person", "speaker-3"]
    assert instance.rooms[1].id == "speaker-3-2"
    assert instance.session["opening"].speakers == ("elodie-test",)


TIMES: dict[str, tuple[Any, str, str]] = {
    "a date is a whole day": ("2030-05-16", "2030-05-16T00:00", "2030-05-17T00:00"),
    "day first": ("16/05/2030 9h00-12h30", "2030-05-16T09:00", "2030-05-16T12:30"),
    "month in words": ("16 mai 2030 de 9h à 12h30", "2030-05-16T09:00", "2030-05-16T12:30"),
    "Arabic": ("١٦ ماي ٢٠٣٠ من 09:00 إلى 12:30", "2030-05-16T09:00", "2030-05-16T12:30"),
    "English": ("Thursday 16 May 2030 from 9:00 am to 2 pm", "2030-05-16T09:00", "2030-05-16T14:00"),
    "weekday": ("Thursday 14:00-17:00", "2030-05-16T14:00", "2030-05-16T17:00"),
    "every day": ("14:00–17:00", "2030-05-16T14:00", "2030-05-16T17:00"),
    "two moments": ("2030-05-16T14:00 - 2030-05-17T08:00", "2030-05-16T14:00", "2030-05-17T08:00"),
    "two days": ("2030-05-16 - 2030-05-17", "2030-05-16T00:00", "2030-05-18T00:00"),
    "until midnight": ("2030-05-16 14:00-24:00", "2030-05-16T14:00", "2030-05-17T00:00"),
    "a block": ("Après-midi", "2030-05-16T14:00", "2030-05-16T17:00"),
    "a cell with a date": (dt.date(2030, 5, 16), "2030-05-16T00:00", "2030-05-17T00:00"),
}


@pytest.mark.parametrize("spelt", TIMES)
def test_stretches_of_time_as_people_write_them(mine: Filled, spelt: str) -> None:
    value, start, end = TIMES[spelt]
    [window] = mine.put((S, "Preferred", DATA_1, value)).instance.session["data-1"].preferred
    assert (window.start, window.end) == (dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end))


def test_several_stretches_of_time_in_a_cell(mine: Filled) -> None:
    mine.put(("People", "Preferred", 3, "morning; 2030-05-16 14:00-15:00\n2030-05-16 16:00-17:00"))
    assert len(mine.instance.person["speaker-2"].preferred) == 3


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (45, 45),
        (45.0, 45),
        ("45", 45),
        ("45 min", 45),
        ("1h30", 90),
        ("1:15", 75),
        (dt.time(0, 50), 50),
        ("٤٥", 45),
    ],
)
def test_lengths_of_time(mine: Filled, value: Any, read: int) -> None:
    mine.put((S, "Duration", 8, value), ("Slots", "End", 4, "13:00"), ("Blocks", "End", 2, "13:00"))
    mine.put(("Breaks", "Start", 3, "13:00"))
    assert mine.instance.session["spare"].duration == read


@pytest.mark.parametrize(
    ("value", "read"),
    [("1 200", 1200), ("1,200", 1200), ("1.200", 1200), ("60,0", 60), (60.0, 60), ("٢٥٠", 250)],
)
def test_numbers_in_the_spelling_of_any_country(mine: Filled, value: Any, read: int) -> None:
    mine.put(("Conference", "Participants", 0, value))
    assert mine.instance.conference.participants == read


@pytest.mark.parametrize(
    "value", [dt.time(9, 30), "9:30", "9h30", "09.30", "9:30 AM", 9.5 / 24, dt.timedelta(hours=9.5)]
)
def test_times_of_day(mine: Filled, value: Any) -> None:
    mine.put(("Slots", "End", 2, value))
    assert mine.instance.blocks[0].slots[0].end == 9 * 60 + 30


@pytest.mark.parametrize("value", [True, "yes", "Oui", "x", "نعم", "TRUE", 1])
def test_yes_in_three_languages(mine: Filled, value: Any) -> None:
    assert mine.put((S, "Optional", DATA_1, value)).instance.session["data-1"].optional


def test_pins_languages_needs_and_prices(mine: Filled) -> None:
    mine.put(
        (S, "Fixed start", DATA_1, dt.datetime(2030, 5, 16, 10, 15)),
        (S, "Fixed room", DATA_1, "Room 1"),
        (S, "Languages", DATA_1, "Français; arabe"),
        (S, "Status", DATA_1, "à confirmer"),
        ("Rooms", "Change-over", 3, "Workshop: 10; others: 5"),
    )
    instance = mine.instance
    session = instance.session["data-1"]
    assert session.pinned is not None
    assert (session.pinned.start, session.pinned.rooms) == (dt.datetime(2030, 5, 16, 10, 15), ("room-1",))
    assert (session.languages, session.status) == (("fr", "ar"), "tentative")
    assert instance.room["room-1"].changeover == {"workshop": 10, "default": 5}
    assert (instance.session["spare"].optional, instance.session["spare"].price) == (True, 40)


def test_rules_have_their_level_weight_and_parameters(mine: Filled) -> None:
    mine.put(
        ("Rules", "Rule", 7, "prime_time"),
        ("Rules", "Level", 7, "moyen"),
        ("Rules", "Parameters", 7, "kinds: keynote, workshop; windows: [{from: 09:00, to: 12:00}]"),
    )
    entry = mine.instance.rules["prime_time"]
    assert entry.level == "medium"
    assert entry.parameters == {
        "kinds": ["keynote", "workshop"],
        "windows": [{"from": "09:00", "to": "12:00"}],
    }


def test_rows_and_days_may_stand_in_any_order(mine: Filled) -> None:
    mine.put(
        ("Blocks", "Id", 4, "early"),
        ("Blocks", "Date", 4, dt.date(2030, 5, 15)),
        ("Blocks", "Start", 4, "18:00"),
        ("Blocks", "End", 4, "19:00"),
        ("Blocks", "Step", 4, 15),
    )
    blocks = mine.sheets["Blocks"]
    blocks[1], blocks[2] = blocks[2], blocks[1]
    instance = mine.instance
    assert [str(day.date) for day in instance.days] == ["2030-05-15", "2030-05-16"]
    assert [block.id for block in instance.blocks] == ["early", "morning", "afternoon"]


def test_columns_and_sheets_may_be_moved_and_spelt_otherwise(mine: Filled) -> None:
    rows = mine.sheets.pop(S)
    rows[0] = [
        {"Title fr": "TITRE (Français)", "Speakers": "intervenants"}.get(cell, cell) for cell in rows[0]
    ]
    width = len(rows[0])
    moved = [[*row, *[None] * (width - len(row))][::-1] for row in rows]
    mine.sheets = {"séances": moved, **mine.sheets}
    assert mine.instance == new_instance()


def test_a_title_above_the_headings_and_blank_rows_do_no_harm(mine: Filled) -> None:
    mine.sheets["Rooms"] = [["All our rooms"], [], *mine.sheets["Rooms"]]
    mine.sheets[S].insert(3, [])
    mine.set(S, 60, 3, "   ")
    assert mine.instance == new_instance()


def test_hidden_rows_are_read_as_well(tmp_path: Path) -> None:
    write_template_xlsx(tmp_path / "a.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "a.xlsx")
    workbook[S].row_dimensions[4].hidden = True
    workbook.save(tmp_path / "a.xlsx")
    assert read_template_xlsx(tmp_path / "a.xlsx", ImportOptions()).instance == new_instance()


def test_other_columns_and_sheets_are_noted(mine: Filled) -> None:
    mine.set(S, 1, 52, "Speakerz")
    mine.sheets["Budget"] = [[3]]
    notes = mine.read().notes
    assert "'Budget' is not read" in notes
    assert "Sessions!AZ1: the column 'Speakerz' is not read; did you mean 'Speakers'?" in notes


def test_what_is_open_is_noted(mine: Filled) -> None:
    mine.put((S, "Audience", DATA_1, None))
    assert any("no audience" in note and "data-1" in note for note in mine.read().notes)


def test_the_zone_is_given_where_the_workbook_does_not_say_it(mine: Filled) -> None:
    mine.put(("Conference", "Time zone", 0, None))
    assert mine.read("Europe/Paris").instance.conference.timezone == "Europe/Paris"
    assert "Conference!B13" in mine.faults()


# -- faults ---------------------------------------------------------------------------------------


def test_all_slips_are_told_at_once_with_their_cells(mine: Filled) -> None:
    mine.put(
        (S, "Kind", 3, "keynot"),
        (S, "Speakers", DATA_1, "Speker 1; Nobody"),
        (S, "Audience", DATA_2, "many"),
        (S, "Follows", 3, "opening (now and then)"),
        (S, "Optional", 3, "perhaps"),
        (S, "Fixed start", 3, "soon"),
        ("People", "Available", 2, "16/13/2030 09:00-10:00"),
        ("Rooms", "Capacity", 3, 80.5),
        ("Rooms", "Change-over", 3, "workshop: long"),
        ("Kinds", "Plenary", 3, "#REF!"),
        ("Rules", "Rule", 3, "track_rooom"),
        ("Rules", "Parameters", 2, "family: trak"),
        ("Rules", "Parameters", 4, "10 seats"),
        ("Blocks", "End", 3, "25:00"),
        ("Conference", "Languages", 0, "fr, de"),
        ("Tracks", "Id", 2, "not an id!"),
    )
    faults = mine.faults()
    expected = {
        mine.name(S, "Kind", 3): "did you mean 'keynote'?",
        mine.name(S, "Speakers", DATA_1): "there is no person",
        mine.name(S, "Audience", DATA_2): "'many' is not a whole number",
        mine.name(S, "Follows", 3): "'now and then' is no condition",
        mine.name(S, "Optional", 3): "write yes or no",
        mine.name(S, "Fixed start", 3): "'soon' is not a date with a time",
        mine.name("People", "Available", 2): "is not a day of the calendar",
        mine.name("Rooms", "Capacity", 3): "'80.5' is not a whole number",
        mine.name("Rooms", "Change-over", 3): "'long' is no length of time",
        mine.name("Kinds", "Plenary", 3): "holds the error #REF!",
        mine.name("Rules", "Rule", 3): "did you mean 'track_room'?",
        mine.name("Rules", "Parameters", 2): "did you mean 'track'?",
        mine.name("Rules", "Parameters", 4): "are no parameters",
        mine.name("Blocks", "End", 3): "'25:00' is not a time of day",
        mine.name("Conference", "Languages"): "'de' is not known here (write fr, ar, en)",
        mine.name("Tracks", "Id", 2): "'not an id!' is not an id",
    }
    assert faults.keys() == expected.keys()
    for cell, said in expected.items():
        assert said.lower() in faults[cell].lower(), (cell, faults[cell])


def test_what_does_not_fit_together_is_told_at_its_cell(mine: Filled) -> None:
    mine.put(
        (S, "Audience", KEYNOTE, 5000),
        (S, "Needs", DATA_1, "piano"),
        (S, "Duration", DATA_2, 400),
        (S, "Fixed start", PEOPLE_1, dt.datetime(2030, 5, 16, 10, 20)),
        ("People", "Preferred", 4, "2031-05-16"),
        ("Kinds", "Id", 3, "keynote"),
        (S, "Id", 8, "speaker-1"),
    )
    faults = mine.faults()
    assert "already the id" in faults.pop(mine.name("Kinds", "Id", 3))
    assert "already the id of a person" in faults[mine.name(S, "Id", 8)]
    mine.put(("Kinds", "Id", 3, "workshop"), (S, "Id", 8, "spare"))
    assert mine.faults().keys() >= {
        mine.name(S, "Needs", DATA_1),
        mine.name("People", "Preferred", 4),
    }
    mine.put((S, "Needs", DATA_1, None), ("People", "Preferred", 4, None))
    assert mine.faults().keys() == {
        mine.name(S, "Audience", KEYNOTE),
        mine.name(S, "Duration", DATA_2),
        mine.name(S, "Fixed start", PEOPLE_1),
    }


def test_what_must_be_filled_in_and_is_not(mine: Filled) -> None:
    mine.put(
        (S, "Kind", 3, None),
        (S, "Title", DATA_1, None),
        ("Rooms", "Capacity", 3, "  "),
        ("Conference", "Time zone", 0, None),
        ("Slots", "Block", 3, None),
        ("Breaks", "Date", 2, None),
    )
    assert mine.faults().keys() == {
        mine.name(S, "Kind", 3),
        mine.name(S, "Title", DATA_1),
        mine.name("Rooms", "Capacity", 3),
        mine.name("Conference", "Time zone"),
        mine.name("Slots", "Block", 3),
        mine.name("Breaks", "Date", 2),
    }


def test_a_missing_table_or_column_is_one_fault(mine: Filled) -> None:
    mine.sheets["Roomz"] = mine.sheets.pop("Rooms")
    faults = mine.put((S, "Kind", 1, "Knd")).faults()
    assert faults.keys() == {"Rooms", "Sessions!A1"}
    assert "did you mean 'Rooms'?" in faults["Rooms"]
    assert "there is no column 'Kind'" in faults["Sessions!A1"]


def test_what_is_named_of_a_table_that_is_not_there_is_told_once(mine: Filled) -> None:
    del mine.sheets["People"]
    del mine.sheets["Resources"][1:]
    faults = mine.faults()
    assert faults.keys() == {mine.name(S, "Speakers", KEYNOTE), mine.name(S, "Resources", PEOPLE_1)}
    assert "add the table 'People'" in faults[mine.name(S, "Speakers", KEYNOTE)]


def test_some_other_workbook_is_told_what_it_lacks(mine: Filled) -> None:
    mine.sheets = {"Budget": [["Item", "Amount"], ["Tea", 5]], S: mine.sheets[S]}
    assert mine.faults().keys() == {"Conference", "Blocks", "Rooms", "Kinds"}


def test_a_heading_or_table_that_stands_twice(mine: Filled) -> None:
    mine.set(S, 1, 52, "type")
    mine.sheets["Salles"] = [["id"]]
    faults = mine.faults()
    assert "Sessions!AZ1" in faults
    assert "are the same table" in faults["Salles"]


def test_a_name_of_several_people_is_asked_about(mine: Filled) -> None:
    mine.put(
        ("People", "Name", 3, "Speaker 3"), (S, "Speakers", DATA_2, None), (S, "Moderators", PEOPLE_1, None)
    )
    told = mine.faults()[mine.name(S, "Speakers", PEOPLE_1)]
    assert "is the name of several (give the id: speaker-2, speaker-3)" in told


def test_blank_tables_are_told(mine: Filled) -> None:
    del mine.sheets[S][1:]
    mine.sheets["Rooms"] = []
    assert "holds no row" in mine.faults()[S]
    assert "there is no column 'Capacity'" in mine.faults()["Rooms"]


@given(TITLES)
def test_any_title_survives(title: str) -> None:
    """But for blanks around it."""
    mine = Filled().put((S, "Title", DATA_1, title))
    assert mine.instance.session["data-1"].title.say() == title.strip()


@pytest.mark.parametrize(
    "title", ["=1+1", "_x0041_", "a\nb", "مرحبا", "<b>]]>", "0123", "'quoted", "x" * 10_000]
)
def test_titles_come_back_from_real_files(title: str, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"strings_to_formulas": False}) as workbook:
        for name, rows in Filled().put((S, "Title", DATA_1, title)).sheets.items():
            sheet = workbook.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write_string(at, column, str(value)) if value is not None else None
    read = read_template_xlsx(tmp_path / "a.xlsx", ImportOptions()).instance
    assert read.session["data-1"].title.say() == title
    write_template_csv(tmp_path / "tables")
    file = tmp_path / "tables" / "sessions.csv"
    with file.open(encoding="utf-8-sig", newline="") as text:
        cells = [[title if cell == "Data for all" else cell for cell in row] for row in csv.reader(text)]
    file.write_bytes(csv_bytes(cells[0], cells[1:], ","))
    assert read_template_csv(tmp_path / "tables", ImportOptions()).instance == read


def test_control_characters_are_refused_at_their_cell(tmp_path: Path) -> None:
    write_template_csv(tmp_path)
    text = (tmp_path / "sessions.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "sessions.csv").write_text(text.replace("Teams", "Te\x07ams"), encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_template_csv(tmp_path, ImportOptions())
    [fault] = refused.value.faults
    assert (fault.file, fault.line, fault.field) == (str(tmp_path / "sessions.csv"), 6, "Title")
    assert "U+0007" in fault.message


# -- CSV ------------------------------------------------------------------------------------------


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    write_template_csv(tmp_path / "tables", "fr")
    return tmp_path / "tables"


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8-sig")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_faults_of_csv_name_file_line_and_column(tables: Path) -> None:
    changed(tables / "sessions.csv", "data-2;workshop", '"data\n-2";worksop')
    changed(tables / "sessions.csv", "people-2;workshop", "people-2;worshop")
    with pytest.raises(InputError) as refused:
        read_template_csv(tables, ImportOptions())
    told = {(fault.line, fault.column, fault.field) for fault in refused.value.faults}
    assert {(5, 2, "Kind"), (8, 2, "Kind"), (5, 1, "Id")} <= told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_separators_of_csv(tables: Path, encoding: str) -> None:
    expected = read_template_csv(tables, ImportOptions()).instance
    for file in tables.iterdir():
        text = file.read_text(encoding="utf-8-sig")
        file.write_bytes(text.replace(";", "\t").encode(encoding))
    shutil.copy(tables / "rooms.csv", tables / "Salles.CSV")
    (tables / "rooms.csv").unlink()
    (tables / "readme.txt").write_text("not a table", encoding="utf-8")
    assert read_template_csv(tables, ImportOptions()).instance == expected


def test_folders_and_files_that_cannot_be_read(tables: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "none", tables / "rooms.csv", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            read_template_csv(path, ImportOptions())
    (tables / "rooms.csv").write_bytes("Capacité".encode("latin-1"))
    (tables / "kinds.csv").write_text('"' + "x" * 200_000, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_template_csv(tables, ImportOptions())
    assert {Path(fault.file).name for fault in refused.value.faults} == {"rooms.csv", "kinds.csv"}


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("no", encoding="utf-8")
    with pytest.raises(InputError):
        read_template_xlsx(tmp_path / "a.xlsx", ImportOptions())


ODD_CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=30),
    st.sampled_from(
        [
            "opening; opening (",
            "2030-05-16 - - 9:00",
            "99/99/9999 9-10",
            "9999-12-31",
            "default: 3",
            "a:b:c",
            "{a: {b: [",
            "family: [track",
            "٣٣:٣٣",
            "#N/A",
            "۱۲",
            ";;,,",
            "hall, hall",
            "1e400",
            "16 foo 2030",
        ]
    ),
)


@given(st.data())
def test_whatever_stands_in_cells_is_read_or_refused(data: st.DataObject) -> None:
    mine = Filled()
    for _ in range(data.draw(st.integers(1, 6))):
        sheet = data.draw(st.sampled_from([title for title in mine.sheets if title != "Lists"]))
        row = data.draw(st.integers(1, len(mine.sheets[sheet]) + 1))
        column = data.draw(st.integers(1, max(map(len, mine.sheets[sheet])) + 1))
        mine.set(sheet, row, column, data.draw(ODD_CELLS))
    try:
        instance = mine.instance
    except InputError:
        return  # refused
    assert instance_from_text(instance_text(instance, as_json=False)) == instance
