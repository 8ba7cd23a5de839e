"""Programmes side by side: letters for programmes, a mark for the best, as many columns as fit."""

from __future__ import annotations

import re

import pytest
from rich.console import Console

from scheduler.comparison import Comparison, compare
from scheduler.domain.text import LANGUAGES, Language
from scheduler.render.compare import comparison_view, letter
from tests.changed import before_and_after
from tests.golden import compare as compare_golden
from tests.golden import shown
from tests.small import small_instance

WIDE = 100


def comparison(n_more: int = 0) -> Comparison:
    before, after = before_and_after()
    more = {f"more-{number}.json": after for number in range(n_more)}
    return compare(small_instance(), {"solutions/[b].json": before, "after.json": after, **more})


@pytest.mark.parametrize("language", LANGUAGES)
def test_costs_stand_side_by_side(language: Language) -> None:
    text = shown(comparison_view(small_instance(), comparison(), language), WIDE)
    compare_golden(f"comparison-{language}.txt", text)


def test_programmes_that_do_not_fit_beside_each_other_stand_below() -> None:
    text = shown(comparison_view(small_instance(), comparison(n_more=6), "en"), WIDE)
    assert text.count("Rule ") == 2
    assert all(f" {letter(index)} " in text for index in range(8))
    assert "…" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_programmes_stand_beside_each_other_on_a_usual_terminal(language: Language) -> None:
    text = shown(comparison_view(small_instance(), comparison(), language), 80)
    rows = [line for line in text.splitlines() if "3790 (7)" in line]
    assert len(rows) == 1
    assert re.search(r"\b0\b", rows[0])
    assert "room_clash" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_programmes_as_good_as_each_other_are_said_to_be(language: Language) -> None:
    before, _ = before_and_after()
    alike = compare(small_instance(), {"x": before, "y": before})
    text = shown(comparison_view(small_instance(), alike, language), WIDE)
    assert text.count("*") == 1, "the legend alone has the mark"


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: Language, width: int) -> None:
    text = shown(comparison_view(small_instance(), comparison(n_more=3), language), width)
    assert max(Console().render_str(line, markup=False).cell_len for line in text.splitlines()) <= width


def test_letters_go_on_after_the_alphabet() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
