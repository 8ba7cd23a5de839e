"""Each thing that may fail is tried by itself, and what it would cost is told, the worst first."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from scheduler.disturbance import Disturbance
from scheduler.domain import Instance, Programme
from scheduler.domain.text import LANGUAGES
from scheduler.engines.settings import Settings
from scheduler.mishap import Case, Stress, stress
from scheduler.mishap.failures import failures
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
