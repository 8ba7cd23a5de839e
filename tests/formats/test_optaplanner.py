"""Workbooks of OptaPlanner's become instances and come back as they were; what is wrong is told by cell."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scheduler.domain import Instance, Placement, Programme
from scheduler.errors import Fault, InputError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats import read_instance
from scheduler.formats.optaplanner import (
    read_optaplanner,
    read_optaplanner_programme,
    write_optaplanner,
)
from scheduler.rules import rules_in_force
from tests.formats.files import SOUND, refused
from tests.formats.optaplanner_workbooks import UNAVAILABLE, workbook
from tests.peers import needs_peers, peers_files

PEER = "optaplanner"
NOWHERE = Programme(())


@pytest.fixture
def small(tmp_path: Path) -> Instance:
    return read_optaplanner(workbook(tmp_path))


def slot(instance: Instance, session: str, block: str, index: int, room: str) -> Placement:
    number = instance.block_index[block]
    span = instance.placing(instance.session[session], number, index)
    assert span is not None
    return Placement(session, block, index, span.start, span.end, (room,))


def programme_of(instance: Instance) -> Programme:
    return Programme(
        (
            slot(instance, "T1", "d1", 1, "r-1"),
            slot(instance, "t-2", "d1", 2, "r-1"),
            slot(instance, "T3", "d1", 0, "r-2"),
            slot(instance, "T4", "d2", 0, "r-2"),
        )
    )


def faults_of(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        read_optaplanner(path)
    assert all(fault.message and fault.hint for fault in caught.value.faults)
    return caught.value.faults


def told(faults: tuple[Fault, ...]) -> list[str]:
    return [f"{fault.field}: {fault.message} ({fault.hint})" for fault in faults]


# -- what a workbook becomes --------------------------------------------------------------------


def test_a_date_becomes_a_day_with_one_block(small: Instance) -> None:
    assert [str(day.date) for day in small.days] == ["2018-10-01", "2018-10-02"]
    [block] = small.days[0].blocks
    assert (block.id, block.start, block.end) == ("d1", 600, 720)
    assert [slot.id for slot in block.slots] == ["d1-1000-1200", "d1-1000-1045", "d1-1100-1145"]
    assert block.slots[2].tags == ("Late", "After coffee")
    assert small.conference.timezone == "UTC"
    assert "no time zone" in str(small.conference.note)


def test_two_rows_with_the_same_times_are_two_slots(small: Instance) -> None:
    first, second = small.days[1].blocks[0].slots
    assert (first.id, first.kinds) == ("d2-1000-1045", ("lab", "breakout-talk"))
    assert (second.id, second.kinds) == ("d2-1000-1045-breakout-talk", ("breakout-talk",))


def test_talk_types_become_kinds_with_their_rooms_where_not_all_take_them(small: Instance) -> None:
    assert {key: str(kind.title) for key, kind in small.kinds.items()} == {
        "lab": "Lab",
        "breakout-talk": "Breakout talk",
    }
    assert small.kinds["lab"].rooms == ("r-2",)
    assert small.kinds["breakout-talk"].rooms == ()


def test_filled_cells_are_slots_that_cannot_be_had(small: Instance) -> None:
    assert small.room["r-2"].unavailable_slots == ("d1-1000-1045",)
    assert small.person["amy-cole"].unavailable_slots == ("d1-1000-1200", "d2-1000-1045-breakout-talk")
    assert small.person["zoe-li"].unavailable_slots == ()


def test_all_things_share_one_space_of_ids(small: Instance) -> None:
    assert [room.id for room in small.rooms] == ["r-1", "r-2"]
    assert [person.id for person in small.people] == ["amy-cole", "zoe-li", "r-1-2"]
    assert [(session.id, session.reference) for session in small.sessions] == [
        ("T1", None),
        ("t-2", "T 2"),
        ("T3", None),
        ("T4", None),
    ]


def test_talks_keep_all_that_they_say(small: Instance) -> None:
    first, second, third, fourth = small.sessions
    assert str(first.title) == "=Rust"
    assert first.speakers == ("amy-cole", "zoe-li")
    assert first.tags["theme"] == ("Code", "Cloud")
    assert (first.audience_level, first.favourites, first.crowd_risk) == (2, 0, 0)
    assert (third.audience_level, third.favourites, third.crowd_risk) == (None, 7, 1)
    assert (first.languages, first.tags["spoken_language"]) == (("en",), ("en",))
    assert (third.languages, third.tags["spoken_language"]) == ((), ("tlh",))
    assert [follows.session for follows in second.follows] == ["T1"]
    assert fourth.room_tags.required == ("Recorded",)
    assert fourth.time_tags.prohibited == ("Late",)


def test_pins_and_publications_are_kept(small: Instance) -> None:
    pin, published = small.session["t-2"].pinned, small.session["T4"].published
    assert pin is not None
    assert published is not None
    assert (pin.start, pin.rooms) == (dt.datetime(2018, 10, 1, 11), ("r-1",))
    times = dt.datetime(2018, 10, 2, 10), dt.datetime(2018, 10, 2, 10, 45)
    assert (published.start, published.end, published.rooms) == (*times, ("r-2",))


def test_a_blank_language_differs_from_all_others(tmp_path: Path) -> None:
    found = read_optaplanner(workbook(tmp_path, Talks_J3=None))
    assert [session.tags["spoken_language"] for session in found.sessions][1] == ("—",)
    write_optaplanner(found, Programme(()), tmp_path / "again.xlsx")
    assert read_optaplanner(tmp_path / "again.xlsx") == found


def test_families_that_no_talk_has_are_there_all_the_same(small: Instance) -> None:
    assert all(session.tags["sector"] == () for session in small.sessions)
    assert "theme" not in small.session["T3"].tags


def test_weights_become_rules_by_level(small: Instance) -> None:
    in_force = {rule.id: (rule.name(), rule.level, rule.weight) for rule in rules_in_force(small)}
    assert in_force == {
        "placed": ("placed", "hard", in_force["placed"][2]),
        "slot_fits": ("slot_fits", "hard", in_force["slot_fits"][2]),
        "kind_rooms": ("kind_rooms", "hard", in_force["kind_rooms"][2]),
        "pinned": ("pinned", "hard", in_force["pinned"][2]),
        "room_conflict": ("room_clash", "hard", 1000),
        "consecutive_talks_pause": ("person_pause", "hard", 1),
        "published_timeslot": ("published_time", "medium", 1),
        "theme_track_conflict_medium": ("tag_conflict", "medium", 2),
        "theme_track_conflict_soft": ("tag_conflict", "soft", 10),
        "speaker_makespan": ("days_on_site", "soft", 20 * 480),
    }
    assert list(small.rules)[:5] == [
        "placed",
        "slot_fits",
        "kind_rooms",
        "pinned",
        "room_unavailable_timeslot",
    ]


def test_constraints_without_weight_or_row_are_off(small: Instance) -> None:
    assert small.rules["language_diversity"].level == "off"
    assert small.rules["language_diversity"].note == "Many tongues"
    assert small.rules["crowd_control"].level == "off"
    assert len(small.rules) == 4 + 38 + 1  # one has weights at two levels


def test_the_pause_and_its_words_go_with_its_rule(small: Instance) -> None:
    rule = small.rules["consecutive_talks_pause"]
    assert rule.parameters["pause"] == 15
    assert rule.note == "Time to walk\nSpeakers breathe"


def test_blank_rows_between_and_below_are_passed_over(small: Instance, tmp_path: Path) -> None:
    def insert(book: Any) -> None:
        book["Talks"].insert_rows(3, 2)
        book["Rooms"].insert_rows(4)
        book["Timeslots"].insert_rows(2)
        book["Talks"]["A30"] = "  "

    found = read_optaplanner(workbook(tmp_path, insert))
    assert found.sessions == small.sessions
    assert found.days == small.days


def test_days_and_times_may_be_dates_and_times_of_the_spreadsheet(small: Instance, tmp_path: Path) -> None:
    path = workbook(tmp_path, Timeslots_A2=dt.datetime(2018, 10, 1), Timeslots_B2=dt.time(10))
    assert read_optaplanner(path).days == small.days


def test_days_come_in_order_whatever_that_of_the_sheet(tmp_path: Path) -> None:
    def move(book: Any) -> None:
        book["Timeslots"].move_range("A2:E2", rows=5)
        book["Timeslots"].delete_rows(2)
        for title, first in (("Rooms", 5), ("Speakers", 10)):
            days = ["Mon 2018-10-01", None, "Tue 2018-10-02", None, "Mon 2018-10-01"]
            times = ["10:00-10:45", "11:00-11:45", "10:00-10:45", "10:00-10:45", "10:00-12:00"]
            for column, (day, time) in enumerate(zip(days, times, strict=True), start=first):
                book[title].cell(1, column).value = day
                book[title].cell(2, column).value = time

    found = read_optaplanner(workbook(tmp_path, move))
    assert [slot.id for slot in found.blocks[0].slots] == ["d1-1000-1045", "d1-1100-1145", "d1-1000-1200"]
    assert found.person["amy-cole"].unavailable_slots == ("d1-1000-1045", "d1-1000-1200")


# -- what is wrong with one ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value", "says"),
    [
        ("Configuration_A5", "Room conflikt", "'Room conflikt' (did you mean 'Room conflict'?)"),
        ("Configuration_A6", "Room conflict", "'Room conflict' stands twice (keep it or row 5)"),
        ("Configuration_B5", "1000", "'1000' is not a weight (write it as 0hard/0medium/10soft)"),
        ("Configuration_B5", None, "Score weight is blank (fill it in, or clear the whole row)"),
        ("Configuration_B5", "-1hard/0medium/0soft", "out of range (write weights of 0 to 1,000,000)"),
        ("Configuration_B12", "0hard/0medium/2084soft", "out of range (write weights of 0 to 2,083)"),
        ("Configuration_B11", "1hard/0medium/0soft", "rewards cannot be hard"),
        ("Configuration_B2", "soon", "'soon' is not a whole number"),
        ("Configuration_B1", None, "Score weight is blank"),
        ("Timeslots_A2", "Tue 2018-10-01", "2018-10-01 is not a Tue (write 'Mon 2018-10-01'"),
        ("Timeslots_A2", "Monday", "'Monday' is not a day (write it as 'Mon 2018-10-01')"),
        ("Timeslots_A2", "Mon 2018-02-30", "'2018-02-30' is not a day of the calendar (correct it)"),
        ("Timeslots_A2", "9999-01-01", "is in none of the years"),
        ("Timeslots_B2", "10.00", "'10.00' is not a time of day (write it as 10:15)"),
        ("Timeslots_C2", "09:00", "ends at 09:00, not after its start at 10:00"),
        ("Timeslots_C2", None, "End is blank"),
        ("Timeslots_D2", None, "Talk types is blank"),
        ("Timeslots_E1", "Tag", "there is no column 'Tag' in this sheet (did you mean 'Tags'?)"),
        ("Rooms_A4", "R 1", "'R 1' stands in row 3, too (give one of the two another)"),
        ("Rooms_B3", 0, "0 is out of range"),
        ("Rooms_B3", "sixty", "'sixty' is not a whole number"),
        ("Rooms_C3", "Brakeout talk", "'Brakeout talk' (did you mean 'Breakout talk'?)"),
        ("Rooms_E2", "10:00-10:45", "is not '10:00-12:00' (one column for each timeslot"),
        ("Rooms_H1", "Wed 2018-10-03", "this column is not of Tue 2018-10-02"),
        ("Rooms_G3", "T1", "holds 'T1' (leave it empty"),
        ("Speakers_C3", "Lat", "there is no timeslot with the tag 'Lat' (did you mean 'Late'?)"),
        ("Speakers_I3", "Loud", "there is no room with the tag 'Loud' (known are Recorded)"),
        ("Talks_A3", "T1", "'T1' stands in row 2, too"),
        ("Talks_B2", None, "Title is blank"),
        ("Talks_C2", "Keynote", "there is no talk type among the timeslots 'Keynote'"),
        ("Talks_D2", "Amy Coal", "there is no speaker 'Amy Coal' (did you mean 'Amy Cole'?)"),
        ("Talks_H2", 1.5, "'1.5' is not a whole number (write one of 1 or more)"),
        ("Talks_T3", "T9", "there is no talk 'T9' (known are T 2, T1, T3, T4)"),
        ("Talks_T2", "T 2", "goes in a circle: T1, which follows t-2, which follows T1"),
        ("Talks_W3", "maybe", "'maybe' is neither TRUE nor FALSE"),
        ("Talks_X3", "Mon 2018-10-08", "there is no timeslot Mon 2018-10-08 11:00-11:45"),
        ("Talks_X3", "Tue 2018-10-02", "there is no timeslot Tue 2018-10-02 11:00-11:45"),
        ("Talks_Z3", None, "is blank, though part of the time is given"),
        ("Talks_AA3", "R 9", "there is no room 'R 9'"),
        ("Talks_AE5", "R 9", "there is no room 'R 9'"),
        ("Talks_E2", "x" * 81, "has 81 letters (80 are the most)"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_sheet_and_cell(tmp_path: Path, cell: str, value: Any, says: str) -> None:
    faults = told(faults_of(workbook(tmp_path, **{cell: value})))
    found = [fault for fault in faults if fault.startswith(cell.replace("_", "!") + ": ")]
    assert any(says in fault for fault in found), faults


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"Talks_AA3": None}, "Talks!W3: the talk is pinned, and lacks a time or a room"),
        ({"Talks_D2": "Amy Cole, Zoë Li, Amy Cole"}, "Talks!D2: 'Amy Cole' stands twice"),
    ],
)
def test_what_would_cost_otherwise_there_is_refused(
    tmp_path: Path, cells: dict[str, Any], fault: str
) -> None:
    assert [line.split(" (")[0] for line in told(faults_of(workbook(tmp_path, **cells)))] == [fault]


def tuesday_first(book: Any) -> None:
    """Put the timeslots of Tuesday before those of Monday, in all three sheets; fill the first room's."""
    order = (3, 4, 0, 1, 2)
    timeslots = book["Timeslots"]
    rows = [[cell.value for cell in row] for row in timeslots.iter_rows(min_row=2)]
    for number, old in enumerate(order, start=2):
        for column, value in enumerate(rows[old], start=1):
            timeslots.cell(number, column).value = value
    for title, first in (("Rooms", 5), ("Speakers", 10)):
        sheet = book[title]
        for row in range(2, sheet.max_row + 1):
            cells = [
                (sheet.cell(row, first + n).value, copy(sheet.cell(row, first + n).fill)) for n in range(5)
            ]
            for number, old in enumerate(order):
                sheet.cell(row, first + number).value, sheet.cell(row, first + number).fill = cells[old]
        days = ["Tue 2018-10-02", None, "Mon 2018-10-01", None, None]
        for number, day in enumerate(days):
            sheet.cell(1, first + number).value = day
    for column in (5, 7):
        book["Rooms"].cell(3, column).fill = UNAVAILABLE


