"""Strategies for random small instances, for the parameters of every rule, and for programmes good or bad.

An instance is drawn with some *traits*: parts of the language of instances that it uses, such as ``order``
or ``divisible``. Few at a time keep it small; a rule brings those without which it has nothing to say.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from scheduler.domain import Instance
from scheduler.domain.consistency import instance_problems
from scheduler.domain.time import clock
from scheduler.network import Assignment, Network
from scheduler.network.assignment import OUT
from scheduler.rules import catalogue, rule_problems
from tests.contract.parameters import Given

Draw = Callable[[st.SearchStrategy[Any]], Any]

TIMED = {"changeover", "walking", "pause"}
"""Traits that ask for minutes, which timelines of slots do not have."""

TIME_TAGS = ("early", "After lunch")
ROOM_TAGS = ("Large", "Recorded")

DATES = ("2024-10-24", "2024-10-25", "2024-10-27")
"""Two days in a row, and one after a day without conference."""

LEVELS = ("hard", "medium", "soft")

SLOTS = (
    ((0, 30), (30, 30)),
    ((0, 30), (30, 30), (60, 30)),
    ((0, 60), (15, 30)),
    ((0, 45), (45, 15)),
    ((0, 30), (45, 30)),
    ((0, 60),),
    ((15, 30), (0, 30), (30, 45)),
)
"""Offsets and lengths of the slots of a block: in a row, overlapping, with gaps, out of order."""

STEPS = ((60, 30), (45, 15), (60, 15), (30, 15))
"""Lengths and steps of blocks with a grid."""

UNEVEN_STEPS = ((60, 30), (90, 30))
"""Those in which lengths that add up well need not pack."""


def about(rule: str) -> ModuleType:
    """The module with a rule's hand-made cases, and what the contract tests need to know of it.

    That is ``TRAITS``, those of an instance without which the rule has nothing to say; ``parameters``, where
    it has any; and ``FAULTS``, slips in it that its cases must notice (see `tests.mutants`).
    """
    return importlib.import_module(f"tests.rules.test_{rule}")


def traits_of(rule: str) -> frozenset[str]:
    traits: frozenset[str] = about(rule).TRAITS
    return traits


@cache
def all_traits() -> tuple[str, ...]:
    return tuple(
        sorted(frozenset({"sponsors", "several_rooms", "own_timeline"}).union(*map(traits_of, catalogue())))
    )


@dataclass(frozen=True)
class Size:
    """The most that an instance has of each."""

    sessions: int = 4
    days: int = 3
    blocks: int = 2
    slots: int = 3
    rooms: int = 3


USUAL = Size()
TINY = Size(sessions=3, days=2, blocks=1, slots=2, rooms=2)
"""Few enough for all programmes to be tried."""


# -- instances ----------------------------------------------------------------------------------


@st.composite
def instances(
    draw: Draw,
    rules: Iterable[str],
    size: Size = USUAL,
    more_traits: int = 4,
    levels: tuple[str, ...] = LEVELS,
    base: str = "none",
    also: Iterable[str] = (),
    without: Iterable[str] = (),
    firm: Iterable[str] = (),
) -> Instance:
    """A valid instance in which just these rules are in force, besides the base rules if so wished.

    It has the traits that the rules need, those of ``also``, and some more, but none of ``without``. Rules
    named by ``firm`` are at the first level.
    """
    names = list(rules)
    traits = set(also).union(*(traits_of(name) for name in names))
    traits |= draw(st.sets(st.sampled_from(all_traits()), max_size=more_traits))
    given = _Instance(draw, traits - set(without), size).given()
    given["base"] = base
    given["rules"] = {
        f"rule{number}": draw(entries(name, given, levels[:1] if name in firm else levels))
        for number, name in enumerate(names)
    }
    instance = Instance.model_validate(given)
    assume(not any(instance_problems(instance)))
    assume(not any(rule_problems(instance)))
    return instance


class _Instance:
    """One instance in the making, as a file would give it."""

    def __init__(self, draw: Draw, traits: set[str], size: Size) -> None:
        self.draw = draw
        self.traits = traits - (TIMED if "own_timeline" in traits else set())
        self.size = size
        self.blocks: list[tuple[str, int]] = []
        """Date and start of each block."""
        self.names: list[str] = []
        self.starts: list[str] = []
        """The moments at which slots start."""
        self.slots: list[str] = []
        self.made: list[Given] = []
        """All blocks."""
        self.people = [f"p{number}" for number in range(self.one((1, 1, 2)) if self.has("people") else 0)]

    def given(self) -> Given:
        kinds = ["talk", "demo", "panel"][: self.number(2 if "kinds" in self.traits else 1, 3)]
        days = self._days(kinds)
        rooms = self._rooms(kinds)
        return {
            "format": 1,
            "conference": {"name": "Random", "timezone": "Africa/Casablanca"},
            "days": days,
            "rooms": rooms,
            "kinds": {kind: self._kind(rooms) for kind in kinds},
            "tracks": {track: self._track(track) for track in ("ai", "web")},
            "resources": {"team": {"title": "Team", "limit": self.number(0, 2)}},
            "organisations": [
                {"id": "bank", "name": "Bank", "domain": "money"},
                {"id": "fund", "name": "Fund", "domain": "money"},
                {"id": "cloud", "name": "Cloud"},
            ],
            "people": [self._person(name) for name in self.people],
            "sessions": (sessions := self._sessions(kinds, rooms)),
            "interests": self._interests(sessions) if self.has("interests") else [],
        }

    @property
    def _known_time_tags(self) -> list[str]:
        """Tags that some time has, or others that none has where there are not any."""
        slots = [slot for block in self.made for slot in block.get("slots", [])]
        return sorted({tag for held in (*self.made, *slots) for tag in held.get("tags", [])}) or list(
            TIME_TAGS
        )

    # -- choices ------------------------------------------------------------------------------

    def has(self, trait: str) -> bool:
        return trait in self.traits

    def some(self, trait: str) -> bool:
        """Whether this one item has a trait of the instance."""
        return trait in self.traits and self.draw(st.booleans())

    def number(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))

    def one(self, of: Iterable[Any]) -> Any:
        return self.draw(st.sampled_from(list(of)))

    def several(self, of: Iterable[Any], least: int = 0, most: int = 2) -> list[Any]:
        return self.draw(st.lists(st.sampled_from(list(of)), min_size=least, max_size=most, unique=True))

    def window(self) -> Given:
        """A stretch of time about the start of some block."""
        date, start = self.one(self.blocks)
        begin = start + self.one((-15, 0, 15, 30))
        return {"from": f"{date}T{clock(begin)}", "to": f"{date}T{clock(begin + self.one((15, 30, 60, 90)))}"}

    # -- parts --------------------------------------------------------------------------------

    def _days(self, kinds: list[str]) -> list[Given]:
        n_days = self.number(min(2, self.size.days) if self.has("days") else 1, self.size.days)
        return [self._day(number, kinds) for number in range(n_days)]

    def _day(self, number: int, kinds: list[str]) -> Given:
        n_blocks = self.number(0 if number and not self.has("days") else 1, self.size.blocks)
        blocks = [self._block(number, 540 + 120 * n, f"b{number}{n}", kinds) for n in range(n_blocks)]
        for block in blocks:
            self._describe(block)
        self.made += blocks
        service = [self._service(block["start"]) for block in blocks if self.some("service")]
        return {"date": DATES[number], "blocks": blocks, "service": service}

    def _block(self, day: int, start: int, name: str, kinds: list[str]) -> Given:
        self.blocks.append((DATES[day], start))
        self.names.append(name)
        if self.has("own_timeline"):
            return self._block_of_its_own(day, start, name)
        uneven = self.has("uneven")
        if not uneven and (self.has("several_slots") or self.one((True, True, False))):
            return self._block_of_slots(day, start, name, kinds)
        steps = UNEVEN_STEPS if uneven else STEPS
        length, step = self.one(s for s in steps if s[0] // s[1] <= max(2, self.size.slots))
        self.starts += [f"{DATES[day]}T{clock(start + n * step)}" for n in range(length // step)]
        return {"id": name, "start": clock(start), "end": clock(start + length), "step": step}

    def _block_of_its_own(self, day: int, start: int, name: str) -> Given:
        """Of equal slots, some of them no whole minutes; its clock times may be those of another block."""
        start -= self.one((0, 120)) if start > 540 else 0
        n_slots = self.number(1, self.size.slots)
        minutes = self.one((60, 45, 1))
        self.starts += [f"{DATES[day]}T{clock(start + n * minutes // n_slots)}" for n in range(n_slots)]
        self.slots += [f"{name}.{number + 1}" for number in range(n_slots)]
        given = {"id": name, "start": clock(start), "end": clock(start + minutes)}
        return given | {"timeline": "own", "n_slots": n_slots}

    def _describe(self, block: Given) -> None:
        """What else can be said of a block and its slots."""
        if self.has("time_tags"):
            block["tags"] = self.several(TIME_TAGS)
            for slot in block.get("slots", []):
                slot["tags"] = self.several(TIME_TAGS, most=1)
        if self.some("penalties"):
            block["room_penalties"] = {"r0": self.number(0, 5)}

    def _block_of_slots(self, day: int, start: int, name: str, kinds: list[str]) -> Given:
        slots = []
        for number, (offset, length) in enumerate(self.one(s for s in SLOTS if len(s) <= self.size.slots)):
            slot: Given = {"start": clock(start + offset), "end": clock(start + offset + length)}
            if self.some("slot_kinds"):
                slot["kinds"] = self.several(kinds, 1)
            self.starts.append(f"{DATES[day]}T{slot['start']}")
            self.slots.append(f"{name}.{number + 1}")
            slots.append(slot)
        return {"id": name, "start": clock(start), "end": clock(start + 90), "slots": slots}

    def _service(self, start: str) -> Given:
        hour, minute = map(int, start.split(":"))
        begin = hour * 60 + minute + self.one((-15, 0, 15, 30))
        item = {"title": "Coffee", "start": clock(begin), "end": clock(begin + self.one((15, 30, 60)))}
        return item | {"closed": self.one((True, True, False)), "rooms": self.several(["r0"])}

    def _rooms(self, kinds: list[str]) -> list[Given]:
        least = 2 if self.traits & {"rooms", "walking", "divisible"} else 1
        n_rooms = self.number(min(least, self.size.rooms), self.size.rooms)
        rooms = [self._room(f"r{number}", kinds) for number in range(n_rooms)]
        if self.has("features"):
            rooms[0]["features"] = ["stage", "stream"]
        if self.has("setups"):
            rooms[0]["setups"] = {"rows": self.one((15, 40))}
        if self.has("room_tags"):
            rooms[0]["tags"] = list(ROOM_TAGS)
        if self.has("divisible") and n_rooms > 1:
            rooms.append(self._room("hall", kinds) | {"parts": ["r0", "r1"]})
        if self.has("walking"):
            rooms[0]["walk"] = {self.one(("r1", "default")): self.one((5, 15, 20))}
            rooms[-1]["walk"] = {"default": self.one((10, 15))}
        return rooms

    def _room(self, name: str, kinds: list[str]) -> Given:
        room: Given = {"id": name, "capacity": self.one((10, 20, 30))}
        if self.some("changeover"):
            room["changeover"] = self.one((15, 30, {self.one([*kinds, "default"]): 15}))
        if self.some("features"):
            room["features"] = ["stream"]
        if self.some("setups"):
            room["setups"] = {"rows": self.one((15, 40))}
        if self.some("holds"):
            room["holds"] = 2
        if self.some("room_tags"):
            room["tags"] = self.several(ROOM_TAGS, 1)
        if self.some("unavailable_slots") and self.slots:
            room["unavailable_slots"] = self.several(self.slots, 1)
        if self.some("reserved"):
            room["reserved"] = [self._reserved(kinds)]
        if self.some("room_windows"):
            room["available"] = [self.window() for _ in range(self.number(0, 2))]
            room["unavailable"] = [self.window() for _ in range(self.number(0, 1))]
        return room

    def _reserved(self, kinds: list[str]) -> Given:
        whom = self.one(("kinds", "tracks", "tags"))
        named = {"kinds": self.several(kinds, 1), "tracks": ["ai"], "tags": {"theme": self.several("xyz", 1)}}
        return self.window() | {whom: named[whom]}

    def _demands(self, tags: Iterable[str]) -> Given:
        """What somebody asks of tags."""
        wishes = ("required", "prohibited", "preferred", "undesired")
        return {wish: self.several(tags) for wish in self.several(wishes, 1)}

    def _kind(self, rooms: list[Given]) -> Given:
        kind: Given = {"plenary": self.some("plenary")}
        duration = self.one((15, 30, 30, 45) if self.has("durations") else (None, 15, 30, 30, 45))
        if duration:
            kind["duration"] = duration
        if self.some("listed_rooms"):
            kind["rooms"] = self.several([room["id"] for room in rooms], 1)
        if self.some("windows"):
            kind["blocks"] = self.several(self.names)
            kind["allowed"] = [self.window() for _ in range(self.number(0, 1))]
            kind["forbidden"] = [self.window() for _ in range(self.number(0, 1))]
        if self.some("setups"):
            kind["setup"] = "rows"
        return kind

    def _track(self, name: str) -> Given:
        track: Given = {"title": name.upper()}
        if self.people and self.has("track_chairs"):
            track["chairs"] = self.several(self.people, 1)
        if self.some("penalties"):
            track["block_penalties"] = {block: self.number(0, 5) for block in self.several(self.names)}
            track["room_penalties"] = {"r0": self.number(0, 5)}
        if name == "ai" and self.has("similar"):
            track["similar"] = {"web": self.number(1, 5)}
        return track

    def _interests(self, sessions: list[Given]) -> list[Given]:
        ids = [session["id"] for session in sessions]
        groups = range(self.number(1, 3))
        return [{"sessions": self.several(ids, 2, 3), "size": self.number(1, 4)} for _ in groups]

    def _person(self, name: str) -> Given:
        person: Given = {"id": name, "name": name.upper()}
        if self.some("presence"):
            person["available"] = [self.window() for _ in range(self.number(0, 2))]
            person["unavailable"] = [self.window() for _ in range(self.number(0, 1))]
            person["slots"] = self.several(self.slots) if self.slots else []
        if self.some("unavailable_slots") and self.slots:
            person["unavailable_slots"] = self.several(self.slots, 1)
        if self.some("time_tags"):
            person["time_tags"] = self._demands(self._known_time_tags)
        if self.some("room_tags"):
            person["room_tags"] = self._demands(ROOM_TAGS)
        if self.some("pause"):
            person["pause"] = self.one((5, 15, 30))
        if self.some("wishes"):
            person["preferred"] = [self.window() for _ in range(self.number(0, 2))]
            person["undesired"] = [self.window() for _ in range(self.number(0, 1))]
        if self.some("per_day"):
            person["per_day"] = self.number(1, 2)
        return person

    # -- sessions -----------------------------------------------------------------------------

    def _sessions(self, kinds: list[str], rooms: list[Given]) -> list[Given]:
        n_sessions = self.number(2, self.size.sessions)
        ids = [f"s{number}" for number in range(n_sessions)]
        backwards = self.draw(st.booleans())
        return [
            self._session(name, kinds, rooms, ids[number + 1 :] if backwards else ids[:number], ids)
            for number, name in enumerate(ids)
        ]

    def _session(
        self, name: str, kinds: list[str], rooms: list[Given], earlier: list[str], all_ids: list[str]
    ) -> Given:
        session: Given = {"id": name, "kind": self.one(kinds), "title": f"Session {name}"}
        self._sort(session)
        self._need(session, rooms)
        self._time(session)
        if self.some("optional"):
            session |= {"optional": True, "price": self.number(1, 9)}
        if name != all_ids[0] and self.some("repeats"):
            session["repeats"] = all_ids[0]
        if self.some("ranks"):
            session["order"] = self.number(1, 4)
        self._stand_out(session, rooms)
        if self.some("conflicts"):
            session["conflicts"] = self.several([other for other in all_ids if other != name], 1)
        if earlier and self.some("order"):
            if self.draw(st.booleans()):
                session["continues"] = self.one(earlier)
            else:
                session["follows"] = [self._link(self.one(earlier))]
        return session

    def _stand_out(self, session: Given, rooms: list[Given]) -> None:
        """What its public, its speakers and the printed programme make of it."""
        if self.has("levels"):
            session["audience_level"] = self.one((1, 2, 3, None))
        if self.some("favourites"):
            session["favourites"] = self.one((0, 5, 5, 9))
        if self.has("crowd_risk"):
            session["crowd_risk"] = self.one((0, 1, 1, 2))
        if self.some("unrecorded"):
            session["recorded"] = False
        if self.some("zones"):
            session["timezone"] = self.one(("Etc/GMT-8", "Etc/GMT+9", "Europe/Paris", "Asia/Kolkata"))
        if self.some("overflow"):
            session["overflow"] = self.number(1, 2)
        if self.some("published"):
            ids = [room["id"] for room in rooms]
            n_rooms = session.get("n_rooms", 1)
            was = {"start": self.one(self.starts), "rooms": self.several(ids, n_rooms, n_rooms)}
            session["published"] = was if self.draw(st.booleans()) else {(key := self.one(was)): was[key]}
        if self.some("time_tags"):
            session["time_tags"] = self._demands(self._known_time_tags)
        if self.some("room_tags"):
            session["room_tags"] = self._demands(ROOM_TAGS)
        if self.some("penalties"):
            session["block_penalties"] = {block: self.number(0, 5) for block in self.several(self.names)}
            session["room_penalties"] = {"r0": self.number(0, 5)}

    def _sort(self, session: Given) -> None:
        """By what the session is found with others: people, tracks, tags, sponsors."""
        if self.people and self.one((True, True, True, False)):
            roles = ("speakers", "attendees", *(() if self.has("attendance") else ("moderators", "chairs")))
            role = self.one(roles)
            session[role] = self.several(self.people, 1)
        if self.has("tracks"):
            session["tracks"] = self.several(("ai", "web"), self.one((0, 1, 1, 1)))
        if self.some("tags"):
            session["tags"] = {"theme": self.several(("x", "y", "z"), 1)}
            session["languages"] = self.several(("ar", "en", "fr"))
        if self.some("sponsors"):
            session["sponsors"] = self.several(("bank", "fund", "cloud"), 1)

    def _need(self, session: Given, rooms: list[Given]) -> None:
        """What it takes of rooms and resources."""
        ids = [room["id"] for room in rooms]
        if self.has("audience"):
            session["audience"] = self.one((0, 12, 20, 25, 50))
        if self.some("features"):
            session["needs"] = self.several(("stage", "stream"), 1)
        if self.some("resources"):
            session["resources"] = {"team": self.number(1, 2)}
        if self.some("setups"):
            session["setup"] = "rows"
        if len(ids) > 1 and self.some("several_rooms"):
            session["n_rooms"] = 2
        n_rooms = session.get("n_rooms", 1)
        if self.some("listed_rooms"):
            session["rooms"] = self.several(ids, n_rooms)
        if self.some("pinned"):
            pin = {"start": self.one(self.starts), "rooms": self.several(ids, n_rooms, n_rooms)}
            session["pinned"] = pin if self.draw(st.booleans()) else {(key := self.one(pin)): pin[key]}

    def _time(self, session: Given) -> None:
        """How long it lasts and when it should stand."""
        if self.some("several_slots"):
            session["n_slots"] = 2
        if self.has("uneven") or self.one((True, False, False)):
            session["duration"] = self.one((15, 30, 45))
        if self.some("windows"):
            session["allowed"] = [self.window() for _ in range(self.number(0, 2))]
            session["forbidden"] = [self.window() for _ in range(self.number(0, 1))]
        if self.some("wishes"):
            session["preferred"] = [self.window() for _ in range(self.number(0, 2))]
            session["undesired"] = [self.window() for _ in range(self.number(0, 1))]

    def _link(self, earlier: str) -> Given:
        link: Given = {
            "session": earlier,
            "same_day": self.draw(st.booleans()),
            "same_room": self.draw(st.booleans()),
        }
        gaps = ("none", "right after", *(() if self.has("own_timeline") else ("least", "most", "both")))
        gap = self.one(gaps)
        if gap == "right after":
            link["right_after"] = True
        if gap in ("least", "both"):
            link["min_gap"] = self.one((15, 30))
        if gap in ("most", "both"):
            link["max_gap"] = self.one((30, 60))
        return link


# -- parameters of rules ------------------------------------------------------------------------


def entries(name: str, given: Given, levels: tuple[str, ...] = LEVELS) -> st.SearchStrategy[Given]:
    """A rule as an instance lists it."""
    parameters = getattr(about(name), "parameters", lambda given: {})(given)
    usual = {"rule": st.just(name), "level": st.sampled_from(levels), "weight": st.integers(1, 4)}
    return st.fixed_dictionaries(usual | parameters)


def sets_of_rules(least: int = 2, most: int = 5) -> st.SearchStrategy[list[str]]:
    """Names of rules of the catalogue; some may stand more than once."""
    return st.lists(st.sampled_from(sorted(catalogue())), min_size=least, max_size=most)


# -- programmes ---------------------------------------------------------------------------------


@st.composite
def assignments(draw: Draw, network: Network) -> Assignment:
    """Any place for every session, or none, whatever the rules say; sometimes all at the same time."""
    wave = draw(st.none() | st.integers(0, 5))
    positions, rooms = [], []
    for places in network.tables.by_session:
        n_places = len(places.positions) * len(places.rooms)
        place = draw(st.integers(0, n_places + n_places // 5)) if n_places else 0
        out = place >= n_places
        number = (place if wave is None else wave) % max(1, len(places.positions))
        positions.append(OUT if out else int(places.positions[number]))
        rooms.append(OUT if out else int(places.rooms[place // len(places.positions)]))
    return Assignment.of(positions, rooms)


def places_of(network: Network, session: int) -> list[tuple[int, int]]:
    """All positions with all room choices of a session, and to be left out."""
    places = network.tables.by_session[session]
    pairs = np.stack(np.meshgrid(places.positions, places.rooms, indexing="ij"), axis=-1).reshape(-1, 2)
    return [(OUT, OUT), *((int(position), int(room)) for position, room in pairs)]
