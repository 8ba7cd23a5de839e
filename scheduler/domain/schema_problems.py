"""What pydantic refuses, as problems in plain words: where, what stands there, and what is wanted.

A path leads through what was given, not through the types: the names of validators and of the branches of
a union that pydantic puts into its own paths are taken out, and one bad value makes one problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scheduler.domain.known_fields import known_fields
from scheduler.domain.problem import Problem, closest, did_you_mean
from scheduler.domain.time import has_foreign_digits

Path = tuple[str | int, ...]

WANTED: Mapping[str, str] = {
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "string": "text",
    "tuple": "a list",
    "list": "a list",
    "set": "a list",
    "dict": "a mapping",
    "mapping": "a mapping",
    "model": "a mapping",
}
"""By the first word of pydantic's error types such as ``int_type`` and ``bool_parsing``."""

COMPARED: Mapping[str, tuple[str, str]] = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}

MOST_HINTS = 200
"""How many unknown fields are compared with those that are known, which takes time."""

ID_HINT = "ids are letters and digits, with '.', '-' and '_' between them"


@dataclass(frozen=True)
class _Refusal:
    """One error of pydantic; ``branch`` of a union at ``path[:depth]``, empty where there is none."""

    path: Path
    depth: int
    branch: str
    of_key: bool
    error: ErrorDetails

    @property
    def type(self) -> str:
        return self.error["type"]

    @property
    def group(self) -> Path:
        return self.path[: self.depth] if self.branch else self.path

    @property
    def wanted(self) -> str:
        """What should stand there instead; empty where the type is not what is wrong."""
        first, _, last = self.type.rpartition("_")
        given = self.error["input"]
        if self.type == "literal_error" and not isinstance(given, str):
            return str(self.error["ctx"]["expected"])
        if self.type == "model_type" and self.error.get("ctx", {}).get("class_name") == "Text":
            return "text"
        is_type = last in ("type", "parsing") or self.type in ("int_from_float", "model_attributes_type")
        return WANTED.get(first.split("_")[0], "") if is_type else ""


def schema_problems(error: ValidationError, given: object, model: type[BaseModel]) -> Iterator[Problem]:
    """The problems behind ``error``, which ``model`` raised at ``given``; one for each bad value."""
    errors = [found for found in error.errors(include_url=False) if not _miscounted(found)]
    refusals = [_refusal(found, given) for found in errors]
    groups: dict[Path, list[_Refusal]] = {}
    for refusal in refusals:
        groups.setdefault(refusal.group, []).append(refusal)
    slips = _slips(refusals, model)
    renamed = {(*path[:-1], meant) for path, meant in slips.items()}
    for group in groups.values():
        for refusal in _branch_meant(group):
            if not (refusal.type == "missing" and refusal.path in renamed):
                yield _problem(refusal, group, model, is_hinted=refusal.path in slips)


def _miscounted(error: ErrorDetails) -> bool:
    """Whether a list only seems too short, because pydantic does not count items that it refused."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _refusal(error: ErrorDetails, given: Any) -> _Refusal:
    """Follow pydantic's path through what was given as far as it leads there."""
    path: list[str | int] = []
    branch, depth, of_key = "", 0, False
    for number, step in enumerate(error["loc"]):
        last = number == len(error["loc"]) - 1
        if _leads_on(given, step):
            given = given[step]
            path.append(step)
        elif number == 0 or (last and error["type"] == "missing"):
            path.append(step)
        elif step == "[key]":
            of_key = True
        elif not branch:
            branch, depth = str(step), len(path)
    return _Refusal(tuple(path), depth, branch, of_key or error["type"] == "extra_forbidden", error)


def _leads_on(given: object, step: str | int) -> bool:
    if isinstance(given, Mapping):
        return step in given
    is_list = isinstance(given, Sequence) and not isinstance(given, str)
    return is_list and isinstance(step, int) and step < len(given)  # type: ignore[arg-type]


def _branch_meant(group: list[_Refusal]) -> list[_Refusal]:
    """Of the branches of a union, the one whose type what was given has; else a single refusal."""
    if not any(refusal.branch for refusal in group):
        return group[:1]
    fitting = [r for r in group if not (r.wanted and len(r.path) == r.depth)]
    if not fitting:
        return group[:1]
    return [refusal for refusal in fitting if refusal.branch == fitting[0].branch]


