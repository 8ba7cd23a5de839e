"""What somebody asks of the tags of times, or of rooms."""

from __future__ import annotations

from scheduler.domain.text import Tag
from scheduler.domain.value import Value


class TagDemands(Value):
    """Tags that must be there or must not, and tags that would be welcome or not."""

    required: tuple[Tag, ...] = ()
    prohibited: tuple[Tag, ...] = ()
    preferred: tuple[Tag, ...] = ()
    undesired: tuple[Tag, ...] = ()
