"""An instance that is written is read back as the same, as YAML and as JSON, whatever stands in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Instance
from scheduler.domain.text import CONTROLS
from scheduler.errors import UsageError
from scheduler.formats import instance_from_text, read_instance
from scheduler.formats.instance_text import instance_text, write_instance
from scheduler.formats.read_tree import read_tree
from scheduler.formats.source import source_of_text
from scheduler.formats.yaml_text import yaml_text
from tests.contract.instances import instances, sets_of_rules
from tests.formats.files import DATA, SOUND
from tests.rules.case import instance_of
from tests.small import small_instance

OURS = [SOUND, *sorted((DATA.parent.parent / "instances").glob("*.yaml"))]

ODD = (
    "no",
    "null",
    "~",
    "1_000",
    "0o7",
    ".5e3",
    "1.",
    "-",
    "? x",
    "- x",
    "a: b",
    "a #b",
    "#",
    "{x",
    "@",
    "2024-01-01",
)
LINES = st.one_of(
    st.text(st.characters(exclude_characters=CONTROLS, exclude_categories=["Cs"]), min_size=1, max_size=200),
    st.lists(
        st.sampled_from([*ODD, "long", "words", "  ", "\n", "\t", "'", '"', "\\", "عربي"]), min_size=1
    ).map(" ".join),
    st.sampled_from(ODD),
).filter(str.strip)
PLAIN = st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.floats(-1e300, 1e300) | LINES
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LINES, inner, max_size=4)
)


def read_back(instance: Instance) -> list[Instance]:
    return [
        instance_from_text(instance_text(instance, as_json=False), "instance.yaml"),
        instance_from_text(instance_text(instance, as_json=True), "instance.json"),
    ]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_instances_are_read_back(path: Path) -> None:
    instance = read_instance(path)
    assert read_back(instance) == [instance, instance]


@given(sets_of_rules().flatmap(instances))
def test_any_instance_is_read_back(instance: Instance) -> None:
    assert read_back(instance) == [instance, instance]


@given(LINES, LINES, LINES, LINES)
def test_any_text_is_read_back(name: str, title: str, note: str, tag: str) -> None:
    instance = instance_of(
        conference={"name": name, "timezone": "Africa/Casablanca", "note": note},
        sessions=[{"id": "1e5", "title": {"fr": title}, "reference": title}],
        rooms=[
            {"id": "null", "capacity": 1, "name": {"ar": title, "en": name}, "tags": [tag.split()[0][:80]]}
        ],
    )
    assert read_back(instance) == [instance, instance]


@given(st.dictionaries(LINES, VALUES, min_size=1, max_size=5))
def test_any_values_are_read_back_from_yaml(values: dict[str, Any]) -> None:
    assert read_tree(source_of_text("a.yaml", yaml_text(values))).value == values


def test_parameters_of_rules_are_kept() -> None:
    rules = {"apart": {"rule": "tag_conflict", "family": "theme", "weight": 7}, "placed": {"level": "off"}}
    instance = instance_of(sessions=[{"id": "a"}], rules=rules)
    said = json.loads(instance_text(instance, as_json=True))
    assert (said["base"], said["rules"]) == ("none", rules)


def test_what_is_at_its_default_is_left_out_and_plain_texts_are_plain() -> None:
    said = json.loads(instance_text(instance_of(sessions=[{"id": "a"}]), as_json=True))
    assert said["format"] == 1
    assert said["sessions"] == [{"id": "a", "kind": "talk", "title": "a"}]
    assert "people" not in said


def test_dates_and_times_stand_without_quotes() -> None:
    text = instance_text(read_instance(SOUND), as_json=False)
    assert "\n- date: 2024-10-24\n" in text
    assert "start: 09:00" in text
    assert text.startswith("format: 1\n\nconference:")


def test_json_has_a_line_for_each_session() -> None:
    instance = read_instance(SOUND)
    lines = [line.strip().rstrip(",") for line in instance_text(instance, as_json=True).splitlines()]
    found = [json.loads(line) for line in lines if line.startswith('{"id": "k')]
    assert [session["id"] for session in found] == [session.id for session in instance.sessions]


def test_the_ending_decides(tmp_path: Path) -> None:
    instance = read_instance(SOUND)
    for name in ("a.yaml", "a.yml", "a.JSON"):
        write_instance(tmp_path / name, instance)
        assert read_instance(tmp_path / name) == instance
    assert (tmp_path / "a.JSON").read_text(encoding="utf-8").startswith("{")
    with pytest.raises(UsageError, match="does not end in"):
        write_instance(tmp_path / "a.xlsx", instance)


def test_what_could_not_be_read_back_for_its_size_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.formats.instance_text.LARGEST_FILE", {".yaml": 100, ".json": 10**6})
    with pytest.raises(UsageError, match="would be larger than"):
        write_instance(tmp_path / "a.yaml", read_instance(SOUND))
    assert list(tmp_path.iterdir()) == []


# -- notes ----------------------------------------------------------------------------------------


def test_notes_stand_above_the_yaml_as_comments(tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    write_instance(out, small_instance(), ["Seats of the room are made up.", "word " * 30])
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["# To fill in:", "# - Seats of the room are made up."]
    assert lines[2].startswith("# - word word")
    assert lines[3].startswith("#   word")
    assert lines[4:6] == ["", "format: 1"]
    assert max(map(len, lines[:4])) <= 110
    assert read_instance(out) == small_instance()


def test_without_notes_there_are_no_comments() -> None:
    assert instance_text(small_instance(), as_json=False).startswith("format: 1\n")
    assert instance_text(small_instance(), as_json=False, notes=["  \n"]).startswith("format: 1\n")


def test_json_has_no_comments() -> None:
    assert json.loads(instance_text(small_instance(), as_json=True, notes=["Seats are made up."]))


@given(note=st.text())
def test_any_note_is_a_comment(note: str) -> None:
    text = instance_text(small_instance(), as_json=False, notes=[note])
    assert instance_from_text(text) == small_instance()
