"""The path of a field taken apart: what has it, and what it is called. Ids may hold dots themselves."""

from __future__ import annotations

import re

SUBFIELD = re.compile(r"(?P<owner>.+)\.(?P<name>pinned|published|reserved)\.(?P<rest>\w+)")

Steps = tuple[str, ...]
"""Group, id, name of the field, and what is inside of it, such as ``("rooms", "hall", "reserved", "0")``."""


def field_steps(field: str) -> Steps:
    """The steps of a path such as ``people.amal.available``; fewer than three where it names no field."""
    group, _, inside = field.partition(".")
    match = SUBFIELD.fullmatch(inside)
    if match is not None:
        return group, match["owner"], match["name"], match["rest"]
    owner, _, name = inside.rpartition(".")
    return tuple(step for step in (group, owner, name) if step)
