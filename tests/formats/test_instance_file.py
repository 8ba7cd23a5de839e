"""Instances are read from YAML and JSON alike; whatever is wrong is told once, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.errors import InputError
from scheduler.formats import instance_from_text, read_instance
from scheduler.formats.source import source_of_bytes, source_of_text
from scheduler.formats.tree import LAST_HINT
from scheduler.formats.yaml_tree import yaml_tree
from tests.formats.files import FAULTY, SOUND, faults_of_text, refused

TEXT = SOUND.read_text(encoding="utf-8")
LINES = TEXT.splitlines(keepends=True)
FAULTY_TEXTS = [path.read_text(encoding="utf-8") for path in FAULTY.glob("*.yaml")]
FAULTY_LINES = sorted({line for text in FAULTY_TEXTS for line in text.splitlines(keepends=True)})


def changed(*changes: tuple[str, str]) -> str:
    """The sound instance with each first text replaced by the second."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def fields(*changes: tuple[str, str]) -> list[str]:
    """The fields at fault after ``changes``."""
    return [fault.field for fault in faults_of_text(changed(*changes))]


def test_yaml_and_json_say_the_same(tmp_path: Path) -> None:
    values = yaml_tree(source_of_text("a.yaml", TEXT)).value
    (tmp_path / "sound.json").write_text(json.dumps(values), encoding="utf-8")
    assert read_instance(tmp_path / "sound.json") == read_instance(SOUND)
    assert read_instance(tmp_path / "sound.json").hash == read_instance(str(SOUND)).hash


