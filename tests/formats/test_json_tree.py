"""JSON is read with its slips, and places are found by jumping over what was not asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.errors import InputError
from scheduler.formats.json_places import json_places
from scheduler.formats.json_tree import JsonTree, json_tree
from scheduler.formats.source import source_of_text
from scheduler.formats.tree import value_at

Path = tuple[str | int, ...]

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


def tree(text: str) -> JsonTree:
    return json_tree(source_of_text("a.json", text))


def paths(value: Any, path: Path = ()) -> list[Path]:
    found = [path]
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            found += paths(inner, (*path, step))
    return found


@given(VALUES, st.sampled_from([None, 1, 4]), st.booleans())
def test_at_the_place_of_a_path_stands_its_value(value: Any, indent: int | None, plain: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=plain)
    lines = text.split("\n")
    wanted = paths(value)
    for path, (line, column) in zip(wanted, json_places(text, [(p, False) for p in wanted]), strict=True):
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == value_at(value, path)


def test_a_key_has_its_place_and_what_is_missing_that_of_what_lacks_it() -> None:
    text = '{"a": 1,\n  "b" : [ {"c": null} ]\n}'
    spots = [(("b",), True), (("b", 0, "c"), True), (("b", 0, "d", "e"), False), (("b", 5), False)]
    assert json_places(text, spots) == [(2, 3), (2, 12), (2, 11), (2, 9)]


def test_of_a_key_given_twice_the_last_is_shown() -> None:
    read = tree('{"a": {"b": 1,\n"b": 2, "c": 3, "c": 4, "c": 5}}')
    assert [flaw.path for flaw in read.flaws] == [("a", "b"), ("a", "c")]
    assert read.places([(("a", "b"), True)]) == [(2, 1)]


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999", "9" * 16, "9" * 5000])
def test_a_number_that_cannot_be_counted_with_is_a_flaw(number: str) -> None:
    [flaw] = tree(f'{{"a": [1, {number}]}}').flaws
    assert flaw.path == ("a", 1)


def test_half_a_character_is_a_flaw_of_names_and_texts() -> None:
    assert [flaw.path for flaw in tree('{"a": "\\ud83d", "b\\ude00": 1}').flaws] == [("b\ude00",), ("a",)]
    assert not tree('{"a": "\\ud83d\\ude00"}').flaws


@pytest.mark.parametrize("opening", ["[", '{"a":'])
@pytest.mark.parametrize("levels", [41, 1000, 100_000])
def test_deep_nesting_is_refused(opening: str, levels: int) -> None:
    closing = "]" if opening == "[" else "}"
    with pytest.raises(InputError) as caught:
        tree(opening * levels + "1" + closing * levels)
    assert caught.value.faults[0].message == "is nested deeper than 40 levels"


@pytest.mark.parametrize("text", ['{"a": 1,}', "[1,]", "{'a': 1}", "[1 2]", '{"a" 1}', '"\\x"', "{", "nul"])
def test_what_is_not_json_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(InputError) as caught:
        tree(text)
    [fault] = caught.value.faults
    assert fault.line == 1
    assert fault.hint
