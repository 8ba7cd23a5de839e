"""Programmes to be handed out: of the examples, and with any text in any field."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from scheduler.domain import Instance, Programme
from scheduler.domain.text import CONTROLS
from scheduler.formats import read_instance, read_programme
from scheduler.formats.publication import Publication
from tests.rules.case import instance_of, programme_of
from tests.small import small_instance, small_solution

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ("2022", "2024", "grid")

NASTY = (
    "=1+1",
    "</script><script>alert(1)</script>",
    "]]>",
    "<![CDATA[x]]> <!-- y --> <?z?> &amp; &lt;",
    "قاعة \u202bالمؤتمرات\u202c 12:30",
    "\u2066isolated\u2069 \u2028 \u2029",
    "👩‍💻 e\u0301",
    "line\nbreak\tand \"quotes\" 'too'",
    "  blanks at both ends  ",
    "../../etc/passwd",
    "x" * 10_000,
    "{{ 7 * 7 }} ${x} %s \\n \\",
)
TEXTS = st.sampled_from(NASTY) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="".join(CONTROLS) + "\ufffe\uffff"),
    min_size=1,
    max_size=30,
).filter(str.strip)
"""What an instance takes as a text and XML can hold."""
TRANSLATED = TEXTS | st.dictionaries(st.sampled_from(["ar", "en", "fr"]), TEXTS, min_size=1)


@cache
def example(name: str) -> Publication:
    """The programme of one of the instances that come with the project."""
    instance = read_instance(ROOT / "instances" / f"{name}.yaml")
    return Publication(instance, read_programme(ROOT / "solutions" / f"{name}.json", instance).programme)


def small_publication(**given: Any) -> Publication:
    solution = small_solution()
    assert solution.programme is not None
    return Publication(small_instance(), solution.programme, **given)


def publication_of(places: dict[str, str], **given: Any) -> Publication:
    """Of an instance and places as in the cases of rules."""
    instance = instance_of(**given)
    return Publication(instance, programme_of(instance, **places))


@st.composite
def texts_in_all_fields(draw: st.DrawFn) -> Publication:
    """A small programme in which every field that takes a text has any text."""
    text = lambda: draw(TRANSLATED)  # noqa: E731 - shorter than a function of its own
    instance = instance_of(
        conference={
            "name": text(),
            "theme": text(),
            "venue": text(),
            "timezone": "Africa/Casablanca",
            "languages": ["fr", "ar", "en"],
        },
        rooms=[
            {"id": "big", "capacity": 100, "name": text()},
            {"id": "small", "capacity": 20, "name": text()},
        ],
        kinds={"talk": {"title": text()}},
        tracks={"t1": {"title": text()}, "t2": {"title": text()}},
        organisations=[{"id": "org", "name": text()}],
        people=[{"id": "p1", "name": text(), "role": text()}, {"id": "p2", "name": text()}],
        sessions=[
            {
                "id": "a",
                "title": text(),
                "abstract": text(),
                "tracks": ["t1"],
                "speakers": ["p1"],
                "moderators": ["p2"],
                "sponsors": ["org"],
            },
            {"id": "b", "title": text(), "tracks": ["t2", "t1"], "speakers": ["p2"], "chairs": ["p1"]},
            {"id": "c", "title": text(), "n_rooms": 2},
        ],
    )
    return Publication(instance, programme_of(instance, a="am.0 big", b="am.0 small", c="am.2 small+big"))


def named(instance: Instance, programme: Programme) -> dict[str, Any]:
    """Times, rooms, people and titles of a programme, in all languages; ids stand for nothing here."""
    return {
        session.id: {
            "title": session.title,
            "abstract": session.abstract,
            "start": instance.moment(instance.clock_span(placement.time).start),
            "end": instance.moment(instance.clock_span(placement.time).end),
            "rooms": [instance.name(room) for room in placement.rooms],
            "kind": instance.kind_name(session),
            "tracks": [instance.tag_name("track", track) for track in session.tracks],
            "speakers": [instance.name(person) for person in session.speakers],
            "moderators": [instance.name(person) for person in session.moderators],
            "chairs": [instance.name(person) for person in session.chairs],
            "sponsors": [instance.organisation[sponsor].name for sponsor in session.sponsors],
            "languages": session.languages,
            "recorded": session.recorded,
            "status": session.status,
        }
        for session in instance.sessions
        if (placement := programme.get(session.id)) is not None
    }


def is_further_part(session: str) -> bool:
    """Whether an imported session is the rest, on a later day, of one that goes on past midnight."""
    return re.search("-day[0-9]+$", session) is not None
