"""Instances as text: YAML for people, JSON for large ones; either is read back as the same instance.

In YAML notes on what is still to be filled in stand at its head as comments; JSON has none.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from scheduler.domain import Instance, Text
from scheduler.errors import UsageError
from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.source import LARGEST_FILE, MEGABYTE

NESTED = 3
"""Levels of lists and mappings that are written over several lines in JSON, for days; for all else one."""
TO_FILL_IN = "# To fill in:"
WIDTH = 110
"""Letters of a line of comments."""


def write_instance(path: Path, instance: Instance, notes: Iterable[str] = ()) -> None:
    """Write an instance whole or not at all; the ending of ``path`` says whether as YAML or as JSON.

    ``notes`` on what is still to be filled in become comments at the head of YAML.

    Raises
    ------
    UsageError
        The name ends otherwise, or so large an instance could not be read back from such a file.
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    insist_on_ending(path)
    text = instance_text(instance, as_json=path.suffix.lower() == ".json", notes=notes)
    largest = LARGEST_FILE[path.suffix.lower()]
    if len(text.encode("utf-8")) > largest:
        raise UsageError(
            f"{path} would be larger than {largest // MEGABYTE} MB", "large instances are written as .json"
        )
    write_text_atomically(path, text)


def insist_on_ending(path: Path) -> None:
    """See that a name is that of an instance's file.

    Raises
    ------
    UsageError
        It has another ending.
    """
    if path.suffix.lower() not in LARGEST_FILE:
        endings = " or ".join(LARGEST_FILE)
        raise UsageError(f"{path} does not end in {endings}, which instances do", "give another name")


def instance_text(instance: Instance, as_json: bool, notes: Iterable[str] = ()) -> str:
    """An instance as YAML or JSON: fields in the order of the model, without those left at their defaults.

    ``notes`` stand above it in YAML.
    """
    said = instance.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    content: dict[str, Any] = {"format": instance.format} | _as_people_write(instance, said)
    return _json_text(content) if as_json else _comments(notes) + _yaml_text(content)


def _as_people_write(value: Any, said: Any) -> Any:
    """What is said of ``value``, texts that are the same in all languages as plain strings."""
    if isinstance(value, Text):
        return said["any"] if said.keys() == {"any"} else said
    if isinstance(value, BaseModel):
        held = {field.alias or name: getattr(value, name) for name, field in type(value).model_fields.items()}
        return {name: _as_people_write(held.get(name), inner) for name, inner in said.items()}
    if isinstance(value, Mapping):
        return {name: _as_people_write(value[name], inner) for name, inner in said.items()}
    if isinstance(value, tuple):
        return [_as_people_write(held, inner) for held, inner in zip(value, said, strict=True)]
    return said


def _comments(notes: Iterable[str]) -> str:
    """Notes as a list of comments, with a blank line below; empty where there are none."""
    listed = [line for note in notes for line in _comment(note)]
    return "\n".join([TO_FILL_IN, *listed, "", ""]) if listed else ""


def _comment(note: str) -> list[str]:
    """Lines of comments; what has no shape of its own, such as a line break, is a blank."""
    plain = "".join(char if char.isprintable() else " " for char in note)
    return textwrap.wrap(
        plain, WIDTH, initial_indent="# - ", subsequent_indent="#   ", break_on_hyphens=False
    )


def _yaml_text(content: dict[str, Any]) -> str:
    """Sections apart by blank lines."""
    from scheduler.formats.yaml_text import yaml_text  # ruamel.yaml takes 50 ms, which JSON need not wait for

    single = {name: value for name, value in content.items() if not isinstance(value, dict | list)}
    sections = [single, *({name: content[name]} for name in content if name not in single)]
    return "\n".join(yaml_text(section) for section in sections)


def _json_text(content: dict[str, Any]) -> str:
    """A line for each session, person, room, track and block."""
    lines = (
        f"  {_json(name)}: {''.join(_broken(value, NESTED if name == 'days' else 1, '  '))}"
        for name, value in content.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _broken(value: Any, levels: int, indent: str) -> Iterator[str]:
    """``value`` with a line for each of the things in it, down to so many levels."""
    if not (levels and _is_nested(value)):
        yield _json(value)
        return
    is_mapping = isinstance(value, dict)
    inner_indent = f"{indent}  "
    parts = [
        (f"{_json(name)}: " if is_mapping else "") + "".join(_broken(inner, levels - 1, inner_indent))
        for name, inner in (value.items() if is_mapping else enumerate(value))
    ]
    opening, closing = "{}" if is_mapping else "[]"
    yield f"{opening}\n{inner_indent}" + f",\n{inner_indent}".join(parts) + f"\n{indent}{closing}"


def _is_nested(value: Any) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(inner, dict | list) for inner in inside)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
