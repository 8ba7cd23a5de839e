"""Reads a file as far as it is sound, and tells all that is wrong with it at once.

What is found wrong is left out, and the rest is judged on, so that a misspelt name shows up together with a
wrong type elsewhere, and neither makes faults of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from scheduler.domain.problem import Problem
from scheduler.errors import InputError
from scheduler.formats.sound_part import SoundPart
from scheduler.formats.tree import Tree

Read = TypeVar("Read")


def read_soundly(tree: Tree, judge: Callable[[SoundPart], Read | list[Problem]]) -> Read:
    """What ``judge`` makes of the values of a file: the thing read, or the problems that it finds first.

    Raises
    ------
    InputError
        Anything is wrong; it carries all faults.
    """
    part = SoundPart(tree.value)
    found = list(tree.flaws)
    part.cut(flaw for flaw in tree.flaws if not flaw.of_key)
    while isinstance(judged := judge(part), list):
        problems = part.in_whole(judged)
        found += part.first_hand(problems)
        if not part.cut(problems):
            break
    if found or isinstance(judged, list):
        faults = set(tree.faults(found))
        number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise InputError(f"{tree.name} has {number}", faults)
    return judged
