"""The network of an instance: what its rules in force want, in terms."""

from __future__ import annotations

from scheduler.domain import Instance
from scheduler.network import Network, NetworkBuilder
from scheduler.rules._catalogue import rules_in_force


def state_rules(instance: Instance) -> Network:
    """Let every rule in force state its terms."""
    builder = NetworkBuilder(instance)
    for rule in rules_in_force(instance):
        rule.state(builder)
    return builder.build()
