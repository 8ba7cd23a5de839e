"""Nobody is in two places at once, and everybody has time to walk and to pause."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.network import Mend
from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

DAYS = [
    {"date": day, "blocks": [{"id": name, "start": "09:00", "end": "13:00", "step": 5}]}
    for day, name in ((DAY, "thu"), (NEXT_DAY, "fri"))
]
ROOMS: list[dict[str, Any]] = [
    {"id": "hall", "capacity": 100},
    {"id": "lab", "capacity": 30},
    {"id": "annex", "capacity": 30, "walk": {"hall": 10, "default": 4}},
    {"id": "near", "capacity": 30, "walk": {"lab": 1}},
    {"id": "far", "capacity": 30, "walk": {"default": 20}},
]
PEOPLE = [{"id": "amal", "name": "Amal"}, {"id": "bilal", "name": "Bilal"}]
AMAL, BOTH = {"speakers": ["amal"]}, {"speakers": ["amal"], "moderators": ["bilal"]}


def sessions(*given: dict[str, Any], pause: int = 0) -> dict[str, Any]:
    named = [{"id": "abc"[number]} | session for number, session in enumerate(given)]
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "kinds": {"talk": {"duration": 30}},
        "people": PEOPLE,
        "sessions": named,
        "rules": {"clash": {"rule": "person_clash", "weight": 3, "pause": pause}},
    }


TWO, PAUSED = sessions(AMAL, AMAL), sessions(AMAL, AMAL, pause=15)
LONG = sessions(AMAL | {"duration": 90}, AMAL)
THREE = sessions(AMAL, AMAL, AMAL)
SHARED = sessions(BOTH, BOTH)
ROLES = sessions({"speakers": ["amal"], "moderators": ["amal"], "chairs": ["amal"]}, {"attendees": ["amal"]})
OTHERS = sessions(AMAL, {"speakers": ["bilal"]})
JOINED = sessions(AMAL, AMAL | {"continues": "a"}, AMAL, pause=15)
TURNED = sessions(AMAL | {"continues": "b"}, AMAL, pause=15)
PAIR = sessions(AMAL | {"n_rooms": 2}, AMAL)
SLOW = [PEOPLE[0] | {"pause": 10}, PEOPLE[1]]
OWN_PAUSE = TWO | {"people": SLOW}
SHORTER_PAUSE, LONGER_PAUSE = (sessions(AMAL, AMAL, pause=pause) | {"people": SLOW} for pause in (15, 5))
JOINED_WITH_PAUSE = sessions(AMAL, AMAL | {"continues": "a"}) | {"people": SLOW}
AGAIN = TWO | {
    "rules": TWO["rules"] | {"pause": {"rule": "person_clash", "level": "soft", "weight": 2, "pause": 25}}
}

CASES = [
    Case("edge: a walk of a minute", "clash", 3, TWO, {"a": "thu.0 lab", "b": "thu.6 near"}, "needs 1 min"),
    Case(
        "kept: one after the other in one room",
        "clash",
        0,
        TWO,
        {"a": "thu.0 hall", "b": "thu.6 hall"},
        "",
        0,
    ),
    Case("kept: on different days", "clash", 0, TWO, {"a": "thu.0 hall", "b": "fri.0 far"}),
    Case(
        "broken: at once",
        "clash",
        90,
        TWO,
        {"a": "thu.0 hall", "b": "thu.0 lab"},
        "Amal is in a and b at the same time (Thursday 09:00-09:30; 30 min missing)",
        1,
    ),
    Case(
        "broken: partly at once",
        "clash",
        30,
        TWO,
        {"a": "thu.4 hall", "b": "thu.0 lab"},
        "Amal is in b and a at the same time (Thursday 09:20-09:30; 10 min missing)",
        1,
    ),
    Case("edge: at once in one room", "clash", 75, TWO, {"a": "thu.1 hall", "b": "thu.0 hall"}),
    Case(
        "edge: one within the other",
        "clash",
        90,
        LONG,
        {"a": "thu.0 hall", "b": "thu.6 hall"},
        "Thursday 09:30-10:00",
    ),
    Case(
        "edge: one within the other, a walk away", "clash", 120, LONG, {"a": "thu.0 hall", "b": "thu.6 annex"}
    ),
    Case("edge: other people", "clash", 0, OTHERS, {"a": "thu.0 hall", "b": "thu.0 lab"}),
    Case(
        "edge: two people, each charged",
        "clash",
        180,
        SHARED,
        {"a": "thu.0 hall", "b": "thu.0 lab"},
        "Bilal is in",
        2,
    ),
    Case("edge: several roles, once", "clash", 90, ROLES, {"a": "thu.0 hall", "b": "thu.0 lab"}, "", 1),
    Case(
        "edge: three at once, pair by pair",
        "clash",
        270,
        THREE,
        {"a": "thu.0 hall", "b": "thu.0 lab", "c": "thu.0 lab"},
        "",
        3,
    ),
    Case("edge: left out", "clash", 0, TWO, {"a": "thu.0 hall"}),
    Case(
        "broken: no time to walk",
        "clash",
        30,
        TWO,
        {"a": "thu.0 hall", "b": "thu.6 annex"},
        "Amal needs 10 min between a and b (Thursday 09:30-10:00; 10 min missing)",
        1,
    ),
    Case(
        "broken: half the time to walk, the other way",
        "clash",
        15,
        TWO,
        {"a": "thu.7 hall", "b": "thu.0 annex"},
        "5 min missing",
    ),
    Case("edge: just time to walk", "clash", 0, TWO, {"a": "thu.0 hall", "b": "thu.8 annex"}),
    Case("edge: the walk to other rooms", "clash", 12, TWO, {"a": "thu.0 lab", "b": "thu.6 annex"}),
    Case("edge: the longer of two defaults", "clash", 60, TWO, {"a": "thu.0 annex", "b": "thu.6 far"}),
    Case("edge: no walk within a room", "clash", 0, TWO, {"a": "thu.0 far", "b": "thu.6 far"}),
    Case("edge: partly at once and a walk away", "clash", 75, TWO, {"a": "thu.0 far", "b": "thu.5 hall"}),
    Case(
        "edge: the longest way from two rooms", "clash", 30, PAIR, {"a": "thu.0 hall+lab", "b": "thu.6 annex"}
    ),
    Case("edge: a room of its own two", "clash", 12, PAIR, {"a": "thu.0 lab+annex", "b": "thu.6 lab"}),
    Case(
        "broken: no pause",
        "clash",
        45,
        PAUSED,
        {"a": "thu.0 hall", "b": "thu.6 hall"},
        "Amal needs 15 min",
        1,
    ),
    Case("edge: part of the pause", "clash", 15, PAUSED, {"a": "thu.0 hall", "b": "thu.8 lab"}),
    Case("edge: just the pause", "clash", 0, PAUSED, {"a": "thu.0 hall", "b": "thu.9 hall"}),
    Case(
        "edge: the pause and the walk",
        "clash",
        30,
        PAUSED,
        {"a": "thu.0 hall", "b": "thu.9 annex"},
        "needs 25 min",
    ),
    Case(
        "edge: part of the walk after the pause",
        "clash",
        15,
        PAUSED,
        {"a": "thu.0 hall", "b": "thu.10 annex"},
    ),
    Case("edge: just the pause and the walk", "clash", 0, PAUSED, {"a": "thu.0 hall", "b": "thu.11 annex"}),
    Case("edge: at once with a pause", "clash", 135, PAUSED, {"a": "thu.0 hall", "b": "thu.0 hall"}),
    Case(
        "edge: no pause before what continues it", "clash", 0, JOINED, {"a": "thu.0 hall", "b": "thu.6 hall"}
    ),
    Case(
        "edge: no pause before what continues it, listed first",
        "clash",
        0,
        TURNED,
        {"b": "thu.0 hall", "a": "thu.6 hall"},
    ),
    Case(
        "edge: a walk before what continues it", "clash", 30, JOINED, {"a": "thu.0 hall", "b": "thu.6 annex"}
    ),
    Case("edge: what continues it at once", "clash", 90, JOINED, {"a": "thu.0 hall", "b": "thu.0 lab"}),
    Case(
        "edge: a pause after what continues",
        "clash",
        45,
        JOINED,
        {"a": "thu.0 hall", "b": "thu.6 hall", "c": "thu.12 hall"},
        "",
        1,
    ),
    Case(
        "broken: a pause of one's own",
        "clash",
        30,
        OWN_PAUSE,
        {"a": "thu.0 hall", "b": "thu.6 hall"},
        "Amal needs 10 min between a and b",
        1,
    ),
    Case("edge: just a pause of one's own", "clash", 0, OWN_PAUSE, {"a": "thu.0 hall", "b": "thu.8 hall"}),
    Case(
        "broken: a pause of one's own and the walk",
        "clash",
        15,
        OWN_PAUSE,
        {"a": "thu.0 hall", "b": "thu.9 annex"},
        "needs 20 min",
    ),
    Case(
        "broken: the rule's pause is the longer one",
        "clash",
        15,
        SHORTER_PAUSE,
        {"a": "thu.0 hall", "b": "thu.8 hall"},
        "needs 15 min",
    ),
    Case(
        "broken: one's own pause is the longer one",
        "clash",
        15,
        LONGER_PAUSE,
        {"a": "thu.0 hall", "b": "thu.7 hall"},
        "needs 10 min",
    ),
    Case(
        "edge: another's pause",
        "clash",
        0,
        sessions({"speakers": ["bilal"]}, {"speakers": ["bilal"]}) | {"people": SLOW},
        {"a": "thu.0 hall", "b": "thu.6 hall"},
    ),
    Case(
        "edge: two people, one with a pause",
        "clash",
        30,
        SHARED | {"people": SLOW},
        {"a": "thu.0 hall", "b": "thu.6 hall"},
        "Amal",
        1,
    ),
    Case(
        "edge: no pause of one's own before what continues it",
        "clash",
        0,
        JOINED_WITH_PAUSE,
        {"a": "thu.0 hall", "b": "thu.6 hall"},
    ),
    Case("edge: a second rule with a pause", "pause", 50, AGAIN, {"a": "thu.0 hall", "b": "thu.6 hall"}),
    Case(
        "edge: a second rule is no matter of the first",
        "clash",
        0,
        AGAIN,
        {"a": "thu.0 hall", "b": "thu.6 hall"},
    ),
]

TRAITS = frozenset({"people", "walking", "pause"})


def parameters(given: Given) -> Parameters:
    return {"pause": st.sampled_from((0, 0, 5, 15))}


FAULTS = (
    ("time=Overlap(pause)", "time=Overlap()"),
    ("LongerOverlap(pause, walk)", "LongerOverlap(0, walk)"),
    ("pause = 0 if _continues(*pair) else self", "pause = self"),
    ("pause = 0 if _continues(a, b) else self._pause(instance, person)", "pause = self.pause"),
    ("max(self.pause, instance.person[person].pause)", "self.pause + instance.person[person].pause"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_nobody_is_in_two_places_at_once(case: Case) -> None:
    prove(case)


def test_only_a_pause_can_be_mended() -> None:
    [plain, *_] = state_rules(instance_of(**TWO)).terms
    assert plain.reason.mend == Mend("never")
    [paused, *walks] = state_rules(instance_of(**PAUSED)).terms
    assert paused.reason.mend == Mend("priced", "rules.clash.pause", 0)
    assert {walk.reason.mend for walk in walks} == {Mend("never")}
    assert [walk.reason.words.values["walk"] for walk in walks] == [1, 4, 10, 20]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (OWN_PAUSE, "people.amal.pause"),
        (LONGER_PAUSE, "people.amal.pause"),
        (SHORTER_PAUSE, "rules.clash.pause"),
        (PAUSED | {"people": [PEOPLE[0] | {"pause": 15}, PEOPLE[1]]}, "rules.clash.pause"),
    ],
)
def test_the_longer_pause_can_be_mended(given: dict[str, Any], field: str) -> None:
    [paused, *_] = state_rules(instance_of(**given)).terms
    assert paused.reason.mend == Mend("priced", field, 0)


def test_a_pause_is_not_below_0() -> None:
    [problem] = rule_problems(instance_of(**sessions(AMAL, pause=-5)))
    assert problem.path == ("rules", "clash", "pause")
