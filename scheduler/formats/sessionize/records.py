"""What the view `All` of Sessionize's API tells, as far as it is used; field names are Sessionize's."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from scheduler.formats.foreign_moments import foreign_moment


def _name(given: object) -> object:
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return given


def _moment(given: object) -> object:
    return foreign_moment(given, "2024-10-24T09:00:00")


Name = Annotated[str, BeforeValidator(_name)]
MaybeName = Annotated[str | None, BeforeValidator(_name)]
Moment = Annotated[dt.datetime | None, BeforeValidator(_moment)]


class Told(BaseModel):
    """One thing; fields that are not used are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore", alias_generator=to_camel)


class Item(Told):
    """One choice of a category."""

    id: Name
    name: str | None = None


class Category(Told):
    """A question with choices, such as the track, the format or the language."""

    id: Name
    title: str | None = None
    items: tuple[Item, ...] = ()


class Room(Told):
    """A room; they are shown in the order of ``sort``."""

    id: Name
    name: str | None = None
    sort: int | None = None


class Speaker(Told):
    """A person."""

    id: Name
    full_name: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    tag_line: str | None = None


class Session(Told):
    """A session, or with ``isServiceSession`` a break; ``isPlenumSession``: for everybody."""

    id: Name
    title: str | None = None
    description: str | None = None
    starts_at: Moment = None
    ends_at: Moment = None
    is_service_session: bool = False
    is_plenum_session: bool = False
    speakers: tuple[Name, ...] = ()
    category_items: tuple[Name, ...] = ()
    room_id: MaybeName = None
    status: str | None = None
    is_confirmed: bool | None = None


class All(Told):
    """The whole answer."""

    sessions: tuple[Session, ...] = Field()
    speakers: tuple[Speaker, ...] = ()
    categories: tuple[Category, ...] = ()
    rooms: tuple[Room, ...] = ()
