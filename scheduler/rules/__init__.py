"""The catalogue of rules: every file here whose name has no underscore in front is one rule."""

from scheduler.rules._catalogue import catalogue, rule_problems, rules_in_force
from scheduler.rules._rule import Rule
from scheduler.rules._state import state_rules

__all__ = ["Rule", "catalogue", "rule_problems", "rules_in_force", "state_rules"]
