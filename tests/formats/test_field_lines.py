"""Fields of an instance are found on the lines of its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scheduler.formats.field_lines import field_lines
from scheduler.formats.read_tree import read_tree
from scheduler.formats.source import read_source

TEXT = """\
days:
  - date: 2024-10-24
    blocks:
      - {id: am, start: 09:00}
      - id: pm
        start: 14:00
    service:
      - {title: Lunch}
people:
  - id: a.mal
    available:
      - {from: 2024-10-24T09:00}
  - id: a
rooms:
  - id: hall
    reserved:
      - {from: 2024-10-24T09:00}
      - {from: 2024-10-24T10:00}
kinds:
  talk:
    rooms: [hall]
sessions:
  - {id: k1, kind: talk}
rules:
  person_clash:
    pause: 5
"""

LINES = {
    "people.a.mal.available": 11,
    "people.a.available": 13,
    "rooms.hall.reserved.1": 18,
    "rooms.hall.capacity": 15,
    "kinds.talk.rooms": 21,
    "kinds.talk.plenary": 20,
    "sessions.k1.optional": 23,
    "rules.person_clash.pause": 26,
    "days.2024-10-24.service": 7,
    "blocks.pm.start": 6,
    "blocks.am.room_penalties": 4,
    "k1": 23,
    "hall": 15,
    "a.mal": 10,
}
NOWHERE = ("rules.placed", "people.badr.available", "blocks.noon.start", "tracks.ai", "")


@pytest.mark.parametrize("field", LINES)
def test_a_field_is_found_or_what_it_belongs_to(field: str, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert field_lines(read_tree(read_source(path)), [[field]]) == [LINES[field]]


def test_what_is_not_there_has_no_line(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert field_lines(read_tree(read_source(path)), [[field] for field in NOWHERE]) == [None] * len(NOWHERE)
    assert field_lines(read_tree(read_source(path)), [[*NOWHERE, "k1"], []]) == [23, None]


def test_json_has_lines_as_well(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    given = {"rooms": [{"id": "hall", "capacity": 9}], "sessions": [{"id": "k1"}]}
    path.write_text(json.dumps(given, indent=1), encoding="utf-8")
    assert field_lines(read_tree(read_source(path)), [["rooms.hall.capacity"], ["k1"], ["people.amal"]]) == [
        5,
        9,
        None,
    ]
