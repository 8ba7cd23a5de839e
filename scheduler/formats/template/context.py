"""What must be known of the other tables to read a cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.formats.template.folding import folded
from scheduler.formats.template.names import Names
from scheduler.formats.template.windows import Window


@dataclass(frozen=True)
class Context:
    """Names by key of table, the dates of the conference, and when each block is, by its folded name."""

    names: Mapping[str, Names] = field(default_factory=dict)
    dates: tuple[dt.date, ...] = ()
    blocks: Mapping[str, Window] = field(default_factory=dict)

    def block(self, text: str) -> Window | None:
        """When the block that is called so is; None where none is."""
        return self.blocks.get(folded(text))
