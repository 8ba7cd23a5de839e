"""Where nothing feasible exists, the least broken programme is found when it is asked for."""

from __future__ import annotations

from dataclasses import replace

from scheduler.solver import solve
from tests.brute import best_score
from tests.engines.cases import QUICK, at_odds, does_not_pack
from tests.rules.case import DAY, instance_of, programme_of

CHEAP = {"placed": {"weight": 1}}
LEAST_BROKEN = replace(QUICK, least_broken=True)


def crowded_room() -> dict[str, object]:
    """Three sessions, and two slots of an hour and half an hour in one room."""
    given = [{"start": "09:00", "end": "10:00"}, {"start": "10:00", "end": "10:30"}]
    block = {"id": "am", "start": "09:00", "end": "10:30", "slots": given}
    return {
        "base": "all",
        "days": [{"date": DAY, "blocks": [block]}],
        "rooms": [{"id": "big", "capacity": 100}],
        "kinds": {"talk": {}},
        "sessions": [{"id": "a"}, {"id": "b"}, {"id": "c", "audience": 5}],
    }


def test_the_least_broken_programme_leaves_out_what_costs_least() -> None:
    instance = instance_of(**crowded_room(), rules=CHEAP)
    assert solve(instance, QUICK).status == "infeasible"
    solution = solve(instance, LEAST_BROKEN)
    assert solution.status == "optimal"
    assert solution.evaluation is not None
    assert solution.evaluation.score.costs == (1, 0, 0)
    assert solution.evaluation.score == best_score(instance)
    assert solution.bound == {"hard": 1, "medium": 0, "soft": 0}
    assert not solution.evaluation.feasible


def test_a_session_left_out_weighs_more_than_minutes() -> None:
    solution = solve(instance_of(**crowded_room()), LEAST_BROKEN)
    assert solution.evaluation is not None
    assert solution.evaluation.score.costs == (30, 0, 0)


def test_what_can_be_kept_is_kept() -> None:
    instance = at_odds(wishes="medium", tag_conflict="soft")
    strict, lenient = solve(instance, QUICK), solve(instance, LEAST_BROKEN)
    assert strict.evaluation is not None
    assert lenient.evaluation is not None
    assert lenient.evaluation.score == strict.evaluation.score
    assert lenient.bound == strict.bound


def test_all_positions_are_used_even_where_blocks_would_do() -> None:
    assert solve(does_not_pack(), LEAST_BROKEN).engine == "exact"


def test_a_broken_start_may_stand() -> None:
    instance = instance_of(**crowded_room(), rules=CHEAP)
    start = programme_of(instance, a="am.0 big", b="am.1 big")
    moment = replace(LEAST_BROKEN, work=1e-9)
    solution = solve(instance, moment, start=start)
    assert solution.evaluation is not None
    assert solution.evaluation.score.costs == (1, 0, 0)
