"""Networks on which parts of the engines are tested by themselves."""

from __future__ import annotations

from typing import Any

from scheduler.domain import Words
from scheduler.network import Assignment, Network, Reason
from scheduler.network.assignment import OUT
from scheduler.rules import state_rules
from tests.engines.cases import slots
from tests.rules.case import DAY, NEXT_DAY, instance_of, programme_of

REASON = Reason("", (), Words("why", "why", "why"))


def two_days(n_sessions: int, n_slots: int = 3, **given: Any) -> Network:
    """Sessions ``s0``, ``s1`` and so on in two rooms and two blocks of hours; no rules but those given."""
    days = [
        {"date": DAY, "blocks": [slots("am", 9, 9 + n_slots)]},
        {"date": NEXT_DAY, "blocks": [slots("next", 9, 9 + n_slots)]},
    ]
    usual = {"days": days, "sessions": [{"id": f"s{number}"} for number in range(n_sessions)], "rules": {}}
    return state_rules(instance_of(**(usual | given)))


def standing(network: Network, **places: str) -> Assignment:
    """An assignment from places such as ``s0="am.0 big"``."""
    return network.assignment(programme_of(network.instance, **places))


def everybody_out(network: Network) -> Assignment:
    out = [OUT] * network.n_sessions
    return Assignment.of(out, list(out))
