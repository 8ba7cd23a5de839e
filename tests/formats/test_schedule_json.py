"""schedule.json is valid, holds what readers want, and is read back as the same programme; so are others'."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.domain import Instance, Placement, Programme
from scheduler.errors import InputError, SchedulerError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.instance_file import instance_from_text
from scheduler.formats.instance_text import instance_text
from scheduler.formats.publication import Publication
from scheduler.formats.schedule_json import read_schedule_json, write_schedule_json
from scheduler.network import Network
from scheduler.rules import state_rules
from tests.contract.instances import assignments, instances
from tests.formats.c3voc_readers import events_of_json, insist_on_valid_json
from tests.formats.published import (
    EXAMPLES,
    example,
    is_further_part,
    named,
    publication_of,
    small_publication,
    texts_in_all_fields,
)
from tests.interop import INTEROP, needs_interop

PLACES = {"a": "am.0 big", "b": "am.1 small"}
TWO: list[dict[str, Any]] = [{"id": "a"}, {"id": "b"}]
Content = dict[str, Any]


def written(publication: Publication, folder: Path) -> Path:
    path = folder / "schedule.json"
    assert write_schedule_json(publication, path) == (path,)
    return path


def content_of(publication: Publication, folder: Path) -> Content:
    content: Content = json.loads(written(publication, folder).read_text(encoding="utf-8"))
    return content


def read(path: Path, timezone: str | None = None) -> Imported:
    return read_schedule_json(path, ImportOptions(timezone))


def programme_in(imported: Imported) -> Programme:
    assert imported.programme is not None
    return imported.programme


def there_and_back(publication: Publication, folder: Path) -> Imported:
    return read(written(publication, folder))


def put(content: Content, folder: Path) -> Path:
    path = folder / "changed.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def events(content: Content) -> dict[str, Content]:
    """Events by title."""
    return {event["title"]: event for event in events_of_json(content)}


# -- what is written ------------------------------------------------------------------------------


@needs_interop("c3voc")
@pytest.mark.parametrize("website", [None, "https://example.org/agenda/", "https://example.org/all"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_valid(tmp_path: Path, name: str, website: str | None) -> None:
    publication = Publication(example(name).instance, example(name).programme, website=website)
    insist_on_valid_json(written(publication, tmp_path))


@needs_interop("c3voc")
@given(publication=texts_in_all_fields())
@settings(max_examples=15)
def test_any_text_is_valid_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, publication: Publication
) -> None:
    folder = tmp_path_factory.mktemp("any")
    insist_on_valid_json(written(publication, folder))
    imported = there_and_back(publication, folder)
    assert named(imported.instance, programme_in(imported)) == named(
        publication.instance, publication.programme
    )
    assert imported.instance.conference.name == publication.instance.conference.name


def test_the_same_programme_and_moment_give_the_same_bytes(tmp_path: Path) -> None:
    first = written(small_publication(), tmp_path).read_bytes()
    assert written(small_publication(), tmp_path).read_bytes() == first


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.json"):
        write_schedule_json(small_publication(), tmp_path / "schedule.xml")


def test_names_do_not_depend_on_times_titles_or_what_else_stands(tmp_path: Path) -> None:
    before = events(content_of(publication_of(PLACES, sessions=TWO), tmp_path))
    others = [{"id": "z", "title": "New"}, {"id": "b"}, {"id": "a"}]
    after = events(
        content_of(publication_of({"z": "am.0 small", "a": "am.3 small"}, sessions=others), tmp_path)
    )
    for name in ("guid", "id", "code", "slug"):
        assert before["a"][name] == after["a"][name]


def test_names_given_by_others_are_kept(tmp_path: Path) -> None:
    guid = "78026a5a-cc68-5afa-9a49-c17d273bb29b"
    sessions = [{"id": "CL7KEF", "reference": 3, "source": f"urn:uuid:{guid}"}]
    event = events(content_of(publication_of({"CL7KEF": "am.0 big"}, sessions=sessions), tmp_path))["CL7KEF"]
    assert (event["guid"], event["id"], event["code"]) == (guid, 3, "CL7KEF")


def test_names_that_two_sessions_claim_are_given_to_neither(tmp_path: Path) -> None:
    stated = {"reference": 3, "source": "urn:uuid:78026a5a-cc68-5afa-9a49-c17d273bb29b"}
    publication = publication_of(PLACES, sessions=[{"id": "a", **stated}, {"id": "b", **stated}])
    found = events(content_of(publication, tmp_path))
    assert found["a"]["id"] != found["b"]["id"]
    assert found["a"]["guid"] != found["b"]["guid"]
    assert 3 not in (found["a"]["id"], found["b"]["id"])


@needs_interop("c3voc")
@pytest.mark.parametrize(
    ("acronym", "shown"), [("AUSIM-2024", "ausim2024"), ("fsd", "fsd2024"), ("a.b_c-d.e", "abcde")]
)
def test_acronyms_are_those_of_both_schemas(tmp_path: Path, acronym: str, shown: str) -> None:
    conference = {"name": "لقاء", "acronym": acronym, "timezone": "Africa/Casablanca"}
    publication = publication_of(PLACES, sessions=TWO, conference=conference)
    insist_on_valid_json(written(publication, tmp_path))
    assert content_of(publication, tmp_path)["schedule"]["conference"]["acronym"] == shown


@needs_interop("c3voc")
@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Etc/GMT-1", None),
        ("EST", None),
        ("Etc/UTC", "UTC"),
        ("America/Port-au-Prince", "America/Port-au-Prince"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_zones_without_a_name_there_are_told_by_offsets(tmp_path: Path, zone: str, said: str | None) -> None:
    publication = publication_of(PLACES, sessions=TWO, conference={"name": "Far", "timezone": zone})
    insist_on_valid_json(written(publication, tmp_path))
    conference = content_of(publication, tmp_path)["schedule"]["conference"]
    assert conference.get("time_zone_name") == said
    assert there_and_back(publication, tmp_path).instance.conference.timezone == zone


@needs_interop("c3voc")
def test_rooms_tracks_and_kinds_of_one_name_are_told_apart(tmp_path: Path) -> None:
    given: Content = {
        "rooms": [{"id": "6", "capacity": 9, "name": "قاعة"}, {"id": "7", "capacity": 9, "name": "قاعة"}],
        "tracks": {"1": {"title": "T"}, "2": {"title": "T"}},
        "kinds": {"talk": {"title": "K"}, "lab": {"title": "K"}},
        "sessions": [{"id": "a", "tracks": ["1"]}, {"id": "b", "tracks": ["2"], "kind": "lab"}],
    }
    publication = publication_of({"a": "am.0 6", "b": "am.0 7"}, **given)
    insist_on_valid_json(written(publication, tmp_path))
    imported = there_and_back(publication, tmp_path)
    assert [p.rooms for p in programme_in(imported).placements] == [("6",), ("7",)]
    assert [s.kind for s in imported.instance.sessions] == ["talk", "lab"]
    assert [s.tracks for s in imported.instance.sessions] == [("1",), ("2",)]


def moved(publication: Publication, **times: tuple[int, int]) -> Publication:
    """The sessions at other minutes of the first day, as a programme may have them against its rules."""
    placements = tuple(
        Placement(p.session, p.block, p.slot, *times.get(p.session, (p.start, p.end)), p.rooms)
        for p in publication.programme.placements
    )
    return Publication(publication.instance, Programme(placements))


@needs_interop("c3voc")
def test_a_night_belongs_to_the_day_before(tmp_path: Path) -> None:
    late = {"id": "late", "start": "20:00", "end": "24:00", "step": 60}
    night = {"id": "night", "start": "00:00", "end": "02:00", "step": 30}
    days = [{"date": "2024-10-24", "blocks": [late]}, {"date": "2024-10-25", "blocks": [night]}]
    publication = publication_of(
        {"a": "late.3 big", "b": "night.1 big"}, days=days, kinds={"talk": {"duration": 60}}, sessions=TWO
    )
    insist_on_valid_json(written(publication, tmp_path))
    first, second = content_of(publication, tmp_path)["schedule"]["conference"]["days"]
    assert [event["title"] for event in first["rooms"]["big"]] == ["a", "b"]
    assert first["rooms"]["big"][1]["date"] == "2024-10-25T00:30:00+01:00"
    assert first["day_end"] == "2024-10-25T01:30:00+01:00"
    assert second["rooms"] == {}
    imported = there_and_back(publication, tmp_path)
    assert named(imported.instance, programme_in(imported)) == named(
        publication.instance, publication.programme
    )


@pytest.mark.parametrize(("end", "minutes"), [(9 * 60 + 24 * 60, 1440), (9 * 60 + 30 * 60, 1800)])
def test_a_session_of_a_day_or_longer_is_refused(tmp_path: Path, end: int, minutes: int) -> None:
    publication = moved(publication_of(PLACES, sessions=TWO), a=(9 * 60, end))
    with pytest.raises(InputError) as caught:
        written(publication, tmp_path)
    [fault] = caught.value.faults
    assert fault.field == "placements[a]"
    assert fault.message.startswith(f"lasts {minutes} min")


def test_minutes_are_those_that_pass_when_clocks_are_changed(tmp_path: Path) -> None:
    days = [{"date": "2024-10-27", "blocks": [{"id": "am", "start": "01:00", "end": "05:00", "step": 60}]}]
    conference = {"name": "Night", "timezone": "Europe/Berlin"}
    publication = publication_of(
        {"a": "am.1 big"},
        days=days,
        conference=conference,
        kinds={"talk": {"duration": 120}},
        sessions=[TWO[0]],
    )
    event = events(content_of(publication, tmp_path))["a"]
    assert (event["date"], event["duration"]) == ("2024-10-27T02:00:00+02:00", "03:00")
    assert event["end"] == "2024-10-27T04:00:00+01:00"
    imported = there_and_back(publication, tmp_path)
    assert named(imported.instance, programme_in(imported)) == named(
        publication.instance, publication.programme
    )


def test_a_time_that_clocks_skip_is_refused(tmp_path: Path) -> None:
    days = [{"date": "2024-03-31", "blocks": [{"id": "am", "start": "01:00", "end": "05:00", "step": 30}]}]
    conference = {"name": "Night", "timezone": "Europe/Berlin"}
    publication = publication_of({"a": "am.3 big"}, days=days, conference=conference, sessions=[TWO[0]])
    with pytest.raises(InputError) as caught:
        written(publication, tmp_path)
    [fault] = caught.value.faults
    assert (fault.field, fault.message) == (
        "placements[a].start",
        "2024-03-31 02:30 is skipped in Europe/Berlin",
    )


@pytest.mark.parametrize("bad", ["\ud83d", "\ufffe", "\uffff"])
def test_what_is_no_character_is_refused(tmp_path: Path, bad: str) -> None:
    publication = publication_of(PLACES, sessions=[{"id": "a", "title": {"fr": f"x{bad}"}}, {"id": "b"}])
    with pytest.raises(InputError) as caught:
        written(publication, tmp_path)
    assert [fault.field for fault in caught.value.faults] == ["sessions[a].title.fr"]
    assert not list(tmp_path.iterdir())


@needs_interop("c3voc")
def test_no_session_at_all_is_valid(tmp_path: Path) -> None:
    insist_on_valid_json(written(publication_of({}, sessions=TWO), tmp_path))


@needs_interop("c3voc")
def test_an_address_longer_than_the_head_of_the_file_is_valid(tmp_path: Path) -> None:
    small = small_publication(website="https://example.org/" + "a" * 450 + "/")
    insist_on_valid_json(written(small, tmp_path))


def test_what_is_not_for_the_public_stays_away(tmp_path: Path) -> None:
    given: Content = {
        "people": [
            {
                "id": "p",
                "note": "ill",
                "unavailable": [{"from": "2024-10-24T09:00", "to": "2024-10-24T10:00"}],
            }
        ],
        "sessions": [
            {"id": "a", "speakers": ["p"], "audience": 77, "note": "secret", "provenance": "filler"},
            {"id": "b", "title": "Rejected"},
        ],
    }
    day = {
        "date": "2024-10-24",
        "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "step": 60}],
        "service": [
            {"title": "Coffee", "start": "10:00", "end": "10:30"},
            {"title": "Held back", "start": "10:00", "end": "11:00", "public": False},
        ],
    }
    text = written(publication_of({"a": "am.0 big"}, days=[day], **given), tmp_path).read_text(
        encoding="utf-8"
    )
    assert "Coffee" in text
    for word in ("secret", "ill", "77", "Rejected", "Held back", "unavailable", "filler"):
        assert f'"{word}' not in text
        assert f": {word}" not in text


def test_capacities_that_are_made_up_are_not_told(tmp_path: Path) -> None:
    rooms = [
        {"id": "big", "capacity": 1, "provenance": {"capacity": "filler"}},
        {"id": "small", "capacity": 20},
    ]
    publication = publication_of(PLACES, rooms=rooms, sessions=TWO)
    conference = content_of(publication, tmp_path)["schedule"]["conference"]
    assert [room["capacity"] for room in conference["rooms"]] == [None, 20]
    assert any("capacity of 1 is not known" in note for note in there_and_back(publication, tmp_path).notes)


# -- there and back -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_come_back_in_all_languages(tmp_path: Path, name: str) -> None:
    given = example(name)
    imported = there_and_back(given, tmp_path)
    instance, programme = imported.instance, programme_in(imported)
    assert named(instance, programme) == named(given.instance, given.programme)
    assert [room.id for room in instance.rooms] == [room.id for room in given.instance.rooms]
    assert [day.title for day in instance.days] == [day.title for day in given.instance.days]
    assert instance.conference.languages == given.instance.conference.languages
    assert not [v for v in evaluate(instance, programme).violations if v.level == "hard"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_came_back_is_written_as_it_was(tmp_path: Path, name: str) -> None:
    first = content_of(example(name), tmp_path)
    imported = there_and_back(example(name), tmp_path)
    second = content_of(Publication(imported.instance, programme_in(imported)), tmp_path)
    assert events_of_json(second) == events_of_json(first)


@given(st.data())
@settings(max_examples=20)
def test_any_programme_comes_back(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """Whatever rules it breaks: with several rooms, own timelines, sessions left out."""
    instance: Instance = data.draw(instances(()))
    network: Network = state_rules(instance)
    programme = network.programme(data.draw(assignments(network)))
    if not programme.placements:
        return
    folder = tmp_path_factory.mktemp("any")
    imported = there_and_back(Publication(instance, programme), folder)
    assert named(imported.instance, programme_in(imported)) == named(instance, programme)


def test_one_language_is_all_there_is_where_it_was_asked_for(tmp_path: Path) -> None:
    imported = there_and_back(small_publication(language="ar"), tmp_path)
    titles = [session.title for session in imported.instance.sessions]
    assert all(title.ar and not (title.en or title.fr) for title in titles)


def test_a_session_in_several_rooms_stands_in_all_of_them(tmp_path: Path) -> None:
    publication = publication_of({"a": "am.0 small+big"}, sessions=[{"id": "a", "n_rooms": 2}])
    event = events(content_of(publication, tmp_path))["a"]
    assert (event["room"], event["description"]) == ("small", "Also in: big")
    imported = there_and_back(publication, tmp_path)
    assert programme_in(imported).placements[0].rooms == ("small", "big")
    assert imported.instance.sessions[0].abstract is None


def test_service_items_come_back(tmp_path: Path) -> None:
    instance = there_and_back(example("2022"), tmp_path).instance
    given = example("2022").instance
    shown = [[(i.title, i.start, i.end, i.closed) for i in day.service if i.public] for day in given.days]
    assert [[(i.title, i.start, i.end, i.closed) for i in day.service] for day in instance.days] == shown


# -- what others have changed since -----------------------------------------------------------


def change(folder: Path, publication: Publication, how: Callable[[Content], None]) -> Imported:
    content = content_of(publication, folder)
    how(content)
    return read(put(content, folder))


def test_a_new_title_is_believed(tmp_path: Path) -> None:
    def rename(content: Content) -> None:
        events(content)["Bienvenue"]["title"] = "Renamed"

    instance = change(tmp_path, small_publication(), rename).instance
    assert str(instance.session["open"].title) == "Renamed"
    assert instance.session["w1"].title.ar == "النماذج"


def test_people_that_came_and_went_are_believed(tmp_path: Path) -> None:
    def replace(content: Content) -> None:
        event = events(content)["Bienvenue"]
        event["persons"] = [*event["persons"][1:], {"name": "Newcomer"}]

    session = change(tmp_path, small_publication(), replace).instance.session["open"]
    assert session.speakers == ("p2", "p3", "p4", "Newcomer")
    assert session.moderators == ("p5",)


def test_a_session_that_was_moved_to_another_room_stands_there_alone(tmp_path: Path) -> None:
    publication = publication_of({"a": "am.0 small+big"}, sessions=[{"id": "a", "n_rooms": 2}])

    def move(content: Content) -> None:
        rooms = content["schedule"]["conference"]["days"][0]["rooms"]
        rooms["Garden"] = [{**rooms.pop("small")[0], "description": ""}]

    imported = change(tmp_path, publication, move)
    assert programme_in(imported).placements[0].rooms == ("Garden",)
    assert imported.instance.sessions[0].n_rooms == 1
    assert not evaluate(imported.instance, programme_in(imported)).violations


def test_another_kind_and_track_are_believed(tmp_path: Path) -> None:
    def retype(content: Content) -> None:
        events(content)["Modèles"] |= {"type": "Panel", "track": "Law", "language": "fr"}

    session = change(tmp_path, small_publication(), retype).instance.session["w1"]
    assert (session.kind, session.tracks, session.languages) == ("Panel", ("Law",), ("fr",))


def test_what_our_table_holds_besides_is_not_believed(tmp_path: Path) -> None:
    def smuggle(content: Content) -> None:
        table = content["schedule"]["conference"]["meta"]["schedule"]
        table["sessions"][0] |= {"audience": 10**9, "nonsense": 1}
        table["rules"] = {"x": 1}
        table["people"] = [1, {"guid": 2}, {"id": []}]
        table["rooms"] = "none"
        table["kinds"] = [[]]

    instance = change(tmp_path, small_publication(), smuggle).instance
    assert [session.audience for session in instance.sessions] == [None] * len(instance.sessions)
    assert {str(person.name) for person in instance.people} >= {"Intervenant un", "Speaker two"}


# -- what others have published -------------------------------------------------------------------

N_SESSIONS = {
    "c3voc/frab-camp2019.json": 79,
    "c3voc/hub-schedule2.json": 2,
    "c3voc/invalid-example.json": 1,
    "c3voc/pretalx-democon.json": 36,
    "c3voc/pretalx-rc3.json": 48,
    "pretalx/schedule.json": 36,
    "pretalx/moved/schedule.json": 37,
    "pretalx/roundtrip/schedule.json": 2,
}


@needs_interop("c3voc")
@needs_interop("pretalx")
@pytest.mark.parametrize("name", N_SESSIONS)
def test_published_programmes_are_read_with_every_session(name: str) -> None:
    imported = read(INTEROP / name)
    instance, programme = imported.instance, programme_in(imported)
    assert len(instance.sessions) == len(programme.placements)
    assert sum(not is_further_part(session.id) for session in instance.sessions) == N_SESSIONS[name]
    assert instance_from_text(instance_text(instance, as_json=True), "i.json") == instance
    broken = {violation.rule for violation in evaluate(instance, programme).violations}
    assert broken == ({"person_clash"} if "democon" in name else set())
    assert any(note.startswith("people:") for note in imported.notes)


@needs_interop("c3voc")
def test_a_person_in_two_places_at_once_is_found() -> None:
    imported = read(INTEROP / "c3voc/pretalx-democon.json")
    [violation] = evaluate(imported.instance, programme_in(imported)).violations
    assert violation.text("en").startswith("Stephanie Hudson is in ")


@needs_interop("pretalx")
def test_names_of_others_are_kept_when_their_programme_is_published_again(tmp_path: Path) -> None:
    path = INTEROP / "pretalx/schedule.json"
    before = events(json.loads(path.read_text(encoding="utf-8")))
    imported = read(path)
    after = events(content_of(Publication(imported.instance, programme_in(imported)), tmp_path))
    assert before.keys() == after.keys()
    for title, event in before.items():
        for name in ("guid", "id", "code", "date", "duration", "room", "type", "track"):
            assert after[title][name] == event[name]
        names = [person["name"] for person in after[title]["persons"]]
        assert sorted(names) == sorted(person["name"] for person in event["persons"])


def one_event(**given: Any) -> Content:
    event = {
        "title": "T",
        "date": "2024-10-24T09:00:00+02:00",
        "duration": "01:00",
        "persons": [],
        "id": 1,
    }
    day = {"index": 1, "date": "2024-10-24", "rooms": {"R": [event | given]}}
    return {"schedule": {"conference": {"title": "C", "time_zone_name": "Europe/Berlin", "days": [day]}}}


def test_a_session_past_midnight_becomes_one_on_each_day(tmp_path: Path) -> None:
    guid = "01234567-89ab-4def-8123-456789abcdef"
    content = one_event(date="2024-10-24T23:00:00+02:00", duration="02:00", guid=guid)
    content["schedule"]["conference"]["days"].append({"date": "2024-10-25", "rooms": {}})
    imported = read(put(content, tmp_path))
    first, second = programme_in(imported).placements
    assert (first.session, second.session) == ("s1", "s1-day2")
    assert (first.end, second.start) == (24 * 60, 24 * 60)
    assert (first.end - first.start, second.end - second.start) == (60, 60)
    assert [session.source for session in imported.instance.sessions] == [f"urn:uuid:{guid}", None]
    assert [session.reference for session in imported.instance.sessions] == [1, None]
    assert all(session.pinned for session in imported.instance.sessions)
    assert any("s1 goes on past midnight" in note for note in imported.notes)
    assert not evaluate(imported.instance, programme_in(imported)).violations


def test_a_session_of_several_days_takes_the_hours_of_the_others(tmp_path: Path) -> None:
    content = one_event(date="2024-10-24T09:00:00+02:00", duration="56:00")
    other = content["schedule"]["conference"]["days"][0]["rooms"]["R"][0] | {"id": 2, "duration": "02:00"}
    days = content["schedule"]["conference"]["days"]
    days[0]["rooms"]["S"] = [other | {"date": "2024-10-24T16:00:00+02:00"}]
    days.append(
        {"date": "2024-10-25", "rooms": {"S": [other | {"id": 3, "date": "2024-10-25T10:00:00+02:00"}]}}
    )
    imported = read(put(content, tmp_path))
    spans = [imported.instance.when(p.time) for p in programme_in(imported).placements if "s1" in p.session]
    assert [(when.start // 60, when.end // 60) for when in spans] == [(9, 18), (10, 12), (0, 17)]
    content = one_event(duration=f"{61 * 24}:00")
    with pytest.raises(InputError) as caught:
        read(put(content, tmp_path))
    assert "lasts longer than 60 days" in str(caught.value.faults[0])


def test_what_is_missing_is_found_elsewhere(tmp_path: Path) -> None:
    content = one_event(date=None, start="01:30", duration=None, end="2024-10-25T02:15:00+02:00")
    content["schedule"]["conference"]["days"][0]["rooms"]["R"][0]["start"] = "01:30"
    with pytest.raises(InputError):  # a start without an offset, and an end with one
        read(put(content, tmp_path))
    content = one_event(date=None, start="01:30")
    [placement] = programme_in(read(put(content, tmp_path))).placements
    assert placement.start == 24 * 60 + 90  # in the night after the day
    content = one_event(duration=None, end="2024-10-24T09:45:00+02:00", room="R", persons=None)
    [placement] = programme_in(read(put(content, tmp_path))).placements
    assert placement.end - placement.start == 45


def test_the_zone_is_asked_for_where_times_do_not_tell_it(tmp_path: Path) -> None:
    content = one_event()
    del content["schedule"]["conference"]["time_zone_name"]
    assert read(put(content, tmp_path)).instance.conference.timezone == "Etc/GMT-2"
    assert read(put(content, tmp_path), "Europe/Paris").instance.conference.timezone == "Europe/Paris"
    content["schedule"]["conference"]["days"][0]["rooms"]["R"][0]["date"] = "2024-10-24T09:00:00"
    with pytest.raises(InputError) as caught:
        read(put(content, tmp_path))
    assert "--timezone" in caught.value.faults[0].hint
    assert read(put(content, tmp_path), "Europe/Paris").instance.conference.timezone == "Europe/Paris"
    with pytest.raises(UsageError, match="is not a time zone"):
        read(put(content, tmp_path), "Europe/Pariss")
    content["schedule"]["conference"]["time_zone_name"] = "Mars/Olympus"
    with pytest.raises(InputError, match="time zone"):
        read(put(content, tmp_path))
    assert read(put(content, tmp_path), "Europe/Paris").instance.conference.timezone == "Europe/Paris"


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    content = one_event(title=" ", date="yesterday", duration="0:00", persons=[{"name": 5}, 7], track=["x"])
    content["schedule"]["conference"]["rooms"] = {"R": 1}
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    faults = {fault.field.rpartition(".")[2]: fault for fault in caught.value.faults}
    assert faults.keys() == {"title", "date", "duration", "name", "persons[2]", "track", "rooms"}
    lines = path.read_text(encoding="utf-8").splitlines()
    for name in ("title", "date", "duration"):
        assert f'"{name}"' in lines[faults[name].line - 1]
    assert all(fault.hint for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("[]", "is no programme of the C3VOC"),
        ("{}", "is no programme of the C3VOC"),
        ('{"schedule": {"conference": 3}}', "is no programme of the C3VOC"),
        ('{"schedule": {"conference": {}}}', "holds no event"),
        ('{"schedule": {"conference": {"days": []}}}', "holds no event"),
        ("{", "a name in double quotes is missing"),
        ("[" * 5000, "nested deeper"),
        ('{"a": 1' + "0" * 5000 + "}", "is no programme of the C3VOC"),
    ],
)
def test_what_is_no_programme_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert any(message in fault.message for fault in caught.value.faults)


def test_control_characters_are_refused_where_they_stand(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(put(one_event(title="a\u0007", abstract="fine\r\nhere"), tmp_path))
    [fault] = caught.value.faults
    assert fault.message == "holds the control character U+0007"


def test_events_that_share_a_guid_are_sessions_of_their_own(tmp_path: Path) -> None:
    guid = "78026a5a-cc68-5afa-9a49-c17d273bb29b"
    content = one_event(guid=guid, code="ABC")
    rooms = content["schedule"]["conference"]["days"][0]["rooms"]
    rooms["S"] = [dict(rooms["R"][0])]
    imported = read(put(content, tmp_path))
    assert [session.id for session in imported.instance.sessions] == ["ABC", "ABC-2"]
    assert any(guid in note for note in imported.notes)


JUNK = st.sampled_from(
    [None, "", " ", 0, -1, 3.5, True, [], {}, [[]], {"a": []}, "x", "2024-13-45", "99:99", "\u0000"]
)


@given(st.data())
@settings(max_examples=60)
def test_whatever_is_changed_in_a_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    content = content_of(small_publication(), folder)
    for _ in range(data.draw(st.integers(1, 4))):
        _spoil(content, data)
    try:
        imported = read(put(content, folder))
    except SchedulerError:
        return
    evaluate(imported.instance, programme_in(imported))


def _spoil(content: Content, data: st.DataObject) -> None:
    """Put junk somewhere, or take something away."""
    holder: Any = content
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        inner = holder[key]
        if isinstance(inner, dict | list) and inner and data.draw(st.integers(0, 9)):
            holder = inner
            continue
        if data.draw(st.booleans()):
            holder[key] = data.draw(JUNK)
        else:
            del holder[key]
        return
