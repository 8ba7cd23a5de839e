"""Programmes in files: JSON that names the instance it is of, and places each of its sessions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from scheduler.domain import Instance, Placement, Programme, Score
from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import schema_problems
from scheduler.domain.time import Moment, moment_text
from scheduler.domain.value import FrozenMap, NonNegativeInt, Value
from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.placements import placement_problems
from scheduler.formats.read_soundly import read_soundly
from scheduler.formats.read_tree import read_tree
from scheduler.formats.sound_part import SoundPart
from scheduler.formats.source import read_source, source_of_text
from scheduler.formats.tree import Tree

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Costs = FrozenMap[str, Annotated[int, Field(strict=True)]]
