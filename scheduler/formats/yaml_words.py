"""What the YAML parser complains of, in plain words with a hint."""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from scheduler.formats.tree import Place

KNOWN: tuple[tuple[str, str, str], ...] = (
    (r"character '\\t'", "a tab stands where the indentation is", "indent with spaces"),
    (
        r"mapping values are not allowed|could not find expected ':'",
        "this line is not `name: value`, or is indented otherwise than those around it",
        "put a text that holds `: ` in quotes; check the indentation",
    ),
    (
        r"unexpected end of stream|found unexpected document separator",
        "a text in quotes is opened here and never closed",
        "close the quotes",
    ),
    (
        r"expected ',' or '\]'|expected ',' or '}'",
        "a [list] or {mapping} before this is not closed, or lacks a comma",
        "close it, or put a comma between its items",
    ),
    (
        r"expected <block end>|expected '<document start>'|sequence entries are not allowed",
        "this line does not go on with what stands above it",
        "indent items of one list or mapping alike",
    ),
    (
        r"character '(.)' that cannot start any token",
        "a text cannot begin with {sign} unless it is in quotes",
        "put it in quotes",
    ),
    (r"unknown escape character", "a backslash stands before a letter that has no such form", "write \\\\"),
    (r"special characters are not allowed", "a control character stands in the text", "remove it"),
)


def yaml_error_words(error: YAMLError) -> tuple[str, str]:
    """Message and hint for an error of the parser."""
    problem = error.problem or error.context if isinstance(error, MarkedYAMLError) else str(error)
    problem = str(problem).splitlines()[0]
    for pattern, message, hint in KNOWN:
        match = re.search(pattern, problem)
        if match is not None:
            sign = repr(match[1]) if match.groups() else ""
            return message.replace("{sign}", sign), hint
    return f"is not YAML here: {problem}", "check the indentation, the quotes and the brackets"


def yaml_error_place(error: YAMLError, text: str) -> Place:
    """Where it is; for quotes that are never closed, where they are opened."""
    if isinstance(error, ReaderError):
        before = text[: error.position]
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened is not None and re.search("quoted scalar|simple key", str(getattr(error, "context", ""))):
        mark = opened
    return (0, 0) if mark is None else (mark.line + 1, mark.column + 1)
