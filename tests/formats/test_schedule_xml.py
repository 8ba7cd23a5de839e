"""schedule.xml is valid, other programs find every session in it, and it is read back; so are others'."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from scheduler.domain import Programme
from scheduler.errors import InputError, SchedulerError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.c3voc import xml_tree
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.publication import Publication
from scheduler.formats.schedule_json import read_schedule_json
from scheduler.formats.schedule_xml import read_schedule_xml, write_schedule_xml
from tests.formats.c3voc_readers import downstream, giggity, insist_on_valid_xml
from tests.formats.published import (
    EXAMPLES,
    example,
    is_further_part,
    publication_of,
    small_publication,
    texts_in_all_fields,
)
from tests.interop import INTEROP, needs_interop
from tests.outside import needs, program

HEAD = '<?xml version="1.0"?>\n<schedule>\n<version>1</version>\n'


def written(publication: Publication, folder: Path) -> Path:
    path = folder / "schedule.xml"
    assert write_schedule_xml(publication, path) == (path,)
    return path


def read(path: Path, timezone: str | None = None) -> Imported:
    return read_schedule_xml(path, ImportOptions(timezone))


def programme_in(imported: Imported) -> Programme:
    assert imported.programme is not None
    return imported.programme


def told(publication: Publication) -> list[tuple[object, ...]]:
    """What one language tells of each session, and readers have a place for."""
    instance, language = publication.instance, publication.spoken
    return sorted(
        (
            session.title.say(language),
            instance.moment(instance.clock_span(placement.time).start),
            instance.moment(instance.clock_span(placement.time).end),
            tuple(instance.name(room).say(language) for room in placement.rooms),
            instance.kind_name(session).say(language),
            tuple(instance.tag_name("track", track).say(language) for track in session.tracks[:1]),
            tuple(
                instance.name(person).say(language)
                for person in dict.fromkeys(session.speakers + session.moderators + session.chairs)
            ),
            session.abstract.say(language) if session.abstract else "",
            session.languages[:1],
            session.recorded,
        )
        for placement in publication.programme.placements
        for session in (instance.session[placement.session],)
    )


def said_of(imported: Imported) -> list[tuple[object, ...]]:
    return told(Publication(imported.instance, programme_in(imported)))


# -- what is written ------------------------------------------------------------------------------


@needs_interop("c3voc")
@pytest.mark.parametrize("language", [None, "ar", "en"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_are_valid_and_every_reader_finds_every_session(
    tmp_path: Path, name: str, language: str | None
) -> None:
    given = example(name)
    publication = Publication(given.instance, given.programme, language=language)  # type: ignore[arg-type]
    path = written(publication, tmp_path)
    insist_on_valid_xml(path)
    wanted = sorted(
        (title, start, rooms[0], people) for title, start, _, rooms, _, _, people, *_ in told(publication)
    )
    for reader in (giggity, downstream):
        seen = sorted(
            (one.title, one.start.replace(tzinfo=None), one.room, one.persons) for one in reader(path)
        )
        assert seen == wanted


@needs("xmllint")
@needs_interop("c3voc")
def test_libxml_finds_nothing_wrong(tmp_path: Path) -> None:
    import subprocess

    schema = INTEROP / "c3voc/schedule.xml.xsd"
    command = [
        program("xmllint"),
        "--noout",
        "--nonet",
        "--schema",
        schema,
        written(example("2022"), tmp_path),
    ]
    assert subprocess.run(command, capture_output=True).returncode == 0


@needs_interop("c3voc")
@given(publication=texts_in_all_fields())
@settings(max_examples=15)
def test_any_text_is_valid_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, publication: Publication
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = written(publication, folder)
    insist_on_valid_xml(path)
    assert len(downstream(path)) == 3
    names = publication.instance.rooms[0].name, publication.instance.rooms[1].name
    if len({name.say("fr") for name in names if name}) == 2:  # else the id stands behind
        assert said_of(read(path)) == told(publication)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_come_back_in_their_language(tmp_path: Path, name: str) -> None:
    imported = read(written(example(name), tmp_path))
    assert said_of(imported) == told(example(name))
    assert not [
        v for v in evaluate(imported.instance, programme_in(imported)).violations if v.level == "hard"
    ]


def test_a_session_in_several_rooms_comes_back_with_all_of_them(tmp_path: Path) -> None:
    publication = publication_of(
        {"a": "am.0 small+big"}, sessions=[{"id": "a", "n_rooms": 2, "languages": ["en"]}]
    )
    assert said_of(read(written(publication, tmp_path))) == told(publication)


def test_names_are_the_same_when_it_is_written_again(tmp_path: Path) -> None:
    first = etree.parse(str(written(example("2024"), tmp_path)))
    imported = read(tmp_path / "schedule.xml")
    again = Publication(imported.instance, programme_in(imported))
    second = etree.parse(str(written(again, tmp_path)))

    def names(root: etree._ElementTree) -> set[tuple[str, ...]]:
        return {tuple(event.attrib[name] for name in ("guid", "id", "code")) for event in root.iter("event")}

    assert names(first) == names(second)


def test_the_same_programme_and_moment_give_the_same_bytes(tmp_path: Path) -> None:
    first = written(small_publication(), tmp_path).read_bytes()
    assert written(small_publication(), tmp_path).read_bytes() == first


def test_each_release_has_a_version_of_its_own(tmp_path: Path) -> None:
    released = dt.datetime(2024, 10, 1, 12, 30, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    path = written(small_publication(released=released), tmp_path)
    assert etree.parse(str(path)).findtext("version") == "2024-10-01 11:30:05"


@needs_interop("c3voc")
def test_what_a_file_is_can_be_seen_from_its_head_alone(tmp_path: Path) -> None:
    tracks = {f"t{n}": {"title": "T" * 900} for n in range(3)}
    conference = {"name": "N" * 5000, "timezone": "Africa/Casablanca"}
    given = publication_of({"a": "am.0 big"}, sessions=[{"id": "a"}], tracks=tracks, conference=conference)
    website = "https://example.org/" + "a" * 475
    path = written(Publication(given.instance, given.programme, website=website), tmp_path)
    assert len(giggity(path)) == 1
    insist_on_valid_xml(path)


def test_everything_that_some_reader_misses_is_there(tmp_path: Path) -> None:
    publication = publication_of({"a": "am.0 big"}, sessions=[{"id": "a"}])
    root = etree.parse(str(written(publication, tmp_path)))
    [event] = root.iter("event")
    for tag in (
        "subtitle",
        "persons",
        "track",
        "abstract",
        "description",
        "links",
        "attachments",
        "language",
    ):
        assert event.find(tag) is not None, tag
    assert event.findtext("duration") == "01:00"
    assert root.find("url") is None


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.xml"):
        write_schedule_xml(small_publication(), tmp_path / "schedule.json")


# -- what others have published -------------------------------------------------------------------

N_SESSIONS = {
    "schedule.xml": 36,
    "moved/schedule.xml": 37,
    "roundtrip/schedule.xml": 2,
    "roundtrip/our-input.xml": 2,
}


@needs_interop("pretalx")
@pytest.mark.parametrize("name", N_SESSIONS)
def test_published_programmes_are_read_with_every_session(name: str) -> None:
    imported = read(INTEROP / "pretalx" / name)
    placements = programme_in(imported).placements
    assert sum(not is_further_part(placement.session) for placement in placements) == N_SESSIONS[name]
    assert not evaluate(imported.instance, programme_in(imported)).violations


@needs_interop("pretalx")
@pytest.mark.parametrize("folder", ["", "moved"])
def test_xml_and_json_of_one_programme_say_the_same(folder: str) -> None:
    path = INTEROP / "pretalx" / folder
    xml = read(path / "schedule.xml")
    json = read_schedule_json(path / "schedule.json", ImportOptions())
    assert said_of(xml) == said_of(json)
    assert [s.id for s in xml.instance.sessions] == [s.id for s in json.instance.sessions]
    assert xml.instance.days == json.instance.days


@needs_interop("pretalx")
def test_a_double_booking_that_was_published_is_found(tmp_path: Path) -> None:
    text = (INTEROP / "pretalx/schedule.xml").read_text(encoding="utf-8")
    clashing = text.replace("2026-11-12T09:30:00+01:00", "2026-11-12T09:15:00+01:00", 1)
    path = tmp_path / "clash.xml"
    path.write_text(clashing, encoding="utf-8")
    imported = read(path)
    broken = {violation.rule for violation in evaluate(imported.instance, programme_in(imported)).violations}
    assert broken == {"room_clash"}


def xml_of(event: str, conference: str = "", day: str = 'date="2024-10-24"', room: str = 'name="R"') -> str:
    return (
        f"{HEAD}<conference><title>C</title>{conference}</conference>\n<day index='1' {day}>\n"
        f"<room {room}>\n<event id='1' guid='78026a5a-cc68-5afa-9a49-c17d273bb29b'>\n{event}\n"
        "</event></room></day></schedule>"
    )


GOOD = "<title>T</title>\n<date>2024-10-24T09:00:00+02:00</date>\n<duration>{}</duration>"


def read_text(text: str, folder: Path, encoding: str = "utf-8") -> Imported:
    path = folder / "given.xml"
    path.write_bytes(text.encode(encoding))
    return read(path)


def faults(text: str | bytes, folder: Path) -> list[str]:
    path = folder / "given.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    with pytest.raises(InputError) as caught:
        read(path)
    return [
        f"{fault.line}: {fault.field.rpartition('.')[2]}: {fault.message}" for fault in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("duration", "minutes"), [("0:45", 45), ("1:30", 90), ("2:06:30", 127), ("01:00:00", 60)]
)
def test_lengths_are_read_as_they_are_written_anywhere(tmp_path: Path, duration: str, minutes: int) -> None:
    [placement] = programme_in(read_text(xml_of(GOOD.format(duration)), tmp_path)).placements
    assert placement.end - placement.start == minutes


def test_encodings_and_namespaces_do_not_matter(tmp_path: Path) -> None:
    text = xml_of(GOOD.format("0:45").replace("<title>T", "<title>Société"))
    declared = text.replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="iso-8859-1"?>')
    assert str(read_text(declared, tmp_path, "iso-8859-1").instance.sessions[0].title) == "Société"
    in_space = text.replace("<schedule>", '<schedule xmlns="urn:x">')
    assert str(read_text(in_space, tmp_path).instance.sessions[0].title) == "Société"


def test_a_room_that_only_the_event_names_is_found(tmp_path: Path) -> None:
    imported = read_text(xml_of(GOOD.format("0:45") + "<room>Garden</room>", room=""), tmp_path)
    assert [str(room.name) for room in imported.instance.rooms] == ["Garden"]


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    event = "<title> </title>\n<date>soon</date>\n<duration>long</duration>\n<persons><person/></persons>"
    assert faults(xml_of(event), tmp_path) == [
        "8: title: has no title",
        "9: date: 'soon' is not a date and time",
        "10: duration: 'long' is not a length",
    ]


def test_an_event_without_anything_says_what_it_lacks(tmp_path: Path) -> None:
    told_of = faults(xml_of("", day="", room=""), tmp_path)
    assert [fault.partition(" ")[2] for fault in told_of] == [
        "date: has no date and time",
        "duration: has no length",
        "room: has no room",
        "title: has no title",
    ]


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]><schedule><conference><title>&lol9;</title></conference></schedule>"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, "declares entities or a document type"),
        (
            '<!DOCTYPE schedule SYSTEM "file:///etc/passwd"><schedule/>',
            "declares entities or a document type",
        ),
        (
            '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>',
            "declares entities or a document type",
        ),
        ("<schedule>" + "<a>" * 100_000, "is nested deeper than 40 levels"),
        ("", "is no XML here"),
        ("{}", "is no XML here"),
        ("<schedule>", "is no XML here"),
        ("<schedule><conference></schedule>", "is no XML here"),
        ("<schedule>\x00</schedule>", "is no XML here"),
        ("<rss/>", "is <rss>, where <schedule> is wanted"),
        ("<schedule/>", "is no programme of the C3VOC"),
        ("<schedule><conference/></schedule>", "holds no event"),
        ('<?xml version="1.0" encoding="no-such"?><schedule/>', "unknown encoding"),
        ('<?xml version="1.0" encoding="utf-7"?><schedule/>', "encodings are not supported"),
    ],
)
def test_hostile_and_broken_files_are_refused(tmp_path: Path, text: str, message: str) -> None:
    [fault] = faults(text, tmp_path)
    assert message in fault


def test_files_that_are_too_large_are_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "large.xml"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(InputError) as caught:
        read(path)
    assert "is larger than" in caught.value.faults[0].message


def test_too_many_elements_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_tree, "MOST_ELEMENTS", 1000)
    [fault] = faults("<schedule>" + "<a/>" * 2000 + "</schedule>", tmp_path)
    assert "has more than 1,000 elements" in fault


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            read(path)


PIECES = st.sampled_from(
    [
        "",
        "<",
        ">",
        "</event>",
        "<event>",
        "&amp;",
        "&x;",
        "]]>",
        '"',
        "\x00",
        "<!--",
        "-->",
        "9999",
        "<room name='x'>",
    ]
)


@given(st.data())
@settings(max_examples=60)
def test_whatever_is_changed_in_a_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    text = written(small_publication(), folder).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 40))
        text = text[:start] + data.draw(PIECES) + text[start + length :]
    path = folder / "changed.xml"
    path.write_bytes(text.encode("utf-8"))
    try:
        imported = read(path)
    except SchedulerError:
        return
    evaluate(imported.instance, programme_in(imported))
