"""One session of one programme, and the searches for other places of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from scheduler.difference import diff
from scheduler.domain import Instance, Programme, Span
from scheduler.domain.time import moment_text
from scheduler.domain.trade import difference, trades
from scheduler.engines.allowance import Allowance
from scheduler.engines.exact import solve_exactly
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.errors import UsageError
from scheduler.evaluator import evaluate
from scheduler.explanation import conflicts_of
from scheduler.network import Assignment, Network
from scheduler.network.forcing import (
    Place,
    has_rooms,
    open_places,
    stand_elsewhere,
    stand_there,
    starts_of,
    swaps,
    with_place,
)
from scheduler.network.last_level import moving_least
from scheduler.network.terms import Term
from scheduler.network.whereabouts import Whereabouts, whereabouts, whereabouts_of
from scheduler.relocation.answer import OtherPlace, Why
from scheduler.relocation.asking import another_place, place_asked_for
from scheduler.relocation.found import Found, Ranking
from scheduler.rules import state_rules

N_NEAREST = 3
"""Starts named where there is none at the moment given."""

MOST_SHARES = 3
"""Each place gets this part of the time that is left: the best places are to be exact before others are."""

ESTIMATING = 1 / 3
"""The part of the time after which no more places are estimated."""


class Question:
    """One session of one programme, and the searches for other places of it."""

    def __init__(self, instance: Instance, programme: Programme, session: str, settings: Settings) -> None:
        self.instance = instance
        self.programme = programme
        self.id = session
        self.network = state_rules(instance)
        self.session = [s.id for s in instance.sessions].index(session)
        self.stood = self.network.assignment(programme)
        self.before = evaluate(instance, programme)
        self.allowance = Allowance(replace(settings, least_broken=False, start=None))

    # -- what is asked for --------------------------------------------------------------------

    def start_minute(self, at: dt.datetime) -> int:
        """The minute of a start of the session."""
        if at.tzinfo is not None:
            raise UsageError(f"{at.isoformat()} has a time zone", "give the time of the conference's clocks")
        starts = starts_of(self.network, self.session)
        minute = self.instance.minute(at)
        if minute in starts and self.instance.moment(minute) == at:
            return minute
        nearest = sorted(sorted(starts, key=lambda start: abs(start - minute))[:N_NEAREST])
        said = ", ".join(moment_text(self.instance.moment(start)) for start in nearest)
        hint = f"the nearest starts are {said}" if said else "no block has a place of its length"
        raise UsageError(f"{self.id!r} cannot start at {moment_text(at)}", hint)

    def insist_on_rooms(self, rooms: tuple[str, ...]) -> None:
        if rooms and not has_rooms(self.network, self.session, frozenset(rooms)):
            given = self.instance.sessions[self.session]
            number = given.n_rooms + given.overflow
            hint = f"it takes {number} at most, and none that share a part"
            raise UsageError(f"{self.id!r} cannot take {', '.join(rooms)} at once", hint)

    def stands_well(self, start: int | None, rooms: frozenset[str]) -> bool:
        """Whether the session stands there already, in a programme that breaks no hard rule."""
        placement = self.programme.get(self.id)
        if placement is None or not self.before.feasible:
            return False
        stands = self.instance.clock_span(placement.time).start
        return (start is None or start == stands) and rooms <= frozenset(placement.rooms)

    # -- answers ------------------------------------------------------------------------------

    def at_no_cost(self) -> Why:
        delta = dict.fromkeys(self.instance.levels, 0)
        return Why(self.id, True, delta, exact=True, programme=self.programme)

    def forced(self, start: int | None, rooms: tuple[str, ...]) -> Why:
        reason = place_asked_for(self.instance, self.id, start, rooms)
        demand = stand_there(self.network, self.session, start, frozenset(rooms), reason)
        interrupt = Interrupt()
        with interrupt.listening():
            asked = open_places(self.network, self.session, start, frozenset(rooms))
            estimates = self._estimates(asked, interrupt)
            if interrupt.requested:
                return Why(self.id, None, interrupted=True)
            result = self._solve(demand, estimates, self.allowance.share(1, 1))
            if result.status == "infeasible":
                return self._impossible(demand, interrupt)
        found = None if result.assignment is None else self._found(result, result.assignment)
        if found is None:
            return Why(self.id, None, interrupted=result.interrupted)
        return self._answer(found, result.interrupted)

    def best_places(self, n_places: int) -> Why:
        interrupt = Interrupt()
        with interrupt.listening():
            return self._best_places(n_places, interrupt)

    def _best_places(self, n_places: int, interrupt: Interrupt) -> Why:
        present = whereabouts_of(self.network.tables, self.stood, self.session)
        everywhere = open_places(self.network, self.session)
        others = [place for place in everywhere if self._whereabouts(place) != present]
        ranked = Ranking(n_places, present, self._estimates(others, interrupt))
        reason, stopped = another_place(self.instance, self.id), False
        while not (ranked.full or stopped or interrupt.requested or self.allowance.expired):
            if ranked.take_as_good():
                continue
            demand = stand_elsewhere(self.network, self.session, ranked.closed, reason)
            n_left = min(MOST_SHARES, n_places - len(ranked.found))
            result = self._solve(demand, ranked.left, self.allowance.share(n_left, n_places))
            stopped = result.interrupted
            if result.status == "infeasible" and not ranked.found:
                return self._impossible(demand, interrupt)
            if result.assignment is None:
                break
            ranked.add(self._found(result, result.assignment))
        ranked.fill()
        return self._ranking(ranked.found, stopped or interrupt.requested)

    def _ranking(self, found: list[Found], interrupted: bool) -> Why:
        places = sorted(found, key=lambda found: found.rank)
        if not places:
            return Why(self.id, None, interrupted=interrupted)
        best = self._answer(places[0], interrupted)
        return replace(best, places=tuple(self._other_place(found) for found in places))

    def _answer(self, found: Found, interrupted: bool) -> Why:
        programme = self.network.programme(found.assignment)
        after = evaluate(self.instance, programme)
        return Why(
            self.id,
            True,
            difference(self.before.score, after.score),
            found.exact,
            trades(self.before, after),
            diff(self.instance, self.programme, programme).moves,
            programme,
            interrupted=interrupted,
        )

    def _other_place(self, found: Found) -> OtherPlace:
        clock = self.instance.clock_span(Span(found.place.start, found.place.end))
        return OtherPlace(
            self.instance.moment(clock.start),
            self.network.tables.rooms.choices[found.place.rooms].rooms,
            difference(self.before.score, found.score),
            found.exact,
            found.n_moves,
        )

    def _impossible(self, demand: Term, interrupt: Interrupt) -> Why:
        network = self._with(demand)
        conflicts = conflicts_of(network, self.allowance.share(1, 1))
        conflict = conflicts[0] if conflicts else None
        return Why(self.id, False, exact=True, conflict=conflict, interrupted=interrupt.requested)

    # -- searches -----------------------------------------------------------------------------

    def _with(self, demand: Term) -> Network:
        return replace(self.network, terms=(*self.network.terms, demand))

    def _solve(self, demand: Term, estimates: list[Found], settings: Settings) -> Result:
        """The best programme under a demand; the best estimate, if it may stand, is where to begin."""
        network = moving_least(self._with(demand), self.stood, self.session)
        start = estimates[0].assignment if estimates else self.stood
        return solve_exactly(network, settings.starting_from(start))

    def _found(self, result: Result, assignment: Assignment) -> Found:
        score = self.network.score(assignment)
        exact = all(result.bound.get(level) == score[level] for level in self.instance.levels)
        place = whereabouts_of(self.network.tables, assignment, self.session)
        return Found(place, score, self._n_moves(assignment), assignment, exact)

    def _n_moves(self, assignment: Assignment) -> int:
        moves = diff(self.instance, self.programme, self.network.programme(assignment)).moves
        return sum(move.session != self.id for move in moves)

    def _estimates(self, places: list[Place], interrupt: Interrupt) -> list[Found]:
        """What each place costs if the session just moves there or swaps, the best first.

        Of several slots with one time the best counts. Only what may stand is listed; what is left when time
        runs short is not estimated.
        """
        found = []
        slots: defaultdict[Whereabouts, list[Place]] = defaultdict(list)
        for place in places:
            slots[self._whereabouts(place)].append(place)
        for same in slots.values():
            if interrupt.requested or self._short_of_time:
                break
            estimated = (found for place in same for found in self._estimated(place))
            best = min(estimated, key=lambda found: found.rank)
            if best.score.feasible:
                found.append(best)
        return sorted(found, key=lambda found: found.rank)

    def _whereabouts(self, place: Place) -> Whereabouts:
        return whereabouts(self.network.tables, *place)

    @property
    def _short_of_time(self) -> bool:
        left, given = self.allowance.seconds_left, self.allowance.settings.seconds
        return left is not None and given is not None and left < given * (1 - ESTIMATING)

    def _estimated(self, place: Place) -> list[Found]:
        moved = with_place(self.stood, self.session, place)
        swapped = swaps(self.network, self.stood, self.session, place)
        return [
            Found(self._whereabouts(place), self.network.score(assignment), n_moves, assignment)
            for n_moves, assignment in [(0, moved), *((1, other) for other in swapped)]
        ]
