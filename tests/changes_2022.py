"""What may happen to the edition of 2022 after its programme has been published: one change at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scheduler.domain import Instance
from scheduler.domain.consistency import instance_problems

FILE = Path(__file__).parent.parent / "instances" / "2022.yaml"
THURSDAY, FRIDAY = "2022-10-27", "2022-10-28"

Given = dict[str, Any]
Change = Callable[[Given], None]


@cache
def _text() -> str:
    return FILE.read_text(encoding="utf-8")


def changed(change: Change) -> Instance:
    """The instance after a change, which leaves no fault in it."""
    given = YAML(typ="safe", pure=True).load(_text())
    change(given)
    instance = Instance.model_validate(given)
    assert not list(instance_problems(instance))
    return instance


def _one(given: Given, part: str, wanted: str) -> Given:
    item: Given = next(item for item in given[part] if item["id"] == wanted)
    return item


def _window(day: str, start: str, end: str) -> Given:
    return {"from": f"{day}T{start}", "to": f"{day}T{end}"}


def away(person: str, day: str, start: str, end: str) -> Change:
    """Somebody is not there for some hours."""
    return lambda given: _one(given, "people", person).update(unavailable=[_window(day, start, end)])


def only(person: str, day: str, start: str, end: str) -> Change:
    """Somebody is there for these hours only."""
    return lambda given: _one(given, "people", person).update(available=[_window(day, start, end)])


def closed(room: str, day: str, start: str, end: str) -> Change:
    """A room is lost for some hours."""
    return lambda given: _one(given, "rooms", room).update(unavailable=[_window(day, start, end)])


def without(session: str) -> Change:
    """A session is taken out."""

    def change(given: Given) -> None:
        given["sessions"] = [item for item in given["sessions"] if item["id"] != session]

    return change


def update(part: str, wanted: str, **fields: Any) -> Change:
    """Some fields become others."""
    return lambda given: _one(given, part, wanted).update(fields)


def more(session: str, **fields: Any) -> Change:
    """A new session, as small as can be."""
    usual = {"id": session, "kind": "sector_workshop", "title": session, "audience": 50}
    return lambda given: given["sessions"].append(usual | fields)


def without_room(room: str) -> Change:
    """A room does not exist any more; workshops that do not fit then may be left out."""

    def change(given: Given) -> None:
        given["rooms"] = [item for item in given["rooms"] if item["id"] != room]
        for kind in given["kinds"].values():
            if "rooms" in kind:
                kind["rooms"] = [other for other in kind["rooms"] if other != room]
        for item in given["rooms"]:
            item.get("walk", {}).pop(room, None)
        for item in given["sessions"]:
            if item["kind"].endswith("workshop"):
                item.update(optional=True, price=500)

    return change


def both(*changes: Change) -> Change:
    """Several changes at once."""

    def change(given: Given) -> None:
        for one in changes:
            one(given)

    return change


CHANGES: dict[str, Change] = {
    "moderator 4 leaves on Friday morning": away("mod-4", FRIDAY, "09:00", "12:30"),
    "moderator 4 cannot come on Thursday afternoon": away("mod-4", THURSDAY, "14:00", "16:00"),
    "moderator 2 cannot come early on Friday": away("mod-2", FRIDAY, "09:00", "11:00"),
    "moderator 6 is away on Friday morning": away("mod-6", FRIDAY, "09:00", "11:00"),
    "moderator 9 cancels Thursday": away("mod-9", THURSDAY, "00:00", "23:59"),
    "moderator 5 comes an hour later": away("mod-5", THURSDAY, "14:00", "15:00"),
    "an expert is there on Friday only": only("exp-084", FRIDAY, "09:00", "18:00"),
    "an expert is there on Thursday only": only("exp-089", THURSDAY, "09:00", "19:00"),
    "an expert leaves early": away("exp-041", THURSDAY, "17:00", "19:00"),
    "a keynote speaker comes on Thursday": only("key-1", THURSDAY, "09:00", "13:00"),
    "a manager leaves on Thursday evening": away("success-2", THURSDAY, "17:00", "19:00"),
    "room 1 is lost early on Friday": closed("atelier-1", FRIDAY, "09:00", "11:00"),
    "room 2 is lost early on Friday": closed("atelier-2", FRIDAY, "09:00", "11:00"),
    "room 3 is lost early on Friday": closed("atelier-3", FRIDAY, "09:00", "11:00"),
    "room 4 is lost early on Friday": closed("atelier-4", FRIDAY, "09:00", "11:00"),
    "room 5 is lost on Friday morning": closed("atelier-5", FRIDAY, "09:00", "12:30"),
    "room 6 is lost on Thursday afternoon": closed("atelier-6", THURSDAY, "14:00", "19:00"),
    "room 6 is no more": without_room("atelier-6"),
    "room 3 is no more": without_room("atelier-3"),
    "a workshop is taken out": without("S07"),
    "a keynote is taken out": without("K2"),
    "a workshop is added": more("NEW"),
    "a workshop with a busy moderator is added": more("NEW", moderators=["mod-4"]),
    "a workshop for many is added": more("NEW", audience=260),
    "a workshop is pinned to another time": update("sessions", "S09", pinned={"start": "2022-10-27T15:40"}),
    "a workshop is pinned to another room": update("sessions", "S10", pinned={"rooms": ["atelier-5"]}),
    "a keynote is pinned to Thursday": update("sessions", "K1", pinned={"start": "2022-10-27T12:05"}),
    "a workshop is shorter": update("sessions", "T10", duration=40),
    "more people are expected": update("sessions", "S09", audience=160),
    "a workshop needs interpreters": both(
        update("sessions", "T04", needs=["demo"], audience=195),
        update("sessions", "S07", needs=["interpretation"], resources={"interpretation": 1}),
    ),
}
"""30 changes after which the edition can still be held."""
