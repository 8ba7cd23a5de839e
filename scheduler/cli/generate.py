"""`schedule generate`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import JsonOption, SeedOption

if TYPE_CHECKING:
    from scheduler.domain import Instance


@fails_politely
def generate(
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="INSTANCE", help="File to write: .json, or .yaml if small.")
    ],
    sessions: Annotated[int, typer.Option("--sessions", metavar="N", help="How many: 10 to 5000.")] = 60,
    seed: SeedOption = 0,
    days: Annotated[
        int | None,
        typer.Option("--days", metavar="D", help="Default: as many as conferences of that size have."),
    ] = None,
    tightness: Annotated[
        int,
        typer.Option("--tightness", metavar="PERCENT", help="Share of the rooms' time that is used."),
    ] = 75,
    step: Annotated[
        int | None,
        typer.Option("--step", metavar="MINUTES", help="A grid of 5, 10, 15 or 30. Default: slots."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write a random conference that has a programme; the same options always give the same one."""
    from scheduler.errors import UsageError
    from scheduler.formats.instance_text import insist_on_ending, write_instance
    from scheduler.generation import generate as make

    insist_on_ending(out)
    if out.exists() and not force:
        raise UsageError(f"{out} is there already", "choose another name, or replace it with --force")
    instance = make(sessions, seed, days, tightness, step)
    write_instance(out, instance)
    said = generated_object(instance, out)
    if as_json:
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return
    counts = ", ".join(f"{said[part]} {part}" for part in ("sessions", "rooms", "people", "tracks"))
    print(f"Wrote {out}: {counts}.")
    print(f"Next: schedule solve {out}")


def generated_object(instance: Instance, out: Path) -> dict[str, object]:
    """The JSON of a random conference."""
    return {
        "instance": str(out),
        "hash": instance.hash,
        "sessions": len(instance.sessions),
        "rooms": len(instance.rooms),
        "people": len(instance.people),
        "tracks": len(instance.tracks),
    }
