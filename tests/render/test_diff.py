"""Changes are shown as a table, a list or Markdown, in both directions; what people wrote stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.console import Console

from scheduler.difference import Diff, Move, diff
from scheduler.domain.text import LANGUAGES, Language
from scheduler.formats.instance_file import instance_from_text
from scheduler.render.change import move_words
from scheduler.render.diff import diff_view
from scheduler.render.diff_markdown import diff_markdown, escaped
from scheduler.render.moves import moves_view
from tests.changed import before_and_after
from tests.golden import compare, shown
from tests.small import SMALL, small_instance

WIDE, NARROW = 100, 44


def changes() -> Diff:
    return diff(small_instance(), *before_and_after())


@pytest.mark.parametrize(("name", "width"), [("table", WIDE), ("list", NARROW)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_on_the_screen(language: Language, name: str, width: int) -> None:
    compare(f"diff-{name}-{language}.txt", shown(diff_view(small_instance(), changes(), language), width))


@pytest.mark.parametrize("language", LANGUAGES)
def test_changes_as_markdown(language: Language) -> None:
    compare(f"diff-{language}.md", diff_markdown(small_instance(), changes(), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_change_is_one_sentence(language: Language) -> None:
    none = Diff((), ())
    assert len(shown(diff_view(small_instance(), none, language), WIDE).splitlines()) == 1
    assert "|" not in diff_markdown(small_instance(), none, language)


@pytest.mark.parametrize("width", [20, 30, 44, 71, 72, 100])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(language: Language, width: int) -> None:
    text = shown(diff_view(small_instance(), changes(), language), width)
    assert max(Console().render_str(line, markup=False).cell_len for line in text.splitlines()) <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_change_is_a_sentence_that_names_the_session(language: Language) -> None:
    kinds = {move.kind for move in changes().moves}
    assert kinds == {"moved", "added", "dropped"}
    for move in changes().moves:
        sentence = move_words(small_instance(), move).say(language)
        assert small_instance().name(move.session).say(language) in sentence


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_the_instance_does_not_have_any_more_is_called_by_its_id(width: int) -> None:
    old = replace(before_and_after()[0].placements[0], session="gone", rooms=("cellar",), block="night")
    text = shown(moves_view(small_instance(), [Move("gone", old, None)], "en"), width)
    assert all(name in text for name in ("gone", "cellar"))


# -- text from outside --------------------------------------------------------------------------

NASTY = r"a|b\\c<i>*x*_y_`z`[t](u)#h~s~&amp;$m$"


def nasty_markdown() -> str:
    text = SMALL.read_text(encoding="utf-8").replace("en: Models,", f'en: "{NASTY}\\nX",')
    instance = instance_from_text(text)
    return diff_markdown(instance, diff(instance, *before_and_after()), "en")


def test_nothing_that_people_wrote_is_markup() -> None:
    [row] = [line for line in nasty_markdown().splitlines() if line.startswith("| a")]
    assert len(re.split(r"(?<!\\)\|", row)) == 5
    bare = re.sub(r"\\.", "", row.split(" | ")[0].removeprefix("| "))
    assert not re.search(r"[\\`*_\[\]<>#|~&$]", bare)
    assert re.sub(r"\\(.)", r"\1", row).startswith("| " + NASTY.replace(r"\\", "\\") + " X | ")


@pytest.mark.parametrize(
    ("given", "shown_as"),
    [
        ("1. First", r"1\. First"),
        ("- Dash", r"\- Dash"),
        ("+ Plus", r"\+ Plus"),
        ("2024 in review", "2024 in review"),
        ("3) Third", r"3\) Third"),
        ("a\nb\u2028c", "a b c"),
        ("Tom & Ann", r"Tom \& Ann"),
    ],
)
def test_a_title_begins_no_list_and_no_line(given: str, shown_as: str) -> None:
    assert escaped(given) == shown_as


def test_on_the_screen_text_is_no_markup_either() -> None:
    text = SMALL.read_text(encoding="utf-8").replace("en: Models,", 'en: "[bold]Mo[/bold]",')
    instance = instance_from_text(text)
    found = diff(instance, *before_and_after())
    for width in (NARROW, WIDE):
        assert "[bold]Mo[/bold]" in shown(diff_view(instance, found, "en"), width)
