"""When sessions of a group can be kept together: in one room of each block, and nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from scheduler.engines.exact.block_plan import BlockPlan
from scheduler.network import Network
from scheduler.network.keys import ByBlock, ByCell
from scheduler.network.terms import Beside, Mixture, Spread, Term

Group = tuple[int, ...]


@dataclass(frozen=True)
class Together:
    """Groups with at most one room in each block, and the terms that are left to write then.

    Each session is in one group, some alone. ``apart``: numbers of the groups of which no two share a cell.
    """

    groups: tuple[Group, ...]
    apart: frozenset[int]
    terms: tuple[Term, ...]
    group_of: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        numbers = {session: number for number, group in enumerate(self.groups) for session in group}
        object.__setattr__(self, "group_of", numbers)

    def n_places(self, network: Network) -> int:
        """How many rooms of all blocks all groups could have, at most."""
        return len(self.groups) * len(network.instance.blocks) * len(network.tables.rooms.choices)


def kept_together(network: Network, plan: BlockPlan) -> Together | None:
    """The groups that terms want in one room of a block; None if there are none, or sessions of several."""
    wanted = [term.sessions for term in plan.terms if isinstance(term, Spread) and _is_by_block(term)]
    members = [session for group in wanted for session in group]
    if not wanted or len(set(members)) < len(members):
        return None
    alone = sorted(set(range(network.n_sessions)).difference(members))
    groups = (*wanted, *((session,) for session in alone))
    kept_apart = _kept_apart(network, plan, groups)
    apart = frozenset(number for number, group in enumerate(groups) if frozenset(group) in kept_apart)
    left = (term for term in plan.terms if not (isinstance(term, Spread) and _is_by_block(term)))
    return Together(groups, apart, tuple(_by_block(term, kept_apart) for term in left))


def _is_by_block(term: Spread) -> bool:
    return term.key == ByCell() and term.within == ByBlock()


def _kept_apart(network: Network, plan: BlockPlan, groups: Sequence[Group]) -> set[frozenset[int]]:
    """Those of the groups that one demand, the one with most of them, keeps out of each other's cells."""
    wanted = set(map(frozenset, groups))
    demands = (
        wanted.intersection(map(frozenset, term.groups))
        for term in plan.terms
        if isinstance(term, Mixture) and term.level == network.levels[0] and term.key == ByCell()
    )
    return max(demands, key=len, default=set())


def _by_block(term: Term, apart: set[frozenset[int]]) -> Term:
    """The term without rooms, where it is about two groups that never share one."""
    if isinstance(term, Beside) and {frozenset(term.left), frozenset(term.right)} <= apart:
        return Mixture(term.level, term.reason, (term.left, term.right), ByBlock(), term.weight)
    return term
