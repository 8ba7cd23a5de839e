"""JSON-LD holds the events of schema.org, and no text gets out of the script that it stands in."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import html

from scheduler.domain import Placement, Programme
from scheduler.errors import InputError, UsageError
from scheduler.formats.jsonld import write_jsonld
from scheduler.formats.publication import Publication
from tests.formats.published import (
    EXAMPLES,
    NASTY,
    example,
    publication_of,
    small_publication,
    texts_in_all_fields,
)

SCHEMA = "https://schema.org/"
Node = dict[str, Any]


def written(publication: Publication, folder: Path, name: str = "agenda.jsonld") -> Path:
    path = folder / name
    assert write_jsonld(publication, path) == (path,)
    return path


def graph(publication: Publication, folder: Path) -> list[Node]:
    content = json.loads(written(publication, folder).read_text(encoding="utf-8"))
    nodes: list[Node] = content["@graph"]
    return nodes


def by_session(nodes: list[Node]) -> dict[str, Node]:
    return {node["identifier"]: node for node in nodes[1:]}


def in_page(publication: Publication, folder: Path) -> list[Node]:
    """As a reader of pages finds it: the text of the only script of this type."""
    snippet = written(publication, folder, "agenda.html").read_text(encoding="utf-8")
    page = html.document_fromstring(f"<!DOCTYPE html><html><body>{snippet}<p>after</p></body></html>")
    [script] = page.iter("script")
    assert page.findtext(".//p") == "after"
    assert script.get("type") == "application/ld+json"
    nodes: list[Node] = json.loads(script.text or "")["@graph"]
    return nodes


# -- what it says ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_session_is_an_event_of_the_conference(tmp_path: Path, name: str) -> None:
    given = example(name)
    conference, *events = graph(given, tmp_path)
    assert {event["identifier"] for event in events} == set(given.programme.by_session)
    assert conference["subEvent"] == [{"@id": event["@id"]} for event in events]
    for event in events:
        placement = given.programme.by_session[event["identifier"]]
        span = given.instance.clock_span(placement.time)
        start, end = (dt.datetime.fromisoformat(event[field]) for field in ("startDate", "endDate"))
        assert start.utcoffset() is not None
        assert start.replace(tzinfo=None) == given.instance.moment(span.start)
        assert end.replace(tzinfo=None) == given.instance.moment(span.end)
        assert conference["startDate"] <= event["startDate"] < event["endDate"] <= conference["endDate"]
        assert (event["@type"], event["superEvent"]) == ("Event", {"@id": conference["@id"]})
        assert event["eventStatus"] == f"{SCHEMA}EventScheduled"
        assert event["eventAttendanceMode"] == f"{SCHEMA}OfflineEventAttendanceMode"
        place = event["location"]
        assert place["name"] == given.instance.name(placement.rooms[0]).say("fr")
        if given.instance.conference.venue:
            assert place["address"] == given.instance.conference.venue.say("fr")
        people = given.instance.session[event["identifier"]].people
        names = [performer["name"] for performer in event.get("performer", ())]
        assert names == [given.instance.name(person).say("fr") for person in people]


def test_names_stand_in_one_language_and_the_others_beside(tmp_path: Path) -> None:
    content = json.loads(written(small_publication(), tmp_path).read_text(encoding="utf-8"))
    assert content["@context"] == ["https://schema.org", {"@language": "fr"}]
    event = by_session(content["@graph"])["open"]
    assert event["name"] == "Bienvenue"
    assert event["alternateName"] == [
        {"@language": "ar", "@value": "مرحبا"},
        {"@language": "en", "@value": "Welcome"},
    ]
    content = json.loads(written(small_publication(language="ar"), tmp_path).read_text(encoding="utf-8"))
    event = by_session(content["@graph"])["open"]
    assert content["@context"][1] == {"@language": "ar"}
    assert (event["name"], event.get("alternateName")) == ("مرحبا", None)


def test_the_page_of_a_session_is_its_address(tmp_path: Path) -> None:
    events = by_session(graph(small_publication(website="https://example.org/all"), tmp_path))
    assert events["open"]["url"] == "https://example.org/all#open"


def test_a_session_in_two_rooms_has_two_places(tmp_path: Path) -> None:
    publication = publication_of({"a": "am.0 small+big"}, sessions=[{"id": "a", "n_rooms": 2}])
    event = by_session(graph(publication, tmp_path))["a"]
    assert [place["name"] for place in event["location"]] == ["small", "big"]


def test_languages_that_are_spoken_are_told(tmp_path: Path) -> None:
    sessions: list[Node] = [
        {"id": "a", "languages": ["ar"]},
        {"id": "b", "languages": ["ar", "fr"]},
        {"id": "c"},
    ]
    publication = publication_of({"a": "am.0 big", "b": "am.1 big", "c": "am.2 big"}, sessions=sessions)
    events = by_session(graph(publication, tmp_path))
    assert [event.get("inLanguage") for event in events.values()] == ["ar", ["ar", "fr"], None]


# -- releases -------------------------------------------------------------------------------------


def released(*programmes: dict[str, str]) -> Publication:
    """Releases of one instance, the last of which is published."""
    sessions = [{"id": "a", "title": "A"}, {"id": "b"}]
    made = [publication_of(places, sessions=sessions) for places in programmes]
    return Publication(
        made[-1].instance, made[-1].programme, previous=tuple(one.programme for one in made[:-1])
    )


def test_a_session_that_was_moved_says_when_it_was_to_start(tmp_path: Path) -> None:
    moves = released({"a": "am.0 big"}, {"a": "am.1 big"}, {"a": "am.2 big"})
    event = by_session(graph(moves, tmp_path))["a"]
    assert event["eventStatus"] == f"{SCHEMA}EventRescheduled"
    assert event["previousStartDate"] == ["2024-10-24T09:00:00+01:00", "2024-10-24T10:00:00+01:00"]
    event = by_session(graph(released({"a": "am.0 big"}, {"a": "am.1 big"}), tmp_path))["a"]
    assert event["previousStartDate"] == "2024-10-24T09:00:00+01:00"


def test_another_room_is_no_other_time(tmp_path: Path) -> None:
    event = by_session(graph(released({"a": "am.0 big"}, {"a": "am.0 small"}), tmp_path))["a"]
    assert event["eventStatus"] == f"{SCHEMA}EventScheduled"
    assert "previousStartDate" not in event


def test_a_session_that_stands_nowhere_any_more_is_cancelled(tmp_path: Path) -> None:
    nodes = graph(
        released({"a": "am.0 big", "b": "am.1 big"}, {"a": "am.3 big", "b": "am.1 big"}, {"b": "am.1 big"}),
        tmp_path,
    )
    event = by_session(nodes)["a"]
    assert event["eventStatus"] == f"{SCHEMA}EventCancelled"
    assert (event["name"], event["startDate"]) == ("A", "2024-10-24T12:00:00+01:00")
    assert {"@id": event["@id"]} in nodes[0]["subEvent"]


def test_a_session_that_is_not_even_in_the_instance_any_more_goes_by_its_id(tmp_path: Path) -> None:
    now = publication_of({"a": "am.0 big"}, sessions=[{"id": "a"}])
    before = Programme((Placement("gone", "old", 0, 540, 600, ("cellar",)),))
    event = by_session(graph(Publication(now.instance, now.programme, previous=(before,)), tmp_path))["gone"]
    assert (event["name"], event["location"]["name"]) == ("gone", "cellar")


# -- text from outside ----------------------------------------------------------------------------


@given(publication=texts_in_all_fields())
@settings(max_examples=15)
def test_any_text_survives_in_a_file_and_in_a_page(
    tmp_path_factory: pytest.TempPathFactory, publication: Publication
) -> None:
    folder = tmp_path_factory.mktemp("any")
    nodes = graph(publication, folder)
    assert in_page(publication, folder) == nodes
    for session, event in by_session(nodes).items():
        assert event["name"] == publication.instance.session[session].title.say("fr")


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_markup_knows_stands_in_the_script(tmp_path: Path, text: str) -> None:
    publication = publication_of({"a": "am.0 big"}, sessions=[{"id": "a", "title": text, "abstract": text}])
    snippet = written(publication, tmp_path, "x.html").read_text(encoding="utf-8")
    inside = snippet.removeprefix('<script type="application/ld+json">\n').removesuffix("\n</script>\n")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert by_session(in_page(publication, tmp_path))["a"]["name"] == text


def test_what_is_no_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        written(publication_of({}, sessions=[{"id": "a", "title": "\udc00"}]), tmp_path)
    assert [fault.field for fault in caught.value.faults] == ["sessions[a].title"]


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.jsonld or \.html"):
        written(small_publication(), tmp_path, "agenda.txt")
    written(small_publication(), tmp_path, "agenda.JSON")


def test_the_same_programme_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(small_publication(), tmp_path).read_bytes()
    assert written(small_publication(), tmp_path).read_bytes() == first


def test_a_programme_without_sessions_is_an_event_still(tmp_path: Path) -> None:
    [conference] = graph(publication_of({}, sessions=[{"id": "a"}]), tmp_path)
    assert (conference["subEvent"], conference["startDate"]) == ([], "2024-10-24T09:00:00+01:00")
