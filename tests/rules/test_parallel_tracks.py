"""Each room of a tag beyond its first in a block is charged."""

from typing import Any

import pytest

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import Case, instance_of, prove
from tests.rules.cells import DAYS, OWN_DAYS, ROOMS, withstands_strange_programmes


def given(**rule: Any) -> dict[str, Any]:
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
        "sessions": [
            {"id": "a", "tracks": ["ai"], "tags": {"theme": ["new"]}},
            {"id": "b", "tracks": ["ai", "web"]},
            {"id": "c", "tracks": ["ai"], "tags": {"theme": ["new"]}},
            {"id": "d", "tracks": ["web"], "n_rooms": 2},
            {"id": "e", "tracks": ["web"], "n_rooms": 2},
            {"id": "f"},
        ],
        "rules": {"parallel_tracks": {"weight": 3} | rule},
    }


CASES = [
    Case("kept: one room", "parallel_tracks", 0, given(), {"a": "am.0 big", "c": "am.1 big"}),
    Case("kept: twice in one room", "parallel_tracks", 0, given(), {"a": "am.0 big", "c": "am.0 big"}),
    Case(
        "kept: another room in another block",
        "parallel_tracks",
        0,
        given(),
        {"a": "am.0 big", "b": "pm.0 mid", "c": "next.0 small"},
    ),
    Case(
        "kept: two rooms at once, twice",
        "parallel_tracks",
        0,
        given(),
        {"d": "am.0 big+mid", "e": "am.1 mid+big"},
    ),
    Case("edge: without a track", "parallel_tracks", 0, given(), {"a": "am.0 big", "f": "am.0 mid"}),
    Case("edge: all are left out", "parallel_tracks", 0, given(), {}),
    Case(
        "broken: one after the other",
        "parallel_tracks",
        3,
        given(),
        {"a": "am.0 big", "c": "am.1 mid"},
        "The sessions of AI (Morning) are in 2 places instead of one room: Big, Mid.",
        1,
    ),
    Case(
        "broken: three rooms",
        "parallel_tracks",
        6,
        given(),
        {"a": "pm.0 big", "b": "pm.0 mid", "c": "pm.0 small"},
        "The sessions of AI (Thursday 14:00-16:00) are in 3 places",
        1,
    ),
    Case(
        "broken: in each of two blocks",
        "parallel_tracks",
        6,
        given() | {"sessions": [{"id": name, "tracks": ["ai"]} for name in "abcd"]},
        {"a": "am.0 big", "b": "am.0 mid", "c": "next.0 mid", "d": "next.0 big"},
        "The sessions of AI (Friday 09:00-11:00) are in 2 places",
        2,
    ),
    Case(
        "broken: one of the two rooms",
        "parallel_tracks",
        3,
        given(),
        {"b": "am.0 big", "d": "am.1 big+mid"},
        "The sessions of Web (Morning)",
        1,
    ),
    Case(
        "broken: for each of two tags",
        "parallel_tracks",
        6,
        given(),
        {"a": "am.0 small", "b": "am.0 big", "d": "am.1 big+mid"},
        "",
        2,
    ),
    Case(
        "broken: of another family",
        "parallel_tracks",
        3,
        given(family="theme"),
        {"a": "am.0 big", "b": "am.0 small", "c": "am.0 mid"},
        "The sessions of new (Morning)",
        1,
    ),
    Case(
        "broken: in a block with its own timeline",
        "parallel_tracks",
        3,
        given() | {"days": OWN_DAYS},
        {"a": "one.0 big", "b": "two.0 big", "c": "two.2 mid"},
        "The sessions of AI (two) are in 2 places",
        1,
    ),
]

TRAITS = frozenset({"tracks", "tags", "rooms"})


def parameters(given: Given) -> Parameters:
    return {"family": families(given)}


FAULTS = (
    ("within=ByBlock(),", "within=None,"),
    ("                ByCell(),", "                ByBlock(),"),
    ("weight=self.weight,", "weight=1,"),
    ("if len(places) > 1:", "if len(places) > 2:"),
    ("self.violation(len(places) - 1, ", "self.violation(1, "),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_track_has_one_room_in_a_block(case: Case) -> None:
    prove(case)


def test_each_tag_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given())).terms]
    assert {reason.mend.field for reason in reasons} == {"rules.parallel_tracks"}
    assert [reason.words.say() for reason in reasons] == [
        "In any one block, all sessions of AI are in one room.",
        "In any one block, all sessions of Web are in one room.",
    ]


def test_an_unknown_family_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(family="trakc")))
    assert problem.path == ("rules", "parallel_tracks", "family")
    assert problem.hint == "did you mean 'track'?"


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(given())
