"""JSON as plain values, read by the standard library for speed; places are looked up when they are asked for.

Keys given twice, and numbers that are none (``NaN``), are faults, though Python reads them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from scheduler.domain.problem import Problem
from scheduler.errors import Fault, InputError
from scheduler.formats.json_places import json_places
from scheduler.formats.source import Source
from scheduler.formats.tree import DEEPEST, MOST_DIGITS, Path, Place, Spot, Tree, is_text, too_deep

HALF_A_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")

SYNTAX: tuple[tuple[str, str, str], ...] = (
    (
        "Expecting property name|trailing comma",
        "a name in double quotes is missing",
        "check for a comma too many",
    ),
    ("Expecting ',' delimiter", "a comma, or a closing bracket, is missing", "put a comma between two items"),
    ("Expecting ':' delimiter", "a colon is missing", 'write "name": value'),
    ("Expecting value", "a value is missing", "texts stand in double quotes; check for a comma too many"),
    ("Unterminated string", "a text is opened here and never closed", "close the quotes"),
    ("Invalid control character", "a line break or control character stands in a text", "write it as \\n"),
    ("Invalid .*escape", "a backslash stands before a letter that has no such form", "write \\\\"),
    ("Extra data", "something follows the end", "put everything into one mapping"),
)


class JsonTree(Tree):
    """The values of a JSON file, with its text."""

    def __init__(self, source: Source, value: Any, flaws: Sequence[Problem]) -> None:
        super().__init__(source.name, value, flaws)
        self._text = source.text

    def places(self, spots: Sequence[Spot]) -> list[Place]:
        return json_places(self._text, spots)


class _Repeated(dict[str, Any]):
    """A mapping that was given some of its keys twice."""

    keys_twice: tuple[str, ...] = ()


class _Unusable:
    """Stands for a number that nothing can be counted with."""

    def __init__(self, message: str) -> None:
        self.message = message


class _Decoder:
    """What the standard library calls back for; ``flawed`` says whether there is anything to look for."""

    def __init__(self) -> None:
        self.flawed = False

    def mapping(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        self.flawed = True
        twice = _Repeated(found)
        names = [name for name, _ in pairs]
        twice.keys_twice = tuple(name for name in found if names.count(name) > 1)
        return twice

    def whole(self, text: str) -> int | _Unusable:
        if len(text) <= MOST_DIGITS:
            return int(text)
        self.flawed = True
        return _Unusable(f"is a number of more than {MOST_DIGITS} digits")

    def decimal(self, text: str) -> float | _Unusable:
        number = float(text)
        return self.constant(text) if number in (float("inf"), float("-inf")) else number

    def constant(self, text: str) -> _Unusable:
        self.flawed = True
        return _Unusable(f"{text[:20]} is not a number to count with")


def json_tree(source: Source) -> JsonTree:
    """Read a JSON text.

    Raises
    ------
    InputError
        It is not JSON, or is nested too deep.
    """
    decoder = _Decoder()
    try:
        value = json.loads(
            source.text,
            object_pairs_hook=decoder.mapping,
            parse_int=decoder.whole,
            parse_float=decoder.decimal,
            parse_constant=decoder.constant,
        )
    except json.JSONDecodeError as error:
        raise _syntax_error(source.name, error) from None
    except RecursionError:
        raise _too_deep(source.name) from None
    if too_deep(value):
        raise _too_deep(source.name)
    odd = decoder.flawed or HALF_A_CHARACTER.search(source.text)
    return JsonTree(source, value, tuple(_flaws(value)) if odd else ())


def _flaws(root: Any) -> Iterator[Problem]:
    """A problem for each slip that the decoder left a mark of."""
    waiting: list[tuple[Path, Any]] = [((), root)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Unusable):
            yield Problem(path, value.message, "write a smaller number")
        elif isinstance(value, str) and not is_text(value):
            yield Problem(path, "holds half a character", "write the character itself")
        elif isinstance(value, dict):
            yield from _key_flaws(path, value)
            waiting += (((*path, name), inner) for name, inner in value.items())
        elif isinstance(value, list):
            waiting += (((*path, index), inner) for index, inner in enumerate(value))


def _key_flaws(path: Path, value: dict[str, Any]) -> Iterator[Problem]:
    if isinstance(value, _Repeated):
        for name in value.keys_twice:
            yield Problem((*path, name), "is given twice", "keep one of the two", of_key=True)
    for name in value:
        if not is_text(name):
            yield Problem((*path, name), "the name holds half a character", "write the character itself")


def _syntax_error(name: str, error: json.JSONDecodeError) -> InputError:
    words = ((message, hint) for pattern, message, hint in SYNTAX if re.search(pattern, error.msg))
    message, hint = next(words, (f"is not JSON here: {error.msg}", "check the commas and brackets"))
    fault = Fault(name, error.lineno, error.colno, "", message, hint)
    return InputError(f"{name} cannot be read", [fault])


def _too_deep(name: str) -> InputError:
    hint = "no instance needs so many"
    fault = Fault(name, 1, 1, "", f"is nested deeper than {DEEPEST} levels", hint)
    return InputError(f"{name} cannot be read", [fault])