def test_faults_are_called_by_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(changed(("capacity: 30", "capacity: none")), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_instance(path)
    assert caught.value.message == f"{path} has a fault"
    [fault] = caught.value.faults
    assert fault.file == str(path)


def test_base_may_stand_among_the_rules() -> None:
    assert instance_from_text(changed(("rules:\n", "rules:\n  base: none\n"))).base == "none"


@pytest.mark.parametrize("rule", ["room_fit", "wishes", "placed"])
def test_a_rule_without_anything_below_it_has_its_defaults(rule: str) -> None:
    empty = instance_from_text(changed(("rules:\n", f"rules:\n  {rule}:\n")))
    assert empty == instance_from_text(changed(("rules:\n", f"rules:\n  {rule}: {{}}\n")))


def test_a_rule_that_needs_more_than_its_name_says_what() -> None:
    assert fields(("rules:\n", "rules:\n  prime_time:\n")) == [
        "rules.prime_time.kinds",
        "rules.prime_time.windows",
    ]


def test_base_among_the_rules_is_not_left_empty() -> None:
    [fault] = faults_of_text(changed(("rules:\n", "rules:\n  base:\n")))
    assert (fault.field, fault.hint) == ("rules.base", "fill it in, or leave the field out")


@pytest.mark.parametrize(
    "entry",
    ["prime_time: {kinds: [talk], windows: [{from: 22:00, to: 02:00}]}", "kind_mix: {kinds: [talk, talk]}"],
)
def test_every_fault_of_a_rule_has_a_hint_of_its_own(entry: str) -> None:
    [fault] = faults_of_text(changed(("rules:\n", f"rules:\n  {entry}\n")))
    assert fault.hint != LAST_HINT


# -- one thing wrong, one fault ----------------------------------------------------------------


def test_a_kind_at_fault_does_not_take_its_sessions_with_it() -> None:
    assert fields(("{duration: 60, rooms: [hall], blocks: [am, pm]}", "5")) == ["kinds.debate"]


def test_a_person_at_fault_is_not_missed_by_its_sessions() -> None:
    assert fields(("{id: ann, name: Ann,", "{id: ann,")) == ["people[ann].name"]


def test_a_day_at_fault_is_missed_by_no_window() -> None:
    assert fields(("- date: 2024-10-24", "- date: 24/10/2024")) == ["days[1].date"]


def test_a_level_at_fault_does_not_make_a_rule_bind() -> None:
    rules = ("rules:\n", "rules:\n  room_capacity: {level: sfot}\n")
    assert fields(rules, ("audience: 90", "audience: 120")) == ["rules.room_capacity.level"]


def test_a_room_at_fault_is_missed_by_nobody() -> None:
    assert fields(("{id: hall, name: Hall, capacity: 100,", "{id: hall,")) == ["rooms[hall].capacity"]


def test_a_block_at_fault_leaves_nobody_without_time() -> None:
    assert fields(("        end: 11:00\n", "        end: 08:00\n")) == ["days[2024-10-24].blocks[am]"]


def test_a_session_at_fault_is_not_missed_by_those_that_follow_it() -> None:
    assert fields(("title: Three,", "")) == ["sessions[k3].title"]


def test_a_rule_is_not_judged_by_what_is_at_fault_elsewhere() -> None:
    rules = (
        "track_apart: {rule: tag_conflict,",
        "mix: {rule: kind_mix, kinds: [talk, debate]}\n  x: {rule: tag_conflict,",
    )
    assert fields(rules, ("{duration: 60, rooms: [hall], blocks: [am, pm]}", "5")) == ["kinds.debate"]


def test_the_second_of_two_items_is_placed_though_the_first_is_left_out() -> None:
    text = changed(("speakers: [ann], audience", "speakers: [5, ann, anne], audience"))
    assert [(f.field, f.column) for f in faults_of_text(text)] == [
        ("sessions[k1].speakers[1]", 49),
        ("sessions[k1].speakers[3]", 57),
    ]


def test_a_fault_of_the_conference_does_not_hide_the_others() -> None:
    assert fields(("Africa/Casablanca", "Mars"), ("tracks: [ai]", "tracks: [ia]")) == [
        "conference.timezone",
        "sessions[k1].tracks[1]",
    ]


def test_faults_of_notation_schema_names_and_sense_come_together() -> None:
    assert fields(
        ("capacity: 30", "capacity: .nan"),
        ("duration: 45", "duration: []"),
        ("sponsors: [acme]", "sponsors: [acne]"),
        ("continues: k1", "continues: k3"),
        ("weight: 10", "weigth: 10"),
    ) == [
        "rooms[attic].capacity",
        "kinds.talk.duration",
        "sessions[k2].sponsors[1]",
        "sessions[k3].continues",
        "rules.track_apart.weigth",
    ]


def test_each_knot_of_precedences_is_one_fault() -> None:
    text = changed(
        ("title: One,", "title: One, follows: [{session: k3}],"),
        ("    title: Two\n", "    title: Two\n    continues: k4\n"),
        ("follows: [{session: k3, same_day: true}]", "follows: [{session: k2}]"),
    )
    assert [fault.message for fault in faults_of_text(text)] == [
        "goes in a circle: k1, which follows k3, which follows k1",
        "goes in a circle: k2, which follows k4, which follows k2",
    ]


def test_slots_without_an_id_are_not_missed_when_one_before_them_is_at_fault() -> None:
    text = changed(
        ("{id: first, start: 09:00, end: 10:00}", "{start: 9h, end: 10:00}"),
        ("{id: second, start: 10:00, end: 11:00, kinds: [talk]}", "{start: 10:00, end: 11:00}"),
        ("slots: [first, second]", "slots: [am.2]"),
    )
    assert [f.field for f in faults_of_text(text)] == ["days[2024-10-24].blocks[am].slots[1].start"]


# -- what a rule forbids is a fault only while the rule is in force ------------------------------

HOPELESS = {
    "room_capacity": ("audience: 90", "audience: 120"),
    "slot_fits": ("    title: Two\n", "    title: Two\n    duration: 240\n"),
    "person_availability": (
        "{from: 2024-10-24T09:00, to: 2024-10-24T18:00}",
        "{from: 2024-10-24T20:00, to: 2024-10-24T22:00}",
    ),
}


@pytest.mark.parametrize("rule", HOPELESS)
@pytest.mark.parametrize("level", ["off", "soft"])
def test_what_no_programme_can_keep_may_be_wished_for(rule: str, level: str) -> None:
    rules = ("rules:\n", f"rules:\n  {rule}: {{level: {level}}}\n")
    assert instance_from_text(changed(HOPELESS[rule], rules))
    assert faults_of_text(changed(HOPELESS[rule]))


def test_what_may_be_left_out_needs_no_place() -> None:
    assert instance_from_text(changed(("audience: 90", "audience: 120, optional: true, price: 9")))


def test_rooms_that_seat_a_session_together_are_enough() -> None:
    assert instance_from_text(changed(("audience: 90", "audience: 130, n_rooms: 2")))
    [fault] = faults_of_text(changed(("audience: 90", "audience: 131, n_rooms: 2")))
    assert "130 (hall and attic)" in fault.message


def test_a_room_and_its_part_do_not_seat_anybody_together() -> None:
    parts = ("setups: {cabaret: 60}}", "parts: [attic]}")
    [fault] = faults_of_text(changed(parts, ("audience: 90", "audience: 90, n_rooms: 2")))
    assert fault.message == "takes 2 rooms at once, and there are not so many"


# -- nothing but InputError --------------------------------------------------------------------


def read_anything(text: str, name: str) -> None:
    """Read a text that may be anything; only `InputError` is expected."""
    refused(lambda: instance_from_text(text, name))


@given(st.text(), st.sampled_from(["a.yaml", "a.json"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    read_anything(text, name)


@given(st.text(alphabet="ab:-[]{}&*!|>%@`'\"#?,~ \n\t\\0x1<.u"), st.sampled_from(["a.yaml", "a.json"]))
def test_any_text_of_signs_is_read_or_refused(text: str, name: str) -> None:
    read_anything(text, name)


@given(st.binary(), st.sampled_from(["a.yaml", "a.json"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    refused(lambda: read_anything(source_of_bytes(name, content).text, name))


@given(st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(FAULTY_LINES)), max_size=4))
def test_any_lines_put_into_an_instance_are_read_or_refused(changes: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for number, line in changes:
        lines[number] = line
    read_anything("".join(lines), "a.yaml")


@given(st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=6))
def test_an_instance_without_some_of_its_lines_is_read_or_refused(missing: list[int]) -> None:
    read_anything("".join(line for n, line in enumerate(LINES) if n not in missing), "a.yaml")


ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=3),
    st.sampled_from(["k1", "k2", "hall", "talk", "debate", "ann", "am", "soft", "2024-10-24", "09:00"]),
    st.builds(list),
    st.builds(dict),
    st.builds(lambda: [{}]),
)


@given(st.data())
def test_any_value_put_into_an_instance_is_read_or_refused(data: st.DataObject) -> None:
    values = yaml_tree(source_of_text("a.yaml", TEXT)).value
    for _ in range(data.draw(st.integers(1, 3))):
        _replace_one(values, data)
    read_anything(json.dumps(values), "a.json")


def _replace_one(value: Any, data: st.DataObject) -> None:
    while True:
        steps = list(value) if isinstance(value, dict) else list(range(len(value)))
        step = data.draw(st.sampled_from(steps))
        if not (isinstance(value[step], dict | list) and value[step]) or data.draw(st.integers(0, 3)) == 0:
            value[step] = data.draw(ODD)
            return
        value = value[step]