def test_slots_are_listed_by_date_whatever_the_order_of_their_sheet(tmp_path: Path) -> None:
    found = read_optaplanner(workbook(tmp_path, tuesday_first))
    [monday, tuesday] = (day.blocks[0].slot_ids for day in found.days)
    assert found.rooms[0].unavailable_slots == (monday[0], tuesday[0])
    write_optaplanner(found, Programme(()), tmp_path / "again.xlsx")
    assert read_optaplanner(tmp_path / "again.xlsx") == found


def test_a_slot_must_take_the_talk_that_stands_in_it(tmp_path: Path) -> None:
    faults = faults_of(workbook(tmp_path, Talks_C3="Lab"))
    assert told(faults) == [
        "Talks!X3: no timeslot Mon 2018-10-01 11:00-11:45 takes talks of this type "
        "(take another timeslot, or add the type to this one)"
    ]


def test_a_type_needs_a_room(tmp_path: Path) -> None:
    faults = faults_of(workbook(tmp_path, Rooms_C4="Breakout talk"))
    assert told(faults) == [
        "Timeslots!D2: no room takes talks of type 'Lab' (list it at a room, or leave it out here)"
    ]


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = workbook(tmp_path, Configuration_B5="much", Rooms_B3=-1, Speakers_C3="Lat", Talks_D2="Amy")
    assert {fault.field for fault in faults_of(path)} == {
        "Configuration!B5",
        "Rooms!B3",
        "Speakers!C3",
        "Talks!D2",
    }


