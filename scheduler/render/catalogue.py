"""The catalogue of rules on the screen."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from pydantic_core import PydanticUndefined
from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.domain.text import Language
from scheduler.rules import Rule

GROUPS = {
    "placing": "Placing",
    "rooms": "Rooms",
    "people": "People",
    "times": "Times",
    "order": "Order",
    "tracks": "Tracks and tags",
    "balance": "Balance",
}
INNER_FIELDS = ("id",)


def meaning(rule: type[Rule]) -> tuple[str, str]:
    """The first paragraph of a rule's meaning, and the rest, without the source's line breaks."""
    text = inspect.cleandoc(rule.__doc__ or "").replace("``", "`")
    first, *rest = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return first, "\n\n".join(rest)


def parameters(rule: type[Rule]) -> list[tuple[str, str, str]]:
    """Name, default and meaning of each parameter."""
    said = docstrings(rule)
    return [
        (name, shown_default(field.get_default()), said.get(name, ""))
        for name, field in rule.model_fields.items()
        if name not in INNER_FIELDS
    ]


def docstrings(rule: type[Rule]) -> dict[str, str]:
    """What is written under each field of a rule and of what it derives from."""
    said: dict[str, str] = {}
    for kind in reversed([cls for cls in rule.__mro__ if issubclass(cls, Rule)]):
        [body] = [
            node.body for node in ast.parse(inspect.getsource(kind)).body if isinstance(node, ast.ClassDef)
        ]
        for field, below in pairwise(body):
            if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
                said[ast.unparse(field.target)] = " ".join(ast.literal_eval(below.value).split()).replace(
                    "``", "`"
                )
    return said


def shown_default(default: Any) -> str:
    if default is PydanticUndefined:
        return "required"
    if default is None:
        return "none"
    if isinstance(default, bool):
        return str(default).lower()
    return f"[{', '.join(map(str, default))}]" if isinstance(default, tuple) else str(default)


def catalogue_view(rules: Mapping[str, type[Rule]], language: Language) -> RenderableType:
    """All rules by group, each with its first sentence; base rules are marked."""
    parts: list[RenderableType] = []
    for group, heading in GROUPS.items():
        table = Table(box=box.SIMPLE_HEAD, title=Text(heading, style="bold"), title_justify="left")
        table.add_column("Rule", style="cyan", no_wrap=True)
        table.add_column("Level")
        table.add_column("Meaning")
        for name, rule in rules.items():
            if rule.group == group:
                level = f"{rule.model_fields['level'].default}{' *' if rule.base else ''}"
                table.add_row(name, level, Text(meaning(rule)[0]))
        if table.row_count:
            parts.append(table)
    note = "* in force without being listed, unless `base: none`.  `schedule rules NAME` tells one in full."
    return Group(*parts, Text(note, style="dim"))


def rule_view(rule: type[Rule], language: Language) -> RenderableType:
    """One rule in full: meaning, formula, parameters, example."""
    first, rest = meaning(rule)
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("Parameter", "Default", "Meaning"):
        table.add_column(heading)
    for name, default, said in parameters(rule):
        table.add_row(Text(name, style="cyan"), Text(default), Text(said))
    force = "In force without being listed." if rule.base else "In force when it is listed."
    return Group(
        Text.assemble((rule.name(), "bold cyan"), f"  {rule.title.say(language)}"),
        Text(first),
        *([Text(rest)] if rest else []),
        Text(),
        Text.assemble(("Counts  ", "bold"), rule.formula),
        Text(force),
        table,
        *([Text.assemble(("Known as  ", "bold"), "; ".join(rule.peers))] if rule.peers else []),
        Text("Example", style="bold"),
        Text("\n".join(f"  {line}" for line in ("rules:", *(f"  {e}" for e in rule.example.splitlines())))),
    )
