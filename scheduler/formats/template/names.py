"""What the things of one table are called, so that a cell may name them by id or by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from scheduler.domain.problem import did_you_mean
from scheduler.formats.template.folding import folded
from scheduler.formats.template.lists import at_commas, listed
from scheduler.formats.template.unreadable import UnreadableCellError, shown

MOST_HINTS = 50
"""How many unknown names are compared with all there are, which takes time."""
MOST_SHOWN = 5


class Names:
    """Ids of one table by everything that they are called; ``what`` and ``table`` are for messages.

    That the table ``is_missing`` or blank is told once, at the first thing that would stand in it.
    """

    def __init__(self, what: str, table: str, is_missing: bool = False) -> None:
        self._is_missing = is_missing
        self._what = what
        self._table = table
        self._ids: dict[str, str] = {}
        self._called: defaultdict[str, list[str]] = defaultdict(list)
        self._spelt: set[str] = set()
        self._n_hints = 0

    def add(self, id: str, names: Iterable[str]) -> None:
        """Let ``id`` be found by itself and by these names."""
        self._ids.setdefault(id, id)
        self._spelt.add(id)
        for name in dict.fromkeys([folded(id), *map(folded, names)]):
            if name and id not in self._called[name]:
                self._called[name].append(id)
        self._spelt |= {name for name in names if name}

    def __contains__(self, text: str) -> bool:
        return text in self._ids or folded(text) in self._called

    def one(self, text: str) -> str:
        """The id of what is called so.

        Raises
        ------
        UnreadableCellError
            Nothing is, or several are.
        """
        if text in self._ids:
            return text
        found = self._called.get(folded(text), [])
        if len(found) == 1:
            return found[0]
        if found:
            hint = f"give the id: {', '.join(found[:MOST_SHOWN])}"
            raise UnreadableCellError((f"{shown(text)} is the name of several", hint))
        if self._is_missing:
            raise UnreadableCellError(*self._missing(text))
        raise UnreadableCellError((f"there is no {self._what} {shown(text)}", self._hint(text)))

    def _missing(self, text: str) -> list[tuple[str, str]]:
        self._n_hints += 1
        if self._n_hints > 1:
            return []
        message = f"there is no {self._what} {shown(text)}, and no table of them"
        return [(message, f"add the table {self._table!r}, with all that are named")]

    def _hint(self, text: str) -> str:
        self._n_hints += 1
        meant = did_you_mean(text, self._spelt) if self._n_hints <= MOST_HINTS else ""
        if meant.startswith("did you mean"):
            return f"{meant} Else add it to {self._table}"
        return f"add it to {self._table}"

    def several(self, text: str) -> list[str]:
        """The ids of all that a cell names, each once.

        Raises
        ------
        UnreadableCellError
            Some are unknown; it keeps the others.
        """
        problems: list[tuple[str, str]] = []
        found: list[str] = []
        parts = self.parts(text)
        for part in parts:
            try:
                found.append(self.one(part))
            except UnreadableCellError as error:
                problems += error.problems
        if len(found) < len(parts):
            raise UnreadableCellError(*problems, kept=list(dict.fromkeys(found)))
        return list(dict.fromkeys(found))

    def parts(self, text: str) -> list[str]:
        """The names in a cell; a comma divides them where it is not part of a name that is known."""
        return [name for part in listed(text) for name in ([part] if part in self else at_commas(part))]
