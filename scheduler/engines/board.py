"""What several engines know together: the best programme found, and the bound."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from scheduler.domain import Score
from scheduler.engines.events import Bound, Bounded, Event, Incumbent
from scheduler.engines.exact.phases import Clock
from scheduler.network import Assignment, Network


@dataclass
class Board:
    """The best of all engines that search at once; they may ask and tell from any thread.

    News for the listener are kept until the thread that started the search fetches them. ``counts_hard``:
    programmes that break the first level are taken, too. ``told`` is the bound that engines told; ``bound``
    is nowhere lower than ``least``, which is known from the start.
    """

    network: Network
    clock: Clock
    counts_hard: bool = False
    best: Assignment | None = None
    score: Score | None = None
    least: Bound = field(default_factory=dict)
    told: Bound = field(default_factory=dict)
    bound: Bound = field(init=False)
    _heard: Bound = field(init=False)
    """The bound that listeners know."""
    _news: list[Event] = field(default_factory=list)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self.bound = self._raised(self.told)
        self._heard = dict.fromkeys(self.network.levels)

    def offer(self, assignment: Assignment) -> bool:
        """Take an assignment if it is better than what is known; whether it was."""
        score = self.network.score(assignment)
        if not (score.feasible or self.counts_hard):
            return False
        with self._lock:
            if self.score is not None and not score < self.score:
                return False
            self.best, self.score = assignment, score
            self._news.append(Incumbent(score, self.clock.seconds, self.network.programme(assignment)))
            self._tell_bound()
        return True

    def raise_bound(self, bound: Bound) -> None:
        """Take a bound, of the levels together: each holds where those before stay at theirs."""
        with self._lock:
            self.told = dict(bound)
            self.bound = self._raised(bound)
            self._tell_bound()

    def _tell_bound(self) -> None:
        """Tell the bound, unless that was done: what is known from the start, with the first programme."""
        if self.bound != self._heard:
            self._heard = dict(self.bound)
            self._news.append(Bounded(dict(self.bound), self.clock.seconds))

    def has_told_more(self, level: str) -> bool:
        """Whether engines have told a better bound of a level than was known from the start."""
        told, least = self.told.get(level), self.least.get(level)
        return told is not None and (least is None or told > least)

    def _raised(self, bound: Bound) -> Bound:
        """A bound, but nowhere lower than what is known from the start.

        Where that is higher, what is told of later levels holds no more: it is told of programmes that cost
        less before.
        """
        raised: Bound = {}
        holds = True
        for level in self.network.levels:
            told, least = bound.get(level) if holds else None, self.least.get(level)
            raised[level] = max((low for low in (told, least) if low is not None), default=None)
            holds = holds and told == raised[level]
        return raised

    @property
    def is_proved(self) -> bool:
        """Whether what is known to be best reaches the bound on every level."""
        with self._lock:
            known = self.score
            return known is not None and all(
                self.bound.get(level) == cost for level, cost in known.as_dict().items()
            )

    def news(self) -> list[Event]:
        """What happened since this was last asked."""
        with self._lock:
            told, self._news = self._news, []
        return told
