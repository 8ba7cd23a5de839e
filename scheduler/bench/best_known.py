"""The best that is known of each instance, whoever found it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ConfigDict, ValidationError

from scheduler.bench.record import Run
from scheduler.domain.value import FrozenMap, Value
from scheduler.errors import InputError
from scheduler.formats.atomic import write_text_atomically

OURS = "schedule"


class Reached(Value):
    """A score that somebody reached, and in how many seconds if that is known."""

    by: str
    seconds: float | None = None
    score: FrozenMap[str, int]


class Known(Value):
    """What is known of one instance."""

    hash: str | None = None
    """None: that of whatever instance has the name."""
    sessions: int | None = None
    score: FrozenMap[str, int] | None = None
    source: str | None = None
    bound: FrozenMap[str, int | None] | None = None
    bound_source: str | None = None
    peers: tuple[Reached, ...] = ()


class BestKnown(Value):
    """The table, by the name of the instance."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = 1
    note: str | None = None
    instances: FrozenMap[str, Known] = {}

    def of(self, name: str, hash_: str) -> Known:
        """What is known of an instance; of another one by the same name nothing."""
        known = self.instances.get(name)
        return known if known is not None and known.hash in (None, hash_) else Known()

    def with_runs(self, runs: Iterable[Run]) -> BestKnown:
        """The table with what confirmed runs have reached, and proved, beyond it."""
        instances = dict(self.instances)
        for run in runs:
            held = instances.get(run.instance, Known(hash=run.hash, sessions=run.n_sessions))
            if held.hash in (None, run.hash) and run.confirmed and run.costs is not None and run.feasible:
                instances[run.instance] = _better(held.model_copy(update={"hash": run.hash}), run)
        return self.model_copy(update={"instances": dict(sorted(instances.items()))})


def _better(held: Known, run: Run) -> Known:
    assert run.score is not None
    changes: dict[str, object] = {"sessions": run.n_sessions}
    source = f"{OURS} {run.versions.get('schedule', '')} ({run.engine})"
    if held.score is None or run.costs < tuple(held.score.get(level, 0) for level in run.levels):  # type: ignore[operator]
        changes |= {"score": run.score, "source": source}
    if _bound_key(run.bound, run.levels) > _bound_key(held.bound or {}, run.levels):
        changes |= {"bound": run.bound, "bound_source": source}
    return held.model_copy(update=changes)


def _bound_key(bound: Mapping[str, int | None], levels: Iterable[str]) -> tuple[tuple[bool, int], ...]:
    """Higher for a better bound."""
    return tuple((bound.get(level) is not None, bound.get(level) or 0) for level in levels)


def read_best_known(path: Path) -> BestKnown:
    """Read the table; where there is no file, an empty one.

    Raises
    ------
    InputError
        The file holds no such table.
    """
    try:
        return BestKnown.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return BestKnown()
    except (OSError, ValidationError) as error:
        raise InputError(f"{path} holds no table of best known scores", hint="correct it") from error


def write_best_known(path: Path, table: BestKnown) -> None:
    """Write the table whole or not at all, an instance a line, and beside it the same to be read.

    Raises
    ------
    FileWriteError
        It cannot be written.
    """
    said = table.model_dump(mode="json", exclude_none=True)
    lines = (f"    {json.dumps(name)}: {json.dumps(known)}" for name, known in said.pop("instances").items())
    head = "".join(f"  {json.dumps(name)}: {json.dumps(value)},\n" for name, value in said.items())
    text = f'{{\n{head}  "instances": {{\n' + ",\n".join(lines) + "\n  }\n}\n"
    write_text_atomically(path, text)
    write_text_atomically(path.with_name(path.stem.replace("_", "-") + ".md"), table_text(table))


def table_text(table: BestKnown) -> str:
    """The table in Markdown."""
    rows = [
        "# Best known scores\n",
        "Generated from `best_known.json` by `schedule bench --update-best`. Costs from the first level on",
        "that is not 0; lower is better. A bound as high as the score is a proof.\n",
        "| instance | sessions | best | by | bound | others |",
        "|---|---|---|---|---|---|",
    ]
    for name, known in table.instances.items():
        others = "; ".join(_reached(each) for each in known.peers)
        cells = (
            _cell(name),
            str(known.sessions or ""),
            costs_text(known.score),
            _cell(known.source or ""),
            costs_text(known.bound),
            _cell(others),
        )
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _reached(each: Reached) -> str:
    within = f" in {each.seconds:g} s" if each.seconds is not None else ""
    return f"{costs_text(each.score)} {each.by}{within}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def costs_text(costs: Mapping[str, int | None] | None) -> str:
    """Costs as people read them: the last one alone where nothing stands before it."""
    if costs is None:
        return ""
    figures = ["?" if cost is None else f"{cost:,}" for cost in costs.values()]
    while len(figures) > 1 and figures[0] == "0":
        figures.pop(0)
    return " / ".join(figures)
