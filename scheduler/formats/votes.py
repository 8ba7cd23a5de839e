"""Favourites of attendees from a CSV file, added to an instance as interests.

The first row names the columns: ``voter`` and ``session``, and perhaps ``size``, how many people a voter
stands for. Each further row is one favourite. Sessions are given by id, reference or title; columns are
separated by commas, semicolons or tabs.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain import Instance, Interest
from scheduler.domain.problem import did_you_mean
from scheduler.domain.value import LARGEST
from scheduler.errors import Fault, InputError

LARGEST_FILE = 64_000_000
NEEDED = ("voter", "session")


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
    sessions, faults = _sessions(path, instance, votes), list(_size_faults(path, votes))
    faults += [fault for fault in sessions.values() if isinstance(fault, Fault)]
    if faults:
        number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise InputError(f"{path} has {number}", faults)
    wishes: defaultdict[str, dict[str, None]] = defaultdict(dict)
    size_by_voter: dict[str, int] = {}
    for vote in votes:
        wishes[vote.voter][str(sessions[vote.line])] = None
        size_by_voter.setdefault(vote.voter, int(vote.size or 1))
    return _with_wishes(instance, wishes, size_by_voter)


def _with_wishes(
    instance: Instance, wishes: dict[str, dict[str, None]], size_by_voter: dict[str, int]
) -> Instance:
    n_people, favourites = Counter[tuple[str, ...]](), Counter[str]()
    for voter, wished in wishes.items():
        group = tuple(session.id for session in instance.sessions if session.id in wished)
        n_people[group] += size_by_voter[voter]
        favourites.update(dict.fromkeys(group, size_by_voter[voter]))
    interests = tuple(Interest(sessions=group, size=size) for group, size in n_people.items())
    sessions = tuple(
        s if s.favourites is not None else s.model_copy(update={"favourites": favourites[s.id]})
        for s in instance.sessions
    )
    return instance.model_copy(update={"interests": (*instance.interests, *interests), "sessions": sessions})


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


def _votes(path: Path, rows: Iterator[list[str]]) -> Iterator[_Vote]:
    columns = [name.strip().lower() for name in next(rows, [])]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        faults = [
            Fault(str(path), 1, 1, name, f"there is no column {name!r}", "name it in the first row")
            for name in missing
        ]
        raise InputError(f"{path} cannot be read", faults)
    for line, row in enumerate(rows, start=2):
        held = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        if any(held.values()):
            yield _Vote(held.get("voter", ""), held.get("session", ""), held.get("size", ""), line)


def _sessions(path: Path, instance: Instance, votes: list[_Vote]) -> dict[int, str | Fault]:
    """By line the id of the session that a vote is for, or what is wrong with it."""
    known: dict[str, str] = {}
    for session in instance.sessions:
        titles = (session.title.any, session.title.en, session.title.fr, session.title.ar)
        for name in (session.id, session.reference, *titles):
            if name is not None:
                known.setdefault(str(name), session.id)
    ids = {session.id: session.id for session in instance.sessions}
    found: dict[int, str | Fault] = {}
    for vote in votes:
        session_id = ids.get(vote.session) or known.get(vote.session)
        found[vote.line] = session_id or _unknown_session(path, vote, known)
    return found


def _unknown_session(path: Path, vote: _Vote, known: dict[str, str]) -> Fault:
    message = f"there is no session {vote.session!r}" if vote.session else "names no session"
    return Fault(str(path), vote.line, 1, "session", message, did_you_mean(vote.session, known))


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
