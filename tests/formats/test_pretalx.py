"""Events of pretalx become instances with their programmes, from its real answers and from made ones."""

from __future__ import annotations

import json
import shutil
import zipfile
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.errors import InputError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.instance_file import read_instance
from scheduler.formats.pretalx import read_pretalx
from scheduler.formats.programme_file import read_programme
from tests.cli.run import schedule
from tests.interop import INTEROP, needs_interop

REAL = INTEROP / "pretalx"


def page(*results: Any, count: int | None = None) -> dict[str, Any]:
    return {"count": count or len(results), "next": None, "previous": None, "results": list(results)}


def submission(code: str, **more: Any) -> dict[str, Any]:
    usual = {
        "code": code,
        "title": f"Title {code}",
        "speakers": ["SPKONE"],
        "submission_type": 1,
        "track": 1,
        "tags": [],
        "state": "confirmed",
        "abstract": "Short",
        "description": "Long",
        "duration": 30,
        "slot_count": 1,
        "content_locale": "en",
        "do_not_record": False,
    }
    return usual | more


def slot(number: int, code: str | None, start: str, end: str, room: int = 1, **more: Any) -> dict[str, Any]:
    when = {"start": f"2027-05-{start}:00+02:00", "end": f"2027-05-{end}:00+02:00"}
    return {"id": number, "room": room, "submission": code, "schedule": 7, "description": None} | when | more


ANSWERS: dict[str, Any] = {
    "event": {
        "slug": "meeting",
        "name": {"en": "Meeting", "ar": "لقاء", "de": "Treffen"},
        "date_from": "2027-05-10",
        "date_to": "2027-05-11",
        "timezone": "Europe/Paris",
        "locales": ["fr", "ar", "de"],
    },
    "rooms": page(
        {"id": 1, "name": {"fr": "Grande salle", "ar": "القاعة"}, "capacity": 120, "availabilities": []},
        {
            "id": 2,
            "name": {"en": "Attic"},
            "capacity": None,
            "availabilities": [
                {"start": "2027-05-11T08:00:00+02:00", "end": "2027-05-11T19:00:00+02:00", "allDay": False}
            ],
        },
    ),
    "types": page({"id": 1, "name": {"en": "Talk"}, "default_duration": 30}),
    "tracks": page({"id": 1, "name": {"en": "Data"}, "color": "#000000"}),
    "tags": page({"id": 5, "tag": "rust"}),
    "speakers": page(
        {
            "code": "SPKONE",
            "name": "Speaker One",
            "availabilities": [
                {"start": "2027-05-10T00:00:00+02:00", "end": "2027-05-11T00:00:00+02:00", "allDay": True}
            ],
        },
        {"code": "SPKTWO", "name": "متحدث ثان", "availabilities": []},
    ),
    "submissions": page(
        submission("AAAAAA", tags=[5], content_locale="fr-MA", do_not_record=True),
        submission("BBBBBB", state="accepted", speakers=["SPKTWO"], track=None),
        submission("CCCCCC", slot_count=2, speakers=["SPKTWO"]),
        submission("DDDDDD", state="rejected"),
    ),
    "slots": page(
        slot(1, "AAAAAA", "10T09:00", "10T09:30"),
        slot(2, "CCCCCC", "10T10:00", "10T10:30"),
        slot(3, "CCCCCC", "11T10:00", "11T10:30", room=2),
        slot(4, None, "10T09:30", "10T10:00", description={"en": "Coffee", "fr": "Café"}),
    ),
    "schedules": page({"id": 7, "version": "v1", "published": "2027-01-01T00:00:00Z"}),
}


def read(folder: Path, answers: dict[str, Any], timezone: str | None = None) -> Imported:
    place = folder / "answers"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for name, answer in answers.items():
        (place / f"{name}.json").write_text(json.dumps(answer), encoding="utf-8")
    return read_pretalx(place, ImportOptions(timezone))


# -- the real samples -----------------------------------------------------------------------------


@needs_interop("pretalx")
def test_the_real_event_comes_with_every_session() -> None:
    imported = read_pretalx(REAL, ImportOptions())
    slots = json.loads((REAL / "orga_api_slots.json").read_text(encoding="utf-8"))["results"]
    submissions = json.loads((REAL / "orga_api_submissions.json").read_text(encoding="utf-8"))["results"]
    confirmed = {found["code"] for found in submissions if found["state"] == "confirmed"}
    ids = {session.id for session in imported.instance.sessions}
    assert {found["submission"] for found in slots} | confirmed == {name for name in ids if "-" not in name}
    assert imported.programme is not None
    assert {p.session for p in imported.programme.placements} == ids
    assert imported.instance.conference.timezone == "Europe/Berlin"
    assert str(imported.instance.room["room-3"].name.say("ar")) == "قاعة ابن خلدون"  # type: ignore[union-attr]


