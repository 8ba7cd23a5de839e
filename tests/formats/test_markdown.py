"""Programmes as Markdown, read by a parser of CommonMark with the tables of GitHub."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from scheduler.domain.text import LANGUAGES, Language
from scheduler.errors import InputError, UsageError
from scheduler.formats.markdown import write_markdown
from scheduler.formats.markdown.escaping import escaped
from scheduler.formats.publication import Publication
from tests.cli.run import schedule
from tests.formats.sheets import HOSTILE, RELEASED, ROOT, TEXTS, meeting, own_timelines, plain, real, telling

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
"""HTML is let through, so that tests see it."""


def written(folder: Path, publication: Publication) -> str:
    [path] = write_markdown(publication, folder / "programme.md")
    return path.read_text(encoding="utf-8")


def said(tokens: list[Token]) -> str:
    """The text of inline tokens as it is shown."""
    return plain("".join(token.content for token in tokens if token.type in ("text", "code_inline")))


def blocks(text: str) -> list[tuple[str, str]]:
    """Tags and texts of headings, paragraphs and cells, in order; markup inside them shows as its tag."""
    found = []
    tokens = PARSER.parse(text)
    for number, token in enumerate(tokens):
        if token.type == "inline":
            assert token.children is not None
            found.append((tokens[number - 1].tag, said(token.children)))
        elif token.type == "html_block":
            found.append(("html", token.content.strip()))
    return found


def markup(text: str) -> set[str]:
    """Types of all tokens inside lines."""
    inline = [token for token in PARSER.parse(text) if token.type == "inline"]
    return {child.type for token in inline for child in token.children or ()}


def rows(text: str) -> list[list[str]]:
    """The cells of all tables, row by row, without headings."""
    found: list[list[str]] = []
    for tag, shown in blocks(text):
        if tag == "td":
            found[-1].append(shown)
        elif tag == "th":
            found.append([])
        if tag == "td" and len(found[-1]) == 5:
            found.append([])
    return [row for row in found if row]


def test_a_day_is_a_table_with_breaks_between_sessions(tmp_path: Path) -> None:
    text = written(tmp_path, meeting(language="fr", released=RELEASED))
    assert [block for block in blocks(text) if block[0] not in ("td", "th")] == [
        ("h1", "Rencontre"),
        ("p", "Version du jeudi 20 octobre 2022, 11:00"),
        ("h2", "jeudi 24 octobre 2024"),
        ("p", "En parallèle : Fair 10:00–13:00"),
    ]
    assert [shown for tag, shown in blocks(text) if tag == "th"] == [
        "Heure",
        "Session",
        "Type",
        "Salle",
        "Personnes",
    ]
    assert rows(text) == [
        ["09:00–10:00", "Opening", "Plénière", "Grande salle", "Speaker one"],
        ["10:00–11:00", "Graphs", "Exposé", "Grande salle", "Speaker one, Speaker two"],
        ["10:00–11:00", "Proofs (à confirmer)", "Exposé", "small", ""],
        ["11:00–12:00", "Café", "", "", ""],
    ]


def test_blockers_and_sessions_left_out_are_not_shown(tmp_path: Path) -> None:
    text = written(tmp_path, meeting())
    assert "Blocker" not in text
    assert "Left out" not in text
    assert "Waits outside" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("year", [2022, 2024])
def test_a_real_conference_is_all_there(year: int, language: Language, tmp_path: Path) -> None:
    publication = real(year, language=language)
    text = written(tmp_path, publication)
    shown = [row for row in rows(text) if row[2]]
    titles = [
        plain(publication.instance.session[placement.session].title.say(language))
        for placement in publication.programme.placements
    ]
    assert sorted(row[1] for row in shown) == sorted(titles)
    assert markup(text) <= {"text", "strong_open", "strong_close", "text_special"}


def test_arabic_runs_from_right_to_left_with_isolated_times(tmp_path: Path) -> None:
    text = written(tmp_path, meeting(language="ar"))
    found = blocks(text)
    assert (found[0], found[-1]) == (("html", '<div dir="rtl">'), ("html", "</div>"))
    assert [block for block in found if block[0] == "html"] == [found[0], found[-1]]
    assert "| \u206609:00–10:00\u2069 |" in text
    assert "\u2068Speaker one\u2069، \u2068Speaker two\u2069" in text


def test_blocks_with_their_own_timelines_are_shown(tmp_path: Path) -> None:
    text = written(tmp_path, own_timelines())
    assert [row[:2] for row in rows(text)] == [
        ["09:00–09:34", "Talk a"],
        ["09:00–09:34", "Talk b"],
        ["09:33–10:07", "Talk c"],
    ]


def test_abstracts_follow_where_they_are_asked_for(tmp_path: Path) -> None:
    given = ["Title", "Speaker", "Room", "Item", "First line.\n\n# Second line."]
    assert ("h2", "Sessions") not in blocks(written(tmp_path, telling(given)))
    found = blocks(written(tmp_path, telling(given, abstracts=True)))
    start = found.index(("h2", "Sessions"))
    assert found[start + 1 : start + 6] == [
        ("h3", "Title"),
        ("p", "Thursday 24 October 2024 · 09:00–10:00 · Room"),
        ("p", "Speaker"),
        ("p", "First line."),
        ("p", "# Second line."),
    ]


def test_lists_are_files_in_a_folder(tmp_path: Path) -> None:
    people = write_markdown(meeting(by="person"), tmp_path / "people")
    assert [path.name for path in people] == ["p1.md", "p2.md", "p3.md"]
    text = people[1].read_text(encoding="utf-8")
    assert blocks(text)[0] == ("h1", "Speaker two")
    assert "| 10:00–11:00 | **Graphs** | Talk | Hall | moderator |" in text
    assert "Coffee" not in text
    tracks = write_markdown(meeting(by="track"), tmp_path / "tracks")
    assert [path.name for path in tracks] == ["ai.md", "_none.md"]
    rooms = write_markdown(meeting(by="room"), tmp_path / "rooms")
    assert [path.name for path in rooms] == ["big.md", "small.md"]
    assert "| 11:00–12:00 | Coffee |  |  |" in rooms[0].read_text(encoding="utf-8")


def test_the_same_release_gives_the_same_text(tmp_path: Path) -> None:
    assert written(tmp_path, real(2022)) == written(tmp_path, real(2022))


# -- any text -------------------------------------------------------------------------------------


def holds_up(publication: Publication, given: list[str], folder: Path) -> None:
    """Each text stands where it belongs, and none is markup or HTML."""
    title, person, room, item, abstract = (plain(text) for text in given)
    text = written(folder, publication)
    found = blocks(text)
    assert found[1 if publication.spoken == "ar" else 0] == ("h1", title)
    assert [row[1:] for row in rows(text)] == [
        [title, person, room, person],
        [abstract, person, title, person],
        [item, "", "", ""],
    ]
    assert [block for block in found if block[0] == "html"] == (
        [("html", '<div dir="rtl">'), ("html", "</div>")] if publication.spoken == "ar" else []
    )
    assert markup(text) <= {"text", "strong_open", "strong_close", "text_special"}


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_text_is_shown_as_it_is(text: str, language: Language, tmp_path: Path) -> None:
    holds_up(telling([text] * 5, language=language), [text] * 5, tmp_path)


@given(given=st.lists(TEXTS, min_size=5, max_size=5), language=st.sampled_from(LANGUAGES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_shown_or_refused(given: list[str], language: Language, tmp_path: Path) -> None:
    if any(re.search("[\ufffe\uffff]", text) for text in given):
        with pytest.raises(InputError):
            written(tmp_path, telling(given, language=language))
        return
    if not all(map(plain, given)):
        return
    holds_up(telling(given, language=language), given, tmp_path)


MARKS = st.text(st.sampled_from("a1 \\`*_[]<>|~$&#@!-+=.():/\"'{}"), min_size=1, max_size=30)


@given(MARKS)
def test_any_row_of_marks_is_plain_in_a_paragraph_a_heading_and_a_cell(text: str) -> None:
    line = escaped(text)
    for whole, tag in ((line, "p"), (f"## {line}", "h2"), (f"| a |\n| --- |\n| {line} |", "td")):
        if plain(text):
            assert blocks(f"{whole}\n")[-1] == (tag, plain(text))
            assert markup(f"{whole}\n") <= {"text", "text_special"}


def test_addresses_do_not_become_links_on_github() -> None:
    assert escaped("https://example.org www.example.org me@example.org") == (
        "https\\://example.org www\\.example.org me\\@example.org"
    )


# -- what is asked for ----------------------------------------------------------------------------


def test_other_endings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"does not end in \.md"):
        write_markdown(meeting(), tmp_path / "programme.txt")


def test_the_command_writes_to_stdout(tmp_path: Path) -> None:
    instance, programme = ROOT / "instances" / "2024.yaml", ROOT / "solutions" / "2024.json"
    run = schedule("export", instance, programme, "--to", "markdown", "-o", "-", "--lang", "en")
    assert run.code == 0
    assert run.out.startswith("# 7th Assises of AUSIM\n")
