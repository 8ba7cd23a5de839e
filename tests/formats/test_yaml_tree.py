"""YAML is read by the core schema of 1.2, with the place of every value and key, and with limits."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.errors import InputError
from scheduler.formats.source import source_of_text
from scheduler.formats.yaml_tree import YamlTree, yaml_tree


def tree(text: str) -> YamlTree:
    return yaml_tree(source_of_text("a.yaml", text))


def refusal(text: str) -> tuple[int, int, str]:
    with pytest.raises(InputError) as caught:
        tree(text)
    [fault] = caught.value.faults
    assert fault.hint
    return fault.line, fault.column, fault.message


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10:30", "10:30"),
        ("no", "no"),
        ("off", "off"),
        ("yes", "yes"),
        ("2024-10-24", "2024-10-24"),
        ("2024-10-24T09:00", "2024-10-24T09:00"),
        ("1_000", "1_000"),
        ("010", 10),
        ("0o14", 12),
        ("0x1F", 31),
        ("-5", -5),
        ("1.5e3", 1500.0),
        (".5", 0.5),
        ("1.2.3", "1.2.3"),
        ("+", "+"),
        ("~", None),
        ("null", None),
        ("", None),
        ("true", True),
        ("FALSE", False),
        ("'12'", "12"),
        ('"a\\tb"', "a\tb"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("!!int 12", 12),
        ("[1, two]", [1, "two"]),
        ("!!seq [1]", [1]),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n", "one two"),
    ],
)
def test_scalars_are_what_the_core_schema_says(text: str, value: Any) -> None:
    read = tree(f"a: {text}").value["a"]
    assert read == value
    assert type(read) is type(value)


def test_every_value_and_key_has_its_place() -> None:
    read = tree("one: 1\nlist:\n  - {a: 1, b: [x, yy]}\n  - two\n")
    places = {
        (): (1, 1),
        ("one",): (1, 6),
        ("list",): (3, 3),
        ("list", 0): (3, 5),
        ("list", 0, "b", 1): (3, 19),
        ("list", 1): (4, 5),
        ("list", 7): (3, 3),
        ("list", 0, "none", "below"): (3, 5),
    }
    assert read.places([(path, False) for path in places]) == list(places.values())
    assert read.places([(("list",), True), (("list", 0, "b"), True)]) == [(2, 1), (3, 12)]


def test_an_alias_repeats_the_value_and_its_place() -> None:
    read = tree("a: &x {b: 1}\nc: *x\nd: &y 2\n*y : 3\n")
    assert read.value["c"] == {"b": 1}
    assert read.places([(("c", "b"), False)]) == [(1, 11)]


def test_of_a_key_given_twice_the_first_value_stays() -> None:
    read = tree("a: 1\nb: 2\na: 3\n")
    assert read.value == {"a": 1, "b": 2}
    [flaw] = read.flaws
    assert (flaw.path, flaw.hint) == (("a",), "the first is on line 1; keep one of the two")
    assert read.places([(flaw.path, flaw.of_key)]) == [(3, 1)]


def test_flaws_have_the_path_that_leads_to_them() -> None:
    read = tree("a: [1, {b: .inf, true: 1, 7: 2, ? {c: d} : 3, <<: 4}]\n.nan: 5\n")
    assert [flaw.path for flaw in read.flaws] == [
        ("a", 1, "b"),
        ("a", 1, "true"),
        ("a", 1, "7"),
        ("a", 1, "?"),
        ("a", 1, "<<"),
    ]
    assert read.value == {"a": [1, {"b": None}], ".nan": 5}


def test_quoted_signs_of_merging_are_a_name() -> None:
    assert tree("'<<': 1").value == {"<<": 1}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_early(opening: str) -> None:
    _, _, message = refusal(opening * 1000)
    assert message == "is nested deeper than 40 levels"


def test_a_thousand_levels_of_indentation_are_refused() -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(1000))
    assert refusal(text) == (41, 41, "is nested deeper than 40 levels")


def test_aliases_cannot_nest_what_brackets_cannot() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 100)]
    assert "aliases nest deeper" in refusal("\n".join(lines))[2]


def test_a_bomb_of_aliases_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert "aliases repeat more than" in refusal("\n".join(lines))[2]


def test_more_values_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.formats.yaml_tree.MOST_VALUES", 10)
    assert refusal("[" + "1, " * 11 + "]")[2] == "holds more than 10 values"


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\UFFFFFFFF"',
        'a: "\\ud800"',
        "%YAML 9.9.9\n--- a",
        "%YAML 2.0\n--- a",
        "a: !<!!int> x",
        "a: !!int x",
        "a: !!map [1]",
        "a: |99\n x",
        "a: &",
        "a: *",
        "- a\nb: 1",
        "{a: 1",
        "a\n:",
        "a: 'x",
        "a: `x`",
        "a: \x01",
    ],
)
def test_what_is_not_yaml_is_refused_where_it_stands(text: str) -> None:
    line, column, _ = refusal(text)
    assert line >= 1
    assert column >= 1
