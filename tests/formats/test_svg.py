"""Programmes as pictures: what they say, that they hold nothing else, and how browsers draw them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from playwright.sync_api import Browser

from scheduler.domain.text import LANGUAGES, Language
from scheduler.errors import InputError, UsageError
from scheduler.formats.publication import Publication
from scheduler.formats.svg import write_svg
from scheduler.formats.svg.measuring import width_of, wrapped
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

SVG = "{http://www.w3.org/2000/svg}"


def written(folder: Path, publication: Publication) -> Path:
    [path] = write_svg(publication, folder / "programme.svg")
    return path


def parsed(path: Path) -> etree._Element:
    return etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False, huge_tree=True))


def lines(picture: etree._Element) -> list[str]:
    return [plain(element.text or "") for element in picture.iter(f"{SVG}text")]


def harmless(picture: etree._Element) -> bool:
    """Whether a picture has only marks and words: no script, no style, no link, no event, no other file."""
    elements = {element.tag for element in picture.iter() if isinstance(element.tag, str)}
    attributes = {name for element in picture.iter() for name in element.attrib}
    return elements <= {f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "text")} and not {
        name for name in attributes if name.startswith("on") or name.endswith(("href", "style"))
    }


def test_a_picture_says_who_speaks_when_and_where(tmp_path: Path) -> None:
    picture = parsed(written(tmp_path, meeting(language="fr", released=RELEASED)))
    assert lines(picture) == [
        "Rencontre",
        "Version du jeudi 20 octobre 2022, 11:00",
        "jeudi 24 octobre 2024",
        "En parallèle : 10:00–13:00 Fair",
        "Grande salle",
        "small",
        "09:00",
        "Opening",
        "09:00–10:00 · Plénière · Grande salle",
        "Speaker one",
        "10:00",
        "Graphs",
        "10:00–11:00 · Exposé",
        "Speaker one, Speaker two",
        "Proofs (à confirmer)",
        "10:00–11:00 · Exposé",
        "11:00–12:00 Café",
    ]
    assert harmless(picture)


def test_a_picture_has_words_for_those_who_do_not_see_it(tmp_path: Path) -> None:
    picture = parsed(written(tmp_path, meeting(language="en")))
    assert picture.get("role") == "img"
    labels = [picture.find(f"{SVG}*[@id='{name}']") for name in picture.get("aria-labelledby", "").split()]
    title, description = (label.text for label in labels if label is not None)
    assert title == "Meeting"
    assert (description or "").splitlines() == [
        "Thursday 24 October 2024",
        "09:00–10:00 Opening, Hall",
        "10:00–13:00 Fair",
        "10:00–11:00 Graphs, Hall",
        "10:00–11:00 Proofs, small",
        "11:00–12:00 Coffee",
    ]


def test_blockers_and_sessions_left_out_are_not_drawn(tmp_path: Path) -> None:
    text = written(tmp_path, meeting()).read_text(encoding="utf-8")
    assert not {word for word in ("Blocker", "Left out", "Waits outside") if word in text}


@pytest.mark.parametrize("year", [2022, 2024])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_real_conference_is_all_there(year: int, language: Language, tmp_path: Path) -> None:
    publication = real(year, language=language)
    picture = parsed(written(tmp_path, publication))
    shown = " ".join(lines(picture))
    for placement in publication.programme.placements:
        assert plain(publication.instance.session[placement.session].title.say(language)) in shown
    assert harmless(picture)


def test_arabic_pictures_are_mirrored_with_isolated_times(tmp_path: Path) -> None:
    path = written(tmp_path, meeting(language="ar"))
    picture = parsed(path)
    assert (picture.get("direction"), picture.get("lang")) == ("rtl", "ar")
    assert "\u206609:00–10:00\u2069" in path.read_text(encoding="utf-8")
    width = float(picture.get("width", "0"))
    times = [e for e in picture.iter(f"{SVG}text") if plain(e.text or "") in ("09:00", "10:00")]
    assert all(float(e.get("x", "0")) > width * 0.9 for e in times)


def test_a_folder_has_a_picture_of_each_day(tmp_path: Path) -> None:
    paths = write_svg(real(2024), tmp_path / "days")
    assert [path.name for path in paths] == ["2024-10-23.svg", "2024-10-24.svg", "2024-10-25.svg"]
    assert "mercredi 23 octobre 2024" in lines(parsed(paths[0]))
    assert "jeudi 24 octobre 2024" not in lines(parsed(paths[0]))


def test_blocks_with_their_own_timelines_are_drawn(tmp_path: Path) -> None:
    shown = lines(parsed(written(tmp_path, own_timelines())))
    assert {"Talk a", "Talk b", "Talk c", "09:33–10:07 · talk"} <= set(shown)


def test_a_picture_is_as_wide_as_its_rooms_need(tmp_path: Path) -> None:
    few = parsed(written(tmp_path, many_rooms(2)))
    many = parsed(written(tmp_path, many_rooms(30)))
    assert float(many.get("width", "0")) > 4 * float(few.get("width", "0"))


def test_the_same_release_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, real(2022)).read_bytes()
    assert written(tmp_path, real(2022)).read_bytes() == first


# -- readers --------------------------------------------------------------------------------------

MEASURE = """
() => [...document.querySelectorAll("text")].map(line => {
  const box = line.getBBox();
  return [line.textContent, box.x, box.y, box.x + box.width, box.y + box.height];
})
"""
RECTANGLES = """
() => [...document.querySelectorAll("rect")].map(mark => {
  const box = mark.getBBox();
  return [box.x, box.y, box.x + box.width, box.y + box.height];
})
"""


@needs("chromium")
def test_in_a_browser_every_line_stays_in_its_cell(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for language in LANGUAGES:
        path = written(tmp_path, real(2022, language=language))
        page.goto(path.as_uri())
        cells = [tuple(box) for box in page.evaluate(RECTANGLES)]
        for text, left, top, right, bottom in page.evaluate(MEASURE):
            x, y = (left + right) / 2, (top + bottom) / 2
            around = [c for c in cells if c[0] <= x <= c[2] and c[1] <= y <= c[3]]
            smallest = min(around, key=lambda c: (c[2] - c[0]) * (c[3] - c[1]))
            assert smallest[0] <= left, text
            assert right <= smallest[2], text
    page.close()
    assert all(url.startswith("file:") and url.endswith(".svg") for url in asked)


@needs("rsvg")
@pytest.mark.parametrize("language", LANGUAGES)
def test_other_programs_draw_it(language: Language, tmp_path: Path) -> None:
    path = written(tmp_path, meeting(language=language))
    asked = subprocess.run(["rsvg-convert", str(path)], capture_output=True, check=True)
    assert asked.stdout.startswith(b"\x89PNG")
    assert asked.stderr == b""


# -- any text -------------------------------------------------------------------------------------


def holds_up(publication: Publication, given: list[str], folder: Path) -> None:
    picture = parsed(written(folder, publication))
    assert harmless(picture)
    shown = "".join("".join(lines(picture)).split())
    for text in given[:4]:
        assert "".join(plain(text).split()) in shown


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_text_is_drawn_as_it_is(text: str, language: Language, tmp_path: Path) -> None:
    holds_up(telling([text] * 5, language=language), [text] * 5, tmp_path)


@given(given=st.lists(TEXTS, min_size=5, max_size=5), language=st.sampled_from(LANGUAGES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_drawn_or_refused(given: list[str], language: Language, tmp_path: Path) -> None:
    publication = telling(given, language=language)
    if any(re.search("[\ufffe\uffff]", text) for text in given):
        with pytest.raises(InputError):
            written(tmp_path, publication)
        return
    holds_up(publication, given, tmp_path)


SIGNS = st.text(st.characters(exclude_categories=("C", "M", "Sk", "Z")) | st.just(" "), max_size=200)


@given(SIGNS, st.integers(20, 400), st.booleans())
def test_lines_lose_nothing_and_keep_to_their_width(text: str, width: int, bold: bool) -> None:
    found = wrapped(text, 10, width, bold)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(width_of(line, 10, bold) <= width + 0.001 or len(line) == 1 for line in found)


# -- what is asked for ----------------------------------------------------------------------------


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.svg"):
        write_svg(meeting(), tmp_path / "programme.png")


def test_the_command_writes_to_stdout(tmp_path: Path) -> None:
    instance, programme = ROOT / "instances" / "2024.yaml", ROOT / "solutions" / "2024.json"
    run = schedule("export", instance, programme, "--to", "svg", "-o", "-")
    assert run.code == 0
    assert run.out.startswith("<?xml")
