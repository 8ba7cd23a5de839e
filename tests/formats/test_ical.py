"""Programmes as iCalendar: what stands in it, and that others read what was meant."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Event

from scheduler.domain import Instance, Placement, Programme
from scheduler.domain.text import CONTROLS, Language
from scheduler.domain.zone import zone
from scheduler.errors import FileWriteError, UsageError
from scheduler.formats.ical import write_ical
from scheduler.formats.ical.calendar import calendar_bytes
from scheduler.formats.ical.story import told
from scheduler.formats.instance_file import instance_from_text
from tests.formats.calendar_readers import Read, read_by_ical_js, read_by_libical
from tests.formats.calendars import RELEASED, Written, programme, publication, real, written, written_by
from tests.outside import needs
from tests.small import SMALL, small_instance

LANGUAGES: tuple[Language, ...] = ("fr", "ar", "en")


def changed(**sections: Any) -> Instance:
    """The small instance, with fields of the conference replaced."""
    instance = small_instance()
    conference = instance.conference.model_copy(update=sections)
    return instance.model_copy(update={"conference": conference})


# -- the calendar -------------------------------------------------------------------------------


def test_a_calendar_says_what_it_is_and_when_to_look_again(tmp_path: Path) -> None:
    calendar = written(tmp_path, programme()).calendar
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//schedule//schedule//EN")
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Small meeting"
    assert calendar["NAME"].params["LANGUAGE"] == "en"
    assert calendar["REFRESH-INTERVAL"].dt == dt.timedelta(hours=1)
    assert calendar["X-PUBLISHED-TTL"] == "PT1H"
    assert "METHOD" not in calendar


def test_lines_end_as_the_standard_wants_and_none_is_longer(tmp_path: Path) -> None:
    for language in LANGUAGES:
        content = written(tmp_path, real(2022)[1], real(2022)[0], language=language).content
        assert content.endswith(b"END:VCALENDAR\r\n")
        lines = content.split(b"\r\n")
        assert not any(b"\n" in line or b"\r" in line for line in lines)
        assert max(map(len, lines)) <= 75
        for line in lines:
            line.decode("utf-8")  # no character is cut in two


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, programme())
    backwards = Programme(tuple(reversed(programme().placements)))
    assert written(tmp_path, backwards).content == first.content
    assert written(tmp_path, programme(), released=RELEASED + dt.timedelta(days=1)).content != first.content


def test_a_calendar_without_any_event_is_still_a_calendar(tmp_path: Path) -> None:
    instance = small_instance()
    bare = instance.model_copy(
        update={"days": tuple(day.model_copy(update={"service": ()}) for day in instance.days)}
    )
    empty = written(tmp_path, Programme(()), bare)
    assert empty.events == {}
    assert [part.name for part in empty.calendar.subcomponents] == ["VTIMEZONE"]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.ics"):
        write_ical(publication(programme()), tmp_path / "calendar.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileWriteError, match="cannot be made"):
        write_ical(publication(programme(), by="room"), tmp_path / "file" / "rooms")


# -- an event -----------------------------------------------------------------------------------


def test_an_event_says_when_where_what_and_who(tmp_path: Path) -> None:
    event = written(tmp_path, programme()).event("w1")
    here = ZoneInfo("Africa/Casablanca")
    assert event["DTSTART"].dt == dt.datetime(2030, 5, 17, 10, 30, tzinfo=here)
    assert event["DTEND"].dt == dt.datetime(2030, 5, 17, 11, 15, tzinfo=here)
    assert event["DTSTART"].params["TZID"] == "Africa/Casablanca"
    assert event["DTSTAMP"].dt == RELEASED
    assert event["SUMMARY"] == "Models"
    assert event["LOCATION"] == "Hall"
    assert [str(each) for each in event["CATEGORIES"].cats] == ["Artificial intelligence", "Workshop"]
    assert event["DESCRIPTION"] == "Artificial intelligence · Workshop\nModerators: Speaker one"
    assert event["STATUS"] == "CONFIRMED"
    for name in ("SEQUENCE", "LAST-MODIFIED", "RRULE", "ORGANIZER", "ATTENDEE", "URL"):
        assert name not in event


def test_an_event_is_said_in_the_language_asked_for(tmp_path: Path) -> None:
    french = written(tmp_path, programme(), language="fr").event("open")
    assert (french["SUMMARY"], french["LOCATION"]) == ("Bienvenue", "Salle")
    assert french["DESCRIPTION"].split("\n")[1:] == [
        "Intervenants : Intervenant un, Speaker two, Speaker three, Speaker four",
        "Modérateurs : Speaker five",
    ]
    arabic = written(tmp_path, programme(), language="ar").event("open")
    assert (arabic["SUMMARY"], arabic["LOCATION"]) == ("مرحبا", "القاعة")
    assert arabic["SUMMARY"].params["LANGUAGE"] == "ar"
    isolated = "\u2068Speaker two\u2069، \u2068Speaker three\u2069"
    assert isolated in arabic["DESCRIPTION"], "names in another script keep their own direction"


def test_without_a_language_the_first_of_the_conference_is_taken(tmp_path: Path) -> None:
    assert written(tmp_path, programme(), language=None).event("open")["SUMMARY"] == "Bienvenue"


def test_a_text_is_marked_with_the_language_in_which_it_is_really_said(tmp_path: Path) -> None:
    given = SMALL.read_text(encoding="utf-8").replace(
        "{en: Graphs, fr: Graphes, ar: المخططات}", "{en: Graphs}"
    )
    given = given.replace("{en: Proofs, fr: Preuves, ar: البراهين}", "Proofs")
    calendar = written(tmp_path, programme(), instance_from_text(given), language="ar")
    assert calendar.event("w3")["SUMMARY"].params["LANGUAGE"] == "en"
    assert "LANGUAGE" not in calendar.event("w4")["SUMMARY"].params


def test_a_tentative_session_is_so(tmp_path: Path) -> None:
    event = written(tmp_path, programme()).event("w2")
    assert event["STATUS"] == "TENTATIVE"
    assert "tentative" in event["DESCRIPTION"].split("\n")


def test_what_stands_nowhere_is_not_in_it(tmp_path: Path) -> None:
    assert "w5" not in written(tmp_path, programme()).events


def test_public_service_items_keep_nobody_busy_and_others_are_not_shown(tmp_path: Path) -> None:
    events = written(tmp_path, programme()).events.values()
    service = {str(event["SUMMARY"]): event for event in events if "X-SCHEDULE-ID" not in event}
    assert set(service) == {"Badges", "Coffee"}
    for event in service.values():
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["LOCATION"], "some readers refuse events without a place"


def test_a_session_in_several_rooms_names_all_and_a_room_without_a_name_its_id(tmp_path: Path) -> None:
    given = SMALL.read_text(encoding="utf-8").replace(", name: {en: Attic, fr: Grenier, ar: العلية}", "")
    given = given.replace("languages: [fr, ar, en]", "languages: [fr]\n  venue: Palais, Marrakech")
    both = Placement("open", "morning", 0, 24 * 60 + 540, 24 * 60 + 600, ("hall", "attic"))
    event = written(tmp_path, Programme((both,)), instance_from_text(given)).event("open")
    assert event["LOCATION"] == "Hall, attic, Palais, Marrakech"


def test_the_abstract_stands_first(tmp_path: Path) -> None:
    given = SMALL.read_text(encoding="utf-8").replace(
        "{id: w1,", "{id: w1, abstract: 'One; two, three\\four',"
    )
    event = written(tmp_path, programme(), instance_from_text(given)).event("w1")
    assert event["DESCRIPTION"].startswith("One; two, three\\four\n\nArtificial")


@pytest.mark.parametrize(
    ("website", "address"),
    [
        ("https://example.org/agenda", "https://example.org/agenda#w1"),
        ("https://example.org/talks/", "https://example.org/talks/w1"),
        ("https://example.org/agenda?a=1;b,2#top", "https://example.org/agenda?a=1;b,2#w1"),
    ],
)
def test_with_a_website_an_event_leads_to_its_page(tmp_path: Path, website: str, address: str) -> None:
    assert written(tmp_path, programme(), website=website).event("w1")["URL"] == address
    assert written(tmp_path, programme(), changed(website=website)).event("w1")["URL"] == address


def test_times_of_a_block_with_its_own_timeline_are_those_of_the_wall_clock(tmp_path: Path) -> None:
    instance = instance_from_text(
        """\
