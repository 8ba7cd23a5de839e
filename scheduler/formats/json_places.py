"""Where things stand in a JSON text, looked up in one pass that jumps over all that was not asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from scheduler.formats.tree import Path, Place, Spot

SPACE = re.compile(r"[ \t\r\n]*")

Wanted = dict[str | int, Any]
"""The paths asked for, as a trie: step -> wanted below it."""


def json_places(text: str, spots: Sequence[Spot]) -> list[Place]:
    """The place of each of ``spots`` in a text that has been read without a fault.

    Of a key that is given twice, the last is meant. What is not there is placed at the innermost thing
    around it that is.
    """
    scan = _Scan(text)
    scan.walk(_trie(path for path, _ in spots), (), _past_space(text, 0))
    offsets = [scan.offset(spot) for spot in spots]
    place_by_offset = _places(text, offsets)
    return [place_by_offset[offset] for offset in offsets]


def _trie(paths: Any) -> Wanted:
    root: Wanted = {}
    for path in paths:
        inner = root
        for step in path:
            inner = inner.setdefault(step, {})
    return root


def _past_space(text: str, at: int) -> int:
    match = SPACE.match(text, at)
    return match.end() if match else at


class _Scan:
    """Finds the offsets of values and keys; skips the rest at the speed of the decoder."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.values: dict[Path, int] = {}
        self.keys: dict[Path, int] = {}
        self._skip = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).raw_decode

    def offset(self, spot: Spot) -> int:
        path, of_key = spot
        if of_key and path in self.keys:
            return self.keys[path]
        while path not in self.values:
            path = path[:-1]
        return self.values[path]

    def walk(self, wanted: Wanted, path: Path, at: int) -> int:
        """Go through the value at offset ``at``, and return the offset after it."""
        self.values[path] = at
        if wanted and self.text[at] == "{":
            return self._walk_mapping(wanted, path, at)
        if wanted and self.text[at] == "[":
            return self._walk_list(wanted, path, at)
        return self._skip(self.text, at)[1]

    def _walk_mapping(self, wanted: Wanted, path: Path, at: int) -> int:
        at = _past_space(self.text, at + 1)
        while self.text[at] != "}":
            key_at = at
            name, at = self._skip(self.text, at)
            at = _past_space(self.text, _past_space(self.text, at) + 1)
            if name in wanted:
                self.keys[(*path, name)] = key_at
                at = self.walk(wanted[name], (*path, name), at)
            else:
                at = self._skip(self.text, at)[1]
            at = self._next_item(at)
        return at + 1

    def _walk_list(self, wanted: Wanted, path: Path, at: int) -> int:
        at = _past_space(self.text, at + 1)
        index = 0
        while self.text[at] != "]":
            if index in wanted:
                at = self.walk(wanted[index], (*path, index), at)
            else:
                at = self._skip(self.text, at)[1]
            at = self._next_item(at)
            index += 1
        return at + 1

    def _next_item(self, at: int) -> int:
        """Past the comma, if there is one, to the next item or the closing bracket."""
        at = _past_space(self.text, at)
        return _past_space(self.text, at + 1) if self.text[at] == "," else at


def _places(text: str, offsets: Sequence[int]) -> dict[int, Place]:
    """Lines and columns, counting on from one offset to the next."""
    found: dict[int, Place] = {}
    line, counted = 1, 0
    for offset in sorted(set(offsets)):
        line += text.count("\n", counted, offset)
        counted = offset
        found[offset] = line, offset - text.rfind("\n", 0, offset)
    return found
