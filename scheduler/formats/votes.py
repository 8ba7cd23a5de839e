"""Favourites of attendees from a CSV file, added to an instance as interests.

The first row names the columns: ``voter`` and ``session``, and perhaps ``size``, how many people a voter
stands for. Each further row is one favourite. Sessions are given by id, reference or title; columns are
separated by commas, semicolons or tabs.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scheduler.domain import Instance, Interest
from scheduler.domain.problem import did_you_mean
from scheduler.domain.value import LARGEST
from scheduler.errors import Fault, InputError

LARGEST_FILE = 64_000_000
NEEDED = ("voter", "session")
MOST_NAMES = 5
MOST_HINTS = 20
"""How many unknown names are compared with all there are, which takes time."""


@dataclass(frozen=True)
class _Vote:
    """One row: who wishes to attend what, for how many people, and the line that says so."""

    voter: str
    session: str
    size: str
    line: int


def with_votes(path: Path, instance: Instance) -> Instance:
    """The instance with the votes of a file: as interests, and as favourites where a session has none yet.

    Voters who wish for the same sessions become one interest.

    Raises
    ------
    InputError
        The file cannot be read, or names sessions that there are not; it carries all faults.
    """
    votes = _read(path)
    known = _known_sessions(instance)
    faults = [*_session_faults(path, votes, known), *_size_faults(path, votes)]
    if not votes:
        faults.append(Fault(str(path), 2, 1, "", "holds no vote", "give a row to each favourite"))
    _refuse(path, faults)
    wishes: defaultdict[str, set[str]] = defaultdict(set)
    size_by_voter: dict[str, int] = {}
    for vote in votes:
        wishes[vote.voter].add(known[vote.session][0])
        size_by_voter.setdefault(vote.voter, int(vote.size or 1))
    _refuse(path, [*_sum_faults(path, wishes, size_by_voter)])
    return _with_wishes(instance, wishes, size_by_voter)


def _refuse(path: Path, faults: list[Fault]) -> None:
    if faults:
        number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise InputError(f"{path} has {number}", faults)


def _with_wishes(
    instance: Instance, wishes: Mapping[str, set[str]], size_by_voter: Mapping[str, int]
) -> Instance:
    order = {session.id: number for number, session in enumerate(instance.sessions)}
    n_people, favourites = Counter[tuple[str, ...]](), Counter[str]()
    for voter, wished in wishes.items():
        n_people[tuple(sorted(wished, key=order.__getitem__))] += size_by_voter[voter]
        favourites.update(dict.fromkeys(wished, size_by_voter[voter]))
    interests = tuple(Interest(sessions=group, size=size) for group, size in n_people.items())
    sessions = tuple(
        s if s.favourites is not None else s.model_copy(update={"favourites": favourites[s.id]})
        for s in instance.sessions
    )
    return instance.model_copy(update={"interests": (*instance.interests, *interests), "sessions": sessions})


def _sum_faults(
    path: Path, wishes: Mapping[str, set[str]], size_by_voter: Mapping[str, int]
) -> Iterator[Fault]:
    """A fault where so many people wish for a session that no number of an instance is so large."""
    favourites = Counter[str]()
    for voter, wished in wishes.items():
        favourites.update(dict.fromkeys(wished, size_by_voter[voter]))
    if max(favourites.values(), default=0) > LARGEST:
        message = f"more than {LARGEST:,} people wish for one session"
        yield Fault(str(path), 0, 0, "size", message, "give the sizes of voters in thousands")


def _read(path: Path) -> list[_Vote]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _unreadable(path, f"is larger than {LARGEST_FILE:,} bytes", "split it")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise _unreadable(path, f"cannot be read: {error.strerror}", "check the path") from None
    except UnicodeDecodeError:
        raise _unreadable(path, "is not UTF-8 text", "save it as CSV in UTF-8") from None
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        return list(_votes(path, csv.reader(io.StringIO(text, newline=""), delimiter=separator)))
    except csv.Error as error:
        raise _unreadable(path, f"is no CSV: {error}", "save it as CSV anew") from None


def _votes(path: Path, rows: Any) -> Iterator[_Vote]:
    columns = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        faults = [
            Fault(str(path), 1, 1, name, f"there is no column {name!r}", "name it in the first row")
            for name in missing
        ]
        raise InputError(f"{path} cannot be read", faults)
    for row in rows:
        held = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        if any(held.values()):
            voter, session, size = (held.get(name, "") for name in ("voter", "session", "size"))
            yield _Vote(voter, session, size, rows.line_num)


def _known_sessions(instance: Instance) -> dict[str, list[str]]:
    """By everything that a session may be called the ids of those that are called so; an id is one's only."""
    called: defaultdict[str, list[str]] = defaultdict(list)
    for session in instance.sessions:
        titles = (session.title.any, session.title.en, session.title.fr, session.title.ar)
        names = {str(name).strip() for name in (session.reference, *titles) if name is not None}
        for name in names:
            called[name].append(session.id)
    return {**called, **{session.id: [session.id] for session in instance.sessions}}


def _session_faults(path: Path, votes: list[_Vote], known: Mapping[str, list[str]]) -> Iterator[Fault]:
    """A fault for each name that is no session's, or that of several, at its first row."""
    told: set[str] = set()
    for vote in votes:
        called = known.get(vote.session, [])
        if len(called) == 1 or vote.session in told:
            continue
        told.add(vote.session)
        message, hint = "names no session", "give its id, reference or title"
        if called:
            message = f"{vote.session!r} is the title of several sessions"
            hint = f"give the id: {', '.join(called[:MOST_NAMES])}"
        elif vote.session:
            message = f"there is no session {vote.session!r}"
            hint = did_you_mean(vote.session, known) if len(told) <= MOST_HINTS else ""
        yield Fault(str(path), vote.line, 1, "session", message, hint)


def _size_faults(path: Path, votes: list[_Vote]) -> Iterator[Fault]:
    size_by_voter: dict[str, str] = {}
    for vote in votes:
        number = int(vote.size) if vote.size.isascii() and vote.size.isdigit() and len(vote.size) < 9 else 0
        if vote.size and not 0 < number <= LARGEST:
            hint = "give the number of people that the voter stands for"
            yield Fault(str(path), vote.line, 1, "size", f"{vote.size!r} is no whole number above 0", hint)
        elif size_by_voter.setdefault(vote.voter, vote.size) != vote.size:
            message = f"{vote.voter!r} has the size {size_by_voter[vote.voter] or 1} in an earlier row"
            yield Fault(str(path), vote.line, 1, "size", message, "give the same in all rows of a voter")
        if not vote.voter:
            yield Fault(
                str(path), vote.line, 1, "voter", "names no voter", "give each voter a name or number"
            )


def _unreadable(path: Path, message: str, hint: str) -> InputError:
    return InputError(f"{path} cannot be read", [Fault(str(path), 0, 0, "", message, hint)])
