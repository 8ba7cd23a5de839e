"""What single sessions ask for is given up, or moved to where a programme has them."""

from __future__ import annotations

from scheduler.domain import Placement, Words
from scheduler.domain.time import moment_text
from scheduler.explanation.changes.site import Site

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
NOT_AFTER = Words(
    en="Do not make {later} follow {earlier}.",
    fr="Ne pas faire suivre {earlier} par {later}.",
    ar="عدم اشتراط أن تلي {later} {earlier}.",
)
AT_ONCE = Words(
    en="Let {session} and {others} run at the same time.",
    fr="Laisser {session} et {others} se tenir en même temps.",
    ar="السماح بتزامن {session} مع {others}.",
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


def leave_out(site: Site) -> Words:
    """Let it be left out."""
    site.item["optional"] = True
    return LEFT_OUT.with_values(session=site.instance.name(site.owner))


def pin_start(site: Site) -> Words:
    """Pin it to when it stands."""
    placement = _own(site)
    site.item["pinned"] = dict(site.item["pinned"]) | {
        "start": moment_text(site.instance.moment(placement.start))
    }
    when = site.instance.when(placement.time)
    return PINNED.with_values(session=site.instance.name(site.owner), when=when)


def pin_rooms(site: Site) -> Words:
    """Pin it to the rooms in which it stands."""
    placement = _own(site)
    site.item["pinned"] = dict(site.item["pinned"]) | {"rooms": list(placement.rooms)}
    return PINNED_ROOMS.with_values(session=site.instance.name(site.owner), rooms=_rooms(site, placement))


def expect_fewer(site: Site) -> Words:
    """Expect no more people than its rooms seat."""
    session = site.instance.session[site.owner]
    seats = site.instance.seats(session, _own(site).rooms)
    site.item["audience"] = seats
    return FEWER.with_values(session=session.title, seats=seats)


def need_less(site: Site) -> Words:
    """Do without the features that its rooms lack."""
    session = site.instance.session[site.owner]
    rooms = [site.instance.room[room] for room in _own(site).rooms]
    lacking = [need for need in session.needs if any(need not in room.features for room in rooms)]
    site.item["needs"] = [need for need in session.needs if need not in lacking]
    return WITHOUT.with_values(session=session.title, features=tuple(lacking))


def shorten(site: Site) -> Words:
    """Let it end with its slot."""
    placement = _own(site)
    session = site.instance.session[site.owner]
    last = site.instance.slot_span(
        site.instance.block_index[placement.block], placement.slot + session.n_slots - 1
    )
    minutes = last.end - placement.start
    site.item["duration"] = minutes
    return SHORTER.with_values(session=session.title, minutes=minutes)


def drop_link(site: Site) -> Words:
    """Let it stand apart from an earlier session."""
    earlier = {subject for demand in site.demands for subject in demand.subjects} - {site.owner}
    if site.steps[2] == "continues":
        site.item.pop("continues")
    else:
        site.item["follows"] = [link for link in site.item["follows"] if link["session"] not in earlier]
    names = tuple(site.instance.name(session) for session in sorted(earlier))
    return NOT_AFTER.with_values(later=site.instance.name(site.owner), earlier=names)


def drop_conflicts(site: Site) -> Words:
    """Let it run at the same time as others."""
    others = sorted({subject for demand in site.demands for subject in demand.subjects} - {site.owner})
    for entry in site.given["sessions"]:
        apart = set(others) if entry["id"] == site.owner else {site.owner} if entry["id"] in others else set()
        if "conflicts" in entry:
            entry["conflicts"] = [other for other in entry["conflicts"] if other not in apart]
    names = tuple(site.instance.name(session) for session in others)
    return AT_ONCE.with_values(session=site.instance.name(site.owner), others=names)


def add_rooms(site: Site) -> Words:
    """Let it, or all sessions of its kind, stand in the rooms that the programme uses for them."""
    used = dict.fromkeys(room for placement in site.placements for room in placement.rooms)
    more = [room for room in used if room not in site.item["rooms"]]
    site.item["rooms"] = [*site.item["rooms"], *more]
    of_kind = site.steps[0] == "kinds"
    name = site.instance.tag_name("kind", site.owner) if of_kind else site.instance.name(site.owner)
    names = tuple(site.instance.name(room) for room in more)
    return (ROOMS_OF_KIND if of_kind else ROOMS).with_values(name=name, rooms=names)


def _own(site: Site) -> Placement:
    """Where the session itself stands; one that breaks such a demand does stand."""
    return site.programme.by_session[site.owner]


def _rooms(site: Site, placement: Placement) -> tuple[object, ...]:
    return tuple(site.instance.name(room) for room in placement.rooms)
