"""What sessions, people and rooms are called in other programs, for the whole life of a conference.

Readers keep favourites and recordings under these names, so they come from ids alone: never from times,
titles, the order of the file, or what else is in the programme.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TypeVar

from scheduler.domain import Instance, Session
from scheduler.domain.conference import Conference

URN = "urn:uuid:"
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
CODE = re.compile(r"[0-9A-Z]{6}", re.ASCII)
CODE_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LARGEST_NUMBER = 2**31 - 1
"""Readers keep numbers in 32 bits."""
LEAST_LETTERS, MOST_LETTERS = 4, 24
"""Of an acronym."""

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True)
class Identity:
    """The names of one session: a UUID, a positive number, six letters or digits, and a part of addresses."""

    guid: str
    number: int
    code: str
    slug: str


def acronym(conference: Conference, year: int) -> str:
    """A short name in small letters and digits; what is too short gets the year."""
    name = conference.acronym or conference.name.say("en")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    letters = re.sub("[^a-z0-9]+", "", plain)[:MOST_LETTERS]
    return letters if len(letters) >= LEAST_LETTERS else f"{letters or 'conf'}{year}"


def seed(conference: Conference) -> str:
    """What sets the names of a conference apart from those of others."""
    return conference.acronym or conference.name.say("en")


def guid(seed: str, what: str, name: str) -> str:
    """The UUID of a ``session``, ``person`` or ``room`` with this id."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"schedule:{seed}/{what}/{name}"))


def slug(name: str) -> str:
    """An id in small letters, digits and dashes."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


class Identities:
    """The names of everything in an instance; asking twice gives the same."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._seed = seed(instance.conference)

    @cached_property
    def acronym(self) -> str:
        return acronym(self._instance.conference, self._instance.first_date.year)

    def person(self, person: str) -> str:
        """The UUID of a person."""
        return guid(self._seed, "person", person)

    def person_number(self, person: str) -> int:
        """A number of a person, for readers of old that want one."""
        return _number(self.person(person))

    def room(self, room: str) -> str:
        """The UUID of a room."""
        return guid(self._seed, "room", room)

    def session(self, session: str) -> Identity:
        """The names of a session of the instance, or of one that was in it before."""
        code = self._codes.get(session) or _code(self.guid(session))
        number = self._numbers.get(session) or _number(self.guid(session))
        return Identity(self.guid(session), number, code, f"{self.acronym}-{code.lower()}-{slug(session)}")

    def guid(self, session: str) -> str:
        """The UUID of a session: as ``source`` gives it, else of its own."""
        return self._guids.get(session) or guid(self._seed, "session", session)

    @cached_property
    def _guids(self) -> Mapping[str, str]:
        return _distinct(
            self._instance, _stated_guid, lambda s: guid(self._seed, "session", s), uuid_after, str.lower
        )

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return _distinct(self._instance, _stated_number, lambda s: _number(self.guid(s)), _next_number)

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return _distinct(self._instance, _stated_code, lambda s: _code(self.guid(s)), _next_code)


def _distinct(
    instance: Instance,
    stated: Callable[[Session], T | None],
    made: Callable[[str], T],
    after: Callable[[T, int], T],
    same: Callable[[T], Hashable] = lambda name: name,
) -> dict[str, T]:
    """A name for each session: what is stated of one only, else made, and moved on where it is taken."""
    given = {session.id: stated(session) for session in instance.sessions}
    bearers = Counter(same(name) for name in given.values() if name is not None)
    found = {s: name for s, name in given.items() if name is not None and bearers[same(name)] == 1}
    taken = {same(name) for name in found.values()}
    for session in sorted(given.keys() - found.keys()):
        found[session] = next(name for name in _tries(made(session), after) if same(name) not in taken)
        taken.add(same(found[session]))
    return found


def _tries(first: T, after: Callable[[T, int], T]) -> Iterator[T]:
    yield first
    for number in count(1):
        yield after(first, number)


def _stated_guid(session: Session) -> str | None:
    stated = (session.source or "").removeprefix(URN)
    return stated if stated != session.source and UUID.fullmatch(stated) else None


def _stated_number(session: Session) -> int | None:
    number = session.reference
    return number if isinstance(number, int) and 0 < number <= LARGEST_NUMBER else None


def _stated_code(session: Session) -> str | None:
    return session.id if CODE.fullmatch(session.id) else None


def _number(guid: str) -> int:
    return uuid.UUID(guid).int % LARGEST_NUMBER + 1


def _next_number(first: int, step: int) -> int:
    return (first - 1 + step) % LARGEST_NUMBER + 1


def _code(guid: str) -> str:
    return _code_of(uuid.UUID(guid).int)


def _code_of(value: int) -> str:
    signs = []
    for _ in range(6):
        value, rest = divmod(value, len(CODE_SIGNS))
        signs.append(CODE_SIGNS[rest])
    return "".join(reversed(signs))


def _next_code(first: str, step: int) -> str:
    return _code_of(int(first, len(CODE_SIGNS)) + step)


def uuid_after(first: str, step: int) -> str:
    """Another UUID, the same for the same one and step."""
    return str(uuid.uuid5(uuid.UUID(first), str(step)))
