"""Alternatives are listed with what each costs, how far it is from the best one, and what it trades."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from scheduler.alternative import Alternative, Alternatives, Ending
from scheduler.domain import Score
from scheduler.domain.text import LANGUAGES, Language
from scheduler.domain.trade import Trade
from scheduler.render.alternatives import ENDINGS, alternatives_view
from tests.changed import before_and_after
from tests.golden import compare, shown
from tests.small import small_instance, small_solution

WIDE = 100
FOLDER = Path("solutions") / "small-alternatives"
LEVELS = ("hard", "medium", "soft")


def found(ending: Ending = "enough") -> Alternatives:
    """One as good as the best, and one that trades two rules."""
    _, other = before_and_after()
    traded = (Trade("apart", "soft", 20, 30), Trade("room_fit", "soft", 8, 7))
    programmes = (
        Alternative(other, Score(LEVELS, (0, 0, 71)), 2, ()),
        Alternative(other, Score(LEVELS, (0, 0, 80)), 4, traded),
    )
    best = replace(small_solution(), seconds=1.25)
    return Alternatives(best, programmes, 2, Score(LEVELS, (0, 0, 80)), ending)


def none(ending: Ending) -> Alternatives:
    answer = replace(found(ending), programmes=())
    if ending != "no programme":
        return answer
    best = replace(answer.best, status="infeasible", programme=None, evaluation=None)
    return replace(answer, best=best, most=None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_alternatives_on_the_screen(language: Language) -> None:
    paths = [FOLDER / name for name in ("best.json", "1.json", "2.json")]
    text = shown(alternatives_view(small_instance(), found(), language, paths), WIDE)
    compare(f"alternatives-{language}.txt", text)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_why_there_are_not_more(language: Language, ending: Ending) -> None:
    text = shown(alternatives_view(small_instance(), none(ending), language), WIDE)
    compare(f"alternatives-{ending.replace(' ', '-')}-{language}.txt", text)


@pytest.mark.parametrize("width", [30, 44, 72, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: Language, width: int) -> None:
    paths = [FOLDER / name for name in ("best.json", "1.json", "2.json")]
    text = shown(alternatives_view(small_instance(), found(), language, paths), width)
    assert max(Console().render_str(line, markup=False).cell_len for line in text.splitlines()) <= width
