"""Workbooks of CoSPLib become instances and programmes, and programmes become workbooks again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scheduler.domain import Instance, Placement, Programme
from scheduler.errors import Fault, InputError, UsageError
from scheduler.formats.cosplib import read_cosplib, read_cosplib_programme, write_cosplib
from scheduler.formats.cosplib.times import date_of, minute_of, zone_of
from scheduler.formats.ids import Ids
from scheduler.formats.instance_file import instance_from_text
from scheduler.formats.instance_text import instance_text
from tests.formats import files
from tests.formats.cosplib_workbooks import SCHEDULE, Sheets, put, read_small, small, write
from tests.peers import PEERS, needs_peers, peers_files


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    return read_small(tmp_path)


def faults_at(found: InputError) -> dict[str, Fault]:
    """Faults by where they are."""
    return {fault.field: fault for fault in found.faults}


def refused(folder: Path, sheets: Sheets) -> dict[str, Fault]:
    """The faults of a workbook, of which there must be some, by sheet and cell."""
    with pytest.raises(InputError) as caught:
        read_cosplib(write(folder / "small.xlsx", sheets))
    assert all(fault.message and fault.hint for fault in caught.value.faults)
    return faults_at(caught.value)


def schedule(**cells: Any) -> Sheets:
    """The small schedule with some cells changed."""
    sheets = {"sol": [list(row) for row in SCHEDULE]}
    for cell, value in cells.items():
        put(sheets, f"sol!{cell}", value)
    return sheets


def schedule_faults(folder: Path, instance: Instance, sheets: Sheets) -> dict[str, Fault]:
    with pytest.raises(InputError) as caught:
        read_cosplib_programme(write(folder / "sol.xlsx", sheets), instance)
    assert all(fault.message and fault.hint for fault in caught.value.faults)
    return faults_at(caught.value)


# -- instances ----------------------------------------------------------------------------------


def test_the_instance_is_sound_and_named_after_its_file(instance: Instance) -> None:
    for as_json, name in ((True, "small.json"), (False, "small.yaml")):
        assert instance_from_text(instance_text(instance, as_json), name) == instance
    assert instance.base == "none"
    assert str(instance.conference.name) == "small"
    assert instance.conference.timezone == "Etc/GMT-2"


def test_sessions_become_blocks_in_the_order_of_the_sheet(instance: Instance) -> None:
    said = [(b.id, str(b.title), b.start, b.end, b.n_slots, dict(b.room_penalties)) for b in instance.blocks]
    assert said == [
        ("Mon-1", "Mon 1", 570, 630, 2, {}),
        ("Mon-2", "Mon 2", 1335, 1440, 3, {"Salle-e": 6}),
        ("Tue-1", "Tue 1", 720, 765, 1, {"Grand-Hall": 1}),
    ]
    assert {block.timeline for block in instance.blocks} == {"own"}


def test_a_date_that_goes_back_is_moved_on_to_the_one_before(instance: Instance) -> None:
    days = [(day.date, [block.id for block in day.blocks]) for day in instance.days]
    assert days == [(dt.date(2024, 10, 21), ["Mon-1"]), (dt.date(2024, 10, 22), ["Mon-2", "Tue-1"])]


def test_submissions_keep_their_references_as_they_are(instance: Instance) -> None:
    assert [session.reference for session in instance.sessions] == ["A-1", "A-2", 17, "A 1", "=1+1"]
    assert [session.id for session in instance.sessions] == ["A-1", "A-2", "17", "A-1-2", "1-1"]
    assert str(instance.session["17"].title) == "17"


def test_a_submission_says_all_that_its_row_says(instance: Instance) -> None:
    first, second, third, *_ = instance.sessions
    assert first.speakers == ("Ann",)
    assert first.attendees == ("Bob", "Cy")
    assert (dict(first.block_penalties), dict(first.room_penalties)) == ({"Mon-2": 3}, {"Salle-e": 2})
    assert (second.n_slots, second.order, second.timezone) == (2, 2, "Etc/GMT+4")
    assert (third.tracks, third.order, third.timezone) == (("Graphs",), None, "Etc/GMT-10")
    assert dict(third.block_penalties) == {"Mon-1": 1, "Tue-1": 2}


def test_penalties_go_by_name_and_similarity_by_position(instance: Instance) -> None:
    logic, graphs = instance.tracks["Logic"], instance.tracks["Graphs"]
    assert dict(logic.block_penalties) == {"Mon-2": 3}
    assert dict(graphs.block_penalties) == {"Mon-2": 2, "Tue-1": 1}
    assert (dict(logic.room_penalties), dict(graphs.room_penalties)) == ({"Grand-Hall": 4}, {"Salle-e": 5})
    assert (dict(logic.similar), dict(graphs.similar)) == ({"Graphs": 9}, {})


def test_only_the_upper_triangle_of_the_rows_as_they_stand_counts(tmp_path: Path) -> None:
    sheets = small()
    sheets["similar tracks"] = [[None, "whatever", "else"], ["Graphs", 7, 5], ["Logic", 6, 7]]
    found = read_cosplib(write(tmp_path / "small.xlsx", sheets))
    assert dict(found.tracks["Logic"].similar) == {"Graphs": 5}
    assert dict(found.tracks["Graphs"].similar) == {}


def test_people_are_all_who_are_named_and_share_no_id_with_a_room(instance: Instance) -> None:
    names = {person.id: str(person.name) for person in instance.people}
    assert names == {"Ann": "Ann", "Bob": "Bob", "Cy": "Cy", "Dee": "Dee", "Grand-Hall-2": "Grand Hall"}
    assert instance.tracks["Logic"].chairs == ("Cy", "Bob")
    assert instance.sessions[-1].speakers == ("Grand-Hall-2",)


def test_names_are_apart_at_a_comma_with_a_blank_only(tmp_path: Path) -> None:
    sheets = small()
    put(sheets, "submissions!F2", "Ann,Bob, Ann, , Ann")
    found = read_cosplib(write(tmp_path / "small.xlsx", sheets))
    names = {person.id: str(person.name) for person in found.people}
    assert [names[speaker] for speaker in found.sessions[0].speakers] == ["Ann,Bob", "Ann"]


def test_capacities_are_said_to_be_unknown(instance: Instance) -> None:
    for room in instance.rooms:
        assert (room.capacity, room.note) == (1, "Its capacity is not known.")
        assert room.provenance == {"capacity": "filler"}


def test_each_term_that_weighs_anything_is_a_rule(instance: Instance) -> None:
    said = {name: entry.model_dump(exclude_none=True) for name, entry in instance.rules.items()}
    hard = {"level": "hard"}
    assert list(said)[:3] == ["placed", "room_clash", "track_cells"]
    assert [said[name] for name in list(said)[:3]] == [hard, hard, hard]
    assert {name: entry["weight"] for name, entry in said.items() if "weight" in entry} == {
        "tracks_sessions": 3,
        "tracks_rooms": 5,
        "sessions_rooms": 7,
        "similar_tracks": 1,
        "rooms_per_track": 1,
        "parallel_tracks": 1,
        "consecutive_tracks": 10,
        "submissions_timezones": 100,
        "submissions_sessions": 2,
        "submissions_rooms": 4,
        "presenters_conflicts_session_level": 1000,
        "chairs_conflicts": 50,
        "attendees_conflicts_timeslot_level": 10,
    }
    assert said["submissions_timezones"] == {
        "rule": "time_zones",
        "level": "soft",
        "weight": 100,
        "of": "block",
        "per": "slot",
        "suitable": {"from": "09:30", "to": "21:30"},
        "less_suitable": {"from": "07:00", "to": "23:00"},
        "less": 1,
        "unsuitable": 12,
    }
    assert said["attendees_conflicts_timeslot_level"] == {
        "rule": "attendee_conflict", "at": "time", "per": "minute", "level": "soft", "weight": 10
    }  # fmt: skip


def test_bad_hours_may_cost_nothing(tmp_path: Path) -> None:
    sheets = small()
    put(sheets, "parameters!B9", 0)
    put(sheets, "parameters!B11", None)
    zones = read_cosplib(write(tmp_path / "small.xlsx", sheets)).rules["submissions_timezones"].parameters
    assert (zones["less"], zones["unsuitable"]) == (0, 0)


def test_seconds_of_a_window_come_to_its_whole_minutes(tmp_path: Path) -> None:
    sheets = small()
    put(sheets, "parameters!B7", "06:59:30")
    put(sheets, "parameters!B8", "23:59:59")
    zones = read_cosplib(write(tmp_path / "small.xlsx", sheets)).rules["submissions_timezones"].parameters
    assert zones["less_suitable"] == {"from": "07:00", "to": "23:59"}


def test_a_blank_date_is_that_of_the_session_before(tmp_path: Path) -> None:
    sheets = small()
    dated = read_cosplib(write(tmp_path / "small.xlsx", sheets))
    for row in (3, 4):
        put(sheets, f"sessions!C{row}", None)
    found = read_cosplib(write(tmp_path / "small.xlsx", sheets))
    assert [day.date for day in found.days] == [dated.days[0].date]
    for row in (2, 3, 4):
        put(sheets, f"sessions!C{row}", None)
    found = read_cosplib(write(tmp_path / "small.xlsx", sheets))
    assert [block.id for block in found.blocks] == [block.id for block in dated.blocks]
    assert len(found.days) == 1


def test_hours_need_not_be_there_where_they_do_not_count(tmp_path: Path) -> None:
    sheets = small()
    for row in range(4, 12):
        put(sheets, f"parameters!B{row}", None)
    put(sheets, "parameters!E9", None)
    found = read_cosplib(write(tmp_path / "small.xlsx", sheets))
    assert "submissions_timezones" not in found.rules


def test_blank_rows_and_columns_at_the_end_do_not_matter(tmp_path: Path, instance: Instance) -> None:
    sheets = small()
    for cell in ("rooms!D9", "tracks!F20", "submissions!P99", "sessions!H8", "similar tracks!J12"):
        put(sheets, cell, "  ")
    assert read_cosplib(write(tmp_path / "small.xlsx", sheets)) == instance


FAULTS: list[tuple[str, Any, str]] = [
    ("parameters!B2", "CET", "'CET' stands where a time zone is wanted"),
    ("parameters!B2", None, "is blank, where a time zone is wanted"),
    ("parameters!B5", "late", "'late' stands where a clock time of whole minutes is wanted"),
    ("parameters!B5", "09:00", "09:00 is not after 09:30 above it"),
    ("parameters!B7", "10:00", "the times in B4 and B5 lie outside those that are less suitable"),
    ("parameters!B11", -1, "-1 is out of range"),
    ("parameters!E4", "much", "'much' is not a whole number"),
    ("parameters!E4", -1, "-1 is out of range"),
    ("submissions!A2", None, "is blank, where a name is wanted"),
    ("submissions!A5", "17", "the reference '17' stands twice"),
    ("submissions!A2", dt.datetime(2024, 1, 2), "is a date or a time, where a name is wanted"),
    ("submissions!B2", "Logik", "there is no track 'Logik'"),
    ("submissions!B2", None, "is blank, where a name is wanted"),
    ("submissions!C2", 0, "0 is out of range"),
    ("submissions!C2", 1.5, "1.5 is not a whole number"),
    ("submissions!C2", None, "0 is out of range"),
    ("submissions!C2", 4, "4 time slots are wanted, and no session has more than 3"),
    ("submissions!D2", -1, "-1 is out of range"),
    ("submissions!E2", "GMT+15", "'GMT+15' stands where a time zone is wanted"),
    ("submissions!H1", "Mon 3", "there is no session 'Mon 3'"),
    ("submissions!I1", "Mon 1", "the session 'Mon 1' stands twice"),
    ("submissions!K1", "Tue 1", "there is no room 'Tue 1'"),
    ("submissions!I2", -3, "-3 is out of range"),
    ("submissions!L2", True, "true is not a whole number"),
    ("tracks!A3", "Logic", "the track 'Logic' stands twice"),
    ("sessions!A3", "Mon 1", "the session 'Mon 1' stands twice"),
    ("sessions!B3", 0, "0 is out of range"),
    ("sessions!C3", "soon", "'soon' stands where a date is wanted"),
    ("sessions!D3", "9.30", "'9.30' stands where a clock time of whole minutes is wanted"),
    ("sessions!D3", "09:30:15", "'09:30:15' stands where a clock time of whole minutes is wanted"),
    ("sessions!E2", "09:00", "09:00 is not after the start at 09:30"),
    ("rooms!A3", "Grand Hall", "the room 'Grand Hall' stands twice"),
    ("tracks_sessions|penalty!A2", "Graph", "there is no track 'Graph'"),
    ("tracks_sessions|penalty!B1", "Tue", "there is no session 'Tue'"),
    ("tracks_sessions|penalty!D1", None, "is blank, where a name is wanted"),
    ("tracks_rooms|penalty!C2", -4, "-4 is out of range"),
    ("tracks_rooms|penalty!C2", 1_000_001, "1,000,001 is out of range"),
    ("similar tracks!C2", "a lot", "'a lot' is not a whole number"),
    ("similar tracks!D1", "More", "has 3 columns for 2 tracks"),
    ("sessions_rooms|penalty!C2", 1.5, "1.5 is not a whole number"),
    ("sessions_rooms|penalty!A5", "Wed 1", "there is no session 'Wed 1'"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "value", "message"), FAULTS)
def test_a_fault_is_told_by_sheet_and_cell(tmp_path: Path, cell: str, value: Any, message: str) -> None:
    sheets = small()
    put(sheets, cell, value)
    found = refused(tmp_path, sheets)
    assert found[cell].message == message
    assert found[cell].line
    assert found[cell].column


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    sheets = small()
    cells = ("parameters!E5", "submissions!C3", "rooms!A2", "similar tracks!C2", "tracks_rooms|penalty!B3")
    for cell in cells:
        put(sheets, cell, -1)
    put(sheets, "rooms!A2", "Salle é")
    assert {*cells} - {"rooms!A2"} | {"rooms!A3"} <= set(refused(tmp_path, sheets))


def test_a_misspelt_name_gets_a_suggestion(tmp_path: Path) -> None:
    sheets = small()
    put(sheets, "submissions!B2", "Logic ")
    assert refused(tmp_path, sheets)["submissions!B2"].hint == "did you mean 'Logic'?"


def test_a_row_that_a_matrix_lacks_is_a_fault(tmp_path: Path) -> None:
    sheets = small()
    del sheets["tracks_rooms|penalty"][2]
    found = refused(tmp_path, sheets)
    assert found["tracks_rooms|penalty"].message == "the track 'Graphs' is missing here"


def test_missing_sheets_are_all_named(tmp_path: Path) -> None:
    sheets = small()
    del sheets["rooms"], sheets["similar tracks"]
    assert set(refused(tmp_path, sheets)) == {"rooms", "similar tracks"}


def test_too_little_room_in_all_is_a_fault(tmp_path: Path) -> None:
    sheets = small()
    for row in (2, 3, 4, 5, 6):
        put(sheets, f"submissions!C{row}", 3)
    found = refused(tmp_path, sheets)["submissions!C1"]
    assert found.message == "15 time slots are wanted, and all sessions have 12 in all rooms"


@pytest.mark.parametrize("title", ["submissions", "tracks", "sessions", "rooms"])
def test_something_must_be_listed(tmp_path: Path, title: str) -> None:
    sheets = small()
    del sheets[title][1:]
    assert "is listed" in refused(tmp_path, sheets)[f"{title}!A2"].message


@pytest.mark.parametrize("name", ["x.xlsx", "x.txt", "missing.xlsx"])
def test_what_is_no_workbook_is_refused(tmp_path: Path, name: str) -> None:
    if not name.startswith("missing"):
        (tmp_path / name).write_text("no workbook", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_cosplib(tmp_path / name)
    assert caught.value.faults


def scrambled() -> Iterator[tuple[str, Any]]:
    """Each cell in turn, holding what it should not."""
    for title, rows in small().items():
        for row in range(1, len(rows) + 1):
            for column in range(1, len(rows[row - 1]) + 1):
                name = f"{title}!{openpyxl.utils.get_column_letter(column)}{row}"
                yield from ((name, value) for value in (-7, "odd", None, 3.5, True, dt.time(3), 10**20))


def test_whatever_a_cell_holds_there_is_no_traceback(tmp_path: Path) -> None:
    n_refused = 0
    for cell, value in list(scrambled())[::23]:  # all of them take a minute
        sheets = small()
        put(sheets, cell, value)
        path = write(tmp_path / "small.xlsx", sheets)
        n_refused += files.refused(lambda path=path: read_cosplib(path))
    assert n_refused > 10


# -- ids, times -----------------------------------------------------------------------------------


def test_ids_are_like_the_names_and_differ() -> None:
    ids = Ids()
    given = ["Café du Nord", "cafe-du-nord", "C++", "C", "قاعة", "", "..x..", "a" * 100, "a" * 100]
    assert [ids.of(name, default="room") for name in given] == [
        "Cafe-du-Nord",
        "cafe-du-nord-2",
        "C",
        "C-2",
        "room",
        "room-2",
        "x",
        "a" * 80,
        "a" * 78 + "-2",
    ]


@pytest.mark.parametrize(
    ("value", "minute"),
    [
        (dt.time(9, 30), 570),
        (dt.datetime(2024, 1, 1, 0, 0), 0),
        (dt.timedelta(days=1), 1440),
        (0.5, 720),
        (1, 1440),
        (571 / 1440, 571),
        ("9:05", 545),
        (" 23:59:00 ", 1439),
        ("24:00", 1440),
        ("24:01", None),
        ("9:60", None),
        ("noon", None),
        (dt.time(9, 30, 20), None),
        (-0.5, None),
        (True, None),
        (None, None),
    ],
)
def test_clock_times_in_all_their_forms(value: Any, minute: int | None) -> None:
    assert minute_of(value) == minute


def test_dates_in_all_their_forms() -> None:
    date = dt.date(2024, 10, 24)
    assert [date_of(dt.datetime(2024, 10, 24, 5)), date_of(date), date_of("2024-10-24"), date_of(45589)] == [
        date
    ] * 4
    assert [date_of(value) for value in (None, True, "2024-13-01", "24/10/2024", -1, dt.date(1, 1, 1))] == [
        None
    ] * 6


def test_zones_have_the_other_sign() -> None:
    assert [zone_of(zone) for zone in ("GMT+2", "GMT-4", "GMT+0", "GMT-12")] == [
        "Etc/GMT-2", "Etc/GMT+4", "Etc/GMT", "Etc/GMT+12"
    ]  # fmt: skip
    assert [zone_of(zone) for zone in ("GMT+15", "GMT", "UTC", 2, None)] == [None] * 5


# -- programmes -----------------------------------------------------------------------------------


def test_a_schedule_is_read_by_position(tmp_path: Path, instance: Instance) -> None:
    found = read_cosplib_programme(write(tmp_path / "sol.xlsx", schedule()), instance)
    assert [(p.session, p.block, p.slot, p.rooms) for p in found.placements] == [
        ("A-1", "Tue-1", 0, ("Grand-Hall",)),
        ("A-2", "Mon-1", 0, ("Grand-Hall",)),
        ("17", "Mon-1", 0, ("Salle-e",)),
        ("A-1-2", "Mon-1", 1, ("Salle-e",)),
        ("1-1", "Mon-2", 2, ("Salle-e",)),
    ]
    for placement in found.placements:
        session, block = instance.session[placement.session], instance.block_index[placement.block]
        assert placement.time == instance.placing(session, block, placement.slot)


def test_names_of_rooms_and_sessions_do_not_matter(tmp_path: Path, instance: Instance) -> None:
    whole = read_cosplib_programme(write(tmp_path / "sol.xlsx", schedule()), instance)
    changed = schedule(B1="Elsewhere", A2="Never", A6=None)
    assert read_cosplib_programme(write(tmp_path / "sol.xlsx", changed), instance) == whole


def test_a_reference_may_be_a_number_or_its_text(tmp_path: Path, instance: Instance) -> None:
    whole = read_cosplib_programme(write(tmp_path / "sol.xlsx", schedule()), instance)
    for value in ("17", 17.0, " 17 "):
        assert read_cosplib_programme(write(tmp_path / "sol.xlsx", schedule(C6=value)), instance) == whole


def test_a_submission_that_is_missing_stands_nowhere(tmp_path: Path, instance: Instance) -> None:
    found = read_cosplib_programme(write(tmp_path / "sol.xlsx", schedule(B11=None, B4=None)), instance)
    assert found.get("A-1") is None
    assert len(found.placements) == 4


def test_two_tracks_in_a_room_and_session_are_read_under_either_label(
    tmp_path: Path, instance: Instance
) -> None:
    both = schedule(B11=None, B4=None, C8="A-1")
    for label in ("Logic", "Graphs"):
        put(both, "sol!C3", label)
        found = read_cosplib_programme(write(tmp_path / "sol.xlsx", both), instance)
        assert {p.session for p in found.placements if p.block == "Mon-2"} == {"A-1", "1-1"}


SCHEDULE_FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"B2": "Graphs"}, "sol!B2", "says 'Graphs', and what stands there is of 'Logic'"),
    ({"B2": None}, "sol!B2", "is blank, and what stands there is of 'Logic'"),
    ({"B3": "Logic"}, "sol!B3", "says 'Logic', and nothing stands there"),
    ({"B11": "A-3"}, "sol!B11", "there is no submission 'A-3'"),
    ({"B7": None}, "sol!B6", "'A-2' takes 1 time slots, and wants 2"),
    ({"B8": "A-2", "B3": "Logic"}, "sol!B8", "'A-2' stands in B6, too, in another room or session"),
    ({"C9": "=1+1"}, "sol!C9", "'=1+1' takes 2 time slots, and wants 1"),
    ({"B6": None, "B7": None, "B2": None, "B3": "Logic", "B8": "A-2", "B10": "A-2"}, "sol!B10",
     "'A-2' takes time slots that do not follow each other"),
    ({"B5": "x"}, "sol!A5", "is not blank, as the row below 3 sessions is"),
    ({"A12": "Wed"}, "sol!A12", "goes on below row 11, where the last slot has its row"),
    ({"D6": "A-1"}, "sol!D1", "goes on beyond the 2 rooms"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "place", "message"), SCHEDULE_FAULTS)
def test_a_fault_of_a_schedule_is_told_by_its_cell(
    tmp_path: Path, instance: Instance, cells: dict[str, Any], place: str, message: str
) -> None:
    found = schedule_faults(tmp_path, instance, schedule(**cells))
    assert {place: message} == {place: fault.message for place, fault in found.items()}


# -- writing --------------------------------------------------------------------------------------


def rows_of(path: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path)["sol"]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_what_is_written_is_what_was_read_cell_by_cell(tmp_path: Path, instance: Instance) -> None:
    found = read_cosplib_programme(write(tmp_path / "sol.xlsx", schedule()), instance)
    write_cosplib(instance, found, tmp_path / "out.xlsx")
    assert rows_of(tmp_path / "out.xlsx") == [row or [None] * 3 for row in SCHEDULE]
    assert read_cosplib_programme(tmp_path / "out.xlsx", instance) == found


def test_what_looks_like_a_formula_is_written_as_text(tmp_path: Path, instance: Instance) -> None:
    found = read_cosplib_programme(write(tmp_path / "sol.xlsx", schedule()), instance)
    write_cosplib(instance, found, tmp_path / "out.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "out.xlsx")["sol"]["C10"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_an_empty_programme_has_all_its_rows(tmp_path: Path, instance: Instance) -> None:
    write_cosplib(instance, Programme(()), tmp_path / "out.xlsx")
    assert len(rows_of(tmp_path / "out.xlsx")) == len(SCHEDULE)
    assert read_cosplib_programme(tmp_path / "out.xlsx", instance) == Programme(())


def test_schedules_are_workbooks_and_nothing_else(tmp_path: Path, instance: Instance) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.xlsx"):
        write_cosplib(instance, Programme(()), tmp_path / "out.csv")


def test_an_instance_that_has_no_words_there_is_refused(tmp_path: Path, instance: Instance) -> None:
    given = instance.model_dump(mode="json", by_alias=True)
    given["sessions"][0] |= {"n_rooms": 2, "tracks": ["Logic", "Graphs"]}
    given["sessions"][1] |= {"tracks": [], "reference": "17"}
    for day in given["days"]:
        for block in day["blocks"]:
            block |= {"timeline": "shared", "n_slots": None, "step": 15}
    given["tracks"]["Graphs"]["title"] = "Logic"
    with pytest.raises(InputError) as caught:
        write_cosplib(Instance.model_validate(given), Programme(()), tmp_path / "out.xlsx")
    assert {fault.field for fault in caught.value.faults} == {
        "blocks[Mon-1].timeline",
        "blocks[Mon-2].timeline",
        "blocks[Tue-1].timeline",
        "sessions[A-1].n_rooms",
        "sessions[A-1].tracks",
        "sessions[A-2].tracks",
        "sessions[A-2].reference",
        "sessions[17].reference",
        "tracks[Logic].title",
        "tracks[Graphs].title",
    }
    assert not (tmp_path / "out.xlsx").exists()


def placed(session: str, block: str, slot: int, *rooms: str) -> Placement:
    return Placement(session, block, slot, 0, 1, rooms)


@pytest.mark.parametrize(
    ("placements", "message"),
    [
        (["A-1 Mon-1 0 Grand-Hall", "17 Mon-1 1 Grand-Hall"], "is of the track 'Graphs', and 'Logic' has"),
        (["A-1 Mon-1 1 Grand-Hall", "A-2 Mon-1 0 Grand-Hall"], "stands in a room and slot that another"),
        (["A-2 Mon-1 1 Grand-Hall"], "runs beyond the last slot of Mon-1"),
        (["A-1 Mon-1 0 Grand-Hall Salle-e"], "stands in 2 rooms"),
    ],
)
def test_a_programme_that_has_no_words_there_is_refused(
    tmp_path: Path, instance: Instance, placements: list[str], message: str
) -> None:
    words = [text.split() for text in placements]
    programme = Programme(tuple(placed(s, block, int(slot), *rooms) for s, block, slot, *rooms in words))
    with pytest.raises(InputError) as caught:
        write_cosplib(instance, programme, tmp_path / "out.xlsx")
    [fault] = caught.value.faults
    assert message in fault.message


# -- the library's own ----------------------------------------------------------------------------


@cache
def peers_instance(name: str) -> Instance:
    return read_cosplib(PEERS / "cosplib" / "data" / f"{name}.xlsx")


@needs_peers("cosplib")
@pytest.mark.parametrize("path", peers_files("cosplib", "data/*.xlsx"), ids=lambda path: path.stem)
def test_every_instance_of_the_library_is_read_back_as_it_was_written(path: Path) -> None:
    found = peers_instance(path.stem)
    assert instance_from_text(instance_text(found, as_json=True), "instance.json") == found


@needs_peers("cosplib")
@pytest.mark.parametrize("path", peers_files("cosplib", "solutions/*.xlsx"), ids=lambda path: path.stem)
def test_every_schedule_of_the_library_is_written_as_it_was_read(tmp_path: Path, path: Path) -> None:
    instance = peers_instance(path.stem.split("-")[0])
    found = read_cosplib_programme(path, instance)
    assert len(found.placements) == len(instance.sessions)
    write_cosplib(instance, found, tmp_path / "out.xlsx")
    assert rows_of(tmp_path / "out.xlsx") == rows_of(path)
    assert read_cosplib_programme(tmp_path / "out.xlsx", instance) == found
