"""Each thing that may fail is tried by itself, and what it would cost is told, the worst first."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from scheduler.disturbance import Disturbance
from scheduler.domain import Instance, Programme
from scheduler.domain.text import LANGUAGES
from scheduler.domain.trade import difference
from scheduler.engines.settings import Settings
from scheduler.evaluator import evaluate
from scheduler.mishap import Case, Stress, stress
from scheduler.mishap.failures import failures
from scheduler.repairs import repair
from tests.rules.case import DAY, instance_of, programme_of

QUICK = Settings(seconds=None, workers=1)
SLOTS = [
    {"start": "09:00", "end": "10:00", "id": "first"},
    {"start": "10:00", "end": "11:00"},
    {"start": "11:30", "end": "12:30"},
]
COFFEE = {"title": "Coffee", "start": "11:00", "end": "11:30", "closed": True}
GIVEN: dict[str, Any] = {
    "base": "all",
    "days": [
        {
            "date": DAY,
            "blocks": [{"id": "am", "start": "09:00", "end": "12:30", "slots": SLOTS}],
            "service": [COFFEE],
        }
    ],
    "sessions": [
        {"id": "a", "speakers": ["amal", "badr"]},
        {"id": "b", "speakers": ["badr"], "moderators": ["chaimae"], "audience": 50},
        {"id": "c", "speakers": ["chaimae"], "follows": [{"session": "b"}]},
    ],
    "people": [{"id": "amal"}, {"id": "badr"}, {"id": "chaimae"}, {"id": "idle"}],
}
PLACES = {"a": "am.0 small", "b": "am.1 big", "c": "am.2 big"}


def conference(**changes: Any) -> tuple[Instance, Programme]:
    instance = instance_of(**deepcopy(GIVEN | changes))
    return instance, programme_of(instance, **PLACES)


def tried(**changes: Any) -> Stress:
    return stress(*conference(**changes), QUICK)


def case_of(found: Stress, event: str) -> Case:
    [case] = [case for case in found.cases if case.event.say() == event]
    return case


def test_every_room_person_and_session_is_tried() -> None:
    found = tried()
    assert {case.event.say() for case in found.cases} == {
        "big is lost",
        "small is lost",
        "amal cancels",
        "badr cancels",
        "chaimae cancels",
        *(f"{session} overruns by {minutes} min" for session in "abc" for minutes in (10, 20)),
    }
    assert found.untried == ()
    assert not found.interrupted


def test_the_worst_comes_first() -> None:
    found = tried()
    assert found.cases[0].feasible is False
    disturbed = [case.disturbed for case in found.cases if case.disturbed is not None]
    people = [one.people for one in disturbed]
    assert people == sorted(people, reverse=True)


def test_a_room_that_nothing_replaces_cannot_be_lost() -> None:
    case = case_of(tried(), "big is lost")
    assert (case.feasible, case.proved, case.disturbed, case.delta) == (False, True, None, None)


def test_who_stood_in_a_lost_room_goes_to_another() -> None:
    case = case_of(tried(), "small is lost")
    assert case.disturbed == Disturbance(people=2, sessions=1, minutes=0, rooms=1)


def test_a_room_is_lost_with_the_larger_ones_that_it_is_part_of() -> None:
    rooms = [
        {"id": "big", "capacity": 100},
        {"id": "small", "capacity": 20},
        {"id": "whole", "capacity": 120, "parts": ["big", "small"]},
    ]
    sessions = [GIVEN["sessions"][0] | {"audience": 110}, *GIVEN["sessions"][1:]]
    instance = instance_of(**deepcopy(GIVEN | {"rooms": rooms, "sessions": sessions}))
    found = stress(instance, programme_of(instance, **PLACES | {"a": "am.0 whole"}), QUICK)
    assert case_of(found, "small is lost").feasible is False


def test_a_session_goes_on_without_one_of_its_speakers() -> None:
    assert case_of(tried(), "amal cancels").disturbed == Disturbance(0, 0, 0, 0)


def test_a_session_whose_only_speaker_cancels_is_called_off_for_its_other_people() -> None:
    case = case_of(tried(), "badr cancels")
    assert case.feasible
    assert case.disturbed == Disturbance(people=1, sessions=1, minutes=0, rooms=0)


def test_nothing_has_to_follow_what_is_called_off() -> None:
    case = case_of(tried(), "chaimae cancels")
    assert case.disturbed == Disturbance(people=0, sessions=1, minutes=0, rooms=0)


def test_a_break_takes_up_what_runs_over() -> None:
    case = case_of(tried(), "b overruns by 10 min")
    assert case.disturbed == Disturbance(0, 0, 0, 0)


def test_what_comes_after_must_yield() -> None:
    case = case_of(tried(sessions=GIVEN["sessions"][:2]), "a overruns by 10 min")
    assert case.disturbed == Disturbance(people=2, sessions=1, minutes=90, rooms=0)


def test_what_nothing_can_yield_to_has_no_repair() -> None:
    case = case_of(tried(), "a overruns by 10 min")
    assert (case.feasible, case.proved) == (False, True)


def test_on_a_grid_a_session_just_lasts_longer() -> None:
    days = [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 60}]}]
    found = tried(days=days, kinds={"talk": {"duration": 60}})
    assert case_of(found, "c overruns by 20 min").disturbed == Disturbance(0, 0, 0, 0)


ONE = {"id": "one", "duration": 60, "speakers": ["amal"]}
TWO = {"id": "two", "duration": 60, "speakers": ["badr"]}
LUNCH = {"title": "Lunch", "start": "12:00", "end": "13:30", "closed": True}
UNTIL_NOON = {"id": "badr", "available": [{"from": f"{DAY}T09:00", "to": f"{DAY}T12:00"}]}


def on_a_grid(
    event: str, places: dict[str, str], start: str = "10:00", end: str = "12:00", **changes: Any
) -> Case:
    """The case of a day in steps of ten minutes, up to lunch, in one room unless said otherwise."""
    block = {"id": "am", "start": start, "end": end, "step": 10}
    given = {
        "base": "all",
        "days": [{"date": DAY, "blocks": [block], "service": [LUNCH]}],
        "rooms": [{"id": "hall", "capacity": 100}],
        "sessions": [ONE, TWO],
        "people": [{"id": "amal"}, {"id": "badr"}],
    }
    instance = instance_of(**deepcopy(given | changes))
    return case_of(stress(instance, programme_of(instance, **places), QUICK), event)


def test_on_a_grid_the_last_session_runs_into_the_break() -> None:
    case = on_a_grid("two overruns by 10 min", {"one": "am.0 hall", "two": "am.6 hall"})
    assert case.disturbed == Disturbance(0, 0, 0, 0)
    assert case.delta == {"hard": 0, "medium": 0, "soft": 0}


def test_no_other_session_runs_into_the_break_instead() -> None:
    places = {"one": "am.0 hall", "two": "am.6 hall"}
    for event in ("two overruns by 10 min", "two overruns by 20 min"):
        case = on_a_grid(event, places, people=[{"id": "amal"}, UNTIL_NOON])
        assert (case.feasible, case.proved) == (False, True)


def test_no_other_session_stands_beyond_the_end_of_a_block_where_nothing_is_closed() -> None:
    places = {"one": "am.0 hall", "two": "am.6 hall"}
    days = [{"date": DAY, "blocks": [{"id": "am", "start": "10:00", "end": "12:00", "step": 10}]}]
    case = on_a_grid("two overruns by 10 min", places, days=days, people=[{"id": "amal"}, UNTIL_NOON])
    assert case.feasible is False


def test_a_session_overruns_the_end_of_its_block_from_its_own_start_only() -> None:
    until = {"id": "badr", "available": [{"from": f"{DAY}T09:00", "to": f"{DAY}T12:10"}]}
    places = {"one": "am.0 hall", "two": "am.6 hall"}
    sessions = [ONE | {"duration": 50}, TWO]
    case = on_a_grid("two overruns by 20 min", places, people=[{"id": "amal"}, until], sessions=sessions)
    assert case.feasible is False


def test_no_other_session_straddles_two_blocks() -> None:
    blocks = [
        {"id": "am", "start": "10:00", "end": "11:00", "step": 10},
        {"id": "next", "start": "11:00", "end": "11:20", "step": 20},
    ]
    side = {"id": "side", "capacity": 100, "available": [{"from": f"{DAY}T10:50", "to": f"{DAY}T11:10"}]}
    case = on_a_grid(
        "one overruns by 10 min",
        {"one": "am.0 hall", "two": "next.0 hall"},
        days=[{"date": DAY, "blocks": blocks}],
        rooms=[{"id": "hall", "capacity": 100}, side],
        sessions=[ONE, TWO | {"duration": 20}],
    )
    assert case.feasible is False


def test_a_break_within_a_block_gives_way_to_one_session_alone() -> None:
    coffee = {"title": "Coffee", "start": "11:00", "end": "11:30", "closed": True}
    soon = {"id": "badr", "available": [{"from": f"{DAY}T10:00", "to": f"{DAY}T11:10"}]}
    given: dict[str, Any] = {
        "days": [
            {
                "date": DAY,
                "blocks": [{"id": "am", "start": "10:00", "end": "13:00", "step": 10}],
                "service": [coffee],
            }
        ],
        "sessions": [ONE | {"duration": 30}, TWO | {"duration": 30}],
        "people": [{"id": "amal", "available": [{"from": f"{DAY}T10:00", "to": f"{DAY}T11:00"}]}, soon],
    }
    places = {"one": "am.0 hall", "two": "am.3 hall"}
    assert on_a_grid("two overruns by 10 min", places, **given).disturbed == Disturbance(0, 0, 0, 0)
    early = {"available": [{"from": f"{DAY}T10:00", "to": f"{DAY}T11:00"}]}
    given["people"] = [{"id": "amal", "available": soon["available"]}, {"id": "badr"} | early]
    assert on_a_grid("two overruns by 10 min", places, **given).feasible is False


def test_a_break_in_another_room_does_not_give_way() -> None:
    rooms = [{"id": "hall", "capacity": 100}, {"id": "side", "capacity": 100}]
    block = {"id": "am", "start": "10:00", "end": "14:00", "step": 60}
    lunch = LUNCH | {"start": "11:00", "rooms": ["side"]}
    case = on_a_grid(
        "one overruns by 10 min",
        {"one": "am.0 hall", "two": "am.1 hall"},
        days=[{"date": DAY, "blocks": [block], "service": [lunch]}],
        rooms=rooms,
        people=[
            {"id": "amal", "available": [{"from": f"{DAY}T10:00", "to": f"{DAY}T11:10"}]},
            {"id": "badr"},
        ],
        sessions=[ONE, TWO | {"pinned": {"start": f"{DAY}T11:00", "rooms": ["hall"]}}],
    )
    assert case.feasible is False


def test_a_break_that_may_be_broken_keeps_its_price_for_all_others() -> None:
    rooms = [{"id": "hall", "capacity": 100}, {"id": "side", "capacity": 100}]
    case = on_a_grid(
        "one overruns by 10 min",
        {"one": "am.6 hall", "two": "am.12 side"},
        end="13:00",
        rooms=rooms,
        rules={"breaks": {"level": "soft"}},
        people=[
            {"id": "amal"},
            {"id": "badr", "available": [{"from": f"{DAY}T12:00", "to": f"{DAY}T13:00"}]},
        ],
    )
    assert case.disturbed == Disturbance(0, 0, 0, 0)
    assert case.delta == {"hard": 0, "medium": 0, "soft": 0}


def test_a_room_closed_in_a_slot_is_closed_while_the_slot_lasts_longer() -> None:
    rooms = [{"id": "big", "capacity": 100}, {"id": "small", "capacity": 20, "unavailable_slots": ["first"]}]
    sessions = [*GIVEN["sessions"][:2], {"id": "c", "speakers": ["chaimae"], "audience": 50}]
    instance = instance_of(**deepcopy(GIVEN | {"rooms": rooms, "sessions": sessions}))
    found = stress(instance, programme_of(instance, a="am.0 big", b="am.2 big", c="am.1 big"), QUICK)
    assert case_of(found, "a overruns by 10 min").feasible is False


def test_what_is_called_off_costs_what_a_repair_without_it_costs() -> None:
    sessions = [*GIVEN["sessions"][:2], {"id": "d", "speakers": ["dina"], "audience": 10}]
    people, places = [*GIVEN["people"], {"id": "dina"}], {"a": "am.0 small", "b": "am.1 big", "d": "am.2 big"}
    given = {"sessions": sessions, "people": people, "rules": {"room_fit": {"seats": 10}}}
    instance = instance_of(**deepcopy(GIVEN | given))
    before = programme_of(instance, **places)
    changed = instance_of(**deepcopy(GIVEN | given | {"sessions": sessions[:2]}))
    mended = repair(changed, before, QUICK).evaluation
    assert mended is not None
    expected = difference(evaluate(instance, before).score, mended.score)
    assert expected["soft"] < 0
    assert case_of(stress(instance, before, QUICK), "dina cancels").delta == expected


def test_what_may_be_left_out_at_a_price_is_called_off_at_none() -> None:
    sessions = [*GIVEN["sessions"][:2], {"id": "d", "speakers": ["dina"], "optional": True, "price": 7}]
    instance = instance_of(
        **deepcopy(GIVEN | {"sessions": sessions, "people": [*GIVEN["people"], {"id": "dina"}]})
    )
    found = stress(instance, programme_of(instance, a="am.0 small", b="am.1 big", d="am.2 big"), QUICK)
    assert case_of(found, "dina cancels").delta == {"hard": 0, "medium": 0, "soft": 0}


def test_who_is_there_in_a_slot_is_there_when_it_lasts_longer() -> None:
    people = [{"id": "amal", "slots": ["first"]}, *GIVEN["people"][1:]]
    sessions = [{"id": "a", "speakers": ["amal"]}, *GIVEN["sessions"][1:]]
    found = tried(people=people, sessions=sessions)
    assert case_of(found, "a overruns by 10 min").disturbed == Disturbance(0, 0, 0, 0)


def test_slots_without_minutes_are_not_overrun() -> None:
    block = {"id": "am", "start": "09:00", "end": "12:00", "timeline": "own", "n_slots": 3}
    instance, programme = conference(days=[{"date": DAY, "blocks": [block]}])
    assert {failure.kind for failure in failures(instance, programme)} == {"lost", "cancels"}


def test_a_change_of_score_is_told_level_by_level() -> None:
    case = case_of(tried(), "small is lost")
    assert case.delta == {"hard": 0, "medium": 0, "soft": 0}


def test_the_instance_itself_stays_as_it_is() -> None:
    instance, programme = conference()
    before = instance.model_dump_json()
    stress(instance, programme, QUICK)
    assert instance.model_dump_json() == before


def test_what_there_was_no_time_for_is_counted() -> None:
    instance, programme = conference()
    found = stress(instance, programme, Settings(seconds=0.0))
    assert found.cases == ()
    assert len(found.untried) == 11
    assert "big is lost" in {event.say("en") for event in found.untried}


def test_the_watcher_hears_of_every_case() -> None:
    heard: list[tuple[int, int]] = []
    stress(*conference(), QUICK, lambda n_done, n_all: heard.append((n_done, n_all)))
    assert heard == [(n, 11) for n in range(1, 12)]


def test_the_same_settings_give_the_same_answer() -> None:
    given = Settings(seconds=None, work=10.0, workers=1)
    assert stress(*conference(), given) == stress(*conference(), given)


@pytest.mark.parametrize("language", LANGUAGES)
def test_failures_are_said_in_every_language(language: Any) -> None:
    instance, programme = conference()
    for failure in failures(instance, programme):
        assert failure.words(instance).say(language)
        network = failure.network(instance, programme)
        assert all(term.reason.words.say(language) for term in network.terms)
