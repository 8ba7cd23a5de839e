"""`schedule why`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.interruption import INTERRUPTED
from scheduler.cli.options import (
    InstanceArgument,
    JsonOption,
    LanguageOption,
    ProgrammeArgument,
    SeedOption,
    TimeLimitOption,
    WorkersOption,
    WorkLimitOption,
)

if TYPE_CHECKING:
    from scheduler.domain import Instance, Programme
    from scheduler.domain.trade import Trade
    from scheduler.relocation import OtherPlace, Why

NOTHING_FOUND = 4


@fails_politely
def why(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    session: Annotated[str, typer.Argument(metavar="SESSION", help="Id of the session asked about.")],
    at: Annotated[
        str | None,
        typer.Option("--at", metavar="START", help="When it shall start: 2024-10-24T11:00, or 11:00."),
    ] = None,
    room: Annotated[
        str | None,
        typer.Option("--room", metavar="ROOM", help="Where: an id or a name; several joined by commas."),
    ] = None,
    time_limit: TimeLimitOption = None,
    work_limit: WorkLimitOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Say why SESSION of PROGRAMME does not stand there, or what it costs; without a place, rank others."""
    from scheduler.cli.explain import demand_lines
    from scheduler.cli.solve import seconds_allowed
    from scheduler.engines.settings import Settings
    from scheduler.formats.instance_file import instance_of_tree
    from scheduler.formats.programme_file import read_programme
    from scheduler.formats.read_tree import read_tree
    from scheduler.formats.source import read_source
    from scheduler.relocation import why as ask

    tree = read_tree(read_source(instance))
    problem = instance_of_tree(tree)
    stored = read_programme(programme, problem).programme
    settings = Settings(seconds_allowed(time_limit, work_limit), work_limit, seed, workers)
    start = None if at is None else start_given(problem, stored, session, at)
    rooms = () if room is None else rooms_given(problem, room)
    answer = ask(problem, stored, session, settings, at=start, rooms=rooms)
    [lines] = demand_lines(tree, [answer.conflict]) if answer.conflict else [[]]
    if as_json:
        print(json.dumps(why_object(problem, answer, lines), ensure_ascii=False, indent=2))
    else:
        from rich.console import Console

        from scheduler.render.why import why_view

        places = [f"{instance.name}:{line}" if line else "" for line in lines]
        Console().print(why_view(problem, answer, lang, places))
    code = exit_code(answer)
    if code:
        raise typer.Exit(code)


def exit_code(answer: Why) -> int:
    """What the shell is told; impossible is an answer, too."""
    if answer.interrupted:
        return INTERRUPTED
    return NOTHING_FOUND if answer.possible is None else 0


def start_given(instance: Instance, programme: Programme, session: str, given: str) -> dt.datetime:
    """A moment, or a time of day: of the conference's only day, or of the one on which the session stands.

    Raises
    ------
    UsageError
        It is neither, or it is a time of day and does not tell which day.
    """
    from scheduler.domain.time import CLOCK, MOMENT
    from scheduler.errors import UsageError

    try:
        if MOMENT.fullmatch(given):
            return dt.datetime.fromisoformat(given)
        if CLOCK.fullmatch(given):
            return dt.datetime.combine(_day(instance, programme, session), dt.time.fromisoformat(given))
    except ValueError:
        raise UsageError(f"--at {given!r} is not a day of the calendar", "correct it") from None
    raise UsageError(f"--at {given!r} is no start", "write it as 2024-10-24T11:00, or as 11:00")


def _day(instance: Instance, programme: Programme, session: str) -> dt.date:
    from scheduler.errors import UsageError

    placement = programme.get(session)
    if len(instance.days) == 1:
        return instance.first_date
    if placement is None:
        raise UsageError("--at does not say on which day", "write it as 2024-10-24T11:00")
    return instance.moment(placement.start).date()


def rooms_given(instance: Instance, given: str) -> tuple[str, ...]:
    """Ids of rooms named by ids or names, joined by commas; a name may have commas of its own.

    Raises
    ------
    UsageError
        Something is neither, or the name of several rooms.
    """
    whole = _rooms_called(instance, given.strip())
    parts = [given.strip()] if whole else [part.strip() for part in given.split(",")]
    return tuple(dict.fromkeys(_room(instance, part) for part in parts))


def _room(instance: Instance, given: str) -> str:
    from scheduler.domain.problem import did_you_mean
    from scheduler.errors import UsageError

    found = _rooms_called(instance, given)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"--room {given!r} is the name of several rooms", f"give an id: {', '.join(found)}")
    raise UsageError(f"--room {given!r} is not a room", did_you_mean(given, instance.room))


def _rooms_called(instance: Instance, given: str) -> list[str]:
    """The room with an id, or else the rooms with a name in any language, in whatever case."""
    from scheduler.domain.text import LANGUAGES

    if given in instance.room:
        return [given]

    def names(room: str) -> Iterable[str]:
        return (instance.name(room).say(language).casefold() for language in LANGUAGES)

    return [room for room in instance.room if given.casefold() in names(room)]


def why_object(instance: Instance, answer: Why, lines: Sequence[int | None]) -> dict[str, object]:
    """The JSON of an answer; ``delta`` is null where no programme was found.

    ``lines`` are those of the conflict's demands.
    """
    from scheduler.cli.diff import move_object
    from scheduler.cli.explain import conflict_object

    return {
        "possible": answer.possible,
        "delta": None if answer.delta is None else dict(answer.delta),
        "by_rule": trades_object(answer.by_rule),
        "moves": [move_object(instance, move) for move in answer.moves],
        "conflict": None if answer.conflict is None else conflict_object(answer.conflict, lines),
        "places": [_place_object(place) for place in answer.places],
    }


def trades_object(trades: Iterable[Trade]) -> dict[str, object]:
    """Level, cost before and after, and their difference, by rule."""
    return {
        trade.rule: {
            "level": trade.level,
            "before": trade.before,
            "after": trade.after,
            "delta": trade.delta,
        }
        for trade in trades
    }


def _place_object(place: OtherPlace) -> dict[str, object]:
    from scheduler.domain.time import moment_text

    return {
        "start": moment_text(place.start),
        "rooms": list(place.rooms),
        "delta": dict(place.delta),
        "exact": place.exact,
        "moves": place.n_moves,
    }
