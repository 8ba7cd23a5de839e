"""From what a template takes to the bytes of a PDF.

Without a standard, typst leaves a box where no font has a sign. PDF/UA-1 forbids that, so documents that
keep it have no text that is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scheduler.domain import Instance, Text
from scheduler.errors import Fault, InputError, StateError, UsageError
from scheduler.formats.pdf.shown import Shown

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
STANDARD = "ua-1"
HINT = "leave it out; html and svg show any sign"
LACKING = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(template: str, shown: Shown, released: datetime, instance: Instance) -> bytes:
    """The PDF of a template of ours: tagged (PDF/UA-1), and the same for the same input.

    Raises
    ------
    UsageError
        typst is not installed.
    InputError
        The fonts lack a sign of some text. Fonts of the system are never used: the bytes would be those of
        one computer.
    """
    typst = _typst()
    try:
        return _compiled(template, shown, released)
    except typst.TypstError as error:
        lacking = _lacking(error)
        if not lacking:
            raise StateError(f"the template {template} failed: {error.message}") from error
        raise InputError("the PDF has no fonts for some texts", _faults(instance, lacking)) from None


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise UsageError("PDF needs typst, which is not installed", "pip install 'schedule[pdf]'") from error
    return typst


@cache
def _fonts() -> typst.Fonts:
    """Those of the package alone."""
    return _typst().Fonts(  # type: ignore[no-any-return]
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )


def _compiled(template: str, shown: Shown, released: datetime) -> bytes:
    compiled: bytes = _typst().compile(
        HERE / f"{template}.typ",
        root=HERE,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(shown, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=int(released.timestamp()),
    )
    return compiled


def _lacking(error: Any) -> list[str]:
    """The texts that no font has, as typst tells them."""
    told = "\n".join((error.message, error.diagnostic))
    found = (match["text"] for match in LACKING.finditer(told))
    return sorted({ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in found})


def _faults(instance: Instance, lacking: list[str]) -> list[Fault]:
    places = [*_texts(instance)]
    found = [
        Fault("PDF", 0, 0, place, f"no font has {_named(sign)}", HINT)
        for sign in lacking
        for place, text in places
        if any(sign in each for each in text.model_dump().values() if each)
    ]
    return found or [Fault("PDF", 0, 0, "", f"no font has {_named(sign)}", HINT) for sign in lacking]


def _named(text: str) -> str:
    """A sign as it is, and by its number: it may be that a terminal does not show it either."""
    codes = " ".join(f"U+{ord(sign):04X}" for sign in text)
    return f"{text!r} ({codes})" if text.isprintable() else codes


def _texts(instance: Instance) -> Iterator[tuple[str, Text]]:
    """All texts that are printed, and where instances hold them."""
    conference = instance.conference
    for name in ("name", "theme", "venue"):
        if (text := getattr(conference, name)) is not None:
            yield f"conference.{name}", text
    for day in instance.days:
        if day.title:
            yield f"day {day.date}", day.title
        yield from ((f"service of {day.date}", item.title) for item in day.service if item.public)
    yield from ((f"room {room.id}", room.name) for room in instance.rooms if room.name)
    yield from ((f"kind {name}", kind.title) for name, kind in instance.kinds.items() if kind.title)
    yield from ((f"track {name}", track.title) for name, track in instance.tracks.items())
    for person in instance.people:
        yield f"person {person.id}", person.name
        if person.role:
            yield f"role of {person.id}", person.role
    for session in instance.sessions:
        yield f"session {session.id}", session.title
        if session.abstract:
            yield f"abstract of {session.id}", session.abstract
