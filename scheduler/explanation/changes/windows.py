"""Windows are widened, or cut, just so far that a programme fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scheduler.domain import Instance, Words
from scheduler.domain.text import Text
from scheduler.domain.time import Span, moment_text
from scheduler.explanation.changes.plan import Amounts, Plan, chosen
from scheduler.explanation.changes.site import Given, Site, item

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


def widen(site: Site) -> Plan:
    """Open what is given as the only times to the sessions that stand outside of them."""
    windows = given_windows(site.instance, site.steps)
    added = without(merged(site.spans), windows)

    def write(given: Given, amounts: Amounts) -> Words:
        more = parts(added, amounts)
        write_windows(site.instance, given, site.steps, merged([*windows, *more]))
        return _said(site, more)

    return Plan(write, whole(added))


def cut(site: Site) -> Plan:
    """Take what sessions need out of times that are closed."""
    windows = given_windows(site.instance, site.steps)
    taken = without(windows, without(windows, site.spans))

    def write(given: Given, amounts: Amounts) -> Words:
        free = parts(taken, amounts)
        write_windows(site.instance, given, site.steps, without(windows, free))
        return _said(site, free)

    return Plan(write, whole(taken))


def add_slots(site: Site) -> Plan:
    """Let somebody be there in the slots that sessions take, too."""
    spans = _slots(site)
    more = tuple(slot for slot in spans if slot not in _given_slots(site))

    def write(given: Given, amounts: Amounts) -> Words:
        slots = chosen(more, amounts)
        site.item(given)[site.steps[2]] = [*_given_slots(site), *slots]
        return _said(site, merged(spans[slot] for slot in slots))

    return Plan(write, (1,) * len(more))


def drop_slots(site: Site) -> Plan:
    """Take the slots in which sessions stand out of those that are closed."""
    spans = _slots(site)
    taken = tuple(slot for slot in spans if slot in _given_slots(site))

    def write(given: Given, amounts: Amounts) -> Words:
        slots = chosen(taken, amounts)
        site.item(given)[site.steps[2]] = [slot for slot in _given_slots(site) if slot not in slots]
        return _said(site, merged(spans[slot] for slot in slots))

    return Plan(write, (1,) * len(taken))


def _given_slots(site: Site) -> tuple[str, ...]:
    held: tuple[str, ...] = getattr(_owner(site.instance, site.steps), site.steps[2])
    return held


def _slots(site: Site) -> dict[str, Span]:
    """Ids of the slots that the sessions take, with their times on the wall clock."""
    found: dict[str, Span] = {}
    for placement in site.placements:
        block = site.instance.block_index[placement.block]
        n_slots = site.instance.session[placement.session].n_slots
        for slot in range(placement.slot, placement.slot + n_slots):
            span = site.instance.clock_span(site.instance.slot_span(block, slot))
            found[site.instance.blocks[block].slot_id(slot)] = span
    return found


# -- windows of anything ----------------------------------------------------------------------------


def given_windows(instance: Instance, steps: Sequence[str]) -> list[Span]:
    """The windows of a field, in order and merged."""
    return merged(instance.spans(getattr(_owner(instance, steps), steps[2])))


def write_windows(instance: Instance, given: Given, steps: Sequence[str], windows: Iterable[Span]) -> None:
    """Let a field hold these windows."""
    moment = instance.moment
    item(given, steps[0], steps[1])[steps[2]] = [
        {"from": moment_text(moment(window.start)), "to": moment_text(moment(window.end))}
        for window in windows
    ]


def owner_name(instance: Instance, steps: Sequence[str]) -> Text:
    """What people call the owner of a field."""
    return instance.tag_name("kind", steps[1]) if steps[0] == "kinds" else instance.name(steps[1])


def _owner(instance: Instance, steps: Sequence[str]) -> object:
    by_group = {
        "people": instance.person,
        "rooms": instance.room,
        "sessions": instance.session,
        "kinds": instance.kinds,
    }
    return by_group[steps[0]][steps[1]]  # type: ignore[index]  # each has its own type of value


def _said(site: Site, spans: Iterable[Span]) -> Words:
    times = tuple(site.instance.when(span) for span in spans)
    return SENTENCES[site.steps[0]].with_values(name=owner_name(site.instance, site.steps), times=times)


# -- spans ------------------------------------------------------------------------------------------


def whole(spans: Iterable[Span]) -> Amounts:
    """The amounts by which `parts` leaves each span as it is: minutes counted from its end and its start."""
    return tuple(minutes for span in spans for minutes in (span.minutes, span.minutes))


def parts(spans: Sequence[Span], amounts: Amounts) -> list[Span]:
    """What is left of each span where it begins, and ends, no farther from its other end than it may."""
    kept = (
        Span(span.end - from_end, span.start + from_start)
        for span, from_end, from_start in zip(spans, amounts[::2], amounts[1::2], strict=True)
    )
    return [span for span in kept if span.end > span.start]


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
        pairs = ((Span(s.start, min(s.end, hole.start)), Span(max(s.start, hole.end), s.end)) for s in left)
        left = [part for pair in pairs for part in pair if part.end > part.start]
    return left
