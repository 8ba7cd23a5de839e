"""A hand-made case of a rule: a tiny instance, a programme, and what the rule must charge for it.

Every case is proved three ways: by the rule's ``check``, by the value of its terms, and by the exact engine
with all placements fixed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scheduler.domain import Instance, Placement, Programme, Violation
from scheduler.evaluator import evaluate
from scheduler.rules import Rule, rules_in_force, state_rules
from tests.contract.laws import fixed_model_agrees

CONFERENCE = {"name": "Case", "timezone": "Africa/Casablanca"}
DAY = "2024-10-24"
NEXT_DAY = "2024-10-25"


def instance_of(**given: Any) -> Instance:
    """An instance of which only what matters is given.

    Default: one day with block ``am`` of four one-hour slots from 09:00, rooms ``big`` (100 seats) and
    ``small`` (20 seats), kind ``talk``, and no base rules.
    """
    slots = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in range(9, 13)]
    usual: dict[str, Any] = {
        "format": 1,
        "base": "none",
        "conference": CONFERENCE,
        "days": [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "slots": slots}]}],
        "rooms": [{"id": "big", "capacity": 100}, {"id": "small", "capacity": 20}],
        "kinds": {"talk": {}},
    }
    sessions = [{"kind": "talk", "title": session["id"]} | session for session in given.pop("sessions")]
    people = [{"name": person["id"]} | person for person in given.pop("people", [])]
    return Instance.model_validate(usual | given | {"sessions": sessions, "people": people})


def programme_of(instance: Instance, **places: str) -> Programme:
    """A programme from places such as ``a="am.0 big"`` or ``b="am.2 big+small"``; the rest is left out."""
    placements = []
    for session in instance.sessions:
        if session.id in places:
            time, rooms = places[session.id].split()
            block, slot = time.rsplit(".", 1)
            span = instance.placing(session, instance.block_index[block], int(slot))
            assert span is not None, f"{session.id} cannot stand at {time}"
            placements.append(
                Placement(session.id, block, int(slot), span.start, span.end, tuple(rooms.split("+")))
            )
    return Programme(tuple(placements))


@dataclass(frozen=True)
class Case:
    """``cost`` is what the rule with id ``rule`` must charge; ``says`` stands in some English sentence."""

    name: str
    rule: str
    cost: int
    instance: dict[str, Any]
    places: dict[str, str]
    says: str = ""
    n_violations: int | None = field(default=None)

    def __str__(self) -> str:
        return self.name


def prove(case: Case) -> None:
    """Raise where one of the ways of counting does not give the cost of the case."""
    instance = instance_of(**case.instance)
    programme = programme_of(instance, **case.places)
    evaluation = evaluate(instance, programme)
    [found] = [score for score in evaluation.rules if score.rule == case.rule]
    assert found.cost == case.cost, f"check charges {found.cost}"
    rules = [rule for rule in rules_in_force(instance) if rule.id == case.rule]
    assert all(_is_charge(rule, v) for rule in rules for v in rule.check(instance, programme))
    texts = [v.text("en") for v in evaluation.violations if v.rule == case.rule]
    if case.n_violations is not None:
        assert len(texts) == case.n_violations
    assert not case.says or any(case.says in text for text in texts), texts
    for violation in evaluation.violations:
        assert all(violation.text(language) for language in ("ar", "en", "fr"))
    network = state_rules(instance)
    assignment = network.assignment(programme)
    terms = [term for term in network.terms if term.reason.rule == case.rule]
    stated = sum(term.value(network, assignment) for term in terms)
    assert stated == case.cost, f"the terms charge {stated}"
    assert all(term.level == found.level for term in terms)
    for term in network.terms:
        assert all(term.reason.words.say(language) for language in ("ar", "en", "fr"))
    fixed_model_agrees(instance, assignment)


def _is_charge(rule: Rule, violation: Violation) -> bool:
    """Whether a violation costs something, or gains something where the rule rewards."""
    return violation.cost < 0 if rule.rewards else violation.cost > 0
