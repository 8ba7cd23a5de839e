"""Every fault has its file: reading it says where, which field, what is wrong and what to do, and no more.

``data/faults.txt`` holds what must be said, a line for each file of ``data/faulty``.
"""

from __future__ import annotations

import pytest

from scheduler.formats import read_instance
from tests.formats.files import DATA, FAULTY, SOUND, faults_of

EXPECTED = dict(line.split(":", 1) for line in (DATA / "faults.txt").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_faulty_file_gives_its_one_fault(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FAULTY)
    assert [str(fault) for fault in faults_of(name)] == [f"{name}:{EXPECTED[name]}"]


def test_every_faulty_file_is_in_the_table() -> None:
    assert {path.name for path in FAULTY.iterdir()} - {"five_faults.yaml"} == EXPECTED.keys()


def test_the_file_that_they_are_made_from_is_sound() -> None:
    assert len(read_instance(SOUND).sessions) == 4


def test_five_faults_of_five_sorts_are_told_at_once_in_the_order_of_the_file() -> None:
    faults = faults_of(FAULTY / "five_faults.yaml")
    assert [(fault.line, fault.field) for fault in faults] == [
        (14, "days[2024-10-24].service[1]"),
        (20, "rooms[hall].id"),
        (22, "kinds.talk.duration"),
        (36, "sessions[k2].kind"),
        (46, "rules.room_clsh"),
    ]
