"""`schedule export`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import InstanceArgument, JsonOption, ProgrammeArgument
from scheduler.cli.place import insist_on_another_file


@fails_politely
def export(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The format: cosplib, optaplanner.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="PATH", help="File to write; its ending decides the form.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Write PROGRAMME in the format of another program."""
    from scheduler.formats.exchange import exchange
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme

    known = exchange(to)
    insist_on_another_file(out, instance, programme)
    problem = read_instance(instance)
    found = read_programme(programme, problem).programme
    known.write(problem, found, out)
    n_left_out = len(problem.sessions) - len(found.placements)
    if as_json:
        print(json.dumps({"path": str(out), "format": to, "left_out": n_left_out}, indent=2))
    else:
        left_out = f", without {n_left_out} that stand nowhere" if n_left_out else ""
        print(f"Wrote {out}: {len(found.placements)} sessions{left_out}.")
