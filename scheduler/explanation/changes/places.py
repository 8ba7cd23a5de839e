"""Rooms, resources and times: there are more of them, or they are open to more."""

from __future__ import annotations

from itertools import pairwise

from scheduler.domain import Placement, Words
from scheduler.domain.time import Span
from scheduler.explanation.changes.site import Given, Site, item

MORE_ROOMS = Words(
    en="Add rooms like {room} (how many: {number}).",
    fr="Ajouter des salles comme {room} (nombre : {number}).",
    ar="إضافة قاعات مماثلة لـ{room} (العدد: {number}).",
)
CHANGEOVER = Words(
    en="Change {room} over in {minutes} min.",
    fr="Ramener la préparation de {room} à {minutes} min.",
    ar="تقليص مدة تهيئة {room} إلى {minutes} (بالدقائق).",
)
LIMIT = Words(
    en="Have more of {resource}: {limit} at a time.",
    fr="Porter à {limit} le nombre disponible à la fois : {resource}.",
    ar="توفير المزيد من {resource}: {limit} في الوقت نفسه.",
)
PER_DAY = Words(
    en="Let {person} take on {number} sessions a day.",
    fr="Confier à {person} jusqu'à {number} sessions par jour.",
    ar="رفع عدد جلسات {person} في اليوم إلى {number}.",
)
NOT_RESERVED = Words(
    en="Do not keep {room} for others {when}.",
    fr="Ne plus réserver {room} : {when}.",
    ar="إلغاء حجز {room} في: {when}.",
)
SLOTS = Words(
    en="Open the slots to sessions of kind {kind}: {times}.",
    fr="Ouvrir les créneaux aux sessions de type {kind} : {times}.",
    ar="فتح الخانات الزمنية لجلسات النوع {kind}: {times}.",
)
BLOCKS = Words(
    en="Open blocks to sessions of kind {kind}: {blocks}.",
    fr="Ouvrir des plages aux sessions de type {kind} : {blocks}.",
    ar="فتح فترات لجلسات النوع {kind}: {blocks}.",
)
NOT_PLENARY = Words(
    en="Let other sessions run at the same time as those of kind {kind}.",
    fr="Laisser d'autres sessions se tenir en même temps que celles de type {kind}.",
    ar="السماح بانعقاد جلسات أخرى بالتزامن مع جلسات النوع {kind}.",
)
OPEN_SERVICE = Words(
    en="Let sessions run during: {items}.",
    fr="Laisser des sessions se tenir pendant : {items}.",
    ar="السماح بانعقاد جلسات أثناء: {items}.",
)


