"""Texts that no file of text can hold, found before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from scheduler.domain import Instance, Text
from scheduler.errors import Fault, InputError

INSTANCE = "instance"
"""What faults call it; its file is not known here."""

UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
"""Control characters, halves of characters, and what is no character: none may stand in XML."""


def insist_on_writable(instance: Instance) -> None:
    """See that all texts of an instance can be written in UTF-8 and in XML.

    Raises
    ------
    InputError
        Some cannot; it names their fields.
    """
    faults = list(_faults(instance, ""))
    if faults:
        raise InputError("the instance holds characters that cannot be written", faults)


def _faults(value: Any, field: str) -> Iterator[Fault]:
    match value:
        case Text():
            for name, text in value:
                yield from _faults(text, field if name == "any" else f"{field}.{name}")
        case str():
            bad = UNWRITABLE.search(value)
            if bad is not None:
                message = f"holds U+{ord(bad[0]):04X}, which is no character"
                yield Fault(INSTANCE, 0, 0, field, message, "remove it")
        case BaseModel():
            for name, inner in value:
                yield from _faults(inner, f"{field}.{name}" if field else name)
        case Mapping():
            for name, inner in value.items():
                yield from _faults(inner, f"{field}.{name}")
        case tuple():
            for number, inner in enumerate(value, start=1):
                yield from _faults(inner, f"{field}[{getattr(inner, 'id', number)}]")
