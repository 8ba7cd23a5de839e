"""Can these demands all be met? Asked again and again, each set of them once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from scheduler.demands import Demand
from scheduler.domain import Words
from scheduler.engines.exact import solve_exactly
from scheduler.engines.exact.lifting_model import LiftingModel
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.errors import StateError
from scheduler.explanation.involved import among, concerns, involved_sessions, required_sessions
from scheduler.explanation.patience import Patience
from scheduler.explanation.written import WIDE, Written, write, write_lifting
from scheduler.network import Assignment, Network, Reason
from scheduler.network.terms import Term, Unary

CLOSING = Reason("", (), Words(en="", fr="", ar=""))
"""Of terms that only make models smaller."""
SOME_PARTS = 4
"""A solve that could be spared may take one of so many parts of the time left."""
FEW_SESSIONS = 6
"""Where so few must stand, a single worker is done before others have begun."""
QUICK_WORK = 0.5
"""Deterministic units after which a question is not left to a single worker any more."""


class Oracle:
    """Solves the network with some demands and no wishes; demands are named by their numbers.

    What a programme that was found meets is remembered, so that fewer demands need no solve of their own.
    """

    def __init__(self, network: Network, demands: Sequence[Demand], patience: Patience) -> None:
        self.network = network
        self.demands = demands
        self.patience = patience
        self._known: dict[frozenset[int], bool | None] = {}
        self._met: list[tuple[frozenset[int], Assignment]] = []
        self._proofs: dict[frozenset[int], tuple[Words, ...]] = {}
        self._closings: dict[int, Unary] = {}
        self._whole: Written | None = None
        self._focused: Written | None = None

    # -- whether demands can be met --------------------------------------------------------------

    def feasible(self, numbers: Iterable[int], parts: int = 1) -> bool | None:
        """Whether some programme meets all of these demands; None: not known within the limits.

        A solve may take one of ``parts`` of the time left.
        """
        asked = frozenset(numbers)
        if self._known.get(asked) is None:
            self._known[asked] = self._is_shown(asked) or self._solved(asked, parts)
        return self._known[asked]

    def infeasible(self, numbers: Iterable[int], parts: int = 4) -> bool:
        """Whether it is proved that these demands cannot all be met."""
        return self.feasible(numbers, parts) is False

    def is_known_infeasible(self, numbers: Iterable[int]) -> bool:
        """Whether it was proved before that these demands cannot all be met."""
        return self._known.get(frozenset(numbers)) is False

    def is_known_feasible(self, numbers: Iterable[int]) -> bool:
        """Whether some programme found so far meets all of these demands."""
        asked = frozenset(numbers)
        return self._known.get(asked) is True or self._is_shown(asked)

    def is_met_somewhere(self, number: int) -> bool:
        """Whether some programme found so far meets a demand."""
        return any(number in met for met, _ in self._met)

    def programme_of(self, numbers: Iterable[int]) -> Assignment | None:
        """The last programme found that meets all of these demands; None where none did."""
        asked = frozenset(numbers)
        return next((shown for met, shown in reversed(self._met) if asked <= met), None)

    def learn(self, stands: Assignment) -> frozenset[int]:
        """Remember a programme, and which demands it meets; these are returned."""
        met = self.met_by(stands)
        self._met.append((met, stands))
        return met

    def focus(self, numbers: Iterable[int], firm: Iterable[int] = ()) -> None:
        """Prepare for many questions about these demands only, with all of the firm ones in each."""
        if self.patience.over:
            return
        always = frozenset(firm)
        asked = always.union(numbers)
        held = self._focused
        if held is None or held.firm.keys() != always or not held.answers(asked) or held.is_wide_for(asked):
            self._focused = self._written(asked - always, always)

    def verified(self, numbers: Iterable[int]) -> bool:
        """Whether a solve of the network itself proves that these demands cannot all be met.

        Raises
        ------
        StateError
            It meets them, although another one could not.
        """
        asked = frozenset(numbers)
        if asked not in self._proofs and not self.patience.over:
            told = self._known.get(asked)
            result = self._solve(asked, self._without_the_uninvolved(self._terms(asked)), SOME_PARTS)
            if result.status == "infeasible":
                self._proofs[asked] = result.proof
            elif result.assignment is not None and told is False:
                sentences = [self.demands[number].words.say() for number in sorted(asked)]
                raise StateError(f"one solve meets what another could not: {sentences}")
        return asked in self._proofs

    def proof(self, numbers: Iterable[int]) -> tuple[Words, ...]:
        """What keeps these demands from being met, where the engine can say it without a search."""
        asked = frozenset(numbers)
        return self._proofs[asked] if self.verified(asked) else ()

    # -- programmes that break some ----------------------------------------------------------------

    def best(
        self, firm: Iterable[int], rather: Iterable[int], parts: int = 1, start: Assignment | None = None
    ) -> Assignment | None:
        """A programme that meets the firm demands, and breaks the others as little as can be found.

        ``start`` is where to begin. None where there is none, which `feasible` then knows, or none in time.
        """
        asked = frozenset(firm)
        if self.patience.over or self._known.get(asked) is False:
            return None
        below = self.network.levels[1:2]
        soft = (replace(term, level=level) for level in below for term in self._terms(rather))
        return self._solve(asked, [*self._terms(asked), *soft], parts, start).assignment

    def leave_out_fewest(self, numbers: Iterable[int], parts: int) -> Assignment | None:
        """Find a programme that meets these demands but for as few sessions as can be found."""
        given = sorted(numbers)
        standing = [number for number in given if self.is_to_stand(number)]
        return self.best(sorted({*given} - {*standing}), standing, parts)

    def lifting_model(
        self, levers_by_demand: Mapping[int, Collection[int]], prices: Mapping[int, int]
    ) -> LiftingModel | None:
        """The model of all demands, of which levers give these up; None where it would be too large."""
        firm = {n: self._terms([n]) for n in range(len(self.demands)) if n not in levers_by_demand}
        lifted = {n: self._terms([n]) for n in levers_by_demand}
        return write_lifting(self.network, lifted, levers_by_demand, prices, firm, self.patience.interrupt)

    def left_out(self, stands: Assignment) -> frozenset[int]:
        """The sessions that are to stand, and do not."""
        everybody = required_sessions(self._terms(range(len(self.demands))))
        return frozenset(session for session in everybody if stands.out(session))

    def concerns(self, number: int, sessions: frozenset[int]) -> bool:
        """Whether lifting a demand could help some of these sessions to stand."""
        return any(concerns(term, sessions) for term in self._terms([number]))

    def is_to_stand(self, number: int) -> bool:
        """Whether a demand is that a session stands, and nothing else."""
        terms = (self.network.terms[term] for term in self.demands[number].terms)
        return all(isinstance(term, Unary) and term.out > 0 for term in terms)

    def session_of(self, number: int) -> int:
        """The session that is to stand."""
        [session] = required_sessions(self._terms([number]))
        return session

    def is_of_places(self, number: int) -> bool:
        """Whether a demand only closes places, each to one session."""
        terms = (self.network.terms[term] for term in self.demands[number].terms)
        return all(isinstance(term, Unary) and term.out <= 0 for term in terms)

    def met_by(self, stands: Assignment) -> frozenset[int]:
        """The demands that an assignment meets."""
        return frozenset(n for n in range(len(self.demands)) if self._is_met(n, stands))

    def meets(self, numbers: Iterable[int], stands: Assignment) -> bool:
        """Whether an assignment meets all of these demands."""
        return all(self._is_met(number, stands) for number in numbers)

    def _is_met(self, number: int, stands: Assignment) -> bool:
        network = self.network
        return all(network.terms[t].value(network, stands) <= 0 for t in self.demands[number].terms)

    # -- solves ----------------------------------------------------------------------------------

    def _is_shown(self, asked: frozenset[int]) -> bool:
        return not asked or self.programme_of(asked) is not None

    def _solved(self, asked: frozenset[int], parts: int) -> bool | None:
        if self.patience.over:
            return None
        written = self._written_for(asked)
        if written is None:
            self._solve(asked, self._without_the_uninvolved(self._terms(asked)), parts)
            return self._known.get(asked)
        for settings in self.steps(parts):
            status, assignment = written.solve(asked, settings)
            if assignment is not None:
                return True if asked <= self.learn(assignment) else None
            if status == "infeasible":
                return False
        return None

    def steps(self, parts: int) -> list[Settings]:
        """The limits of one solve: first a single worker's few units, then a part of the time left."""
        given = self.patience.shared(parts)
        quick = replace(given, workers=1, work=min(QUICK_WORK, given.work or QUICK_WORK))
        return [quick, given]

    def _written_for(self, asked: frozenset[int]) -> Written | None:
        if self._focused is not None and self._focused.answers(asked):
            return self._focused
        if self._whole is None and len(asked) * WIDE < len(self.demands):
            self.focus(asked)
            return self._focused
        if self._whole is None:
            self._whole = self._written(range(len(self.demands)))
        return self._whole

    def _written(self, numbers: Iterable[int], firm: Iterable[int] = ()) -> Written | None:
        some, always = ({n: self._terms([n]) for n in sorted(given)} for given in (numbers, firm))
        return write(self.network, some, always, self.patience.interrupt)

    def _terms(self, numbers: Iterable[int]) -> list[Term]:
        kept = sorted(term for number in numbers for term in self.demands[number].terms)
        return [self.network.terms[term] for term in kept]

    def _solve(
        self, asked: frozenset[int], terms: Sequence[Term], parts: int, start: Assignment | None = None
    ) -> Result:
        """Solve the network for the demands asked about, and remember what comes of it."""
        settings = replace(self.patience.shared(parts), start=start)
        if len(required_sessions(terms)) <= FEW_SESSIONS:
            settings = replace(settings, workers=1)
        result = solve_exactly(replace(self.network, terms=tuple(terms)), settings)
        if result.assignment is not None:
            self.learn(result.assignment)
        if result.status != "unknown":
            self._known[asked] = result.status != "infeasible"
        return result

    def _without_the_uninvolved(self, terms: Sequence[Term]) -> list[Term]:
        """What these terms say of sessions that matter to them; the others are left out by terms of ours."""
        involved = involved_sessions(terms, self.network.n_sessions)
        kept = [said for term in terms if (said := among(term, involved)) is not None]
        return kept + [self._closing(s) for s in range(self.network.n_sessions) if s not in involved]

    def _closing(self, session: int) -> Unary:
        """A term that leaves a session no place."""
        if session not in self._closings:
            everywhere = self.network.tables.by_session[session].positions * 0 + 1
            self._closings[session] = Unary(self.network.levels[0], CLOSING, session, everywhere)
        return self._closings[session]