@needs_interop("pretalx")
def test_check_finds_the_double_bookings_of_the_real_event(tmp_path: Path) -> None:
    wip = json.loads((REAL / "orga_api_schedule_wip_expanded.json").read_text(encoding="utf-8"))["slots"]
    clashes = {
        (speaker["code"], frozenset({a["submission"]["code"], b["submission"]["code"]}))
        for a, b in combinations(wip, 2)
        if a["start"] < b["end"] and b["start"] < a["end"]
        for speaker in a["submission"]["speakers"]
        if speaker["code"] in {other["code"] for other in b["submission"]["speakers"]}
    }
    out, ours = tmp_path / "out.yaml", tmp_path / "ours.json"
    assert schedule("import", "pretalx", REAL, "-o", out, "--programme-out", ours).code == 0
    run = schedule("check", out, ours, "--json")
    found = [v["subjects"] for v in run.json["violations"] if v["rule"] == "person_clash"]
    names = {(person, frozenset(name.partition("-")[0] for name in pair)) for person, *pair in found}
    assert names == clashes
    assert run.code == 3


@needs_interop("pretalx")
def test_times_and_rooms_are_those_of_the_real_schedule() -> None:
    imported = read_pretalx(REAL, ImportOptions())
    slots = json.loads((REAL / "orga_api_slots.json").read_text(encoding="utf-8"))["results"]
    assert imported.programme is not None
    for found in slots:
        placement = imported.programme.by_session[found["submission"]]
        assert f"{imported.instance.moment(placement.start):%Y-%m-%dT%H:%M}" == found["start"][:16]
        assert placement.rooms == (f"room-{found['room']}",)


@needs_interop("pretalx")
def test_notes_tell_of_pages_that_were_not_fetched_and_of_what_is_not_told() -> None:
    notes = " ".join(read_pretalx(REAL, ImportOptions()).notes)
    for words in (
        "24 rejected",
        "on pages that are not in the files",
        "NWVLQE is said to last 30",
        "is inferred",
    ):
        assert words in notes


@needs_interop("pretalx")
@pytest.mark.parametrize("name", ["orga_api_submissions.json", "orga_api_schedule_wip_expanded.json"])
def test_one_real_answer_alone_makes_an_instance(name: str) -> None:
    assert read_pretalx(REAL / name, ImportOptions()).instance.sessions


@needs_interop("pretalx")
def test_a_published_schedule_is_told_apart() -> None:
    with pytest.raises(InputError) as caught:
        read_pretalx(REAL / "moved" / "schedule.json", ImportOptions())
    assert "schedule import schedule-json" in caught.value.faults[0].hint


# -- made answers ---------------------------------------------------------------------------------


def test_sessions_are_read_with_all_that_is_told(tmp_path: Path) -> None:
    instance = read(tmp_path, ANSWERS).instance
    first = instance.session["AAAAAA"]
    assert (first.kind, first.tracks, first.languages, first.recorded) == ("talk", ("data",), ("fr",), False)
    assert (str(first.title), str(first.abstract), first.duration) == ("Title AAAAAA", "Short\n\nLong", 30)
    assert dict(first.tags) == {"tag": ("rust",)}
    assert first.published is not None
    assert (f"{first.published.start:%d %H:%M}", first.published.rooms) == ("10 09:00", ("room-1",))
    assert instance.session["BBBBBB"].status == "tentative"
    assert "DDDDDD" not in instance.session
    assert instance.session["CCCCCC-2"].repeats == "CCCCCC"


def test_the_conference_is_that_of_the_event(tmp_path: Path) -> None:
    conference = read(tmp_path, ANSWERS).instance.conference
    assert (conference.name.ar, conference.name.any, conference.acronym) == ("لقاء", None, "meeting")
    assert (conference.timezone, conference.languages) == ("Europe/Paris", ("fr", "ar"))


