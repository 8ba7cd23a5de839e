"""Why a session does not stand elsewhere is answered as trying all programmes would."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.domain import Instance, Placement, Programme, Score
from scheduler.domain.trade import difference
from scheduler.engines.settings import Settings
from scheduler.errors import UsageError
from scheduler.evaluator import evaluate
from scheduler.relocation import why
from scheduler.rules import state_rules
from tests.brute import all_assignments
from tests.contract.test_contract import EXAMPLES, tiny_instances
from tests.engines.cases import QUICK, places
from tests.rules.case import DAY, NEXT_DAY, instance_of, programme_of
from tests.small import small_instance, small_solution
from tests.twins import OFFERS, twin_instances, twins

Known = list[tuple[Programme, Score]]

DRAWN = [tiny_instances(), twin_instances()]
NAMES = ["all rules", "slots that share starts"]


def all_programmes(instance: Instance) -> Known:
    """Every programme that breaks nothing hard, with its score."""
    network = state_rules(instance)
    programmes = map(network.programme, all_assignments(network))
    scored = ((programme, evaluate(instance, programme).score) for programme in programmes)
    return [(programme, score) for programme, score in scored if score.feasible]


def start_of(instance: Instance, placement: Placement) -> dt.datetime:
    return instance.moment(instance.clock_span(placement.time).start)


def stands(placement: Placement | None) -> tuple[int, int, frozenset[str]] | None:
    """When and where, by whichever slot."""
    return None if placement is None else (placement.start, placement.end, frozenset(placement.rooms))


def n_moves(before: Programme, after: Programme, but: str) -> int:
    sessions = {*before.by_session, *after.by_session} - {but}
    return sum(stands(before.get(session)) != stands(after.get(session)) for session in sessions)


def with_session(known: Known, session: str) -> Iterator[tuple[Programme, Score, Placement]]:
    for programme, score in known:
        placement = programme.get(session)
        if placement is not None:
            yield programme, score, placement


# -- as trying everything would ---------------------------------------------------------------


@pytest.mark.parametrize("instances", DRAWN, ids=NAMES)
def test_a_place_costs_what_the_best_of_all_programmes_with_it_does(
    instances: st.SearchStrategy[Instance],
) -> None:
    found = Counter[str]()

    @given(st.data())
    @settings(max_examples=2 * EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(instances)
        known = all_programmes(instance)
        assume(known)
        given, given_score = draws.draw(st.sampled_from(known))
        session = draws.draw(st.sampled_from(instance.sessions)).id
        starts = sorted({start_of(instance, p) for p in possible_places(instance, session)})
        assume(starts)
        start = draws.draw(st.sampled_from(starts))
        room = draws.draw(st.sampled_from(instance.rooms)).id
        at = draws.draw(st.sampled_from((None, start)))
        rooms = draws.draw(st.sampled_from(((), (room,)))) if at else (room,)
        rivals = [
            (score.costs, n_moves(given, programme, session))
            for programme, score, placement in with_session(known, session)
            if at in (None, start_of(instance, placement)) and set(rooms) <= set(placement.rooms)
        ]
        try:
            answer = why(instance, given, session, QUICK, at=at, rooms=rooms)
        except UsageError:
            assert not rivals
            return
        assert answer.possible is bool(rivals)
        assert answer.exact
        if not rivals:
            assert answer.conflict is not None
            assert "" in [demand.rule for demand in answer.conflict.demands]
            found["impossible"] += 1
            return
        placement = given.get(session)
        if placement and at in (None, start_of(instance, placement)) and set(rooms) <= set(placement.rooms):
            assert not any((answer.delta or {}).values())
            assert answer.moves == ()
            found["there already"] += 1
            return
        least, moved = min(rivals)
        assert answer.delta == difference(given_score, Score(given_score.levels, least))
        assert len([move for move in answer.moves if move.session != session]) == moved
        assert answer.programme is not None
        assert evaluate(instance, answer.programme).score.costs == least
        by_level = Counter[str]()
        for trade in answer.by_rule:
            by_level[trade.level] += trade.delta
        assert all(by_level[level] == delta for level, delta in (answer.delta or {}).items())
        found["costs" if any((answer.delta or {}).values()) else "free"] += 1

    prove()
    assert all(found[kind] for kind in ("impossible", "there already", "costs", "free")), found


def possible_places(instance: Instance, session: str) -> list[Placement]:
    """Every place of a session that the tables have, alone in a programme."""
    network = state_rules(instance)
    number = [s.id for s in instance.sessions].index(session)
    table = network.tables.positions.positions
    found = []
    for position in network.tables.by_session[number].positions:
        p = table[position]
        found.append(Placement(session, instance.blocks[p.block].id, p.first, p.start, p.end, ()))
    return found


@pytest.mark.parametrize("instances", DRAWN, ids=NAMES)
def test_the_best_other_places_are_those_of_all_programmes(instances: st.SearchStrategy[Instance]) -> None:
    found = Counter[int]()

    @given(st.data())
    @settings(max_examples=EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(instances)
        known = all_programmes(instance)
        assume(known)
        given, given_score = draws.draw(st.sampled_from(known))
        session = draws.draw(st.sampled_from(instance.sessions)).id
        n_places = draws.draw(st.sampled_from((1, 3, 8)))
        present = stands(given.get(session))
        least: dict[tuple[dt.datetime, int, frozenset[str]], tuple[int, ...]] = {}
        for _, score, p in with_session(known, session):
            if stands(p) != present:
                key = (start_of(instance, p), p.end, frozenset(p.rooms))
                least[key] = min(score.costs, least.get(key, score.costs))
        answer = why(instance, given, session, QUICK, n_places=n_places)
        assert answer.possible is bool(least)
        assert all(other.exact for other in answer.places)
        listed = [tuple(other.delta[level] for level in instance.levels) for other in answer.places]
        best = [
            tuple(c - g for c, g in zip(costs, given_score.costs, strict=True)) for costs in least.values()
        ]
        assert listed == sorted(best)[:n_places]
        for other, delta in zip(answer.places, listed, strict=True):
            costs = [
                costs
                for (start, _, rooms), costs in least.items()
                if (start, rooms) == (other.start, frozenset(other.rooms))
            ]
            assert tuple(d + g for d, g in zip(delta, given_score.costs, strict=True)) in costs
        if answer.places:
            assert answer.delta == answer.places[0].delta
            assert session in [move.session for move in answer.moves]
        found[len(answer.places)] += 1

    prove()
    assert len(found) > 2, found


# -- cases ------------------------------------------------------------------------------------


def two_days() -> Instance:
    slots = [{"start": "09:00", "end": "10:00"}, {"start": "10:00", "end": "11:00"}]
    block = {"start": "09:00", "end": "11:00", "slots": slots}
    return instance_of(
        base="all",
        days=[
            {"date": DAY, "blocks": [{"id": "thu"} | block]},
            {"date": NEXT_DAY, "blocks": [{"id": "fri"} | block]},
        ],
        people=[{"id": "amal", "available": [{"from": f"{DAY}T09:00", "to": f"{DAY}T10:00"}]}],
        sessions=[{"id": "a", "speakers": ["amal"]}, {"id": "b"}, {"id": "c", "audience": 80}],
    )


def three_placed() -> Programme:
    return programme_of(two_days(), a="thu.0 small", b="thu.1 small", c="thu.1 big")


def test_the_demand_stands_in_the_conflict_with_what_is_in_its_way() -> None:
    answer = why(two_days(), three_placed(), "a", QUICK, at=dt.datetime(2024, 10, 24, 10))
    assert answer.possible is False
    assert answer.conflict is not None
    assert answer.conflict.minimal
    texts = [demand.words.say("en") for demand in answer.conflict.demands]
    assert len(texts) == 2
    assert any("You want a to start on Thursday at 10:00" in text for text in texts)
    assert any("amal" in text for text in texts)


def test_what_stands_in_the_way_moves_and_no_more() -> None:
    answer = why(two_days(), three_placed(), "b", QUICK, at=dt.datetime(2024, 10, 24, 10), rooms=("big",))
    assert answer.possible
    assert [move.session for move in answer.moves] == ["b", "c"]
    assert places(answer.programme)["a"] == "thu.0 small"


def test_nothing_is_searched_where_it_stands_already() -> None:
    answer = why(two_days(), three_placed(), "c", Settings(seconds=0.0), rooms=("big",))
    assert answer.possible
    assert answer.exact
    assert answer.delta == {"hard": 0, "medium": 0, "soft": 0}
    assert answer.moves == ()


def test_a_present_place_that_breaks_a_demand_is_impossible() -> None:
    late = programme_of(two_days(), a="thu.1 small", b="thu.0 small", c="thu.1 big")
    answer = why(two_days(), late, "a", QUICK, at=dt.datetime(2024, 10, 24, 10))
    assert answer.possible is False
    assert answer.conflict is not None
    assert any("amal" in demand.words.say("en") for demand in answer.conflict.demands)


def test_a_present_place_is_possible_where_another_session_can_make_the_programme_valid() -> None:
    clashing = programme_of(two_days(), a="thu.0 small", b="thu.0 small", c="thu.1 big")
    answer = why(two_days(), clashing, "a", QUICK, rooms=("small",))
    assert answer.possible
    assert (answer.delta or {})["hard"] < 0
    assert [move.session for move in answer.moves] == ["b"]


def test_without_time_there_are_estimates_or_nothing() -> None:
    answer = why(small_instance(), best(), "w3", Settings(seconds=0.0))
    assert not any(place.exact for place in answer.places)
    assert answer.possible in (True, None)


def test_a_cost_that_is_not_proved_is_not_called_exact() -> None:
    stands = best().by_session["w3"]
    start = next(p for p in best().placements if p.rooms == stands.rooms and p.session != "w3")
    hardly = Settings(seconds=None, work=1e-9, workers=1)
    answer = why(small_instance(), best(), "w3", hardly, at=start_of(small_instance(), start))
    assert answer.possible
    assert not answer.exact
    assert len(answer.moves) == 2


def test_the_same_work_gives_the_same_answer() -> None:
    given = Settings(seconds=None, work=2.0, workers=2)
    assert why(small_instance(), best(), "w3", given) == why(small_instance(), best(), "w3", given)


def best() -> Programme:
    programme = small_solution().programme
    assert programme is not None
    return programme


# -- slots that share starts ------------------------------------------------------------------


def test_another_slot_at_the_same_time_is_no_other_place() -> None:
    instance = twins(rooms=[{"id": "big", "capacity": 100}], sessions=[{"id": "a"}, {"id": "b"}])
    for slot in ("am.0", "am.1"):
        given = programme_of(instance, a=f"{slot} big", b="am.2 big")
        answer = why(instance, given, "a", QUICK)
        assert [(place.start.hour, place.n_moves) for place in answer.places] == [(10, 1)]
        assert [move.session for move in answer.moves] == ["a", "b"]


def test_a_place_that_several_slots_offer_is_listed_once_at_the_cost_of_the_best_slot() -> None:
    instance = twins(
        OFFERS[2],
        {3: ["Live"]},
        rooms=[{"id": "big", "capacity": 100}],
        sessions=[{"id": "a", "time_tags": {"preferred": ["Live"]}}],
    )
    for limits in (QUICK, Settings(seconds=None, work=1e-9, workers=1)):
        answer = why(instance, programme_of(instance, a="am.1 big"), "a", limits)
        assert [place.start.hour for place in answer.places] == [10]
        assert (answer.delta or {})["soft"] < 0
        assert places(answer.programme) == {"a": "am.3 big"}


def test_where_all_slots_share_one_time_there_is_no_other_place() -> None:
    instance = twins(OFFERS[0][:2], rooms=[{"id": "big", "capacity": 100}], sessions=[{"id": "a"}])
    answer = why(instance, programme_of(instance, a="am.1 big"), "a", QUICK)
    assert answer.possible is False
    assert answer.places == ()


def test_slots_that_end_at_other_times_are_other_places_without_a_duration() -> None:
    instance = twins(rooms=[{"id": "big", "capacity": 100}], sessions=[{"id": "a", "kind": "open"}])
    answer = why(instance, programme_of(instance, a="am.0 big"), "a", QUICK)
    assert sorted(place.start.hour for place in answer.places) == [9, 10]


# -- what cannot be asked ---------------------------------------------------------------------


def test_a_misspelt_session_is_guessed() -> None:
    with pytest.raises(UsageError) as raised:
        why(small_instance(), best(), "opne", QUICK)
    assert "'open'" in raised.value.hint


def test_a_room_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="'hal' is not a room"):
        why(small_instance(), best(), "open", QUICK, rooms=("hal",))


def test_more_rooms_than_the_session_takes_are_refused() -> None:
    with pytest.raises(UsageError, match="cannot take hall, attic at once"):
        why(small_instance(), best(), "open", QUICK, rooms=("hall", "attic"))


@pytest.mark.parametrize(
    "at", [dt.datetime(2030, 5, 17, 9, 5), dt.datetime(2030, 5, 17, 9, 0, 30), dt.datetime(2031, 1, 1)]
)
def test_where_there_is_no_such_start_the_nearest_are_named(at: dt.datetime) -> None:
    with pytest.raises(UsageError) as raised:
        why(small_instance(), best(), "w1", QUICK, at=at)
    assert "2030-05-17T10:30" in raised.value.hint


def test_a_time_zone_is_refused() -> None:
    with pytest.raises(UsageError, match="time zone"):
        why(small_instance(), best(), "w1", QUICK, at=dt.datetime(2030, 5, 17, 9, tzinfo=dt.UTC))
