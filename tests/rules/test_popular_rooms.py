"""Sessions that expect more people are not in smaller rooms."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, Case, instance_of, prove

PARALLEL = {"popular": {"rule": "popular_rooms", "weight": 4}}
ALL = {"popular": {"rule": "popular_rooms", "weight": 4, "scope": "all"}}
DAYS = [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "step": 30}]}]
ROOMS = [
    {"id": "big", "capacity": 100, "setups": {"classroom": 40, "tables": 50}},
    {"id": "mid", "capacity": 50},
    {"id": "same", "capacity": 50},
    {"id": "small", "capacity": 20},
]
KINDS = {"talk": {"duration": 60}, "lesson": {"duration": 60, "setup": "classroom"}}


def sessions(*given: dict[str, Any], rules: dict[str, Any] = PARALLEL) -> dict[str, Any]:
    named = [{"id": "abc"[number]} | session for number, session in enumerate(given)]
    return {"days": DAYS, "rooms": ROOMS, "kinds": KINDS, "sessions": named, "rules": rules}


FEW, MORE, MANY = {"audience": 10}, {"audience": 11}, {"audience": 90}
TWO, TWO_ALL = sessions(FEW, MORE), sessions(FEW, MORE, rules=ALL)
THREE = sessions(FEW, MORE, MANY, rules=ALL)
TURNED = sessions(MANY, MORE, FEW, rules=ALL)
UNKNOWN = sessions({}, FEW, rules=ALL)
ALIKE = sessions(FEW, FEW, rules=ALL)
LESSON_LESS, LESSON_MORE = sessions(FEW | {"kind": "lesson"}, MORE), sessions(FEW, MORE | {"kind": "lesson"})
TABLES = sessions(FEW | {"kind": "lesson", "setup": "tables"}, MORE)
PAIR = sessions(FEW | {"n_rooms": 2}, MORE)
AGAIN = TWO | {
    "rules": PARALLEL | {"all": {"rule": "popular_rooms", "scope": "all", "level": "hard", "weight": 3}}
}
FAVOURITES = {"popular": {"rule": "popular_rooms", "weight": 4, "by": "favourites"}}
LOVED = sessions(
    {"favourites": 3, "audience": 90}, {"favourites": 7, "audience": 10}, {"audience": 99}, rules=FAVOURITES
)
LENGTHS = {"popular": {"rule": "popular_rooms", "weight": 4, "per": "lengths"}}
LONG = sessions(FEW | {"duration": 30}, MORE, rules=LENGTHS)
LONG_ALL = sessions(FEW | {"duration": 30}, MORE, rules={"popular": LENGTHS["popular"] | {"scope": "all"}})

CASES = [
    Case("kept: more people, more seats", "popular", 0, TWO, {"a": "am.0 small", "b": "am.0 big"}, "", 0),
    Case(
        "broken: more people, fewer seats",
        "popular",
        4,
        TWO,
        {"a": "am.0 big", "b": "am.0 small"},
        "a has more seats than b (100 against 20), but expects fewer people (10 against 11).",
        1,
    ),
    Case("edge: the same number of seats", "popular", 0, TWO, {"a": "am.0 mid", "b": "am.0 same"}),
    Case("edge: the same room", "popular", 0, TWO, {"a": "am.0 mid", "b": "am.1 mid"}),
    Case("edge: one audience not known", "popular", 0, UNKNOWN, {"a": "am.0 big", "b": "am.0 small"}),
    Case("edge: the other not known", "popular", 0, UNKNOWN, {"a": "am.0 small", "b": "am.0 big"}),
    Case("edge: the same audience", "popular", 0, ALIKE, {"a": "am.0 big", "b": "am.0 small"}),
    Case("edge: the same audience, the other way", "popular", 0, ALIKE, {"a": "am.0 small", "b": "am.0 big"}),
    Case("edge: half an hour in common", "popular", 4, TWO, {"a": "am.1 big", "b": "am.0 small"}),
    Case("edge: one after the other", "popular", 0, TWO, {"a": "am.0 big", "b": "am.2 small"}),
    Case(
        "edge: one after the other, all compared",
        "popular",
        4,
        TWO_ALL,
        {"a": "am.0 big", "b": "am.2 small"},
        "",
        1,
    ),
    Case("edge: at once, all compared", "popular", 4, TWO_ALL, {"a": "am.0 big", "b": "am.0 small"}),
    Case("edge: all in good order", "popular", 0, TWO_ALL, {"a": "am.0 small", "b": "am.4 mid"}),
    Case(
        "edge: three the wrong way round",
        "popular",
        12,
        THREE,
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.4 small"},
        "",
        3,
    ),
    Case(
        "edge: three, listed the other way",
        "popular",
        8,
        TURNED,
        {"a": "am.0 small", "b": "am.0 mid", "c": "am.4 mid"},
        "",
        2,
    ),
    Case(
        "edge: the set-up leaves the smaller one fewer seats",
        "popular",
        0,
        LESSON_LESS,
        {"a": "am.0 big", "b": "am.0 mid"},
    ),
    Case(
        "edge: the set-up leaves the larger one fewer seats",
        "popular",
        4,
        LESSON_MORE,
        {"a": "am.0 mid", "b": "am.0 big"},
        "(50 against 40)",
    ),
    Case(
        "edge: as many seats in the set-up of the session",
        "popular",
        0,
        TABLES,
        {"a": "am.0 big", "b": "am.0 mid"},
    ),
    Case(
        "edge: more seats in the set-up of the session",
        "popular",
        4,
        TABLES,
        {"a": "am.0 big", "b": "am.0 small"},
    ),
    Case(
        "edge: two rooms together are larger",
        "popular",
        4,
        PAIR,
        {"a": "am.0 mid+small", "b": "am.0 same"},
        "(70 against",
    ),
    Case("edge: the one with fewer people is left out", "popular", 0, TWO_ALL, {"b": "am.0 small"}),
    Case("edge: the one with more people is left out", "popular", 0, TWO_ALL, {"a": "am.0 big"}),
    Case(
        "edge: a second rule of its own scope and weight",
        "all",
        3,
        AGAIN,
        {"a": "am.0 big", "b": "am.2 small"},
    ),
    Case(
        "broken: by favourites",
        "popular",
        4,
        LOVED,
        {"a": "am.0 big", "b": "am.0 small", "c": "am.0 small"},
        "a has more seats than b (100 against 20), but is the favourite of fewer people (3 against 7).",
        1,
    ),
    Case("kept: by favourites, not by audience", "popular", 0, LOVED, {"a": "am.0 small", "b": "am.0 big"}),
    Case("edge: favourites not known", "popular", 0, LOVED, {"b": "am.0 big", "c": "am.0 small"}),
    Case("broken: lengths of both", "popular", 4 * 90, LONG, {"a": "am.1 big", "b": "am.0 small"}, "", 1),
    Case("edge: lengths, one after the other", "popular", 0, LONG, {"a": "am.2 big", "b": "am.0 small"}),
    Case("broken: lengths, all compared", "popular", 4 * 90, LONG_ALL, {"a": "am.6 big", "b": "am.0 small"}),
    Case("kept: lengths, in good order", "popular", 0, LONG_ALL, {"a": "am.0 small", "b": "am.0 big"}),
]

TRAITS = frozenset({"audience", "favourites", "rooms", "setups"})


def differs(given: Given, field: str) -> bool:
    """Whether some sessions are known to be more popular than others."""
    return len({session[field] for session in given["sessions"] if field in session}) > 1


def parameters(given: Given) -> Parameters:
    fields = ("audience", "favourites")
    telling = [field for field in fields if differs(given, field)]
    return {
        "scope": st.sampled_from(("all", "parallel")),
        "by": st.sampled_from(telling or fields),
        "per": st.sampled_from(("pair", "lengths")),
    }


FAULTS = (
    ("if few < many:", "if few <= many:"),
    ('Parallel() if self.scope == "parallel" else None', "Parallel()"),
    ('Lengths(Parallel() if self.scope == "parallel" else Anytime())', "Lengths(Anytime())"),
    ("less.seats <= more.seats", "less.seats < more.seats"),
    ("a.end - a.start + b.end - b.start", "a.end - a.start"),
    ('session.audience if self.by == "audience" else session.favourites', "session.audience"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_popular_sessions_are_in_larger_rooms(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("field", ["scope", "by", "per"])
def test_a_parameter_is_one_of_two_words(field: str) -> None:
    rules = {"popular": {"rule": "popular_rooms", field: "day"}}
    [problem] = rule_problems(instance_of(**sessions(FEW, rules=rules)))
    assert problem.path == ("rules", "popular", field)


def test_the_reason_says_by_what_sessions_are_popular() -> None:
    [term] = state_rules(instance_of(**LOVED)).terms
    assert term.reason.words.say().startswith("A session that is the favourite of fewer people")
