"""The rules reference as Markdown, from the same text that `schedule rules` shows."""

from __future__ import annotations

from scheduler.render.catalogue import GROUPS, meaning, parameters
from scheduler.rules import Rule, catalogue

HEADING = """# Rules

Generated from the catalogue by `python docs/build.py`; `schedule rules NAME` shows the same in the terminal.

A rule is listed under `rules:` by an id of your choice; `rule:` names it where the id does not. Every rule
has a `level` (one of the instance's levels, or `off`) and a `weight`, the cost of one unit.
Base rules (*) are in force without being listed, at the level shown, unless the instance says `base: none`.
"""


def rule_reference() -> str:
    """The page of all rules, by group."""
    parts = [HEADING, _contents()]
    for group, heading in GROUPS.items():
        rules = [rule for rule in catalogue().values() if rule.group == group]
        if rules:
            parts += [f"## {heading}\n", *map(_section, rules)]
    return "\n".join(parts)


def _contents() -> str:
    rows = ["| rule | level | meaning |", "|---|---|---|"]
    for name, rule in catalogue().items():
        level = f"{rule.model_fields['level'].default}{' *' if rule.base else ''}"
        rows.append(f"| [`{name}`](#{name}) | {level} | {meaning(rule)[0]} |")
    return "\n".join(rows) + "\n"


def _section(rule: type[Rule]) -> str:
    first, rest = meaning(rule)
    rows = [f"| `{name}` | `{default}` | {said} |" for name, default, said in parameters(rule)]
    example = "\n".join(f"  {line}" for line in rule.example.splitlines())
    names = ", ".join(f"{rule.title.say(language)}" for language in ("en", "fr", "ar"))
    parts = [
        f"### {rule.name()}\n",
        f"{names}\n",
        f"{first}{f'{chr(10)}{chr(10)}{rest}' if rest else ''}\n",
        f"Counts: {rule.formula}.\n",
        *([f"Known as: {'; '.join(rule.peers)}.\n"] if rule.peers else []),
        "| parameter | default | meaning |\n|---|---|---|",
        *rows,
        f"\n```yaml\nrules:\n{example}\n```\n",
    ]
    return "\n".join(parts)