format: 1
conference: {name: Papers, timezone: Africa/Casablanca}
days:
  - date: 2030-05-17
    blocks:
      - {id: a, start: 09:00, end: 10:30, timeline: own, n_slots: 4}
      - {id: b, start: 10:00, end: 11:00, timeline: own, n_slots: 3}
rooms: [{id: r, capacity: 10}]
kinds: {paper: {}}
sessions:
  - {id: p1, kind: paper, title: One}
  - {id: p2, kind: paper, title: Two, n_slots: 2}
"""
    )
    spans = instance.slot_span(0, 1), instance.slot_span(1, 1)
    found = Programme(
        (
            Placement("p1", "a", 1, spans[0].start, spans[0].end, ("r",)),
            Placement("p2", "b", 1, spans[1].start, spans[1].end + 1, ("r",)),
        )
    )
    calendar = written(tmp_path, found, instance)
    times = {
        key: [f"{event[name].dt:%H:%M}" for name in ("DTSTART", "DTEND")]
        for key, event in calendar.events.items()
    }
    assert times == {"p1": ["09:22", "09:45"], "p2": ["10:20", "11:00"]}


# -- identity -----------------------------------------------------------------------------------


def test_an_event_is_known_by_the_same_id_whatever_changes(tmp_path: Path) -> None:
    first = written(tmp_path, programme(), changed(acronym="SM-2030")).event("w1")["UID"]
    assert first == "SM-2030-w1@schedule.invalid"
    given = SMALL.read_text(encoding="utf-8")
    given = given.replace("{en: Models, fr: Modèles, ar: النماذج}", "Other").replace("2030-05-1", "2031-06-1")
    given = given.replace("Small meeting, fr:", "Large meeting, fr:").replace(
        "name: {en: Hall,", "name: {en: Great hall,"
    )
    given = given.replace("languages:", "acronym: SM-2030\n  website: https://example.org/\n  languages:")
    other = written(tmp_path, programme(w1=(2, "attic"), w4=None), instance_from_text(given), language="fr")
    assert other.event("w1")["UID"] == first


def test_all_ids_are_different_and_end_alike_in_all_languages(tmp_path: Path) -> None:
    uids = [
        {
            str(event["UID"])
            for event in written(tmp_path, real(2022)[1], real(2022)[0], language=language).events.values()
        }
        for language in LANGUAGES
    ]
    assert uids[0] == uids[1] == uids[2]
    assert len(uids[0]) == 44


def test_two_items_of_one_title_on_a_day_are_two_events(tmp_path: Path) -> None:
    coffee = "- {title: {en: Coffee, fr: Café, ar: قهوة}, start: 10:00, end: 10:30, closed: true}"
    later = coffee.replace("10:00, end: 10:30", "12:00, end: 12:15")
    given = SMALL.read_text(encoding="utf-8").replace(coffee, f"{coffee}\n      {later}")
    events = written(tmp_path, programme(), instance_from_text(given)).events.values()
    assert [str(event["SUMMARY"]) for event in events].count("Coffee") == 2


# -- files for persons, rooms and tracks ----------------------------------------------------------


def sessions_by_file(calendars: dict[str, Written]) -> dict[str, list[str]]:
    return {name: sorted(calendar.events) for name, calendar in calendars.items()}


def test_a_file_for_each_person(tmp_path: Path) -> None:
    calendars = written_by(tmp_path, programme(), by="person")
    assert sessions_by_file(calendars) == {
        "p1.ics": ["open", "w1"],
        **{f"p{number}.ics": ["open"] for number in range(2, 6)},
    }
    assert calendars["p1.ics"].calendar["NAME"] == "Small meeting · Speaker one"


def test_a_file_for_each_room(tmp_path: Path) -> None:
    calendars = written_by(tmp_path, programme(), by="room", language="ar")
    assert sessions_by_file(calendars) == {"attic.ics": ["w2", "w4"], "hall.ics": ["open", "w1", "w3"]}
    assert calendars["attic.ics"].calendar["X-WR-CALNAME"].endswith("العلية")


def test_a_file_for_each_track_and_one_for_what_has_none(tmp_path: Path) -> None:
    calendars = written_by(tmp_path, programme(), by="track")
    assert sessions_by_file(calendars) == {"_none.ics": ["open", "w3"], "ai.ics": ["w1", "w2", "w4"]}


def test_a_room_has_its_own_service_items_and_what_takes_a_larger_one(tmp_path: Path) -> None:
    given = SMALL.read_text(encoding="utf-8").replace("closed: true}", "closed: true, rooms: [attic]}")
    given = given.replace(
        "  - {id: attic,", "  - {id: ballroom, capacity: 150, parts: [hall, attic]}\n  - {id: attic,"
    )
    moved = Programme((Placement("open", "morning", 0, 24 * 60 + 540, 24 * 60 + 600, ("ballroom",)),))
    calendars = written_by(tmp_path, moved, instance_from_text(given), by="room")
    titles = {name: [str(e["SUMMARY"]) for e in c.events.values()] for name, c in calendars.items()}
    assert titles == {
        "attic.ics": ["Welcome", "Coffee"],
        "ballroom.ics": ["Welcome"],
        "hall.ics": ["Welcome"],
    }


def test_files_of_ids_that_differ_only_in_case_do_not_replace_each_other(tmp_path: Path) -> None:
    given = SMALL.read_text(encoding="utf-8").replace("p2", "P1").replace("p3", "nul")
    names = written_by(tmp_path, programme(), instance_from_text(given), by="person")
    assert len({name.casefold() for name in names}) == 5
    assert not any(name.casefold().startswith(("p1.", "nul.")) for name in names)


# -- other readers --------------------------------------------------------------------------------


def meant(calendar: Written) -> list[Read]:
    """What was meant, in UTC by the newest list of zones there is."""

    def seconds(event: Event, name: str) -> int:
        moment = event[name].dt
        return int(moment.replace(tzinfo=zone(event[name].params["TZID"])).timestamp())

    return sorted(
        Read(
            str(event["UID"]),
            seconds(event, "DTSTART"),
            seconds(event, "DTEND"),
            int(event.get("SEQUENCE", 0)),
            str(event["STATUS"]),
            str(event["SUMMARY"]),
        )
        for event in calendar.events.values()
    )


READERS = [
    pytest.param(read_by_libical, marks=needs("libical"), id="libical"),
    pytest.param(read_by_ical_js, marks=needs("ical.js"), id="ical.js"),
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2022, 2024])
def test_other_programs_read_the_real_calendars_as_they_are_meant(
    year: int, language: Language, read: Any, tmp_path: Path
) -> None:
    instance, found = real(year)
    calendar = written(tmp_path, found, instance, language=language, website="https://example.org/")
    assert read(calendar.content) == meant(calendar)


@pytest.mark.parametrize("read", READERS)
def test_other_programs_read_a_history(read: Any, tmp_path: Path) -> None:
    calendar = written(
        tmp_path, programme(w1=(2, "hall"), w2=None), previous=(programme(), programme(w1=(0, "attic")))
    )
    found = {each.uid.partition("@")[0].rpartition("-")[2]: each for each in read(calendar.content)}
    assert read(calendar.content) == meant(calendar)
    assert (found["w1"].sequence, found["w2"].sequence, found["w2"].status) == (2, 1, "CANCELLED")


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("by", ["person", "room", "track"])
def test_other_programs_read_every_list(by: Any, read: Any, tmp_path: Path) -> None:
    instance, found = real(2024)
    calendars = written_by(tmp_path, found, instance, by=by, language="ar")
    assert len(calendars) > 3
    for name in sorted(calendars)[:8]:
        assert read(calendars[name].content) == meant(calendars[name])


# -- any text -------------------------------------------------------------------------------------

HOSTILE = (
    "=1+1",
    "<script>alert(1)</script>",
    "]]>",
    "a,b;c:d\\n\\N\\\\;\\, C:\\New\\new",
    "سلام 09:00-10:30 عليكم",
    "👩‍👩‍👧‍👦 é",
    "\u202eabc\u202c",
    "END:VEVENT\nBEGIN:VALARM",
    'DTSTART:20300101T000000\n ATTENDEE;CN="x":y',
    "x" * 10_000,
    "é" * 5_000,
    "\ttab\t",
    "%0D%0A %2C",
    "^n^'",
    "\u2028\u2029\ufeff\u200f",
)
CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="".join(CONTROLS))
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(CHARACTERS, min_size=1, max_size=200)).filter(str.strip)


@given(texts=st.lists(TEXTS, min_size=6, max_size=6), language=st.sampled_from(LANGUAGES))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_survives(texts: list[str], language: Language) -> None:
    title, abstract, room, person, venue, name = texts
    calendar = hostile(title, abstract, room, person, venue, name, language)
    event = calendar.event("w1")
    assert event["SUMMARY"] == title
    assert event["LOCATION"] == ("، " if language == "ar" else ", ").join([room, venue])
    assert event["DESCRIPTION"].startswith(abstract + "\n\n")
    assert person in event["DESCRIPTION"]
    assert str(event["CATEGORIES"].cats[0]) == title
    assert unescaped(calendar.calendar["NAME"]) == name
    assert [part.name for part in calendar.calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]


def unescaped(value: str) -> str:
    """A text of a property that icalendar does not know and leaves as it stands."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@needs("libical", "ical.js")
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_survives_in_other_programs(text: str) -> None:
    calendar = hostile(text, text, text, text, text, text, "en")
    blanks = " \t"  # which libical takes away from both ends
    assert [each.summary for each in read_by_libical(calendar.content)] == [text.strip(blanks)]
    assert [each.summary for each in read_by_ical_js(calendar.content)] == [text]


def hostile(
    title: str, abstract: str, room: str, person: str, venue: str, name: str, language: Language
) -> Written:
    """A calendar with one session, and these texts where texts can stand."""
    instance = Instance.model_validate(
        {
            "format": 1,
            "conference": {"name": name, "venue": venue, "timezone": "Africa/Casablanca"},
            "days": [
                {"date": "2030-05-17", "blocks": [{"id": "b", "start": "09:00", "end": "10:00", "step": 60}]}
            ],
            "rooms": [{"id": "r", "name": room, "capacity": 10}],
            "kinds": {"talk": {"title": title}},
            "tracks": {"t": {"title": title}},
            "people": [{"id": "p", "name": person}],
            "sessions": [
                {
                    "id": "w1",
                    "kind": "talk",
                    "title": title,
                    "abstract": abstract,
                    "speakers": ["p"],
                    "tracks": ["t"],
                }
            ],
        }
    )
    given = publication(Programme((Placement("w1", "b", 0, 540, 600, ("r",)),)), instance, language=language)
    return Written(calendar_bytes(given, None, told(given).events.values()))
