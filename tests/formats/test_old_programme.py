"""A programme of an instance that has changed since is read with all that is no longer there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.domain import Placement
from scheduler.errors import InputError
from scheduler.formats.old_programme import read_old_programme
from tests.rules.case import DAY, instance_of

INSTANCE = instance_of(sessions=[{"id": "a"}, {"id": "b"}])
THERE = {"block": "am", "slot": 0, "start": f"{DAY}T09:00", "end": f"{DAY}T10:00", "rooms": ["big"]}


def written(folder: Path, **placements: Any) -> Path:
    path = folder / "old.json"
    content = {"format": 1, "placements": placements, "score": {"other": 3}, "bound": {"other": 1}}
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_sessions_that_are_no_more_come_last(tmp_path: Path) -> None:
    stored = read_old_programme(written(tmp_path, gone=THERE, b=THERE, a=THERE), INSTANCE)
    assert [placement.session for placement in stored.programme.placements] == ["a", "b", "gone"]


def test_blocks_and_rooms_that_are_no_more_keep_their_ids(tmp_path: Path) -> None:
    entry = THERE | {"block": "pm", "rooms": ["cellar"]}
    stored = read_old_programme(written(tmp_path, a=entry), INSTANCE)
    assert stored.programme.placements == (Placement("a", "pm", 0, 540, 600, ("cellar",)),)


def test_days_that_are_no_more_keep_their_dates(tmp_path: Path) -> None:
    entry = THERE | {"start": "2024-10-23T09:00", "end": "2024-10-23T10:00"}
    [placement] = read_old_programme(written(tmp_path, a=entry), INSTANCE).programme.placements
    assert INSTANCE.when(placement.time).say() == "Wednesday 09:00-10:00"


def test_its_score_is_not_passed_on(tmp_path: Path) -> None:
    stored = read_old_programme(written(tmp_path, a=None), INSTANCE)
    assert (stored.score, stored.bound, stored.programme.placements) == (None, None, ())


def test_slots_of_a_timeline_that_it_no_longer_has_are_times(tmp_path: Path) -> None:
    block = {"id": "am", "start": "09:00", "end": "11:00", "timeline": "own", "n_slots": 2}
    instance = instance_of(days=[{"date": DAY, "blocks": [block]}], sessions=[{"id": "a"}, {"id": "b"}])
    stored = read_old_programme(written(tmp_path, a=THERE, b=THERE | {"slot": 2}), instance).programme
    assert stored.by_session["a"].time == instance.slot_span(0, 0)
    assert stored.by_session["b"].time == instance.clock_span(instance.slot_span(0, 0))


def test_what_is_no_programme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has 2 faults"):
        read_old_programme(written(tmp_path, a=THERE | {"slot": -1}, b=THERE | {"rooms": []}), INSTANCE)


def test_a_programme_without_a_session_in_common_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        read_old_programme(written(tmp_path, other=THERE, another=None), INSTANCE)
    [fault] = raised.value.faults
    assert "no session in common" in fault.message
