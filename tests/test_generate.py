"""Random conferences are the same for the same seed, in order, and never without a programme."""

from __future__ import annotations

import hashlib
from collections import Counter

import pytest

from scheduler.domain import Instance, Programme
from scheduler.engines.settings import Settings
from scheduler.errors import StateError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.instance_file import instance_from_text
from scheduler.formats.instance_text import instance_text
from scheduler.generation import Wanted, generate, generate_with_programme
from scheduler.generation.dice import Dice
from scheduler.solver import solve

SIZES = (10, 11, 25, 59, 60, 61, 150, 301)


def made(**wanted: int) -> tuple[Instance, Programme]:
    return generate_with_programme(Wanted(**wanted))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("tightness", [20, 75, 100])
@pytest.mark.parametrize("sessions", SIZES)
def test_the_hidden_programme_breaks_nothing_hard(sessions: int, tightness: int, seed: int) -> None:
    instance, programme = made(sessions=sessions, seed=seed, tightness=tightness)
    assert len(instance.sessions) == len(programme.placements) == sessions
    evaluation = evaluate(instance, programme)
    assert evaluation.feasible, [v.text() for v in evaluation.violations if v.level == "hard"]


@pytest.mark.parametrize("step", [5, 10, 15, 30])
def test_the_hidden_programme_stands_on_the_grid(step: int) -> None:
    instance, programme = made(sessions=60, seed=1, step=step)
    assert evaluate(instance, programme).feasible


@pytest.mark.parametrize("days", [1, 3, 14])
def test_days_can_be_given(days: int) -> None:
    instance, programme = made(sessions=80, days=days)
    assert len(instance.days) == days
    assert evaluate(instance, programme).feasible


@pytest.mark.parametrize("sessions", SIZES)
def test_what_is_written_is_read_back_without_a_fault(sessions: int) -> None:
    instance = generate(sessions, seed=5)
    for name in ("a.json", "a.yaml"):
        text = instance_text(instance, as_json=name.endswith("json"))
        assert instance_from_text(text, name).hash == instance.hash


def test_the_same_seed_gives_the_same_bytes() -> None:
    texts = [instance_text(generate(120, seed=seed), as_json=True) for seed in (1, 1, 2)]
    assert texts[0] == texts[1] != texts[2]


def test_bytes_are_those_of_every_machine_and_version() -> None:
    text = instance_text(generate(60, seed=7), as_json=True)
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "1616a4bf34dc3c1e"


def test_a_large_conference_is_as_tight_as_wished() -> None:
    instance, programme = made(sessions=1000, tightness=75)
    rooms = [room for room in instance.rooms if room.id != "poster-hall"]
    parallel = [p for p in programme.placements if p.session.split("-")[0] not in ("poster", "keynote")]
    minutes = sum(p.end - p.start for p in parallel)
    assert 0.70 <= minutes / (len(rooms) * len(instance.days) * 4 * 90) <= 0.75


def test_most_people_have_one_session_and_some_have_many() -> None:
    instance = generate(400, seed=2)
    n_sessions = Counter(len(sessions) for sessions in instance.sessions_by_person.values())
    assert n_sessions[1] > sum(n for many, n in n_sessions.items() if many > 1)
    assert max(n_sessions) >= 5
    chairs = {person for session in instance.sessions for person in session.chairs}
    assert chairs & {person for session in instance.sessions for person in session.speakers}


def test_sizes_of_tracks_are_skewed() -> None:
    sizes = sorted(len(sessions) for sessions in generate(600).sessions_by_tag("track").values())
    assert sizes[-1] >= 4 * sizes[len(sizes) // 2]


def test_every_kind_of_demand_is_there() -> None:
    instance = generate(300, seed=3)
    assert {"keynote", "talk", "workshop", "round_table", "poster"} == set(instance.kinds)
    assert all(any(getattr(p, f) for p in instance.people) for f in ("available", "unavailable", "undesired"))
    assert all(
        any(getattr(s, f) for s in instance.sessions) for f in ("conflicts", "follows", "needs", "pinned")
    )
    assert any(room.unavailable for room in instance.rooms)


def test_labels_tell_nothing_of_the_programme() -> None:
    """Sessions stand in an order that is not that of their times or rooms."""
    _, programme = made(sessions=200)
    starts = [placement.start for placement in programme.placements]
    rooms = [placement.rooms for placement in programme.placements]
    assert starts != sorted(starts)
    assert rooms != sorted(rooms)


def test_a_small_one_is_solved() -> None:
    instance, programme = made(sessions=12, seed=4)
    solution = solve(instance, Settings(seconds=None, work=2.0, workers=1))
    assert solution.evaluation is not None
    assert solution.evaluation.feasible
    assert solution.bound["hard"] == 0
    assert (solution.bound["soft"] or 0) <= evaluate(instance, programme).score["soft"]


@pytest.mark.parametrize(
    "wanted",
    [
        {"sessions": 9},
        {"sessions": 5001},
        {"days": 0},
        {"days": 15},
        {"tightness": 19},
        {"tightness": 101},
        {"step": 7},
    ],
)
def test_what_cannot_be_is_refused(wanted: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        generate(**wanted)


def test_dice_choose_from_something() -> None:
    with pytest.raises(StateError):
        Dice(0).below(0)
    assert sorted(Dice(0).shuffled(range(9))) == list(range(9))
    assert {Dice(seed).between(2, 3) for seed in range(20)} == {2, 3}