def test_missing_sheets_and_columns_are_told_alone(tmp_path: Path) -> None:
    faults = faults_of(workbook(tmp_path, lambda book: book.remove(book["Rooms"])))
    assert [fault.field for fault in faults] == ["Rooms"]
    faults = faults_of(workbook(tmp_path, Speakers_A2="Nmae"))
    assert told(faults) == [
        "Speakers!A2: the column 'Name' is missing (add it in row 2)",
        "Speakers!A2: there is no column 'Nmae' in this sheet (did you mean 'Name'?)",
    ]


def test_a_timeslot_without_its_column_is_a_fault(tmp_path: Path) -> None:
    faults = faults_of(workbook(tmp_path, Rooms_I2=None))
    assert "there are 4 columns of timeslots, and 5 timeslots" in told(faults)[0]


def test_a_workbook_without_talks_or_rooms_is_refused(tmp_path: Path) -> None:
    def empty(book: Any) -> None:
        book["Talks"].delete_rows(2, 9)
        book["Rooms"].delete_rows(3, 9)
        book["Timeslots"].delete_rows(2, 9)

    assert {"Talks!A2", "Rooms!A3", "Timeslots!A2"} <= {f.field for f in faults_of(workbook(tmp_path, empty))}


def test_a_pause_that_is_asked_for_and_not_given_is_a_fault(tmp_path: Path) -> None:
    faults = faults_of(workbook(tmp_path, lambda book: book["Configuration"].delete_rows(2)))
    assert [fault.message for fault in faults] == [
        "there is no row 'Minimum consecutive talks pause in minutes'"
    ]


