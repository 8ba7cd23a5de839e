"""Every planted conflict is found, is minimal, and can be mended as told."""

from __future__ import annotations

from pathlib import Path

import pytest

from scheduler.domain import Instance
from scheduler.explanation import Explanation, explain
from scheduler.formats.instance_file import read_instance
from scheduler.rules import state_rules
from tests.planted import Edit, Planted, edited, planted
from tests.unsolvable import (
    FIXED,
    insist_on_independent,
    insist_on_mended,
    insist_on_minimal,
    insist_on_naming,
    names,
    solvable,
)

FOLDER = Path(__file__).parent / "data" / "infeasible"
FILES = sorted(FOLDER.glob("*.yaml"))
TOLD = [path for path in FILES if any(plant.remedies for plant in planted(path))]
TOO_LITTLE = [path for path in FILES if any(plant.too_little for plant in planted(path))]
MOST_CONFLICTS = 5


@pytest.fixture(scope="module", params=FILES, ids=[path.stem for path in FILES])
def path(request: pytest.FixtureRequest) -> Path:
    given: Path = request.param
    return given


@pytest.fixture(scope="module")
def instance(path: Path) -> Instance:
    return read_instance(path)


@pytest.fixture(scope="module")
def explanation(instance: Instance) -> Explanation:
    """All that is wrong with a file."""
    return explain(instance, FIXED, n_conflicts=MOST_CONFLICTS, n_remedies=2)


def undone(instance: Instance, plants: tuple[Planted, ...]) -> Instance:
    """The instance without these of its conflicts."""
    return edited(instance, [edit for plant in plants for edit in plant.undo])


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 44
    assert sum(len(planted(path)) > 1 for path in FILES) >= 6
    assert all(planted(path) for path in FILES)


def test_what_was_planted_and_nothing_else_makes_it_unsolvable(path: Path, instance: Instance) -> None:
    plants = planted(path)
    assert not solvable(instance)
    assert solvable(undone(instance, plants))
    for left in plants if len(plants) > 1 else ():
        assert not solvable(undone(instance, tuple(plant for plant in plants if plant is not left)))


def test_the_explanation_names_what_was_planted(path: Path, explanation: Explanation) -> None:
    assert explanation.feasible is False
    insist_on_naming(planted(path), explanation.conflicts)
    insist_on_independent(explanation.conflicts)


def test_no_demand_of_a_conflict_can_be_spared(instance: Instance, explanation: Explanation) -> None:
    network = state_rules(instance)
    assert explanation.minimal
    for conflict in explanation.conflicts:
        insist_on_minimal(network, conflict)


@pytest.mark.parametrize("stem", ["two_ring_and_reserve", "three_conflicts", "ring_of_five"])
def test_one_conflict_is_found_where_one_is_wanted(stem: str) -> None:
    path = FOLDER / f"{stem}.yaml"
    [conflict] = explain(read_instance(path), FIXED, n_remedies=0).conflicts
    assert any(plant.demands <= names(conflict) for plant in planted(path))


def test_each_demand_is_told_in_every_language(explanation: Explanation) -> None:
    for conflict in explanation.conflicts:
        for demand in conflict.demands:
            assert all(demand.words.say(language) for language in ("ar", "en", "fr"))


def test_it_can_be_mended(path: Path, instance: Instance, explanation: Explanation) -> None:
    remedies = explanation.remedies
    assert remedies or not all(plant.mendable for plant in planted(path))
    insist_on_mended(state_rules(instance), remedies)


@pytest.mark.parametrize("path", TOLD, ids=[path.stem for path in TOLD], scope="function")
def test_people_are_told_of_the_mend_that_they_would_think_of(path: Path) -> None:
    wanted = [sentence for plant in planted(path) for sentence in plant.remedies]
    instance = read_instance(path)
    remedies = explain(instance, FIXED, n_remedies=6).remedies
    told = [" ".join(change.words.say() for change in remedy.changes) for remedy in remedies]
    assert set(wanted) <= set(told), told
    insist_on_mended(state_rules(instance), remedies)


@pytest.mark.parametrize("path", TOO_LITTLE, ids=[path.stem for path in TOO_LITTLE], scope="function")
def test_less_than_what_is_told_would_not_do(path: Path) -> None:
    instance = read_instance(path)
    for plant in planted(path):
        for edit in plant.too_little:
            assert not solvable(edited(instance, [edit]))


def test_a_header_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "told.yaml"
    path.write_text(
        "# A story, with (brackets) and 3 numbers.\n"
        "#\n"
        "# conflict: pinned(a) + person_availability(ann, a)\n"
        "# + unrecorded()\n"
        "# size: 3\n"
        "# undo: people.ann.per_day = 2\n"
        "# undo: sessions.a.pinned.start = 2027-01-01T09:00\n"
        "# too little: people.ann.per_day = 1\n"
        "# remedy: Let Ann take on 2 sessions a day: both.\n"
        "# conflict: placed(b)\n"
        "# undo: rooms.hall.reserved.0\n"
        "# mend: none\n"
        "format: 1\n"
        "# conflict: placed(c)\n",
        encoding="utf-8",
    )
    first, second = planted(path)
    assert first.demands == {("pinned", ("a",)), ("person_availability", ("ann", "a")), ("unrecorded", ())}
    assert (first.size, first.mendable) == (3, True)
    assert first.undo == (
        Edit("people.ann.per_day", 2, takes_out=False),
        Edit("sessions.a.pinned.start", "2027-01-01T09:00", takes_out=False),
    )
    assert first.too_little == (Edit("people.ann.per_day", 1, takes_out=False),)
    assert first.remedies == ("Let Ann take on 2 sessions a day: both.",)
    assert second == Planted(frozenset({("placed", ("b",))}), None, (Edit("rooms.hall.reserved.0"),), False)
