"""Why a term is there, so that whatever it forbids can be explained and mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from scheduler.domain.text import Words


@dataclass(frozen=True)
class Mend:
    """How a demand could be lifted: never, at a price, or freely; and which field would change.

    ``field`` is a path into the instance, such as ``people.hammadou.available``; ``value`` is the new
    value where one is known.
    """

    ease: Literal["never", "priced", "free"]
    field: str = ""
    value: Any = None


@dataclass(frozen=True)
class Reason:
    """A rule's id, whom it is about, one sentence, and how it could be mended."""

    rule: str
    subjects: tuple[str, ...]
    words: Words
    mend: Mend = Mend("priced")
