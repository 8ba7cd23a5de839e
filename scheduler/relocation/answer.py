"""What is answered to the question why a session does not stand elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.difference import Move
from scheduler.domain import Programme
from scheduler.domain.trade import Trade
from scheduler.explanation import Conflict


@dataclass(frozen=True)
class OtherPlace:
    """Another place for a session: when it would start, in which rooms, and what that costs by level.

    ``delta`` is the score with it minus that of the given programme. ``n_moves`` other sessions move. Not
    ``exact``: it may be had for less.
    """

    start: dt.datetime
    rooms: tuple[str, ...]
    delta: Mapping[str, int]
    exact: bool
    n_moves: int


@dataclass(frozen=True)
class Why:
    """The answer: whether it is possible (None: not known within the limits), and what it costs.

    ``delta`` is the score of ``programme``, the best with what is asked for, minus that of the given one, by
    level; it can be below 0 where the given one is not the best. ``by_rule`` has the rules that cost another
    sum, ``moves`` every session that stands elsewhere, the one asked about among them. Not ``exact``: the
    limits ended before the cost was proved, and it may be less. ``conflict`` says why it is impossible.
    ``places`` are the best other ones, if no place was asked for; what is told then is told of the first.
    """

    session: str
    possible: bool | None
    delta: Mapping[str, int] | None = None
    exact: bool = False
    by_rule: tuple[Trade, ...] = ()
    moves: tuple[Move, ...] = ()
    programme: Programme | None = None
    conflict: Conflict | None = None
    places: tuple[OtherPlace, ...] = ()
    interrupted: bool = False
