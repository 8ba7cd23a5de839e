"""Titles of the sheets and columns of a workbook, and the colours that mean something in it."""

from __future__ import annotations

CONFIGURATION = "Configuration"
TIMESLOTS = "Timeslots"
ROOMS = "Rooms"
SPEAKERS = "Speakers"
TALKS = "Talks"
SHEETS = (CONFIGURATION, TIMESLOTS, ROOMS, SPEAKERS, TALKS)

CONFERENCE_NAME = "Conference name"
MINIMUM_PAUSE = "Minimum consecutive talks pause in minutes"
WEIGHT_TITLES = ("Constraint", "Score weight", "Description")

WISHES = ("required", "preferred", "prohibited", "undesired")


def wish_titles(place: str) -> dict[str, str]:
    """The column of each wish about the tags of ``timeslot`` or ``room``."""
    return {wish: f"{wish.capitalize()} {place} tags" for wish in WISHES}


TIME_WISHES = wish_titles("timeslot")
ROOM_WISHES = wish_titles("room")

SLOT_TIME = ("Day", "Start", "End")
CURRENT_TIME = ("Timeslot day", "Start", "End")
PUBLISHED_TIME = ("Published Timeslot", "Published Start", "Published End")

TIMESLOT_TITLES = (*SLOT_TIME, "Talk types", "Tags")
ROOM_TITLES = ("Name", "Capacity", "Talk types", "Tags")
SPEAKER_TITLES = ("Name", *TIME_WISHES.values(), *ROOM_WISHES.values())

SPOKEN_LANGUAGE = "spoken_language"
NO_LANGUAGE = "—"
"""The tag of a talk whose language is blank where others have one: it differs from all of these."""
FAMILY_BY_TITLE = {
    "Theme track tags": "theme",
    "Sector tags": "sector",
    "Audience types": "audience_type",
    "Content tags": "content",
    "Mutually exclusive talks tags": "mutually_exclusive",
}
"""Families of tags by the column that lists theirs; a language is a single one."""

TALK_TITLES = (
    "Code",
    "Title",
    "Talk type",
    "Speakers",
    "Theme track tags",
    "Sector tags",
    "Audience types",
    "Audience level",
    "Content tags",
    "Language",
    *TIME_WISHES.values(),
    *ROOM_WISHES.values(),
    "Mutually exclusive talks tags",
    "Prerequisite talks codes",
    "Favorite count",
    "Crowd control risk",
    "Pinned by user",
    *CURRENT_TIME,
    "Room",
    *PUBLISHED_TIME,
    "Published Room",
)

UNAVAILABLE = "555753"
"""Fills an empty cell where a room or a speaker cannot be had in a timeslot."""
UNDECIDED = "FCE94F"
"""Fills the cells of a talk that a solver may change."""
PINNED = "AD7FA8"
