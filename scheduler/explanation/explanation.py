"""What is found out about an instance that may have no programme."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as kept

from scheduler.demands import Demand
from scheduler.domain import Instance, Words


@dataclass(frozen=True)
class Conflict:
    """Demands that cannot all be met; ``minimal``: it was verified that any one less can be.

    ``therefore`` says what comes of them, where that is known in words.
    """

    demands: tuple[Demand, ...]
    minimal: bool
    therefore: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Change:
    """One change of the instance: the field, what it becomes in words, and what it costs people to agree.

    ``field`` is a path such as ``people.amal.available``, of items by their ids. ``lever`` is the field whose
    demands it lifts, which can be another: where a room is too full, there is one more in ``rooms``.
    """

    field: str
    words: Words
    cost: int
    lever: str = kept(default="", repr=False, compare=False)


@dataclass(frozen=True)
class Remedy:
    """Changes that together make the instance solvable; ``cost`` is theirs in all.

    ``verified``: a programme of the changed instance was found. ``mended`` is that instance.
    """

    changes: tuple[Change, ...]
    cost: int
    verified: bool
    mended: Instance | None = kept(default=None, repr=False, compare=False)


@dataclass(frozen=True)
class Explanation:
    """Whether an instance has a programme (None: not known within the limits), and if not, why.

    ``conflicts`` share no demand; each alone makes the instance unsolvable. ``remedies`` are the smallest
    changes found, the cheapest first. Where more conflicts were asked for, ``all_conflicts`` says that it is
    proved that no other shares no demand with these, and ``conflicts_cut_short`` that time ended before.
    ``remedies_cut_short``: it ended before as many were found as were asked for; ``remedies_smallest``: none
    costs less than the first, and that is proved. ``interrupted``: Ctrl-C cut
    the search short.
    """

    feasible: bool | None
    conflicts: tuple[Conflict, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    interrupted: bool = False
    all_conflicts: bool = False
    conflicts_cut_short: bool = False
    remedies_cut_short: bool = False
    remedies_smallest: bool = False

    @property
    def minimal(self) -> bool:
        """Whether every conflict is verified to be minimal; False where there is none."""
        return bool(self.conflicts) and all(conflict.minimal for conflict in self.conflicts)
