"""The zone of a published programme, and its moments on the wall clock there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from scheduler.domain.known_zone import known_zone
from scheduler.domain.problem import Problem
from scheduler.domain.zone import zone
from scheduler.errors import InputError, UsageError
from scheduler.formats.c3voc.found import Found
from scheduler.formats.c3voc.outgoing import UNIVERSAL
from scheduler.formats.tree import Tree

HINT = "give one with --timezone, such as --timezone Europe/Berlin"


def zone_of(found: Found, own: object, wished: str | None, tree: Tree) -> str:
    """The zone that the file names, else the one wished, else the offset that all its times have.

    ``own`` is what our table says, which may be a zone that the format has no name for.

    Raises
    ------
    UsageError
        The wished one is none.
    InputError
        None of this is known.
    """
    if wished is not None:
        try:
            known_zone(wished)
        except ValueError as error:
            raise UsageError(str(error)) from None
    if (
        isinstance(own, str)
        and _is_known(own)
        and (found.zone is None or (own in UNIVERSAL) == _is_utc(found))
    ):
        return own if found.zone in (None, own, "UTC") else _stated(found, wished, tree)
    return _stated(found, wished, tree)


def wall(moment: dt.datetime, name: str) -> dt.datetime:
    """``moment`` on the clocks of a zone; what has no offset is taken for that already."""
    return moment if moment.tzinfo is None else moment.astimezone(zone(name)).replace(tzinfo=None)


def wall_end(start: dt.datetime, minutes: int, name: str) -> dt.datetime:
    """What clocks show ``minutes`` after ``start``, later than then even if they are put back meanwhile."""
    length = dt.timedelta(minutes=minutes)
    begin = wall(start, name)
    end = begin + length if start.tzinfo is None else wall(start.astimezone(dt.UTC) + length, name)
    return end if end > begin else begin + length


def _is_utc(found: Found) -> bool:
    return found.zone == "UTC"


def _stated(found: Found, wished: str | None, tree: Tree) -> str:
    if found.zone is not None and _is_known(found.zone):
        return found.zone
    if wished is not None:
        return wished
    path = ("schedule", "conference", "time_zone_name")
    if found.zone is not None:
        raise _unknown(tree, Problem(path, f"{found.zone[:40]!r} is not a time zone", HINT))
    offset = _common_offset(event.start for event in found.events)
    if offset is None:
        raise _unknown(tree, Problem(path, "is not given, and the times do not tell it", HINT))
    return offset


def _is_known(name: str) -> bool:
    try:
        known_zone(name)
    except ValueError:
        return False
    return True


def _common_offset(moments: Iterable[dt.datetime]) -> str | None:
    """The zone of the only offset that there is; its sign is the other way round in such names."""
    offsets = {moment.utcoffset() for moment in moments}
    only = offsets.pop() if len(offsets) == 1 else None
    hours, rest = divmod(only, dt.timedelta(hours=1)) if only is not None else (0, dt.timedelta(1))
    if rest:
        return None
    name = f"Etc/GMT{-hours:+d}" if hours else "UTC"
    return name if _is_known(name) else None


def _unknown(tree: Tree, problem: Problem) -> InputError:
    return InputError(f"{tree.name} names no time zone", tree.faults([problem]))
