"""schedule.xml as a tree of the shape that schedule.json has, with the line of each thing.

Entities, document types and references to other files are refused: a programme needs none of them, and they
are how a small file grows large or reads others. Elements and their depth are counted while reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from scheduler.errors import Fault, InputError
from scheduler.formats.c3voc.found import Path
from scheduler.formats.tree import DEEPEST, Place, Spot, Tree

MOST_BYTES = 16_000_000
MOST_ELEMENTS = 500_000
CHUNK = 1 << 16


@dataclass
class _Node:
    tag: str
    attributes: dict[str, str]
    place: Place
    text: str = ""
    children: list[_Node] = field(default_factory=list)

    def all(self, tag: str) -> Iterator[_Node]:
        return (child for child in self.children if child.tag == tag)


class XmlTree(Tree):
    """The values of an XML file, and where they stand in it."""

    def __init__(self, name: str, value: Any, places: dict[Path, Place]) -> None:
        super().__init__(name, value)
        self._places = places

    def places(self, spots: Sequence[Spot]) -> list[Place]:
        return [self._place(path) for path, _ in spots]

    def _place(self, path: Path) -> Place:
        while path not in self._places and path:
            path = path[:-1]
        return self._places.get(path, (1, 1))


def xml_tree(path: FilePath) -> XmlTree:
    """Read an XML file whose outermost element is ``schedule``.

    Raises
    ------
    InputError
        The file cannot be read, is too large, is no XML or another one, or declares entities.
    """
    name = str(path)
    root = _parsed(name, path)
    if root.tag != "schedule":
        message = f"is <{root.tag[:40]}>, where <schedule> is wanted"
        raise _refused(name, root.place, message, "give a schedule.xml as pretalx or frab write it")
    shaping = _Shaping()
    return XmlTree(name, shaping.value(root), shaping.places)


class _TooMuch(Exception):
    """More than any programme holds."""


class _Target:
    """Builds nodes as the parser finds them."""

    def __init__(self) -> None:
        self.root: _Node | None = None
        self.parser: Any = None
        self._open: list[_Node] = []
        self._texts: list[list[str]] = []
        self._n_nodes = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._n_nodes += 1
        if self._n_nodes > MOST_ELEMENTS:
            raise _TooMuch(f"has more than {MOST_ELEMENTS:,} elements")
        if len(self._open) >= DEEPEST:
            raise _TooMuch(f"is nested deeper than {DEEPEST} levels")
        expat = self.parser.parser
        place = expat.CurrentLineNumber, expat.CurrentColumnNumber + 1
        node = _Node(tag.rpartition("}")[2], attributes, place)
        if self._open:
            self._open[-1].children.append(node)
        self.root = self.root or node
        self._open.append(node)
        self._texts.append([])

    def end(self, tag: str) -> None:
        self._open.pop().text = "".join(self._texts.pop())

    def data(self, text: str) -> None:
        if self._texts:
            self._texts[-1].append(text)

    def close(self) -> _Node | None:
        return self.root


def _parsed(name: str, path: FilePath) -> _Node:
    target = _Target()
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    target.parser = parser
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refused(
                name, (0, 0), f"is larger than {MOST_BYTES:,} bytes", "leave out what is no programme"
            )
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                parser.feed(chunk)
        parser.close()
    except OSError as error:
        raise _refused(name, (0, 0), f"cannot be read: {error.strerror}", "check the path") from None
    except ParseError as error:
        line, column = error.position
        message = f"is no XML here: {str(error).partition(':')[0]}"
        raise _refused(name, (line, column + 1), message, "check the brackets before") from None
    except DefusedXmlException:
        message = "declares entities or a document type, which no programme needs"
        raise _refused(name, _place_of(parser), message, "remove the declaration") from None
    except (_TooMuch, ValueError, LookupError) as error:
        raise _refused(name, _place_of(parser), str(error), "give the file as it was published") from None
    assert target.root is not None  # an empty file is a ParseError
    return target.root


def _place_of(parser: Any) -> Place:
    return parser.parser.CurrentLineNumber, parser.parser.CurrentColumnNumber + 1


def _refused(name: str, place: Place, message: str, hint: str) -> InputError:
    return InputError(f"{name} cannot be read", [Fault(name, *place, "", message, hint)])


class _Shaping:
    """Gives nodes the shape of schedule.json, and notes where they came from."""

    def __init__(self) -> None:
        self.places: dict[Path, Place] = {}

    def value(self, root: _Node) -> dict[str, Any]:
        self.places[()] = root.place
        conference = next(root.all("conference"), None)
        if conference is None:
            return {"schedule": {}}
        path: Path = ("schedule", "conference")
        self.places[path] = conference.place
        given = self._texts(conference, path, ("title", "acronym", "time_zone_name"))
        given["tracks"] = [dict(track.attributes) for track in conference.all("track")]
        given["days"] = [self._day(day, (*path, "days", i)) for i, day in enumerate(root.all("day"))]
        given["rooms"] = list(self._rooms(root, path))
        return {"schedule": {"conference": given}}

    def _texts(self, node: _Node, path: Path, tags: Sequence[str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for child in node.children:
            if child.tag in tags and child.tag not in found:
                found[child.tag] = child.text
                self.places[(*path, child.tag)] = child.place
        return found

    def _rooms(self, root: _Node, path: Path) -> Iterator[dict[str, Any]]:
        """Each room once, in the order of their first day."""
        seen: set[str] = set()
        for day in root.all("day"):
            for room in day.all("room"):
                name = room.attributes.get("name", "")
                if name.strip() and name not in seen:
                    self.places[(*path, "rooms", len(seen))] = room.place
                    seen.add(name)
                    yield dict(room.attributes)

    def _day(self, day: _Node, path: Path) -> dict[str, Any]:
        self.places[path] = day.place
        rooms: dict[str, list[dict[str, Any]]] = {}
        for room in day.all("room"):
            name = room.attributes.get("name", "")
            where = (*path, "rooms", name)
            self.places.setdefault(where, room.place)
            events = rooms.setdefault(name, [])
            for event in room.all("event"):
                events.append(self._event(event, (*where, len(events))))
        return {"date": day.attributes.get("date"), "day_start": day.attributes.get("start"), "rooms": rooms}

    def _event(self, event: _Node, path: Path) -> dict[str, Any]:
        self.places[path] = event.place
        plain = [child.tag for child in event.children if not child.children]
        given = {**event.attributes, **self._texts(event, path, plain)}
        given["persons"] = [
            self._person(person, (*path, "persons", index))
            for index, person in enumerate(p for held in event.all("persons") for p in held.all("person"))
        ]
        for recording in event.all("recording"):
            given["do_not_record"] = next((c.text for c in recording.all("optout")), None)
        return given

    def _person(self, person: _Node, path: Path) -> dict[str, Any]:
        self.places[path] = person.place
        return {**person.attributes, "name": person.text}