def _slips(refusals: list[_Refusal], model: type[BaseModel]) -> dict[Path, str | None]:
    """Unknown fields, and the known ones that may have been meant: these are then not missing, too."""
    unknown = [refusal.path for refusal in refusals if refusal.type == "extra_forbidden"][:MOST_HINTS]
    return {path: closest(str(path[-1]), known_fields(model, path[:-1])) for path in unknown}


def _problem(refusal: _Refusal, group: list[_Refusal], model: type[BaseModel], *, is_hinted: bool) -> Problem:
    message, hint = _words(refusal, group)
    if is_hinted:
        hint = did_you_mean(str(refusal.path[-1]), known_fields(model, refusal.path[:-1]))
    return Problem(refusal.path, message, hint, refusal.of_key)


def _words(refusal: _Refusal, group: list[_Refusal]) -> tuple[str, str]:
    """Message and hint of one refusal."""
    kind, given, said = refusal.type, refusal.error["input"], refusal.error.get("ctx", {})
    name = str(refusal.path[-1]) if refusal.path else ""
    if refusal.wanted:
        wanted = list(dict.fromkeys(r.wanted for r in group if r.wanted))
        return _mistyped(given, wanted)
    if kind == "missing":
        return "is missing", f"add `{name}: ...` here"
    if kind == "extra_forbidden":
        return f"{shown(name)} is not a field here", ""
    if kind == "literal_error":
        return _none_of(given, said["expected"])
    if kind == "string_pattern_mismatch":
        return f"{shown(given)} is not an id", ID_HINT
    if kind == "string_too_long":
        return f"{shown(given)} has {len(given)} letters", f"{said['max_length']} are the most"
    if kind == "too_short":
        return "is empty", f"at least {said['min_length']} must be given"
    if kind in COMPARED:
        limit, words = COMPARED[kind]
        return f"{shown(given)} is out of range", f"write a number of {words} {said[limit]:,}"
    if kind == "value_error":
        message, _, hint = str(said["error"]).partition("; ")
        return message, hint
    return refusal.error["msg"], ""


def _none_of(given: str, expected: str) -> tuple[str, str]:
    known = re.findall(r"'([^']*)'", expected)
    hint = did_you_mean(given, known) if known else f"write {expected}"
    return f"{shown(given)} is not known here", hint


def _mistyped(given: object, wanted: list[str]) -> tuple[str, str]:
    wish = " or ".join(wanted)
    if given is None:
        return f"is empty, where {wish} is wanted", "fill it in, or leave the field out"
    return f"{shown(given)} is {_type_name(given)}, where {wish} is wanted", _as_wanted(given, wanted[0])


def _as_wanted(given: object, wanted: str) -> str:
    """How to write the same thing as what is wanted."""
    plain = isinstance(given, str | int | float)
    number = re.fullmatch(r"([0-9][0-9_ ',]*?)\s*[A-Za-z]*", given) if isinstance(given, str) else None
    match wanted:
        case "a whole number" if number:
            return f"write {re.sub('[^0-9]', '', number[1])}"
        case "a whole number" if has_foreign_digits(given):
            return "write it with the digits 0-9"
        case "a list" if plain:
            return f"write [{given}]" if len(str(given)) < 30 else "put it in [square brackets]"
        case "text" if plain:
            return f'put it in quotes: "{str(given).lower() if isinstance(given, bool) else given}"'
        case "a mapping":
            return "write its fields below it as `name: value`"
        case _:
            return f"write {wanted}"


def _type_name(given: object) -> str:
    match given:
        case bool():
            return "a truth value"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list() | tuple():
            return "a list"
        case _:
            return "a mapping"


def shown(given: object) -> str:
    """``given`` as a message shows it: on one line, and not longer than a line."""
    match given:
        case bool():
            return str(given).lower()
        case None:
            return "nothing"
        case list() | tuple():
            return "this"
        case Mapping():
            return "this"
    text = repr(given[:80] if isinstance(given, str) else given)
    return text if len(text) <= 60 else f"{text[:56]}...{text[-1]}"
