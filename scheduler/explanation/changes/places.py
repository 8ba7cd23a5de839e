"""Rooms and times are open to more."""

from __future__ import annotations

from scheduler.domain import Words
from scheduler.domain.time import Span
from scheduler.explanation.changes.plan import Amounts, Plan, chosen
from scheduler.explanation.changes.site import Given, Site, block

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


def end_reservation(site: Site) -> Plan:
    """Let a room be used at a time for which it is kept."""
    window = site.instance.room[site.owner].reserved[int(site.steps[3])]
    said = window.model_dump(mode="json", by_alias=True, exclude_defaults=True)

    def write(given: Given, _: Amounts) -> Words:
        site.item(given)["reserved"].remove(said)
        when = site.instance.when(site.instance.span(window))
        return NOT_RESERVED.with_values(room=site.instance.name(site.owner), when=when)

    return Plan(write)


def open_slots(site: Site) -> Plan:
    """Let the slots that a session takes take its kind."""
    session = site.instance.session[site.owner]
    closed: dict[tuple[str, int], Span] = {}
    for placement in site.placements:
        index = site.instance.block_index[placement.block]
        for number in range(placement.slot, placement.slot + session.n_slots):
            kinds = site.instance.blocks[index].slots[number].kinds
            if kinds and session.kind not in kinds:
                closed[placement.block, number] = site.instance.slot_span(index, number)

    def write(given: Given, amounts: Amounts) -> Words:
        times = []
        for (name, number), amount in zip(closed, amounts, strict=True):
            if amount:
                slot = block(given, name)["slots"][number]
                slot["kinds"] = list(dict.fromkeys([*slot["kinds"], session.kind]))
                times.append(site.instance.when(closed[name, number]))
        return SLOTS.with_values(kind=site.instance.kind_name(session), times=tuple(times))

    return Plan(write, (1,) * len(closed))


def open_blocks(site: Site) -> Plan:
    """Let a kind stand in the blocks in which the programme has it."""
    held = site.instance.kinds[site.owner].blocks
    more = tuple(dict.fromkeys(p.block for p in site.placements if p.block not in held))

    def write(given: Given, amounts: Amounts) -> Words:
        opened = chosen(more, amounts)
        site.item(given)["blocks"] = [*held, *opened]
        names = tuple(site.instance.blocks[site.instance.block_index[name]].title or name for name in opened)
        return BLOCKS.with_values(kind=site.instance.tag_name("kind", site.owner), blocks=names)

    return Plan(write, (1,) * len(more))


def end_plenary(site: Site) -> Plan:
    """Let others run beside a kind."""

    def write(given: Given, _: Amounts) -> Words:
        site.item(given)["plenary"] = False
        return NOT_PLENARY.with_values(kind=site.instance.tag_name("kind", site.owner))

    return Plan(write)


def open_service(site: Site) -> Plan:
    """Let sessions run during the service items that the programme overlaps."""
    overlapped = [
        (number, place)
        for number, day in enumerate(site.instance.days)
        for place, item in enumerate(day.service)
        if item.closed and any(_span(site, number, place).overlap(stay) for stay in _near(site, item.rooms))
    ]

    def write(given: Given, amounts: Amounts) -> Words:
        told: list[object] = []
        for (number, place), amount in zip(overlapped, amounts, strict=True):
            if amount:
                given["days"][number]["service"][place]["closed"] = False
                title = site.instance.days[number].service[place].title
                told += [title, site.instance.when(_span(site, number, place))]
        return OPEN_SERVICE.with_values(items=tuple(told))

    return Plan(write, (1,) * len(overlapped))


def _span(site: Site, day: int, place: int) -> Span:
    """When a service item is."""
    start, item = site.instance.day_start(day), site.instance.days[day].service[place]
    return Span(start + item.start, start + item.end)


def _near(site: Site, rooms: tuple[str, ...]) -> list[Span]:
    """When the sessions stand that the demands are about, those in ``rooms`` only where any are given."""
    closed = site.instance.atoms(rooms)
    return [
        site.instance.clock_span(placement.time)
        for placement in site.placements
        if not rooms or closed & site.instance.atoms(placement.rooms)
    ]
