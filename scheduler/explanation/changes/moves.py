"""A window is moved, where it would be widened: somebody comes at another time, and no longer than before."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain import Instance, Words
from scheduler.domain.time import MINUTES_A_DAY, Span
from scheduler.explanation.changes.blocks import EARLIEST, LATEST
from scheduler.explanation.changes.plan import Amounts, Plan
from scheduler.explanation.changes.site import Given
from scheduler.explanation.changes.windows import given_windows, merged, owner_name, without, write_windows

PERSON = Words(
    en="Let {name} be there {times} instead of {before}.",
    fr="Prévoir la présence de {name} : {times}, au lieu de {before}.",
    ar="ضمان حضور {name} في: {times}، بدلًا من: {before}.",
)
ROOM = Words(
    en="Open {name} {times} instead of {before}.",
    fr="Ouvrir {name} : {times}, au lieu de {before}.",
    ar="إتاحة {name} في: {times}، بدلًا من: {before}.",
)
SESSION = Words(
    en="Allow {name} {times} instead of {before}.",
    fr="Permettre {name} : {times}, au lieu de {before}.",
    ar="السماح بانعقاد {name} في: {times}، بدلًا من: {before}.",
)
KIND = Words(
    en="Allow sessions of kind {name} {times} instead of {before}.",
    fr="Permettre les sessions de type {name} : {times}, au lieu de {before}.",
    ar="السماح بجلسات النوع {name} في: {times}، بدلًا من: {before}.",
)
SENTENCES = {"people": PERSON, "rooms": ROOM, "sessions": SESSION, "kinds": KIND}
FIELDS = ("available", "allowed")
"""Windows that say when something can be, which are those that can be moved."""


def moved(before: Instance, after: Instance, steps: Sequence[str]) -> Plan | None:
    """Move the nearest window over what was added to the windows of a field; None where that cannot be."""
    if len(steps) != 3 or steps[2] not in FIELDS:
        return None
    windows = given_windows(before, steps)
    added = without(given_windows(after, steps), windows)
    if not added or not windows:
        return None
    over = Span(added[0].start, added[-1].end)
    nearest = min(windows, key=lambda window: (_distance(window, over), window))
    shifted = _shifted(nearest, over)
    if shifted is None:
        return None

    def write(given: Given, _: Amounts) -> Words:
        left = [window for window in windows if window != nearest]
        write_windows(before, given, steps, merged([*left, shifted]))
        return SENTENCES[steps[0]].with_values(
            name=owner_name(before, steps), times=before.when(shifted), before=before.when(nearest)
        )

    return Plan(write)


def _distance(window: Span, other: Span) -> int:
    return max(other.start - window.end, window.start - other.end, 0)


def _shifted(window: Span, over: Span) -> Span | None:
    """The window moved no farther than it must be to hold all of another; None where it cannot be by day.

    To another day it moves at the same hours, if these will do.
    """
    days = over.start // MINUTES_A_DAY - window.start // MINUTES_A_DAY
    same_hours = Span(window.start + days * MINUTES_A_DAY, window.end + days * MINUTES_A_DAY)
    if days and over.within(same_hours):
        return same_hours
    start = over.end - window.minutes if over.start >= same_hours.start else over.start
    shifted = Span(start, start + window.minutes)
    midnight = over.start // MINUTES_A_DAY * MINUTES_A_DAY
    by_day = Span(midnight + EARLIEST, midnight + LATEST)
    return shifted if over.within(shifted) and shifted.within(by_day) else None
