"""Alternatives are good, near enough in cost, and far enough from each other; and none is missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler import alternative
from scheduler.alternative import Alternatives, alternatives
from scheduler.difference import diff
from scheduler.domain import Instance, Programme, Score
from scheduler.engines.settings import Settings
from scheduler.errors import UsageError
from scheduler.evaluator import evaluate
from scheduler.rules import state_rules
from scheduler.solver import Solution
from tests.contract.test_contract import EXAMPLES, tiny_instances
from tests.engines.cases import QUICK, at_odds
from tests.small import small_instance
from tests.test_why import DRAWN, NAMES, Known, all_programmes, stands
from tests.twins import twins


def n_unlike(a: Programme, b: Programme) -> int:
    sessions = {*a.by_session, *b.by_session}
    return sum(stands(a.get(session)) != stands(b.get(session)) for session in sessions)


def within(score: Score, best: Score, percent: int) -> bool:
    """Whether all levels but the last costly one are at their best, and that one near it."""
    *others, last = score.costs
    *best_others, best_last = best.costs
    return others == best_others and 100 * (last - best_last) <= percent * abs(best_last)


@pytest.mark.parametrize("instances", DRAWN, ids=NAMES)
def test_alternatives_are_what_trying_all_programmes_finds(instances: st.SearchStrategy[Instance]) -> None:
    found = Counter[str]()

    @given(st.data())
    @settings(max_examples=2 * EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(instances)
        known = all_programmes(instance)
        assume(any(term.level == "soft" for term in state_rules(instance).terms))
        percent = draws.draw(st.sampled_from((0, 2, 50)))
        distance = draws.draw(st.integers(1, len(instance.sessions)))
        answer = alternatives(instance, QUICK, n=3, within_percent=percent, least_moves=distance)
        found[answer.ending] += 1
        if not known:
            assert answer.ending == "no programme"
            return
        best = min((score for _, score in known), key=lambda score: score.costs)
        assert answer.best.evaluation is not None
        assert answer.best.evaluation.score == best
        prove_each(instance, answer, best, percent, distance)
        scores = [other.score.costs for other in answer.programmes]
        assert scores == sorted(scores)
        if answer.ending == "no more":
            assert not missed(known, answer, best, percent, distance)

    prove()
    assert all(found[ending] for ending in ("enough", "no more", "no programme")), found


def prove_each(instance: Instance, answer: Alternatives, best: Score, percent: int, distance: int) -> None:
    assert answer.best.programme is not None
    programmes = [answer.best.programme, *(other.programme for other in answer.programmes)]
    assert all(n_unlike(a, b) >= distance for a, b in combinations(programmes, 2))
    for number, other in enumerate(answer.programmes, start=1):
        evaluation = evaluate(instance, other.programme)
        assert evaluation.feasible
        assert evaluation.score == other.score
        assert within(other.score, best, percent)
        assert other.distance == min(n_unlike(other.programme, earlier) for earlier in programmes[:number])
        by_level = Counter[str]()
        for trade in other.trades:
            by_level[trade.level] += trade.delta
        assert all(by_level[level] == other.score[level] - best[level] for level in instance.levels)


def missed(known: Known, answer: Alternatives, best: Score, percent: int, distance: int) -> list[Programme]:
    """Programmes that would have been alternatives, too."""
    assert answer.best.programme is not None
    programmes = [answer.best.programme, *(other.programme for other in answer.programmes)]
    return [
        programme
        for programme, score in known
        if within(score, best, percent) and all(n_unlike(programme, p) >= distance for p in programmes)
    ]


def test_what_is_better_than_the_best_so_far_becomes_the_best() -> None:
    """The first search may have ended before it had proved anything."""
    found = Counter[str]()

    @given(st.data())
    @settings(max_examples=EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(tiny_instances())
        known = all_programmes(instance)
        assume(known)
        percent, distance = draws.draw(st.sampled_from((0, 50))), draws.draw(st.integers(1, 2))
        limits = draws.draw(st.sampled_from((QUICK, Settings(seconds=None, work=1.0))))
        first, score = draws.draw(st.sampled_from(known))
        assume(distance <= len(instance.sessions))

        with ending_early(instance, first):
            answer = alternatives(instance, limits, n=2, within_percent=percent, least_moves=distance)
        assert answer.best.evaluation is not None
        best = answer.best.evaluation.score
        prove_each(instance, answer, best, percent, distance)
        assert best <= score
        found["other best" if best < score else "same best"] += 1

    prove()
    assert all(found[kind] for kind in ("other best", "same best")), found


@pytest.mark.parametrize(
    ("cost", "percent", "is_told"), [(120, 100, True), (120, 99, False), (1000, 100, False)]
)
def test_what_was_best_before_is_told_where_it_is_near_enough(
    cost: int, percent: float, is_told: bool
) -> None:
    instance = at_odds(wishes="soft", tag_conflict="soft")
    first = next(programme for programme, score in all_programmes(instance) if score["soft"] == cost)
    with ending_early(instance, first):
        answer = alternatives(instance, QUICK, n=2, within_percent=percent, least_moves=1)
    assert answer.best.evaluation is not None
    assert answer.best.evaluation.score["soft"] == 60
    assert (first in [other.programme for other in answer.programmes]) == is_told
    prove_each(instance, answer, answer.best.evaluation.score, int(percent), 1)


@contextmanager
def ending_early(instance: Instance, programme: Programme) -> Iterator[None]:
    """Let the first search end with this programme."""
    evaluation = evaluate(instance, programme)
    found = Solution("feasible", programme, evaluation, {}, 0.1, False, (), "exact", 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alternative, "solve", lambda *given: found)
        yield


def test_another_slot_at_the_same_time_is_no_alternative() -> None:
    instance = twins(rooms=[{"id": "big", "capacity": 100}], sessions=[{"id": "a"}, {"id": "b"}])
    answer = alternatives(instance, QUICK, within_percent=0, least_moves=1)
    assert answer.ending == "no more"
    assert [other.distance for other in answer.programmes] == [2]
    assert answer.best.programme is not None
    assert len(diff(instance, answer.best.programme, answer.programmes[0].programme).moves) == 2


def test_the_usual_distance_is_half_of_the_sessions_and_two_at_least() -> None:
    instance = small_instance()
    answer = alternatives(instance, QUICK, n=1, within_percent=500)
    assert answer.least_moves == max(2, (len(instance.sessions) + 1) // 2)
    assert answer.programmes[0].distance >= answer.least_moves


def test_the_same_work_gives_the_same_alternatives() -> None:
    given = Settings(seconds=None, work=4.0, workers=2)
    first, second = (alternatives(small_instance(), given, n=3) for _ in range(2))
    assert first.programmes == second.programmes
    assert first.ending == second.ending


def test_without_time_there_is_nothing_to_be_an_alternative_to() -> None:
    answer = alternatives(small_instance(), Settings(seconds=0.001))
    assert answer.programmes == ()
    assert answer.most is None or answer.ending == "limit"


@pytest.mark.parametrize(
    "wrong",
    [
        {"n": 0},
        {"within_percent": -1.0},
        {"within_percent": float("nan")},
        {"least_moves": 0},
        {"least_moves": 7},
    ],
)
def test_numbers_that_make_no_sense_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        alternatives(small_instance(), QUICK, **wrong)  # type: ignore[arg-type]  # of whatever kind
