"""No more of a limited resource is in use than there is."""

from typing import Any

import pytest

from tests.rules.case import DAY, Case, prove

RULE = {"limit": {"rule": "resource_limit", "weight": 3}}
DAYS = [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "step": 15}]}]
ROOMS = [{"id": name, "capacity": 30, "changeover": 20} for name in ("r1", "r2", "r3", "r4")]
RESOURCES = {
    "team": {"title": "Interpreters", "limit": 2},
    "stream": {"title": "Stream", "limit": 1},
    "crane": {"title": "Crane", "limit": 0},
}


def sessions(*given: dict[str, int], **more: Any) -> dict[str, Any]:
    named = [{"id": "abcd"[number], "resources": taken} | more for number, taken in enumerate(given)]
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "kinds": {"talk": {"duration": 30}},
        "resources": RESOURCES,
        "sessions": named,
        "rules": RULE,
    }


ONES, TWOS = sessions({"team": 1}, {"team": 1}, {"team": 1}), sessions({"team": 2}, {"team": 2}, {"team": 2})
ONE_TWO, MIXED = (
    sessions({"team": 1}, {"team": 2}),
    sessions({"team": 2, "stream": 1}, {"team": 1, "stream": 1}),
)
LONG = sessions({"team": 2}, {"team": 1}, {"team": 1})
LONG["sessions"][0]["duration"] = 120
AT_ONCE = {"a": "am.0 r1", "b": "am.0 r2", "c": "am.0 r3"}
AGAIN = TWOS | {"rules": RULE | {"softly": {"rule": "resource_limit", "level": "soft", "weight": 2}}}

CASES = [
    Case("kept: as many as there are", "limit", 0, ONES, {"a": "am.0 r1", "b": "am.0 r2"}, "", 0),
    Case("kept: all of them, one after the other", "limit", 0, TWOS, {"a": "am.0 r1", "b": "am.2 r2"}),
    Case(
        "broken: one too many",
        "limit",
        90,
        ONES,
        AT_ONCE,
        "Interpreters: 3 in use by a, b, c, but only 2 available (Thursday 09:00-09:30).",
        1,
    ),
    Case("broken: four too many", "limit", 360, TWOS, AT_ONCE, "6 in use", 1),
    Case(
        "broken: partly at once",
        "limit",
        45,
        ONE_TWO,
        {"a": "am.0 r1", "b": "am.1 r2"},
        "3 in use by a, b, but only 2 available (Thursday 09:15-09:30)",
        1,
    ),
    Case("edge: starts when the other ends", "limit", 0, ONE_TWO, {"a": "am.2 r1", "b": "am.0 r1"}),
    Case(
        "edge: rising and falling",
        "limit",
        270,
        TWOS,
        {"a": "am.0 r1", "b": "am.1 r2", "c": "am.1 r3"},
        "",
        2,
    ),
    Case(
        "edge: two stretches under a long one",
        "limit",
        180,
        LONG,
        {"a": "am.0 r1", "b": "am.1 r2", "c": "am.5 r2"},
        "by a, c",
        2,
    ),
    Case("edge: two resources", "limit", 180, MIXED, {"a": "am.0 r1", "b": "am.0 r2"}, "Stream: 2 in use", 2),
    Case("edge: none there", "limit", 90, sessions({"crane": 1}), {"a": "am.0 r1"}, "only 0 available", 1),
    Case("edge: more than there is for one alone", "limit", 270, sessions({"team": 5}), {"a": "am.0 r1"}),
    Case("edge: none taken", "limit", 0, sessions({}, {}), {"a": "am.0 r1", "b": "am.0 r2"}),
    Case("edge: in two rooms, taken once", "limit", 0, sessions({"team": 2}, n_rooms=2), {"a": "am.0 r1+r2"}),
    Case("edge: left out", "limit", 0, ONE_TWO, {"b": "am.0 r2"}),
    Case("edge: a second rule of its own weight", "softly", 240, AGAIN, AT_ONCE),
]

TRAITS = frozenset({"resources"})

FAULTS = (
    ("network.capacity(uses, resource.limit, ", "network.capacity(uses, resource.limit + 1, "),
    ("amount = (used - limit) * span.minutes", "amount = used - limit"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_more_is_in_use_than_there_is(case: Case) -> None:
    prove(case)
