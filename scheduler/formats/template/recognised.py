"""Which table each sheet or file is."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.domain.problem import did_you_mean
from scheduler.formats.template.flaw import Flaw
from scheduler.formats.template.folding import folded
from scheduler.formats.template.grid import Grid, Place
from scheduler.formats.template.headed import Headed, headed
from scheduler.formats.template.tables import INSTRUCTIONS, LISTS, TABLES

_KNOWN = {folded(title): table for table in reversed(TABLES) for title in reversed(table.titles)}
_WITHOUT_TABLE = frozenset(
    folded(title) for words in (INSTRUCTIONS, LISTS) for title in (words.en, words.fr, words.ar)
)


def recognised(name: str, grids: Iterable[Grid]) -> tuple[dict[str, Headed], list[Flaw], list[str]]:
    """Tables by key, in the order of the template; what is missing or there twice; notes on what is not read.

    ``name`` is what faults call the whole.
    """
    found: dict[str, Headed] = {}
    flaws: list[Flaw] = []
    notes: list[str] = []
    for grid in grids:
        table = _KNOWN.get(folded(grid.called))
        if table is None:
            if folded(grid.called) not in _WITHOUT_TABLE and next(grid.filled_rows(), None) is not None:
                notes.append(f"{grid.called!r} is not read{_slip(grid.called)}")
        elif table.key in found:
            message = f"{grid.called!r} and {found[table.key].grid.called!r} are the same table"
            flaws.append(Flaw(grid.whole, message, "leave one of the two out"))
        else:
            found[table.key] = headed(table, grid)
    for table in TABLES:
        if table.required and table.key not in found:
            hint = f"call a sheet or file {table.title.en!r}, {table.title.fr!r} or {table.title.ar!r}"
            hint += "".join(f"; {note}" for note in notes if repr(table.title.en) in note)
            flaws.append(Flaw(Place(name, 0, 0, table.title.en), f"there is no table of {table.key}", hint))
        elif table.required and not found[table.key].rows and not found[table.key].flaws:
            flaws.append(Flaw(found[table.key].grid.whole, "holds no row", f"give a row to {table.what}"))
    return {table.key: found[table.key] for table in TABLES if table.key in found}, flaws, notes


def _slip(called: str) -> str:
    meant = did_you_mean(called, [table.title.en for table in TABLES])
    return f"; {meant}" if meant.startswith("did you") else ""
