"""The constraints of the format, and the rule with its parameters that each of them is here.

A rule's id is the constraint's name in snake case; where a constraint has weights at several levels, each of
these is a rule of its own whose id ends in the level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler.domain import Instance
from scheduler.rules import Rule, catalogue, rules_in_force

PAUSE = "pause"
"""The one parameter that a workbook gives itself, in minutes."""


@dataclass(frozen=True)
class Constraint:
    """One row of the sheet of weights; ``scale`` is the rule's weight for each 1 that the row says."""

    name: str
    rule: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    scale: int = 1
    reward: bool = False

    @property
    def id(self) -> str:
        return self.name.lower().replace(" ", "_").replace("-", "_")


def _tag_constraint(owner: str, wish: str, place: str) -> Constraint:
    """A constraint such as *Speaker required timeslot tags*."""
    rule = "tag_demands" if wish in ("required", "prohibited") else "tag_wishes"
    parameters = {
        "of": "times" if place == "timeslot" else "rooms",
        "whose": "people" if owner == "Speaker" else "sessions",
        "tags": wish,
        "per": "minute",
    }
    return Constraint(f"{owner} {wish} {place} tags", rule, parameters)


def _tag_constraints(first: str, second: str) -> tuple[Constraint, ...]:
    places, owners, wishes = ("timeslot", "room"), ("Speaker", "Talk"), (first, second)
    return tuple(
        _tag_constraint(owner, wish, place) for place in places for owner in owners for wish in wishes
    )


def _conflict(name: str, family: str, **parameters: Any) -> Constraint:
    return Constraint(name, "tag_conflict", {"family": family, "per": "minute"} | parameters)


def _diversity(name: str, family: str, of: str) -> Constraint:
    return Constraint(name, "diversity", {"family": family, "of": of, "per": "minute"}, reward=True)


_LENGTHS = {"per": "lengths"}

USUALLY_HARD = (
    Constraint("Room unavailable timeslot", "room_availability"),
    Constraint("Room conflict", "room_clash", {"count": "pairs"}),
    Constraint("Speaker unavailable timeslot", "person_availability"),
    Constraint("Speaker conflict", "person_clash"),
    Constraint("Talk prerequisite talks", "precedence", {**_LENGTHS, "alone": True}),
    _conflict("Talk mutually-exclusive-talks tags", "mutually_exclusive"),
    Constraint("Consecutive talks pause", "person_pause", {PAUSE: 0, **_LENGTHS}),
    Constraint("Crowd control", "crowd_control"),
    *_tag_constraints("required", "prohibited"),
)
USUALLY_MEDIUM = (Constraint("Published timeslot", "published_time"),)
USUALLY_SOFT = (
    Constraint("Published room", "published_room"),
    _conflict("Theme track conflict", "theme"),
    Constraint("Theme track room stability", "room_stability", {"family": "theme", **_LENGTHS}),
    _conflict("Sector conflict", "sector"),
    _diversity("Audience type diversity", "audience_type", "common"),
    _conflict("Audience type theme track conflict", "theme", and_family="audience_type"),
    _diversity("Audience level diversity", "audience_level", "different"),
    Constraint("Content audience level flow violation", "level_flow", {"family": "content", **_LENGTHS}),
    _conflict("Content conflict", "content"),
    _diversity("Language diversity", "spoken_language", "different"),
    Constraint("Same day talks", "same_day", {"families": ["theme", "content"], **_LENGTHS}),
    Constraint("Popular talks", "popular_rooms", {"scope": "all", "by": "favourites", **_LENGTHS}),
    *_tag_constraints("preferred", "undesired"),
)
MINUTES_OF_A_LONG_DAY = 480
SPEAKER_MAKESPAN = Constraint("Speaker makespan", "days_on_site", {"free": 1}, scale=MINUTES_OF_A_LONG_DAY)
"""Not in every workbook; each day too many costs so many times its weight."""

GROUPS = (USUALLY_HARD, USUALLY_MEDIUM, USUALLY_SOFT)
"""All but the last one, in the order of the sheet, where a blank row stands between two groups."""

CONSTRAINTS = (*USUALLY_HARD, *USUALLY_MEDIUM, *USUALLY_SOFT, SPEAKER_MAKESPAN)

SHAPE = ("placed", "slot_fits", "kind_rooms", "pinned")
"""Rules for what the format takes for granted: these are no constraints of its own, and hard."""


def said_rules(instance: Instance) -> list[tuple[Constraint, Rule]]:
    """Those rules in force that the format has a constraint for, whatever their ids."""
    rules = rules_in_force(instance)
    pairs = ((constraint, rule) for constraint in CONSTRAINTS for rule in rules)
    return [(constraint, rule) for constraint, rule in pairs if _says(constraint, rule)]


def _says(constraint: Constraint, rule: Rule) -> bool:
    if rule.name() != constraint.rule or rule.weight % constraint.scale:
        return False
    meant = catalogue()[constraint.rule].model_validate(dict(constraint.parameters))
    free = {"id", "level", "weight", *({PAUSE} & constraint.parameters.keys())}
    return meant.model_dump(exclude=free) == rule.model_dump(exclude=free)
