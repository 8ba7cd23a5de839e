"""Why a session does not stand elsewhere is told with costs, moves or a conflict, in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.console import Console

from scheduler.demands import Demand
from scheduler.difference import diff
from scheduler.domain.text import LANGUAGES, Language
from scheduler.domain.trade import Trade
from scheduler.explanation import Conflict
from scheduler.network import Reason
from scheduler.relocation import OtherPlace, Why
from scheduler.relocation.asking import another_place, place_asked_for
from scheduler.render.why import why_view
from tests.changed import before_and_after
from tests.golden import compare, shown
from tests.small import small_instance

WIDE, NARROW = 100, 44
NO_COST = {"hard": 0, "medium": 0, "soft": 0}
START = dt.datetime(2030, 5, 17, 11, 15)


def possible() -> Why:
    """Another place that costs something, by two rules, and moves others."""
    before, after = before_and_after()
    by_rule = (Trade("apart", "soft", 20, 30), Trade("room_fit", "soft", 8, 3))
    moves = diff(small_instance(), before, after).moves
    return Why("w1", True, {"hard": 0, "medium": -1, "soft": 5}, True, by_rule, moves, after)


def ranked() -> Why:
    places = (
        OtherPlace(START, ("attic",), NO_COST, exact=True, n_moves=0),
        OtherPlace(START, ("hall", "attic"), NO_COST | {"soft": 12}, exact=False, n_moves=3),
    )
    return replace(possible(), delta=NO_COST, by_rule=(), places=places)


def conflict(minimal: bool = True) -> Why:
    """All that can be asked for, at once."""
    instance = small_instance()
    start = instance.minute(START)
    asked = (
        place_asked_for(instance, "w1", start, ()),
        place_asked_for(instance, "w1", None, ("hall", "attic")),
        place_asked_for(instance, "w1", start, ("hall",)),
        another_place(instance, "w1"),
    )
    return Why("w1", False, conflict=Conflict(tuple(map(demand_of, asked)), minimal))


def demand_of(reason: Reason) -> Demand:
    return Demand(reason.rule, reason.subjects, reason.words, reason.mend, ())


ANSWERS: dict[str, Callable[[], Why]] = {
    "better": possible,
    "cost": lambda: replace(possible(), delta=NO_COST | {"medium": 1, "soft": -3}, exact=False),
    "free": lambda: replace(possible(), delta=NO_COST, by_rule=(), interrupted=True),
    "already": lambda: Why("w1", True, NO_COST, exact=True),
    "ranked": ranked,
    "conflict": conflict,
    "not-minimal": lambda: conflict(minimal=False),
    "unknown": lambda: Why("w1", None),
    "interrupted": lambda: Why("w1", None, interrupted=True),
}


@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_on_the_screen(language: Language, name: str) -> None:
    text = shown(why_view(small_instance(), ANSWERS[name](), language), WIDE)
    compare(f"why-{name}-{language}.txt", text)


@pytest.mark.parametrize("width", [30, NARROW, 72, WIDE])
@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: Language, name: str, width: int) -> None:
    text = shown(why_view(small_instance(), ANSWERS[name](), language), width)
    assert max(Console().render_str(line, markup=False).cell_len for line in text.splitlines()) <= width


def test_the_session_asked_about_is_the_first_that_moves() -> None:
    moves = possible().moves
    assert moves[0].session != "w1"
    text = shown(why_view(small_instance(), possible(), "en"), WIDE).split("What moves")[1]
    assert text.index("Models") < text.index("Welcome")


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_text_and_take_one_line(language: Language) -> None:
    given = small_instance()
    titled = given.session["w1"].model_copy(update={"title": given.conference.theme})
    sessions = tuple(titled if s.id == "w1" else s for s in given.sessions)
    instance = given.model_copy(update={"sessions": sessions})
    instance.__dict__.pop("session", None)
    text = shown(why_view(instance, ANSWERS["already"](), language), WIDE)
    assert instance.name("w1").say(language) in text


def test_a_better_slot_at_the_same_time_is_told_with_what_it_saves_and_no_moves() -> None:
    better = replace(possible(), moves=(), delta={"hard": -1, "medium": 0, "soft": 0})
    text = shown(why_view(small_instance(), better, "en"), WIDE)
    assert "-1 hard" in text
    assert "What moves" not in text
    assert "already" not in text
