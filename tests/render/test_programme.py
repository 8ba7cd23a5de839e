"""A programme is shown as grids where there is room and as lists where there is not, in both directions."""

import pytest
from rich.console import Console

from scheduler.domain.text import LANGUAGES, POP_ISOLATE, Language
from scheduler.domain.time import clock
from scheduler.formats.instance_file import instance_from_text
from scheduler.render.agenda import By, agenda_view
from scheduler.render.direction import RIGHT_TO_LEFT_ISOLATE
from scheduler.render.phrases import SPEAKER
from scheduler.render.programme import programme_view
from tests.golden import compare, shown
from tests.small import SMALL, small_instance, small_solution

WIDE, NARROW = 100, 44


def view(language: Language, width: int) -> str:
    programme = small_solution().programme
    assert programme is not None
    return shown(programme_view(small_instance(), programme, language), width)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wide_terminal_shows_rooms_by_times(language: Language) -> None:
    compare(f"grid-{language}.txt", view(language, WIDE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_terminal_shows_a_list(language: Language) -> None:
    compare(f"list-{language}.txt", view(language, NARROW))


@pytest.mark.parametrize("by", ["room", "person", "track"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_programme_can_be_sorted(by: By, language: Language) -> None:
    programme = small_solution().programme
    assert programme is not None
    text = shown(agenda_view(small_instance(), programme, by, language), WIDE)
    compare(f"by-{by}-{language}.txt", text)


@pytest.mark.parametrize("width", [30, 44, 60, 80, 100, 140, 220])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: Language, width: int) -> None:
    console = Console(width=width)
    widths = [console.render_str(line, markup=False).cell_len for line in view(language, width).splitlines()]
    assert max(widths) <= width


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_placement_is_shown_with_its_time(language: Language, width: int) -> None:
    instance, programme = small_instance(), small_solution().programme
    assert programme is not None
    text = view(language, width)
    for placement in programme.placements:
        start = placement.start - instance.day_start(1)
        end = placement.end - instance.day_start(1)
        assert f"{clock(start)}-{clock(end)}" in text
        assert instance.name(placement.session).say(language) in text


def test_right_to_left_lines_are_isolated_one_by_one() -> None:
    for line in view("ar", WIDE).splitlines():
        assert line.count(RIGHT_TO_LEFT_ISOLATE) <= line.count(POP_ISOLATE)
        if any("\u0600" <= char <= "\u06ff" for char in line) and "──" not in line:
            assert RIGHT_TO_LEFT_ISOLATE in line


def test_text_from_outside_is_not_markup() -> None:
    assert "[bold]Not markup[/bold]" in view("en", WIDE)


def test_blockers_are_not_shown() -> None:
    assert "Held for a sponsor" not in view("en", WIDE)


def test_tentative_sessions_say_so() -> None:
    assert "(tentative)" in view("en", WIDE)
    assert "(à confirmer)" in view("fr", WIDE)


def test_left_out_sessions_are_named() -> None:
    assert "Left out: Spare" in view("en", WIDE)


def test_left_out_sessions_are_named_on_one_line() -> None:
    title = '"Spare\\nX\\n\\nY"'
    given = SMALL.read_text(encoding="utf-8").replace("en: Spare", f"en: {title}")
    programme = small_solution().programme
    assert programme is not None
    text = shown(programme_view(instance_from_text(given), programme, "en"), WIDE)
    assert "Left out: Spare X Y" in text


@pytest.mark.parametrize("width", [20, 30, 40, 59, 60])
@pytest.mark.parametrize("by", ["room", "person", "track"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_agenda_leaves_nothing_out(by: By, language: Language, width: int) -> None:
    instance, programme = small_instance(), small_solution().programme
    assert programme is not None
    text = shown(agenda_view(instance, programme, by, language), width)
    assert max(Console().render_str(line, markup=False).cell_len for line in text.splitlines()) <= width
    said = bare(text)
    for placement in programme.placements:
        start = placement.start - instance.day_start(1)
        shown_anywhere = by != "person" or instance.session[placement.session].people
        if not shown_anywhere:
            continue
        assert clock(start) in said
        assert bare(instance.name(placement.session).say(language)) in said
        if by != "room":
            assert all(bare(instance.name(room).say(language)) in said for room in placement.rooms)
    if by == "person":
        assert bare(SPEAKER.say(language)) in said


def bare(text: str) -> str:
    """Letters and figures only: where lines are broken does not matter."""
    return "".join(char for char in text if char.isalnum() or char in ":")
