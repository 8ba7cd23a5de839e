"""Each tag beyond the first in a room of a block is charged."""

from typing import Any

import pytest

from scheduler.rules import catalogue, rule_problems, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import Case, instance_of, prove
from tests.rules.cells import DAYS, OWN_DAYS, ROOMS, withstands_strange_programmes


def given(**rule: Any) -> dict[str, Any]:
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "tracks": {"ai": {"title": "AI"}, "law": {"title": "Law"}, "web": {"title": "Web"}},
        "sessions": [
            {"id": "a1", "tracks": ["ai"], "tags": {"theme": ["new"]}},
            {"id": "a2", "tracks": ["ai"], "tags": {"theme": ["old"]}},
            {"id": "w1", "tracks": ["web"], "tags": {"theme": ["new"]}},
            {"id": "w2", "tracks": ["web"], "n_rooms": 2},
            {"id": "law", "tracks": ["law"]},
            {"id": "both", "tracks": ["ai", "web"]},
            {"id": "none"},
        ],
        "rules": {"track_cells": {"weight": 4} | rule},
    }


CASES = [
    Case("kept: one track", "track_cells", 0, given(), {"a1": "am.0 big", "a2": "am.1 big"}),
    Case("kept: two rooms", "track_cells", 0, given(), {"a1": "am.0 big", "w1": "am.1 mid"}),
    Case("kept: two blocks", "track_cells", 0, given(), {"a1": "am.0 big", "w1": "pm.0 big"}),
    Case("kept: blocks of two days", "track_cells", 0, given(), {"a1": "am.0 big", "w1": "next.0 big"}),
    Case("edge: without a track", "track_cells", 0, given(), {"a1": "am.0 big", "none": "am.1 big"}),
    Case("edge: all are left out", "track_cells", 0, given(), {}),
    Case("edge: two rooms at once", "track_cells", 0, given(), {"a1": "am.0 big", "w2": "am.1 big+mid"}),
    Case(
        "broken: one after the other",
        "track_cells",
        4,
        given(),
        {"a1": "am.0 big", "w1": "am.1 big"},
        "Sessions of AI, Web are together in Big (Morning).",
        1,
    ),
    Case(
        "broken: three tracks, two of them twice",
        "track_cells",
        8,
        given(),
        {"a1": "pm.0 mid", "w1": "pm.1 mid", "law": "pm.0 mid", "a2": "pm.1 mid"},
        "Sessions of AI, Law, Web are together in Mid (Thursday 14:00-16:00).",
        1,
    ),
    Case(
        "broken: in two cells",
        "track_cells",
        8,
        given(),
        {"a1": "am.0 big", "w1": "am.1 big", "a2": "am.0 mid", "law": "am.1 mid"},
        "",
        2,
    ),
    Case("broken: by itself", "track_cells", 4, given(), {"both": "am.0 big"}, "AI, Web", 1),
    Case(
        "broken: of another family",
        "track_cells",
        4,
        given(family="theme"),
        {"a1": "am.0 big", "a2": "am.1 big", "both": "am.1 big"},
        "Sessions of new, old are together",
        1,
    ),
    Case(
        "kept: of another family",
        "track_cells",
        0,
        given(family="theme"),
        {"a1": "am.0 big", "w1": "am.1 big"},
    ),
    Case(
        "broken: in a block with its own timeline",
        "track_cells",
        4,
        given() | {"days": OWN_DAYS},
        {"a1": "two.0 small", "w1": "two.2 small", "a2": "three.0 small", "law": "one.0 small"},
        "Sessions of AI, Web are together in small (two).",
        1,
    ),
]

TRAITS = frozenset({"tracks", "tags"})


def parameters(given: Given) -> Parameters:
    return {"family": families(given)}


FAULTS = (
    ("sessions_by_tag.values()],", "list(sessions_by_tag.values())[1:]],"),
    ("if len(sessions_by_tag) < 2:", "if len(sessions_by_tag) < 4:"),
    ("weight=self.weight,", "weight=1,"),
    ("if len(tags) > 1:", "if len(sessions) > 1:"),
    ("self.violation(len(tags) - 1, ", "self.violation(1, "),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_room_has_one_track_in_a_block(case: Case) -> None:
    prove(case)


def test_the_demand_names_all_tracks() -> None:
    [term] = state_rules(instance_of(**given())).terms
    assert term.reason.words.say() == (
        "In any one block, a room takes sessions of only one of these: AI, Law, Web."
    )
    assert (term.reason.mend.ease, term.reason.mend.field) == ("free", "rules.track_cells")


def test_one_track_alone_is_no_demand() -> None:
    alone = given() | {"sessions": [{"id": "a", "tracks": ["ai"]}, {"id": "b", "tracks": ["ai"]}]}
    assert not state_rules(instance_of(**alone)).terms


def test_it_is_hard_unless_the_instance_says_otherwise() -> None:
    [term] = state_rules(instance_of(**given())).terms
    assert term.level == "hard"
    assert not catalogue()["track_cells"].base


def test_an_unknown_family_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(family="themes")))
    assert problem.path == ("rules", "track_cells", "family")
    assert problem.hint == "did you mean 'theme'?"


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(given())
