"""Sessions of a track are numbered as they come, and pay where that is not their order."""

from typing import Any

import pytest

from scheduler.domain import Placement, Programme
from scheduler.network import Mend
from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

DAYS = [
    {"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 30}]},
    {
        "date": NEXT_DAY,
        "blocks": [
            {"id": "late", "start": "14:00", "end": "17:00", "step": 30},
            {"id": "early", "start": "09:00", "end": "12:00", "step": 30},
            {"id": "own", "start": "09:00", "end": "09:40", "timeline": "own", "n_slots": 4},
        ],
    },
]


def given(*orders: int | None, **rule: Any) -> dict[str, Any]:
    """Sessions ``a``, ``b``, ``c`` ... of an hour in the track AI, with these orders."""
    names = "abcd"[: len(orders)]
    return {
        "days": DAYS,
        "rooms": [
            {"id": "small", "capacity": 20},
            {"id": "big", "capacity": 100},
            {"id": "attic", "capacity": 10},
        ],
        "kinds": {"talk": {"duration": 60}, "demo": {"duration": 60}},
        "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
        "sessions": [
            {"id": name, "tracks": ["ai"], "n_slots": 2} | ({} if order is None else {"order": order})
            for name, order in zip(names, orders, strict=True)
        ],
        "rules": {"order": {"rule": "track_order", "weight": 10} | rule},
    }


def with_(instance: dict[str, Any], **sessions: dict[str, Any]) -> dict[str, Any]:
    """The same instance where some sessions have other fields."""
    changed = [session | sessions.get(session["id"], {}) for session in instance["sessions"]]
    return instance | {"sessions": changed}


BY_KIND = with_(given(1, 1, family="kind"), b={"kind": "demo", "tracks": ["ai", "web"]})
OTHER_TRACK = with_(given(1, 1), b={"tracks": ["web"]})
BOTH_TRACKS = with_(given(1, 2), a={"tracks": ["ai", "web"]}, b={"tracks": ["ai", "web"]})
TWO_ROOMS = with_(given(1, 2), a={"n_rooms": 2})
TWO_BY_TWO = with_(given(1, 2), a={"n_rooms": 2}, b={"n_rooms": 2})

CASES = [
    Case("kept: one after the other", "order", 0, given(1, 2), {"a": "am.0 big", "b": "am.2 big"}),
    Case("kept: no order", "order", 0, given(None, None), {"a": "am.2 big", "b": "am.2 small"}),
    Case(
        "kept: of one, and the other comes after it",
        "order",
        0,
        given(1, None),
        {"a": "am.0 big", "b": "am.2 big"},
    ),
    Case(
        "edge: one without an order counts", "order", 10, given(1, None), {"a": "am.2 big", "b": "am.0 big"}
    ),
    Case(
        "edge: one without an order may run at the same time",
        "order",
        0,
        given(2, None),
        {"a": "am.1 big", "b": "am.0 small"},
    ),
    Case("edge: what is left out does not count", "order", 0, given(None, 1), {"b": "am.0 big"}),
    Case(
        "edge: what is left out leaves its number",
        "order",
        10,
        given(1, 2),
        {"b": "am.2 big"},
        "number 1 of AI",
    ),
    Case("edge: left out itself", "order", 0, given(3), {}),
    Case(
        "broken: the other way round",
        "order",
        20,
        given(1, 2),
        {"a": "am.2 big", "b": "am.0 big"},
        "a (Thursday 10:00-11:00) is number 2 of AI, and should be number 1.",
        2,
    ),
    Case("broken: more than there are", "order", 10, given(3), {"a": "am.0 big"}, "should be number 3", 1),
    Case("broken: both the first", "order", 10, given(1, 1), {"a": "am.0 big", "b": "am.2 big"}, "", 1),
    Case(
        "broken: half an hour together",
        "order",
        300,
        given(1, 2),
        {"a": "am.1 small", "b": "am.0 big"},
        "a and b both have a place in the order of AI, but run at the same time for 30 min.",
        1,
    ),
    Case(
        "edge: by block as listed, not by the clock",
        "order",
        0,
        given(2, 1),
        {"a": "early.0 big", "b": "late.0 big"},
    ),
    Case("edge: by block before room", "order", 0, given(1, 2), {"a": "am.0 big", "b": "late.0 small"}),
    Case("edge: by room before slot", "order", 0, given(1, 2), {"a": "am.4 small", "b": "am.0 big"}),
    Case(
        "broken: by room as listed, not by id", "order", 20, given(1, 2), {"a": "am.0 attic", "b": "am.2 big"}
    ),
    Case(
        "edge: several rooms after single ones",
        "order",
        0,
        with_(TWO_ROOMS, a={"order": 2}, b={"order": 1}),
        {"a": "am.0 big+small", "b": "am.2 attic"},
    ),
    Case(
        "broken: several rooms after single ones",
        "order",
        20,
        TWO_ROOMS,
        {"a": "am.0 big+small", "b": "am.2 attic"},
    ),
    Case(
        "edge: several rooms by the first of them",
        "order",
        0,
        TWO_BY_TWO,
        {"a": "am.4 attic+small", "b": "am.0 attic+big"},
    ),
    Case(
        "edge: at the same place, as listed",
        "order",
        600,
        given(1, 2),
        {"a": "am.0 big", "b": "am.0 big"},
        "",
        1,
    ),
    Case(
        "broken: at the same place, as listed",
        "order",
        620,
        given(2, 1),
        {"a": "am.0 big", "b": "am.0 big"},
        "",
        3,
    ),
    Case(
        "broken: slots of a timeline of its own",
        "order",
        10,
        given(1, 2),
        {"a": "own.0 small", "b": "own.1 big"},
        "for 1 min",
        1,
    ),
    Case("kept: of another track", "order", 0, OTHER_TRACK, {"a": "am.0 big", "b": "am.0 small"}),
    Case("kept: by kind", "order", 0, BY_KIND, {"a": "am.0 big", "b": "am.0 small"}),
    Case(
        "broken: in each of two tracks",
        "order",
        40,
        BOTH_TRACKS,
        {"a": "am.2 big", "b": "am.0 big"},
        "of Web",
        4,
    ),
    Case(
        "broken: at once in each of two tracks",
        "order",
        1200,
        BOTH_TRACKS,
        {"a": "am.0 small", "b": "am.0 big"},
        "",
        2,
    ),
    Case(
        "broken: one of four",
        "order",
        20,
        given(1, 2, None, 3),
        {"a": "am.0 small", "c": "am.2 small", "b": "am.4 small", "d": "late.0 small"},
        "d (Friday 14:00-15:00) is number 4 of AI",
        2,
    ),
]

TRAITS = frozenset({"tracks", "ranks"})


def parameters(given: Given) -> Parameters:
    return {"family": families(given)}


FAULTS = (
    ("if session.order is not None}", "if session.order is not None and session.order < 3}"),
    ("pairs = [(a, b, self.weight) for", "pairs = [(a, b, 1) for"),
    ("                [session.id for session in sessions],", "                list(wanted),"),
    ("return instance.block_index[placement.block], len(rooms), rooms,", "return 0, len(rooms), rooms,"),
    ("len(rooms), rooms, placement.slot", "0, rooms, placement.slot"),
    ("enumerate(placements, start=1)", "enumerate(placements, start=0)"),
    ("[p for p in placements if instance.session[p.session].order is not None]", "placements"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_of_a_track_come_in_their_order(case: Case) -> None:
    prove(case)


def test_the_reasons_name_the_track() -> None:
    apart, in_order = (term.reason for term in state_rules(instance_of(**given(1, 2, None))).terms)
    assert apart.subjects == in_order.subjects == ("ai",)
    assert apart.mend == in_order.mend == Mend("priced", "rules.order")
    assert (
        apart.words.say() == "The sessions of AI that have a place in its order do not run at the same time."
    )
    assert in_order.words.say() == "The sessions of AI that have a place in its order stand at that place."


def test_a_track_without_orders_needs_no_term() -> None:
    assert not state_rules(instance_of(**given(None, None))).terms


def test_what_stands_in_an_unknown_block_is_not_numbered() -> None:
    instance = instance_of(**given(1, 1))
    [rule] = rules_in_force(instance)
    places = [Placement(name, block, 0, 540, 600, ("gone",)) for name, block in (("a", "gone"), ("b", "am"))]
    assert not list(rule.check(instance, Programme(tuple(places))))


def test_an_unknown_family_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(1, family="trakc")))
    assert problem.path == ("rules", "order", "family")
    assert problem.hint == "did you mean 'track'?"


def test_it_is_in_force_unasked() -> None:
    rules = rules_in_force(instance_of(**given(1) | {"base": "all", "rules": {}}))
    assert [rule.level for rule in rules if rule.id == "track_order"] == ["soft"]
