"""A sponsor, exhibitor, start-up or partner of the conference."""

from __future__ import annotations

from typing import Literal

from scheduler.domain.text import GivenText
from scheduler.domain.value import Founded, Id


class Organisation(Founded):
    """Who stands behind sessions or stands; ``domain`` is its field of business."""

    id: Id
    name: GivenText
    role: Literal["sponsor", "startup", "partner", "organiser"] = "sponsor"
    domain: Id | None = None
