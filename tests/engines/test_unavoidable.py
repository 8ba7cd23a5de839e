"""What every programme costs at least, told without a search.

That it is never more than what a programme costs that keeps all demands is a law (`tests.contract.laws`).
"""

from __future__ import annotations

import pytest

from scheduler.domain import Instance
from scheduler.engines.settings import Settings
from scheduler.engines.unavoidable import unavoidable
from scheduler.rules import state_rules
from scheduler.solver import solve
from tests.rules.case import DAY, instance_of


def hours(start: int, end: int) -> list[dict[str, str]]:
    return [{"from": f"{DAY}T{start:02d}:00", "to": f"{DAY}T{end:02d}:00"}]


def wishing(*sessions: dict[str, object]) -> Instance:
    """Every minute outside the preferred hours costs 1; sessions that may be left out cost 20 then."""
    rules = {
        "placed": {},
        "left_out": {"level": "soft"},
        "allowed_times": {},
        "room_clash": {},
        "wishes": {"level": "soft"},
    }
    return instance_of(rules=rules, sessions=list(sessions))


EARLY = {"preferred": hours(9, 10)}


@pytest.mark.parametrize(
    ("sessions", "least"),
    [
        ([{"id": "a"} | EARLY], 0),
        ([{"id": "a", "allowed": hours(11, 13)} | EARLY], 60),
        ([{"id": "a", "allowed": hours(11, 13), "optional": True, "price": 20} | EARLY], 20),
        ([{"id": "a", "optional": True, "price": 20}], 0),
        ([{"id": name, "allowed": hours(11, 13)} | EARLY for name in "ab"], 120),
        ([{"id": "a", "allowed": hours(14, 15)} | EARLY], 0),
    ],
)
def test_each_session_costs_what_its_best_open_place_does(
    sessions: list[dict[str, object]], least: int
) -> None:
    assert unavoidable(state_rules(wishing(*sessions))) == {"medium": 0, "soft": least}


def test_rewards_may_all_be_had() -> None:
    """Two pairs have no track in common, each of which is worth 3 where they are at the same time."""
    rule = {"level": "soft", "weight": 3, "of": "different", "family": "track"}
    sessions = [{"id": name, "tracks": [track]} for name, track in zip("abc", "xyx", strict=True)]
    instance = instance_of(
        rules={"placed": {}, "diversity": rule},
        sessions=sessions,
        tracks={"x": {"title": "X"}, "y": {"title": "Y"}},
    )
    assert unavoidable(state_rules(instance))["soft"] == -6


def test_what_nobody_can_do_without_is_a_proof() -> None:
    """The local search by itself proves what no programme can be cheaper than."""
    instance = wishing(*({"id": name, "allowed": hours(11, 13)} | EARLY for name in "ab"))
    solution = solve(instance, Settings(seconds=None, work=50.0, workers=1), engine="search")
    assert solution.status == "optimal"
    assert solution.bound == {"hard": 0, "medium": 0, "soft": 120}
