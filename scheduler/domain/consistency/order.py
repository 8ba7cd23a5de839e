"""Things that come before themselves: precedences in a circle, and rooms that are parts of themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from scheduler.domain.instance import Instance
from scheduler.domain.problem import Problem
from scheduler.domain.session import Session

Path = tuple[str | int, ...]
Arrows = Mapping[str, Mapping[str, Path]]
"""To each id those that it leads to, and where that is said; both in the order of the instance."""


def order_problems(instance: Instance) -> Iterator[Problem]:
    """A problem for each circle, which it names in words."""
    for index, session in enumerate(instance.sessions):
        yield from _of_itself(("sessions", index), session)
    for name, track in instance.tracks.items():
        if name in track.similar:
            yield Problem(("tracks", name, "similar", name), f"{name!r} is similar to itself", "leave it out")
    for circle, path in _circles(_predecessors(instance)):
        chain = ", which follows ".join(circle)
        yield Problem(path, f"goes in a circle: {chain}", "leave out one of these")
    for circle, path in _circles(_repeated(instance)):
        chain = ", which repeats ".join(circle)
        yield Problem(path, f"goes in a circle: {chain}", "leave out one of these")
    for circle, path in _circles(_parts(instance)):
        chain = ", which has the part ".join(circle)
        yield Problem(path, f"a room is part of itself: {chain}", "leave out one of these")


def _of_itself(path: Path, session: Session) -> Iterator[Problem]:
    if session.continues == session.id:
        yield Problem((*path, "continues"), f"{session.id!r} continues itself", "name another session")
    for index, follows in enumerate(session.follows):
        if follows.session == session.id:
            place = (*path, "follows", index, "session")
            yield Problem(place, f"{session.id!r} follows itself", "name another session")
    if session.repeats == session.id:
        yield Problem((*path, "repeats"), f"{session.id!r} repeats itself", "name another session")
    for index, other in enumerate(session.conflicts):
        if other == session.id:
            place = (*path, "conflicts", index)
            yield Problem(place, f"{session.id!r} conflicts with itself", "name another session")


def _predecessors(instance: Instance) -> Arrows:
    arrows: dict[str, dict[str, Path]] = {session.id: {} for session in instance.sessions}
    for index, session in enumerate(instance.sessions):
        if session.continues not in (None, session.id):
            arrows[session.id][str(session.continues)] = ("sessions", index, "continues")
        for number, follows in enumerate(session.follows):
            if follows.session != session.id:
                path = ("sessions", index, "follows", number, "session")
                arrows[session.id].setdefault(follows.session, path)
    return arrows


def _repeated(instance: Instance) -> Arrows:
    return {
        session.id: {session.repeats: ("sessions", index, "repeats")}
        if session.repeats not in (None, session.id)
        else {}
        for index, session in enumerate(instance.sessions)
    }


def _parts(instance: Instance) -> Arrows:
    return {
        room.id: {part: ("rooms", index, "parts", number) for number, part in enumerate(room.parts)}
        for index, room in enumerate(instance.rooms)
    }


def _circles(arrows: Arrows) -> Iterator[tuple[list[str], Path]]:
    """One circle of each knot of circles, closed, and where its first arrow stands."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError:
        yield from _shortest_circles(arrows)


def _shortest_circles(arrows: Arrows) -> Iterator[tuple[list[str], Path]]:
    import networkx as nx  # takes 0.3 s, which only instances with a circle shall wait for

    graph = nx.DiGraph([(tail, head) for tail, heads in arrows.items() for head in heads])
    knots = [frozenset(knot) for knot in nx.strongly_connected_components(graph)]
    knot_of = {node: knot for knot in knots for node in knot}
    for tail in arrows:
        heads = [head for head in arrows[tail] if knot_of.get(tail) == knot_of.get(head)]
        if tail in knot_of and heads:
            back = [nx.shortest_path(graph, head, tail) for head in heads]
            shortest = min(back, key=len)
            yield [tail, *shortest], arrows[tail][shortest[0]]
            for node in knot_of[tail]:
                knot_of[node] = frozenset({node})
