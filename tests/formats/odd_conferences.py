"""Conferences that are hard to lay out: timelines of their own, sessions in several rooms at once."""

from __future__ import annotations

from typing import Any

from scheduler.domain import Placement
from scheduler.domain.time import SLOTS_FROM
from scheduler.formats.publication import Publication
from tests.formats.publications import told

OWN = """
format: 1
conference: {name: Own, timezone: UTC, languages: [en]}
days:
  - date: 2030-05-16
    blocks:
      - {id: a, title: First, start: 09:00, end: 10:00, timeline: own, n_slots: 2}
      - {id: b, start: 09:00, end: 10:15, timeline: own, n_slots: 2}
    service: [{title: Tea, start: 10:00, end: 10:30}]
rooms: [{id: r, capacity: 5}]
kinds: {talk: {}}
sessions:
  - {id: s1, kind: talk, title: One}
  - {id: s2, kind: talk, title: Two}
  - {id: s3, kind: talk, title: Three}
"""

CROWDED = """
format: 1
conference: {name: Crowded, timezone: UTC, languages: [en]}
days:
  - date: 2030-05-16
    blocks: [{id: a, start: 20:00, end: "24:00", step: 30}]
    service:
      - {title: Tea, start: 19:30, end: 20:00}
      - {title: Stands, start: 19:00, end: 23:00}
      - {title: Secret, start: 21:00, end: 22:00, public: false}
      - {title: Repairs, start: 22:00, end: 22:30, rooms: [posters]}
rooms: [{id: posters, capacity: 50, holds: 9}, {id: big, name: Big, capacity: 80}, {id: annex, capacity: 20}]
kinds: {poster: {duration: 60}, show: {duration: 120}}
sessions:
  - {id: p1, kind: poster, title: Poster 1}
  - {id: p2, kind: poster, title: Poster 2}
  - {id: p3, kind: poster, title: Poster 3}
  - {id: show, kind: show, title: Night show, n_rooms: 2}
  - {id: out, kind: poster, title: Not shown, optional: true}
"""


def own_timelines(**options: Any) -> Publication:
    """Two blocks that overlap by the clock, and not for the rules."""
    return told(
        OWN,
        Placement("s1", "a", 0, SLOTS_FROM, SLOTS_FROM + 1, ("r",)),
        Placement("s2", "a", 1, SLOTS_FROM + 1, SLOTS_FROM + 2, ("r",)),
        Placement("s3", "b", 1, SLOTS_FROM + 4, SLOTS_FROM + 5, ("r",)),
        **options,
    )


def crowded(**options: Any) -> Publication:
    """Three posters in one room, one session in two rooms until midnight, one left out."""
    return told(
        CROWDED,
        Placement("p1", "a", 0, 1200, 1260, ("posters",)),
        Placement("p2", "a", 0, 1200, 1260, ("posters",)),
        Placement("p3", "a", 1, 1230, 1290, ("posters",)),
        Placement("show", "a", 4, 1320, 1440, ("big", "annex")),
        **options,
    )
