"""Contradictions put into the two real conferences are explained in full."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from scheduler.domain import Instance
from scheduler.engines.settings import Settings
from scheduler.explanation import Explanation, conflicts, explain
from scheduler.formats.instance_file import read_instance
from scheduler.rules import state_rules
from tests.planted import Planted, demands_of, edit_of, edited
from tests.unsolvable import (
    FIXED,
    insist_on_independent,
    insist_on_mended,
    insist_on_minimal,
    insist_on_naming,
    solvable,
)

INSTANCES = Path(__file__).parent.parent / "instances"
LIMITED = Settings(seconds=60.0)


@dataclass(frozen=True)
class Contradiction:
    """Edits that make a conference unsolvable, and each conflict that comes of them.

    A conflict names what must be told, and the most demands that it may have in all: in a whole conference
    there are often several ways to say the same, and some that no organiser would follow.
    """

    name: str
    year: str
    edits: tuple[str, ...]
    conflicts: tuple[tuple[str, int], ...]

    @property
    def planted(self) -> tuple[Planted, ...]:
        return tuple(Planted(demands_of(said)) for said, _ in self.conflicts)

    @property
    def most(self) -> int:
        return max(most for _, most in self.conflicts)


CONTRADICTIONS = (
    Contradiction(
        "the minister is there at an hour that takes no addresses",
        "2022",
        ('people.sekkouri.available = [{"from": "2022-10-27T09:00", "to": "2022-10-27T12:00"}]',),
        (("person_availability(sekkouri, MIN) + slot_fits(MIN) + placed(MIN)", 3),),
    ),
    Contradiction(
        "two workshops are pinned to one room and time",
        "2022",
        (
            'sessions.T06.pinned = {"start": "2022-10-27T14:15", "rooms": ["atelier-3"]}',
            'sessions.S10.pinned = {"start": "2022-10-27T14:15", "rooms": ["atelier-3"]}',
        ),
        (
            (
                "pinned(T06) + pinned(S10) + pinned(S10, atelier-3) + room_clash(atelier-3) "
                " + placed(T06) + placed(S10)",
                7,
            ),
        ),
    ),
    Contradiction(
        "the hall is still being set up at the hour of the opening",
        "2022",
        ('rooms.pleniere.unavailable = [{"from": "2022-10-26T08:00", "to": "2022-10-27T10:00"}]',),
        (("room_availability(OPEN, pleniere) + placed(OPEN)", 4),),
    ),
    Contradiction(
        "the agreements are to be signed after the closing",
        "2022",
        ('sessions.SIGN.follows = [{"session": "CLOSE"}]',),
        (("precedence(CLOSE, SIGN) + placed(SIGN)", 4),),
    ),
    Contradiction(
        "one team of interpreters, and plenary sessions take two",
        "2022",
        ("resources.interpretation.limit = 1",),
        (("resource_limit(interpretation)", 2),),
    ),
    Contradiction(
        "a moderator of three takes one session a day",
        "2022",
        ("people.mod-5.per_day = 1",),
        (("person_limit(mod-5)", 5),),
    ),
    Contradiction(
        "the president leaves before the closing",
        "2024",
        ('people.chiguer.unavailable = [{"from": "2024-10-25T15:00", "to": "2024-10-25T20:00"}]',),
        (("person_availability(chiguer, CLOSE) + placed(CLOSE)", 3),),
    ),
    Contradiction(
        "a panel and a masterclass are pinned to one room and time",
        "2024",
        (
            'sessions.P2.pinned = {"start": "2024-10-24T15:10", "rooms": ["com-1"]}',
            'sessions.M3.pinned = {"start": "2024-10-24T15:10", "rooms": ["com-1"]}',
        ),
        (
            (
                "pinned(P2) + pinned(P2, com-1) + pinned(M3) + pinned(M3, com-1) + room_clash(com-1) "
                "+ placed(P2) + placed(M3)",
                7,
            ),
        ),
    ),
    Contradiction(
        "no computers on Friday, when two of the trainers are there",
        "2024",
        (
            'rooms.com-3.unavailable = [{"from": "2024-10-25T00:00", "to": "2024-10-26T00:00"}]',
            'rooms.com-4.unavailable = [{"from": "2024-10-25T00:00", "to": "2024-10-26T00:00"}]',
        ),
        (
            (
                "room_features(M4) + room_availability(M4, com-3) + room_availability(M4, com-4) "
                "+ placed(M4)",
                5,
            ),
            (
                "room_features(M6) + room_availability(M6, com-3) + room_availability(M6, com-4) "
                "+ placed(M6)",
                5,
            ),
        ),
    ),
    Contradiction(
        "a talk on Thursday, and the panel of its day on Friday",
        "2024",
        ('people.sadirac.available = [{"from": "2024-10-24T09:00", "to": "2024-10-24T18:00"}]',),
        (
            (
                "person_availability(sadirac, K2) + precedence(K2, P6) + placed(P6)",
                5,
            ),
        ),
    ),
    Contradiction(
        "two sessions for the same public are pinned to one hour",
        "2024",
        (
            'sessions.P5.pinned = {"start": "2024-10-25T09:00"}',
            'sessions.M1.pinned = {"start": "2024-10-25T09:00"}',
        ),
        (("session_conflict(P5, M1) + pinned(P5) + pinned(M1) + placed(P5) + placed(M1)", 5),),
    ),
    Contradiction(
        "the speaker at the end of the opening comes at noon",
        "2024",
        ('people.hammadou.available = [{"from": "2024-10-24T12:00", "to": "2024-10-25T18:00"}]',),
        (("person_availability(hammadou, K1) + precedence(OPEN, K1) + placed(K1)", 4),),
    ),
)


@pytest.fixture(scope="module", params=CONTRADICTIONS, ids=[f"{c.year}: {c.name}" for c in CONTRADICTIONS])
def contradiction(request: pytest.FixtureRequest) -> Contradiction:
    given: Contradiction = request.param
    return given


@pytest.fixture(scope="module")
def instance(contradiction: Contradiction) -> Instance:
    sound = read_instance(INSTANCES / f"{contradiction.year}.yaml")
    return edited(sound, map(edit_of, contradiction.edits))


@pytest.fixture(scope="module")
def explanation(instance: Instance) -> Explanation:
    return explain(instance, FIXED, n_conflicts=5, n_remedies=1)


def test_the_explanation_names_the_contradiction(
    contradiction: Contradiction, explanation: Explanation
) -> None:
    assert explanation.feasible is False
    insist_on_naming(contradiction.planted, explanation.conflicts)
    insist_on_independent(explanation.conflicts)
    assert all(len(conflict.demands) <= contradiction.most for conflict in explanation.conflicts)


def test_no_demand_of_it_can_be_spared(instance: Instance, explanation: Explanation) -> None:
    network = state_rules(instance)
    for conflict in explanation.conflicts:
        insist_on_minimal(network, conflict)


def test_it_can_be_mended(instance: Instance, explanation: Explanation) -> None:
    assert explanation.remedies
    insist_on_mended(state_rules(instance), explanation.remedies)


@pytest.mark.parametrize("year", ["2022", "2024"])
def test_the_conferences_themselves_have_nothing_to_explain(year: str) -> None:
    instance = read_instance(INSTANCES / f"{year}.yaml")
    assert solvable(instance)
    assert explain(instance, FIXED) == Explanation(feasible=True, all_conflicts=True)


SCATTERED = tuple(
    f'sessions.{session}.allowed = [{{"from": "2022-10-27T00:00", "to": "2022-10-28T00:00"}}]'
    for session in ("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09")
)


def test_where_no_single_change_mends_it_several_together_do() -> None:
    instance = edited(read_instance(INSTANCES / "2022.yaml"), map(edit_of, SCATTERED))
    [conflict], [remedy, *_] = (found := explain(instance, LIMITED)).conflicts, found.remedies
    insist_on_minimal(state_rules(instance), conflict)
    assert remedy.verified
    assert len(remedy.changes) > 1
    assert explain(remedy.mended or instance, LIMITED, n_remedies=0).feasible


def test_a_conflict_that_there_is_no_time_to_make_small_is_not_called_minimal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(conflicts, "LONGEST", 0.0)
    monkeypatch.setattr(conflicts, "LONGEST_PART", 0.0)
    instance = edited(read_instance(INSTANCES / "2022.yaml"), [edit_of("resources.interpretation.limit = 1")])
    [conflict] = explain(instance, LIMITED, n_remedies=0).conflicts
    assert not conflict.minimal
    assert len(conflict.demands) > 50
