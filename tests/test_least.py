"""Mends go no further than they must: of each, the next smaller one is tried by solving, and does not do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.domain import Instance, Words
from scheduler.domain.time import Span
from scheduler.explanation.changes.moves import moved
from scheduler.explanation.changes.plan import Amounts, Plan
from scheduler.explanation.changes.site import Given
from scheduler.explanation.changes.windows import parts, whole
from scheduler.explanation.draft import Draft, Part, least
from scheduler.explanation.explanation import Remedy
from scheduler.explanation.mending import remedy_of
from scheduler.explanation.search import explain
from scheduler.formats.instance_file import read_instance
from tests.planted import planted
from tests.rules.case import DAY, NEXT_DAY, instance_of
from tests.unsolvable import FIXED, solvable

FOLDER = Path(__file__).parent / "data" / "infeasible"
FILES = sorted(FOLDER.glob("*.yaml"))
SAID = Words(en="{amounts}", fr="{amounts}", ar="{amounts}")


@pytest.fixture
def drafts(monkeypatch: pytest.MonkeyPatch) -> list[Draft]:
    """All drafts that remedies are made of, once these have been looked for."""
    made: list[Draft] = []

    def kept(draft: Draft, verified: bool) -> Remedy:
        made.append(draft)
        return remedy_of(draft, verified)

    monkeypatch.setattr("scheduler.explanation.mending.remedy_of", kept)
    return made


def smaller(draft: Draft) -> Iterator[Draft]:
    """The same changes, each time one of them left out, or going one step less far."""
    for number, part in enumerate(draft.parts):
        yield Draft(draft.instance, tuple(other for other in draft.parts if other is not part))
        for place, amount in enumerate(part.plan.amounts):
            if amount:
                yield draft.with_amount(number, place, amount - 1)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_the_next_smaller_change_does_not_do(path: Path, drafts: list[Draft]) -> None:
    explain(read_instance(path), FIXED, n_remedies=2)
    assert drafts or not all(plant.mendable for plant in planted(path))
    for draft in drafts:
        assert draft.changed is not None
        assert solvable(draft.changed)
        for other in smaller(draft):
            assert other.changed is None or not solvable(other.changed), draft.changes


# -- by itself --------------------------------------------------------------------------------------


def counted(*amounts: int) -> Part:
    """A change of the audience of the only session, by the sum of these amounts."""

    def write(given: Given, taken: Amounts) -> Words:
        given["sessions"][0]["audience"] = 1000 + sum(taken)
        return SAID.with_values(amounts=taken)

    return Part("sessions.a.audience", ("sessions", "a", "audience"), 1, Plan(write, amounts))


@given(st.integers(1, 300), st.integers(1, 300))
def test_an_amount_is_halved_until_it_is_the_least(enough: int, given_amount: int) -> None:
    asked: list[int] = []

    def does(changed: Instance) -> bool:
        asked.append((changed.sessions[0].audience or 0) - 1000)
        return asked[-1] >= min(enough, given_amount)

    draft = least(Draft(instance_of(sessions=[{"id": "a"}]), (counted(given_amount),)), does)
    assert draft.parts[0].plan.amounts == (min(enough, given_amount),)
    assert len(asked) <= 2 + given_amount.bit_length()


def test_parts_and_changes_that_can_be_spared_are() -> None:
    draft = Draft(instance_of(sessions=[{"id": "a"}]), (counted(2, 3), counted(2)))
    kept = least(draft, lambda changed: (changed.sessions[0].audience or 0) >= 1003)
    assert [part.plan.amounts for part in kept.parts] == [(0, 3)]


def test_what_is_not_proved_is_not_taken() -> None:
    draft = Draft(instance_of(sessions=[{"id": "a"}]), (counted(5),))
    assert least(draft, lambda changed: False) is draft


def test_what_is_not_tried_in_time_stays_as_it_is() -> None:
    """One change is left out in time; the other could go less far, too."""
    draft = Draft(instance_of(sessions=[{"id": "a"}]), (counted(2, 3), counted(2)))
    asked: list[Instance] = []
    kept = least(draft, lambda changed: not asked.append(changed), lambda: len(asked) > 0)
    assert [part.plan.amounts for part in kept.parts] == [(2,)]
    assert len(asked) == 1
    assert least(draft, lambda changed: True, lambda: True) is draft


def test_a_span_is_cut_from_either_end() -> None:
    spans = [Span(60, 120), Span(200, 260)]
    assert parts(spans, whole(spans)) == spans
    assert parts(spans, (60, 30, 20, 60)) == [Span(60, 90), Span(240, 260)]
    assert parts(spans, (60, 0, 30, 30)) == []


# -- windows that move ------------------------------------------------------------------------------


def window(start: str, end: str, day: str = DAY) -> dict[str, str]:
    return {"from": f"{day}T{start}", "to": f"{day}T{end}"}


def there(*windows: dict[str, str]) -> Instance:
    return instance_of(
        base="all",
        people=[{"id": "amal", "name": "Amal", "available": list(windows)}],
        sessions=[{"id": "a", "speakers": ["amal"]}],
    )


AT = ("people", "amal", "available")
MOVES = {
    "to another day at the same hours": (
        there(window("09:00", "12:00")),
        there(window("09:00", "12:00"), window("10:00", "11:00", NEXT_DAY)),
        "Let Amal be there Friday 09:00-12:00 instead of Thursday 09:00-12:00.",
    ),
    "to another day at other hours": (
        there(window("09:00", "11:00")),
        there(window("09:00", "11:00"), window("14:00", "15:00", NEXT_DAY)),
        "Let Amal be there Friday 13:00-15:00 instead of Thursday 09:00-11:00.",
    ),
    "later": (
        there(window("09:00", "11:00")),
        there(window("09:00", "11:00"), window("11:00", "11:30")),
        "Let Amal be there Thursday 09:30-11:30 instead of Thursday 09:00-11:00.",
    ),
    "earlier": (
        there(window("09:00", "11:00")),
        there(window("08:00", "11:00")),
        "Let Amal be there Thursday 08:00-10:00 instead of Thursday 09:00-11:00.",
    ),
    "the nearest one": (
        there(window("09:00", "11:00"), window("09:00", "11:00", NEXT_DAY)),
        there(window("09:00", "11:00"), window("09:00", "12:00", NEXT_DAY)),
        "Let Amal be there Friday 10:00-12:00 instead of Friday 09:00-11:00.",
    ),
}


@pytest.mark.parametrize("name", MOVES)
def test_a_window_moves_no_farther_than_it_must(name: str) -> None:
    before, after, sentence = MOVES[name]
    plan = moved(before, after, AT)
    assert plan is not None
    draft = Draft(before, (Part(".".join(AT), AT, 4, plan),))
    assert [change.words.say() for change in draft.changes] == [sentence]
    assert draft.changed is not None
    assert len(draft.changed.people[0].available) == len(before.people[0].available)


def test_a_window_that_is_too_short_or_no_longer_by_day_stays() -> None:
    short = there(window("09:00", "10:00"))
    assert moved(short, there(window("09:00", "10:00"), window("14:00", "16:00")), AT) is None
    assert moved(short, there(window("09:00", "10:00"), window("05:00", "06:00")), AT) is None
    assert moved(short, short, AT) is None
    assert moved(short, short, ("people", "amal", "unavailable")) is None
