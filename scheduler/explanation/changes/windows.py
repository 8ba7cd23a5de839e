"""Windows are widened, or cut, just so far that a programme fits."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.domain import Instance, Words
from scheduler.domain.text import Text
from scheduler.domain.time import Span, moment_text
from scheduler.explanation.changes.site import Site

PERSON = Words(
    en="Let {name} be there {times}.",
    fr="Prévoir la présence de {name} : {times}.",
    ar="ضمان حضور {name} في: {times}.",
)
ROOM = Words(en="Open {name} {times}.", fr="Ouvrir {name} : {times}.", ar="إتاحة {name} في: {times}.")
SESSION = Words(
    en="Allow {name} {times}.", fr="Permettre {name} : {times}.", ar="السماح بانعقاد {name} في: {times}."
)
KIND = Words(
    en="Allow sessions of kind {name} {times}.",
    fr="Permettre les sessions de type {name} : {times}.",
    ar="السماح بجلسات النوع {name} في: {times}.",
)
SENTENCES = {"people": PERSON, "rooms": ROOM, "sessions": SESSION, "kinds": KIND}


def widen(site: Site) -> Words:
    """Open what is given as the only times to the sessions that stand outside of them."""
    field = site.steps[2]
    windows = _windows(site, field)
    _write(site, field, merged([*windows, *site.spans]))
    return _said(site, without(merged(site.spans), windows))


def cut(site: Site) -> Words:
    """Take what sessions need out of times that are closed."""
    field = site.steps[2]
    windows = _windows(site, field)
    left = without(windows, site.spans)
    _write(site, field, left)
    return _said(site, without(windows, left))


def add_slots(site: Site) -> Words:
    """Let somebody be there in the slots that sessions take, too."""
    taken = _slots(site)
    held = list(site.item.get(site.steps[2], []))
    site.item[site.steps[2]] = list(dict.fromkeys([*held, *taken]))
    return _said(site, merged(site.spans))


def drop_slots(site: Site) -> Words:
    """Take the slots in which sessions stand out of those that are closed."""
    taken = set(_slots(site))
    site.item[site.steps[2]] = [slot for slot in site.item.get(site.steps[2], []) if slot not in taken]
    return _said(site, merged(site.spans))


def _slots(site: Site) -> list[str]:
    """Ids of the slots that the sessions take."""
    found: list[str] = []
    for placement in site.placements:
        n_slots = site.instance.session[placement.session].n_slots
        ids = site.instance.blocks[site.instance.block_index[placement.block]].slot_ids
        found += ids[placement.slot : placement.slot + n_slots]
    return found


def _windows(site: Site, field: str) -> list[Span]:
    """The windows that the instance gives, in order and merged."""
    held = site.instance.kinds[site.owner] if site.steps[0] == "kinds" else _by_id(site)
    return merged(site.instance.spans(getattr(held, field)))


def _by_id(site: Site) -> object:
    by_group = {
        "people": site.instance.person,
        "rooms": site.instance.room,
        "sessions": site.instance.session,
    }
    return by_group[site.steps[0]][site.owner]  # type: ignore[index]  # each has its own type of value


def _write(site: Site, field: str, windows: Iterable[Span]) -> None:
    moment = site.instance.moment
    site.item[field] = [
        {"from": moment_text(moment(window.start)), "to": moment_text(moment(window.end))}
        for window in windows
    ]


def _said(site: Site, spans: Iterable[Span]) -> Words:
    times = tuple(site.instance.when(span) for span in spans)
    return SENTENCES[site.steps[0]].with_values(name=_name(site.instance, *site.steps[:2]), times=times)


def _name(instance: Instance, group: str, owner: str) -> Text:
    return instance.tag_name("kind", owner) if group == "kinds" else instance.name(owner)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same minutes in as few spans as possible, ascending."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """The minutes of ``spans`` that lie in none of ``holes``, ascending."""
    left = list(spans)
    for hole in holes:
        parts = ((Span(s.start, min(s.end, hole.start)), Span(max(s.start, hole.end), s.end)) for s in left)
        left = [part for pair in parts for part in pair if part.end > part.start]
    return left
