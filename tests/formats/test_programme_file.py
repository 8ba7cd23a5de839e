"""Programmes come back from their files as they were, and files that hold none are refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Instance, Placement, Programme, Score
from scheduler.errors import Fault, FileWriteError, InputError
from scheduler.formats import (
    programme_from_text,
    programme_text,
    read_instance,
    read_programme,
    write_programme,
)
from tests.formats.files import SOUND, refused

INSTANCE = read_instance(SOUND)
SCORE = Score(INSTANCE.levels, (0, 12, 345))
KNOWN = {"hard": 0, "medium": 12, "soft": None}


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Any placements in slots that there are, good or bad; some sessions are left out."""
    found = []
    for session in INSTANCE.sessions:
        block = draw(st.integers(0, len(INSTANCE.blocks) - 1))
        slot = draw(st.integers(0, 5))
        rooms = draw(st.lists(st.sampled_from(["hall", "attic"]), min_size=1, max_size=2))
        span = INSTANCE.placing(session, block, slot)
        if span is not None and draw(st.booleans()):
            name = INSTANCE.blocks[block].id
            found.append(Placement(session.id, name, slot, span.start, span.end, tuple(rooms)))
    return Programme(tuple(found))


def text_of(programme: Programme = Programme(()), **known: Any) -> str:  # noqa: B008 (frozen)
    return programme_text(INSTANCE, programme, **({"name": "sound"} | known))


FIRST = Programme((Placement("k1", "am", 0, 540, 585, ("hall",)),))


@given(programmes(), st.sampled_from(["optimal", "feasible"]), st.none() | st.integers(0, 9))
def test_a_programme_comes_back(programme: Programme, status: Any, seed: int | None) -> None:
    text = text_of(programme, score=SCORE, bound=KNOWN, status=status, engine="exact", seed=seed)
    stored = programme_from_text(text, INSTANCE)
    assert stored.programme == programme
    assert (stored.score, stored.bound) == (SCORE, KNOWN)
    assert (stored.status, stored.engine, stored.seed) == (status, "exact", seed)
    assert (stored.name, stored.hash) == ("sound", INSTANCE.hash)
    assert text == text_of(programme, score=SCORE, bound=KNOWN, status=status, engine="exact", seed=seed)


def test_the_file_looks_as_is_promised() -> None:
    content = json.loads(text_of(FIRST, score=SCORE, status="feasible", engine="exact", seed=3))
    assert list(content["placements"]) == ["k1", "k2", "k3", "k4"]
    assert content["placements"]["k1"] == {
        "block": "am",
        "slot": 0,
        "start": "2024-10-24T09:00",
        "end": "2024-10-24T09:45",
        "rooms": ["hall"],
    }
    assert content["placements"]["k2"] is None
    assert list(content) == [
        "format",
        "instance",
        "placements",
        "score",
        "bound",
        "status",
        "engine",
        "version",
        "seed",
    ]
    assert content["instance"] == {"name": "sound", "hash": INSTANCE.hash}
    assert (content["score"], content["bound"]) == ({"hard": 0, "medium": 12, "soft": 345}, None)
    assert text_of().endswith("\n}\n")
    assert '\n  "format": 1,\n' in text_of()


def test_a_session_that_is_not_listed_is_left_out() -> None:
    stored = programme_from_text('{"format": 1, "placements": {}}', INSTANCE)
    assert stored.programme == Programme(())
    assert (stored.score, stored.status, stored.hash) == (None, None, None)


def test_placements_come_in_the_order_of_the_instance() -> None:
    content = json.loads(text_of(FIRST))
    content["placements"]["k4"] = content["placements"]["k1"]
    content["placements"] = dict(reversed(content["placements"].items()))
    stored = programme_from_text(json.dumps(content), INSTANCE)
    assert [placement.session for placement in stored.programme.placements] == ["k1", "k4"]


def test_a_file_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "sound.json"
    write_programme(
        path, INSTANCE, FIRST, name="sound", score=SCORE, status="optimal", engine="exact", seed=1
    )
    assert read_programme(path, INSTANCE).programme == FIRST
    assert path.read_text(encoding="utf-8") == text_of(
        FIRST, score=SCORE, status="optimal", engine="exact", seed=1
    )


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError):
        write_programme(tmp_path / "none" / "sound.json", INSTANCE, FIRST, name="sound")


