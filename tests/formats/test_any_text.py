"""Any text in any field goes into every format, or is refused with a fault; nothing in it is ever obeyed."""

from __future__ import annotations

import re
import zipfile
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.domain import Instance
from scheduler.errors import InputError
from scheduler.formats.exchange import EXPORTS
from scheduler.formats.publication import Publication
from scheduler.formats.sound_instance import sound_instance
from tests.rules.case import programme_of

SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "</script><!-- ]]> --> &amp; &#x202e; <![CDATA[",
    "=1+1",
    "@SUM(A1:A9)",
    "+33 1 23 45 67 89",
    "-12",
    "＝1+1",
    '=HYPERLINK("https://example.org","x")',
    "javascript:alert(1)",
    "../../etc/passwd",
    "a\nb\tc\n\n  d ",
    "BEGIN:VEVENT\nUID:x",
    "; , : \\ \\n \\, '",
    "{{ 7*7 }} {% raw %} ${x} #set(x) $x^2$ #import",
    "| a | b | *c* _d_ `e` [f](javascript:g) # h",
    "مرحبا بالعالم 09:00-10:30",
    "\u202eabc\u202c \u2066x\u2069 \u200f",
    "👩‍👩‍👧‍👦 🇲🇦 漢字 e\u0301\u0301\u0301",
    "\ufffe\uffff \ufdd0 \U0010ffff \u2028 \u2029 \ufeff",
    "x" * 10_000,
    "word " * 2_000,
    "ل" * 5_000,
)

ENDINGS = {
    "cosplib": (".xlsx",),
    "csv": (".csv",),
    "html": (".html",),
    "ical": (".ics",),
    "json": (".json",),
    "jsonld": (".json", ".html"),
    "markdown": (".md",),
    "optaplanner": (".xlsx",),
    "pdf": (".pdf",),
    "pretalx": (".json",),
    "schedule-json": (".json",),
    "schedule-xml": (".xml",),
    "svg": (".svg",),
    "xlsx": (".xlsx",),
}
FORMATS = [(name, ending) for name in EXPORTS for ending in ENDINGS[name]]
SPLIT = [(name, ENDINGS[name][0], by) for name, export in EXPORTS.items() for by in export.by]
SLOW = {"pdf"}
PICKY = {"cosplib", "optaplanner"}
"""Formats that can say only some instances."""
EMOJI = "👩‍👩‍👧‍👦 🇲🇦"
UNSHOWN = {("pdf", EMOJI)}
"""Texts that a format says it has no letters for."""
MARKUP = {".html", ".svg", ".xml", ".md", ".xlsx"}
"""Endings of files in which a sign of markup means something."""

LIVE = re.compile(r"(?<!\\)<(script>alert|img src=x|/script><!--)", re.IGNORECASE)
FORMULA = re.compile(r"<f[ >]")


def instance_saying(text: str, languages: tuple[str, ...] = ("fr", "ar", "en")) -> Instance:
    """An instance that says ``text`` wherever a text can stand."""
    said: Any = text if len(languages) == 3 else dict.fromkeys(languages, text)
    line = " ".join(text.split())[:80].strip() or "x"
    blocks = [
        {
            "id": "am",
            "title": said,
            "start": "09:00",
            "end": "12:00",
            "step": 30,
            "tags": [line],
        }
    ]
    service = [{"title": said, "start": "10:00", "end": "10:30", "note": text, "source": text}]
    session = {
        "kind": "talk",
        "title": said,
        "abstract": said,
        "tracks": ["ai"],
        "tags": {"theme": [line]},
        "duration": 60,
        "note": text,
        "source": text,
    }
    given = {
        "format": 1,
        "conference": {
            "name": said,
            "theme": said,
            "venue": said,
            "timezone": "Africa/Casablanca",
            "languages": ["fr", "ar", "en"],
            "note": text,
        },
        "days": [{"date": "2030-05-17", "title": said, "blocks": blocks, "service": service}],
        "rooms": [
            {"id": "big", "name": said, "capacity": 100, "tags": [line]},
            {"id": "small", "capacity": 20},
        ],
        "kinds": {"talk": {"title": said, "colour": text}},
        "tracks": {"ai": {"title": said}},
        "resources": {"teams": {"title": said, "limit": 2}},
        "organisations": [{"id": "firm", "name": said}],
        "people": [{"id": "p", "name": said, "role": said}, {"id": "q", "name": said}],
        "sessions": [
            session | {"id": "a", "reference": text, "speakers": ["p"], "sponsors": ["firm"]},
            session | {"id": "b", "moderators": ["q"], "status": "tentative", "languages": ["ar"]},
            session | {"id": "out", "optional": True, "chairs": ["p"]},
        ],
        "rules": {"published_time": {"note": text}},
    }
    return sound_instance(given, "instance.yaml")


