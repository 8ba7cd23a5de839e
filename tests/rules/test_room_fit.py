"""Empty seats cost, so many at a time."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems
from tests.contract.parameters import Given, Parameters
from tests.rules.case import Case, instance_of, prove

RULE = {"fit": {"rule": "room_fit", "weight": 3}}
ROOMS = [
    {"id": "big", "name": "Big room", "capacity": 100, "setups": {"classroom": 60, "theatre": 130}},
    {"id": "small", "capacity": 20},
]


def session(seats: int | None = None, **given: Any) -> dict[str, Any]:
    kinds = {"talk": {}, "lesson": {"setup": "classroom"}}
    rules = RULE if seats is None else {"fit": RULE["fit"] | {"seats": seats}}
    return {"rooms": ROOMS, "kinds": kinds, "sessions": [{"id": "a"} | given], "rules": rules}


TWO = session() | {"sessions": [{"id": "a", "audience": 75}, {"id": "b", "audience": 8}]}
AGAIN = session(audience=75) | {
    "rules": RULE | {"hardly": {"rule": "room_fit", "level": "medium", "weight": 5, "seats": 5}}
}

CASES = [
    Case("kept: full, every seat counted", "fit", 0, session(1, audience=20), {"a": "am.0 small"}),
    Case("kept: full", "fit", 0, session(audience=100), {"a": "am.0 big"}, "", 0),
    Case("edge: nine seats empty", "fit", 0, session(audience=91), {"a": "am.0 big"}, "", 0),
    Case("edge: ten seats empty", "fit", 3, session(audience=90), {"a": "am.0 big"}, "(empty seats: 10)"),
    Case("edge: nineteen seats empty", "fit", 3, session(audience=81), {"a": "am.0 big"}),
    Case(
        "broken: forty-five seats empty",
        "fit",
        12,
        session(audience=55),
        {"a": "am.0 big"},
        "a expects an audience of 55 in Big room (empty seats: 45).",
        1,
    ),
    Case("edge: nobody expected", "fit", 30, session(audience=0), {"a": "am.0 big"}),
    Case("edge: audience not known", "fit", 0, session(), {"a": "am.0 big"}),
    Case("edge: too many people is no reward", "fit", 0, session(audience=500), {"a": "am.0 small"}),
    Case("edge: by units of 15 seats", "fit", 9, session(15, audience=55), {"a": "am.0 big"}),
    Case("edge: every seat", "fit", 21, session(1, audience=13), {"a": "am.0 small"}),
    Case(
        "edge: set-up of the kind",
        "fit",
        6,
        session(audience=33, kind="lesson"),
        {"a": "am.0 big"},
        "seats: 27)",
    ),
    Case(
        "edge: set-up of the session",
        "fit",
        15,
        session(audience=80, kind="lesson", setup="theatre"),
        {"a": "am.0 big"},
        "seats: 50)",
    ),
    Case(
        "edge: two rooms together",
        "fit",
        9,
        session(audience=85, n_rooms=2),
        {"a": "am.0 big+small"},
        "seats: 35)",
        1,
    ),
    Case("edge: left out", "fit", 0, session(audience=5), {}),
    Case("edge: two sessions", "fit", 9, TWO, {"a": "am.0 big", "b": "am.0 small"}, "", 2),
    Case("edge: a second rule of its own weight and unit", "hardly", 25, AGAIN, {"a": "am.0 big"}),
]

TRAITS = frozenset({"audience", "setups"})


def parameters(given: Given) -> Parameters:
    return {"seats": st.integers(1, 10)}


FAULTS = (
    ("- self.audience) // self.seats", "- self.audience) // 10"),
    ("range(self.seats, empty + 1, self.seats)", "range(self.seats, empty, self.seats)"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_empty_seats_cost(case: Case) -> None:
    prove(case)


def test_seats_must_be_above_0() -> None:
    [problem] = rule_problems(instance_of(**session(0)))
    assert problem.path == ("rules", "fit", "seats")
