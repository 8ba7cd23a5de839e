"""The JSON of our own is as its schema says, and holds the whole programme in all languages."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.errors import UsageError
from scheduler.formats.agenda_json import write_json
from scheduler.formats.publication import Publication
from scheduler.rules import state_rules
from tests.contract.instances import assignments, instances
from tests.formats.published import (
    EXAMPLES,
    ROOT,
    example,
    publication_of,
    small_publication,
    texts_in_all_fields,
)

Content = dict[str, Any]


@cache
def schema() -> Content:
    content: Content = json.loads((ROOT / "docs/formats/agenda.schema.json").read_text(encoding="utf-8"))
    return content


def content_of(publication: Publication, folder: Path) -> Content:
    """What was written, as far as its schema and the ids in it are in order."""
    path = folder / "agenda.json"
    assert write_json(publication, path) == (path,)
    content: Content = json.loads(path.read_text(encoding="utf-8"))
    checker = jsonschema.FormatChecker()
    jsonschema.Draft202012Validator(schema(), format_checker=checker).validate(content)
    insist_on_known_ids(content)
    return content


def insist_on_known_ids(content: Content) -> None:
    known = {
        group: {thing["id"] for thing in content[group]}
        for group in ("rooms", "people", "tracks", "sessions")
    }
    kinds, sponsors = ({thing["id"] for thing in content[group]} for group in ("kinds", "organisations"))
    for session in content["sessions"]:
        assert session["kind"] in kinds
        assert set(session["rooms"]) <= known["rooms"]
        assert set(session["tracks"]) <= known["tracks"]
        assert set(session["sponsors"]) <= sponsors
        for role in ("speakers", "moderators", "chairs"):
            assert set(session[role]) <= known["people"]
        for text in (session["title"], session["abstract"] or session["title"]):
            assert set(text) == set(content["languages"])
    listed = [session for day in content["days"] for session in day["sessions"]]
    assert sorted(listed) == sorted(known["sessions"])


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_session_stands_where_the_programme_has_it(tmp_path: Path, name: str) -> None:
    given = example(name)
    content = content_of(given, tmp_path)
    sessions = {session["id"]: session for session in content["sessions"]}
    assert sessions.keys() == given.programme.by_session.keys()
    for placement in given.programme.placements:
        session, told = given.instance.session[placement.session], sessions[placement.session]
        span = given.instance.clock_span(placement.time)
        start, end = (dt.datetime.fromisoformat(told[field]) for field in ("start", "end"))
        assert start.replace(tzinfo=None) == given.instance.moment(span.start)
        assert end - start == dt.timedelta(minutes=told["minutes"])
        assert told["title"] == {language: session.title.say(language) for language in ("fr", "ar", "en")}
        assert tuple(told["rooms"]) == placement.rooms
        assert tuple(told["speakers"] + told["moderators"] + told["chairs"]) == session.people


def test_service_items_are_told_and_blockers_are_not(tmp_path: Path) -> None:
    content = content_of(small_publication(), tmp_path)
    assert [[item["title"]["en"] for item in day["service"]] for day in content["days"]] == [
        ["Badges"],
        ["Coffee"],
    ]
    assert content["days"][1]["service"][0]["start"].startswith("2030-05-17T10:00:00+0")


def test_one_language_is_all_there_is_where_it_was_asked_for(tmp_path: Path) -> None:
    content = content_of(small_publication(language="ar"), tmp_path)
    assert content["languages"] == ["ar"]
    assert content["conference"]["name"] == {"ar": "لقاء صغير"}


@given(publication=texts_in_all_fields())
@settings(max_examples=15)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, publication: Publication) -> None:
    content = content_of(publication, tmp_path_factory.mktemp("any"))
    for session in content["sessions"]:
        given_title = publication.instance.session[session["id"]].title
        assert session["title"] == {language: given_title.say(language) for language in ("fr", "ar", "en")}


@given(st.data())
@settings(max_examples=20)
def test_any_programme_is_as_the_schema_says(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    instance = data.draw(instances(()))
    network = state_rules(instance)
    programme = network.programme(data.draw(assignments(network)))
    content_of(Publication(instance, programme), tmp_path_factory.mktemp("any"))


def test_the_moment_and_the_pages_are_told(tmp_path: Path) -> None:
    released = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    content = content_of(small_publication(released=released, website="https://example.org/p/"), tmp_path)
    assert content["released"] == "2024-01-02T03:04:05Z"
    assert {session["url"].rpartition("/")[0] for session in content["sessions"]} == {"https://example.org/p"}


def test_what_was_made_up_is_not_told(tmp_path: Path) -> None:
    rooms = [{"id": "big", "capacity": 1, "provenance": {"capacity": "filler"}}]
    content = content_of(publication_of({"a": "am.0 big"}, sessions=[{"id": "a"}], rooms=rooms), tmp_path)
    assert content["rooms"] == [{"id": "big", "name": {"en": "big"}, "seats": None}]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.json"):
        write_json(small_publication(), tmp_path / "agenda.yaml")


def test_the_same_programme_and_moment_give_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "agenda.json"
    write_json(small_publication(), path)
    first = path.read_bytes()
    write_json(small_publication(), path)
    assert path.read_bytes() == first
