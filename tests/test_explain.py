"""Explanations are true: held against all programmes of tiny instances, and against hand-made cases."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scheduler.demands import Demand, demands
from scheduler.domain import Instance
from scheduler.domain.text import LANGUAGES
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.explanation import Explanation, conflicts_of, explain
from scheduler.explanation.around_left_out import try_around_left_out
from scheduler.explanation.attempts import Attempts
from scheduler.explanation.changes.amounts import more_rooms, raise_limit
from scheduler.explanation.changes.people import take_off
from scheduler.explanation.closers import needed_closers
from scheduler.explanation.conflicts import separate_conflicts
from scheduler.explanation.deletion import without_spare
from scheduler.explanation.hitting import Hit, cheapest_hitting_set
from scheduler.explanation.levers import Lever, levers
from scheduler.explanation.mending import Mender
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.patience import Patience
from scheduler.explanation.quickxplain import quickxplain
from scheduler.explanation.remedies import find_remedies
from scheduler.explanation.rotation import Rotating, rotate
from scheduler.rules import state_rules
from tests.brute import all_assignments, best_score, n_assignments
from tests.contract.instances import Size, instances
from tests.rules.case import DAY, NEXT_DAY, instance_of

QUICK = Settings(seconds=None, work=20.0, workers=1)
CROWDED = Size(sessions=3, days=1, blocks=1, slots=2, rooms=2)
MOST_PROGRAMMES = 600
EXAMPLES = settings().max_examples
ALWAYS = ("placed", "room_clash")
HARD_RULES = (
    "allowed_times",
    "breaks",
    "kind_rooms",
    "person_availability",
    "person_clash",
    "pinned",
    "plenary",
    "precedence",
    "room_capacity",
    "room_features",
    "session_conflict",
    "tag_demands",
)


def sets_met(instance: Instance) -> set[frozenset[int]]:
    """For every programme the numbers of the demands that it meets."""
    network = state_rules(instance)
    asked = demands(network)
    return {
        frozenset(
            number
            for number, demand in enumerate(asked)
            if all(network.terms[term].value(network, assignment) <= 0 for term in demand.terms)
        )
        for assignment in all_assignments(network)
    }


def can_be_met(numbers: Iterable[int], met: set[frozenset[int]]) -> bool:
    wanted = frozenset(numbers)
    return any(wanted <= some for some in met)


# -- against all programmes -------------------------------------------------------------------------


def test_conflicts_and_mends_hold_against_all_programmes() -> None:
    found = Counter[str]()

    @settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(st.data())
    def prove(draws: st.DataObject) -> None:
        names = draws.draw(st.lists(st.sampled_from(HARD_RULES), min_size=1, max_size=4, unique=True))
        instance = draws.draw(
            instances([*ALWAYS, *names], CROWDED, 1, without=("optional",), firm=(*ALWAYS, *HARD_RULES))
        )
        assume(n_assignments(state_rules(instance)) <= MOST_PROGRAMMES)
        found[_agrees(instance)] += 1

    prove()
    assert found["feasible"] >= EXAMPLES // 10
    assert found["smallest"] >= EXAMPLES // 10
    assert found["smallest"] >= found["mended"]


def _agrees(instance: Instance) -> str:
    """What kind of instance it is, once its explanation is held against all its programmes."""
    explanation = explain(instance, QUICK, n_conflicts=3, n_remedies=2)
    assert explanation.feasible == best_score(instance).feasible
    if explanation.feasible:
        assert explanation == Explanation(True, all_conflicts=True)
        return "feasible"
    met = sets_met(instance)
    asked = demands(state_rules(instance))
    seen: set[int] = set()
    for conflict in explanation.conflicts:
        numbers = {asked.index(demand) for demand in conflict.demands}
        assert conflict.minimal
        assert not can_be_met(numbers, met)
        assert all(can_be_met(numbers - {spared}, met) for spared in numbers)
        assert seen.isdisjoint(numbers)
        seen |= numbers
    for remedy in explanation.remedies:
        assert remedy.verified
        assert remedy.mended is not None
        assert explain(remedy.mended, QUICK, n_remedies=0).feasible
    further = explain(instance, QUICK, n_remedies=1, looks_further=True)
    for told in (explanation, further):
        _insist_on_the_smallest(told, instance, met)
    if not further.remedies:
        return "hopeless"
    return "smallest" if further.remedies_smallest else "mended"


def _insist_on_the_smallest(explanation: Explanation, instance: Instance, met: set[frozenset[int]]) -> None:
    """Raise if one or two levers, of those that have one price, do for less than the smallest."""
    if not explanation.remedies_smallest:
        return
    asked, cost = demands(state_rules(instance)), explanation.remedies[0].cost
    known = [{change.lever for change in remedy.changes} for remedy in explanation.remedies]
    cheap = [lever for lever in levers(instance, asked) if lever.price < cost and not _is_paid_often(lever)]
    for chosen in [*combinations(cheap, 1), *combinations(cheap, 2)]:
        is_known = any(fields <= {lever.field for lever in chosen} for fields in known)
        if sum(lever.price for lever in chosen) < cost and not is_known:
            lifted = {number for lever in chosen for number in lever.demands}
            assert not can_be_met(set(range(len(asked))) - lifted, met), [lever.field for lever in chosen]


def _is_paid_often(lever: Lever) -> bool:
    """Whether its price is to be paid for each room, team or session."""
    return lever.change in (more_rooms, raise_limit, take_off)


# -- hand-made cases --------------------------------------------------------------------------------

SLOTS = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in range(9, 11)]
TWO_SLOTS = [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "slots": SLOTS}]}]


def window(start: str, end: str, day: str = DAY) -> dict[str, str]:
    return {"from": f"{day}T{start}", "to": f"{day}T{end}"}


def case(*sessions: Mapping[str, object], **given: object) -> Instance:
    """Two slots, two rooms, the base rules in force."""
    return instance_of(sessions=list(sessions), **({"base": "all", "days": TWO_SLOTS} | given))


def told(explanation: Explanation) -> list[list[str]]:
    """The fields that each mend changes."""
    return [[change.field for change in remedy.changes] for remedy in explanation.remedies]


def sentences(explanation: Explanation) -> list[str]:
    return [change.words.say() for remedy in explanation.remedies for change in remedy.changes]


def rules_of(found: Iterable[Demand]) -> list[str]:
    return sorted(demand.rule for demand in found)


def test_a_solvable_instance_has_nothing_to_explain() -> None:
    assert explain(case({"id": "a"}), QUICK) == Explanation(True, all_conflicts=True)


def test_within_no_time_nothing_is_known() -> None:
    sessions = [{"id": f"s{number}", "speakers": ["amal"]} for number in range(3)]
    instance = case(*sessions, people=[{"id": "amal"}])
    explanation = explain(instance, Settings(seconds=0))
    assert explanation.feasible is None
    assert explanation.conflicts == ()
    assert not explanation.minimal


def test_a_window_that_closes_every_place_is_widened_just_so_far() -> None:
    amal = {"id": "amal", "name": "Amal", "available": [window("09:00", "09:30")]}
    explanation = explain(case({"id": "a", "speakers": ["amal"]}, people=[amal]), QUICK)
    [conflict] = explanation.conflicts
    assert rules_of(conflict.demands) == ["person_availability", "placed"]
    assert [words.say() for words in conflict.therefore] == ["a can stand nowhere."]
    assert told(explanation) == [["people.amal.available"], ["people.amal"], ["sessions.a.optional"]]
    assert sentences(explanation) == [
        "Let Amal be there Thursday 09:30-10:00.",
        "Take Amal off a.",
        "Leave out a.",
    ]


def test_one_person_in_too_many_sessions() -> None:
    sessions = [{"id": f"s{number}", "speakers": ["amal"]} for number in range(3)]
    explanation = explain(case(*sessions, people=[{"id": "amal"}]), QUICK)
    [conflict] = explanation.conflicts
    assert rules_of(conflict.demands) == ["person_clash", "placed", "placed", "placed"]
    assert "There are 3 of them" in conflict.therefore[0].say()
    assert told(explanation) == [["people.amal"], ["blocks.am.slots"], ["sessions.s0.optional"]]


def test_independent_conflicts_are_told_apart_and_mended_together() -> None:
    people = [{"id": name, "available": [window("09:00", "09:30")]} for name in ("amal", "badr")]
    sessions = [{"id": "a", "speakers": ["amal"]}, {"id": "b", "speakers": ["badr"]}]
    instance = case(*sessions, people=people)
    assert len(explain(instance, QUICK).conflicts) == 1
    explanation = explain(instance, QUICK, n_conflicts=5, n_remedies=1)
    assert len(explanation.conflicts) == 2
    assert told(explanation) == [["people.amal.available", "people.badr.available"]]


def test_conflicts_of_a_network_need_no_instance_file() -> None:
    network = state_rules(case({"id": "a", "duration": 180}))
    [conflict] = conflicts_of(network, QUICK)
    assert rules_of(conflict.demands) == ["placed", "slot_fits"]
    assert conflicts_of(state_rules(case({"id": "a"})), QUICK) == ()


def test_two_windows_of_two_people_are_two_demands() -> None:
    people = [{"id": name, "available": [window("09:00", "10:00")]} for name in ("amal", "badr")]
    network = state_rules(case({"id": "a", "speakers": ["amal", "badr"]}, people=people))
    found = [demand for demand in demands(network) if demand.rule == "person_availability"]
    assert [demand.subjects for demand in found] == [("amal", "a"), ("badr", "a")]


def test_ids_may_hold_dots() -> None:
    amal = {"id": "a.mal", "available": [window("09:00", "09:30")]}
    explanation = explain(case({"id": "x.y", "speakers": ["a.mal"]}, people=[amal]), QUICK)
    assert told(explanation) == [["people.a.mal.available"], ["people.a.mal"], ["sessions.x.y.optional"]]


ONE_ROOM = [{"id": "big", "capacity": 100}]
LATE = [window("09:00", "10:00", NEXT_DAY)]
MENDS = {
    "people.amal.unavailable": (
        case(
            {"id": "a", "speakers": ["amal"]},
            people=[{"id": "amal", "name": "Amal", "unavailable": [window("08:00", "12:00")]}],
        ),
        "Let Amal be there Thursday 10:00-11:00.",
    ),
    "people.amal.slots": (
        case(
            {"id": "a", "n_slots": 2, "speakers": ["amal"]},
            people=[{"id": "amal", "name": "Amal", "slots": ["am.1"]}],
        ),
        "Let Amal be there Thursday 10:00-11:00.",
    ),
    "people.amal.unavailable_slots": (
        case(
            {"id": "a", "speakers": ["amal"]},
            people=[{"id": "amal", "name": "Amal", "unavailable_slots": ["am.1", "am.2"]}],
        ),
        "Let Amal be there Thursday 10:00-11:00.",
    ),
    "people.amal.pause": (
        case(
            *({"id": name, "speakers": ["amal"]} for name in "ab"),
            people=[{"id": "amal", "pause": 15}],
        ),
        "Let amal do without a pause between two sessions.",
    ),
    "rooms.big.available": (
        case({"id": "a"}, rooms=[{"id": "big", "capacity": 9, "available": LATE}]),
        "Open big Thursday 09:00-10:00.",
    ),
    "rooms.big.unavailable": (
        case({"id": "a"}, rooms=[{"id": "big", "capacity": 9, "unavailable": [window("08:00", "12:00")]}]),
        "Open big Thursday 09:00-10:00.",
    ),
    "rooms.big.unavailable_slots": (
        case({"id": "a"}, rooms=[{"id": "big", "capacity": 9, "unavailable_slots": ["am.1", "am.2"]}]),
        "Open big Thursday 09:00-10:00.",
    ),
    "rooms.big.changeover": (
        case(*({"id": name} for name in "ab"), rooms=[{"id": "big", "capacity": 9, "changeover": 15}]),
        "Change big over in 0 min.",
    ),
    "sessions.a.allowed": (case({"id": "a", "allowed": LATE}), "Allow a Thursday 10:00-11:00."),
    "sessions.a.forbidden": (
        case({"id": "a", "forbidden": [window("08:00", "12:00")]}),
        "Allow a Thursday 10:00-11:00.",
    ),
    "kinds.talk.allowed": (
        case({"id": "a"}, kinds={"talk": {"allowed": LATE}}),
        "Allow sessions of kind talk Thursday 10:00-11:00.",
    ),
    "sessions.a.audience": (
        case({"id": "a", "audience": 150}),
        "Plan a for an audience of 100, or find as many seats as it needs.",
    ),
    "sessions.a.needs": (case({"id": "a", "needs": ["stage"]}), "Let a do without stage."),
    "sessions.a.duration": (case({"id": "a", "duration": 90}), "Shorten a to 60 min."),
    "sessions.b.conflicts": (
        case(
            {"id": "a"},
            {"id": "b", "conflicts": ["a"]},
            {"id": "c", "conflicts": ["a", "b"]},
        ),
        "Let b and a run at the same time.",
    ),
    "kinds.talk.plenary": (
        case(*({"id": name} for name in "abc"), kinds={"talk": {"plenary": True}}),
        "Let other sessions run at the same time as those of kind talk.",
    ),
}


@pytest.mark.parametrize("field", MENDS)
def test_every_field_has_its_own_mend(field: str) -> None:
    instance, sentence = MENDS[field]
    explanation = explain(instance, QUICK, n_remedies=8)
    remedy = explanation.remedies[told(explanation).index([field])]
    assert [change.words.say() for change in remedy.changes] == [sentence]
    assert all(change.words.say(language) for change in remedy.changes for language in LANGUAGES)
    assert remedy.verified
    assert remedy.mended is not None
    assert explain(remedy.mended, QUICK).feasible


def test_too_many_sessions_for_a_room_ask_for_another_room() -> None:
    instance = case(*({"id": name} for name in "abc"), rooms=ONE_ROOM)
    explanation = explain(instance, QUICK, n_remedies=1)
    assert sentences(explanation) == ["Add rooms like big (how many: 1)."]
    assert told(explanation) == [["rooms"]]
    assert explanation.remedies[0].mended is not None
    assert [room.id for room in explanation.remedies[0].mended.rooms] == ["big", "big-2"]


def crowded_out() -> Instance:
    """Six sessions, of which four stand where rooms are closed: nothing but opening both of them is cheap."""
    open_at_nine = {"capacity": 50, "available": [window("09:00", "10:00")]}
    closed = {"title": "Night", "start": "12:00", "end": "24:00"}
    day = {
        "date": DAY,
        "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 60}],
        "service": [{"title": "Closed", "start": "00:00", "end": "09:00"}, closed],
    }
    return case(
        *({"id": f"s{n}", "audience": 40} for n in range(6)),
        days=[day],
        rooms=[{"id": name} | open_at_nine for name in ("r1", "r2")],
        people=[],
    )


def test_many_sessions_in_the_way_are_mended_by_what_they_have_in_common() -> None:
    network = state_rules(crowded_out())
    oracle = Oracle(network, demands(network), Patience(Settings(seconds=8.0, workers=4)))
    numbers = separate_conflicts(oracle, 1)
    found = levers(network.instance, oracle.demands)
    attempts = Attempts(oracle, Mender(network.instance, oracle, lambda: None), found, n_wanted=1)
    try_around_left_out(attempts, {oracle.demands[number].rule for number in numbers[0]})
    [remedy] = attempts.kept.cheapest()
    assert [change.lever for change in remedy.changes] == ["rooms.r1.available", "rooms.r2.available"]


def test_who_looks_further_is_told_the_smallest_mend_and_that_it_is() -> None:
    explanation = explain(crowded_out(), QUICK, looks_further=True)
    assert explanation.remedies_smallest
    assert explanation.remedies[0].cost <= 6
    costs = [remedy.cost for remedy in explanation.remedies]
    assert costs == sorted(costs)
    assert all(remedy.verified for remedy in explanation.remedies)


def test_an_interrupted_explanation_says_so_and_tells_what_it_has() -> None:
    amal = {"id": "amal", "available": [window("09:00", "09:30")]}
    network = state_rules(case({"id": "a", "speakers": ["amal"]}, people=[amal]))
    patience = Patience(QUICK)
    oracle = Oracle(network, demands(network), patience)
    numbers = separate_conflicts(oracle, 1)
    patience.interrupt.requested = True
    assert patience.over
    assert find_remedies(oracle, numbers, 3).told == ()
    assert oracle.feasible(range(len(oracle.demands))) is None


def test_whoever_listened_before_hears_of_an_interruption() -> None:
    outer, inner = Interrupt(), Interrupt()
    with outer.listening(), inner.listening():
        signal.raise_signal(signal.SIGINT)
    assert inner.requested
    assert outer.requested


# -- the algorithms by themselves -------------------------------------------------------------------


@given(st.data())
def test_what_is_found_cannot_be_spared_and_is_what_is_preferred(draws: st.DataObject) -> None:
    members = list(range(draws.draw(st.integers(1, 12))))
    sets = st.sets(st.sampled_from(members), min_size=1, max_size=4)
    cores = draws.draw(st.lists(sets, min_size=1, max_size=3))

    def infeasible(kept: Iterable[int]) -> bool:
        return any(core <= set(kept) for core in cores)

    found = quickxplain(members, infeasible)
    assert infeasible(found)
    assert not any(infeasible(set(found) - {spared}) for spared in found)
    assert without_spare(members, infeasible) == found


def test_of_what_can_be_met_without_any_nothing_is_left() -> None:
    assert without_spare(range(9), lambda kept: True) == ()


@pytest.mark.parametrize(("n_needed", "most"), [(0, 6), (1, 16), (60, 70)])
def test_few_questions_are_asked(n_needed: int, most: int) -> None:
    asked: list[int] = []

    def infeasible(kept: Iterable[int]) -> bool:
        asked.append(1)
        return set(range(n_needed)) <= set(kept)

    assert without_spare(range(60), infeasible) == tuple(range(n_needed))
    assert len(asked) <= most


def test_demands_that_close_no_place_of_their_own_are_left_out() -> None:
    network = state_rules(case({"id": "a", "audience": 500, "needs": ["stage"]}))
    asked = demands(network)
    kept = needed_closers(network, asked, range(len(asked)))
    assert {demand.rule for demand in asked} - {asked[n].rule for n in kept} == {"room_features"}


@given(st.data())
def test_hitting_sets_are_the_cheapest(draws: st.DataObject) -> None:
    weights = draws.draw(st.lists(st.tuples(st.integers(1, 4)), min_size=4, max_size=6))
    members = st.sets(st.integers(0, len(weights) - 1), min_size=1, max_size=3)
    conflicts = [tuple(sorted(held)) for held in draws.draw(st.lists(members, min_size=1, max_size=4))]
    found = cheapest_hitting_set(conflicts, weights, []).chosen
    assert found is not None
    every = ({n for n in range(len(weights)) if mask >> n & 1} for mask in range(2 ** len(weights)))
    hitting = [chosen for chosen in every if all(chosen & set(held) for held in conflicts)]
    assert sum(weights[n][0] for n in found) == min(sum(weights[n][0] for n in held) for held in hitting)
    other = cheapest_hitting_set(conflicts, weights, [found]).chosen
    assert other is None or not found <= other


def test_what_cannot_be_hit_has_no_hitting_set() -> None:
    assert cheapest_hitting_set([(0,), ()], [(1,)], []) == Hit(None, None)


def test_patience_is_limited_for_a_while_only() -> None:
    patience = Patience(Settings(seconds=100.0))
    with patience.limited(0.0, 0.5):
        assert 40 < (patience.seconds or 0) <= 50
        with patience.limited(0.0, 0.0):
            assert patience.over
        assert not patience.over
    assert (patience.seconds or 0) > 90
    assert patience.moment(5.0) < 10


def test_patience_without_a_limit_has_none_for_a_while_either() -> None:
    patience = Patience(QUICK)
    with patience.limited(0.0, 0.0):
        assert patience.seconds is None
    assert patience.moment(5.0) == float("inf")


def test_what_is_left_out_and_what_concerns_it() -> None:
    instance = instance_of(
        base="all",
        rooms=[{"id": "hall", "capacity": 100}],
        sessions=[{"id": f"s{number}", "duration": 180} for number in range(3)],
    )
    network = state_rules(instance)
    oracle = Oracle(network, demands(network), Patience(QUICK))
    everything = range(len(oracle.demands))
    without = oracle.leave_out_fewest(everything, 1)
    assert without is not None
    out = oracle.left_out(without)
    assert out
    assert {number for number in everything if number not in oracle.met_by(without)} == {
        number for number in everything if oracle.is_to_stand(number) and oracle.concerns(number, out)
    }
    [room] = [number for number in everything if oracle.demands[number].rule == "room_clash"]
    assert not oracle.concerns(room, frozenset())


def crowded() -> tuple[Oracle, dict[int, int]]:
    """Five sessions for four places, the last for the first only; and the demand of each to stand."""
    alike = [{"id": name} for name in "abcd"]
    early = {"id": "e", "allowed": [window("09:00", "10:00")]}
    rooms = [{"id": "hall", "capacity": 100}]
    network = state_rules(instance_of(base="all", rooms=rooms, sessions=[*alike, early]))
    oracle = Oracle(network, demands(network), Patience(QUICK))
    numbers = range(len(oracle.demands))
    return oracle, {oracle.session_of(number): number for number in numbers if oracle.is_to_stand(number)}


def test_of_sessions_that_could_change_places_one_programme_tells_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    oracle, standing = crowded()
    everything = frozenset(range(len(oracle.demands)))
    last, unknown = standing[4], {standing[session] for session in range(4)}
    assert oracle.infeasible(everything)
    assert oracle.feasible(everything - {last})
    shown = oracle.programme_of(everything - {last})
    assert shown is not None
    monkeypatch.setattr(oracle, "_solved", None)
    rotate(oracle, everything, last, shown, unknown)
    assert not unknown
    spared = {number for number in everything if oracle.is_known_feasible(everything - {number})}
    assert spared == set(standing.values())


def test_who_rotates_asks_a_solver_once_for_all_sessions_that_could_change_places() -> None:
    oracle, standing = crowded()
    some = sorted(standing.values())
    others = [number for number in range(len(oracle.demands)) if number not in some]
    solved: list[frozenset[int]] = []
    solve = oracle._solved
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(oracle, "_solved", lambda asked, parts: solved.append(asked) or solve(asked, parts))
        rotating = Rotating(oracle, some, others, 1)
        assert rotating(some)
        assert without_spare(some, rotating) == tuple(some)
    assert len(solved) == 2, "all of them, and all but one"


def test_who_rotates_ends_when_time_is_over() -> None:
    oracle, standing = crowded()
    everything = frozenset(range(len(oracle.demands)))
    assert oracle.feasible(everything - {standing[4]})
    shown = oracle.programme_of(everything - {standing[4]})
    assert shown is not None
    oracle.patience.interrupt.requested = True
    unknown = {standing[session] for session in range(4)}
    rotate(oracle, everything, standing[4], shown, unknown)
    assert len(unknown) == 4
