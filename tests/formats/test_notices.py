"""Who must be told is written as CSV that spreadsheets take for text only."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from scheduler.difference import Move
from scheduler.domain import Instance, Placement
from scheduler.formats.notices import COLUMNS, notices_csv
from scheduler.repairs import Notice
from tests.rules.case import instance_of

BEFORE = Placement("a", "am", 0, 540, 600, ("big", "small"))
AFTER = Placement("a", "am", 1, 600, 660, ("big",))


def instance(**names: Any) -> Instance:
    session = {"id": "a", "speakers": ["amal"], "title": names.get("title", "Talk")}
    return instance_of(sessions=[session], people=[{"id": "amal", "name": names.get("person", "Amal")}])


def rows(instance: Instance, *told: Notice) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(notices_csv(instance, told, "en"))))


def test_a_row_tells_one_person_of_one_session() -> None:
    [row] = rows(instance(), Notice("amal", Move("a", BEFORE, AFTER)))
    assert tuple(row) == COLUMNS
    assert row == {
        "person": "amal",
        "name": "Amal",
        "session": "a",
        "title": "Talk",
        "change": "moved",
        "before_start": "2024-10-24T09:00",
        "before_end": "2024-10-24T10:00",
        "before_rooms": "big, small",
        "after_start": "2024-10-24T10:00",
        "after_end": "2024-10-24T11:00",
        "after_rooms": "big",
    }


def test_what_there_is_not_is_left_blank() -> None:
    new, gone = rows(
        instance(), Notice("amal", Move("a", None, AFTER)), Notice(None, Move("gone", BEFORE, None))
    )
    assert (new["change"], new["before_start"], new["before_rooms"]) == ("added", "", "")
    assert (gone["change"], gone["person"], gone["name"], gone["after_end"]) == ("dropped", "", "", "")
    assert gone["title"] == "gone"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1"])
def test_no_cell_is_a_formula(text: str) -> None:
    [row] = rows(instance(title=text, person=text), Notice("amal", Move("a", BEFORE, AFTER)))
    assert row["title"].startswith("'")
    assert row["name"].startswith("'")


def test_commas_and_quotes_stay_what_they_are() -> None:
    [row] = rows(instance(title='A, "B"'), Notice("amal", Move("a", BEFORE, AFTER)))
    assert row["title"] == 'A, "B"'


def test_a_row_is_a_line() -> None:
    text = notices_csv(instance(title="A\nB"), [Notice("amal", Move("a", BEFORE, AFTER))], "en")
    assert len(text.splitlines()) == 2
