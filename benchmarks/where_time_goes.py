"""Where the time of a search goes: seconds of each stage, and what the local search does in a second.

Usage: ``python benchmarks/where_time_goes.py INSTANCE...``; instances are YAML, JSON, or the workbooks of
CoSPLib and OptaPlanner. Prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from scheduler.bench.instances import read_any_instance
from scheduler.bench.machine import this_machine
from scheduler.engines.exact.block_plan import block_plan
from scheduler.engines.exact.engine import write
from scheduler.engines.search import kernel
from scheduler.engines.search.annealer import Annealer
from scheduler.engines.search.layout import S_COUNTS, S_TRIES
from scheduler.engines.search.tables import tables_of
from scheduler.engines.search.walk import DEFAULT_SHARES, Walk
from scheduler.engines.size import n_cells, writing_seconds
from scheduler.network import Network
from scheduler.rules import state_rules

KINDS = ("RELOCATE", "SWAP", "SWAP_ROOMS", "JOIN", "CELLS", "DROP", "CHAIN", "ORDERED")
NAMES = {getattr(kernel, name): name.lower().replace("_", " ") for name in KINDS}
MOVES = 100_000
WARM_UP_SECONDS = 5.0
WRITTEN_AT_MOST = 30.0
"""A model that would take longer to write, in seconds, is only said to be so."""


@dataclass
class Stages:
    """Seconds by stage, in the order in which they were measured."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - began


def main() -> None:
    """Measure each instance, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("instances", nargs="+", type=Path)
    machine = this_machine()
    print(f"{machine.cores} cores of {machine.cpu}")
    for path in parser.parse_args().instances:
        print(f"\n## {path.stem}\n")
        profile(path)


def profile(path: Path) -> None:
    """Print the stages of one instance, and its moves."""
    stages = Stages()
    with stages.timed("read the file"):
        instance = read_any_instance(path)
    with stages.timed("state the rules"):
        network = state_rules(instance)
    with stages.timed("tables of the local search"):
        tables = tables_of(network)
    model = _written(network, stages)
    with stages.timed("build a programme, session by session"):
        search = Annealer(network, tables, 0, lambda: False)
    with stages.timed("anneal until all demands are kept"):
        search.feasible(most_seconds=60.0)
    with stages.timed("score it"):
        network.score(search.walk.best)
    print("| stage | seconds |\n|---|---|")
    for name, seconds in stages.seconds.items():
        print(f"| {name} | {seconds:.2f} |")
    print(
        f"\n{network.n_sessions} sessions, {len(network.terms)} terms, {n_cells(network)} pairs of position"
    )
    print(f"and rooms, {tables.flat.nbytes / 1e6:.0f} MB of tables; {model}.\n")
    search.round(WARM_UP_SECONDS)
    _print_moves(search)


def _written(network: Network, stages: Stages) -> str:
    """Write the exact model as far as the portfolio would, and say how large it is."""
    began = time.perf_counter()
    plan = block_plan(network)
    stages.seconds["look for a plan by blocks"] = time.perf_counter() - began
    if plan is None and writing_seconds(network) > WRITTEN_AT_MOST:
        demands = tuple(term for term in network.terms if term.level == network.levels[0])
        network = replace(network, terms=demands)
        name = "the demands alone"
    else:
        name = "by blocks" if plan is not None else "over all positions"
    with stages.timed(f"write the exact model, {name}"):
        writer = write(network, plan, network.levels[:1])
        writer.finish()
    proto = writer.model.proto
    return f"exact model {name}: {len(proto.variables)} variables, {len(proto.constraints)} constraints"


def _print_moves(search: Annealer) -> None:
    """Moves at the middle of a cooling, all kinds as they are tried, and each kind alone."""
    cooling = search.cooling()
    heat = math.sqrt(cooling.hot * cooling.cold)
    whole = _measured(search.walk, lambda walk: walk.anneal(MOVES, heat, heat, strict=True))
    shares = search.walk.shares.copy()
    tried = np.diff(shares, prepend=0.0)
    print(f"{whole.rate:,.0f} moves a second at a temperature of {heat:.3g}.\n")
    print("| kind of move | tried | microseconds each | of the time | carried out |\n|---|---|---|---|---|")
    alone = {}
    for kind in DEFAULT_SHARES:
        if not tried[kind]:
            continue
        search.walk.shares = np.cumsum([float(each == kind) for each in range(len(shares))])
        alone[kind] = _measured(search.walk, lambda walk: walk.anneal(MOVES, heat, heat, strict=True))
    spent = sum(tried[kind] / moves.rate for kind, moves in alone.items())
    for kind, moves in alone.items():
        share = tried[kind] / moves.rate / spent
        print(
            f"| {NAMES[kind]} | {tried[kind]:.0%} | {1e6 / moves.rate:.2f} "
            f"| {share:.0%} | {moves.carried_out:.2%} |"
        )


@dataclass(frozen=True)
class _Moves:
    rate: float
    """A second."""
    carried_out: float
    """Share of them."""


def _measured(walk: Walk, run: Callable[[Walk], int]) -> _Moves:
    """The best of three runs of `MOVES`."""
    walk._part(S_COUNTS, kernel.N_KINDS)[:] = 0
    walk._part(S_TRIES, kernel.N_KINDS)[:] = 0
    rates, taken = [], 0
    for _ in range(3):
        began = time.perf_counter()
        taken += run(walk)
        rates.append(MOVES / (time.perf_counter() - began))
    return _Moves(max(rates), taken / (3 * MOVES))


if __name__ == "__main__":
    main()
