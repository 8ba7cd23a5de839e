"""Days and blocks out of order, and windows that lie on no day of the conference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scheduler.domain.conference import Block, Day
from scheduler.domain.instance import Instance
from scheduler.domain.problem import Problem
from scheduler.domain.time import MINUTES_A_DAY, Span, Window, clock

Path = tuple[str | int, ...]

SESSION_WINDOWS = ("allowed", "preferred")
KIND_WINDOWS = ("allowed",)
PERSON_WINDOWS = ("available", "preferred")
ROOM_WINDOWS = ("available",)
"""Windows that mean something only on a day of the conference; the others do no harm elsewhere."""


def calendar_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of days and blocks."""
    yield from _date_problems(instance.days)
    yield from _timeline_problems(instance.days)
    for index, day in enumerate(instance.days):
        yield from _block_problems(("days", index, "blocks"), day.blocks)


def _date_problems(days: Sequence[Day]) -> Iterator[Problem]:
    for index, (day, following) in enumerate(pairwise(days), start=1):
        path = ("days", index, "date")
        if following.date == day.date:
            yield Problem(path, f"{day.date} stands twice", "put all blocks of a date into one day")
        elif following.date < day.date:
            yield Problem(path, f"{following.date} comes after {day.date}", "list the days in order")


def _timeline_problems(days: Sequence[Day]) -> Iterator[Problem]:
    """Own timelines and shared ones cannot be compared: all blocks have the one or the other."""
    blocks = {(day, n): block for day, given in enumerate(days) for n, block in enumerate(given.blocks)}
    first = next(iter(blocks.values()), None)
    for (day, number), block in blocks.items():
        if first is not None and block.timeline != first.timeline:
            message = (
                f"has a timeline that is {block.timeline}, and that of block {first.id} is {first.timeline}"
            )
            path = ("days", day, "blocks", number, "timeline")
            yield Problem(path, message, "give all blocks timelines of their own, or none")


def _block_problems(path: Path, blocks: Sequence[Block]) -> Iterator[Problem]:
    for index, (block, following) in enumerate(pairwise(blocks), start=1):
        if "own" in (block.timeline, following.timeline):
            continue
        place = (*path, index, "start")
        if following.start < block.start:
            message = f"block {following.id} comes after {block.id}, and starts before it"
            yield Problem(place, message, "list the blocks of a day in order")
        elif following.start < block.end:
            message = f"starts before block {block.id} ends at {clock(block.end)}"
            yield Problem(place, message, "blocks do not overlap; let slots overlap in one block instead")


def window_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of windows and pins on days that there are not; the days must be in order, and all there."""
    for index, session in enumerate(instance.sessions):
        path = ("sessions", index)
        yield from _windows_elsewhere(instance, path, session, SESSION_WINDOWS)
        for field, stated in (("pinned", session.pinned), ("published", session.published)):
            if stated and stated.start:
                start = instance.minute(stated.start)
                yield from _elsewhere(instance, (*path, field, "start"), Span(start, start + 1))
    for key, kind in instance.kinds.items():
        yield from _windows_elsewhere(instance, ("kinds", key), kind, KIND_WINDOWS)
    for index, person in enumerate(instance.people):
        yield from _windows_elsewhere(instance, ("people", index), person, PERSON_WINDOWS)
    for index, room in enumerate(instance.rooms):
        yield from _windows_elsewhere(instance, ("rooms", index), room, ROOM_WINDOWS)


def _windows_elsewhere(
    instance: Instance, path: Path, owner: object, fields: Sequence[str]
) -> Iterator[Problem]:
    for field in fields:
        windows: Sequence[Window] = getattr(owner, field)
        for index, window in enumerate(windows):
            yield from _elsewhere(instance, (*path, field, index), instance.span(window))


def _elsewhere(instance: Instance, path: Path, span: Span) -> Iterator[Problem]:
    starts = (instance.day_start(day) for day in range(len(instance.days)))
    if not any(span.overlap(Span(start, start + MINUTES_A_DAY)) for start in starts):
        dates = ", ".join(str(day.date) for day in instance.days)
        yield Problem(path, "lies on no day of the conference", f"the days are {dates}")
