"""Instances whose slots share starts: a session of a fixed duration has one time in several of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from scheduler.domain import Instance
from tests.rules.case import DAY, instance_of

OFFERS = (
    (("09:00", "09:45"), ("09:00", "10:00"), ("10:00", "10:45")),
    (("09:00", "10:00"), ("10:00", "11:00"), ("09:00", "09:45"), ("09:15", "10:00")),
    (("10:00", "10:45"), ("09:00", "10:00"), ("10:00", "10:45"), ("10:00", "11:00")),
)


def twins(
    offers: tuple[tuple[str, str], ...] = OFFERS[0], tags: dict[int, list[str]] | None = None, **given: Any
) -> Instance:
    """Sessions in a block of such slots; ``tags`` are those of some slots, by number."""
    slots = [
        {"start": start, "end": end, "tags": (tags or {}).get(number, [])}
        for number, (start, end) in enumerate(offers)
    ]
    block = {"id": "am", "start": "09:00", "end": "11:00", "slots": slots}
    usual = {
        "kinds": {"talk": {"duration": 45}, "open": {}},
        "rules": {
            "placed": {},
            "room_clash": {},
            "room_fit": {"seats": 10},
            "tag_demands": {},
            "tag_wishes": {},
        },
    }
    return instance_of(days=[{"date": DAY, "blocks": [block]}], **usual | given)


@st.composite
def twin_instances(draw: st.DrawFn) -> Instance:
    """Two sessions and few places; some slots have a tag that sessions demand or wish for."""
    offers = draw(st.sampled_from(OFFERS))
    tagged = draw(st.sets(st.integers(0, len(offers) - 1), max_size=2))
    sessions = [
        {
            "id": name,
            "kind": draw(st.sampled_from(("talk", "talk", "open"))),
            "audience": draw(st.sampled_from((5, 15, 50))),
            "time_tags": draw(st.sampled_from(({}, {"preferred": ["Live"]}, {"required": ["Live"]}))),
        }
        for name in ("a", "b")
    ]
    n_rooms = draw(st.integers(1, 2))
    rooms = [{"id": "big", "capacity": 100}, {"id": "small", "capacity": 20}][:n_rooms]
    return twins(offers, {number: ["Live"] for number in tagged}, rooms=rooms, sessions=sessions)
