"""Reads the tables of a filled-in template into an instance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scheduler.domain import Instance
from scheduler.errors import Fault, InputError
from scheduler.formats.exchange import Imported
from scheduler.formats.instance_file import instance_of_tree
from scheduler.formats.template.assembly import assembled
from scheduler.formats.template.grid import Grid
from scheduler.formats.template.headed import Headed
from scheduler.formats.template.recognised import recognised
from scheduler.formats.template.tables import TABLES
from scheduler.formats.template.tree import TemplateTree


def read_tables(name: str, grids: Iterable[Grid], timezone: str | None) -> Imported:
    """The instance that the tables tell; ``name`` is what faults call the whole.

    Raises
    ------
    InputError
        It is not in order; it carries all faults, each with its cell. Where so much is missing that the rest
        cannot be judged, only these faults are told.
    """
    tables, flaws, notes = recognised(name, grids)
    flaws += (flaw for held in tables.values() for flaw in held.flaws)
    if any(table.required and table.key not in tables for table in TABLES):
        raise _refused(name, [flaw.fault for flaw in flaws])
    value, items = assembled(tables, timezone)
    flaws += items.flaws
    if any(flaw.path is None for flaw in flaws):
        raise _refused(name, [flaw.fault for flaw in flaws])
    instance = instance_of_tree(TemplateTree(name, value, items.cells, flaws))
    notes += (note for held in tables.values() for note in held.notes)
    return Imported(instance, notes=(*notes, *_to_fill_in(instance, tables)))


def _refused(name: str, faults: list[Fault]) -> InputError:
    number = "a fault" if len(set(faults)) == 1 else f"{len(set(faults))} faults"
    return InputError(f"{name} has {number}", faults)


def _to_fill_in(instance: Instance, tables: Mapping[str, Headed]) -> Iterator[str]:
    """What the tables leave open."""
    unknown = [session.id for session in instance.sessions if session.audience is None]
    if unknown:
        yield f"{_sessions(len(unknown))} no audience, so that seats are not checked: {_some(unknown)}"
    alone = [session.id for session in instance.sessions if not session.people]
    if alone:
        yield f"{_sessions(len(alone))} nobody who must be present: {_some(alone)}"
    if not instance.rules:
        yield "no wish is listed under rules; `schedule rules` tells what there is"


def _sessions(number: int) -> str:
    return "1 session has" if number == 1 else f"{number} sessions have"


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:8]) + (", ..." if len(ids) > 8 else "")
