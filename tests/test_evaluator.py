"""The evaluation counts every violation at its own level."""

from scheduler.domain import RuleScore
from scheduler.evaluator import evaluate
from tests.rules.case import instance_of, programme_of

SESSIONS = [{"id": "a"}, {"id": "b", "optional": True, "price": 3}, {"id": "c", "optional": True, "price": 4}]


def test_a_rule_has_a_score_for_each_level_at_which_it_finds_something() -> None:
    instance = instance_of(sessions=SESSIONS, rules={"placed": {"weight": 2}})
    evaluation = evaluate(instance, programme_of(instance))
    assert evaluation.rules == (RuleScore("placed", "hard", 1, 2), RuleScore("placed", "soft", 2, 14))
    assert evaluation.score.costs == (2, 0, 14)
    assert not evaluation.feasible


def test_a_rule_always_has_a_score_at_its_own_level() -> None:
    instance = instance_of(sessions=SESSIONS, rules={"placed": {"weight": 2}})
    kept = evaluate(instance, programme_of(instance, a="am.0 big", b="am.1 big", c="am.2 big"))
    assert kept.rules == (RuleScore("placed", "hard", 0, 0),)
    short = evaluate(instance, programme_of(instance, a="am.0 big", b="am.1 big"))
    assert short.rules == (RuleScore("placed", "hard", 0, 0), RuleScore("placed", "soft", 1, 8))
    assert short.feasible


def test_violations_come_in_the_order_of_the_rules() -> None:
    rules = {"capacity": {"rule": "room_capacity", "level": "soft"}, "placed": {}}
    sessions = [{"id": "a"}, {"id": "b", "audience": 50}]
    instance = instance_of(sessions=sessions, rules=rules)
    evaluation = evaluate(instance, programme_of(instance, b="am.0 small"))
    assert [violation.rule for violation in evaluation.violations] == ["capacity", "placed"]