def exported(folder: Path, name: str, ending: str, text: str, **how: Any) -> list[Path]:
    """Files of an export in which everything says ``text``; none where it is refused, which must be clear."""
    files: list[Path] = []
    faults = None
    try:
        instance = instance_saying(text)
        programme = programme_of(instance, a="am.0 big", b="am.2 small")
        target = folder / ("files" if "by" in how else f"out{ending}")
        files = list(EXPORTS[name].write(Publication(instance, programme, **how), target))
    except InputError as error:
        faults = error.faults
    assert files or faults, f"{name} neither writes nor says why not"
    assert all(fault.message and fault.hint for fault in faults or ())
    assert all(file.is_file() and file.resolve().is_relative_to(folder.resolve()) for file in files)
    return files


def skip_what_is_not_there(name: str) -> None:
    if name == "pdf" and find_spec("typst") is None:
        pytest.skip("not installed: typst")


def insist_on_dead_markup(files: list[Path]) -> None:
    """See that what looks like markup, a script or a formula is text."""
    for file in files:
        if file.suffix in MARKUP:
            for part in texts_of(file):
                assert LIVE.search(part) is None, f"{file.name} lets markup through"
        if file.suffix == ".xlsx":
            assert not any(FORMULA.search(part) for part in sheets_of(file)), f"{file.name} holds a formula"


def texts_of(file: Path) -> list[str]:
    if file.suffix != ".xlsx":
        return [file.read_text(encoding="utf-8-sig")]
    with zipfile.ZipFile(file) as archive:
        return [archive.read(part).decode("utf-8") for part in archive.namelist() if part.endswith(".xml")]


def sheets_of(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as archive:
        names = [part for part in archive.namelist() if part.startswith("xl/worksheets/sheet")]
        return [archive.read(part).decode("utf-8") for part in names]


@pytest.mark.parametrize(("name", "ending"), FORMATS, ids="".join)
def test_hostile_texts_are_texts(tmp_path: Path, name: str, ending: str) -> None:
    skip_what_is_not_there(name)
    for text in HOSTILE[:6] if name in SLOW else HOSTILE:
        insist_on_dead_markup(exported(tmp_path, name, ending, text))


@pytest.mark.parametrize(("name", "ending", "by"), SPLIT, ids=str)
def test_hostile_texts_are_texts_in_each_of_several_files(
    tmp_path: Path, name: str, ending: str, by: Any
) -> None:
    skip_what_is_not_there(name)
    for text in HOSTILE[:2] if name in SLOW else HOSTILE[:12]:
        insist_on_dead_markup(exported(tmp_path, name, ending, text, by=by))


@pytest.mark.parametrize(("name", "ending"), FORMATS, ids="".join)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_texts_are_texts_in_one_language(
    tmp_path: Path, name: str, ending: str, language: Any
) -> None:
    skip_what_is_not_there(name)
    for text in (SCRIPT, HOSTILE[2]):
        insist_on_dead_markup(exported(tmp_path, name, ending, text, language=language))


@pytest.mark.parametrize(("name", "ending"), FORMATS, ids="".join)
def test_any_text_is_exported_or_refused(name: str, ending: str) -> None:
    skip_what_is_not_there(name)

    @settings(max_examples=4 if name in SLOW else 15)
    @given(text=st.text(max_size=60).filter(str.strip))
    def export_any(text: str) -> None:
        with TemporaryDirectory() as folder:
            exported(Path(folder), name, ending, text)

    export_any()


@pytest.mark.parametrize(("name", "ending"), FORMATS, ids="".join)
def test_the_same_is_written_twice(tmp_path: Path, name: str, ending: str) -> None:
    skip_what_is_not_there(name)
    write = partial(exported, name=name, ending=ending, text="Déjà vu — مرحبا")
    contents = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        contents.append([file.read_bytes() for file in write(tmp_path / folder)])
    assert contents[0] == contents[1]


@pytest.mark.parametrize(("name", "ending"), FORMATS, ids="".join)
def test_usual_texts_are_refused_by_none(tmp_path: Path, name: str, ending: str) -> None:
    skip_what_is_not_there(name)
    for text in ("Déjà vu", "مرحبا بالعالم", EMOJI, SCRIPT, "=1+1", "a\nb"):
        assert exported(tmp_path, name, ending, text) or name in PICKY or (name, text) in UNSHOWN


def test_every_format_is_tried() -> None:
    assert ENDINGS.keys() == EXPORTS.keys()
