"""The graph of sessions that must never overlap, and what its cliques say."""

from __future__ import annotations

from collections.abc import Iterable

Graph = dict[int, set[int]]
"""The neighbours of each node, nodes in the order in which edges name them."""


def covering_cliques(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Maximal cliques that together hold every pair, the largest first found.

    Greedy: each pair that no clique holds yet is grown by the neighbours with the most open pairs.
    """
    graph: Graph = {}
    for a, b in sorted(pairs):
        graph.setdefault(a, set()).add(b)
        graph.setdefault(b, set()).add(a)
    edges = _edges(graph)
    open_pairs = {frozenset(edge) for edge in edges}
    cliques = []
    for a, b in sorted(edges, key=lambda edge: (-_common(graph, *edge), edge)):
        if frozenset((a, b)) in open_pairs:
            clique = _grown(graph, a, b, open_pairs)
            open_pairs -= {frozenset((u, v)) for u in clique for v in clique if u != v}
            cliques.append(tuple(sorted(clique)))
    return cliques


def _edges(graph: Graph) -> list[tuple[int, int]]:
    """Each edge once, from the node that comes first."""
    place = {node: number for number, node in enumerate(graph)}
    return [(a, b) for a, neighbours in graph.items() for b in neighbours if place[a] < place[b]]


def _common(graph: Graph, a: int, b: int) -> int:
    return len(graph[a] & graph[b])


def _grown(graph: Graph, a: int, b: int, open_pairs: set[frozenset[int]]) -> set[int]:
    clique, candidates = {a, b}, graph[a] & graph[b]
    while candidates:
        chosen = max(
            candidates,
            key=lambda node: (
                sum(frozenset((node, member)) in open_pairs for member in clique),
                len(candidates & graph[node]),
                -node,
            ),
        )
        clique.add(chosen)
        candidates &= graph[chosen]
    return clique
