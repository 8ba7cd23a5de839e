"""Sessions that share a tag and run at the same time are charged, pair by pair."""

import pytest
from hypothesis import strategies as st

from scheduler.domain import Placement, Programme
from scheduler.rules import rule_problems, rules_in_force, state_rules
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
BOTH = {"rule": "tag_conflict", "family": "theme", "and_family": "public", "weight": 5}
FOR_ALL = {"theme": ["ai", "web", "data"], "public": ["boss", "coder"]}
TWO_FAMILIES = {
    "sessions": [
        {"id": "a", "tags": FOR_ALL},
        {"id": "b", "tags": FOR_ALL},
        {"id": "c", "tags": {"theme": ["ai"], "public": ["boss", "coder"]}},
        {"id": "d", "tags": {"theme": ["ai"], "public": ["guest"]}},
        {"id": "e", "tags": {"theme": ["law"], "public": ["boss", "guest"]}},
    ],
    "rules": {"apart": BOTH},
}
MINUTES_OF_BOTH = MINUTES | TWO_FAMILIES | {"rules": {"apart": BOTH | {"per": "minute"}}}

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
    Case("broken: by the minute", "apart", 600, MINUTES, {"a": "am.3 big", "b": "am.3 small"}, "30 min", 1),
    Case(
        "broken: the tags of both families multiply",
        "apart",
        30,
        TWO_FAMILIES,
        {"a": "am.0 big", "b": "am.0 small"},
        "a and b share ai, web, data, boss, coder and run at the same time for 60 min.",
        1,
    ),
    Case("broken: one tag of the first", "apart", 10, TWO_FAMILIES, {"a": "am.0 big", "c": "am.0 small"}),
    Case("edge: no tag of the second", "apart", 0, TWO_FAMILIES, {"a": "am.0 big", "d": "am.0 small"}),
    Case("edge: no tag of the first", "apart", 0, TWO_FAMILIES, {"a": "am.0 big", "e": "am.0 small"}),
    Case("kept: both families, apart", "apart", 0, TWO_FAMILIES, {"a": "am.0 big", "b": "am.1 small"}),
    Case(
        "broken: both families, by the minute",
        "apart",
        5 * 6 * 15,
        MINUTES_OF_BOTH,
        {"a": "am.0 big", "b": "am.1 small"},
    ),
    Case(
        "broken: three at once, pair by pair",
        "apart",
        30 + 10 + 10,
        TWO_FAMILIES,
        {"a": "am.0 big", "b": "am.0 small", "c": "am.0 small", "d": "am.0 big"},
        "",
        3,
    ),
]

TRAITS = frozenset({"tracks", "tags"})


def parameters(given: Given) -> Parameters:
    return {
        "family": families(given),
        "and_family": st.none() | families(given),
        "per": st.sampled_from(("pair", "minute")),
    }


FAULTS = (
    ('Parallel() if self.per == "pair" else Overlap()', "Parallel()"),
    ("self.weight * n_tags", "self.weight"),
    ("n * n_more[pair]", "n"),
    ("amount *= len(ours", "amount *= bool(ours"),
    ("if placements[other].end > placement.start", "if placements[other].end > placement.end"),
    ("if a.session == b.session:", "if not instance.session:"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_of_one_tag_are_kept_apart(case: Case) -> None:
    prove(case)


def test_a_session_that_stands_twice_does_not_conflict_with_itself() -> None:
    instance = instance_of(**TWO)
    [rule] = rules_in_force(instance)
    twice = (Placement("a", "am", 0, 540, 600, ("big",)), Placement("a", "am", 0, 540, 600, ("small",)))
    assert not list(rule.check(instance, Programme(twice)))


def test_violations_come_in_the_order_of_the_programme() -> None:
    instance = instance_of(**TWO_FAMILIES)
    [rule] = rules_in_force(instance)
    late = Placement("a", "am", 1, 570, 660, ("big",))
    early = [Placement(name, "am", 0, 540, 600, ("small",)) for name in "cb"]
    found = rule.check(instance, Programme((late, *early)))
    assert [violation.subjects for violation in found] == [("a", "c"), ("a", "b"), ("c", "b")]


def test_the_reason_names_the_tags_of_both_families() -> None:
    words = [term.reason.words.say() for term in state_rules(instance_of(**TWO_FAMILIES)).terms]
    assert words == [
        "a and b share ai, web, data, boss, coder and should not run at the same time.",
        "a and c share ai, boss, coder and should not run at the same time.",
        "b and c share ai, boss, coder and should not run at the same time.",
    ]


@pytest.mark.parametrize("field", ["family", "and_family"])
def test_an_unknown_family_is_a_problem(field: str) -> None:
    instance = instance_of(**TWO | {"rules": {"apart": {"rule": "tag_conflict", field: "trakc"}}})
    [problem] = rule_problems(instance)
    assert problem.path == ("rules", "apart", field)
    assert problem.hint == "did you mean 'track'?"
