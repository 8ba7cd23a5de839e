"""Programmes on paper: what poppler reads in them, and how their pages look."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler.domain.text import LANGUAGES, Language
from scheduler.errors import Fault, FileWriteError, InputError, UsageError
from scheduler.formats.day_sheet.colours import COLOURS
from scheduler.formats.exchange import exporter
from scheduler.formats.pdf import typesetting, write_pdf
from scheduler.formats.publication import Paper, Publication
from tests.cli.run import schedule
from tests.formats.sheets import (
    HOSTILE,
    RELEASED,
    ROOT,
    TEXTS,
    many_rooms,
    meeting,
    own_timelines,
    plain,
    real,
    telling,
)
from tests.outside import needs

pytest.importorskip("typst", reason="not installed: typst; pip install 'schedule[pdf]'")

FONTS = Path(typesetting.__file__).parent / "fonts"
A4, A3 = (842, 595), (1191, 842)
"""Width and height of a page on its side, in points."""


def written(folder: Path, publication: Publication) -> Path:
    [path] = write_pdf(publication, folder / "programme.pdf")
    return path


def texts(path: Path) -> list[str]:
    """The text of each page, in the order in which it was set."""
    asked = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    said = subprocess.run(asked, capture_output=True, check=True).stdout.decode("utf-8")
    return [plain(re.sub("[\u202a-\u202e\u200e\u200f]", "", page)) for page in said.split("\f")[:-1]]


def info(path: Path) -> dict[str, str]:
    asked = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    lines = (line.partition(":") for line in asked.stdout.splitlines())
    return {name: value.strip() for name, _, value in lines}


def size(path: Path) -> tuple[int, int]:
    width, height = re.findall(r"[\d.]+", info(path)["Page size"])[:2]
    return round(float(width)), round(float(height))


def letters(text: str) -> str:
    """The letters of a text in no order: poppler turns some Arabic ligatures round."""
    return "".join(sorted(re.sub(r"\s", "", text)))


# -- the days -------------------------------------------------------------------------------------


@needs("pdftotext")
def test_a_page_says_who_speaks_when_and_where(tmp_path: Path) -> None:
    path = written(tmp_path, meeting(language="fr", released=RELEASED))
    [page] = texts(path)
    assert page == (
        "Rencontre jeudi 24 octobre 2024 En parallèle : 10:00–13:00 Fair Heure Grande salle small"
        " 09:00 Opening 09:00–10:00 · Plénière · Grande salle Speaker one"
        " 10:00 Graphs 10:00–11:00 · Exposé Speaker one, Speaker two"
        " Proofs (à confirmer) 10:00–11:00 · Exposé 11:00–12:00 Café Exposé Plénière"
        " Version du jeudi 20 octobre 2022, 11:00 1 / 1"
    )


@needs("pdftotext")
@pytest.mark.parametrize("year", [2022, 2024])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_conference_has_a_page_for_each_day(year: int, language: Language, tmp_path: Path) -> None:
    publication = real(year, language=language)
    path = written(tmp_path, publication)
    pages = texts(path)
    assert len(pages) == len(publication.instance.days)
    assert size(path) == A4
    for placement in publication.programme.placements:
        session = publication.instance.session[placement.session]
        page = pages[publication.instance.day_of_block[publication.instance.block_index[placement.block]]]
        for word in session.title.say(language).split():
            assert (
                word in page or letters(word) in {letters(each) for each in page.split()} or language == "ar"
            )
        shown = publication.instance.moment(placement.start).strftime("%H:%M")
        assert shown in page


@needs("pdftotext")
def test_arabic_is_read_in_its_words_and_times_are_not_turned_round(tmp_path: Path) -> None:
    path = written(tmp_path, real(2022, language="ar", released=RELEASED))
    page = texts(path)[1]
    for word in ("الخميس", "المعرض", "المالية", "الصناعة", "الحوسبة"):
        assert letters(word) in {letters(each) for each in page.split()}
    assert "09:00–10:15" in page
    assert "15:10–09:00" not in page
    assert "القاعات" not in page, "all rooms stand on one page"


@needs("pdftotext")
def test_documents_say_their_title_and_language_to_readers_aloud(tmp_path: Path) -> None:
    path = written(tmp_path, meeting(language="ar", released=RELEASED))
    said = info(path)
    assert said["Title"] == "لقاء"
    assert said["Tagged"] == "yes"
    assert said["JavaScript"] == "no"
    assert said["CreationDate"].startswith("Thu Oct 20")
    content = path.read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/Lang(ar)" in content
    assert b"/Direction/R2L" in content
    assert b"/Outlines" in content


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, meeting(released=RELEASED)).read_bytes()
    assert written(tmp_path, meeting(released=RELEASED)).read_bytes() == first
    assert written(tmp_path, meeting()).read_bytes() != first


@needs("pdftotext")
def test_without_a_moment_of_release_none_is_printed(tmp_path: Path) -> None:
    path = written(tmp_path, meeting(language="en"))
    assert "As of" not in texts(path)[0]
    assert "CreationDate" not in info(path)


@needs("pdftotext")
def test_blockers_and_sessions_left_out_are_not_printed(tmp_path: Path) -> None:
    [page] = texts(written(tmp_path, meeting(language="en")))
    assert "Blocker" not in page
    assert "Left out" not in page
    assert "Waits outside" not in page


@needs("pdftotext")
def test_a_day_without_sessions_says_so(tmp_path: Path) -> None:
    page = texts(written(tmp_path, real(2024, language="en")))[0]
    assert "Registration and badges" in page
    assert "No session this day." in page


@needs("pdftotext")
def test_blocks_with_their_own_timelines_are_printed(tmp_path: Path) -> None:
    [page] = texts(written(tmp_path, own_timelines()))
    assert "Talk a 09:00–09:34" in page
    assert "Talk b 09:00–09:34" in page
    assert "Talk c 09:33–10:07" in page


@needs("pdftotext")
def test_abstracts_follow_where_they_are_asked_for(tmp_path: Path) -> None:
    given = ["Title", "Speaker", "Room", "Item", "First line.\n\nSecond line."]
    assert len(texts(written(tmp_path, telling(given)))) == 1
    pages = texts(written(tmp_path, telling(given, abstracts=True)))
    assert len(pages) == 2
    assert pages[1].startswith("Sessions Title Thursday 24 October 2024 · 09:00–10:00 · Room")
    assert "First line. Second line." in pages[1]


# -- paper ----------------------------------------------------------------------------------------


@needs("pdftotext")
@pytest.mark.parametrize(
    ("n_rooms", "paper", "expected", "n_pages"),
    [
        (7, None, A4, 1),
        (8, None, A3, 1),
        (11, None, A3, 1),
        (12, None, A3, 2),
        (8, "a4", A4, 2),
        (2, "a3", A3, 1),
        (34, None, A3, 1),
    ],
)
def test_the_paper_is_as_large_as_the_rooms_need(
    n_rooms: int, paper: Paper | None, expected: tuple[int, int], n_pages: int, tmp_path: Path
) -> None:
    publication = many_rooms(n_rooms)
    path = written(tmp_path, Publication(publication.instance, publication.programme, paper=paper))
    assert size(path) == expected
    pages = texts(path)
    assert len(pages) == n_pages
    for number in range(n_rooms):
        assert sum(f"Talk number {number} " in page for page in pages) == 1
    if n_pages == 2:
        assert f"Rooms 1-{n_rooms // 2} of {n_rooms}" in pages[0]


@dataclass(frozen=True)
class Picture:
    """A page as poppler draws it: rows of red, green and blue."""

    width: int
    height: int
    signs: bytes

    def pixel(self, x: int, y: int) -> tuple[int, int, int]:
        at = 3 * (y * self.width + x)
        red, green, blue = self.signs[at : at + 3]
        return red, green, blue

    def columns_of(self, colour: str) -> list[int]:
        """Where across the page a colour stands."""
        wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return [x for y in range(self.height) for x in range(self.width) if _alike(self.pixel(x, y), wanted)]


def _alike(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


def picture(path: Path, page: int) -> Picture:
    asked = ["pdftoppm", "-r", "40", "-f", str(page), "-l", str(page), str(path)]
    drawn = subprocess.run(asked, capture_output=True, check=True).stdout
    header = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", drawn)
    assert header is not None
    return Picture(int(header[1]), int(header[2]), drawn[header.end() :])


@needs("pdftoppm")
@pytest.mark.parametrize("language", LANGUAGES)
def test_arabic_days_are_mirrored_and_nothing_leaves_the_paper(language: Language, tmp_path: Path) -> None:
    publication = real(2022, language=language)
    page = picture(written(tmp_path, publication), 2)
    edges = page.columns_of(COLOURS["yellow"].edge)  # of round tables, which take the whole width
    assert edges
    assert (min(edges) > page.width / 2) == (language == "ar")
    border = [page.pixel(x, y) for x in (5, page.width - 6) for y in range(page.height)]
    border += [page.pixel(x, y) for y in (5, page.height - 6) for x in range(page.width)]
    assert set(border) == {(255, 255, 255)}


# -- doors and people -----------------------------------------------------------------------------


@needs("pdftotext")
def test_a_door_has_a_page_for_each_day_of_its_room(tmp_path: Path) -> None:
    paths = write_pdf(real(2022, by="room", language="fr"), tmp_path / "doors")
    assert [path.name for path in paths] == ["pleniere.pdf", *(f"atelier-{n}.pdf" for n in range(1, 7))]
    thursday, friday = texts(tmp_path / "doors" / "atelier-1.pdf")
    assert "Salle d'atelier 1 jeudi 27 octobre 2022" in thursday
    assert "15:40–16:30 Finance Atelier sectoriel Expert 061 (finance), Expert 062" in thursday
    assert "Cloud computing" not in thursday
    assert "Modérateur 4" in thursday
    assert "Pause café" in thursday
    assert "vendredi 28 octobre 2022" in friday
    assert size(tmp_path / "doors" / "pleniere.pdf") == (595, 842)


@needs("pdftotext")
def test_a_speaker_has_a_programme_with_roles(tmp_path: Path) -> None:
    paths = write_pdf(meeting(by="person", language="en"), tmp_path)
    assert [path.name for path in paths] == ["p1.pdf", "p2.pdf", "p3.pdf"]
    [page] = texts(paths[0])
    assert page.startswith("Meeting Speaker one Engineer Personal programme Thursday 24 October 2024")
    assert "09:00–10:00 Opening Hall · Plenary · speaker" in page
    assert "Coffee" not in page
    assert "small · Talk · moderator" not in texts(paths[1])[0]
    assert "Hall · Talk · moderator" in texts(paths[1])[0]
    assert info(paths[0])["Title"] == "Speaker one · Personal programme · Meeting"


@needs("pdftotext")
def test_arabic_sheets_are_written(tmp_path: Path) -> None:
    [first, *_] = write_pdf(meeting(by="room", language="ar"), tmp_path)
    assert "09:00–10:00" in texts(first)[0]
    assert b"/Lang(ar)" in first.read_bytes()


# -- any text -------------------------------------------------------------------------------------


def printed_or_refused(publication: Publication, given: Sequence[str], path: Path) -> None:
    """All signs are on the pages, or a fault says which one no font has."""
    faults: tuple[Fault, ...] = ()
    try:
        write_pdf(publication, path)
    except InputError as error:
        faults = error.faults or (Fault("", 0, 0, "", "no fault"),)
    for fault in faults:
        named = re.findall(r"U\+([0-9A-F]{4,6})", fault.message)
        assert any(chr(int(code, 16)) in text for code in named for text in given), fault
    if faults:
        return
    page = "".join(texts(path))
    for text in given:
        shown = {sign for sign in text if not sign.isspace() and sign.isprintable()}
        assert shown <= set(page) | set("-"), text
        if text.isascii():
            assert "".join(text.split()).replace("-", "") in "".join(page.split()).replace("-", "")


@needs("pdftotext")
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_printed_as_it_is(text: str, tmp_path: Path) -> None:
    printed_or_refused(telling([text] * 5, abstracts=True), [text], tmp_path / "a.pdf")


@needs("pdftotext")
@given(given=st.lists(TEXTS, min_size=5, max_size=5), language=st.sampled_from(LANGUAGES))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_printed_or_refused(given: list[str], language: Language, tmp_path: Path) -> None:
    publication = telling(given, language=language, abstracts=True)
    printed_or_refused(publication, given, tmp_path / "a.pdf")


def test_signs_that_no_font_has_are_named_with_their_place(tmp_path: Path) -> None:
    given = ["Party \U0001f389", "中文", "Room", "Item", "Abstract"]
    with pytest.raises(InputError) as caught:
        written(tmp_path, telling(given))
    faults = [f"{fault.field}: {fault.message} ({fault.hint})" for fault in caught.value.faults]
    hint = "leave it out; html and svg show any sign"
    assert f"session s: no font has '\U0001f389' (U+1F389) ({hint})" in faults
    assert f"person p: no font has '中' (U+4E2D) ({hint})" in faults
    assert not (tmp_path / "programme.pdf").exists()


def test_texts_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        written(tmp_path, telling(["a\ufffeb", "P", "R", "I", "A"]))
    assert "U+FFFE" in str(caught.value.faults[0])


# -- what is asked for ----------------------------------------------------------------------------


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.pdf"):
        write_pdf(meeting(), tmp_path / "programme.txt")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileWriteError):
        write_pdf(meeting(by="room"), tmp_path / "file")


def test_without_typst_the_hint_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError) as caught:
        written(tmp_path, meeting())
    assert caught.value.hint == "pip install 'schedule[pdf]'"


def test_only_days_rooms_and_people_have_sheets() -> None:
    assert exporter("pdf").by == ("person", "room")


@needs("pdftotext")
def test_the_command_writes_a_programme(tmp_path: Path) -> None:
    instance, programme = ROOT / "instances" / "2024.yaml", ROOT / "solutions" / "2024.json"
    out = tmp_path / "a.pdf"
    run = schedule("export", instance, programme, "--to", "pdf", "-o", out, "--lang", "ar", "--paper", "a3")
    assert (run.code, run.out) == (0, f"Wrote {out}: 17 sessions.\n")
    assert size(out) == A3
    run = schedule("export", instance, programme, "--to", "csv", "-o", tmp_path / "a.csv", "--paper", "a3")
    assert run.code == 2
    assert "is not written for a paper" in run.err


# -- fonts ----------------------------------------------------------------------------------------


@cache
def font_files() -> tuple[Path, ...]:
    return tuple(sorted(FONTS.glob("*.ttf")))


def test_fonts_come_with_their_licence_and_are_small_together() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert all(font.name in licence for font in font_files())
    assert sum(font.stat().st_size for font in font_files()) < 2_000_000


@needs("pdftotext")
def test_documents_hold_the_fonts_that_they_need(tmp_path: Path) -> None:
    path = written(tmp_path, real(2022, language="ar"))
    asked = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True)
    rows = asked.stdout.splitlines()[2:]
    assert {row.split()[0].partition("+")[2] for row in rows} == {font.stem for font in font_files()}
    assert all(re.search(r"yes yes yes", row) for row in rows), (
        "embedded, only what is used, with its letters"
    )
