"""Proofs of impossibility that need no search: nowhere to stand, or a clique larger than the places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scheduler.domain import Words
from scheduler.engines.exact.conflict_graph import covering_cliques
from scheduler.engines.exact.writer import CpWriter
from scheduler.network.places import Mask
from scheduler.network.terms import Unary

NOWHERE = Words(
    en="{session} can stand nowhere, because these cannot all hold: {reasons}",
    fr="{session} ne peut se tenir nulle part, car ces exigences sont incompatibles : {reasons}",
    ar="لا مكان ممكن لـ{session}، إذ لا يمكن الجمع بين ما يلي: {reasons}",
)
TOO_MANY = Words(
    en="No two of these sessions may overlap: {sessions}. There are {n_sessions} of them, and the "
    "most that can follow each other at the times open to them is {n_places}.",
    fr="Aucune de ces sessions ne peut en chevaucher une autre : {sessions}. Elles sont au nombre "
    "de {n_sessions}, or il ne peut s'en succéder que {n_places} aux heures qui leur sont "
    "ouvertes.",
    ar="لا يجوز أن تتداخل أي جلستين من هذه الجلسات: {sessions}. "
    "عددها {n_sessions}، وأقصى ما يمكن أن يتعاقب منها في الأوقات المتاحة لها هو {n_places}.",
)


def impossible(writer: CpWriter) -> tuple[Words, ...]:
    """Every such proof that a model shows as written, in words; none: a search must tell."""
    required = [s for s, held in enumerate(writer.variables.sessions) if held.required]
    nowhere = [s for s in required if not len(writer.variables.sessions[s].open_choices)]
    if nowhere:
        return tuple(_nowhere(writer, session) for session in nowhere)
    found = []
    for extra, pairs in sorted(writer.apart_by_extra.items()):
        needed = set(required)
        for clique in covering_cliques((a, b) for a, b in pairs if a in needed and b in needed):
            n_places = _n_places(writer, clique, extra)
            if n_places < len(clique):
                found.append(_too_many(writer, clique, n_places))
    return tuple(found)


def _n_places(writer: CpWriter, clique: Sequence[int], extra: int) -> int:
    """The most sessions that can follow each other on the positions open to the clique."""
    table = writer.network.tables.positions
    positions = {
        int(writer.network.tables.by_session[s].positions[held.choices[c]])
        for s in clique
        for held in (writer.variables.sessions[s],)
        for c in held.open_choices
    }
    number, free_from = 0, None
    for end, start in sorted((int(table.end[p]), int(table.start[p])) for p in positions):
        if free_from is None or start >= free_from:
            number, free_from = number + 1, end + extra
    return number


def _too_many(writer: CpWriter, clique: Sequence[int], n_places: int) -> Words:
    sessions = tuple(writer.network.instance.sessions[s].title for s in clique)
    return TOO_MANY.with_values(n_sessions=len(clique), n_places=n_places, sessions=sessions)


def _nowhere(writer: CpWriter, session: int) -> Words:
    network = writer.network
    places = network.tables.by_session[session]
    closed = {
        term: term.closed(len(places.positions), len(places.rooms))
        for term in network.terms
        if isinstance(term, Unary) and term.session == session and writer.forbids(term.level)
    }
    reasons = tuple(term.reason.words for term in _enough(closed))
    return NOWHERE.with_values(session=network.instance.sessions[session].title, reasons=reasons)


def _enough(closed: Mapping[Unary, Mask]) -> list[Unary]:
    """Terms that together close every place, and no longer do when one of them is lifted."""
    kept = list(closed)
    for term in list(closed):
        rest = [other for other in kept if other is not term]
        if rest and np.logical_or.reduce([closed[other] for other in rest]).all():
            kept = rest
    return kept
