"""The rules that an organiser would list, with usual weights."""

from __future__ import annotations

from typing import Any

MOST_SESSIONS_FOR_PAIRS = 300
"""Beyond that, what compares every session with every other one is left out, as it grows with the square."""

RULES: dict[str, dict[str, Any]] = {
    "room_fit": {"seats": 20, "weight": 1},
    "track_room": {"weight": 8},
    "tracks_apart": {"rule": "tag_conflict", "family": "track", "weight": 10},
    "topics_apart": {"rule": "tag_conflict", "family": "topic", "weight": 4},
    "day_balance": {"measure": "sessions", "weight": 2},
    "days_on_site": {"weight": 15},
    "wishes": {"weight": 1},
}


def rules_entry(n_sessions: int) -> dict[str, dict[str, Any]]:
    """The rules as an instance lists them."""
    if n_sessions > MOST_SESSIONS_FOR_PAIRS:
        return RULES
    return RULES | {"popular_rooms": {"scope": "parallel", "weight": 1}}
