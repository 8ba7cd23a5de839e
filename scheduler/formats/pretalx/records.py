"""What pretalx tells of each thing, as far as it is used here; all but its name may be missing.

Field names are pretalx's. Texts are mappings by locale, whose locale is empty where it gives plain text.
References are texts, whether it gives a number, a code or, expanded, the thing itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from scheduler.formats.foreign_moments import foreign_moment

LARGEST = 100_000
"""Minutes and seats."""


def _said(given: object) -> object:
    if given is None:
        return {}
    if isinstance(given, str):
        return {"": given}
    if isinstance(given, dict):
        return {str(locale): text for locale, text in given.items() if isinstance(text, str)}
    raise ValueError("is neither a text nor one by language; write it in quotes")


def _reference(given: object) -> object:
    if isinstance(given, dict):
        named = (given.get(field) for field in ("code", "id", "slug", "tag"))
        texts = (text for text in given.values() if isinstance(text, str))
        given = next((name for name in named if name is not None), next(texts, None))
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    if given is None or isinstance(given, str):
        return given or None
    raise ValueError("names nothing; give a number, a code, or the thing itself")


def _moment(given: object) -> object:
    return foreign_moment(given, "2024-10-24T09:00:00+01:00")


def _date(given: object) -> object:
    moment = _moment(given)
    return moment.date() if isinstance(moment, dt.datetime) else moment


Said = Annotated[dict[str, str], BeforeValidator(_said)]
Reference = Annotated[str, BeforeValidator(_reference)]
MaybeReference = Annotated[str | None, BeforeValidator(_reference)]
Moment = Annotated[dt.datetime | None, BeforeValidator(_moment)]
Date = Annotated[dt.date | None, BeforeValidator(_date)]
Number = Annotated[int, Field(ge=0, le=LARGEST)]


class Record(BaseModel):
    """One thing; fields that are not used are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: ClassVar[str] = "id"

    @property
    def name_of_it(self) -> str:
        """What others refer to it by."""
        return str(getattr(self, self.key))


class Availability(BaseModel):
    """A stretch of time; of whole days where ``allDay``, which its ends say, too."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: Moment = None
    end: Moment = None


class Event(Record):
    """The conference."""

    key: ClassVar[str] = "slug"

    slug: Reference
    name: Said = {}
    date_from: Date = None
    date_to: Date = None
    timezone: str | None = None
    locales: tuple[str, ...] | None = None
    content_locales: tuple[str, ...] | None = None


class Room(Record):
    """A room; ``availabilities`` None: not told."""

    id: Reference
    name: Said = {}
    description: Said = {}
    capacity: Number | None = None
    availabilities: tuple[Availability, ...] | None = None


class SubmissionType(Record):
    """A kind of session."""

    id: Reference
    name: Said = {}
    default_duration: Number | None = None


class Track(Record):
    """A theme."""

    id: Reference
    name: Said = {}


class Tag(Record):
    """A word that organisers put on submissions."""

    id: Reference
    tag: str | None = None


class Speaker(Record):
    """A person; ``availabilities`` None: not asked, or not told."""

    key: ClassVar[str] = "code"

    code: Reference
    name: Said = {}
    timezone: str | None = None
    availabilities: tuple[Availability, ...] | None = None


class Submission(Record):
    """A session."""

    key: ClassVar[str] = "code"

    code: Reference
    title: Said = {}
    speakers: tuple[Reference, ...] | None = None
    submission_type: MaybeReference = None
    track: MaybeReference = None
    tags: tuple[Reference, ...] | None = None
    state: str | None = None
    abstract: Said = {}
    description: Said = {}
    duration: Number | None = None
    slot_count: Number | None = None
    content_locale: str | None = None
    do_not_record: bool | None = None


class Slot(Record):
    """A place of a submission in one version of the schedule; of none: a break."""

    id: MaybeReference = None
    room: MaybeReference = None
    room_id: MaybeReference = None
    start: Moment = None
    end: Moment = None
    submission: MaybeReference = None
    schedule: MaybeReference = None
    description: Said = {}
    duration: Number | None = None


class Schedule(Record):
    """A version of the schedule; ``version`` is ``wip`` for the one that is worked on."""

    id: Reference
    version: Said = {}
    published: Moment = None


Shape = Literal["event", "room", "type", "track", "tag", "speaker", "submission", "slot", "schedule"]

MODELS: dict[Shape, type[Record]] = {
    "event": Event,
    "room": Room,
    "type": SubmissionType,
    "track": Track,
    "tag": Tag,
    "speaker": Speaker,
    "submission": Submission,
    "slot": Slot,
    "schedule": Schedule,
}

SHAPES: tuple[tuple[Shape, tuple[str, ...], tuple[str, ...]], ...] = (
    ("submission", ("code",), ("title", "submission_type", "slot_count")),
    ("speaker", ("code", "name"), ()),
    ("event", ("slug",), ("date_from", "timezone")),
    ("schedule", ("id", "version"), ("slots", "published")),
    ("slot", ("start", "end"), ("room", "room_id")),
    ("type", ("id", "default_duration"), ()),
    ("tag", ("id", "tag"), ()),
    ("room", ("id", "name", "capacity"), ()),
    ("track", ("id", "name"), ("color", "requires_access_code")),
)
"""What a thing is told by: fields that it has, and fields of which it has one."""


def shape_of(given: dict[str, Any]) -> Shape | None:
    """What ``given`` is; None where it is nothing that is used here."""
    for shape, every, some in SHAPES:
        if _has(given, every) and (not some or any(field in given for field in some)):
            return shape
    return None


def _has(given: dict[str, Any], fields: Iterable[str]) -> bool:
    return all(field in given for field in fields)
