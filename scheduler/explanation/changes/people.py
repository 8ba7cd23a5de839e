"""People take on more, or less."""

from __future__ import annotations

from scheduler.domain import Instance, Words
from scheduler.evaluator import evaluate
from scheduler.explanation.changes.plan import Amounts, Plan, chosen
from scheduler.explanation.changes.rules import parameter, shorter_pauses
from scheduler.explanation.changes.site import Given, Site, item

PER_DAY = Words(
    en="Let {person} take on {number} sessions a day.",
    fr="Confier à {person} jusqu'à {number} sessions par jour.",
    ar="رفع عدد جلسات {person} في اليوم إلى {number}.",
)
PAUSE = Words(
    en="Leave {person} {minutes} min between two sessions.",
    fr="Ramener la pause de {person} entre deux sessions à {minutes} min.",
    ar="تقليص استراحة {person} بين جلستين إلى {minutes} (بالدقائق).",
)
NO_PAUSE = Words(
    en="Let {person} do without a pause between two sessions.",
    fr="Supprimer la pause de {person} entre deux sessions.",
    ar="الاستغناء عن استراحة {person} بين جلستين.",
)
TAKEN_OFF = Words(
    en="Take {person} off {sessions}.",
    fr="Dispenser {person} de : {sessions}.",
    ar="إعفاء {person} من: {sessions}.",
)
TAKEN_OFF_MANY = Words(
    en="Take {person} off {number} sessions: {sessions}.",
    fr="Dispenser {person} de {number} sessions : {sessions}.",
    ar="إعفاء {person} من هذا العدد من الجلسات: {number} ({sessions}).",
)
MANY = 3
"""From so many sessions on, their number is told."""
ROLES = ("speakers", "moderators", "chairs", "attendees")


def more_a_day(site: Site) -> Plan:
    """Let a person take on as many sessions as the programme has on one day."""
    most: int = site.instance.person[site.owner].per_day or parameter(site, "most")
    sessions = site.instance.sessions_by_person[site.owner]
    days = [site.instance.day_at(p.start) for p in site.programme.placed(s.id for s in sessions)]
    held = max(days.count(day) for day in days)

    def write(given: Given, amounts: Amounts) -> Words:
        number = most + amounts[0]
        site.item(given)["per_day"] = number
        return PER_DAY.with_values(person=site.instance.name(site.owner), number=number)

    return Plan(write, (max(0, held - most),))


def shorter_pause(site: Site) -> Plan:
    """Let a person have less time between two sessions."""
    pause = site.instance.person[site.owner].pause
    shorter = shorter_pauses(site.instance, pause)

    def write(given: Given, amounts: Amounts) -> Words:
        minutes = ([pause, *shorter])[amounts[0]]
        site.item(given)["pause"] = minutes
        words = PAUSE if minutes else NO_PAUSE
        return words.with_values(person=site.instance.name(site.owner), minutes=minutes)

    return Plan(write, (len(shorter),))


def take_off(site: Site) -> Plan:
    """Do without a person in the sessions that keep the programme from being one."""
    off = _to_be_taken_off(site)

    def write(given: Given, amounts: Amounts) -> Words:
        sessions = chosen(off, amounts)
        _without(given, site.owner, sessions)
        names = tuple(site.instance.name(session) for session in sessions)
        words = TAKEN_OFF_MANY if len(names) >= MANY else TAKEN_OFF
        return words.with_values(person=site.instance.name(site.owner), sessions=names, number=len(names))

    return Plan(write, (1,) * len(off), each=True)


def _to_be_taken_off(site: Site) -> tuple[str, ...]:
    """Sessions that the person cannot be at besides the others, where the programme has them."""
    sessions = [session.id for session in site.instance.sessions_by_person[site.owner]]
    kept: list[str] = []
    for session in sessions:
        off = [other for other in sessions if other != session and other not in kept]
        if _can_be_at(site, off):
            kept.append(session)
    return tuple(session for session in sessions if session not in kept)


def _can_be_at(site: Site, off: list[str]) -> bool:
    """Whether the person can be where they must be, but for some sessions."""
    given = site.instance.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    _without(given, site.owner, off)
    verdict = evaluate(Instance.model_validate(given), site.programme)
    hard = site.instance.levels[0]
    return not any(v.level == hard and site.owner in v.subjects for v in verdict.violations)


def _without(given: Given, person: str, sessions: tuple[str, ...] | list[str]) -> None:
    """Take a person out of all roles in some sessions."""
    for session in sessions:
        entry = item(given, "sessions", session)
        for role in ROLES:
            if role in entry:
                entry[role] = [other for other in entry[role] if other != person]