def more_rooms(site: Site) -> Words:
    """Add rooms like one that too many sessions need, or shorten its change-over where that will do."""
    stays = sorted(_stays(site, site.owner), key=lambda stay: (stay.start, stay.end))
    holds = site.instance.room[site.owner].holds
    n_rooms = -(-_most_at_once(stays) // holds)
    if n_rooms < 2:
        return _change_over_faster(site, max(0, min(b.start - a.end for a, b in pairwise(stays))))
    for number in range(2, n_rooms + 1):
        _copy_room(site.given, site.owner, f"{site.owner}-{number}")
    return MORE_ROOMS.with_values(room=site.instance.name(site.owner), number=n_rooms - 1)


def _stays(site: Site, room: str) -> list[Span]:
    placements = site.programme.placements
    return [p.time for p in placements if room in site.instance.atoms(p.rooms)]


def _most_at_once(spans: list[Span]) -> int:
    return max((sum(s.start <= span.start < s.end for s in spans) for span in spans), default=0)


def _change_over_faster(site: Site, minutes: int) -> Words:
    """In the room, and in those that it is part of."""
    for room in site.given["rooms"]:
        if site.owner in site.instance.atoms((room["id"],)) and "changeover" in room:
            held = room["changeover"]
            by_kind = isinstance(held, dict)
            room["changeover"] = (
                {k: min(v, minutes) for k, v in held.items()} if by_kind else min(held, minutes)
            )
    return CHANGEOVER.with_values(room=site.instance.name(site.owner), minutes=minutes)


def _copy_room(given: Given, room: str, name: str) -> None:
    """Add a room like another one, open to the same sessions."""
    taken = {entry["id"] for entry in given["rooms"]}
    while name in taken:
        name += "-new"
    given["rooms"].append(dict(item(given, "rooms", room)) | {"id": name})
    for entry in (*given["kinds"].values(), *given["sessions"]):
        if room in entry.get("rooms", ()):
            entry["rooms"] = [*entry["rooms"], name]


def raise_limit(site: Site) -> Words:
    """Have as much of a resource as the programme takes at its peak."""
    most = max(_in_use(site, placement.start) for placement in site.programme.placements)
    site.item["limit"] = most
    return LIMIT.with_values(resource=site.instance.resources[site.owner].title, limit=most)


def _in_use(site: Site, minute: int) -> int:
    running = (p for p in site.programme.placements if p.start <= minute < p.end)
    return sum(_amount(site, placement) for placement in running)


def _amount(site: Site, placement: Placement) -> int:
    return site.instance.session[placement.session].resources.get(site.owner, 0)


def more_a_day(site: Site) -> Words:
    """Let a person take on as many sessions as the programme has on one day."""
    sessions = site.instance.sessions_by_person[site.owner]
    days = [site.instance.day_at(p.start) for p in site.programme.placed(s.id for s in sessions)]
    most = max(days.count(day) for day in days)
    site.item["per_day"] = most
    return PER_DAY.with_values(person=site.instance.name(site.owner), number=most)


def end_reservation(site: Site) -> Words:
    """Let a room be used at a time for which it is kept."""
    number = int(site.steps[3])
    window = site.instance.room[site.owner].reserved[number]
    site.item["reserved"] = [held for n, held in enumerate(site.item["reserved"]) if n != number]
    when = site.instance.when(site.instance.span(window))
    return NOT_RESERVED.with_values(room=site.instance.name(site.owner), when=when)


def open_slots(site: Site) -> Words:
    """Let the slots that a session takes take its kind."""
    session = site.instance.session[site.owner]
    times = []
    for placement in site.placements:
        for number in range(placement.slot, placement.slot + session.n_slots):
            slot = _block(site.given, placement.block)["slots"][number]
            if slot.get("kinds") and session.kind not in slot["kinds"]:
                slot["kinds"] = [*slot["kinds"], session.kind]
                block = site.instance.block_index[placement.block]
                times.append(site.instance.when(site.instance.slot_span(block, number)))
    return SLOTS.with_values(kind=site.instance.kind_name(session), times=tuple(times))


def _block(given: Given, block: str) -> Given:
    blocks = (held for day in given["days"] for held in day.get("blocks", ()))
    found: Given = next(held for held in blocks if held["id"] == block)
    return found


def open_blocks(site: Site) -> Words:
    """Let a kind stand in the blocks in which the programme has it."""
    used = dict.fromkeys(placement.block for placement in site.placements)
    more = tuple(block for block in used if block not in site.item["blocks"])
    site.item["blocks"] = [*site.item["blocks"], *more]
    return BLOCKS.with_values(kind=site.instance.tag_name("kind", site.owner), blocks=more)


def end_plenary(site: Site) -> Words:
    """Let others run beside a kind."""
    site.item["plenary"] = False
    return NOT_PLENARY.with_values(kind=site.instance.tag_name("kind", site.owner))


def open_service(site: Site) -> Words:
    """Let sessions run during the service items that the programme overlaps."""
    items = []
    for number, day in enumerate(site.given["days"]):
        start = site.instance.day_start(number)
        for entry, held in zip(day.get("service", ()), site.instance.days[number].service, strict=True):
            span = Span(start + held.start, start + held.end)
            if held.closed and any(span.overlap(stay) for stay in _stays_near(site, held.rooms)):
                entry["closed"] = False
                items.append((held.title, site.instance.when(span)))
    told = tuple(part for pair in items for part in pair)
    return OPEN_SERVICE.with_values(items=told)


def _stays_near(site: Site, rooms: tuple[str, ...]) -> list[Span]:
    """When the sessions stand that the demands are about, those in ``rooms`` only where any are given."""
    closed = site.instance.atoms(rooms)
    return [
        site.instance.clock_span(placement.time)
        for placement in site.placements
        if not rooms or closed & site.instance.atoms(placement.rooms)
    ]