# -- programmes ---------------------------------------------------------------------------------


def solution(folder: Path, **talks: Any) -> Path:
    path = folder / "solution.json"
    path.write_text(json.dumps({"score": "0hard/0medium/0soft", "talks": talks}, indent=1), encoding="utf-8")
    return path


def at(start: str, end: str, room: str) -> dict[str, str]:
    return {"start": f"2018-10-{start}", "end": f"2018-10-{end}", "room": room}


def test_talks_stand_in_slots_that_take_them(small: Instance, tmp_path: Path) -> None:
    lab, ada = at("02T10:00", "02T10:45", "R 2"), at("01T10:00", "01T10:45", "R 1")
    found = read_optaplanner_programme(solution(tmp_path, T3=lab, T4=ada, T1=None), small)
    assert found.placements == (slot(small, "T3", "d2", 0, "r-2"), slot(small, "T4", "d1", 1, "r-1"))


def test_a_talk_may_stand_where_its_type_is_not_taken(small: Instance, tmp_path: Path) -> None:
    found = read_optaplanner_programme(solution(tmp_path, T1=at("01T10:00", "01T12:00", "R 1")), small)
    assert found.placements == (slot(small, "T1", "d1", 0, "r-1"),)
    assert evaluate(small, found).score["hard"] > 0


