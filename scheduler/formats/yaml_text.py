"""Plain values as YAML 1.2 that this package reads back exactly.

Sent to the emitter event by event, for the same reason that it is read so: which texts need quotes is then
decided by the rules by which they are read (see `yaml_scalar`), so that dates and times stand plain.
"""

from __future__ import annotations

import io
import json
from collections.abc import Collection, Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from scheduler.formats.yaml_scalar import UnusableNumberError, plain_scalar

WIDTH = 110
MOST_ON_A_LINE = 100
WORD = 20
"""Letters of a text that does not look odd in the middle of a long list."""

UNTAGGED = (True, True, True)


def yaml_text(value: dict[str, Any]) -> str:
    """A mapping with text keys of such mappings, lists, texts, numbers, truth values and None, as YAML.

    What fits on a line stands in brackets, and so do numbers and words, however many.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.width = WIDTH
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.emit(_document(value), stream)
    return stream.getvalue()


def _document(value: dict[str, Any]) -> Iterator[Event]:
    yield StreamStartEvent()
    yield DocumentStartEvent(explicit=False)
    yield from _mapping(value, in_brackets=False)
    yield DocumentEndEvent(explicit=False)
    yield StreamEndEvent()


def _events(value: Any) -> Iterator[Event]:
    if isinstance(value, dict):
        yield from _mapping(value, in_brackets=_fits(value, value.values()))
    elif isinstance(value, list):
        yield SequenceStartEvent(None, None, True, flow_style=_fits(value, value))
        for inner in value:
            yield from _events(inner)
        yield SequenceEndEvent()
    elif isinstance(value, str):
        yield _text(value)
    else:
        yield ScalarEvent(None, None, UNTAGGED, json.dumps(value))


def _mapping(value: dict[str, Any], in_brackets: bool) -> Iterator[Event]:
    yield MappingStartEvent(None, None, True, flow_style=in_brackets)
    for key, inner in value.items():
        # The emitter would break a long line inside a key of several words, where none may be broken.
        yield _text(key, in_quotes=" " in key)
        yield from _events(inner)
    yield MappingEndEvent()


def _fits(value: Any, inside: Collection[Any]) -> bool:
    """Whether a list or mapping is short enough for one line, or can be broken anywhere."""
    if all(len(str(inner)) <= WORD and not isinstance(inner, dict | list) for inner in inside):
        return True
    return len(inside) <= MOST_ON_A_LINE and len(json.dumps(value, ensure_ascii=False)) <= MOST_ON_A_LINE


def _text(text: str, in_quotes: bool = False) -> ScalarEvent:
    style = '"' if in_quotes or not _may_be_plain(text) else None
    return ScalarEvent(None, None, UNTAGGED, text, style=style)


def _may_be_plain(text: str) -> bool:
    """Whether ``text`` is read as itself without quotes, if the emitter sees no reason for them either.

    Of the signs with which a text may begin by the standard, the parser takes some for others in brackets.
    """
    if not (text.isprintable() and text[:1].isalnum() and text == text.strip()):
        return False
    try:
        return plain_scalar(text) == text
    except UnusableNumberError:
        return False
