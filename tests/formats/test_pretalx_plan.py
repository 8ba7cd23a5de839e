"""A programme becomes requests that put it into pretalx, past the traps of its API; they are only planned."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain import Instance, Programme
from scheduler.errors import InputError, UsageError
from scheduler.formats.exchange import ImportOptions
from scheduler.formats.pretalx import plan_of, read_pretalx, send_plan, write_pretalx
from scheduler.formats.pretalx.plan import Plan
from scheduler.formats.programme_file import write_programme
from scheduler.formats.publication import Publication
from tests.cli.run import schedule
from tests.formats.pretalx_server import TOKEN, Event, serving
from tests.formats.test_pretalx import ANSWERS, page, slot, submission
from tests.rules.case import instance_of, programme_of
from tests.small import SMALL, small_instance, small_solution

RELEASED = datetime(2030, 1, 2, 3, 4, tzinfo=UTC)


def small_plan(instance: Instance | None = None, programme: Programme | None = None) -> Plan:
    solution = small_solution()
    assert solution.programme is not None
    publication = Publication(
        instance or small_instance(), programme or solution.programme, released=RELEASED
    )
    return plan_of(publication)


def event_of_small() -> Event:
    return Event("2030-05-16", "2030-05-17")


def test_a_programme_is_put_into_an_empty_event() -> None:
    event = event_of_small()
    with serving(event) as url:
        sent = send_plan(small_plan(), url, TOKEN)
    assert sent.differences == ()
    assert [room["name"]["ar"] for room in event.rooms.values()] == ["القاعة", "العلية"]
    titles = {submission["title"] for submission in event.submissions.values()}
    assert {"Bienvenue", "Modèles", "Agents"} <= titles
    states = {s["title"]: s["state"] for s in event.submissions.values()}
    assert (states["Bienvenue"], states["Agents"]) == ("confirmed", "accepted")
    assert event.releases == ["2030-01-02 03:04 UTC"]
    n_placed = sum(slot["start"] is not None for slot in event.slots.values())
    assert n_placed == len(small_solution().programme.placements)  # type: ignore[union-attr]


def test_things_are_made_before_they_are_needed_and_the_release_comes_last() -> None:
    steps = small_plan().steps
    says = [step.says for step in steps]
    assert says[0] == "See that the event lasts long enough"
    assert (
        says.index("Make the room hall") < says.index("Make the submission open") < says.index("Confirm open")
    )
    assert says.index("Confirm open") < says.index("See where slots stand in the version in work")
    assert says[-1] == "Release the version '2030-01-02 03:04 UTC'"


def test_the_file_of_a_plan_is_the_same_every_time_and_holds_no_token(tmp_path: Path) -> None:
    solution = small_solution()
    assert solution.programme is not None
    publication = Publication(small_instance(), solution.programme, released=RELEASED)
    assert write_pretalx(publication, tmp_path / "plan.json") == (tmp_path / "plan.json",)
    text = (tmp_path / "plan.json").read_text(encoding="utf-8")
    write_pretalx(publication, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == text
    plan = json.loads(text)
    assert plan["headers"].keys() == {"Accept", "Content-Type", "Pretalx-Version"}
    assert {request["method"] for request in plan["requests"]} == {"GET", "POST", "PATCH"}
    assert plan["summary"][1] == "The event must last at least from 2030-05-17 to 2030-05-17."
    assert "Breaks and other service items." in plan["by_hand"]
    assert "Held for a sponsor" not in text
    with pytest.raises(UsageError, match=r"does not end in \.json"):
        write_pretalx(publication, tmp_path / "plan.txt")


def moved(tmp_path: Path) -> tuple[Event, Instance, Programme]:
    """An event as it was read, and its programme with one session moved to the next day."""
    event = Event("2027-05-10", "2027-05-11")
    event.rooms = {1: {"id": 1}, 2: {"id": 2}}
    submissions = [submission("AAAAAA"), submission("CCCCCC", slot_count=2, speakers=[])]
    event.submissions = {found["code"]: found for found in submissions}
    slots = [
        slot(1, "AAAAAA", "10T09:00", "10T09:30"),
        slot(2, "CCCCCC", "10T10:00", "10T10:30"),
        slot(3, "CCCCCC", "11T10:00", "11T10:30", room=2),
    ]
    event.slots = {found["id"]: dict(found) for found in slots}
    file = tmp_path / "answers.json"
    kept = {name: ANSWERS[name] for name in ("event", "rooms", "types", "tracks", "schedules")}
    file.write_text(json.dumps(kept | {"submissions": page(*submissions), "slots": page(*slots)}), "utf-8")
    imported = read_pretalx(file, ImportOptions())
    instance, programme = imported.instance, imported.programme
    assert programme is not None
    block = instance.block_index["day2-1"]
    span = instance.placing(instance.session["AAAAAA"], block, 0)
    assert span is not None
    placements = [
        replace(p, block="day2-1", slot=0, start=span.start, end=span.end) if p.session == "AAAAAA" else p
        for p in programme.placements
    ]
    return event, instance, Programme(tuple(placements))


def test_what_came_from_pretalx_is_moved_by_way_of_its_duration(tmp_path: Path) -> None:
    event, instance, programme = moved(tmp_path)
    plan = plan_of(Publication(instance, programme, released=RELEASED))
    with serving(event) as url:
        sent = send_plan(plan, url, TOKEN)
    assert sent.differences == ()
    assert sent.n_left_alone == 2
    found = event.slots[1]
    assert (found["start"], found["end"], found["room"]) == (
        "2027-05-11T10:00+02:00",
        "2027-05-11T10:30:00+02:00",
        1,
    )
    changes = [(method, path, body) for method, path, body in event.log if method != "GET"]
    assert changes == [
        ("PATCH", "/submissions/AAAAAA/", {"duration": 30 + 2 * 1440}),
        ("PATCH", "/slots/1/", {"start": "2027-05-11T10:00+02:00", "room": 1}),
        ("PATCH", "/submissions/AAAAAA/", {"duration": 30}),
        ("POST", "/schedules/release/", {"version": "2030-01-02 03:04 UTC"}),
    ]


def test_the_trap_is_there_a_plain_move_is_refused(tmp_path: Path) -> None:
    event, *_ = moved(tmp_path)
    with pytest.raises(Exception, match="the end is before the start"):
        event.placed({"start": "2027-05-11T10:00+02:00", "room": 1}, "1")


def test_sending_stops_at_the_first_refusal(tmp_path: Path) -> None:
    event, instance, programme = moved(tmp_path)
    event.releases = ["2030-01-02 03:04 UTC"]
    plan = plan_of(Publication(instance, programme, released=RELEASED))
    with serving(event) as url, pytest.raises(InputError) as caught:
        send_plan(plan, url, TOKEN)
    [fault] = caught.value.faults
    assert fault.field == "Release the version '2030-01-02 03:04 UTC'"
    assert "was refused with 400" in fault.message
    assert "the version exists" in fault.message


def test_an_event_that_is_too_short_is_told_before_anything_is_changed() -> None:
    event = Event("2030-05-16", "2030-05-16")
    with serving(event) as url, pytest.raises(InputError) as caught:
        send_plan(small_plan(), url, TOKEN)
    assert "the event lasts from 2030-05-16 to 2030-05-16" in caught.value.faults[0].message
    assert {method for method, *_ in event.log} == {"GET"}


def test_what_differs_afterwards_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    event, instance, programme = moved(tmp_path)
    monkeypatch.setattr(event, "end", lambda slot: None)
    plan = plan_of(Publication(instance, programme, released=RELEASED))
    event.slots[1]["end"] = "2027-05-12T10:00:00+02:00"
    with serving(event) as url:
        sent = send_plan(plan, url, TOKEN)
    [difference] = sent.differences
    assert difference.startswith(
        "slot:AAAAAA:0: 2027-05-11T10:00+02:00 to 2027-05-12T10:00:00+02:00 in room 1"
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://pretalx.example.org/meeting", "in the clear"),
        ("https://pretalx.example.org/", "is not the address of an event"),
        ("https://pretalx.example.org/a/b", "is not the address of an event"),
        ("https://user@pretalx.example.org/meeting", "is not the address of an event"),
        ("file:///etc/passwd", "is not the address of an event"),
        ("https://[", "is no address"),
    ],
)
def test_addresses_that_are_none_or_not_safe_are_refused(url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        send_plan(small_plan(), url, TOKEN)


def test_the_token_must_be_there_and_be_right() -> None:
    with pytest.raises(UsageError, match="no token"):
        send_plan(small_plan(), "https://pretalx.example.org/meeting", "")
    with serving(event_of_small()) as url, pytest.raises(InputError) as caught:
        send_plan(small_plan(), url, "wrong")
    assert "was refused with 401" in caught.value.faults[0].message
    assert "wrong" not in str(caught.value.faults[0])


def test_a_server_that_is_not_there_is_told() -> None:
    with serving(event_of_small()) as url:
        pass
    with pytest.raises(InputError) as caught:
        send_plan(small_plan(), url, TOKEN)
    assert "gave no answer" in caught.value.faults[0].message


def test_what_no_request_can_say_is_left_to_people() -> None:
    instance = instance_of(
        sessions=[{"id": "a", "n_rooms": 2, "speakers": ["p"]}, {"id": "b", "source": "pretalx:BBBBBB"}],
        people=[{"id": "p"}],
    )
    plan = small_plan(instance, programme_of(instance, a="am.0 big+small"))
    told = " ".join(plan.by_hand)
    for words in ("a is also in small", "b stands nowhere", "Speakers of submissions made here"):
        assert words in told


def test_performances_are_slots_of_one_submission() -> None:
    instance = instance_of(sessions=[{"id": "a"}, {"id": "b", "repeats": "a"}])
    plan = small_plan(instance, programme_of(instance, a="am.2 big", b="am.0 big"))
    bodies: list[Any] = [step.body for step in plan.steps if step.says == "Make the submission a"]
    assert bodies[0]["slot_count"] == 2
    event = Event("2024-10-24", "2024-10-24")
    with serving(event) as url:
        assert send_plan(plan, url, TOKEN).differences == ()
    assert sorted(found["start"][11:16] for found in event.slots.values()) == ["09:00", "11:00"]


def test_titles_that_look_like_names_of_answers_are_sent_as_they_are() -> None:
    instance = instance_of(sessions=[{"id": "a", "title": "{event} {room:big} {slot:x:0}"}])
    event = Event("2024-10-24", "2024-10-24")
    with serving(event) as url:
        send_plan(small_plan(instance, programme_of(instance, a="am.0 big")), url, TOKEN)
    assert event.submissions["CODE00"]["title"] == "{event} {room:big} {slot:x:0}"


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """The file of the small programme."""
    file = tmp_path / "ours.json"
    solution = small_solution()
    assert solution.programme is not None
    write_programme(file, small_instance(), solution.programme, name="small")
    return file


def test_the_command_plans_and_sends_only_where_it_is_told_to(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRETALX_TOKEN", TOKEN)
    event, plan = event_of_small(), tmp_path / "plan.json"
    with serving(event) as url:
        run = schedule("export", SMALL, ours, "--to", "pretalx", "-o", plan)
        assert (run.code, event.log) == (0, [])
        run = schedule("export", SMALL, ours, "--to", "pretalx", "-o", plan, "--send", url)
    assert run.code == 0, run.err
    assert run.out.splitlines()[-1].startswith("Sent ")
    assert len(event.releases) == 1
    assert TOKEN not in plan.read_text(encoding="utf-8")


def test_bad_usage_of_sending_is_told(ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PRETALX_TOKEN", raising=False)
    address = "https://pretalx.example.org/meeting"
    run = schedule("export", SMALL, ours, "--to", "pretalx", "-o", tmp_path / "p.json", "--send", address)
    assert run.code == 2
    assert "PRETALX_TOKEN" in run.err
    run = schedule("export", SMALL, ours, "--to", "json", "-o", tmp_path / "p.json", "--send", address)
    assert run.code == 2
    assert "json is sent nowhere" in run.err
    run = schedule("export", SMALL, ours, "--to", "pretalx", "-o", "-", "--send", address)
    assert "is kept in a file" in run.err


def test_what_pretalx_holds_otherwise_is_a_fault(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRETALX_TOKEN", TOKEN)
    event = event_of_small()
    monkeypatch.setattr(event, "end", lambda slot: None)
    with serving(event) as url:
        run = schedule("export", SMALL, ours, "--to", "pretalx", "-o", tmp_path / "p.json", "--send", url)
    assert run.code == 2
    assert "pretalx holds other places" in run.err
