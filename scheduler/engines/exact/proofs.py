"""Proofs of impossibility that need no search: nowhere to stand, or a clique larger than the places."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain import Words
from scheduler.domain.text import Text
from scheduler.engines.exact.conflict_graph import covering_cliques
from scheduler.engines.exact.writer import CpWriter

NOWHERE = Words(
    en="{session} can stand nowhere: every time and room is excluded for it ({reasons}).",
    fr="{session} ne peut se tenir nulle part : tous les créneaux et salles lui sont exclus ({reasons}).",
    ar="لا مكان ممكن لـ{session}: جميع الأوقات والقاعات مستبعدة ({reasons}).",
)
TOO_MANY = Words(
    en="These {n_sessions} sessions must not overlap, but only {n_places} places after each other "
    "are open to them: {sessions}.",
    fr="Ces {n_sessions} sessions ne doivent pas se chevaucher, mais seules {n_places} places successives "
    "leur sont ouvertes : {sessions}.",
    ar="يجب ألا تتداخل هذه الجلسات وعددها {n_sessions}، "
    "لكن لا تتوفر لها سوى {n_places} أماكن متتالية: {sessions}.",
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
    ids = {
        term.reason.rule: None
        for term in network.terms
        if getattr(term, "session", None) == session and writer.forbids(term.level)
    }
    reasons = tuple(Text(any=rule) for rule in ids)
    return NOWHERE.with_values(session=network.instance.sessions[session].title, reasons=reasons)
