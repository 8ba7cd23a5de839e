"""Requests to pretalx's API in order, as a plan that people can read and programs can send.

What an earlier request gave is meant by ``{"$": NAME}`` in a body and by ``{NAME}`` in a path; ``keep`` says
under which name which field of an answer is kept. A slot is named ``slot:CODE:N``, the N-th of a submission.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Method = Literal["GET", "PATCH", "POST"]
Body = dict[str, Any]

FORMAT = 1
HEADERS = {"Accept": "application/json", "Content-Type": "application/json", "Pretalx-Version": "v1"}
"""Without the token, which stands in no file."""


@dataclass(frozen=True)
class Place:
    """Where a slot is to stand: start and end with their offsets, and the number of a room or its name."""

    slot: str
    start: str
    end: str
    room: Any


@dataclass(frozen=True)
class Step:
    """One request; ``only`` says of which state of a slot it is for, None: it is sent in any case.

    ``moved``: where the slot stands elsewhere; ``unplaced``: where it stands nowhere. ``of`` is that slot.
    """

    says: str
    method: Method
    path: str
    body: Body | None = None
    keep: dict[str, str] = field(default_factory=dict)
    only: Literal["moved", "unplaced"] | None = None
    of: Place | None = None

    def as_dict(self) -> dict[str, Any]:
        """Without what it does not say."""
        said = {name: value for name, value in asdict(self).items() if value not in (None, {})}
        if self.of is not None:
            said["of"] = self.of.slot
        return said


@dataclass(frozen=True)
class Plan:
    """All requests, the places to compare afterwards, and what cannot be sent."""

    version: str
    first_day: str
    last_day: str
    steps: tuple[Step, ...]
    places: tuple[Place, ...]
    by_hand: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """As the file of a plan says it."""
        return {
            "format": FORMAT,
            "summary": self.summary(),
            "version": self.version,
            "days": [self.first_day, self.last_day],
            "headers": HEADERS,
            "requests": [step.as_dict() for step in self.steps],
            "compare": [asdict(place) for place in self.places],
            "by_hand": list(self.by_hand),
        }

    def summary(self) -> list[str]:
        """The plan in a few sentences."""
        made = sum(step.method == "POST" and bool(step.keep) for step in self.steps)
        return [
            f"{len(self.steps)} requests at the most: they make {made} things that pretalx lacks, put"
            f" {len(self.places)} sessions in place, and release the version {self.version!r}.",
            f"The event must last at least from {self.first_day} to {self.last_day}.",
            "A slot that stands elsewhere is moved by way of a longer duration, since pretalx leaves its end"
            " where it was otherwise; one that is in place already is left alone.",
            "The token goes into the header `Authorization: Token ...`; it stands in no file.",
            *(f"By hand: {told}" for told in self.by_hand),
        ]
