"""Imports point down, and each outside library has its place."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import scheduler

ROOT = Path(scheduler.__file__).parent

LAYERS = (
    "errors",
    "domain",
    "generation",
    "network",
    "rules",
    "evaluator",
    "engines",
    "solver",
    "demands",
    "explanation",
    "difference",
    "disturbance",
    "relocation",
    "repairs",
    "alternative",
    "mishap",
    "comparison",
    "formats",
    "bench",
    "render",
    "cli",
)
"""Each may import itself and those before it."""

FORBIDDEN = {("engines", "rules"), ("engines", "evaluator")}
"""Though they point down: engines know terms only, and the evaluator has the last word on what they say."""

HOMES = {
    "ortools": {"engines"},
    "networkx": {"engines", "domain"},
    "numba": {"engines"},
    "numpy": {"network", "engines"},
    "rich": {"render", "cli"},
    "typer": {"cli"},
    "click": {"cli"},
    "ruamel": {"formats", "cli"},
    "openpyxl": {"formats"},
    "icalendar": {"formats"},
    "jinja2": {"bench", "formats"},
    "markupsafe": {"bench", "formats"},
    "python_calamine": {"formats"},
    "typst": {"formats"},
    "xlsxwriter": {"formats"},
}
