"""Reads one cell for each sort of column; what is wrong with it is an UnreadableCellError."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from scheduler.domain.problem import did_you_mean
from scheduler.formats.template import cells
from scheduler.formats.template.columns import Reader
from scheduler.formats.template.context import Context
from scheduler.formats.template.folding import folded, with_plain_digits
from scheduler.formats.template.lists import at_commas, every_part, listed
from scheduler.formats.template.unreadable import UnreadableCellError, shown
from scheduler.formats.template.windows import windows
from scheduler.formats.workbook import Cell

ALL_OTHERS = "default"
"""The key of mappings by kind or room that stands for those not named; also in other languages."""
OTHERS = frozenset(map(folded, (ALL_OTHERS, "others", "autres", "par défaut", "غيرها", "الباقي")))


def text(value: Cell, _: Context) -> str:
    return cells.cell_text(value)


def number(value: Cell, _: Context) -> int:
    return cells.whole_number(value)


def minutes(value: Cell, _: Context) -> int:
    return cells.minutes(value)


def flag(value: Cell, _: Context) -> bool:
    return cells.flag(value)


def date(value: Cell, _: Context) -> str:
    return cells.date(value)


def time(value: Cell, _: Context) -> str:
    return cells.time_of_day(value)


def moment(value: Cell, _: Context) -> str:
    return cells.moment(value)


def words(value: Cell, _: Context) -> list[str]:
    """A list of words, each once."""
    return list(dict.fromkeys(every_part(cells.cell_text(value))))


def one_of(table: str) -> Reader:
    """The id of one thing of another table."""
    return lambda value, context: context.names[table].one(cells.cell_text(value))


def some_of(table: str) -> Reader:
    """Ids of things of another table."""
    return lambda value, context: context.names[table].several(cells.cell_text(value))


def choice(known: Mapping[str, str]) -> Reader:
    """What a word stands for; the words are given unfolded."""
    by_folded = {folded(word): meant for word, meant in known.items()}

    def read(value: Cell, _: Context) -> object:
        meant = did_you_mean(cells.cell_text(value), known)
        hint = meant if meant.startswith("did you") else f"write {', '.join(dict.fromkeys(known.values()))}"
        return cells.choice(value, by_folded, hint)

    return read


def choices(known: Mapping[str, str]) -> Reader:
    """What each of some words stands for."""
    one = choice(known)

    def read(value: Cell, context: Context) -> list[object]:
        return list(dict.fromkeys(one(part, context) for part in every_part(cells.cell_text(value))))

    return read


def periods(value: Cell, context: Context) -> list[dict[str, str]]:
    """Stretches of time, or blocks."""
    found: list[dict[str, str]] = []
    problems: list[tuple[str, str]] = []
    for outer in listed(cells.cell_text(value)):
        for part in [outer] if context.block(outer) else at_commas(outer):
            block = context.block(part)
            try:
                found += [block] if block else windows(part, context.dates)
            except UnreadableCellError as error:
                problems += error.problems
    if problems:
        raise UnreadableCellError(*problems, kept=found)
    return found


def amounts(table: str | None, read: Reader = number) -> Reader:
    """Numbers by name, ``workshop: 10; default: 5``; the names are those of a table, or any words."""

    def by_name(value: Cell, context: Context) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for part in every_part(cells.cell_text(value)):
            name, sign, amount = part.rpartition(":") if ":" in part else part.rpartition("=")
            if not sign:
                message = f"{shown(part)} names nothing with a number"
                raise UnreadableCellError((message, "write it as name: 10; name: 20"))
            try:
                found[_key(name.strip(), table, context)] = read(amount.strip(), context)
            except UnreadableCellError as error:
                raise UnreadableCellError(*error.problems, kept=found) from None
        return found

    return by_name


def _key(name: str, table: str | None, context: Context) -> str:
    if folded(name) in OTHERS:
        return ALL_OTHERS
    return name if table is None else context.names[table].one(name)


def amount_or_amounts(table: str, read: Reader = number) -> Reader:
    """One number for all, or numbers by name."""
    by_name = amounts(table, read)

    def either(value: Cell, context: Context) -> Any:
        is_mapping = isinstance(value, str) and re.search("[:=]", value)
        return by_name(value, context) if is_mapping else read(value, context)

    return either


_FOLLOWS: Mapping[str, Mapping[str, bool]] = {
    word: {field: True}
    for field, said in {
        "right_after": ("right after", "juste apres", "مباشرة بعد", "مباشرة"),
        "same_day": ("same day", "meme jour", "نفس اليوم"),
        "same_room": ("same room", "meme salle", "نفس القاعة"),
    }.items()
    for word in map(folded, said)
}
_LEAST = frozenset(map(folded, ("min", "at least", "au moins", "على الأقل")))
_MOST = frozenset(map(folded, ("max", "at most", "au plus", "على الأكثر")))
_FOLLOWS_HINT = "write it as SESSION (right after), (same day), (same room), (min 30), (max 90)"


def follows(value: Cell, context: Context) -> list[dict[str, Any]]:
    """Sessions that come earlier, each perhaps with conditions in brackets behind it."""
    names = context.names["sessions"]
    found = []
    for outer in listed(cells.cell_text(value)):
        for part in [outer] if outer in names else at_commas(outer):
            held = None if part in names else re.fullmatch(r"(.*?)\s*\(([^()]*)\)", part, re.DOTALL)
            name, conditions = (held[1], at_commas(held[2])) if held else (part, [])
            entry: dict[str, Any] = {"session": names.one(name)}
            for condition in conditions:
                entry |= _condition(condition)
            found.append(entry)
    return found


def _condition(text: str) -> Mapping[str, Any]:
    plain = folded(with_plain_digits(text))
    if plain in _FOLLOWS:
        return _FOLLOWS[plain]
    found = re.fullmatch(r"(.*?)\s*(\d{1,6})\s*(?:min|mn|minutes)?", plain)
    if found and found[1] in _LEAST:
        return {"min_gap": int(found[2])}
    if found and found[1] in _MOST:
        return {"max_gap": int(found[2])}
    raise UnreadableCellError((f"{shown(text)} is no condition that is known", _FOLLOWS_HINT))


PARAMETERS_HINT = "write them as name: value; name: [value, value]"


def parameters(value: Cell, _: Context) -> dict[str, Any]:
    """Parameters of a rule, ``name: value`` each, with values as instances write them."""
    from scheduler.errors import InputError
    from scheduler.formats.read_tree import read_tree
    from scheduler.formats.source import source_of_text

    given = cells.cell_text(value).strip()
    inner = given[1:-1] if given.startswith("{") and given.endswith("}") else given
    try:
        tree = read_tree(source_of_text("cell.yaml", f"held: {{{', '.join(_entries(inner))}}}"))
        held = tree.value["held"]
    except (InputError, KeyError):
        held = None
    if not isinstance(held, dict) or tree.flaws or len(tree.value) > 1 or None in held.values():
        raise UnreadableCellError((f"{shown(given)} are no parameters", PARAMETERS_HINT))
    return held


def _entries(text: str) -> list[str]:
    """The parameters in a cell; several values that stand in no brackets get them."""
    held: list[list[str]] = []
    for part in every_part(text):
        if re.match(r"\w+\s*:", part) or not held:
            held.append([part])
        else:
            held[-1].append(part)
    return [_in_brackets(*entry) for entry in held]


def _in_brackets(first: str, *more: str) -> str:
    if not more:
        return first
    name, _, value = first.partition(":")
    return f"{name}: [{', '.join((value.strip(), *more))}]"
