"""What is new about a session since the last release."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.domain import Instance, Placement, Words
from scheduler.domain.text import Text
from scheduler.formats.file_names import is_id
from scheduler.formats.phrases import PAGE_CHANGED, PAGE_NEW, PAGE_WAS
from scheduler.formats.publication import Publication


@dataclass(frozen=True)
class Change:
    """A mark, and where the session stood before."""

    mark: Words
    was: Words | None = None


@dataclass(frozen=True)
class Cancelled:
    """A session that was in the last release and is no longer; ``id`` None: the file had no proper one."""

    id: str | None
    title: Text
    was: Words


def change_of(publication: Publication, placement: Placement) -> Change | None:
    """How a session's place differs from that in the last release; None where it does not."""
    if not publication.previous:
        return None
    before = publication.previous[-1].get(placement.session)
    if before is None:
        return Change(PAGE_NEW)
    if (before.time, before.rooms) == (placement.time, placement.rooms):
        return None
    return Change(PAGE_CHANGED, _was(publication.instance, before))


def cancelled(publication: Publication) -> tuple[Cancelled, ...]:
    """Sessions of the last release that stand nowhere now, in order of their time."""
    if not publication.previous:
        return ()
    instance, now = publication.instance, publication.programme
    gone = [p for p in publication.previous[-1].placements if now.get(p.session) is None]
    return tuple(
        Cancelled(p.session if is_id(p.session) else None, instance.name(p.session), _was(instance, p))
        for p in sorted(gone, key=lambda p: (p.start, p.session))
    )


def _was(instance: Instance, before: Placement) -> Words:
    rooms = tuple(instance.name(room) for room in before.rooms)
    return PAGE_WAS.with_values(when=instance.when(before.time), rooms=rooms)