def test_a_programme_of_the_instance_as_it_was_can_still_be_read() -> None:
    text = text_of(FIRST).replace("T09:45", "T09:50").replace(INSTANCE.hash, "0" * 16)
    stored = programme_from_text(text, INSTANCE)
    assert stored.programme.placements[0].end == 590
    assert stored.hash != INSTANCE.hash


def test_a_session_may_end_on_the_day_after() -> None:
    text = text_of(FIRST).replace("24T09:45", "25T09:00")
    assert programme_from_text(text, INSTANCE).programme.placements[0].end == 540 + 24 * 60


# -- faults ------------------------------------------------------------------------------------

WRONG = [
    ('"k1": {', '"k11": {', (8, 5), "placements.k11", "no session 'k11'", "did you mean 'k1'?"),
    (
        '"block": "am"',
        '"block": "an"',
        (9, 16),
        "placements.k1.block",
        "no block 'an'",
        "known are am, fri, pm",
    ),
    ('"hall"', '"hal"', (14, 9), "placements.k1.rooms[1]", "no room 'hal'", "did you mean 'hall'?"),
    ('"slot": 0', '"slot": -1', (10, 15), "placements.k1.slot", "-1 is out of range", "at least 0"),
    ('"slot": 0', '"slot": "0"', (10, 15), "placements.k1.slot", "'0' is text", "write 0"),
    ('"slot": 0,', "", (8, 11), "placements.k1.slot", "is missing", "add"),
    ("T09:00", " 9am", (11, 16), "placements.k1.start", "is not a date and time", "2024-10-24T09:00"),
    (
        "2024-10-24T09:00",
        "2024-10-01T09:00",
        (11, 16),
        "placements.k1.start",
        "lies on no day of the conference",
        "the days are 2024-10-24, 2024-10-25",
    ),
    ("2024-10-24T09:00", "1899-12-31T09:00", (11, 16), "placements.k1.start", "in none of the years", "year"),
    (
        "2024-10-24T09:45",
        "2130-10-24T09:45",
        (12, 14),
        "placements.k1.end",
        "ends more than a day after its start at 2024-10-24T09:00",
        "correct one",
    ),
    ("2024-10-24T09:45", "9999-10-24T09:45", (12, 14), "placements.k1.end", "in none of the years", "year"),
    ("T09:45", "T08:45", (8, 11), "placements.k1", "not after its start", "correct one"),
    ('"status": "unknown"', '"status": "best"', (23, 13), "status", "'best' is not known", "optimal"),
    ('"score": null', '"score": {"hrad": 0}', (21, 13), "score.hrad", "is not a level", "'hard'"),
    ('"score": null', '"score": {"hard": 0}', (21, 12), "score", "lacks the level 'medium'", "null"),
    ('"seed": null', '"seed": "one"', (26, 11), "seed", "'one' is text", "whole number"),
    ('"seed": null', '"sede": null', (26, 3), "sede", "is not a field here", "did you mean 'seed'?"),
    ('"format": 1', '"format": 2', (2, 13), "format", "where 1 is wanted", "write 1"),
    ('"block": "am",', '"block": "am", "block": "pm",', (9, 22), "placements.k1.block", "twice", "keep one"),
]


def faults(text: str, instance: Instance = INSTANCE) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        programme_from_text(text, instance)
    assert caught.value.exit_code == 2
    return caught.value.faults


@pytest.mark.parametrize(("right", "wrong", "place", "field", "message", "hint"), WRONG)
def test_a_fault_is_told_by_place_and_field(
    right: str, wrong: str, place: tuple[int, int], field: str, message: str, hint: str
) -> None:
    text = text_of(FIRST)
    assert text.count(right) == 1
    [fault] = faults(text.replace(right, wrong))
    assert fault.field == field
    assert message in fault.message
    assert hint in fault.hint
    assert (fault.line, fault.column) == place


def test_all_faults_are_told_at_once() -> None:
    text = text_of(FIRST).replace('"am"', '"an"').replace('"hall"', '"hal"').replace('"unknown"', '"best"')
    assert [fault.field for fault in faults(text)] == [
        "placements.k1.block",
        "placements.k1.rooms[1]",
        "status",
    ]


def test_an_instance_is_no_programme() -> None:
    assert any(fault.field == "placements" for fault in faults('{"format": 1, "days": []}'))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    refused(lambda: programme_from_text(text, INSTANCE))
