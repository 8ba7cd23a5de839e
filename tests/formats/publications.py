"""Programmes to be handed out, for tests of what is written."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from scheduler.domain import Instance, Placement, Programme
from scheduler.formats.instance_file import instance_from_text, read_instance
from scheduler.formats.programme_file import read_programme
from scheduler.formats.publication import Publication
from tests.small import small_instance, small_solution

ROOT = Path(__file__).parent.parent.parent

PIECES = (
    "=1+1", "+212", "-5", "@me", "\t", "\n", "<script>alert(1)</script>", "]]>", "&amp;", "_x0041_", "'", '"',
    ";", ",", "مرحبا", "é", "🎉", "\u202e", "\u2066", "\u2028", "\ufffe", "x" * 300, " ", "0123", "{{", "%",
)  # fmt: skip
"""Parts of texts that some format or other takes for something else."""

TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)),
    min_size=1,
    max_size=8,
).map("".join)
TITLES = TEXTS.filter(lambda text: text.strip())
"""Any text that an instance takes."""


@cache
def conference(year: str) -> tuple[Instance, Programme]:
    """One of the conferences of the project, with its programme."""
    instance = read_instance(ROOT / "instances" / f"{year}.yaml")
    return instance, read_programme(ROOT / "solutions" / f"{year}.json", instance).programme


def published(year: str, **options: Any) -> Publication:
    return Publication(*conference(year), **options)


def small(**options: Any) -> Publication:
    solution = small_solution()
    assert solution.programme is not None
    return Publication(small_instance(), solution.programme, **options)


def entitled(title: str, **options: Any) -> Publication:
    """The small conference, whose first session, person and room are called so."""
    given = small(**options)
    said = given.instance.model_dump(mode="json", by_alias=True, exclude_defaults=True) | {"format": 1}
    first = given.programme.placements[0]
    for session in said["sessions"]:
        if session["id"] == first.session:
            session["title"] = title
    for room in said["rooms"]:
        if room["id"] in first.rooms:
            room["name"] = title
    said["people"][0]["name"] = title
    return Publication(Instance.model_validate(said), given.programme, **options)


def told(text: str, *placements: Placement, **options: Any) -> Publication:
    """A conference told as YAML, with its placements as they are given."""
    return Publication(instance_from_text(text), Programme(placements), **options)