def test_blocks_are_where_sessions_stand_and_breaks_are_shown(tmp_path: Path) -> None:
    days = read(tmp_path, ANSWERS).instance.days
    assert [(block.id, block.start, block.end, block.step) for day in days for block in day.blocks] == [
        ("day1-1", 540, 570, 5),
        ("day1-2", 600, 630, 5),
        ("day2-1", 600, 630, 5),
    ]
    [coffee] = days[0].service
    assert (coffee.title.fr, coffee.start, coffee.end, coffee.rooms, coffee.closed) == (
        "Café",
        570,
        600,
        ("room-1",),
        True,
    )


def test_availabilities_become_windows_and_none_given_is_told_apart_from_not_asked(tmp_path: Path) -> None:
    imported = read(tmp_path, ANSWERS)
    [window] = imported.instance.person["SPKONE"].available
    assert (f"{window.start:%d %H:%M}", f"{window.end:%d %H:%M}") == ("10 00:00", "11 00:00")
    assert imported.instance.room["room-2"].available
    assert "Availability: 1 speaker(s) gave none and are taken as always there." in imported.notes
    told = deepcopy(ANSWERS)
    for speaker in told["speakers"]["results"]:
        del speaker["availabilities"]
    assert any(note.startswith("Availability of speakers: not in") for note in read(tmp_path, told).notes)


def test_a_speaker_who_comes_on_other_days_is_never_there(tmp_path: Path) -> None:
    told = deepcopy(ANSWERS)
    told["speakers"]["results"][0]["availabilities"] = [
        {"start": "2027-06-10T09:00:00+02:00", "end": "2027-06-10T10:00:00+02:00"}
    ]
    imported = read(tmp_path, told)
    assert imported.instance.person["SPKONE"].unavailable
    assert imported.programme is not None
    assert "person_availability" in {
        v.rule for v in evaluate(imported.instance, imported.programme).violations
    }


def test_seats_that_are_not_told_are_filler(tmp_path: Path) -> None:
    imported = read(tmp_path, ANSWERS)
    seats = {room.id: (room.capacity, room.provenance) for room in imported.instance.rooms}
    assert seats == {"room-1": (120, None), "room-2": (100, {"capacity": "filler"})}


def test_nothing_is_wrong_with_a_sound_schedule(tmp_path: Path) -> None:
    told = deepcopy(ANSWERS)
    del told["submissions"]["results"][1]
    imported = read(tmp_path, told)
    assert imported.programme is not None
    assert evaluate(imported.instance, imported.programme).score.feasible


def test_the_release_that_people_know_is_taken(tmp_path: Path) -> None:
    told = deepcopy(ANSWERS)
    told["schedules"]["results"].append({"id": 9, "version": "wip", "published": None})
    told["slots"]["results"].append(slot(9, "AAAAAA", "10T15:00", "10T15:30", schedule=9))
    imported = read(tmp_path, told)
    assert imported.programme is not None
    assert imported.programme.by_session["AAAAAA"].start == 540
    assert any("the version v1" in note for note in imported.notes)
    told["slots"]["results"] = [slot(9, "AAAAAA", "10T15:00", "10T15:30", schedule=9)]
    imported = read(tmp_path, told)
    assert imported.programme is not None
    assert imported.programme.by_session["AAAAAA"].start == 900


def test_things_that_are_told_in_full_elsewhere_are_used(tmp_path: Path) -> None:
    told = {
        "one": [
            submission("AAAAAA")
            | {
                "speakers": [{"code": "SPKONE", "name": "Speaker One"}],
                "submission_type": {"id": 4, "name": {"en": "Lab"}, "default_duration": 90},
                "track": {"id": 2, "name": "Data", "color": "#fff"},
                "slots": [slot(1, None, "10T09:00", "10T10:30") | {"submission": "AAAAAA"}],
                "duration": None,
            }
        ]
    }
    imported = read(tmp_path, told)
    instance = imported.instance
    assert (instance.sessions[0].kind, instance.sessions[0].duration) == ("lab", 90)
    assert str(instance.person["SPKONE"].name) == "Speaker One"
    assert imported.programme is not None
    assert imported.programme.placements[0].start == 540


def test_submissions_alone_make_an_instance_with_a_day_made_up(tmp_path: Path) -> None:
    imported = read(tmp_path, {"submissions": [submission("AAAAAA")]})
    assert imported.programme is None
    assert imported.instance.conference.timezone == "UTC"
    firsts = {note.partition(":")[0] for note in imported.notes}
    assert {"Days", "Rooms", "Blocks", "Name and dates of the conference"} <= firsts


