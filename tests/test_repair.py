"""A repair disturbs as few people as can be, and leaves alone whatever need not be touched."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.disturbance import (
    LEVELS,
    PEOPLE,
    SESSIONS,
    SHIFTS,
    Disturbance,
    begun,
    disturbance,
    disturbing,
    same_times,
)
from scheduler.domain import Instance, Programme
from scheduler.engines.settings import Settings
from scheduler.errors import UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.instance_file import read_instance
from scheduler.formats.old_programme import read_old_programme
from scheduler.formats.programme_file import read_programme
from scheduler.repairs import Repair, repair
from scheduler.rules import state_rules
from scheduler.solver import solve
from tests.brute import all_assignments, n_assignments
from tests.changes_2022 import CHANGES, FRIDAY, THURSDAY, changed, closed
from tests.contract.instances import TINY, assignments, instances
from tests.contract.laws import network_agrees
from tests.rules.case import instance_of, programme_of

ROOT = Path(__file__).parent.parent
QUICK = Settings(seconds=None, workers=1)
CERTAIN = Settings(seconds=None)
EXAMPLES = settings().max_examples
MOST_PROGRAMMES = 600
RULES = ("placed", "left_out", "room_clash", "person_clash", "person_availability")


# -- nothing to repair ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2022", "2024", "grid"])
def test_without_a_change_nothing_changes(name: str) -> None:
    instance = read_instance(ROOT / "instances" / f"{name}.yaml")
    published = read_programme(ROOT / "solutions" / f"{name}.json", instance).programme
    found = repair(instance, published, CERTAIN)
    assert found.status == "optimal"
    assert found.programme == published
    assert found.disturbed == Disturbance(0, 0, 0, 0)
    assert not found.moves
    assert not found.told


@given(st.data())
def test_without_a_change_nothing_is_disturbed(draws: st.DataObject) -> None:
    instance = draws.draw(instances(RULES, TINY, base="all"))
    published = solve(instance, QUICK).programme
    assume(published is not None)
    assert published is not None
    found = repair(instance, published, QUICK)
    assert found.status == "optimal"
    assert found.programme == published


# -- how little is disturbed ----------------------------------------------------------------------


def test_no_programme_disturbs_fewer() -> None:
    found = Counter[str]()

    @given(st.data())
    @settings(max_examples=3 * EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(tiny)
        before = _with_a_room_gone(draws, _any_programme(draws, instance))
        done = repair(instance, before, QUICK)
        least = _least(instance, before)
        found[done.status] += 1
        if least is None:
            assert done.status == "infeasible"
            return
        assert done.status == "optimal"
        assert done.disturbed is not None
        assert (done.disturbed.people, done.disturbed.sessions) == least[:2]
        assert done.evaluation is not None
        assert done.evaluation.feasible
        found["disturbed"] += bool(least[0])

    prove()
    assert found["optimal"] >= EXAMPLES // 2
    assert found["disturbed"] >= EXAMPLES // 10


tiny: st.SearchStrategy[Instance] = instances(RULES, TINY, firm=RULES[:1] + RULES[2:]).filter(
    lambda instance: n_assignments(state_rules(instance)) <= MOST_PROGRAMMES
)


def _any_programme(draws: st.DataObject, instance: Instance) -> Programme:
    network = state_rules(instance)
    return network.programme(draws.draw(assignments(network)))


def _with_a_room_gone(draws: st.DataObject, before: Programme) -> Programme:
    """The programme, in which sometimes a session stood in a room that the instance does not have."""
    if not before.placements or draws.draw(st.integers(0, 3)):
        return before
    first, *others = before.placements
    return Programme((replace(first, rooms=("gone",)), *others))


def _least(instance: Instance, before: Programme) -> tuple[int, int] | None:
    """People and sessions disturbed by the best of all programmes; None where none is feasible."""
    network = state_rules(instance)
    all_of_them = (network.programme(assignment) for assignment in all_assignments(network))
    feasible = (after for after in all_of_them if evaluate(instance, after).feasible)
    return min((_disturbed(instance, before, after) for after in feasible), default=None)


def _disturbed(instance: Instance, before: Programme, after: Programme) -> tuple[int, int]:
    """People and sessions that are not where they were, by comparing what they would read."""

    def place(programme: Programme, session: str) -> object:
        found = programme.get(session)
        return None if found is None else (found.start, found.end, sorted(found.rooms))

    stood = [placement.session for placement in before.placements]
    moved = [session for session in stood if place(after, session) != place(before, session)]
    return len({person for session in moved for person in instance.session[session].people}), len(moved)


@given(st.data())
def test_terms_of_disturbance_are_worth_what_is_counted(draws: st.DataObject) -> None:
    instance = draws.draw(instances(RULES))
    before, after = _any_programme(draws, instance), _any_programme(draws, instance)
    network = disturbing(state_rules(instance), before)
    counted, score = disturbance(instance, before, after), network.score(network.assignment(after))
    assert (score[PEOPLE], score[SESSIONS]) == (counted.people, counted.sessions)
    if len(after.placed(p.session for p in before.placements)) == len(before.placements):
        assert score[SHIFTS] == counted.minutes + 60 * counted.rooms


@given(st.data())
def test_a_model_with_all_placements_fixed_costs_what_is_disturbed(draws: st.DataObject) -> None:
    instance = draws.draw(instances(RULES))
    before = _with_a_room_gone(draws, _any_programme(draws, instance))
    network = disturbing(state_rules(instance), before)
    network_agrees(network, draws.draw(assignments(network)))


# -- 2022 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_edition_of_2022_is_repaired_for_certain(name: str) -> None:
    instance = changed(CHANGES[name])
    before = read_old_programme(ROOT / "solutions" / "2022.json", instance).programme
    found = repair(instance, before, CERTAIN)
    assert found.status == "optimal"
    assert found.programme is not None
    assert found.disturbed == disturbance(instance, before, found.programme)
    assert evaluate(instance, found.programme).feasible
    assert all(found.bound[level] is not None for level in LEVELS)


def test_whoever_cancels_a_morning_disturbs_only_their_session() -> None:
    instance = changed(CHANGES["moderator 4 leaves on Friday morning"])
    before = read_old_programme(ROOT / "solutions" / "2022.json", instance).programme
    found = repair(instance, before, CERTAIN)
    assert [move.session for move in found.moves] == ["S07"]
    assert {notice.person for notice in found.told} == {"mod-4", "exp-088", "exp-089", "exp-090", "exp-091"}


# -- what is kept, and who is told ----------------------------------------------------------------

GIVEN: dict[str, Any] = {
    "base": "all",
    "sessions": [
        {"id": "a", "speakers": ["amal"], "audience": 50},
        {"id": "b", "speakers": ["badr"], "moderators": ["amal"]},
        {"id": "c", "speakers": ["chaimae"], "optional": True},
    ],
    "people": [{"id": "amal"}, {"id": "badr"}, {"id": "chaimae"}],
}
PLACES = {"a": "am.0 big", "b": "am.2 small", "c": "am.2 big"}


def case(**changes: Any) -> tuple[Instance, Programme]:
    """The instance with changes, and the programme from before them."""
    before = programme_of(instance_of(**deepcopy(GIVEN)), **PLACES)
    return instance_of(**deepcopy(GIVEN | changes)), before


def at(clock: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2024-10-24T{clock}")


def closed_room(room: str, start: str, end: str) -> dict[str, Any]:
    rooms = [{"id": "big", "capacity": 100}, {"id": "small", "capacity": 20}]
    window = {"from": f"2024-10-24T{start}", "to": f"2024-10-24T{end}"}
    return {"rooms": [r | {"unavailable": [window]} if r["id"] == room else r for r in rooms]}


def placed(found: Repair) -> dict[str, str]:
    """Where everything stands, as `programme_of` takes it."""
    assert found.programme is not None
    return {p.session: f"{p.block}.{p.slot} {'+'.join(p.rooms)}" for p in found.programme.placements}


def test_an_hour_is_moved_by_as_little_as_can_be() -> None:
    found = repair(*case(**closed_room("small", "11:00", "13:00")), QUICK)
    assert placed(found) == PLACES | {"b": "am.1 small"}
    assert found.disturbed == Disturbance(people=2, sessions=1, minutes=60, rooms=0)
    assert [(notice.person, notice.move.session) for notice in found.told] == [("amal", "b"), ("badr", "b")]


def test_fewer_people_come_before_fewer_minutes() -> None:
    instance, before = case(**closed_room("big", "11:00", "13:00"))
    found = repair(instance, before, QUICK)
    assert placed(found) == PLACES | {"c": "am.1 big"}
    assert found.disturbed == Disturbance(people=1, sessions=1, minutes=60, rooms=0)


def test_an_optional_session_is_moved_rather_than_left_out() -> None:
    found = repair(*case(**closed_room("big", "10:00", "13:00")), QUICK)
    assert placed(found)["c"] == "am.3 small"


def test_times_can_be_fixed() -> None:
    instance, before = case(**closed_room("big", "11:00", "13:00"))
    found = repair(instance, before, QUICK, times_fixed=True)
    assert found.status == "infeasible"
    [conflict] = found.conflicts
    assert "times_fixed" in {demand.rule for demand in conflict.demands}


@pytest.mark.parametrize(
    ("room", "day"), [("atelier-2", THURSDAY), ("atelier-4", FRIDAY), ("atelier-6", FRIDAY)]
)
def test_where_no_room_is_left_at_fixed_times_a_small_conflict_tells_whose(room: str, day: str) -> None:
    """It holds a session that would have to move, and those that stand at its time; no others."""
    instance = changed(closed(room, day, "09:00", "19:00"))
    before = read_old_programme(ROOT / "solutions" / "2022.json", instance).programme
    found = repair(instance, before, CERTAIN, times_fixed=True)
    [conflict] = found.conflicts
    assert conflict.minimal
    fixed = [demand.subjects[0] for demand in conflict.demands if demand.rule == "times_fixed"]
    assert fixed
    assert len({placed.start for placed in before.placed(fixed)}) == 1
    assert {s for demand in conflict.demands for s in demand.subjects} & instance.session.keys() == {*fixed}


def test_with_fixed_times_rooms_change() -> None:
    instance, before = case(**closed_room("small", "11:00", "13:00"))
    before = Programme(before.placements[:2])
    found = repair(instance, before, QUICK, times_fixed=True)
    assert placed(found)["b"] == "am.2 big"
    assert found.disturbed == Disturbance(people=2, sessions=1, minutes=0, rooms=1)


def test_what_has_begun_stays_and_nothing_new_begins_in_the_past() -> None:
    instance, before = case(**closed_room("small", "11:00", "12:00"))
    found = repair(instance, before, QUICK, now=at("10:30"))
    assert placed(found) == PLACES | {"b": "am.3 small"}


HALF_PAST_NINE = "09:30"
MOVED_TO = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in range(10, 13)]
AFTER = {
    "its room is closed": closed_room("big", "09:00", "10:00"),
    "its room is lost": {"rooms": [{"id": "small", "capacity": 20}, {"id": "new", "capacity": 100}]},
    "its room is smaller": {"rooms": [{"id": "big", "capacity": 40}, {"id": "small", "capacity": 20}]},
    "its time is lost": {
        "days": [
            {
                "date": "2024-10-24",
                "blocks": [{"id": "am", "start": "10:00", "end": "13:00", "slots": MOVED_TO}],
            }
        ]
    },
    "its block is lost": {
        "days": [
            {
                "date": "2024-10-24",
                "blocks": [{"id": "late", "start": "10:00", "end": "13:00", "slots": MOVED_TO}],
            }
        ]
    },
    "its speaker has left": {
        "people": [
            {"id": "amal", "available": [{"from": "2024-10-24T11:00", "to": "2024-10-25T13:00"}]},
            *GIVEN["people"][1:],
        ]
    },
    "it is pinned elsewhere": {
        "sessions": [
            GIVEN["sessions"][0] | {"pinned": {"start": "2024-10-24T12:00", "rooms": ["small"]}},
            *GIVEN["sessions"][1:],
        ]
    },
    "it takes more rooms": {
        "sessions": [GIVEN["sessions"][0] | {"n_rooms": 2}, *GIVEN["sessions"][1:]],
    },
}


@pytest.mark.parametrize("change", AFTER)
def test_what_has_begun_stays_though(change: str) -> None:
    instance, before = case(**AFTER[change])
    found = repair(instance, before, QUICK, now=at(HALF_PAST_NINE))
    assert found.status == "optimal"
    assert found.programme is not None
    assert found.evaluation is not None
    assert found.programme.get("a") == before.get("a")
    assert "a" not in {move.session for move in found.moves}
    broken = {violation.subjects[0] for violation in found.evaluation.violations if violation.level == "hard"}
    assert broken <= {"a", "amal"}


def test_what_has_begun_breaks_no_demand_that_nothing_can_mend() -> None:
    rooms = [{"id": "big", "capacity": 20}, {"id": "small", "capacity": 20}]
    instance, before = case(rooms=rooms)
    found = repair(instance, before, QUICK, now=at(HALF_PAST_NINE))
    assert found.evaluation is not None
    assert found.evaluation.score["hard"] == evaluate(instance, before).score["hard"] == 30


def two_speeches(**changes: Any) -> tuple[Instance, Programme]:
    """Amal speaks at nine, at ten and at eleven."""
    sessions = [{"id": name, "speakers": ["amal"]} for name in "abc"]
    given = {"base": "all", "sessions": sessions, "people": [{"id": "amal"}]}
    before = programme_of(instance_of(**deepcopy(given)), a="am.0 big", b="am.1 big", c="am.2 big")
    return instance_of(**deepcopy(given | changes)), before


@pytest.mark.parametrize(("most", "status"), [(1, "infeasible"), (2, "infeasible"), (3, "optimal")])
def test_a_limit_counts_what_has_begun_for_what_has_not(most: int, status: str) -> None:
    instance, before = two_speeches(people=[{"id": "amal", "per_day": most}])
    assert repair(instance, before, QUICK, now=at("10:30")).status == status


def test_a_limit_that_the_past_alone_has_broken_asks_nothing_of_a_later_day() -> None:
    slots = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in range(9, 13)]
    days = [
        {"date": f"2024-10-{day}", "blocks": [{"id": name, "start": "09:00", "end": "13:00", "slots": slots}]}
        for day, name in ((24, "am"), (25, "friday"))
    ]
    instance, before = two_speeches(people=[{"id": "amal", "per_day": 1}], days=days)
    found = repair(instance, before, QUICK, now=at("10:30"))
    assert placed(found) == {"a": "am.0 big", "b": "am.1 big", "c": "friday.0 big"}


def test_what_has_begun_stays_in_the_way_of_what_has_not() -> None:
    sessions = [{"id": "a", "duration": 120}, {"id": "b", "follows": [{"session": "a"}]}]
    days = [
        {"date": "2024-10-24", "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "step": 60}]},
    ]
    before = programme_of(instance_of(base="all", sessions=sessions, days=days), a="am.0 big", b="am.2 big")
    rooms = [{"id": "small", "capacity": 20}]
    instance = instance_of(base="all", sessions=sessions, days=days, rooms=rooms)
    found = repair(instance, before, QUICK, now=at("10:00"))
    assert placed(found) == {"a": "am.0 big", "b": "am.2 small"}
    late = replace(before.placements[0], start=before.placements[0].start + 120, end=13 * 60)
    stuck = Programme((replace(late, slot=2), replace(before.placements[1], start=12 * 60, slot=3)))
    assert repair(instance, stuck, QUICK, now=at("11:30")).status == "infeasible"


def test_what_has_begun_stays_though_its_day_is_lost() -> None:
    days = [
        {"date": "2024-10-25", "blocks": [{"id": "f", "start": "09:00", "end": "13:00", "step": 60}]},
    ]
    instance, before = case(days=days)
    day = 24 * 60
    stood = [replace(old, start=old.start - day, end=old.end - day) for old in before.placements]
    found = repair(instance, Programme(tuple(stood)), QUICK, now=at(HALF_PAST_NINE))
    assert found.programme is not None
    assert found.programme.get("a") == stood[0]
    assert {found.programme.by_session[s].block for s in "bc"} == {"f"}


def test_what_is_over_is_told_to_nobody_though_the_session_is_no_more() -> None:
    instance, before = case(sessions=GIVEN["sessions"][1:])
    assert not repair(instance, before, QUICK, now=at(HALF_PAST_NINE)).told


def test_a_repair_may_be_repaired() -> None:
    instance, before = case(**AFTER["its room is lost"])
    once = repair(instance, before, QUICK, now=at(HALF_PAST_NINE)).programme
    assert once is not None
    assert repair(instance, once, QUICK, now=at("11:30")).programme == once


def test_now_is_on_the_clock_of_the_conference() -> None:
    with pytest.raises(UsageError, match="has a time zone"):
        repair(*case(), QUICK, now=at("10:30").replace(tzinfo=dt.UTC))


def test_a_new_session_disturbs_nobody_and_its_people_are_told() -> None:
    sessions = [*GIVEN["sessions"], {"id": "d", "speakers": ["badr"]}]
    found = repair(*case(sessions=sessions), QUICK)
    assert found.disturbed == Disturbance(0, 0, 0, 0)
    [notice] = found.told
    assert (notice.person, notice.move.session, notice.move.kind) == ("badr", "d", "added")


def test_sessions_that_are_no_more_are_told_last() -> None:
    found = repair(*case(sessions=GIVEN["sessions"][:2]), QUICK)
    assert found.disturbed == Disturbance(0, 0, 0, 0)
    [notice] = found.told
    assert (notice.person, notice.move.session, notice.move.after) == (None, "c", None)


def test_who_lost_their_room_is_disturbed_as_little_as_can_be() -> None:
    rooms = [{"id": "big", "capacity": 100}, {"id": "other", "capacity": 20}]
    found = repair(*case(rooms=rooms), QUICK)
    assert placed(found) == PLACES | {"b": "am.2 other"}


def test_a_block_may_have_another_name() -> None:
    slots = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in range(9, 13)]
    days = [
        {"date": "2024-10-24", "blocks": [{"id": "new", "start": "09:00", "end": "13:00", "slots": slots}]}
    ]
    found = repair(*case(days=days), QUICK)
    assert found.disturbed == Disturbance(0, 0, 0, 0)
    assert not found.moves


def test_who_stays_longer_at_the_same_start_is_told_and_not_disturbed() -> None:
    sessions = [
        session | {"duration": 45} if session["id"] == "b" else session for session in GIVEN["sessions"]
    ]
    found = repair(*case(sessions=sessions), QUICK)
    assert found.disturbed == Disturbance(0, 0, 0, 0)
    assert [move.session for move in found.moves] == ["b"]


def test_levels_of_the_instance_come_after_disturbance() -> None:
    instance, before = case()
    network = disturbing(state_rules(instance), before)
    assert network.levels == ("hard", *LEVELS, "medium", "soft")
    assert network.instance.hash != instance.hash or network.instance.levels != instance.levels


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_reason_is_said_in_every_language(language: Any) -> None:
    instance, before = case()
    network = same_times(begun(disturbing(state_rules(instance), before), before, at("10:00")), before)
    assert all(term.reason.words.say(language) for term in network.terms)
