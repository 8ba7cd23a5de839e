"""Which events stand in which file, where there is one for each person, room or track.

An event that has moved to other lists is no longer in its old one; a cancelled one is where it stood last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scheduler.domain import Instance, Text
from scheduler.formats.file_names import file_stems
from scheduler.formats.groups import list_name, list_stems, lists_of_session
from scheduler.formats.ical.history import Known
from scheduler.formats.ical.story import Story
from scheduler.formats.publication import By, Publication


@dataclass(frozen=True)
class ListedEvents:
    """One file: its name without the ending, what people call it, and its events."""

    stem: str
    name: Text
    events: tuple[Known, ...]


def listed(publication: Publication, by: By, story: Story) -> tuple[ListedEvents, ...]:
    """A file for each list that has events, and for each that was written before, were it empty now."""
    instance = publication.instance
    stems = list_stems(instance, by)
    ids = {stem: each for each, stem in stems.items()}
    events: defaultdict[str, list[Known]] = defaultdict(list, {stem: [] for stem in story.stems})
    for key, known in story.events.items():
        for stem in sorted(_stems(instance, by, key, known, stems)):
            events[stem].append(known)
    return tuple(
        ListedEvents(stem, list_name(instance, by, ids.get(stem, stem)), tuple(events[stem]))
        for stem in sorted(events)
    )


def _stems(instance: Instance, by: By, key: str, known: Known, stems: Mapping[str, str]) -> Iterable[str]:
    """The files of an event: those of its lists, and those in which it was before it was cancelled.

    Where nobody knows these, for one calendar held all, people and tracks of the instance say it.
    """
    if known.stems is not None:
        return known.stems | {_stem(each, stems) for each in known.lists}
    session = instance.session.get(key)
    return {stems[each] for each in lists_of_session(session, by)} if session else ()


def _stem(list_id: str, stems: Mapping[str, str]) -> str:
    """The file of a list; that of a room which is no longer in the instance is called by its id."""
    if list_id in stems:
        return stems[list_id]
    [alone] = file_stems([list_id]).values()
    same = {stem.casefold(): stem for stem in stems.values()}
    return same.get(alone.casefold(), alone)
