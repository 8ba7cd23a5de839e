"""The tree of a text, by what it is written in."""

from __future__ import annotations

from scheduler.errors import Fault, InputError
from scheduler.formats.json_tree import json_tree
from scheduler.formats.source import Source
from scheduler.formats.tree import Tree


def read_tree(source: Source) -> Tree:
    """Read YAML or JSON whose outermost thing is a mapping.

    Raises
    ------
    InputError
        The text is not what its ending says, or is no mapping.
    """
    tree = json_tree(source) if source.ending == ".json" else _yaml_tree(source)
    if not isinstance(tree.value, dict):
        hint = "instances and programmes begin with their `format`, which is 1"
        [place] = tree.places([((), False)])
        fault = Fault(source.name, *place, "", "is not a mapping of names to values", hint)
        raise InputError(f"{source.name} cannot be read", [fault])
    return tree


def _yaml_tree(source: Source) -> Tree:
    from scheduler.formats.yaml_tree import yaml_tree  # ruamel.yaml takes 50 ms, which JSON need not wait for

    return yaml_tree(source)
