"""What single sessions ask for is given up, or moved to where a programme has them."""

from __future__ import annotations

from scheduler.domain import Placement, Words
from scheduler.domain.time import Span, moment_text
from scheduler.explanation.changes.plan import Amounts, Plan, chosen
from scheduler.explanation.changes.site import Given, Site

LEFT_OUT = Words(en="Leave out {session}.", fr="Renoncer à {session}.", ar="الاستغناء عن {session}.")
PINNED = Words(
    en="Pin {session} to {when} instead.",
    fr="Fixer plutôt {session} à : {when}.",
    ar="تثبيت {session} في وقت آخر: {when}.",
)
PINNED_ROOMS = Words(
    en="Pin {session} to {rooms} instead.",
    fr="Fixer plutôt {session} dans {rooms}.",
    ar="تثبيت {session} في {rooms} بدلًا من ذلك.",
)
FEWER = Words(
    en="Plan {session} for an audience of {seats}, or find as many seats as it needs.",
    fr="Prévoir {session} pour un public de {seats}, ou trouver les places qui manquent.",
    ar="تخصيص {session} لجمهور لا يتجاوز عدده {seats}، أو توفير المقاعد الناقصة.",
)
WITHOUT = Words(
    en="Let {session} do without {features}.",
    fr="Tenir {session} sans {features}.",
    ar="عقد {session} دون {features}.",
)
SHORTER = Words(
    en="Shorten {session} to {minutes} min.",
    fr="Ramener {session} à {minutes} min.",
    ar="تقصير مدة {session} إلى {minutes} (بالدقائق).",
)
ROOMS = Words(
    en="Let {name} stand in {rooms} as well.",
    fr="Permettre aussi à {name} de se tenir dans {rooms}.",
    ar="السماح بعقد {name} أيضًا في {rooms}.",
)
ROOMS_OF_KIND = Words(
    en="Let sessions of kind {name} stand in {rooms} as well.",
    fr="Permettre aussi aux sessions de type {name} de se tenir dans {rooms}.",
    ar="السماح بعقد جلسات النوع {name} أيضًا في {rooms}.",
)


def leave_out(site: Site) -> Plan:
    """Let it be left out."""

    def write(given: Given, _: Amounts) -> Words:
        site.item(given)["optional"] = True
        return LEFT_OUT.with_values(session=site.instance.name(site.owner))

    return Plan(write)


def pin_start(site: Site) -> Plan:
    """Pin it to when it stands, or to a time that is nearer to the one at which it is pinned."""
    times = _nearer_times(site)

    def write(given: Given, amounts: Amounts) -> Words:
        time = times[amounts[0] - 1]
        _pin(site, given, start=moment_text(site.instance.moment(time.start)))
        return PINNED.with_values(session=site.instance.name(site.owner), when=site.instance.when(time))

    return Plan(write, (len(times),))


def _nearer_times(site: Site) -> list[Span]:
    """Times at which it could begin, from that nearest to the pinned one to that at which it stands."""
    instance = site.instance
    session = instance.session[site.owner]
    pinned = (
        0 if session.pinned is None or session.pinned.start is None else instance.minute(session.pinned.start)
    )
    stands = instance.clock_span(_own(site).time)
    times = {
        instance.clock_span(span)
        for block in range(len(instance.blocks))
        for first in range(instance.n_starts(block))
        if (span := instance.placing(session, block, first)) is not None
    }
    by_start = {time.start: time for time in sorted(times)} | {stands.start: stands}
    far = abs(stands.start - pinned)
    nearer = [time for start, time in by_start.items() if 0 < abs(start - pinned) < far]
    return [*sorted(nearer, key=lambda time: abs(time.start - pinned)), stands]


def pin_rooms(site: Site) -> Plan:
    """Pin it to the rooms in which it stands."""
    placement = _own(site)

    def write(given: Given, _: Amounts) -> Words:
        _pin(site, given, rooms=list(placement.rooms))
        rooms = tuple(site.instance.name(room) for room in placement.rooms)
        return PINNED_ROOMS.with_values(session=site.instance.name(site.owner), rooms=rooms)

    return Plan(write)


def _pin(site: Site, given: Given, **pinned: object) -> None:
    entry = site.item(given)
    entry["pinned"] = dict(entry["pinned"]) | pinned


def expect_fewer(site: Site) -> Plan:
    """Expect no more people than its rooms seat."""
    session = site.instance.session[site.owner]
    audience = session.audience or 0

    def write(given: Given, amounts: Amounts) -> Words:
        seats = audience - amounts[0]
        site.item(given)["audience"] = seats
        return FEWER.with_values(session=session.title, seats=seats)

    return Plan(write, (max(0, audience - site.instance.seats(session, _own(site).rooms)),))


def need_less(site: Site) -> Plan:
    """Do without the features that its rooms lack."""
    session = site.instance.session[site.owner]
    rooms = [site.instance.room[room] for room in _own(site).rooms]
    lacking = tuple(need for need in session.needs if any(need not in room.features for room in rooms))

    def write(given: Given, amounts: Amounts) -> Words:
        missed = chosen(lacking, amounts)
        site.item(given)["needs"] = [need for need in session.needs if need not in missed]
        return WITHOUT.with_values(session=session.title, features=missed)

    return Plan(write, (1,) * len(lacking))


def shorten(site: Site) -> Plan:
    """Let it end with its slot."""
    placement = _own(site)
    session = site.instance.session[site.owner]
    block = site.instance.block_index[placement.block]
    last = site.instance.slot_span(block, placement.slot + session.n_slots - 1)
    lasts = placement.time.minutes

    def write(given: Given, amounts: Amounts) -> Words:
        minutes = lasts - amounts[0]
        site.item(given)["duration"] = minutes
        return SHORTER.with_values(session=session.title, minutes=minutes)

    return Plan(write, (max(0, placement.end - last.end),))


def add_rooms(site: Site) -> Plan:
    """Let it, or all sessions of its kind, stand in the rooms that the programme uses for them."""
    of_kind = site.steps[0] == "kinds"
    held = (site.instance.kinds if of_kind else site.instance.session)[site.owner].rooms
    more = tuple(dict.fromkeys(room for p in site.placements for room in p.rooms if room not in held))

    def write(given: Given, amounts: Amounts) -> Words:
        opened = chosen(more, amounts)
        site.item(given)["rooms"] = [*held, *opened]
        name = site.instance.tag_name("kind", site.owner) if of_kind else site.instance.name(site.owner)
        rooms = tuple(site.instance.name(room) for room in opened)
        return (ROOMS_OF_KIND if of_kind else ROOMS).with_values(name=name, rooms=rooms)

    return Plan(write, (1,) * len(more))


def _own(site: Site) -> Placement:
    """Where the session itself stands; one that breaks such a demand does stand."""
    return site.programme.by_session[site.owner]
