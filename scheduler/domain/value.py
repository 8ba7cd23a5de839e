"""What all values share: frozen, closed to unknown fields, and made of frozen parts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainSerializer, StringConstraints

K = TypeVar("K")
V = TypeVar("V")

ID_PATTERN = r"^[A-Za-z0-9](?:[A-Za-z0-9_.\-]*[A-Za-z0-9])?$"
"""Letters, digits, dot, dash and underscore: safe in file names, URLs and markup."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]

LARGEST = 1_000_000
"""No number of an instance is larger, so that weighted sums stay far within 64 bits."""

NonNegativeInt = Annotated[int, Field(strict=True, ge=0, le=LARGEST)]
PositiveInt = Annotated[int, Field(strict=True, gt=0, le=LARGEST)]
Weight = Annotated[int, Field(strict=True, gt=0, le=1_000_000)]
"""Whole numbers as written: not text, not 45.5, and not ``true``, which Python takes for 1."""

Flag = Annotated[bool, Field(strict=True)]
"""``true`` or ``false``, and no other word for them."""

FrozenMap = Annotated[
    Mapping[K, V],
    AfterValidator(lambda given: MappingProxyType(dict(given))),
    PlainSerializer(lambda held: dict(held)),
]
"""A mapping that cannot be changed after reading."""

Provenance = Literal["fact", "derived", "inferred", "filler"]
"""How well founded a statement is: written in a source, computed from one, read into one, or made up."""


class Value(BaseModel):
    """A frozen value; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")


class Founded(Value):
    """A value that says where it comes from.

    ``provenance`` is one word for the whole, or one per field; ``source`` is a key or an address.
    """

    provenance: Provenance | FrozenMap[str, Provenance] | None = None
    source: str | None = None
    note: str | None = None