def test_faults_of_a_solution_name_line_and_field(small: Instance, tmp_path: Path) -> None:
    path = solution(
        tmp_path,
        T9=at("01T10:00", "01T10:45", "R 1"),
        T1=at("01T10:00", "01T10:45", "R 3"),
        T3=at("01T10:00", "01T11:45", "R 2"),
        T4=at("01T10:00", "01T09:45", "R 1"),
    )
    with pytest.raises(InputError) as caught:
        read_optaplanner_programme(path, small)
    assert [(fault.line, fault.field, fault.message) for fault in caught.value.faults] == [
        (4, "talks.T9", "there is no talk 'T9'"),
        (12, "talks.T1.room", "there is no room 'R 3'"),
        (15, "talks.T3.start", "there is no timeslot from 2018-10-01T10:00 to 2018-10-01T11:45"),
        (21, "talks.T4.end", "ends at 2018-10-01T09:45, not after its start at 2018-10-01T10:00"),
    ]


@pytest.mark.parametrize(
    "text", ["[]", "{}", '{"talks": []}', '{"talks": {"T1": {}}}', '{"talks": {"T1": 1}}']
)
def test_json_that_is_no_solution_is_refused(small: Instance, tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    assert refused(lambda: read_optaplanner_programme(path, small))


def test_the_sheet_of_talks_holds_a_programme(small: Instance, tmp_path: Path) -> None:
    found = read_optaplanner_programme(workbook(tmp_path), small)
    assert found.placements == (slot(small, "t-2", "d1", 2, "r-1"),)


@pytest.mark.parametrize(
    ("cell", "value", "says"),
    [
        ("Talks_A2", "T9", "the instance has no talk 'T9'"),
        ("Talks_X3", "Tue 2018-10-02", "the instance has no timeslot Tue 2018-10-02 11:00-11:45"),
        ("Talks_AA3", "R 9", "there is no room 'R 9'"),
        ("Talks_AA3", None, "is blank, so that the talk stands only half"),
        ("Talks_Y1", "Begin", "there is no column 'Begin' in this sheet"),
    ],
)
def test_faults_of_a_workbooks_programme_name_its_cell(
    small: Instance, tmp_path: Path, cell: str, value: Any, says: str
) -> None:
    path = workbook(tmp_path, **{cell: value})
    with pytest.raises(InputError) as caught:
        read_optaplanner_programme(path, small)
    fields = [fault.field for fault in caught.value.faults if says in fault.message]
    assert fields == [cell.replace("_", "!")]


# -- writing ------------------------------------------------------------------------------------


def test_a_workbook_comes_back_as_the_same_instance_and_programme(small: Instance, tmp_path: Path) -> None:
    programme = programme_of(small)
    path = tmp_path / "out.xlsx"
    write_optaplanner(small, programme, path)
    again = read_optaplanner(path)
    assert again == small
    assert again.hash == small.hash
    assert read_optaplanner_programme(path, again) == programme


def test_the_same_programme_is_written_in_the_same_bytes(small: Instance, tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    write_optaplanner(small, programme_of(small), first)
    write_optaplanner(small, programme_of(small), second)
    assert first.read_bytes() == second.read_bytes()


def test_sheets_are_written_as_they_were_read(small: Instance, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_optaplanner(small, read_optaplanner_programme(workbook(tmp_path), small), path)
    given, written = openpyxl.load_workbook(workbook(tmp_path)), openpyxl.load_workbook(path)
    for title in ("Timeslots", "Rooms", "Speakers"):
        assert cells(written[title]) == cells(given[title])
    assert written.sheetnames == given.sheetnames
    talks = written["Talks"]
    assert (talks["B2"].value, talks["B2"].data_type) == ("=Rust", "s")
    assert (talks["W2"].value, talks["W3"].value, talks["U4"].value) == (False, True, 7)
    assert [talks.cell(3, column).value for column in range(24, 28)] == [
        "Mon 2018-10-01",
        "11:00",
        "11:45",
        "R 1",
    ]


def cells(sheet: Any) -> dict[str, Any]:
    """What every cell of a sheet holds, and whether it is filled."""
    return {
        cell.coordinate: (cell.value or None, cell.fill.fill_type)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value or cell.fill.fill_type
    }


def test_all_constraints_are_written_in_their_groups(small: Instance, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_optaplanner(small, NOWHERE, path)
    rows = list(openpyxl.load_workbook(path)["Configuration"].iter_rows(values_only=True))
    assert rows[:2] == [
        ("Conference name", "Small days", None),
        ("Minimum consecutive talks pause in minutes", 15, "Speakers breathe"),
    ]
    weight_by_name = {row[0]: row[1] for row in rows[4:] if row[0]}
    assert len(weight_by_name) == 38
    assert weight_by_name["Theme track conflict"] == "0hard/2medium/10soft"
    assert weight_by_name["Speaker makespan"] == "0hard/0medium/20soft"
    assert weight_by_name["Crowd control"] == "0hard/0medium/0soft"
    assert [number for number, row in enumerate(rows, start=1) if not row[0]] == [3, 21, 23]


def test_a_pinned_talk_keeps_its_place_without_a_programme(small: Instance, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_optaplanner(small, NOWHERE, path)
    assert read_optaplanner(path) == small


def test_json_holds_the_score_with_its_sign_turned(small: Instance, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    together = (slot(small, "T1", "d1", 0, "r-2"), slot(small, "t-2", "d1", 2, "r-1"))
    write_optaplanner(small, Programme(together), path)
    written = json.loads(path.read_text(encoding="utf-8"))
    assert list(written) == ["dataset", "engine", "score", "constraints", "talks"]
    score = evaluate(small, Programme(together)).score
    assert written["score"] == "/".join(f"{-cost}{level}" for level, cost in score.as_dict().items())
    assert written["constraints"].keys() == {"Consecutive talks pause", "placed", "slot_fits"}
    assert written["constraints"]["Consecutive talks pause"] == {
        "score": "-165hard/0medium/0soft",
        "weight": "-1hard/0medium/0soft",
        "matches": 1,
    }
    assert written["talks"]["T 2"] == at("01T11:00", "01T11:45", "R 1")
    assert written["talks"]["T3"] is None
    assert read_optaplanner_programme(path, small).placements == together


def test_other_endings_are_refused(small: Instance, tmp_path: Path) -> None:
    for use in (
        lambda: write_optaplanner(small, NOWHERE, tmp_path / "out.csv"),
        lambda: read_optaplanner_programme(tmp_path / "in.csv", small),
    ):
        with pytest.raises(UsageError, match=r"ends in neither \.xlsx nor \.json"):
            use()


def test_what_the_format_cannot_say_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write_optaplanner(read_instance(SOUND), NOWHERE, tmp_path / "out.xlsx")
    assert all(fault.message and fault.hint for fault in caught.value.faults)
    assert [fault.field for fault in caught.value.faults] == [
        "blocks[fri]",
        "blocks[pm]",
        "sessions[k1].duration",
        "sessions[k3].continues",
        "sessions[k3].duration",
        "sessions[k4].duration",
        "sessions[k4].follows",
    ]


def test_a_talk_in_two_rooms_is_refused(small: Instance, tmp_path: Path) -> None:
    wide = replace(slot(small, "T1", "d1", 1, "r-1"), rooms=("r-1", "r-2"))
    with pytest.raises(InputError, match="cannot say") as caught:
        write_optaplanner(small, Programme((wide,)), tmp_path / "out.json")
    assert [fault.field for fault in caught.value.faults] == ["placements.T1.rooms"]


def test_a_talk_that_is_not_where_it_is_pinned_is_refused(small: Instance, tmp_path: Path) -> None:
    elsewhere = Programme((slot(small, "t-2", "d2", 0, "r-1"),))
    with pytest.raises(InputError) as caught:
        write_optaplanner(small, elsewhere, tmp_path / "out.xlsx")
    assert [fault.field for fault in caught.value.faults] == ["placements.t-2"]


def test_whoever_is_away_for_part_of_a_slot_is_unavailable_in_it(small: Instance, tmp_path: Path) -> None:
    value = small.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"format": 1}
    value["people"][1]["unavailable"] = [{"from": "2018-10-01T11:30", "to": "2018-10-01T11:50"}]
    write_optaplanner(Instance.model_validate(value), NOWHERE, tmp_path / "out.xlsx")
    again = read_optaplanner(tmp_path / "out.xlsx")
    assert again.person["zoe-li"].unavailable_slots == ("d1-1000-1200", "d1-1100-1145")


# -- the peers' own files -----------------------------------------------------------------------

WORKBOOKS = peers_files(PEER, "data/*.xlsx")
SOLUTIONS = peers_files(PEER, "solutions/*.json")


@needs_peers(PEER)
@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_published_workbooks_come_back_cell_by_cell(path: Path, tmp_path: Path) -> None:
    instance = read_optaplanner(path)
    programme = read_optaplanner_programme(path, instance)
    write_optaplanner(instance, programme, tmp_path / "out.xlsx")
    again = read_optaplanner(tmp_path / "out.xlsx")
    assert again == instance
    assert read_optaplanner_programme(tmp_path / "out.xlsx", again) == programme
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the published workbooks lack a default style
        given = openpyxl.load_workbook(path)
    written = openpyxl.load_workbook(tmp_path / "out.xlsx")
    for title in written.sheetnames:
        assert cells(written[title]) == cells(given[title])


@needs_peers(PEER)
@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_published_solutions_come_back(path: Path, tmp_path: Path) -> None:
    [source] = (w for w in WORKBOOKS if w.name.startswith(f"{path.stem.split('-')[0]}talks"))
    instance = read_optaplanner(source)
    programme = read_optaplanner_programme(path, instance)
    assert len(programme.placements) == len(instance.sessions)
    write_optaplanner(instance, programme, tmp_path / "out.json")
    given = json.loads(path.read_text(encoding="utf-8"))
    written = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (written["score"], written["talks"]) == (given["score"], given["talks"])
    assert said(written) == said(given)


def said(solution: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Score and weight of each constraint that gives anything; some files list the others, too."""
    constraints = solution["constraints"].items()
    nothing = "0hard/0medium/0soft"
    return {name: (c["score"], c["weight"]) for name, c in constraints if c["score"] != nothing}
