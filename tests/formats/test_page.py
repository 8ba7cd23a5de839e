"""The page as a file: what it holds, read with lxml. What it does in a browser is tested in tests/browser."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html

from scheduler.domain import Instance, Placement, Programme
from scheduler.domain.text import Language, Text
from scheduler.domain.time import Span
from scheduler.errors import UsageError
from scheduler.formats.ical.identity import session_uid
from scheduler.formats.page import page_text, write_page
from scheduler.formats.page.dates import Dates
from scheduler.formats.page.document import SCRIPTS, page_script, page_style
from scheduler.formats.page.grid import Item, grid_of
from scheduler.formats.page.said import Listed, said
from scheduler.formats.publication import Publication
from tests.formats.calendars import programme, real
from tests.small import small_instance

Element = html.HtmlElement


def page(instance: Instance | None = None, found: Programme | None = None, **more: Any) -> Element:
    """A page as lxml reads it; the small instance as usual."""
    publication = Publication(instance or small_instance(), found or programme(), **more)
    return html.document_fromstring(page_text(publication))


def changed(change: Mapping[str, Any] | None = None, **parts: Any) -> Instance:
    """The small instance with other parts of its file."""
    given = small_instance().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return Instance.model_validate({**given, **(change or {}), **parts})


def spoken(element: Element, language: str = "en") -> str:
    """What an element says in a language."""
    copy = html.fromstring(html.tostring(element, encoding="unicode", with_tail=False))
    for other in copy.xpath(".//*[contains(concat(' ', @class, ' '), ' l ')]"):
        if language not in other.get("class").split():
            other.drop_tree()
    return " ".join(copy.text_content().split())


# -- one file that asks for nothing -----------------------------------------------------------------


@pytest.mark.parametrize("year", [2022, 2024])
def test_the_page_of_a_conference_in_three_languages_is_small(year: int) -> None:
    assert len(page_text(Publication(*real(year))).encode()) < 300_000


def test_the_page_refers_to_nothing_outside() -> None:
    read = page(changed(), website="https://example.org/2030/")
    for element in read.iter():
        for name, value in element.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in ("src", "href", "action", "srcset", "data", "poster"):
                assert value.startswith(("#", "data:,")) or value == "https://example.org/2030/", (
                    name,
                    value,
                )
    assert "url(" not in page_style()
    assert "@import" not in page_style()
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|eval|innerHTML|import)\b", page_script())


def test_only_its_own_style_and_script_may_run() -> None:
    read = page()
    [policy] = read.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "unsafe" not in policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, path in (("style-src", "//style"), ("script-src", "//script[not(@type)]")):
        [text] = read.xpath(f"{path}/text()")
        assert rules[name] == f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_same_publication_gives_the_same_bytes(tmp_path: Path) -> None:
    publication = Publication(*real(2022))
    [path] = write_page(publication, tmp_path / "a.html")
    assert path.read_text(encoding="utf-8") == page_text(publication)


@pytest.mark.parametrize("name", ["page.pdf", "page", "page.html.txt"])
def test_other_endings_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        write_page(Publication(small_instance(), programme()), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_every_part_of_the_script_is_in_the_page() -> None:
    folder = Path(__file__).parents[2] / "scheduler/formats/page/script"
    assert sorted(SCRIPTS) == sorted(path.stem for path in folder.glob("*.js"))


# -- what it holds ----------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2022, 2024])
def test_each_session_is_listed_with_its_times_rooms_and_people(year: int) -> None:
    instance, found = real(year)
    read = page(instance, found)
    listed = {entry.get("id"): entry for entry in read.xpath("//li[contains(@class, 'entry')]")}
    assert listed.keys() == found.by_session.keys()
    for placement in found.placements:
        entry, session = listed[placement.session], instance.session[placement.session]
        start, end = (dt.datetime.fromisoformat(time) for time in entry.xpath(".//time/@datetime")[:2])
        assert start.replace(tzinfo=None) == instance.moment(placement.start)
        assert end.replace(tzinfo=None) == instance.moment(placement.end)
        assert start.utcoffset() == dt.timedelta(hours=1)
        assert entry.get("data-uid") == session_uid(instance, placement.session)
        assert tuple(entry.get("data-room").split()) == placement.rooms
        assert set(entry.get("data-person").split()) == set(session.people)
        for language in instance.conference.languages:
            words = spoken(entry, language)
            for text in (
                session.title,
                *(instance.name(name) for name in (*session.people, *placement.rooms)),
            ):
                assert " ".join(text.say(language).split()) in words


def test_the_grid_has_headings_for_rows_and_columns() -> None:
    read = page()
    [table] = read.xpath("//table")
    assert [spoken(th) for th in table.xpath(".//thead//th[@scope='col']")] == ["Time", "Hall", "Attic"]
    rows = [(spoken(row.xpath("./th[@scope='row']")[0]), row) for row in table.xpath(".//tbody/tr")]
    assert [clock for clock, _ in rows] == ["09:00", "10:00", "10:30", "11:15"]
    held = [[td.xpath(".//*[@data-of]/@data-of") for td in row.xpath("./td")] for _, row in rows]
    assert held == [[["open"]], [[]], [["w1"], ["w2"]], [["w3"], ["w4"]]]
    ids = set(read.xpath("//@id"))
    [plenary] = table.xpath(".//td[@headers]")
    assert plenary.get("colspan") == "2"
    assert set(plenary.get("headers").split()) <= ids
    assert [spoken(read.get_element_by_id(name)) for name in plenary.get("headers").split()] == [
        "09:00",
        "Hall",
    ]


def test_service_items_are_shown_and_blockers_are_not() -> None:
    text = html.tostring(page(), encoding="unicode")
    assert "Coffee" in text
    assert "Badges" in text
    assert "Held for a sponsor" not in text


def test_what_stands_nowhere_is_not_shown() -> None:
    assert not page().xpath("//*[@id='w5']")
    assert "Spare" not in html.tostring(page(), encoding="unicode")


def test_ids_are_unique_and_what_is_referred_to_is_there() -> None:
    for read in (page(), page(*real(2022))):
        ids = read.xpath("//@id")
        assert len(ids) == len(set(ids))
        named = [
            name for names in read.xpath("//@aria-labelledby | //@for | //@headers") for name in names.split()
        ]
        named += [address[1:] for address in read.xpath("//@href[starts-with(., '#')]")]
        assert set(named) <= set(ids)


def test_headings_go_down_by_single_steps() -> None:
    for read in (page(), page(*real(2022)), page(*own_timelines())):
        levels = [
            int(heading.tag[1]) for heading in read.xpath("//main//*[self::h2|self::h3|self::h4|self::h5]")
        ]
        assert levels[0] == 2
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert len(read.xpath("//h1")) == 1


def test_a_session_whose_id_is_a_word_of_the_page_is_still_found() -> None:
    sessions = [
        {"id": name, "kind": "workshop", "title": name} for name in ("search", "dialog", "name", "body")
    ]
    instance = changed(sessions=sessions, rules={})
    placements = [Placement(s["id"], "morning", 1, 2070, 2115, ("hall",)) for s in sessions]
    read = page(instance, Programme(tuple(placements)))
    assert {len(read.xpath(f"//*[@id='{session['id']}']")) for session in sessions} == {1}


# -- languages --------------------------------------------------------------------------------------


def test_all_languages_of_the_conference_are_in_the_page() -> None:
    read = page()
    assert (read.get("lang"), read.get("dir")) == ("fr", "ltr")
    [title] = read.xpath("//*[@id='_t-w1']")
    assert [spoken(title, language) for language in ("fr", "ar", "en")] == ["Modèles", "النماذج", "Models"]


def test_one_language_alone_can_be_asked_for() -> None:
    read = page(language="ar")
    assert (read.get("lang"), read.get("dir")) == ("ar", "rtl")
    text = html.tostring(read, encoding="unicode")
    assert "النماذج" in text
    assert "Models" not in text


def test_times_are_isolated_from_right_to_left_text() -> None:
    for span in page().xpath("//time"):
        assert span.getparent().tag == "bdi"
        assert span.getparent().get("dir") == "ltr"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (Text(any="AI"), "<bdi>AI</bdi>"),
        (
            Text(fr="IA", en="AI"),
            '<bdi class="l fr" lang="fr">IA</bdi><bdi class="l ar en" lang="en">AI</bdi>',
        ),
        (Text(fr="IA"), '<bdi lang="fr">IA</bdi>'),
        (
            Text(any="x", ar="AI في"),
            '<bdi class="l fr en">x</bdi><bdi class="l ar" lang="ar" dir="rtl">AI في</bdi>',
        ),
        (Text(any="<b>&\"'"), "<bdi>&lt;b&gt;&amp;&#34;&#39;</bdi>"),
    ],
)
def test_a_text_is_there_once_for_each_wording(text: Text, expected: str) -> None:
    assert str(said(text, ("fr", "ar", "en"))) == expected


def test_names_in_a_row_are_isolated_where_their_direction_differs() -> None:
    names = Listed((Text(any="علي"), Text(any="Ali 2"), Text(any="30")), more=4)
    assert names.say("en") == "\u2068علي\u2069, Ali 2, 30 +4"
    assert names.say("ar") == "علي، \u2068Ali 2\u2069، 30 \u2066+4\u2069"


@pytest.mark.parametrize(
    ("first", "last", "language", "expected"),
    [
        ("2030-05-16", "2030-05-17", "en", "16–17 May 2030"),
        ("2030-05-16", "2030-05-17", "ar", "\u206616–17\u2069 ماي 2030"),
        ("2030-05-01", "2030-05-01", "fr", "1er mai 2030"),
        ("2030-05-30", "2030-06-01", "fr", "30 mai – 1er juin 2030"),
        ("2030-12-30", "2031-01-02", "en", "30 December 2030 – 2 January 2031"),
    ],
)
def test_dates_say_once_what_they_have_in_common(
    first: str, last: str, language: Language, expected: str
) -> None:
    assert Dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last)).say(language) == expected


# -- times, rooms, releases -------------------------------------------------------------------------


def test_the_zone_is_named_with_its_offset() -> None:
    zone = spoken(page(*real(2022)).xpath("//*[@class='zone']")[0])
    assert zone == "Local times: Africa/Casablanca (UTC+01:00)."


def test_offsets_differ_where_clocks_change_between_days() -> None:
    days = [
        {"date": date, "blocks": [{"id": block, "start": "09:00", "end": "10:00", "step": 60}]}
        for date, block in (("2030-03-30", "sat"), ("2030-03-31", "sun"))
    ]
    sessions = [{"id": name, "kind": "workshop", "title": name} for name in ("a", "b")]
    conference = {"name": "Spring", "timezone": "Europe/Paris", "languages": ["fr"]}
    instance = changed(days=days, sessions=sessions, conference=conference, people=[], rules={})
    found = Programme(
        (
            Placement("a", "sat", 0, 540, 600, ("hall",)),
            Placement("b", "sun", 0, 1980, 2040, ("hall",)),
        )
    )
    read = page(instance, found)
    assert spoken(read.xpath("//*[@class='zone']")[0], "fr").endswith("Europe/Paris (UTC+01:00, UTC+02:00).")
    starts = [entry.xpath(".//time/@datetime")[0] for entry in read.xpath("//li[contains(@class, 'entry')]")]
    assert starts == ["2030-03-30T09:00+01:00", "2030-03-31T09:00+02:00"]


def own_timelines() -> tuple[Instance, Programme]:
    """Two blocks over the same hours, each with its own timeline and a session in the same room."""
    block = {"start": "09:00", "end": "10:00", "timeline": "own", "n_slots": 3}
    days = [
        {
            "date": "2030-05-17",
            "blocks": [{"id": "a", "title": "Morning A", **block}, {"id": "b", **block}],
            "service": [{"title": "Coffee", "start": "10:00", "end": "10:30"}],
        }
    ]
    sessions = [{"id": name, "kind": "workshop", "title": name} for name in ("x", "y", "z")]
    instance = changed(days=days, kinds={"workshop": {}}, sessions=sessions, people=[], rules={}, tracks={})
    spans = {(b, s): instance.slot_span(b, s) for b in (0, 1) for s in range(3)}

    def placed(session: str, block: int, slot: int) -> Placement:
        span = spans[block, slot]
        return Placement(session, "ab"[block], slot, span.start, span.end, ("hall",))

    return instance, Programme((placed("x", 0, 1), placed("y", 1, 1), placed("z", 1, 2)))


def test_blocks_with_timelines_of_their_own_have_grids_of_their_own() -> None:
    read = page(*own_timelines())
    assert [spoken(title) for title in read.xpath("//h3[@class='part']")] == [
        "Morning A 09:00–10:00",
        "b 09:00–10:00",
    ]
    tables = read.xpath("//table")
    assert [table.xpath(".//@data-of") for table in tables] == [["x"], ["y", "z"]]
    clocks = [[spoken(th) for th in table.xpath(".//th[@scope='row']")] for table in tables]
    assert clocks == [["09:20"], ["09:20", "09:40"]]
    assert "Coffee" in spoken(read.xpath("//*[@class='beside']")[0])


def test_releases_before_tell_what_is_new_and_what_is_gone() -> None:
    before = programme(w1=(2, "attic"), w3=None, w4=None, open=(0, "hall"))
    now = programme(w2=None)
    read = page(found=now, previous=(before,))
    marks = {
        entry.get("id"): spoken(entry.xpath(".//*[@class='mark']")[0])
        for entry in read.xpath("//li[contains(@class, 'entry')]")
        if entry.xpath(".//*[@class='mark']")
    }
    assert marks == {"w1": "Changed", "w3": "New", "w4": "New"}
    assert "Before: Friday 11:15-12:00, Attic" in spoken(read.get_element_by_id("w1"))
    [gone] = read.xpath("//section[@class='cancelled']//li")
    assert gone.get("id") == "w2"
    assert "Agents" in spoken(gone)
    assert read.get_element_by_id("w1").get("data-sequence") == "1"


def test_the_release_is_dated_on_the_conferences_clock() -> None:
    read = page(*real(2022), released=dt.datetime(2022, 10, 1, 23, 30, tzinfo=dt.UTC))
    assert "Version of Sunday 2 October 2022, 00:30." in spoken(read.xpath("//footer")[0])
    assert "Version" not in spoken(page().xpath("//footer")[0])


# -- the table of rooms by times --------------------------------------------------------------------


def shape(rooms: str, *items: Item) -> list[tuple[int, Any]]:
    """Rows of a grid: where they begin, and their cells as names, rows and columns."""
    return [
        (row.start, row.across or [("".join(cell.names), cell.n_rows, cell.n_columns) for cell in row.cells])
        for row in grid_of(tuple(rooms), items).rows
    ]


def item(name: str, start: int, end: int, rooms: str = "", plenary: bool = False) -> Item:
    return Item(name, Span(start, end), tuple(rooms), plenary)


def test_a_long_session_spans_the_rows_that_begin_meanwhile() -> None:
    assert shape("ab", item("x", 0, 90, "a"), item("y", 0, 45, "b"), item("z", 50, 90, "b")) == [
        (0, [("x", 2, 1), ("y", 1, 1)]),
        (50, [("z", 1, 1)]),
    ]


def test_sessions_that_overlap_in_a_room_share_a_cell() -> None:
    assert shape("ab", item("p", 0, 60, "a"), item("q", 30, 80, "a"), item("r", 60, 70, "b")) == [
        (0, [("pq", 2, 1), ("", 1, 1)]),
        (60, [("r", 1, 1)]),
    ]


def test_a_session_in_several_rooms_spans_neighbours_and_is_repeated_elsewhere() -> None:
    assert shape("abcd", item("x", 0, 60, "abd"), item("y", 0, 60, "c")) == [
        (0, [("x", 1, 2), ("y", 1, 1), ("x", 1, 1)]),
    ]


def test_a_plenary_session_has_its_row_unless_something_else_runs() -> None:
    assert shape("ab", item("x", 0, 60, "a", plenary=True), item("y", 60, 90, "b")) == [
        (0, [("x", 1, 2)]),
        (60, [("", 1, 1), ("y", 1, 1)]),
    ]
    assert shape("ab", item("x", 0, 60, "a", plenary=True), item("y", 30, 90, "b")) == [
        (0, [("x", 2, 1), ("", 1, 1)]),
        (30, [("y", 1, 1)]),
    ]


def test_what_is_for_all_rooms_has_a_row_or_stands_beside() -> None:
    items = (item("x", 0, 60, "a"), item("coffee", 60, 90), item("fair", 30, 200), item("set-up", 0, 60, "b"))
    assert shape("ab", *items) == [(0, [("x", 1, 1), ("set-up", 1, 1)]), (60, "coffee")]
    assert grid_of(("a", "b"), items).beside == ("fair",)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 20), st.integers(1, 8), st.sets(st.sampled_from("abcd"), max_size=4), st.booleans()
        ),
        max_size=12,
    )
)
def test_every_row_fills_the_table_and_everything_is_somewhere(
    given: list[tuple[int, int, set[str], bool]],
) -> None:
    items = [
        Item(str(number), Span(start, start + length), tuple(sorted(rooms)), plenary)
        for number, (start, length, rooms, plenary) in enumerate(given)
    ]
    grid = grid_of(tuple("abcd"), items)
    taken: dict[tuple[int, int], str] = {}
    for at, row in enumerate(grid.rows):
        if row.across:
            assert not any(held == at for held, _ in taken)
            continue
        column = 0
        for cell in row.cells:
            while (at, column) in taken:
                column += 1
            for down in range(cell.n_rows):
                for along in range(cell.n_columns):
                    assert taken.setdefault((at + down, column + along), ",".join(cell.names)) is not None
            column += cell.n_columns
        assert sum(held == at for held, _ in taken) == len(grid.rooms)
    named = {name for row in grid.rows for cell in row.cells for name in cell.names}
    named |= {row.across for row in grid.rows if row.across} | set(grid.beside)
    assert named == {item.name for item in items}
    for one in items:
        for room in one.rooms:
            if not one.plenary:
                column = grid.rooms.index(room)
                assert any(one.name in names.split(",") for (_, c), names in taken.items() if c == column)


# -- any text ---------------------------------------------------------------------------------------

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "]]><!--",
    "=1+1",
    "{{ 7 * 7 }}{% for %}",
    "\u202egnirts\u202c \u2066\u2069",
    "مؤتمر 2030 (AUSIM)",
    "👩🏽‍💻 a\nb\tc",
    "x" * 10_000,
    "&amp; &#60; ' \" `",
    "\u2028\u2029\ufeff\ufffe",
)


def holding(text: str) -> Instance:
    given = small_instance().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for one in given["sessions"]:
        one |= {"title": text, "abstract": {"ar": text}}
    for one in [*given["people"], *given["rooms"]]:
        one["name"] = text
    for one in given["people"]:
        one["role"] = text
    for one in [*given["kinds"].values(), *given["tracks"].values()]:
        one["title"] = text
    given["days"][1]["title"] = given["days"][1]["service"][0]["title"] = text
    given["conference"] |= {"name": text, "theme": text, "venue": text}
    return Instance.model_validate(given)


def elements(read: Element) -> dict[str, int]:
    """How many there are of those that could do something."""
    names = ("script", "style", "img", "svg", "a", "table", "input", "iframe")
    return {name: len(read.xpath(f"//{name}")) for name in names}


@cache
def usual_elements() -> dict[str, int]:
    return elements(page())


def insist_on_survival(text: str) -> None:
    read = page(holding(text))
    wanted = " ".join(text.split())
    assert " ".join(read.xpath("//*[@id='_t-w1']")[0].text_content().split()) == wanted
    assert " ".join(read.xpath("//h1")[0].text_content().split()) == wanted
    assert " ".join(read.xpath("//th[@scope='col']")[1].text_content().split()) == wanted
    assert read.xpath("//*[@id='w1']//*[@class='abstract']")[0].text_content() == text
    assert elements(read) == usual_elements()
    [settings] = read.xpath("//script[@type='application/json']/text()")
    assert json.loads(settings)["words"]["en"]["title"] == wanted


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_survives_and_is_no_markup(text: str) -> None:
    insist_on_survival(text)


def possible(text: str) -> bool:
    """Whether an instance may hold it."""
    return bool(text.strip()) and not any(
        (ord(sign) < 32 and sign not in "\n\t") or 0x7F <= ord(sign) < 0xA0 for sign in text
    )


@given(st.text(min_size=1, max_size=60).filter(possible))
@example("\u00a0x\u00a0")
def test_any_text_survives(text: str) -> None:
    insist_on_survival(text)


# -- colours ----------------------------------------------------------------------------------------


def colours(scheme: int) -> list[dict[str, str]]:
    """Colours of each rule of the style that sets some, with those of the root beneath them."""
    found = [
        {name: pair[scheme] for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", rule)}
        for rule in re.findall(r"(?m)^(?::root|\.plain|\.c\d+) \{([^}]*)\}", page_style())
    ]
    assert len(found) == 14
    return [found[0] | rule for rule in found[1:]]


def luminance(colour: str) -> float:
    """Source: WCAG 2.2, definition of relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


TEXTS = [
    *(
        (front, back)
        for front in ("ink", "soft", "accent", "live")
        for back in ("paper", "card", "pause", "tint")
    ),
    *(("line", back) for back in ("card", "tint")),
    ("on-accent", "accent"),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(scheme: int) -> None:
    for held in colours(scheme):
        for front, back in TEXTS:
            assert contrast(held[front], held[back]) >= 4.5, (front, held[front], back, held[back])
        for front, back in (("edge", "paper"), ("edge", "card"), ("line", "card"), ("accent", "paper")):
            assert contrast(held[front], held[back]) >= 3, (front, held[front], back, held[back])
