"""The evaluation adds up what the rules find, in their order, at their levels."""

from scheduler.domain import RuleScore
from scheduler.evaluator import evaluate
from scheduler.rules import state_rules
from tests.rules.case import instance_of, programme_of

SESSIONS = [{"id": "a"}, {"id": "b", "optional": True, "price": 3}, {"id": "c", "optional": True, "price": 4}]
RULES = {"placed": {"weight": 2}, "left_out": {"weight": 5}}


def test_every_rule_has_a_score_at_its_level() -> None:
    instance = instance_of(sessions=SESSIONS, rules=RULES)
    evaluation = evaluate(instance, programme_of(instance, c="am.0 big"))
    assert evaluation.rules == (RuleScore("placed", "hard", 1, 2), RuleScore("left_out", "soft", 1, 15))
    assert evaluation.score.costs == (2, 0, 15)
    assert not evaluation.feasible


def test_a_rule_that_finds_nothing_is_listed() -> None:
    instance = instance_of(sessions=SESSIONS, rules=RULES)
    kept = evaluate(instance, programme_of(instance, a="am.0 big", b="am.1 big", c="am.2 big"))
    assert kept.rules == (RuleScore("placed", "hard", 0, 0), RuleScore("left_out", "soft", 0, 0))
    assert kept.feasible


def test_violations_come_in_the_order_of_the_rules() -> None:
    rules = {"capacity": {"rule": "room_capacity", "level": "soft"}, "placed": {}}
    sessions = [{"id": "a"}, {"id": "b", "audience": 50}]
    instance = instance_of(sessions=sessions, rules=rules)
    evaluation = evaluate(instance, programme_of(instance, b="am.0 small"))
    assert [violation.rule for violation in evaluation.violations] == ["capacity", "placed"]


def test_where_levels_have_other_names_the_first_is_hard_and_the_last_soft() -> None:
    instance = instance_of(sessions=SESSIONS, levels=["must", "should", "nice"], rules=RULES)
    programme = programme_of(instance)
    assert evaluate(instance, programme).score.as_dict() == {"must": 2, "should": 0, "nice": 35}
    network = state_rules(instance)
    assert network.score(network.assignment(programme)).costs == (2, 0, 35)
