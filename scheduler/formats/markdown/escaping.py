"""Text from outside in Markdown: it shows as it is, makes no markup, and is no HTML."""

from __future__ import annotations

import re

ALWAYS = re.compile(r"[\\`*_\[\]<>|~$&#@]")
"""Signs that make markup anywhere in a line, or in a table, or on GitHub."""

AT_THE_START = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What makes a list or a rule where it begins a line; of a number its dot or bracket is escaped."""

ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp)(?=:)|\bwww(?=\.)")
"""Beginnings of what becomes a link without being marked as one."""


def escaped(text: str) -> str:
    """``text`` on a single line, for a cell, a heading or a paragraph."""
    line = ALWAYS.sub(lambda sign: f"\\{sign[0]}", " ".join(text.split()))
    line = ADDRESS.sub(lambda found: f"{found[0]}\\", line)
    return AT_THE_START.sub(lambda found: _harmless(found[1]), line)


def _harmless(start: str) -> str:
    return f"{start}\\" if start[0].isdigit() else f"\\{start}"