def test_the_zone_may_be_said(tmp_path: Path) -> None:
    assert read(tmp_path, ANSWERS, "Africa/Casablanca").instance.conference.timezone == "Africa/Casablanca"
    with pytest.raises(UsageError, match="is not a time zone"):
        read(tmp_path, ANSWERS, "Nowhere")


def test_a_zip_archive_is_read_as_its_files_are(tmp_path: Path) -> None:
    wanted = read(tmp_path, ANSWERS)
    with zipfile.ZipFile(tmp_path / "answers.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, answer in ANSWERS.items():
            archive.writestr(f"some/folder/{name}.json", json.dumps(answer))
    assert read_pretalx(tmp_path / "answers.zip", ImportOptions()).instance == wanted.instance


def test_archives_that_unpack_to_much_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(9):
            archive.writestr(f"{number}.json", b" " * 8_000_000)
    with pytest.raises(InputError, match="holds more than"):
        read_pretalx(tmp_path / "bomb.zip", ImportOptions())
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(InputError, match="cannot be unpacked"):
        read_pretalx(tmp_path / "no.zip", ImportOptions())


def test_all_faults_of_all_files_are_told_with_their_places(tmp_path: Path) -> None:
    told = deepcopy(ANSWERS)
    told["submissions"]["results"][0] |= {"duration": "long", "speakers": 7}
    told["slots"]["results"][1]["start"] = "soon"
    with pytest.raises(InputError) as caught:
        read(tmp_path, told)
    found = [(Path(f.file).name, f.line, f.field) for f in caught.value.faults]
    assert sorted(found) == [
        ("slots.json", 1, "results[2].start"),
        ("submissions.json", 1, "results[1].duration"),
        ("submissions.json", 1, "results[1].speakers"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{}", "holds no submissions"),
        ("[1, 2]", "holds no submissions"),
        ("nonsense", "a value is missing"),
        ("", "is empty"),
    ],
)
def test_files_that_are_no_answers_are_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "answer.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_pretalx(file, ImportOptions())
    assert message in caught.value.faults[0].message


def test_a_folder_without_answers_and_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no JSON"):
        read_pretalx(tmp_path, ImportOptions())
    with pytest.raises(InputError, match="no such file"):
        read_pretalx(tmp_path / "none.json", ImportOptions())


def insist_on_faults(folder: Path, told: dict[str, Any]) -> None:
    """See that what is not read is refused with faults."""
    faults: list[object] = [None]
    try:
        read(folder, told)
    except InputError as error:
        faults = list(error.faults)
    assert faults


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text())
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    told = deepcopy(ANSWERS)
    told["event"] |= {"name": {"en": text, text: text}, "slug": f"x{text}"}
    told["rooms"]["results"][0]["name"] = {"ar": text}
    told["speakers"]["results"][0]["name"] = told["tags"]["results"][0]["tag"] = text
    told["types"]["results"][0]["name"] = told["tracks"]["results"][0]["name"] = {"en": text}
    told["submissions"]["results"][0] |= {"title": text, "abstract": text, "content_locale": text}
    told["submissions"]["results"][1] |= {"code": f"x{text}", "state": "confirmed"}
    told["slots"]["results"][3]["description"] = {"fr": text}
    insist_on_faults(tmp_path, told)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = sorted(
    {(name, field) for name in ANSWERS if "results" in ANSWERS[name] for field in ANSWERS[name]["results"][0]}
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bad=JSON, place=st.sampled_from(FIELDS), event=st.sampled_from(sorted(ANSWERS["event"])))
def test_wrong_types_are_faults(tmp_path: Path, bad: Any, place: tuple[str, str], event: str) -> None:
    name, field = place
    told = deepcopy(ANSWERS)
    told[name]["results"][0][field] = bad
    insist_on_faults(tmp_path, told)
    insist_on_faults(tmp_path, ANSWERS | {"event": ANSWERS["event"] | {event: bad}})
    insist_on_faults(tmp_path, ANSWERS | {name: bad})


def test_the_command_writes_instance_programme_and_notes(tmp_path: Path) -> None:
    file, out, ours = tmp_path / "all.json", tmp_path / "out.yaml", tmp_path / "ours.json"
    file.write_text(json.dumps(ANSWERS), encoding="utf-8")
    assert schedule("import", "pretalx", file, "-o", out, "--programme-out", ours).code == 0
    assert len(read_programme(ours, read_instance(out)).programme.placements) == 3
