"""What a calendar says of earlier releases: what was changed, how often and when, and what was cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain import Instance, Placement, Programme
from scheduler.errors import InputError
from scheduler.formats.ical import write_ical
from scheduler.formats.instance_file import instance_from_text
from tests.formats.calendars import RELEASED, Written, programme, publication, written, written_by
from tests.small import SMALL, small_instance

DAY = timedelta(days=1)


def edited(*changes: tuple[str, str]) -> Instance:
    """The small instance with its text changed."""
    text = SMALL.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return instance_from_text(text)


def by_programmes(
    folder: Path, programmes: Sequence[Programme], instance: Instance | None = None
) -> list[Written]:
    """Releases a day apart, each told of all before it as programmes."""
    return [
        written(folder, each, instance, previous=tuple(programmes[:n]), released=RELEASED + n * DAY)
        for n, each in enumerate(programmes)
    ]


def by_calendars(
    folder: Path, programmes: Sequence[Programme], instance: Instance | None = None
) -> list[Written]:
    """Releases a day apart, each told of the one before as a calendar."""
    found: list[Written] = []
    for n, each in enumerate(programmes):
        earlier = folder / f"release-{n}.ics"
        if found:
            earlier.write_bytes(found[-1].content)
        calendars = (earlier,) if found else ()
        found.append(written(folder, each, instance, calendars=calendars, released=RELEASED + n * DAY))
    return found


CHAINS = pytest.mark.parametrize("chain", [by_programmes, by_calendars])


@CHAINS
def test_only_what_changed_says_so(chain: Any, tmp_path: Path) -> None:
    _, second = chain(tmp_path, [programme(), programme(w1=(2, "attic"), w4=(1, "hall"))])
    assert {key: second.sequence(key) for key in ("open", "w1", "w2", "w3", "w4")} == {
        "open": 0, "w1": 1, "w2": 0, "w3": 0, "w4": 1,
    }  # fmt: skip
    for key, event in second.events.items():
        is_changed = key in ("w1", "w4")
        assert ("SEQUENCE" in event) == is_changed
        assert second.modified(key) == (RELEASED + DAY if is_changed else None)
        assert event["DTSTAMP"].dt == RELEASED + DAY


@CHAINS
def test_a_session_that_moves_and_moves_back_counts_both(chain: Any, tmp_path: Path) -> None:
    releases = chain(tmp_path, [programme(), programme(w1=(2, "attic")), programme()])
    assert [release.sequence("w1") for release in releases] == [0, 1, 2]
    assert [release.modified("w1") for release in releases] == [None, RELEASED + DAY, RELEASED + 2 * DAY]
    assert releases[2].event("w1")["DTSTART"].dt == releases[0].event("w1")["DTSTART"].dt


@CHAINS
def test_a_cancelled_session_stays_and_returns(chain: Any, tmp_path: Path) -> None:
    chained = chain(
        tmp_path,
        [programme(), programme(w1=None), programme(w1=None), programme(), programme(w1=(0, "attic"))],
    )
    assert [release.sequence("w1") for release in chained] == [0, 1, 1, 2, 3]
    assert [str(release.event("w1")["STATUS"]) for release in chained] == [
        "CONFIRMED", "CANCELLED", "CANCELLED", "CONFIRMED", "CONFIRMED",
    ]  # fmt: skip
    for name in ("UID", "DTSTART", "DTEND", "SUMMARY", "LOCATION"):
        assert len({release.event("w1")[name].to_ical() for release in chained[:4]}) == 1, name
    assert chained[1].modified("w1") == RELEASED + DAY


@CHAINS
def test_the_number_of_changes_never_falls(chain: Any, tmp_path: Path) -> None:
    places = [
        (1, "hall"),
        (2, "attic"),
        None,
        (2, "attic"),
        (2, "attic"),
        (1, "hall"),
        None,
        None,
        (1, "hall"),
    ]
    found = [release.sequence("w1") for release in chain(tmp_path, [programme(w1=place) for place in places])]
    assert found == [0, 1, 2, 3, 3, 4, 5, 5, 6]


@CHAINS
def test_a_session_that_was_never_announced_begins_at_none(chain: Any, tmp_path: Path) -> None:
    releases = chain(tmp_path, [programme(w1=None), programme(), programme(w1=(2, "attic"))])
    assert "w1" not in releases[0].events
    assert [release.sequence("w1") for release in releases[1:]] == [0, 1]


def test_the_moment_of_an_earlier_change_is_known_from_calendars_only(tmp_path: Path) -> None:
    chain = [programme(), programme(w1=(2, "attic")), programme(w1=(2, "attic"))]
    assert by_calendars(tmp_path, chain)[2].modified("w1") == RELEASED + DAY
    last = by_programmes(tmp_path, chain)[2]
    assert (last.sequence("w1"), last.modified("w1")) == (1, None)


def test_a_calendar_that_follows_itself_is_the_same_byte_by_byte(tmp_path: Path) -> None:
    *_, last = by_calendars(tmp_path, [programme(), programme(w1=None), programme(w2=(0, "attic"), w1=None)])
    (tmp_path / "last.ics").write_bytes(last.content)
    again = written(
        tmp_path,
        programme(w2=(0, "attic"), w1=None),
        calendars=(tmp_path / "last.ics",),
        released=RELEASED + 2 * DAY,
    )
    assert again.content == last.content


def test_of_several_calendars_the_last_counts_and_nothing_of_the_others_is_lost(tmp_path: Path) -> None:
    chain = by_calendars(tmp_path, [programme(), programme(w1=(2, "attic"))])
    files = []
    for n, release in enumerate(chain):
        files.append(tmp_path / f"given-{n}.ics")
        files[-1].write_bytes(release.content)
    third = written(tmp_path, programme(w1=(0, "attic"), w3=None), calendars=tuple(files))
    assert (third.sequence("w1"), third.sequence("w3")) == (2, 1)


def after(folder: Path, first: Written, instance: Instance, found: Programme | None = None) -> Written:
    """The release after a first one, of an instance that was changed."""
    (folder / "first.ics").write_bytes(first.content)
    return written(
        folder, found or programme(), instance, calendars=(folder / "first.ics",), released=RELEASED + DAY
    )


@pytest.mark.parametrize(
    "change",
    [
        ("{en: Models,", "{en: New models,"),
        ("name: {en: Speaker one,", "name: {en: Doctor one,"),
        ("Artificial intelligence", "Learning machines"),
        ("tracks: [ai], audience: 40", "abstract: Now told., tracks: [ai], audience: 40"),
        ("tracks: [ai], audience: 40", "status: tentative, tracks: [ai], audience: 40"),
    ],
)
def test_with_calendars_every_change_that_is_seen_counts(change: tuple[str, str], tmp_path: Path) -> None:
    second = after(tmp_path, written(tmp_path, programme()), edited(change))
    assert (second.sequence("w1"), second.modified("w1")) == (1, RELEASED + DAY)
    assert (second.sequence("w3"), second.modified("w3")) == (0, None)


def test_what_nobody_sees_is_no_change(tmp_path: Path) -> None:
    second = after(tmp_path, written(tmp_path, programme()), edited(("audience: 40", "audience: 41")))
    assert all("SEQUENCE" not in event for event in second.events.values())


def test_a_session_that_is_gone_for_good_is_cancelled_as_it_was_called(tmp_path: Path) -> None:
    line = next(line for line in SMALL.read_text(encoding="utf-8").splitlines() if "{id: w3," in line)
    second = after(tmp_path, written(tmp_path, programme()), edited((f"{line}\n", "")), programme(w3=None))
    event = second.event("w3")
    assert (str(event["STATUS"]), str(event["SUMMARY"]), second.sequence("w3")) == ("CANCELLED", "Graphs", 1)


def test_of_a_programme_a_session_that_is_gone_has_only_its_id(tmp_path: Path) -> None:
    line = next(line for line in SMALL.read_text(encoding="utf-8").splitlines() if "{id: w3," in line)
    second = written(tmp_path, programme(w3=None), edited((f"{line}\n", "")), previous=(programme(),))
    event = second.event("w3")
    assert (str(event["STATUS"]), str(event["SUMMARY"]), event["LOCATION"]) == ("CANCELLED", "w3", "Hall")


def test_a_service_item_that_is_gone_is_cancelled_and_one_that_moves_is_changed(tmp_path: Path) -> None:
    first = written(tmp_path, programme())
    moved = after(tmp_path, first, edited(("start: 17:00, end: 19:00", "start: 16:00, end: 19:00")))
    [badges] = [key for key, event in first.events.items() if event["SUMMARY"] == "Badges"]
    assert (moved.sequence(badges), f"{moved.event(badges)['DTSTART'].dt:%H}") == (1, "16")
    hidden = after(
        tmp_path, first, edited(("start: 17:00, end: 19:00", "start: 17:00, end: 19:00, public: false"))
    )
    assert (str(hidden.event(badges)["STATUS"]), hidden.sequence(badges)) == ("CANCELLED", 1)


def test_ids_stay_for_life_though_the_conference_gets_another_acronym(tmp_path: Path) -> None:
    first = written(tmp_path, programme())
    second = after(
        tmp_path, first, edited(("languages: [fr, ar, en]", "languages: [fr, ar, en]\n  acronym: NEW"))
    )
    for key in ("open", "w1"):
        assert second.event(key)["UID"] == first.event(key)["UID"]
        assert second.sequence(key) == 0


def test_an_earlier_release_in_another_zone_is_told_in_the_present_one(tmp_path: Path) -> None:
    paris = edited(("Africa/Casablanca", "Europe/Paris"))
    second = after(tmp_path, written(tmp_path, programme(), paris), small_instance(), programme(w3=None))
    event = second.event("w3")
    assert event["DTSTART"].params["TZID"] == "Africa/Casablanca"
    assert b"Europe/Paris" not in second.content


# -- lists ------------------------------------------------------------------------------------------


def lists_after(
    folder: Path, by: Any, found: Programme, instance: Instance | None = None
) -> dict[str, Written]:
    """A second release of lists, told of the first as a folder."""
    written_by(folder / "first", programme(), by=by)
    return written_by(
        folder / "second", found, instance, by=by, calendars=(folder / "first",), released=RELEASED + DAY
    )


def test_a_session_that_moves_leaves_the_list_of_its_old_room(tmp_path: Path) -> None:
    rooms = lists_after(tmp_path, "room", programme(w2=(0, "hall"), w4=(1, "hall"), w1=None, w3=None))
    assert sorted(rooms["attic.ics"].events) == [], "the file is written all the same: somebody reads it"
    assert rooms["hall.ics"].sequence("w2") == 1
    assert str(rooms["hall.ics"].event("w1")["STATUS"]) == "CANCELLED"


def test_a_cancelled_session_stays_with_its_people_and_tracks(tmp_path: Path) -> None:
    people = lists_after(tmp_path / "a", "person", programme(w1=None))
    assert str(people["p1.ics"].event("w1")["STATUS"]) == "CANCELLED"
    assert "w1" not in people["p2.ics"].events
    tracks = lists_after(tmp_path / "b", "track", programme(w1=None))
    assert str(tracks["ai.ics"].event("w1")["STATUS"]) == "CANCELLED"


def test_somebody_who_comes_new_to_a_session_sees_how_often_it_was_changed(tmp_path: Path) -> None:
    people = lists_after(
        tmp_path, "person", programme(), edited(("moderators: [p1]", "moderators: [p1, p2]"))
    )
    assert people["p2.ics"].sequence("w1") == people["p1.ics"].sequence("w1") == 1


def test_somebody_who_has_left_gets_an_empty_list(tmp_path: Path) -> None:
    people = lists_after(
        tmp_path,
        "person",
        programme(),
        edited(
            ("  - {id: p4, name: Speaker four}\n", ""),
            ("speakers: [p1, p2, p3, p4]", "speakers: [p1, p2, p3]"),
        ),
    )
    assert people["p4.ics"].events == {}
    assert people["p3.ics"].sequence("open") == 1


def test_lists_can_follow_a_calendar_of_all(tmp_path: Path) -> None:
    path = tmp_path / "all.ics"
    path.write_bytes(written(tmp_path, programme()).content)
    people = written_by(tmp_path / "people", programme(w1=None), by="person", calendars=(path,))
    assert str(people["p1.ics"].event("w1")["STATUS"]) == "CANCELLED"
    assert set(people) == {f"p{number}.ics" for number in range(1, 6)}


def test_lists_can_follow_programmes(tmp_path: Path) -> None:
    rooms = written_by(tmp_path / "rooms", programme(w1=None), by="room", previous=(programme(),))
    assert str(rooms["hall.ics"].event("w1")["STATUS"]) == "CANCELLED"


def test_a_calendar_of_all_can_follow_a_folder(tmp_path: Path) -> None:
    written_by(tmp_path / "rooms", programme(), by="room")
    assert written(tmp_path, programme(w1=None), calendars=(tmp_path / "rooms",)).sequence("w1") == 1


def test_an_earlier_programme_leads_no_file_out_of_the_folder(tmp_path: Path) -> None:
    bad = Placement("w1", "morning", 1, 2070, 2115, ("../../evil", "hall"))
    worse = Placement("../w9\r\nX:Y", "morning", 1, 2070, 2115, ("a\x1b\n",))
    written_by(tmp_path / "rooms", programme(w1=None), by="room", previous=(Programme((bad, worse)),))
    assert [path.name for path in tmp_path.iterdir()] == ["rooms"]
    assert {path.name for path in (tmp_path / "rooms").iterdir()} == {"attic.ics", "hall.ics"}


# -- calendars that cannot be read -------------------------------------------------------------------


def refusal(folder: Path, *contents: bytes) -> list[str]:
    """The faults of calendars given as earlier releases."""
    files = []
    for n, content in enumerate(contents):
        files.append(folder / f"bad-{n}.ics")
        files[-1].write_bytes(content)
    with pytest.raises(InputError) as caught:
        write_ical(publication(programme(), calendars=tuple(files)), folder / "out.ics")
    assert not (folder / "out.ics").exists()
    return [f"{Path(fault.file).name} {fault.field} {fault.message}" for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is no calendar"),
        (b"nonsense", "is no calendar"),
        (b"\xff\xfe", "is no calendar"),
        (b"BEGIN:VCALENDAR\r\n", "is no calendar"),
        (b"BEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\n", "is no calendar of ours"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\nEND:VCALENDAR\r\n", "is no calendar of ours"),
        (b"BEGIN:VCALENDAR\r\n" * 3_000, "is no calendar"),
    ],
)
def test_what_is_no_calendar_of_ours_is_told(content: bytes, message: str, tmp_path: Path) -> None:
    [fault] = refusal(tmp_path, content)
    assert message in fault


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"DTSTART;TZID=Africa/Casablanca:20300517T090000", b"DTSTART:20300517T090000"),
        (b"DTSTART;TZID=Africa/Casablanca:20300517T090000", b"DTSTART:sunday"),
        (b"DTSTART;TZID=Africa/Casablanca:20300517T090000", b"DTSTART;VALUE=DATE:20300517"),
        (b"DTSTART;TZID=Africa/Casablanca:20300517T090000", b"DTSTART;TZID=Nowhere:20300517T090000"),
        (b"DTSTART;TZID=Africa/Casablanca:20300517T090000\r\n", b""),
        (b"SUMMARY;LANGUAGE=en:Welcome", b"SEQUENCE:-1\r\nSUMMARY:Welcome"),
        (b"SUMMARY;LANGUAGE=en:Welcome", b"SEQUENCE:99999999999\r\nSUMMARY:Welcome"),
        (b"SUMMARY;LANGUAGE=en:Welcome", b"SEQUENCE:two\r\nSUMMARY:Welcome"),
        (b"SUMMARY;LANGUAGE=en:Welcome", b"SUMMARY:A\r\nSUMMARY:B"),
        (b"SUMMARY;LANGUAGE=en:Welcome", b"SUMMARY:A\r\nLAST-MODIFIED:never"),
        (b"X-SCHEDULE-ID:open", b"X-SCHEDULE-ID:../open"),
        (b"X-SCHEDULE-ID:open", b"X-SCHEDULE-ID:open\r\nX-SCHEDULE-ID:w1"),
    ],
)
def test_an_event_that_was_changed_by_hand_is_told(old: bytes, new: bytes, tmp_path: Path) -> None:
    content = written(tmp_path, programme()).content
    assert content.count(old) == 1
    [fault] = refusal(tmp_path, content.replace(old, new))
    assert "is not as it was exported" in fault


def test_all_faults_of_all_calendars_are_told_at_once(tmp_path: Path) -> None:
    content = written(tmp_path, programme()).content
    broken = content.replace(b"DTSTART;TZID=Africa/Casablanca", b"DTSTART")
    faults = refusal(tmp_path, broken, b"nonsense")
    assert len(faults) == broken.count(b"BEGIN:VEVENT") + 1


def test_a_file_or_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        written(tmp_path, programme(), calendars=(tmp_path / "none.ics",))
    assert "cannot be read" in caught.value.faults[0].message
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as caught:
        written(tmp_path, programme(), calendars=(tmp_path / "empty",))
    assert "holds no calendar" in caught.value.faults[0].message


def test_moments_before_1970_are_moments(tmp_path: Path) -> None:
    early = written(tmp_path, programme(), released=datetime(1969, 7, 20, 20, 17, tzinfo=UTC))
    assert b"DTSTAMP:19690720T201700Z" in early.content
