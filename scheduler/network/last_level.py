"""A level below all others, on which programmes that are equally good so far are told apart."""

from __future__ import annotations

from dataclasses import replace

from scheduler.domain import Words
from scheduler.network.assignment import Assignment
from scheduler.network.network import Network
from scheduler.network.reason import Reason
from scheduler.network.terms import Alike

MOVES = "moves"
STANDS = Words(
    en="Sessions stand where they stood.",
    fr="Les sessions restent là où elles étaient.",
    ar="تبقى الجلسات حيث كانت.",
)


def moving_least(network: Network, stood: Assignment, but: int) -> Network:
    """The network with a last level that costs 1 for each session, other than ``but``, that has moved."""
    level = MOVES
    while level in network.levels:
        level += "-"
    others = tuple(session for session in range(network.n_sessions) if session != but)
    term = Alike(level, Reason("", (), STANDS), others, stood, low=len(others))
    levels = {"levels": (*network.levels, level)}
    return replace(network, instance=network.instance.model_copy(update=levels), terms=(*network.terms, term))
