"""Days as they are shown: what stands in them, how a table holds it, and texts that run the other way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Placement, Programme
from scheduler.formats.day_sheet import Break, Grid, Stretch, day_sheets, grid_of, listings
from scheduler.formats.day_sheet.bidi import EMBEDDINGS, ISOLATES, POP_EMBEDDING, balanced, isolated
from scheduler.formats.day_sheet.colours import COLOURS, kind_colours
from scheduler.formats.day_sheet.entry import clock_text
from scheduler.formats.day_sheet.grid import columns_of
from scheduler.formats.day_sheet.long_words import LONGEST, breakable
from scheduler.formats.publication import Publication
from tests.formats.sheets import meeting, own_timelines
from tests.rules.case import instance_of, programme_of


def grid(publication: Publication, day: int = 0) -> Grid:
    instance = publication.instance
    sheet = day_sheets(instance, publication.programme, "en")[day]
    return grid_of(sheet, columns_of(sheet, [room.id for room in instance.rooms]))


def drawn(found: Grid) -> list[str | list[tuple[str, int, int, int, int]]]:
    """Titles of breaks; of stretches the sessions with column, columns, row, rows."""
    return [
        part.title
        if isinstance(part, Break)
        else [
            ("+".join(e.session for e in cell.entries), cell.column, cell.n_columns, cell.row, cell.n_rows)
            for cell in part.cells
        ]
        for part in found.parts
    ]


def timed(rooms: list[str], **places: tuple[int, int, str]) -> Publication:
    """Sessions at any minutes, as a broken programme may have them: start, end, rooms."""
    instance = instance_of(
        rooms=[{"id": room, "capacity": 9} for room in rooms], sessions=[{"id": name} for name in places]
    )
    placements = (
        Placement(name, "am", 0, start, end, tuple(given.split("+")))
        for name, (start, end, given) in places.items()
    )
    return Publication(instance, Programme(tuple(placements)))


def test_a_day_has_its_sessions_breaks_and_what_goes_on_beside_them() -> None:
    given = meeting()
    [day] = day_sheets(given.instance, given.programme, "fr")
    assert day.heading == "jeudi 24 octobre 2024"
    assert [entry.title for entry in day.entries] == ["Opening", "Graphs", "Proofs"]
    assert [item.title for item in day.breaks] == ["Café"]
    assert [item.title for item in day.alongside] == ["Fair"]
    assert day.entries[1].people == ("Speaker one", "Speaker two")
    assert day.entries[2].room_names == ("small",)


def test_a_session_alone_at_its_time_takes_all_columns() -> None:
    found = grid(meeting())
    assert found.rooms == ("big", "small")
    assert drawn(found) == [[("a", 0, 2, 0, 1)], [("b", 0, 1, 0, 1), ("c", 1, 1, 0, 1)], "Coffee"]


def test_rows_begin_where_sessions_begin() -> None:
    given = timed(["x", "y"], long=(540, 660, "x"), early=(540, 570, "y"), late=(580, 640, "y"))
    [part] = grid(given).parts
    assert isinstance(part, Stretch)
    assert part.starts == (540, 580)
    assert drawn(grid(given)) == [[("long", 0, 1, 0, 2), ("early", 1, 1, 0, 1), ("late", 1, 1, 1, 1)]]


def test_neighbouring_rooms_of_a_session_are_one_cell() -> None:
    given = timed(["x", "y", "z"], wide=(540, 600, "x+y"), other=(540, 600, "z"))
    assert drawn(grid(given)) == [[("wide", 0, 2, 0, 1), ("other", 2, 1, 0, 1)]]
    given = timed(["x", "y", "z"], wide=(540, 600, "x+z"), other=(540, 600, "y"))
    assert drawn(grid(given)) == [[("wide", 0, 1, 0, 1), ("other", 1, 1, 0, 1), ("wide", 2, 1, 0, 1)]]


def test_sessions_that_share_a_room_share_a_cell() -> None:
    given = timed(["x", "y"], a=(540, 600, "x"), b=(570, 630, "x"), c=(540, 630, "y"))
    assert drawn(grid(given)) == [[("a+b", 0, 1, 0, 2), ("c", 1, 1, 0, 2)]]


def test_blocks_with_their_own_timelines_stand_at_the_times_of_their_clock() -> None:
    given = own_timelines()
    [day] = day_sheets(given.instance, given.programme, "en")
    assert [(e.session, clock_text(e.start), clock_text(e.end)) for e in day.entries] == [
        ("a", "09:00", "09:34"),
        ("b", "09:00", "09:34"),
        ("c", "09:33", "10:07"),
    ]
    assert drawn(grid(given)) == [[("a+b", 0, 1, 0, 2), ("c", 1, 1, 1, 1)]]


SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8), st.sets(st.sampled_from("wxyz"), min_size=1))


@given(st.lists(SPANS, min_size=1, max_size=12))
def test_cells_never_overlap_and_hold_every_session_once_for_each_run_of_rooms(
    spans: list[tuple[int, int, set[str]]],
) -> None:
    places = {
        f"s{number}": (540 + 10 * start, 540 + 10 * (start + length), "+".join(sorted(rooms)))
        for number, (start, length, rooms) in enumerate(spans)
    }
    found = grid(timed(list("wxyz"), **places))
    shown = set()
    for part in found.parts:
        assert isinstance(part, Stretch)
        taken: set[tuple[int, int]] = set()
        for cell in part.cells:
            squares = {
                (column, row)
                for column in range(cell.column, cell.after_column)
                for row in range(cell.row, cell.after_row)
            }
            assert not squares & taken
            assert cell.after_row <= len(part.starts)
            assert cell.after_column <= max(1, len(found.rooms)) or not found.rooms
            taken |= squares
            shown |= {entry.session for entry in cell.entries}
    assert shown == set(places)


# -- lists ----------------------------------------------------------------------------------------


def test_lists_are_of_those_who_have_a_session() -> None:
    given = meeting()
    assert [(x.subject, x.name, x.note) for x in listings(given, "person", "en")] == [
        ("p1", "Speaker one", "Engineer"),
        ("p2", "Speaker two", ""),
        ("p3", "Waits outside", ""),
    ]
    assert [(x.stem, x.name) for x in listings(given, "track", "fr")] == [
        ("ai", "Machines"),
        ("_none", "Sans thème"),
    ]
    [first, _, _] = listings(given, "person", "en")
    assert [entry.title for entry in first.days[0].entries] == ["Opening", "Graphs"]
    assert first.days[0].breaks == ()


def test_a_room_has_the_sessions_of_the_rooms_of_which_it_is_a_part() -> None:
    instance = instance_of(
        rooms=[
            {"id": "left", "capacity": 9},
            {"id": "right", "capacity": 9},
            {"id": "both", "capacity": 18, "parts": ["left", "right"]},
        ],
        sessions=[{"id": "a"}, {"id": "b"}],
    )
    given = Publication(instance, programme_of(instance, a="am.0 both", b="am.1 left"))
    found = {
        x.subject: [e.title for day in x.days for e in day.entries] for x in listings(given, "room", "en")
    }
    assert found == {"left": ["a", "b"], "right": ["a"], "both": ["a"]}


# -- texts ----------------------------------------------------------------------------------------


def test_after_midnight_the_clock_begins_anew() -> None:
    assert [clock_text(minute) for minute in (1439, 1440, 1450)] == ["23:59", "24:00", "00:10"]


def test_texts_are_isolated_where_they_may_turn_a_line_round() -> None:
    assert isolated("Graphs (1)", "fr") == "Graphs (1)"
    assert isolated("Graphs (1)", "ar") == "\u2068Graphs (1)\u2069"
    assert isolated("مخطط", "fr") == "\u2068مخطط\u2069"


def test_open_signs_are_closed_and_lone_ends_left_out() -> None:
    assert balanced("\u202ea") == "\u202ea\u202c"
    assert balanced("a\u2069b\u202c") == "ab"
    assert balanced("\u2067a\u202ab\u2069c") == "\u2067a\u202ab\u2069c"


@given(st.text(st.sampled_from("a\u2066\u2067\u2068\u2069\u202a\u202c\u202e")))
def test_whatever_is_balanced_stays_as_it_is(text: str) -> None:
    once = balanced(text)
    assert balanced(once) == once
    assert sum(sign in ISOLATES for sign in once) == once.count("\u2069")
    assert sum(sign in EMBEDDINGS for sign in once) >= once.count(POP_EMBEDDING)


@given(st.text())
def test_long_words_lose_nothing(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


def test_long_words_are_broken_but_not_between_a_sign_and_its_marks() -> None:
    assert breakable("x" * (LONGEST + 1)) == "x" * LONGEST + "\u200bx"
    marked = "e\u0301" * LONGEST
    assert "\u200b\u0301" not in breakable(marked)


def test_kinds_have_the_colours_that_they_ask_for() -> None:
    instance = instance_of(
        kinds={"a": {"colour": "bright_cyan"}, "b": {"colour": "green3"}, "c": {"colour": "?"}, "d": {}},
        sessions=[{"id": "s", "kind": "a"}],
    )
    assert kind_colours(instance) == {
        "a": COLOURS["cyan"],
        "b": COLOURS["green"],
        "c": COLOURS["magenta"],
        "d": COLOURS["green"],
    }


def test_text_on_a_tint_is_read_with_ease() -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11: 4.5 to 1 for text, 3 to 1 for what marks a kind."""
    for colour in COLOURS.values():
        assert contrast("#5a5a5a", colour.tint) >= 4.5
        assert contrast(colour.edge, "#ffffff") >= 3


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
