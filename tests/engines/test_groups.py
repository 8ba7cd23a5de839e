"""Groups that terms speak of: each once, none of one session, none of all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scheduler.engines.groups import groups_of, sessions_of
from scheduler.network.keys import ByBlock, ByCell, ByRoom
from scheduler.network.relations import SameBlock
from scheduler.network.terms import (
    Beside,
    Capacity,
    Company,
    Displaced,
    Home,
    Mixture,
    Pairwise,
    Rank,
    Spread,
    Term,
    Unary,
)
from scheduler.network.writer import Use
from tests.engines.networks import REASON, two_days

ONE = np.ones(1, np.int64)
HOMES = tuple(Home(session, frozenset({0}), frozenset({0})) for session in (2, 3))
SPOKEN_OF: tuple[tuple[Term, tuple[int, ...], tuple[tuple[int, ...], ...]], ...] = (
    (Unary("soft", REASON, 3, ONE), (3,), ()),
    (Pairwise("soft", REASON, ((2, 1, 1), (1, 4, 1)), SameBlock()), (1, 2, 4), ()),
    (Capacity("soft", REASON, (Use(4, ONE, ONE), Use(0, ONE, ONE)), 1, 1), (0, 4), ()),
    (Spread("soft", REASON, (0, 2), ByRoom(), 1), (0, 2), ((0, 2),)),
    (Rank("soft", REASON, (1, 2, 3), ((3, 1),), 1), (1, 2, 3), ((1, 2, 3),)),
    (Beside("soft", REASON, (0, 1), (2, 3), 1), (0, 1, 2, 3), ((0, 1), (2, 3))),
    (Company("soft", REASON, (0, 4), (1, 2), ByBlock(), 1), (0, 1, 2, 4), ((0, 4), (1, 2))),
    (Mixture("hard", REASON, ((0, 1), (3, 2)), ByCell(), 1), (0, 1, 2, 3), ((0, 1), (2, 3))),
    (Displaced("soft", REASON, HOMES, 1), (2, 3), ((2, 3),)),
)


@pytest.mark.parametrize(("term", "sessions", "groups"), SPOKEN_OF)
def test_a_term_speaks_of_sessions_and_of_groups(
    term: Term, sessions: tuple[int, ...], groups: tuple[tuple[int, ...], ...]
) -> None:
    assert sessions_of(term) == sessions
    assert groups_of(replace(two_days(5), terms=(term,))) == groups


def test_groups_are_told_once_and_in_order() -> None:
    terms = tuple(term for term, _, _ in SPOKEN_OF)
    groups = groups_of(replace(two_days(5), terms=terms[::-1] + terms))
    assert groups == ((0, 1), (0, 2), (0, 4), (1, 2), (1, 2, 3), (2, 3))


def test_one_session_is_no_group_and_neither_are_all() -> None:
    everyone, one = (Spread("soft", REASON, given, ByRoom(), 1) for given in ((0, 1, 2, 3, 4), (3,)))
    assert groups_of(replace(two_days(5), terms=(everyone, one))) == ()
