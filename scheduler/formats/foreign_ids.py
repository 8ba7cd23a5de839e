"""Ids made of what other programs call things, the same one again for the same thing."""

from __future__ import annotations

from scheduler.formats.ids import Ids


class ForeignIds:
    """Gives out ids, no two of which differ by case alone."""

    def __init__(self) -> None:
        self._ids = Ids()
        self._by_key: dict[tuple[str, str], str] = {}

    def of(self, group: str, key: str, *names: str) -> str:
        """The id of what is called ``key`` in its group: like the first of ``names`` that makes one.

        Where none does it is made of the group and a number.
        """
        if (group, key) not in self._by_key:
            self._by_key[group, key] = self._ids.of(*names, default=group)
        return self._by_key[group, key]

    def new(self, name: str) -> str:
        """An id like ``name`` for what nobody else has a name for."""
        return self._ids.of(name, default="part")
