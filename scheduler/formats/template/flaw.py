"""What is wrong with a table, at the place where it is."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.errors import Fault
from scheduler.formats.template.grid import Place

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Flaw:
    """``path`` is the field that cannot be used; None: too much is missing to judge the rest.

    ``of_key``: nothing is left out because of it.
    """

    place: Place
    message: str
    hint: str
    path: Path | None = None
    of_key: bool = False

    @property
    def fault(self) -> Fault:
        place = self.place
        return Fault(place.file, place.line, place.column, place.field, self.message, self.hint)
