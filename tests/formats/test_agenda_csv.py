"""Programmes as CSV: a row for each session, whole or split, harmless in spreadsheets."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given

from scheduler.domain.text import LANGUAGES
from scheduler.errors import FileWriteError, UsageError
from scheduler.formats.agenda_csv import SEPARATORS, write_csv
from scheduler.formats.csv_cells import as_given
from scheduler.formats.publication import Publication
from tests.formats.odd_conferences import crowded, own_timelines
from tests.formats.publications import TITLES, entitled, published, small

Rows = list[dict[str, str]]


def rows(path: Path, separator: str = ",") -> Rows:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator))


def written(publication: Publication, folder: Path) -> Rows:
    file = folder / "agenda.csv"
    assert write_csv(publication, file) == (file,)
    return rows(file, SEPARATORS[publication.language])


@pytest.mark.parametrize("year", ["2022", "2024"])
def test_every_placed_session_has_a_row_with_its_time_and_rooms(year: str, tmp_path: Path) -> None:
    publication = published(year)
    instance = publication.instance
    found = {row["session"]: row for row in written(publication, tmp_path) if row["session"]}
    assert found.keys() == publication.programme.by_session.keys()
    for placement in publication.programme.placements:
        row, session = found[placement.session], instance.session[placement.session]
        assert f"{row['date']}T{row['start']}" == instance.moment(placement.start).strftime("%Y-%m-%dT%H:%M")
        assert f"{row['date']}T{row['end']}" == instance.moment(placement.end).strftime("%Y-%m-%dT%H:%M")
        assert row["rooms"] == "; ".join(instance.name(room).say("fr") for room in placement.rooms)
        for language in LANGUAGES:
            assert as_given(row[f"title_{language}"]) == session.title.say(language)
        speakers = [instance.name(person).say("fr") for person in session.speakers]
        assert row["speakers"] == "; ".join(speakers)


def test_service_items_are_rows_without_a_session_and_blockers_are_none(tmp_path: Path) -> None:
    found = written(small(), tmp_path)
    assert [row["title_en"] for row in found if not row["session"]] == ["Badges", "Coffee"]


def test_rows_are_in_order_of_time(tmp_path: Path) -> None:
    found = [(row["date"], row["start"]) for row in written(published("2024"), tmp_path)]
    assert found == sorted(found)


def test_excel_is_told_that_it_is_utf_8(tmp_path: Path) -> None:
    write_csv(small(), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith("\ufeffsession,date,".encode())


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("fr", "Session;Date;Début;Fin;Type;Titre;Thèmes"),
        ("en", "Session,Date,Start,End,Kind,Title,Tracks"),
        ("ar", "رمز الجلسة;التاريخ;البداية;النهاية;النوع;العنوان;المحاور"),
    ],
)
def test_in_one_language_headings_and_separators_are_that_languages(
    language: str, headings: str, tmp_path: Path
) -> None:
    write_csv(small(language=language), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith(headings)


def test_by_person_each_has_a_file_with_their_role(tmp_path: Path) -> None:
    publication = small(by="person", language="en")
    files = write_csv(publication, tmp_path / "people")
    assert [file.name for file in files] == ["p1.csv", "p2.csv", "p3.csv", "p4.csv", "p5.csv"]
    assert [(row["Session"], row["Role"]) for row in rows(files[0])] == [
        ("open", "speaker"),
        ("w1", "moderator"),
    ]


def test_by_room_and_track_every_session_is_in_a_file(tmp_path: Path) -> None:
    for by, stems in (("room", {"hall", "attic"}), ("track", {"ai", "_none"})):
        files = write_csv(small(by=by), tmp_path / by)
        assert {file.stem for file in files} == stems
        told = {row["session"] for file in files for row in rows(file)}
        assert told == small().programme.by_session.keys()


def test_a_session_in_two_rooms_until_midnight(tmp_path: Path) -> None:
    [show] = [row for row in written(crowded(), tmp_path) if row["session"] == "show"]
    assert (show["start"], show["end"], show["rooms"]) == ("22:00", "24:00", "Big; annex")
    assert not any(row["title_en"] in ("Secret", "Not shown") for row in written(crowded(), tmp_path))


def test_blocks_with_timelines_of_their_own_are_told_by_the_clock(tmp_path: Path) -> None:
    found = [(row["session"], row["start"], row["end"]) for row in written(own_timelines(), tmp_path)]
    assert found == [
        ("s1", "09:00", "09:30"),
        ("s2", "09:30", "10:00"),
        ("s3", "09:37", "10:15"),
        ("", "10:00", "10:30"),
    ]


@given(TITLES)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("csv")
    found = {row["session"]: row for row in written(entitled(title), folder)}
    assert as_given(found["open"]["title_en"]) == title
    assert as_given(found["open"]["rooms"]) == title
    assert as_given(found["open"]["speakers"]).startswith(f"{title}; ")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in found["open"].values())


def test_the_same_programme_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_csv(published("2022"), tmp_path / name)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_other_endings_and_places_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.csv"):
        write_csv(small(), tmp_path / "a.txt")
    with pytest.raises(FileWriteError):
        write_csv(small(), tmp_path / "no" / "a.csv")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileWriteError):
        write_csv(small(by="room"), tmp_path / "file")
