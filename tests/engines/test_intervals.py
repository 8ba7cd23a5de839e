"""Sessions with very many starts are placed by intervals, and the answer is the same."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from scheduler.domain import Instance
from scheduler.engines.exact import intervals, variables
from scheduler.engines.exact.engine import write
from scheduler.engines.settings import Settings
from scheduler.evaluator import evaluate
from scheduler.rules import state_rules
from scheduler.solver import solve
from tests.contract.laws import fixed_model_agrees
from tests.rules.case import DAY, instance_of, programme_of

QUICK = Settings(seconds=None, workers=1)
CLEANING = [{"from": f"{DAY}T09:00", "to": f"{DAY}T09:30"}]


def on_a_grid() -> Instance:
    """Five sessions and a spare one in two rooms, with change-over and interpreters."""
    lengths = (40, 35, 30, 25, 20)
    sessions = [
        {"id": f"s{n}", "duration": minutes, "tracks": ["t"], "resources": {"team": 1 + n % 2}}
        for n, minutes in enumerate(lengths)
    ]
    return instance_of(
        base="all",
        days=[{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "step": 5}]}],
        rooms=[
            {"id": "r", "capacity": 9, "changeover": 5, "unavailable": CLEANING},
            {"id": "q", "capacity": 9},
        ],
        resources={"team": {"title": "Team", "limit": 3}},
        tracks={"t": {"title": "T"}},
        sessions=[*sessions, {"id": "spare", "optional": True, "price": 7, "duration": 45}],
        rules={"apart": {"rule": "tag_conflict", "per": "minute"}},
    )


@contextmanager
def many(n_choices: int, n_cells: int) -> Iterator[None]:
    """From what sizes on intervals are used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intervals, "MANY_CHOICES", n_choices)
        patch.setattr(variables, "MANY_CELLS", n_cells)
        yield


def as_if_large() -> AbstractContextManager[None]:
    """Small instances go the way of large ones."""
    return many(2, 0)


def test_no_cells_are_made() -> None:
    network = state_rules(on_a_grid())
    with as_if_large():
        writer = write(network, None, network.levels[:1])
        writer.finish()
    assert all(session.at and not session.cell for session in writer.variables.sessions)


def test_both_ways_give_the_same_optimum() -> None:
    with as_if_large():
        by_intervals = solve(on_a_grid(), QUICK)
    with many(10_000, 10_000):
        by_cells = solve(on_a_grid(), QUICK)
    assert by_intervals.status == by_cells.status == "optimal"
    assert by_intervals.bound == by_cells.bound


def test_a_session_with_no_place_is_no_part_of_it() -> None:
    instance = instance_of(base="all", sessions=[{"id": "a", "duration": 45}, {"id": "b", "duration": 90}])
    with as_if_large():
        assert solve(instance, QUICK).status == "infeasible"


@pytest.mark.parametrize(
    ("places", "feasible"),
    [
        ({"s0": "am.0 q", "s1": "am.8 q", "s2": "am.6 r", "s4": "am.13 r"}, True),
        ({"s0": "am.0 q", "s1": "am.7 q", "s2": "am.6 r", "s4": "am.13 r"}, False),
        ({"s0": "am.0 q", "s1": "am.8 q", "s2": "am.5 r", "s4": "am.13 r"}, False),
        ({"s0": "am.0 q", "s1": "am.8 q", "s2": "am.6 r", "s4": "am.12 r"}, False),
        ({"s1": "am.8 q", "s3": "am.8 r"}, False),
    ],
)
def test_what_a_programme_breaks_is_forbidden(places: dict[str, str], feasible: bool) -> None:
    rules = {"placed": {"level": "soft"}, "room_clash": {}, "room_availability": {}, "resource_limit": {}}
    given = on_a_grid().model_dump(mode="json", by_alias=True, exclude_defaults=True)
    instance = Instance.model_validate(given | {"base": "none", "rules": rules})
    programme = programme_of(instance, **places)
    assert evaluate(instance, programme).feasible == feasible
    with as_if_large():
        fixed_model_agrees(instance, state_rules(instance).assignment(programme))
