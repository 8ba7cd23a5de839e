"""YAML 1.2 as plain values with the place of each, built from the parser's events without recursion.

Of YAML, all is read but what would surprise: tags, merge keys, keys that are no text, keys given twice and
several documents are faults. What aliases repeat is counted, so that a small file cannot grow without end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.schema_problems import shown
from scheduler.errors import Fault, InputError
from scheduler.formats.source import Source
from scheduler.formats.tree import DEEPEST, Path, Place, Spot, Tree, is_text
from scheduler.formats.yaml_scalar import Scalar, UnusableNumberError, plain_scalar
from scheduler.formats.yaml_words import yaml_error_place, yaml_error_words

MOST_VALUES = 500_000
"""In all; the parser takes half a minute for so many."""

MOST_REPEATED = 20_000
"""Values that aliases may repeat in all."""

CORE = "tag:yaml.org,2002:"
MERGE = "<<"
NO_TEXT = "?"
"""Stands for a key that is a list or a mapping."""


@dataclass(slots=True)
class Node:
    """A value and its place; ``inside`` are its items, ``keys`` the places of a mapping's keys."""

    place: Place
    value: Any
    inside: dict[str | int, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    anchor: str | None = None
    n_values: int = 1
    height: int = 0

    def add(self, step: str | int, node: Node) -> None:
        """Put ``node`` inside."""
        self.inside[step] = node
        self.n_values += node.n_values
        self.height = max(self.height, node.height + 1)
        if isinstance(self.value, list):
            self.value.append(node.value)
        else:
            self.value[step] = node.value


class YamlTree(Tree):
    """The values of a YAML file."""

    def __init__(self, name: str, root: Node, flaws: Sequence[Problem]) -> None:
        super().__init__(name, root.value, flaws)
        self._root = root

    def places(self, spots: Sequence[Spot]) -> list[Place]:
        return [self._place(path, of_key) for path, of_key in spots]

    def _place(self, path: Path, of_key: bool) -> Place:
        node = self._root
        for number, step in enumerate(path):
            last = number == len(path) - 1
            if last and of_key and step in node.keys:
                return node.keys[str(step)]
            if step not in node.inside:
                return node.place
            node = node.inside[step]
        return node.place


def yaml_tree(source: Source) -> YamlTree:
    """Read a YAML text.

    Raises
    ------
    InputError
        It is not YAML, is nested too deep, or repeats too much by aliases.
    """
    builder = _Builder(source.name)
    try:
        for event in YAML(typ="safe", pure=True).parse(source.text):
            builder.take(event)
    except YAMLError as error:
        message, hint = yaml_error_words(error)
        raise _stop(source.name, yaml_error_place(error, source.text), message, hint) from None
    except (ValueError, OverflowError, IndexError, AttributeError, AssertionError, TypeError, KeyError):
        # The parser trips over some malformed escapes, tags and directives instead of refusing them.
        place = builder.last_place
        raise _stop(source.name, place, "is not YAML after this", "check the line for stray signs") from None
    if builder.root is None:
        raise _stop(source.name, (1, 1), "says nothing", "`schedule new` writes an instance")
    return YamlTree(source.name, builder.root, builder.flaws)


def _stop(name: str, place: Place, message: str, hint: str) -> InputError:
    return InputError(f"{name} cannot be read", [Fault(name, *place, "", message, hint)])


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been reached; ``key`` is the one that waits for its value."""

    node: Node
    is_mapping: bool
    key: str | None = None
    has_key: bool = False
    usable: bool = True


class _Builder:
    """Puts the tree together, event by event."""

    def __init__(self, name: str) -> None:
        self.root: Node | None = None
        self.flaws: list[Problem] = []
        self.last_place: Place = (1, 1)
        self._name = name
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._n_values = 0
        self._n_repeated = 0

    def take(self, event: Event) -> None:
        """Go on by one event."""
        self.last_place = (event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, DocumentStartEvent):
            self._start_document()
        elif isinstance(event, AliasEvent):
            self._repeat(event)
        elif isinstance(event, ScalarEvent):
            self._close(self._scalar(event), event)
        elif isinstance(event, CollectionStartEvent):
            self._start(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._close(self._open.pop().node)

    def _start_document(self) -> None:
        if self.root is not None:
            raise self._error("a second document begins here", "leave out the line `---`")

    def _start(self, event: CollectionStartEvent) -> None:
        if len(self._open) >= DEEPEST:
            raise self._error(f"is nested deeper than {DEEPEST} levels", "no instance needs so many")
        is_mapping = isinstance(event, MappingStartEvent)
        node = Node(self.last_place, {} if is_mapping else [], anchor=event.anchor)
        self._refuse_tag(event, "map" if is_mapping else "seq")
        self._open.append(_Open(node, is_mapping))

    def _repeat(self, event: AliasEvent) -> None:
        name = event.anchor
        if any(frame.node.anchor == name for frame in self._open):
            raise self._error(f"the alias *{name} stands inside of what it repeats", "write it out")
        if name not in self._anchors:
            raise self._error(f"nothing above is marked &{name}", did_you_mean(name, self._anchors))
        node = self._anchors[name]
        self._n_repeated += node.n_values
        if self._n_repeated > MOST_REPEATED:
            raise self._error(f"aliases repeat more than {MOST_REPEATED:,} values", "write them out")
        if len(self._open) + node.height > DEEPEST:
            raise self._error(f"aliases nest deeper than {DEEPEST} levels", "write them out")
        self._close(node)

    def _scalar(self, event: ScalarEvent) -> Node:
        self._n_values += 1
        if self._n_values > MOST_VALUES:
            raise self._error(
                f"holds more than {MOST_VALUES:,} values", "write so large an instance as .json"
            )
        return Node(self.last_place, self._value(event), anchor=event.anchor)

    def _value(self, event: ScalarEvent) -> Scalar:
        text: str = event.value
        if not is_text(text):
            raise self._error("holds half a character", "write the character itself")
        if event.style is None and event.tag != f"{CORE}str" and event.tag != "!":
            try:
                value = plain_scalar(text)
            except UnusableNumberError as error:
                return self._unusable(text, error)
            self._refuse_tag(event, _core_name(value))
            return value
        self._refuse_tag(event, "str")
        return text

    def _refuse_tag(self, event: ScalarEvent | CollectionStartEvent, core: str) -> None:
        if event.tag not in (None, "!", f"{CORE}{core}"):
            tag = str(event.tag).replace(CORE, "!!")
            raise self._error(f"the tag {shown(tag)} means nothing here", "leave it out")

    def _close(self, node: Node, scalar: ScalarEvent | None = None) -> None:
        """Put a finished node where it belongs: as the root, an item, a key, or the value of a key."""
        if node.anchor is not None:
            self._anchors[node.anchor] = node
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if not frame.is_mapping:
            frame.node.add(len(frame.node.value), node)
        elif not frame.has_key:
            self._take_key(frame, node, scalar)
        else:
            if frame.usable:
                frame.node.add(str(frame.key), node)
            frame.has_key = False

    def _take_key(self, frame: _Open, node: Node, scalar: ScalarEvent | None) -> None:
        name = scalar.value if scalar is not None else node.value
        frame.key = name if isinstance(name, str) else NO_TEXT
        frame.has_key, frame.usable = True, True
        problem = self._key_problem(frame, node, is_plain=scalar is not None and scalar.style is None)
        first = frame.node.keys.get(frame.key)
        frame.node.keys[frame.key] = node.place
        if problem is None and first is not None:
            problem = "is given twice", f"the first is on line {first[0]}; keep one of the two"
        if problem is not None:
            path = (*self._path(self._open[:-1]), frame.key)
            self.flaws.append(Problem(path, *problem, of_key=True))
            frame.usable = False

    def _key_problem(self, frame: _Open, node: Node, *, is_plain: bool) -> tuple[str, str] | None:
        if frame.key == MERGE and is_plain:
            return "merge keys are not read", "write the fields out"
        if isinstance(node.value, dict | list):
            return "a list or mapping cannot be a name", "write `name: value`"
        if not isinstance(node.value, str):
            return f"the name {shown(node.value)} is not text", f'put it in quotes: "{frame.key}"'
        return None

    def _unusable(self, text: str, error: UnusableNumberError) -> Scalar:
        frame = self._open[-1] if self._open else None
        if frame is not None and frame.is_mapping and not frame.has_key:
            return text  # a name, however odd, and no number
        hint = "write a smaller number, or put it in quotes"
        self.flaws.append(Problem(self._path(self._open), str(error), hint))
        return None

    def _path(self, frames: Sequence[_Open]) -> Path:
        """The path to what comes next inside of ``frames``, the outermost first."""
        return tuple(
            (frame.key or NO_TEXT) if frame.is_mapping else len(frame.node.value) for frame in frames
        )

    def _error(self, message: str, hint: str) -> InputError:
        return _stop(self._name, self.last_place, message, hint)


def _core_name(value: Scalar) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "bool"
        case int():
            return "int"
        case float():
            return "float"
        case _:
            return "str"
