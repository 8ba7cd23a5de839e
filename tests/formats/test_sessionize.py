"""The view All of Sessionize becomes an instance, and a programme where times are told."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.errors import InputError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.instance_file import read_instance
from scheduler.formats.programme_file import read_programme
from scheduler.formats.sessionize import read_sessionize
from tests.cli.run import schedule

ZONE = "Africa/Casablanca"


def session(number: int, **more: Any) -> dict[str, Any]:
    start = f"2027-03-1{6 if number < 4 else 7}T{9 + number:02d}:00:00"
    usual = {
        "id": str(500 + number),
        "title": f"Title {number}",
        "description": "Line one\r\nLine two",
        "startsAt": start,
        "endsAt": start.replace(":00:00", ":45:00"),
        "isServiceSession": False,
        "isPlenumSession": False,
        "speakers": ["aa-1"],
        "categoryItems": [11, 21],
        "questionAnswers": [],
        "roomId": 71,
        "liveUrl": None,
        "recordingUrl": None,
        "status": "Accepted",
        "isInformed": True,
        "isConfirmed": True,
    }
    return usual | more


ALL: dict[str, Any] = {
    "sessions": [
        session(1),
        session(2, roomId=72, speakers=["bb-2"], categoryItems=[12, 22, 31, 41, 51]),
        session(3, isConfirmed=False, isPlenumSession=True, speakers=[]),
        session(4, startsAt=None, endsAt=None, roomId=None, categoryItems=[52]),
        session(5, status="Declined"),
        session(0, id="b6f0", title="Coffee", speakers=[], status=None, roomId=None)
        | {"isServiceSession": True, "isPlenumSession": True},
    ],
    "speakers": [
        {"id": "aa-1", "firstName": "Speaker", "lastName": "One", "fullName": "Speaker 1", "tagLine": "Test"},
        {"id": "bb-2", "firstName": "متحدث", "lastName": "ثان", "fullName": "متحدث ثان", "tagLine": ""},
    ],
    "questions": [{"id": 1, "question": "Shirt size?", "questionType": "Short_Text", "sort": 0}],
    "categories": [
        {"id": 1, "title": "Track", "items": [{"id": 11, "name": "Data"}, {"id": 12, "name": "أمن"}]},
        {"id": 2, "title": "Format", "items": [{"id": 21, "name": "Talk"}, {"id": 22, "name": "Lab 90 min"}]},
        {"id": 3, "title": "Language", "items": [{"id": 31, "name": "Français"}]},
        {"id": 4, "title": "Level", "items": [{"id": 40, "name": "Easy"}, {"id": 41, "name": "Hard"}]},
        {"id": 5, "title": "Needs", "items": [{"id": 51, "name": "Screen"}, {"id": 52, "name": "Chairs"}]},
    ],
    "rooms": [{"id": 72, "name": "Salle B", "sort": 2}, {"id": 71, "name": "Hall A", "sort": 1}],
}  # fmt: skip


def read(folder: Path, told: Any, timezone: str | None = ZONE) -> Imported:
    file = folder / "meeting.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return read_sessionize(file, ImportOptions(timezone))


def insist_on_faults(folder: Path, told: Any) -> None:
    """See that what is not read is refused with faults."""
    faults: list[object] = [None]
    try:
        read(folder, told)
    except InputError as error:
        faults = list(error.faults)
    assert faults


def test_accepted_sessions_are_taken_with_all_that_is_told(tmp_path: Path) -> None:
    instance = read(tmp_path, ALL).instance
    assert [s.id for s in instance.sessions] == ["501", "502", "503", "504"]
    lab = instance.session["502"]
    assert (str(lab.title), str(lab.abstract)) == ("Title 2", "Line one\nLine two")
    assert [str(instance.tracks[track].title) for track in lab.tracks] == ["أمن"]
    assert (instance.kinds[lab.kind].duration, lab.languages, lab.audience_level) == (90, ("fr",), 2)
    assert dict(lab.tags) == {"needs": ("Screen",)}
    assert [str(instance.name(person)) for person in lab.speakers] == ["متحدث ثان"]
    assert str(instance.person[instance.session["501"].speakers[0]].role) == "Test"


def test_rooms_stand_in_their_order_and_their_seats_are_filler(tmp_path: Path) -> None:
    rooms = read(tmp_path, ALL).instance.rooms
    assert [(room.id, str(room.name)) for room in rooms] == [("room-71", "Hall A"), ("room-72", "Salle B")]
    assert all(room.provenance == {"capacity": "filler"} for room in rooms)


def test_sessions_for_everybody_are_plenary_and_unconfirmed_ones_tentative(tmp_path: Path) -> None:
    instance = read(tmp_path, ALL).instance
    session = instance.session["503"]
    assert instance.kind(session).plenary
    assert session.status == "tentative"
    assert [s.status for s in instance.sessions].count("tentative") == 1


def test_service_sessions_are_shown_and_not_solved(tmp_path: Path) -> None:
    [item] = [item for day in read(tmp_path, ALL).instance.days for item in day.service]
    assert (str(item.title), item.start, item.end, item.closed, item.rooms) == ("Coffee", 540, 585, True, ())


def test_a_service_session_beside_others_is_not_closed(tmp_path: Path) -> None:
    told = deepcopy(ALL)
    told["sessions"][-1] |= {"startsAt": "2027-03-16T08:00:00", "endsAt": "2027-03-16T18:00:00"}
    imported = read(tmp_path, told)
    assert [item.closed for day in imported.instance.days for item in day.service] == [False]


def test_times_make_a_programme_in_which_nothing_is_wrong(tmp_path: Path) -> None:
    imported = read(tmp_path, ALL)
    assert imported.programme is not None
    places = {p.session: (imported.instance.moment(p.start), p.rooms) for p in imported.programme.placements}
    assert [(name, f"{start:%d %H:%M}", rooms) for name, (start, rooms) in places.items()] == [
        ("501", "16 10:00", ("room-71",)),
        ("502", "16 11:00", ("room-72",)),
        ("503", "16 12:00", ("room-71",)),
    ]
    violations = evaluate(imported.instance, imported.programme).violations
    assert {violation.subjects for violation in violations if violation.level == "hard"} == {("504",)}


def test_a_speaker_in_two_places_is_found(tmp_path: Path) -> None:
    told = deepcopy(ALL)
    told["sessions"][1] |= {"speakers": ["aa-1"], "startsAt": "2027-03-16T10:15:00"}
    imported = read(tmp_path, told)
    assert imported.programme is not None
    rules = {v.rule for v in evaluate(imported.instance, imported.programme).violations}
    assert "person_clash" in rules


def test_the_zone_must_be_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        read(tmp_path, ALL, None)
    assert caught.value.hint == "say it with --timezone, such as --timezone Africa/Casablanca"
    with pytest.raises(UsageError, match="is not a time zone"):
        read(tmp_path, ALL, "Africa/Casa")


def test_times_in_utc_are_put_on_the_clock_of_the_conference(tmp_path: Path) -> None:
    told = deepcopy(ALL)
    told["sessions"] = [session(1, startsAt="2027-06-16T09:00:00Z", endsAt="2027-06-16T09:45:00Z")]
    imported = read(tmp_path, told, "Europe/Paris")
    assert imported.programme is not None
    assert imported.programme.placements[0].start == 11 * 60
    assert any("UTC" in note for note in imported.notes)


def test_without_times_the_day_is_made_up_and_noted(tmp_path: Path) -> None:
    told = deepcopy(ALL)
    told["sessions"] = [session(1, startsAt=None, endsAt=None)]
    imported = read(tmp_path, told)
    assert imported.programme is None
    assert imported.instance.days[0].title is not None
    assert any(note.startswith("Days: no date") for note in imported.notes)


def test_what_is_past_midnight_stands_on_the_next_day(tmp_path: Path) -> None:
    told = deepcopy(ALL)
    late = {"startsAt": "2027-03-16T23:30:00", "endsAt": "2027-03-17T00:30:00"}
    told["sessions"] = [
        session(1, **late),
        session(2, startsAt="2027-03-17T00:40:00", endsAt="2027-03-17T01:00:00"),
    ]
    imported = read(tmp_path, told)
    assert [s.id for s in imported.instance.sessions] == ["501", "501-day2", "502"]
    assert imported.programme is not None
    assert evaluate(imported.instance, imported.programme).score.feasible


def test_notes_tell_what_is_still_to_be_filled_in(tmp_path: Path) -> None:
    first_words = [note.partition(":")[0] for note in read(tmp_path, ALL).notes]
    assert {"Left out", "Seats", "Blocks", "Availability of speakers", "Name of the conference"} <= {
        *first_words
    }
    assert "Left out: 1 Declined; only sessions that are accepted are taken." in read(tmp_path, ALL).notes


@pytest.mark.parametrize(
    ("told", "field", "message"),
    [
        ([{"groupId": None, "sessions": []}], "", "is not the view All"),
        ({"sessions": []}, "sessions", "holds no accepted session"),
        ({"sessions": [{"title": "x"}]}, "sessions[1].id", "is missing"),
        ({"sessions": [session(1, startsAt="soon")]}, "sessions[501].startsAt", "is not a date and time"),
        ({"sessions": [session(1, speakers="aa-1")]}, "sessions[501].speakers", "where a list is wanted"),
    ],
)
def test_faults_are_told_with_their_places(tmp_path: Path, told: Any, field: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, told)
    [fault] = caught.value.faults
    assert fault.field == field
    assert message in fault.message


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, {"sessions": [session(1, startsAt="soon", isPlenumSession="maybe"), {}]})
    assert len(caught.value.faults) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    told = deepcopy(ALL)
    told["sessions"][0] |= {"title": text, "description": text, "id": f"{text}x"}
    told["speakers"][0] |= {"fullName": text, "tagLine": text}
    told["rooms"][0]["name"] = told["categories"][0]["items"][0]["name"] = text
    told["categories"][4]["title"] = told["categories"][4]["items"][0]["name"] = text
    insist_on_faults(tmp_path, told)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bad=JSON, place=st.sampled_from(sorted(ALL)), field=st.sampled_from(sorted(session(1))))
def test_wrong_types_are_faults(tmp_path: Path, bad: Any, place: str, field: str) -> None:
    for told in (deepcopy(ALL) | {place: bad}, deepcopy(ALL) | {"sessions": [session(1, **{field: bad})]}):
        insist_on_faults(tmp_path, told)


def test_the_command_writes_both_files(tmp_path: Path) -> None:
    file, out, ours = tmp_path / "meeting.json", tmp_path / "out.yaml", tmp_path / "ours.json"
    file.write_text(json.dumps(ALL), encoding="utf-8")
    run = schedule("import", "sessionize", file, "-o", out, "--timezone", ZONE, "--programme-out", ours)
    assert run.code == 0, run.err
    assert len(read_programme(ours, read_instance(out)).programme.placements) == 3
    run = schedule("import", "sessionize", file, "-o", out)
    assert run.code == 2
    assert "--timezone" in run.err
