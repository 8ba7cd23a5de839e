"""There is more of something: rooms, places in a room, teams of interpreters."""

from __future__ import annotations

from itertools import pairwise

from scheduler.domain import Words
from scheduler.domain.time import Span
from scheduler.explanation.changes.plan import Amounts, Plan
from scheduler.explanation.changes.site import Given, Site, item

MORE_ROOMS = Words(
    en="Add rooms like {room} (how many: {number}).",
    fr="Ajouter des salles comme {room} (nombre : {number}).",
    ar="إضافة قاعات مماثلة لـ{room} (العدد: {number}).",
)
HOLDS = Words(
    en="Let {room} hold {number} sessions at a time.",
    fr="Accueillir {number} sessions à la fois dans {room}.",
    ar="تهيئة {room} لاستقبال هذا العدد من الجلسات معًا: {number}.",
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


def more_rooms(site: Site) -> Plan:
    """Add rooms like one that too many sessions need, or shorten its change-over where that will do."""
    stays = _stays(site)
    n_rooms = _most_at_once(stays)
    if n_rooms < 2:
        return _change_over_faster(
            site, max(0, min((b.start - a.end for a, b in pairwise(stays)), default=0))
        )

    def write(given: Given, amounts: Amounts) -> Words:
        for number in range(amounts[0]):
            _copy_room(given, site.owner, f"{site.owner}-{number + 2}")
        return MORE_ROOMS.with_values(room=site.instance.name(site.owner), number=amounts[0])

    return Plan(write, (n_rooms - 1,), each=True, field="rooms")


def hold_more(site: Site) -> Plan:
    """Let a room that holds several sessions hold more of them."""
    held = site.instance.room[site.owner].holds

    def write(given: Given, amounts: Amounts) -> Words:
        number = held + amounts[0]
        site.item(given)["holds"] = number
        return HOLDS.with_values(room=site.instance.name(site.owner), number=number)

    return Plan(write, (max(0, _most_at_once(_stays(site)) - held),))


def raise_limit(site: Site) -> Plan:
    """Have as much of a resource as the programme takes at its peak."""
    resource = site.instance.resources[site.owner]
    most = max(_in_use(site, placement.start) for placement in site.programme.placements)

    def write(given: Given, amounts: Amounts) -> Words:
        limit = resource.limit + amounts[0]
        site.item(given)["limit"] = limit
        return LIMIT.with_values(resource=resource.title, limit=limit)

    return Plan(write, (max(0, most - resource.limit),), each=True)


def _stays(site: Site) -> list[Span]:
    """When sessions stand in the room, the first ones first."""
    placements = site.programme.placements
    stays = (p.time for p in placements if site.owner in site.instance.atoms(p.rooms))
    return sorted(stays, key=lambda stay: (stay.start, stay.end))


def _most_at_once(spans: list[Span]) -> int:
    return max((sum(s.start <= span.start < s.end for s in spans) for span in spans), default=0)


def _change_over_faster(site: Site, minutes: int) -> Plan:
    """In the room, and in those that it is part of."""
    over = [room for room in site.instance.rooms if site.owner in site.instance.atoms((room.id,))]
    now = max(room.minutes_after(kind) for room in over for kind in site.instance.kinds)
    names = {room.id for room in over}

    def write(given: Given, amounts: Amounts) -> Words:
        most = now - amounts[0]
        for room in given["rooms"]:
            if room["id"] in names and "changeover" in room:
                held = room["changeover"]
                room["changeover"] = (
                    {kind: min(minutes, most) for kind, minutes in held.items()}
                    if isinstance(held, dict)
                    else min(held, most)
                )
        return CHANGEOVER.with_values(room=site.instance.name(site.owner), minutes=most)

    return Plan(write, (max(0, now - minutes),))


def _copy_room(given: Given, room: str, name: str) -> None:
    """Add a room like another one, open to the same sessions."""
    taken = {entry["id"] for entry in given["rooms"]}
    while name in taken:
        name += "-new"
    given["rooms"].append(dict(item(given, "rooms", room)) | {"id": name})
    for entry in (*given["kinds"].values(), *given["sessions"]):
        if room in entry.get("rooms", ()):
            entry["rooms"] = [*entry["rooms"], name]


def _in_use(site: Site, minute: int) -> int:
    running = (p for p in site.programme.placements if p.start <= minute < p.end)
    taken = (site.instance.session[placement.session].resources for placement in running)
    return sum(resources.get(site.owner, 0) for resources in taken)
