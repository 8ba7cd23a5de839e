"""Sessions that share a tag and run at the same time are charged, pair by pair."""

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import Case, instance_of, prove

RULE = {"apart": {"rule": "tag_conflict", "family": "track", "weight": 10}}
TWO = {
    "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
    "sessions": [{"id": "a", "tracks": ["ai", "web"]}, {"id": "b", "tracks": ["web", "ai"]}],
    "rules": RULE,
}
MINUTES = TWO | {
    "days": [{"date": "2024-10-24", "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "step": 15}]}],
    "kinds": {"talk": {"duration": 30}},
    "rules": {"apart": {"rule": "tag_conflict", "per": "minute", "weight": 10}},
}

CASES = [
    Case("kept: one after the other", "apart", 0, TWO, {"a": "am.0 big", "b": "am.1 big"}),
    Case(
        "broken: once for each tag in common", "apart", 20, TWO, {"a": "am.0 big", "b": "am.0 small"}, "Web"
    ),
    Case("edge: one is left out", "apart", 0, TWO, {"a": "am.0 big"}),
    Case("edge: by the minute, touching", "apart", 0, MINUTES, {"a": "am.0 big", "b": "am.2 small"}),
    Case(
        "edge: by the minute, half overlapping", "apart", 300, MINUTES, {"a": "am.0 big", "b": "am.1 small"}
    ),
]

TRAITS = frozenset({"tracks", "tags"})


def parameters(given: Given) -> Parameters:
    return {
        "family": families(given),
        "per": st.sampled_from(("pair", "minute")),
    }


FAULTS = (
    ('Parallel() if self.per == "pair" else Overlap()', "Parallel()"),
    ("self.weight * n_tags", "self.weight"),
    ("amount = n_tags * (minutes", "amount = (minutes"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_of_one_tag_are_kept_apart(case: Case) -> None:
    prove(case)


def test_an_unknown_family_is_a_problem() -> None:
    instance = instance_of(**TWO | {"rules": {"apart": {"rule": "tag_conflict", "family": "trakc"}}})
    [problem] = rule_problems(instance)
    assert problem.path == ("rules", "apart", "family")
    assert problem.hint == "did you mean 'track'?"
