"""Programmes side by side: the evaluations are those of each alone, and the best are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.comparison import compare
from scheduler.difference import diff
from scheduler.domain import Programme
from scheduler.evaluator import evaluate
from scheduler.rules import state_rules
from tests.contract.instances import assignments, instances, sets_of_rules
from tests.rules.case import instance_of, programme_of

SESSIONS = [{"id": "a"}, {"id": "b", "optional": True, "price": 3}, {"id": "c", "optional": True, "price": 4}]
HERE = instance_of(sessions=SESSIONS, rules={"placed": {}, "left_out": {}})
ALL = programme_of(HERE, a="am.0 big", b="am.1 big", c="am.2 big")
SOME = programme_of(HERE, a="am.0 big", b="am.1 small")
NONE = programme_of(HERE)


def test_each_rule_has_a_row_with_what_it_costs_in_each_programme() -> None:
    found = compare(HERE, {"some": SOME, "all": ALL, "none": NONE})
    assert [each.name for each in found.programmes] == ["some", "all", "none"]
    figures = [(row.rule, row.level, [score.cost for score in row.scores]) for row in found.rows]
    assert figures == [("placed", "hard", [0, 0, 1000]), ("left_out", "soft", [4, 0, 7])]
    assert [row.best for row in found.rows] == [{0, 1}, {1}]
    assert found.best == {1}


def test_the_best_is_that_of_the_first_level_that_differs() -> None:
    given = {"levels": ["hard", "soft"], "rules": {"placed": {"weight": 1}, "left_out": {}}}
    here = instance_of(sessions=SESSIONS, **given)
    dear, broken = programme_of(here, a="am.0 big"), programme_of(here, b="am.1 big", c="am.2 big")
    assert compare(here, {"dear": dear, "broken": broken}).best == {0}


def test_none_is_best_where_all_are_alike() -> None:
    found = compare(HERE, {"x": ALL, "y": ALL})
    assert found.best == frozenset()
    assert all(not row.best for row in found.rows)


def test_the_first_is_what_the_others_are_measured_by() -> None:
    found = compare(HERE, {"some": SOME, "all": ALL})
    assert not found.programmes[0].unlike_first.moves
    assert found.programmes[1].unlike_first == diff(HERE, SOME, ALL)


@pytest.mark.parametrize("n", [0, 1])
def test_few_programmes_can_be_compared_as_well(n: int) -> None:
    found = compare(HERE, {"all": ALL} if n else {})
    assert len(found.programmes) == n
    assert found.best == frozenset()


@given(draws=st.data())
def test_each_is_evaluated_as_it_is_alone(draws: st.DataObject) -> None:
    instance = draws.draw(instances(draws.draw(sets_of_rules()), base="all"))
    network = state_rules(instance)
    given = {name: network.programme(draws.draw(assignments(network))) for name in "xyz"}
    found = compare(instance, given)
    assert [each.evaluation for each in found.programmes] == [evaluate(instance, p) for p in given.values()]
    best = min(evaluate(instance, programme).score.costs for programme in given.values())
    assert all(found.programmes[index].evaluation.score.costs == best for index in found.best)
    for row in found.rows:
        assert all(row.scores[index].cost == min(score.cost for score in row.scores) for index in row.best)


def test_nothing_is_in_an_empty_programme() -> None:
    assert compare(HERE, {"none": Programme(())}).programmes[0].evaluation.score["hard"] == 1000


def test_what_is_proved_stands_beside_it() -> None:
    proved = {"hard": 0, "medium": None, "soft": 3}
    found = compare(HERE, {"x": ALL, "y": ALL}, {"x": proved})
    assert [each.bound for each in found.programmes] == [proved, None]
