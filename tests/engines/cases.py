"""Instances on which the exact engine shows what it does."""

from __future__ import annotations

from typing import Any

from scheduler.domain import Instance, Programme
from scheduler.engines.events import Event, Listener
from scheduler.engines.settings import Settings
from tests.rules.case import DAY, NEXT_DAY, instance_of

QUICK = Settings(seconds=None, workers=1)
"""No limit, for what is solved in an instant."""


def listening() -> tuple[list[Event], Listener]:
    """A list, and a listener that adds to it."""
    heard: list[Event] = []
    return heard, heard.append


def places(programme: Programme | None) -> dict[str, str]:
    """Where sessions stand, such as ``am.0 big``."""
    assert programme is not None
    return {p.session: f"{p.block}.{p.slot} {'+'.join(p.rooms)}" for p in programme.placements}


def at_odds(**levels: str) -> Instance:
    """Two sessions that wish for the first slot, cheaply, and are kept apart, dearly; one goes without.

    ``wishes`` and ``tag_conflict`` are the levels of the two rules.
    """
    first = [{"from": f"{DAY}T09:00", "to": f"{DAY}T10:00"}]
    sessions = [{"id": name, "tracks": ["ai"], "preferred": first} for name in ("a", "b")]
    return instance_of(
        base="all",
        tracks={"ai": {"title": "AI"}},
        sessions=sessions,
        rules={
            "wishes": {"level": levels["wishes"]},
            "tag_conflict": {"level": levels["tag_conflict"], "weight": 1000},
        },
    )


def crowd(n_sessions: int = 30) -> Instance:
    """Sessions with many tags in common and few slots: a programme is found at once, no proof for long."""
    sessions = [
        {
            "id": f"s{number}",
            "tracks": [f"t{number % 5}"],
            "tags": {"theme": [f"x{number * 7 % 11}", f"x{number * 5 % 13}"]},
            "audience": 20 + number % 5,
        }
        for number in range(n_sessions)
    ]
    return instance_of(
        base="all",
        rooms=[{"id": f"r{number}", "capacity": 100 + number} for number in range(4)],
        days=[
            {"date": DAY, "blocks": [slots("am", 9, 13)]},
            {"date": NEXT_DAY, "blocks": [slots("next", 9, 13)]},
        ],
        tracks={f"t{number}": {"title": f"T{number}"} for number in range(5)},
        sessions=sessions,
        rules={
            "themes": {"rule": "tag_conflict", "family": "theme", "level": "medium", "weight": 3},
            "tracks": {"rule": "tag_conflict", "level": "soft"},
            "track_room": {"weight": 2},
        },
    )


def slots(block: str, first: int, last: int) -> dict[str, Any]:
    """A block of one-hour slots."""
    hours = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in range(first, last)]
    return {"id": block, "start": f"{first:02d}:00", "end": f"{last:02d}:00", "slots": hours}


def grid(block: str, minutes: int, step: int = 30) -> dict[str, Any]:
    """A block with a grid from 09:00."""
    end = 9 * 60 + minutes
    return {"id": block, "start": "09:00", "end": f"{end // 60:02d}:{end % 60:02d}", "step": step}


def does_not_pack() -> Instance:
    """Two sessions whose minutes fill the first day, but not on its grid; and each wishes to be there.

    Both on the first day would cost nothing at medium and 10 at soft; one on the next day costs 45 at
    medium and nothing at soft.
    """
    whole_day = [{"from": f"{DAY}T00:00", "to": f"{NEXT_DAY}T00:00"}]
    return instance_of(
        rooms=[{"id": "big", "capacity": 100}],
        days=[{"date": DAY, "blocks": [grid("am", 90)]}, {"date": NEXT_DAY, "blocks": [grid("next", 90)]}],
        kinds={"long": {"duration": 45}, "short": {"duration": 30}},
        sessions=[
            {"id": "a", "kind": "long", "preferred": whole_day},
            {"id": "b", "kind": "long", "preferred": whole_day},
            {"id": "c", "kind": "short"},
        ],
        rules={
            "placed": {},
            "room_clash": {},
            "wishes": {"level": "medium"},
            "daily_limit": {"only": ["long"], "most": 1, "weight": 10},
        },
    )


def does_not_pack_in_slots() -> Instance:
    """Two sessions that wish for the longer slots, which overlap; the short one costs 15."""
    early = [{"from": f"{DAY}T09:00", "to": f"{DAY}T10:15"}]
    given = [("09:00", "09:45"), ("09:30", "10:15"), ("10:15", "10:30")]
    block = {
        "id": "am",
        "start": "09:00",
        "end": "10:30",
        "slots": [{"start": s, "end": e} for s, e in given],
    }
    return instance_of(
        rooms=[{"id": "big", "capacity": 100}],
        days=[{"date": DAY, "blocks": [block]}],
        sessions=[{"id": name, "preferred": early} for name in ("a", "b")],
        rules={"placed": {}, "room_clash": {}, "wishes": {}},
    )
