"""What cannot be is said at once, in words, where the words are short; otherwise the search tells."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.domain import Instance
from scheduler.domain.text import LANGUAGES
from scheduler.engines.events import Finished, Started
from scheduler.solver import Solution, solve
from tests.engines.cases import QUICK, listening, slots
from tests.rules.case import DAY, instance_of


def spoken_by_one(n_sessions: int, **given: Any) -> Instance:
    """Sessions that all need the same person, in four one-hour slots."""
    sessions = [{"id": f"s{number}", "speakers": ["ada"]} for number in range(n_sessions)]
    return instance_of(base="all", people=[{"id": "ada", "name": "Ada"}], sessions=sessions, **given)


def is_impossible(solution: Solution) -> bool:
    nothing = solution.programme is None and solution.evaluation is None
    return solution.status == "infeasible" and nothing and set(solution.bound.values()) == {None}


def test_a_clique_as_large_as_the_places_fits() -> None:
    assert solve(spoken_by_one(4), QUICK).status == "optimal"


def test_a_clique_larger_than_the_places_is_a_proof_in_itself() -> None:
    solution = solve(spoken_by_one(5), QUICK)
    assert is_impossible(solution)
    [proof] = solution.proof
    assert proof.say("en") == (
        "No two of these sessions may overlap: s0, s1, s2, s3, s4. There are 5 of them, and the most that "
        "can follow each other at the times open to them is 4."
    )
    assert proof.say("fr") == (
        "Aucune de ces sessions ne peut en chevaucher une autre : s0, s1, s2, s3, s4. Elles sont au "
        "nombre de 5, or il ne peut s'en succéder que 4 aux heures qui leur sont ouvertes."
    )
    assert all(name in proof.say("ar") for name in ("s0", "s4", "5", "4"))


def test_a_pause_makes_places_fewer() -> None:
    pause = {"person_clash": {"level": "hard", "pause": 15}}
    assert solve(spoken_by_one(2, rules=pause), QUICK).status == "optimal"
    solution = solve(spoken_by_one(3, rules=pause), QUICK)
    assert is_impossible(solution)
    assert "open to them is 2." in solution.proof[0].say()


def test_places_closed_to_all_of_a_clique_do_not_count() -> None:
    lunch = [{"title": "Lunch", "start": "12:00", "end": "13:00", "closed": True}]
    days = [{"date": DAY, "blocks": [slots("am", 9, 13)], "service": lunch}]
    assert is_impossible(solve(spoken_by_one(4, days=days), QUICK))
    assert solve(spoken_by_one(3, days=days), QUICK).status == "optimal"


def test_optional_sessions_are_no_part_of_a_clique() -> None:
    sessions = [{"id": f"s{number}", "speakers": ["ada"]} for number in range(5)]
    sessions[0] |= {"optional": True, "price": 3}
    solution = solve(instance_of(base="all", people=[{"id": "ada"}], sessions=sessions), QUICK)
    assert solution.status == "optimal"
    assert solution.bound["soft"] == 3


def test_a_session_that_can_stand_nowhere_is_a_proof_in_itself() -> None:
    sessions = [{"id": "a", "needs": ["stage"], "audience": 50, "rooms": ["small"]}, {"id": "b"}]
    rooms = [{"id": "big", "capacity": 100, "features": ["stage"]}, {"id": "small", "capacity": 20}]
    solution = solve(instance_of(base="all", rooms=rooms, sessions=sessions), QUICK)
    assert is_impossible(solution)
    [proof] = solution.proof
    start = "a can stand nowhere, because these cannot all hold: "
    assert proof.say("en").startswith(start)
    reasons = proof.say("en").removeprefix(start)
    assert "small" in reasons, "the only room that it lists"
    assert "stage" in reasons or "50" in reasons, "what keeps it out of that room"
    assert not ("stage" in reasons and "50" in reasons), "one of the two is enough"
    assert proof.say("fr").startswith("a ne peut se tenir nulle part")
    assert "لا مكان ممكن" in proof.say("ar")


def test_every_session_that_can_stand_nowhere_is_named() -> None:
    sessions = [{"id": name, "audience": 500} for name in ("a", "b")]
    solution = solve(instance_of(base="all", sessions=sessions), QUICK)
    assert [proof.say().split()[0] for proof in solution.proof] == ["a", "b"]
    assert all(proof.say(language) for proof in solution.proof for language in LANGUAGES)


@pytest.mark.parametrize("n_sessions", [9, 12])
def test_what_only_a_search_shows_is_impossible_without_words(n_sessions: int) -> None:
    sessions = [{"id": f"s{number}"} for number in range(n_sessions)]
    solution = solve(instance_of(base="all", sessions=sessions), QUICK)
    assert is_impossible(solution)
    assert solution.proof == ()


def test_an_instant_proof_is_told_as_start_and_end() -> None:
    heard, listener = listening()
    solve(spoken_by_one(5), QUICK, listener)
    assert [type(event) for event in heard] == [Started, Finished]
