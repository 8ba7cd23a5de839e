"""The graph of sessions that must never overlap, and what its cliques say."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx


def covering_cliques(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Maximal cliques that together hold every pair, the largest first found.

    Greedy: each pair that no clique holds yet is grown by the neighbours with the most open pairs.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from(sorted(pairs))
    open_pairs = {frozenset(edge) for edge in graph.edges}
    cliques = []
    for a, b in sorted(graph.edges, key=lambda edge: (-_common(graph, *edge), edge)):
        if frozenset((a, b)) in open_pairs:
            clique = _grown(graph, a, b, open_pairs)
            open_pairs -= {frozenset((u, v)) for u in clique for v in clique if u != v}
            cliques.append(tuple(sorted(clique)))
    return cliques


def _common(graph: nx.Graph[int], a: int, b: int) -> int:
    return len(set(graph[a]) & set(graph[b]))


def _grown(graph: nx.Graph[int], a: int, b: int, open_pairs: set[frozenset[int]]) -> set[int]:
    clique, candidates = {a, b}, set(graph[a]) & set(graph[b])
    while candidates:
        chosen = max(
            candidates,
            key=lambda node: (
                sum(frozenset((node, member)) in open_pairs for member in clique),
                len(candidates & set(graph[node])),
                -node,
            ),
        )
        clique.add(chosen)
        candidates &= set(graph[chosen])
    return clique
